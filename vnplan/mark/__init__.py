"""What a line is: letterhead, title, recital, item, paragraph, table, closing, signature, chrome."""

from bisect import bisect_left
from collections.abc import Sequence

from vnplan.mark.annexes import annex_head, without_caption
from vnplan.mark.aside import with_aside
from vnplan.mark.behind import attached, attached_head, letterhead_above, letterhead_marks
from vnplan.mark.columns import flattened_rows
from vnplan.mark.ends import body_end, closing_start
from vnplan.mark.evidence import is_document
from vnplan.mark.glue import chunk_heads, unglued
from vnplan.mark.header import mark_header
from vnplan.mark.inserts import inserted
from vnplan.mark.layout import without_layout
from vnplan.mark.letterhead import in_pieces, torn_mottos
from vnplan.mark.lines import Hint, hint
from vnplan.mark.openings import Opening, openings
from vnplan.mark.tail import mark_tail, opens_annex
from vnplan.model.line import Line, Mark, MarkedLine
from vnplan.text.quotes import quoted

__all__ = ["mark"]

# What a line of a body is by what it looks like; a paragraph where it is none of these.
_BY_HINT = {"item": Mark.ITEM, "bullet": Mark.BULLET, "rule": Mark.FURNITURE, "gazette": Mark.FURNITURE}


def mark(lines: Sequence[Line]) -> list[MarkedLine]:
    """Every line with its mark and the part of the page that it belongs to, in order; nothing is left out."""
    aside = [line for line in lines if _is_aside(line)]
    if not aside:
        return _mark(lines, ())
    walls = [line.text.start for line in aside if line.block.chrome]
    return with_aside(_mark([line for line in lines if not _is_aside(line)], walls), aside)


def _is_aside(line: Line) -> bool:
    """True if a line is none of the page's text: furniture, a note, chrome."""
    return line.block.role != "text" or line.block.chrome is not None


def _mark(lines: Sequence[Line], walls: Sequence[int]) -> list[MarkedLine]:
    """The marks of the page's own text; ``walls`` are where in the source something else stood between its lines."""
    lines = in_pieces(lines)
    heads = chunk_heads(lines)
    lines = unglued(lines, heads)
    texts = [line.text.text for line in lines]
    hints = [Hint() if inside else hint(text) for text, inside in zip(texts, quoted(texts), strict=True)]
    named = [i for i, text in enumerate(texts) if text in heads] if heads else []
    for again in named[1:]:
        hints[again] = Hint("gazette")
    for half in torn_mottos(texts):
        hints[half] = Hint("motto")
    lines = without_layout(lines, hints)
    marks = [Mark.FURNITURE if found.name in ("rule", "gazette") else Mark.CHROME for found in hints]
    parts = [-1] * len(lines)
    part = 0
    for found in openings(lines, hints):
        for opening, following in zip(found, [*found[1:], None], strict=False):
            stop = following.index if following else len(lines)
            part = _mark_document(lines, hints, opening, stop, marks, parts, part, walls)
        if part:
            break
    return [MarkedLine(line, m, p) for line, m, p in zip(lines, marks, parts, strict=True)]


def _mark_document(  # noqa: PLR0913 - the two lists are what it fills
    lines: Sequence[Line],
    hints: Sequence[Hint],
    opening: Opening,
    stop: int,
    marks: list[Mark],
    parts: list[int],
    part: int,
    walls: Sequence[int],
) -> int:
    """Marks one document and its annexes; returns the number of the next part."""
    head = mark_header(lines, hints, opening, _first_annex(lines, hints, opening.index + 1, stop))
    start = opening.index + len(head)
    end = body_end(lines, hints, start, _first_annex(lines, hints, start, stop), annex=False)
    if not is_document(lines, hints, opening, start, end):
        return part
    _put(marks, parts, opening.index, head, part)
    _put(marks, parts, start, _mark_body(lines, hints, start, end), part)
    tail: list[Mark] = []
    index = mark_tail(lines, hints, end, stop, tail)
    _put(marks, parts, end, tail, part)
    part += 1
    while index < stop:
        annex = next((i for i in range(index, stop) if opens_annex(lines, hints, i, stop)), stop)
        first = letterhead_above(lines, hints, annex, index) if annex < stop else stop
        wall = _next_wall(lines, walls, index, first)
        part = _mark_attached(lines, hints, (index, wall), marks, parts, part, held=wall == first < stop)
        index = stop
        if annex < stop:
            _put(marks, parts, first, letterhead_marks(hints[first:annex]), part)
            index = _mark_annex(lines, hints, annex, stop, marks, parts, part)
            part += 1
    return part


