"""Sentences that the furniture of a printed page and the notes at its foot part in two are made whole."""

import re
from collections.abc import Sequence
from dataclasses import replace

from vnplan.model.base import Span
from vnplan.model.edit import Edit
from vnplan.model.line import RawLine
from vnplan.model.mapped import FURNITURE, MappedText
from vnplan.split.breaks import opens_item
from vnplan.vocab.furniture import is_furniture
from vnplan.vocab.notes import note_mark

_MOST = 12
# A page has no more lines.
_PAGE = 60
_MARKER = re.compile(r"\d+[.)/]\s")
_ENDS = (".", ";", ":", "!", "?", "”", '"')


def over_furniture(source: str, lines: Sequence[RawLine]) -> list[RawLine]:
    """The lines, sentences that furniture and notes interrupt made whole; what interrupted them follows as lines of its own.

    A sentence goes on behind them where it has not ended before and the line behind begins with a small letter or a figure.
    """
    out: list[RawLine] = []
    i = 0
    paged = "\f" in source
    while i < len(lines):
        line = lines[i]
        after = _behind(source, lines, i, paged=paged)
        if after is None:
            out.append(line)
            i += 1
            continue
        gap = Edit(line.text.end, lines[after].text.start, " ", FURNITURE)
        whole = MappedText.replay(
            source, Span(line.text.start, lines[after].text.end), [*line.text.edits, gap, *lines[after].text.edits]
        )
        out.append(RawLine(whole, line.block, None, line.bold))
        out += (_between(source, one) for one in lines[i + 1 : after])
        i = after + 1
    return out


def _between(source: str, line: RawLine) -> RawLine:
    """A line that interrupted a sentence: furniture is not repaired, the edit that takes it out of the sentence covers it."""
    if is_furniture(line.text.text):
        return RawLine(MappedText(source, *line.text.span), replace(line.block, role="furniture"))
    return replace(line, block=replace(line.block, role="note"))


def _behind(source: str, lines: Sequence[RawLine], index: int, *, paged: bool) -> int | None:
    """The line with which the sentence of ``lines[index]`` goes on behind furniture; ``None`` where there is none."""
    text = lines[index].text.text
    if lines[index].cell is not None or text.endswith(_ENDS) or index + 2 >= len(lines):
        return None
    first = after = _below_notes(lines, index) if paged else index + 1
    while after < len(lines) and after - index < _MOST and lines[after].cell is None and is_furniture(lines[after].text.text):
        after += 1
    if after == index + 1 or after >= len(lines) or lines[after].cell is not None or is_furniture(text):
        return None
    if after == first and "\f" not in source[lines[after - 1].text.end : lines[after].text.start]:
        return None
    behind = lines[after].text.text
    if opens_item(behind):
        return None
    return after if behind[:1].islower() or (behind[:1].isdigit() and not _MARKER.match(behind)) else None


def _below_notes(lines: Sequence[RawLine], index: int) -> int:
    """Where the notes end that stand below a line: to each of them a text above refers, on the same page or so."""
    after = index + 1
    while after < len(lines) and lines[after].cell is None and (mark := note_mark(lines[after].text.text)):
        above = (line.text.text for line in lines[max(0, index - _PAGE) : index + 1])
        if not any(mark.reference(text) for text in above):
            break
        after += 1
    return after
