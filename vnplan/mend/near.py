"""Where later rounds look: what goes by rules finds nothing new far from a change."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from vnplan.lm.spelling import Known
from vnplan.lm.tokens import Flags, Tokens
from vnplan.model.edit import Edit

# No form of a rule reaches as far as this; and no judgement of a word as far as so many words.
_REACH, _NEIGHBOURS = 300, 8


class Near(NamedTuple):
    """Lines of a text around a change, and by how much what stands behind them has moved."""

    start: int
    end: int
    moved: int


def changed_lines(text: str, edits: Sequence[Edit]) -> list[Near]:
    """The lines of a text around what edits made of it; apart, in order. Elsewhere the rules have had their say."""
    out: list[Near] = []
    shift = 0
    for edit in edits:
        at = edit.start + shift
        shift += len(edit.new) - (edit.end - edit.start)
        if out and out[-1].end == len(text):
            out[-1] = out[-1]._replace(moved=shift)
            continue
        start = text.rfind("\n", 0, max(0, at - _REACH)) + 1
        stop = text.find("\n", at + len(edit.new) + _REACH)
        end = len(text) if stop < 0 else stop
        if out and start <= out[-1].end + 1:
            out[-1] = Near(out[-1].start, max(end, out[-1].end), shift)
        else:
            out.append(Near(start, end, shift))
    return out


def words_again(tokens: Tokens, before: Tokens, edits: Sequence[Edit]) -> Flags:
    """Which words are looked at again after some edits: those near one, and those that are read as what was changed.

    ``before`` are the tokens that the edits are of. A word that was left has the neighbours that it had; what speaks for it in
    the rest of the document is what was put right there.
    """
    out = np.zeros(len(tokens), np.bool_)
    moved = 0
    old: set[int] = set()
    for edit in edits:
        old.update(before.key[before.end.searchsorted(edit.start, "right") : before.start.searchsorted(edit.end)].tolist())
        start = edit.start + moved
        first, last = tokens.end.searchsorted(start), tokens.start.searchsorted(start + len(edit.new), "right")
        out[max(0, int(first) - _NEIGHBOURS) : last + _NEIGHBOURS] = True
        moved += len(edit.new) - (edit.end - edit.start)
    if old:
        out[Known(np.array(list(old), np.uint64)).places(tokens.key)] = True
    return out


def found_in(find: Callable[[str], list[Edit]], text: str, near: Sequence[Near] | None) -> list[Edit]:
    """The edits of a rule in a text, or in some stretches of it."""
    if near is None:
        return find(text)
    return [
        Edit(edit.start + span.start, edit.end + span.start, edit.new, edit.rule, edit.score)
        for span in near
        for edit in find(text[span.start : span.end])
    ]
