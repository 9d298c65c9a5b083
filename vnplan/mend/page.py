"""A text as the model sees it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vnplan.lm import tokens as tk
from vnplan.lm.model import Model
from vnplan.mend.decode import Ids, Ints
from vnplan.model.base import Span
from vnplan.text import kept_re as re

_SOFT = re.compile(r"(?<=[^\s.;:!?…])[ \t]*\n(?=[ \t]*[^\W\d_]{2})")


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A text as the model sees it; ``near`` says of later rounds which tokens lie near a change."""

    text: str
    tokens: tk.Tokens
    ids: Ids
    padded: Ids
    slot: Ints
    near: npt.NDArray[np.bool_] | None = None

    def looked_at(self, places: Ints) -> Ints:
        """Those of some tokens that are looked at: elsewhere they have the neighbours they had, and nothing new is found."""
        return places if self.near is None else places[self.near[places]]


def page_of(text: str, model: Model, near: Sequence[Span] | None = None) -> Page:
    """Tokens, ids and the padded stream of a text, of which only some stretches are looked at, if any are given."""
    tokens = tk.tokenise(text)
    ids = model.ids(tokens.key)
    stream, slot = tk.stream(tokens, ids)
    bounds = np.full(2, tk.BOUND, np.uint16)
    looked = None if near is None else _inside(tokens, near)
    return Page(text, tokens, ids, np.concatenate((bounds, stream, bounds)), slot, looked)


def _inside(tokens: tk.Tokens, near: Sequence[Span]) -> npt.NDArray[np.bool_]:
    """Which tokens lie in some stretches of a text."""
    out = np.zeros(len(tokens.start), np.bool_)
    for span in near:
        out[np.searchsorted(tokens.start, span.start) : np.searchsorted(tokens.start, span.end)] = True
    return out


def soften(text: str) -> str:
    r"""The text, as long as before, with a space for each line break that only wraps a line.

    >>> soften("phối hợp với các\nsở, ngành;\n- Sở Y tế")
    'phối hợp với các sở, ngành;\n- Sở Y tế'
    """
    return _SOFT.sub(lambda m: " " * len(m.group()), text) if "\n" in text else text
