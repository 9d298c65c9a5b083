"""Blocks to lines: what a scan or a portal wrapped is joined, what it ran together is parted.

A logical line is one paragraph, heading, item or line of a letterhead. Where a block says that its line breaks may be a
typesetter's (``Block.wrapped``), each break is judged by what stands on its two sides; elsewhere every break counts.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from vnplan.model.base import Span
from vnplan.model.clipping import Block, Clipping, TableCell
from vnplan.model.edit import Edit
from vnplan.model.line import CellPlace, RawLine
from vnplan.model.mapped import MappedText
from vnplan.split.breaks import continues, flows
from vnplan.split.cells import cut_in_cell, joint_in_cell, parts_in_cell
from vnplan.split.edits import emphasised, joins, merge, with_bare_markers, without_lead
from vnplan.split.furniture import over_furniture
from vnplan.split.notes import whole_notes
from vnplan.split.sheet import Sheet
from vnplan.text import kept_re as re
from vnplan.text.letters import form_edits, odd_places

__all__ = ["split"]

_SLACK, _SEEN, _SEEN_SHARE = 0.92, 5, 0.2
_GAP = re.compile(r"(?<=\S)(?: {4,}|\t[ \t]*)(?=\S)")


def split(clipping: Clipping) -> list[RawLine]:
    """The logical lines of a clipping, in order; table cells keep their place.

    Edits that take away markup, bring letters to their normal form and join wrapped lines are applied, none that repair.
    """
    source = clipping.source.text
    splitter = _Splitter(source, _width(clipping) if clipping.source.media_type == "text/plain" else None)
    out: list[RawLine] = []
    for block in clipping.blocks:
        if block.kind == "table":
            lines = [line for place, cell in _placed(block) for part in cell.blocks for line in splitter.lines(part, place)]
            out += _wrapped(block, lines) if block.wrapped or any(row.goes_on for row in block.rows) else lines
        else:
            out += splitter.lines(block, None)
    return list(whole_notes(source, over_furniture(source, with_bare_markers(source, out))))


def _wrapped(block: Block, lines: Iterable[RawLine]) -> Iterator[RawLine]:
    """The lines of a table of wrapped cells, told what joins them to the line above in their cell."""
    above: dict[tuple[int, int], str] = {}
    cut = block.rows[0].goes_on
    for line in lines:
        assert line.cell is not None  # noqa: S101 - only lines of a table come here
        place = (line.cell.row, line.cell.column)
        before, text = above.get(place), line.text.text
        joint = joint_in_cell(before, text) if before is not None else " " if cut and not line.cell.row else None
        above[place] = text
        yield line if joint is None else replace(line, cell=replace(line.cell, joint=joint))


def _placed(block: Block) -> Iterator[tuple[CellPlace, TableCell]]:
    """The cells of a table with their columns: a cell that covers rows below it takes its column there too."""
    taken: dict[int, int] = {}
    number = -1
    for row in block.rows:
        number += not row.goes_on or number < 0
        column = 0
        for cell in row.cells:
            while taken.get(column, 0) > number:
                column += 1
            yield CellPlace(block.start, number, column, cell.columns, cell.rows, cell.header), cell
            if cell.rows > 1:
                taken.update(dict.fromkeys(range(column, column + cell.columns), number + cell.rows))
            column += cell.columns


def _width(clipping: Clipping) -> int:
    """The width that a plain text was wrapped at: what the longest of its wrapped lines reach, indents included.

    Where sentences are seen to go on over the breaks it is a little less: lines of one width differ in their characters.
    """
    text = clipping.source.text
    lines = [line.rstrip() for block in clipping.blocks if block.wrapped for line in text[block.start : block.end].splitlines()]
    lengths = sorted(map(len, lines))
    width = lengths[int(len(lengths) * 0.95)] if lengths else 0
    going_on = sum(line.lstrip()[:1].islower() for line in lines)
    return int(width * _SLACK) if going_on >= max(_SEEN, _SEEN_SHARE * len(lines)) else width


class _Splitter:
    """Splits the blocks of a page; ``width`` is known for plain text only, where nothing but the width made a break."""

    def __init__(self, source: str, width: int | None) -> None:
        self._source, self._width = source, width
        self._odd = odd_places(source)

    def lines(self, block: Block, place: CellPlace | None) -> list[RawLine]:
        """The lines of one block."""
        source = self._source
        piece = source[block.start : block.end]
        physical = piece.splitlines(keepends=True)
        columns = self._width is not None and place is None and _GAP.search(piece) is not None
        if len(physical) <= 1 and not (columns or block.edits or block.bold or block.italic):
            # Nearly all cells are so: one line without markup, or none.
            text = MappedText(source, block.start, block.end).strip()
            edits = self._form_edits(text.span) if self._odd != [] else []
            return _made(MappedText.replay(source, text.span, edits) if edits else text, block, place)
        sheet = Sheet(source, block)
        rows = _physical(source, block, physical, columns=columns)
        breaks = [edit for edit in block.edits if edit.new == "\n"] if place is not None and block.edits else []
        if breaks:
            rows = list(_broken(source, rows, breaks))
        out: list[RawLine] = []
        for group in self._groups(sheet, rows, in_cell=place is not None):
            span = group[0] if len(group) == 1 else Span(group[0].start, group[-1].end)
            edits = merge(sheet.edits(*span), joins(source, group) if len(group) > 1 else [])
            if self._odd != []:
                edits = merge(edits, self._form_edits(span))
            out += _made(MappedText.replay(source, span, edits), block, place, sheet.emphasis)
        return out

    def _form_edits(self, span: Span) -> list[Edit]:
        """The edits that bring a span to its normal form: most hold nothing that needs one."""
        start, end = span
        if self._odd is not None:
            index = bisect_left(self._odd, start)
            if index == len(self._odd) or self._odd[index] >= end:
                return []
        return form_edits(self._source, start, end)

    def _groups(self, sheet: Sheet, rows: list[Span], *, in_cell: bool) -> Iterable[list[Span]]:
        """Physical lines that make one logical line together."""
        if len(rows) < 2:
            return [rows] if rows else ()
        return _filled(sheet, rows, self._width) if self._width else _continued(sheet, rows, in_cell=in_cell)


def _made(text: MappedText, block: Block, place: CellPlace | None, emphasis: Sequence[Span] = ()) -> list[RawLine]:
    """The line of a text, none where nothing is left of it."""
    text = without_lead(text.strip())
    bold = emphasised(text, emphasis) if emphasis else 0
    return [RawLine(text, block, place, bold)] if text.text else []


def _broken(source: str, rows: Iterable[Span], breaks: Sequence[Edit]) -> Iterator[Span]:
    """The lines of a cell, cut where markup breaks them before a text of its own: "Nơi nhận:<br>- Như trên;"."""
    for row in rows:
        start = row.start
        for edit in breaks:
            inside = start < edit.start and edit.end < row.end
            if inside and parts_in_cell(source[start : edit.start].rstrip(), source[edit.end : row.end].lstrip()):
                yield Span(start, edit.start)
                start = edit.end
        if start < row.end:
            yield Span(start, row.end)


def _filled(sheet: Sheet, rows: list[Span], width: int) -> Iterator[list[Span]]:
    """Groups of physical lines of plain text: a line goes on where the next one's first word had no room on it."""
    group: list[Span] = []
    for row in rows:
        if group and not (sheet.block.wrapped and flows(sheet.source, group[-1], row, width)):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _physical(source: str, block: Block, lines: Iterable[str], *, columns: bool) -> list[Span]:
    """The physical lines of a block without the white space around them, empty ones left out.

    With ``columns``, what wide gaps set apart on a line are lines of their own, as in a letterhead of two columns.
    """
    out = []
    at = block.start
    for line in lines:
        words = line.strip()
        if words:
            start = at if line[0] == words[0] else at + len(line) - len(line.lstrip())
            end = start + len(words)
            for gap in _GAP.finditer(source, start, end) if columns else ():
                out.append(Span(start, gap.start()))
                start = gap.end()
            # A cell is one line mostly: its numbers are those of its block, not others of the same value.
            out.append(Span(start, block.end if end == block.end else end))
        at += len(line)
    return out


def _continued(sheet: Sheet, rows: list[Span], *, in_cell: bool) -> Iterator[list[Span]]:
    """Groups of physical lines of which each goes on the one before, by what stands on the two sides of the break."""
    if not (sheet.block.wrapped or in_cell):
        yield from ([row] for row in rows)
        return
    lengths = sorted(end - start for start, end in rows)
    width = lengths[int(len(lengths) * 0.9)]
    group = [rows[0]]
    before = sheet.visible(rows[0])
    for row in rows[1:]:
        after = sheet.visible(row)
        wrapped = sheet.block.wrapped or cut_in_cell(before, after)
        if wrapped and continues(sheet, group, row, (before, after), width, in_cell=in_cell):
            group.append(row)
        else:
            yield group
            group = [row]
        before = after
    yield group
