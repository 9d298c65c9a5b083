"""What a line is: letterhead, title, recital, item, paragraph, table, closing, signature, chrome."""

from collections.abc import Sequence

from vnplan.mark.aside import with_aside
from vnplan.mark.ends import body_end, closing_start
from vnplan.mark.evidence import is_document
from vnplan.mark.glue import unglued
from vnplan.mark.header import mark_header
from vnplan.mark.layout import without_layout
from vnplan.mark.letterhead import in_pieces
from vnplan.mark.lines import Hint, hint, is_portal
from vnplan.mark.openings import Opening, openings
from vnplan.mark.tail import mark_tail, opens_annex, runs_into_note
from vnplan.model.line import Line, Mark, MarkedLine
from vnplan.text.quotes import quoted

__all__ = ["mark"]


def mark(lines: Sequence[Line]) -> list[MarkedLine]:
    """Every line with its mark and the part of the page that it belongs to, in order; nothing is left out."""
    aside = [line for line in lines if _is_aside(line)]
    marked = _mark([line for line in lines if not _is_aside(line)] if aside else lines)
    return with_aside(marked, aside) if aside else marked


def _is_aside(line: Line) -> bool:
    """Whether a line is none of the page's text: furniture, a note, chrome."""
    return line.block.role != "text" or line.block.chrome is not None


def _mark(lines: Sequence[Line]) -> list[MarkedLine]:
    lines = unglued(in_pieces(lines))
    inside = quoted([line.text.text for line in lines])
    hints = [Hint() if q else hint(line.text.text) for line, q in zip(lines, inside, strict=True)]
    lines = without_layout(lines, hints)
    marks = [Mark.FURNITURE if found.name in ("rule", "gazette") else Mark.CHROME for found in hints]
    parts = [-1] * len(lines)
    part = 0
    for found in openings(lines, hints):
        for opening, following in zip(found, [*found[1:], None], strict=False):
            stop = following.index if following else len(lines)
            part = _mark_document(lines, hints, opening, stop, marks, parts, part)
        if part:
            break
    return [MarkedLine(line, m, p) for line, m, p in zip(lines, marks, parts, strict=True)]


def _mark_document(  # noqa: PLR0913 - the two lists are what it fills
    lines: Sequence[Line], hints: Sequence[Hint], opening: Opening, stop: int, marks: list[Mark], parts: list[int], part: int
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
        if opens_annex(lines, hints, index, stop):
            index = _mark_annex(lines, hints, index, stop, marks, parts, part)
            part += 1
        else:
            index += 1
    return part


def _put(marks: list[Mark], parts: list[int], start: int, new: list[Mark], part: int) -> None:
    for offset, value in enumerate(new):
        marks[start + offset] = value
        parts[start + offset] = -1 if value is Mark.CHROME else part


def _first_annex(lines: Sequence[Line], hints: Sequence[Hint], start: int, stop: int) -> int:
    """Where the first annex in ``[start, stop)`` opens; ``stop`` where there is none."""
    for i in range(start, stop):
        if hints[i].name == "annex" and opens_annex(lines, hints, i, stop):
            return i
    return stop


def _mark_body(lines: Sequence[Line], hints: Sequence[Hint], start: int, end: int) -> list[Mark]:
    closing = closing_start(lines, hints, start, end)
    out = []
    for i in range(start, end):
        if lines[i].cell is not None:
            out.append(Mark.TABLE)
        elif i >= closing:
            out.append(Mark.CLOSING)
        else:
            out.append({"item": Mark.ITEM, "bullet": Mark.BULLET}.get(hints[i].name) or _plain(hints[i]))
    return out


def _plain(found: Hint) -> Mark:
    return Mark.FURNITURE if found.name in ("rule", "gazette") else Mark.PARAGRAPH


def _mark_annex(  # noqa: PLR0913 - the two lists are what it fills
    lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int, marks: list[Mark], parts: list[int], part: int
) -> int:
    """Marks one annex; returns the index behind it."""
    head = [Mark.ANNEX]
    i = index + 1
    attached = hints[index].name == "attachment"
    while i < stop and lines[i].cell is None and not (attached and hints[i].name == "annex"):
        name, text = hints[i].name, lines[i].text.text
        if name in ("rule", "gazette"):
            head.append(Mark.FURNITURE)
        elif name == "attachment" and not attached:
            attached = True
            head.append(Mark.ATTACHMENT)
        elif (
            name in ("item", "bullet", "basis", "annex")
            or is_portal(text)
            or not (text.isupper() or lines[i].bold >= len(text) - 1 or i == index + 1)
            or (attached and not text.isupper())
            or text.endswith((".", ";"))
        ):
            break
        else:
            head.append(Mark.TITLE)
            attached = attached or runs_into_note(text)
        i += 1
    until = next((j for j in range(i, stop) if opens_annex(lines, hints, j, stop)), stop)
    end = body_end(lines, hints, i, until, annex=True)
    end = _without_caption(lines, i, end)
    _put(marks, parts, index, head, part)
    _put(marks, parts, i, _mark_body(lines, hints, i, end), part)
    tail: list[Mark] = []
    after = mark_tail(lines, hints, end, until, tail)
    _put(marks, parts, end, tail, part)
    return max(after, index + 1)


def _without_caption(lines: Sequence[Line], start: int, end: int) -> int:
    """The end of an annex before a portal's caption ("Quyết định 12/QĐ-UBND năm 2024 ..."), which follows tables."""
    for i in range(start, end):
        text = lines[i].text.text
        if lines[i].cell is None and i > start and lines[i - 1].cell is not None and " năm 20" in text[:80] and "/" in text[:40]:
            return i
    return end
