"""Suspicious stretches of a stream are decoded by a beam over the model and the channel, all of them in lockstep."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vnplan.lm.model import Model
from vnplan.mend.evidence import Evidence

Ids = npt.NDArray[np.uint16]
Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
BEAM = 5
LM_WEIGHT = 0.82
LONGEST = 6
# Of a long document so many places at a time: what is worked out for their options is many times their size.
AT_ONCE = 1 << 12
# What packed probabilities of two words may be above one, as logs, and more.
_SURELY = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Lattice:
    """Places of a stream that are in doubt, and what may stand there.

    ``options`` and ``costs`` hold, from ``first[k]`` to ``first[k + 1]``, what may stand at ``places[k]``: what was read
    comes first, with the log probability of being an unknown word as its (negative) cost. ``padded`` is the stream behind two
    bounds and before two.
    """

    padded: Ids
    places: Ints
    first: Ints
    options: Ids
    costs: Floats

    def only(self, rows: Ints) -> "Lattice":
        """The lattice of some of the places."""
        width = self.first[rows + 1] - self.first[rows]
        option = ranges(self.first[rows], width)
        first = np.concatenate(([0], np.cumsum(width)))
        return Lattice(self.padded, self.places[rows], first, self.options[option], self.costs[option])


def ranges(start: Ints, size: Ints) -> Ints:
    """The integers from each start, as many as each size, end to end.

    >>> ranges(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    before = np.cumsum(size) - size
    return np.repeat(start - before, size) + np.arange(int(size.sum()))


def stretches(places: Ints) -> tuple[Ints, Ints]:
    """Where runs of neighbouring places begin, and how long they are; long ones are cut."""
    if not len(places):
        return places, places
    cut = np.flatnonzero(np.diff(places, prepend=places[:1] - 2) != 1)
    size = np.diff(np.append(cut, len(places)))
    pieces = -(-size // LONGEST)
    offset = ranges(np.zeros(len(cut), np.int64), pieces) * LONGEST
    begin = np.repeat(cut, pieces) + offset
    return begin, np.diff(np.append(begin, len(places)))


def beside(places: Ints) -> npt.NDArray[np.bool_]:
    """Which of some places, in order, have a neighbour among them.

    >>> beside(np.array([1, 3, 4, 7])).tolist()
    [False, True, True, False]
    """
    out = np.zeros(len(places), np.bool_)
    joined = np.diff(places) == 1
    out[1:] |= joined
    out[:-1] |= joined
    return out


def decode(model: Model, lattice: Lattice, evidence: Evidence, prior: float) -> Ints:
    """For each place the index into ``options`` of what should stand there; ``prior`` is the log odds of an error."""
    begin, size = stretches(lattice.places)
    count = len(begin)
    chosen = lattice.first[:-1].copy()
    if not count:
        return chosen
    at = lattice.places[begin] + 2
    stretch = np.arange(count)
    back2, back1 = lattice.padded[at - 2], lattice.padded[at - 1]
    bow = model.bows(back2, back1)
    score = np.zeros(count, np.float32)
    path = np.zeros((count, LONGEST + 2), np.int64)
    for step in range(int(size.max()) + 2):
        live = step < size[stretch] + 2
        if not live.all():
            _settle(chosen, begin, size, (stretch[~live], score[~live], path[~live]))
            stretch, score, path = stretch[live], score[live], path[live]
            back2, back1, bow = back2[live], back1[live], bow[live]
        inside = step < size[stretch]
        place = np.minimum(begin[stretch] + step, len(lattice.places) - 1)
        width = np.where(inside, lattice.first[place + 1] - lattice.first[place], 1)
        parent = np.repeat(np.arange(len(stretch)), width)
        option = ranges(np.where(inside, lattice.first[place], 0), width)
        within = inside[parent]
        here = at[stretch[parent]] + step
        word = np.where(within, lattice.options[option], lattice.padded[np.minimum(here, len(lattice.padded) - 1)])
        log_p, bow = model.step(back2[parent], back1[parent], word, bow[parent])
        own = _own(lattice.padded, back1[parent], word, np.minimum(here, len(lattice.padded) - 1))
        gain = LM_WEIGHT * evidence.log_add(log_p, back1[parent], word, own)
        kept = option == lattice.first[place[parent]]
        gain += np.where(within, np.where(kept, -lattice.costs[option], prior - lattice.costs[option]), 0)
        total = score[parent] + gain
        best = _top(stretch[parent], total)
        parent, within = parent[best], within[best]
        path = path[parent]
        rows = np.flatnonzero(within)
        path[rows, step] = option[best][rows]
        back2, back1, score, stretch, bow = back1[parent], word[best], total[best], stretch[parent], bow[best]
    _settle(chosen, begin, size, (stretch, score, path))
    return chosen


def _settle(chosen: Ints, begin: Ints, size: Ints, states: tuple[Ints, Floats, Ints]) -> None:
    """Write the best path of each finished stretch."""
    stretch, score, path = states
    if not len(stretch):
        return
    order = np.lexsort((-score, stretch))
    first = order[np.flatnonzero(np.diff(stretch[order], prepend=-1))]
    for row in first.tolist():
        k = int(stretch[row])
        chosen[begin[k] : begin[k] + size[k]] = path[row, : size[k]]


def _top(group: Ints, score: Floats) -> Ints:
    """The rows of the best states of each group."""
    order = np.argsort(group * 4096.0 - score, kind="stable")
    sorted_group = group[order]
    start = np.flatnonzero(np.diff(sorted_group, prepend=-1))
    rank = np.arange(len(order)) - np.repeat(start, np.diff(np.append(start, len(order))))
    return np.asarray(order[rank < BEAM])


def _own(padded: Ids, first: Ids, second: Ids, at: Ints) -> tuple[npt.NDArray[np.bool_], Ints]:
    """Where a pair is the one that stands in the text itself."""
    return (padded[at] == second) & (padded[at - 1] == first), at


def alone(model: Model, lattice: Lattice, evidence: Evidence, prior: float, floor: Floats | None = None) -> Floats:
    """For each place the log odds of its best other option against what was read, all else as it was read.

    With a ``floor`` for each place, odds below it are any below it: most options are out by what they are in their place alone.
    """
    gains = [np.zeros(0, np.float32)]
    for low in range(0, len(lattice.places), AT_ONCE):
        rows = np.arange(low, min(low + AT_ONCE, len(lattice.places)))
        readings = _Readings(model, lattice, evidence, (lattice.padded, rows, prior))
        start = lattice.first[rows] - lattice.first[low]
        if floor is None:
            total = readings.all()
        else:
            total = np.full(len(readings.word), -np.inf, np.float32)
            total[start] = readings.of(start)
            able = readings.most() >= (total[start] + floor[rows])[readings.owner]
            able[start] = False
            total[able] = readings.of(np.flatnonzero(able))
        kept = total[start]
        total[start] = -np.inf
        gains.append(np.maximum.reduceat(total, start) - kept)
    return np.concatenate(gains)


class _Readings:
    """Every option of some rows of the lattice, in a stream that is else as it is given."""

    def __init__(self, model: Model, lattice: Lattice, evidence: Evidence, around: tuple[Ids, Ints, float]) -> None:
        padded, rows, prior = around
        width = lattice.first[rows + 1] - lattice.first[rows]
        option = ranges(lattice.first[rows], width)
        self._model, self._evidence, self._padded = model, evidence, lattice.padded
        self.owner = np.repeat(np.arange(len(rows)), width)
        self.word = lattice.options[option]
        self._place = lattice.places[rows] + 2
        self._far, self._near, self._behind, self._beyond = (
            padded[np.minimum(self._place + k, len(padded) - 1)] for k in (-2, -1, 1, 2)
        )
        self._costs, self._prior = lattice.costs[option], np.float32(prior)
        self._read = np.zeros(len(option), np.bool_)
        self._read[np.cumsum(width) - width] = True
        self._heard = model.here((self._far, self._near), self.owner, self.word)
        before, at = self._near[self.owner], self._place[self.owner]
        self._here = evidence.log_add(self._heard[0], before, self.word, _own(self._padded, before, self.word, at))

    def most(self) -> Floats:
        """More than the score of every option, by what it is in its place: no word behind is surer than sure."""
        return LM_WEIGHT * self._here - self._costs + (self._prior + np.float32(_SURELY))

    def all(self) -> Floats:
        """The score of every option."""
        return self.of(np.arange(len(self.word)))

    def of(self, some: Ints) -> Floats:
        """The score of some options."""
        owner, word = self.owner[some], self.word[some]
        here, own, seen = self._heard
        around = self._near, self._behind, self._beyond
        after, last = self._model.behind(around, owner, word, (here[some], own[some], seen[some]))
        behind, at = self._behind[owner], self._place[owner]
        total = self._here[some] + self._evidence.log_add(after, word, behind, _own(self._padded, word, behind, at + 1))
        total += last
        total = LM_WEIGHT * total - self._costs[some] + self._prior
        total[self._read[some]] -= self._prior
        return total


def posteriors(model: Model, lattice: Lattice, evidence: Evidence, chosen: Ints, prior: float) -> Floats:
    """For each place that changes, the log odds of the choice against all other options, its neighbours as chosen.

    Places that keep what was read have minus infinity.
    """
    changed = np.flatnonzero(chosen != lattice.first[:-1])
    out = np.full(len(chosen), -np.inf, np.float32)
    if not len(changed):
        return out
    padded = lattice.padded.copy()
    padded[lattice.places + 2] = lattice.options[chosen]
    total = _Readings(model, lattice, evidence, (padded, changed, prior)).all()
    width = lattice.first[changed + 1] - lattice.first[changed]
    start = np.cumsum(width) - width
    pick = start + chosen[changed] - lattice.first[changed]
    mine = total[pick]
    rest = np.exp(np.minimum(total - np.repeat(mine, width), 60))
    rest[pick] = 0
    out[changed] = -np.log(np.maximum(np.add.reduceat(rest, start), 1e-20))
    return out
