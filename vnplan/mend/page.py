"""A text as the model sees it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vnplan.lm import tokens as tk
from vnplan.lm.model import Model, Stream
from vnplan.lm.spelling import spelt_as_usual
from vnplan.mend.decode import Ids, Ints
from vnplan.mend.near import Near
from vnplan.mend.places import Places, places_in
from vnplan.text import kept_re as re

_SOFT = re.compile(r"(?<=[^\s.;:!?…])[ \t]*\n(?=[ \t]*[^\W\d_]{2})")


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A text as the model sees it; ``near`` says of later rounds which tokens lie near a change.

    ``spans`` are the stretches of the text that are looked at, ``places`` where in them rules are to be tried, ``usual`` which of
    their tokens are spelt as the model has them.
    The stream stands behind two bounds, and two stand behind it; ``slot`` is the place of each token in it, without those.
    """

    text: str
    tokens: tk.Tokens
    ids: Ids
    slot: Ints
    stream: Stream
    spans: Sequence[tuple[int, int]]
    places: Places
    usual: npt.NDArray[np.bool_]
    near: npt.NDArray[np.bool_] | None = None

    def looked_at(self, places: Ints) -> Ints:
        """Those of some tokens that are looked at: elsewhere they have the neighbours they had, and nothing new is found."""
        return places if self.near is None else places[self.near[places]]

    def words(self, places: Ints) -> Iterator[tuple[int, int, str]]:
        """Where some tokens begin and end, and how they are written; no parts of words with low lines."""
        text = self.text
        for start, end in zip(self.tokens.start[places].tolist(), self.tokens.end[places].tolist(), strict=True):
            if "_" not in (text[max(0, start - 1) : start], text[end : end + 1]):
                yield start, end, text[start:end]


def page_of(text: str, model: Model, near: Sequence[Near] | None = None, before: Page | None = None) -> Page:
    """Tokens, ids and the padded stream of a text, of which only some lines are looked at, if any are given.

    What is known of the others is taken from the page ``before`` the change.
    """
    if near is None or before is None or not len(before.tokens):
        tokens = tk.tokenise(text)
        ids = model.ids(tokens.key)
        padded, slot = _padded(tokens, ids)
        stream = model.follow(padded)
    else:
        tokens, ids, kept = _with_changes(text, model, near, before)
        padded, slot = _padded(tokens, ids)
        stream = _followed(model, padded, slot, before, kept)
    spans = [(0, len(text))] if near is None else [(line.start, line.end) for line in near]
    usual = spelt_as_usual(model, text, tokens, ids, spans)
    inside = None if near is None else _inside(tokens, near)
    return Page(text, tokens, ids, slot, stream, spans, places_in(text, spans), usual, inside)


def _padded(tokens: tk.Tokens, ids: Ids) -> tuple[Ids, Ints]:
    stream, slot = tk.stream(tokens, ids)
    bounds = np.full(2, tk.BOUND, np.uint16)
    return np.concatenate((bounds, stream, bounds)), slot


# Tokens that stay: from which to which they were, and where the first of them is now.
_Kept = tuple[int, int, int]


def _with_changes(text: str, model: Model, near: Sequence[Near], before: Page) -> tuple[tk.Tokens, Ids, list[_Kept]]:
    """The tokens and ids of a text of which only some lines are new: a token knows nothing of those of other lines."""
    old = before.tokens
    fresh = tk.tokenise("\n".join(text[line.start : line.end] for line in near))
    new_ids = model.ids(fresh.key)
    parts: list[tk.Tokens] = []
    ids: list[Ids] = []
    kept: list[_Kept] = []
    count = since = moved = done = at = 0
    for line in (*near, Near(len(text) + 1, len(text) + 1, 0)):
        low, high = old.start.searchsorted((since, line.start - moved)).tolist()
        at += line.end - line.start + 1
        then = int(fresh.start.searchsorted(at))
        parts += (old.part(low, high, moved), fresh.part(done, then, line.end + 1 - at))
        ids += (before.ids[low:high], new_ids[done:then])
        kept.append((low, high, count))
        count += high - low + then - done
        since, moved, done = line.end - line.moved, line.moved, then
    return tk.end_to_end(parts), np.concatenate(ids), kept


def _followed(model: Model, padded: Ids, slot: Ints, before: Page, kept: Sequence[_Kept]) -> Stream:
    """A stream with what the model says of it: as before of what stands behind the same two ids, else anew."""
    same = []
    for low, high, now in (row for row in kept if row[0] < row[1]):
        # A line begins with a bound: what is said of the two ids at its beginning hangs on the line before.
        skip = 2 if low or now else 0
        first, last = int(before.slot[low]) - 1 + skip, int(before.slot[high - 1]) + 1
        same.append((first, last, int(slot[now]) - 1 + skip))
    return model.follow_again(padded, before.stream, same)


def _inside(tokens: tk.Tokens, near: Sequence[Near]) -> npt.NDArray[np.bool_]:
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
