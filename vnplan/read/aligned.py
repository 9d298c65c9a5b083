"""Tables whose columns blanks align: pandoc's multiline tables, ``pdftotext -layout``. Their header is known by its words."""

from collections.abc import Sequence

from vnplan.read.beside import Header, header_at
from vnplan.read.columns import line_begin
from vnplan.read.gutters import Gutters, costs_of, gutters, shifted
from vnplan.read.lines import TextLine
from vnplan.read.pipes import Grid
from vnplan.read.row_cuts import Placed, Stretch, share_rows
from vnplan.read.table_pages import Page, TablePages
from vnplan.text import kept_re as re

_ORDINALS = ("TT", "STT", "Số TT", "Số thứ tự")
_GAP = re.compile(r" {2,}(?=\S)")
_FEWEST = 3
# A line that so many words of stand across where columns part is none of the table.
_ACROSS = 2


def aligned_tables(text: str, lines: Sequence[TextLine]) -> list[TextLine | Grid]:
    r"""The lines, with those of each table replaced by it, page by page.

    >>> from vnplan.read.lines import text_lines
    >>> text = "TT  Nội dung    Cơ quan\n                chủ trì\n\n1   Trồng cây   Sở Y tế\n    xanh\n\nHết."
    >>> [type(item).__name__ for item in aligned_tables(text, text_lines(text))]
    ['Grid', 'TextLine']
    """
    out: list[TextLine | Grid] = []
    at = 0
    while at < len(lines):
        found = header_at(text, lines, at) if _may_be_header(text, lines[at]) else None
        items, end = _table(text, lines, *found) if found else ([], at)
        if items and found:
            del out[len(out) - (at - found[1]) :]
            out += items
            at = end
        else:
            out.append(lines[at])
            at += 1
    return out


def _may_be_header(text: str, line: TextLine) -> bool:
    """True if gaps part a line in so many cells as a table has at least, or it names the column of numbers."""
    if "  " in text[line.start : line.end] and len(_GAP.findall(text, line.start, line.end)) >= _FEWEST - 1:
        return True
    return text.startswith(_ORDINALS, line.start)


def _table(text: str, lines: Sequence[TextLine], header: Header, first: int) -> tuple[list[TextLine | Grid], int]:
    """The table below a header, page by page, and the line behind it; nothing where no row follows."""
    below = first + len(header.lines)
    if not header.numbered and not any(line.gap for line in lines[below : below + 1]):
        return [], first
    found = TablePages(text, lines, header, below)
    names, end = header.names, found.end
    placed: list[tuple[Page, list[Stretch]]] = []
    for index, page in enumerate(found.pages):
        said = page.header.lines if page.header else ()
        costs = costs_of([text[line_begin(text, line) : line.end] for line in [*said, *page.rows]])
        names = page.header.names if page.header else names
        parting, names = (gutters(costs, names), names) if page.header else shifted(costs, names)
        stretches = _stretches(text, page, parting, first=not index, numbered=header.numbered)
        seen = sum(len(one.lines) for one in stretches)
        if seen:
            placed.append((page, stretches))
        if seen < len(page.rows):
            end = lines.index(page.rows[seen] if seen else next(iter([*page.above, *said, *page.rows])))
            break
    if not any(line.numbered for _, stretches in placed for one in stretches for line in one.lines if not one.heads):
        return [], first
    share_rows(text, [one for _, stretches in placed for one in stretches if not one.heads])
    items: list[TextLine | Grid] = []
    for page, stretches in placed:
        _add(items, page, stretches)
    return items, end


def _stretches(text: str, page: Page, parting: Gutters, *, first: bool, numbered: bool) -> list[Stretch]:
    """The lines of rows with their cells, and the headings between them, up to a line that is none of the table.

    In a column of numbers (``numbered``) stands nothing else.
    """
    out: list[Stretch] = []
    for index, line in enumerate(page.rows):
        heads = index in page.sections
        cells, crossed = ([[line]], 0) if heads else parting.cells(text, line)
        if crossed >= _ACROSS or (numbered and cells[0] and not (heads or index in page.numbers)):
            break
        if not out or out[-1].heads != heads:
            out.append(Stretch([], heads=heads, whole=first or bool(out)))
        out[-1].lines.append(Placed(line, cells, index in page.numbers, line.gap > 0))
    return out


def _add(items: list[TextLine | Grid], page: Page, stretches: Sequence[Stretch]) -> None:
    """Adds a page: to the table of the page before, where it says no header again and has no furniture above.

    A header that is said again stands apart where a row goes on behind it.
    """
    items += page.above
    goes_on = not (stretches[0].heads or stretches[0].whole or 0 in stretches[0].starts)
    if page.header:
        header = Grid(0, 0, [*page.header.cells], len(page.header.cells), continued=set(range(1, len(page.header.cells))))
        items.append(_measured(header))
    if (page.header and goes_on) or (page.above and not page.header):
        items.append(Grid(0, 0))
    grid = items[-1]
    assert isinstance(grid, Grid)  # noqa: S101 - a table was added
    for one in stretches:
        for index, line in enumerate(one.lines):
            if one.heads and index:
                grid.rows[-1][0].append(line.line)
                continue
            if not one.heads and index not in one.starts:
                grid.continued.add(len(grid.rows))
            grid.rows.append(line.cells)
    _measured(grid)


def _measured(grid: Grid) -> Grid:
    """A table, told where it begins and ends."""
    lines = [line for row in grid.rows for cell in row for line in cell]
    grid.start, grid.end = min(lines).start, max(line.end for line in lines)
    return grid
