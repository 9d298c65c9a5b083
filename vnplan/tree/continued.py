"""Tables that a page break or a converter cut in several are one; a header that is repeated is furniture of the page."""

from collections.abc import Sequence
from dataclasses import replace

from vnplan.model.line import CellPlace, Mark, MarkedLine

_FEWEST = 2
_LONGEST_NUMBER = len("100.")

Words = tuple[tuple[int, str], ...]


def joined_tables(lines: Sequence[MarkedLine]) -> list[MarkedLine]:
    """The lines, those of a table that goes on what the one before it began placed in that one.

    Between the two stands nothing but furniture. A row that says again what the first row says, cell by cell, is furniture.
    """
    if all(one.mark is not Mark.TABLE for one in lines):
        return list(lines)
    out: list[MarkedLine] = []
    table: _Table | None = None
    for row in _rows(lines):
        cell = row[0].line.cell
        if cell is None or row[0].mark is not Mark.TABLE:
            out += row
            if row[0].mark is not Mark.FURNITURE:
                table = None
            continue
        words = _words(row)
        if table is None or (cell.table != table.last and not table.is_like(row, words)):
            table = _Table(cell.table, cell.table, words, row[0].part)
        if cell.table != table.last:
            table.last, table.shift, table.fresh = cell.table, table.height - cell.row, True
        if len(words) >= _FEWEST and words == table.header and table.height:
            out += (replace(one, mark=Mark.FURNITURE) for one in row)
            continue
        if table.last != table.first and table.fresh and _is_cut(row):
            table.shift = table.height - 1 - cell.row
            row = [_joining(one) for one in row]  # noqa: PLW2901 - the row as it goes on the one above it
        table.fresh = False
        table.count(words)
        out += (_moved(one, table) for one in row)
        table.height = cell.row + table.shift + 1
        table.width = max(table.width, _width(row))
    return out


class _Table:
    """A table that may go on: its first block and the last one, its first row, its size so far.

    ``fresh`` says that no row of the last block was seen yet but the header that it repeats.
    """

    def __init__(self, first: int, last: int, header: Words, part: int) -> None:
        self.first, self.last, self.header, self.part = first, last, header, part
        self.shift = self.height = self.width = self.number = 0
        self.fresh = False

    def is_like(self, row: Sequence[MarkedLine], words: Words) -> bool:
        """True if the first row of another table may go on this one: as many columns, and its header again or none."""
        cell = row[0].line.cell
        if row[0].part != self.part or cell is None or len(self.header) < _FEWEST:
            return False
        if words != self.header and any(one.line.cell and one.line.cell.header for one in row):
            return False
        return _width(row) == self.width or (_width(row) < self.width and (_is_cut(row) or self._is_due(words)))

    def _is_due(self, words: Words) -> bool:
        """True if a row that has not as many cells begins with the number that follows the last one."""
        return self.number > 0 and _number(words) == self.number + 1

    def count(self, words: Words) -> None:
        """Remembers the number of a row that has one."""
        self.number = _number(words) or self.number


def _rows(lines: Sequence[MarkedLine]) -> list[list[MarkedLine]]:
    """The lines, those of one row together."""
    out: list[list[MarkedLine]] = []
    before: tuple[int, int] | None = None
    for marked in lines:
        cell = marked.line.cell
        place = (cell.table, cell.row) if cell else None
        if place is not None and place == before:
            out[-1].append(marked)
        else:
            out.append([marked])
        before = place
    return out


def _words(row: Sequence[MarkedLine]) -> Words:
    """What the cells of a row say, by column, whatever their breaks and capitals."""
    texts: dict[int, list[str]] = {}
    for marked in row:
        if marked.line.cell:
            texts.setdefault(marked.line.cell.column, []).append(marked.line.text.text)
    return tuple((column, " ".join(" ".join(parts).lower().split())) for column, parts in sorted(texts.items()))


def _number(words: Words) -> int:
    """The number that a row begins with; 0 where it has none."""
    first = words[0][1] if words and not words[0][0] else ""
    digits = first.rstrip(".)") if len(first) <= _LONGEST_NUMBER else ""
    return int(digits) if digits.isdecimal() else 0


def _width(row: Sequence[MarkedLine]) -> int:
    return max((one.line.cell.column + one.line.cell.columns for one in row if one.line.cell), default=0)


def _is_cut(row: Sequence[MarkedLine]) -> bool:
    """True if a row is the rest of one that a page cut: it has no number, and all its cells go on or begin with small letters."""
    cells = {one.line.cell.column: one.line for one in reversed(row) if one.line.cell}
    goes_on = all(line.cell and line.cell.joint is not None for line in cells.values())
    return 0 not in cells and (goes_on or all(line.text.text[:1].islower() for line in cells.values()))


def _joining(marked: MarkedLine) -> MarkedLine:
    """A line that goes on the cell above it."""
    cell = marked.line.cell
    return replace(marked, line=replace(marked.line, cell=replace(cell, joint=" "))) if cell else marked


def _moved(marked: MarkedLine, table: _Table) -> MarkedLine:
    """A line in the table that it belongs to."""
    cell = marked.line.cell
    if cell is None or (cell.table == table.first and not table.shift):
        return marked
    place: CellPlace = replace(cell, table=table.first, row=cell.row + table.shift)
    return replace(marked, line=replace(marked.line, cell=place))
