"""Sentences that the furniture of a printed page parts in two are made whole."""

import re
from collections.abc import Sequence
from dataclasses import replace

from vnplan.model.base import Span
from vnplan.model.edit import Edit
from vnplan.model.line import RawLine
from vnplan.model.mapped import FURNITURE, MappedText
from vnplan.split.breaks import opens_item
from vnplan.vocab.furniture import is_furniture

_MOST = 12
_MARKER = re.compile(r"\d+[.)/]\s")
_ENDS = (".", ";", ":", "!", "?", "”", '"')


def over_furniture(source: str, lines: Sequence[RawLine]) -> list[RawLine]:
    """The lines, sentences that furniture interrupts made whole; the furniture follows as lines of its own.

    A sentence goes on behind the furniture where it has not ended before it and the line behind begins with a small letter
    or a figure.
    """
    out: list[RawLine] = []
    i = 0
    while i < len(lines):
        line = lines[i]
        after = _behind(lines, i)
        if after is None:
            out.append(line)
            i += 1
            continue
        gap = Edit(line.text.end, lines[after].text.start, " ", FURNITURE)
        whole = MappedText.replay(
            source, Span(line.text.start, lines[after].text.end), [*line.text.edits, gap, *lines[after].text.edits]
        )
        out.append(RawLine(whole, line.block, None, line.bold))
        # What stands inside another line is not repaired: the edit that takes it out of that line covers it.
        between = ((one.text.span, replace(one.block, role="furniture")) for one in lines[i + 1 : after])
        out += (RawLine(MappedText(source, *span), block) for span, block in between)
        i = after + 1
    return out


def _behind(lines: Sequence[RawLine], index: int) -> int | None:
    """The line with which the sentence of ``lines[index]`` goes on behind furniture; ``None`` where there is none."""
    text = lines[index].text.text
    if lines[index].cell is not None or text.endswith(_ENDS) or is_furniture(text) or index + 2 >= len(lines):
        return None
    after = index + 1
    while after < len(lines) and after - index < _MOST and lines[after].cell is None and is_furniture(lines[after].text.text):
        after += 1
    if after == index + 1 or after >= len(lines) or lines[after].cell is not None:
        return None
    behind = lines[after].text.text
    if opens_item(behind):
        return None
    return after if behind[:1].islower() or (behind[:1].isdigit() and not _MARKER.match(behind)) else None
