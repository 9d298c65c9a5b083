"""What a misread word may have been that makes a compound with a neighbour: "mạnh mê" is "mạnh mẽ", however rare "mẽ" is."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from vnplan.lm.model import Model
from vnplan.mend.decode import Floats, Ints, Lattice
from vnplan.mend.ties import UNSEEN, ties

# Log odds. How close a word is to its neighbour in a compound, and how likely behind it; how close at most the word that was
# read, and how much closer the new one is; and what that counts beside what the model says. Of 22 words that this changed on
# pages of scans one became wrong.
BINDS, LIKELY, LOOSE, CLOSER, COUNTS = 4.0, -2.5, 2.0, 6.0, 3.0


def with_compounds(model: Model, lattice: Lattice, near: Ints, small: npt.NDArray[np.bool_]) -> Lattice:
    """The lattice with compounds the likelier; of the options of a place, those behind the first ``near`` only if they make one.

    A word that stands in a compound as it was read is left alone, and so is one with capitals, which is not ``small``.
    """
    count = np.diff(lattice.first)
    owner = np.repeat(np.arange(len(count)), count)
    read = lattice.first[:-1]
    rank = np.arange(len(owner)) - read[owner]
    close, bound = _closest(model, lattice, owner)
    own = close[read][owner]
    compound = (bound > BINDS) & (own < LOOSE) & (bound - own > CLOSER) & small[owner]
    kept = (rank <= near[owner]) | compound
    first = np.concatenate(([0], np.cumsum(np.bincount(owner[kept], minlength=len(count))))).astype(np.int64)
    costs = np.where(compound, lattice.costs - np.float32(COUNTS), lattice.costs)[kept]
    return replace(lattice, first=first, options=lattice.options[kept], costs=costs)


def _closest(model: Model, lattice: Lattice, owner: Ints) -> tuple[Floats, Floats]:
    """How close each option is to the closer of the two words beside it; the same of pairs that are likely."""
    at = lattice.places + 2
    before, after = lattice.stream.ids[at - 1], lattice.stream.ids[at + 1]
    one, p_one = ties(model, before[owner], lattice.options)
    two, p_two = ties(model, lattice.options, after[owner])
    likely = (np.where(p > LIKELY, tie, np.float32(UNSEEN)) for tie, p in ((one, p_one), (two, p_two)))
    return np.maximum(one, two), np.maximum(*likely)
