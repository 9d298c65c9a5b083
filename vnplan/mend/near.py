"""Where later rounds look: what goes by rules finds nothing new far from a change."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from vnplan.model.edit import Edit

# No form of a rule reaches as far as this.
_REACH = 300


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


def found_in(find: Callable[[str], list[Edit]], text: str, near: Sequence[Near] | None) -> list[Edit]:
    """The edits of a rule in a text, or in some stretches of it."""
    if near is None:
        return find(text)
    return [
        Edit(edit.start + span.start, edit.end + span.start, edit.new, edit.rule, edit.score)
        for span in near
        for edit in find(text[span.start : span.end])
    ]