def _next_wall(lines: Sequence[Line], walls: Sequence[int], start: int, stop: int) -> int:
    """The first line of ``[start, stop)`` before which something else stood in the page; ``stop`` where there is none."""
    for i in range(start, stop):
        before = lines[i - 1].text.end if i else 0
        at = bisect_left(walls, before)
        if at < len(walls) and walls[at] < lines[i].text.start:
            return i
    return stop


def _put(marks: list[Mark], parts: list[int], start: int, new: list[Mark], part: int) -> None:
    stop, chrome = start + len(new), Mark.CHROME
    marks[start:stop] = new
    parts[start:stop] = [-1 if value is chrome else part for value in new]


def _first_annex(lines: Sequence[Line], hints: Sequence[Hint], start: int, stop: int) -> int:
    """Where the first annex in ``[start, stop)`` opens; ``stop`` where there is none."""
    for i in range(start, stop):
        if hints[i].name == "annex" and opens_annex(lines, hints, i, stop):
            return i
    return stop


def _mark_body(lines: Sequence[Line], hints: Sequence[Hint], start: int, end: int) -> list[Mark]:
    closing = closing_start(lines, hints, start, end)
    rows = flattened_rows(lines, hints, start, end)
    foreign = inserted(lines, hints, start, end)
    out = []
    for i in range(start, end):
        if i in foreign:
            out.append(Mark.CHROME)
        elif lines[i].cell is not None:
            out.append(Mark.TABLE)
        elif i >= closing:
            out.append(Mark.CLOSING)
        elif i in rows:
            out.append(Mark.PARAGRAPH)
        else:
            out.append(_BY_HINT.get(hints[i].name, Mark.PARAGRAPH))
    return out


def _mark_annex(  # noqa: PLR0913 - the two lists are what it fills
    lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int, marks: list[Mark], parts: list[int], part: int
) -> int:
    """Marks one annex; returns the index behind it."""
    head = annex_head(lines, hints, index, stop)
    start = index + len(head)
    until = next((j for j in range(start, stop) if opens_annex(lines, hints, j, stop)), stop)
    until = letterhead_above(lines, hints, until, start) if until < stop else stop
    return _put_annex(lines, hints, (index, until), head, marks, parts, part)


def _mark_attached(  # noqa: PLR0913 - the two lists are what it fills
    lines: Sequence[Line],
    hints: Sequence[Hint],
    place: tuple[int, int],
    marks: list[Mark],
    parts: list[int],
    part: int,
    *,
    held: bool,
) -> int:
    """Marks what at ``place`` belongs to the document though it does not say so; returns the number of the next part.

    ``held`` as for ``attached``.
    """
    index, stop = place
    while found := attached(lines, hints, index, stop, held=held):
        begin, end = found[0]
        head = attached_head(lines, hints, begin, end)
        index = _put_annex(lines, hints, (begin, end), head, marks, parts, part)
        part += 1
    return part


def _put_annex(  # noqa: PLR0913 - the two lists are what it fills
    lines: Sequence[Line],
    hints: Sequence[Hint],
    place: tuple[int, int],
    head: list[Mark],
    marks: list[Mark],
    parts: list[int],
    part: int,
) -> int:
    """Puts the marks of an annex with a known head that ends at the second of ``place`` at the latest; returns its end."""
    index, until = place
    start = index + len(head)
    end = without_caption(lines, start, body_end(lines, hints, start, until, annex=True))
    _put(marks, parts, index, head, part)
    _put(marks, parts, start, _mark_body(lines, hints, start, end), part)
    tail: list[Mark] = []
    after = mark_tail(lines, hints, end, until, tail)
    _put(marks, parts, end, tail, part)
    return max(after, index + 1)
