"""A note in parentheses that was set on several lines, "(Ban hành kèm theo Quyết định số 5 / ngày 6 ...)", is one line."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from vnplan.model.base import Span
from vnplan.model.edit import Edit
from vnplan.model.line import RawLine
from vnplan.model.mapped import MappedText
from vnplan.split.edits import joint

_MOST_LINES, _LONGEST = 3, 400


def whole_notes(source: str, lines: Sequence[RawLine]) -> Iterator[RawLine]:
    """The lines, those of a note that is not closed where its first line ends made one."""
    i = 0
    while i < len(lines):
        after = _closed_at(lines, i)
        yield _joined(source, lines[i : after + 1]) if after > i else lines[i]
        i = after + 1


def _closed_at(lines: Sequence[RawLine], index: int) -> int:
    """The line that closes the note that a line opens; the line itself where it opens none, or what follows is none of it."""
    first = lines[index]
    text = first.text.text
    if not text.startswith("(") or _open(text) <= 0:
        return index
    for after in range(index + 1, min(len(lines), index + _MOST_LINES)):
        line = lines[after]
        added = line.text.text
        # A capital begins something else, unless it goes on with a name: "của" above "Ủy ban nhân dân tỉnh)".
        if line.cell != first.cell or not (added[:1].islower() or added[:1].isdigit() or added.endswith(")")):
            return index
        text = f"{text} {added}"
        if _open(text) <= 0:
            return after if len(text) <= _LONGEST else index
    return index


def _open(text: str) -> int:
    return text.count("(") - text.count(")")


def _joined(source: str, lines: Sequence[RawLine]) -> RawLine:
    edits: list[Edit] = list(lines[0].text.edits)
    for one, two in pairwise(lines):
        gap = joint(one.text.text, two.text.text)
        edits += [Edit(one.text.end, two.text.start, gap, "layout.join"), *two.text.edits]
    whole = MappedText.replay(source, Span(lines[0].text.start, lines[-1].text.end), edits)
    return RawLine(whole, lines[0].block, lines[0].cell, lines[0].bold)
