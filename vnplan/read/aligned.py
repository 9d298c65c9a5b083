"""Tables whose columns blanks align: pandoc's multiline tables, ``pdftotext -layout``. Their header is known by its words."""

from collections.abc import Iterator, Sequence

from vnplan.read.columns import Columns, line_begin, on_new_page
from vnplan.read.lines import TextLine
from vnplan.read.pipes import Grid
from vnplan.read.unruled import ORDINAL, are_names, is_section
from vnplan.text import kept_re as re

_GAP = re.compile(r" {2,}(?=\S)")
_NUMBER = re.compile(r"(?:\d{1,3}|[IVX]{1,4})[.)]?$")
_FEWEST = 3
_DEEPEST = 6


def aligned_tables(text: str, lines: Sequence[TextLine]) -> list[TextLine | Grid]:
    r"""The lines, with those of each table replaced by it.

    >>> from vnplan.read.lines import text_lines
    >>> text = "TT  Nội dung    Cơ quan\n                chủ trì\n\n1   Trồng cây   Sở Y tế\n    xanh\n\nHết."
    >>> [type(item).__name__ for item in aligned_tables(text, text_lines(text))]
    ['Grid', 'TextLine']
    """
    out: list[TextLine | Grid] = []
    at = 0
    while at < len(lines):
        grid, size = _table(text, lines, at) if _may_be_header(text, lines[at]) else (None, 0)
        out.append(grid or lines[at])
        at += size or 1
    return out


def _may_be_header(text: str, line: TextLine) -> bool:
    """True if gaps part a line in so many cells as a table has at least."""
    return "  " in text[line.start : line.end] and len(_GAP.findall(text, line.start, line.end)) >= _FEWEST - 1


def _table(text: str, lines: Sequence[TextLine], at: int) -> tuple[Grid | None, int]:
    """The table whose header begins at a line, and how many lines it takes."""
    first = lines[at]
    columns = _columns(text, lines[at : at + _DEEPEST])
    header = _header(text, lines, at, columns)
    names = [" ".join(text[one.start : one.end] for cell in column for one in cell) for column in zip(*header, strict=True)]
    if not header or not are_names([name for name in names if name]):
        return None, 0
    numbered = ORDINAL.match(names[0]) is not None
    grid = Grid(first.start, first.end, [*header], len(header), continued=set(range(1, len(header))))
    index = at + len(header)
    for size, (cells, begins) in enumerate(_rows(text, lines[index:], columns, numbered=numbered), index - at + 1):
        if cells is None and not begins:
            grid.rows[-1][0].append(lines[at + size - 1])
        elif cells is None:
            grid.rows.append([[lines[at + size - 1]]])
        elif not any(cells[1:]) and begins:
            break
        else:
            if not begins:
                grid.continued.add(len(grid.rows))
            grid.rows.append(cells)
    while len(grid.rows) > len(header) and len(grid.rows[-1]) == 1:
        grid.rows.pop()
    grid.end = max(cell[-1].end for cell in grid.rows[-1] if cell)
    size = sum(1 for line in lines[at:] if line.start < grid.end)
    return (grid, size) if len(grid.rows) > len(header) else (None, 0)


def _columns(text: str, lines: Sequence[TextLine]) -> Columns:
    """Where the columns begin: at the names of the first line, and at those below that stand under none of it."""
    names = _pieces(text, lines[0])
    for line in lines[1:]:
        if line.gap or _NUMBER.match(text[line.start : line.end].split(maxsplit=1)[0]):
            break
        names += _apart(_pieces(text, line), names)
    return Columns(tuple(sorted(name.start for name in names)))


def _apart(pieces: Sequence[range], others: Sequence[range]) -> list[range]:
    """The pieces that stand under none of the others."""
    return [one for one in pieces if not any(one.start <= other.stop and other.start <= one.stop for other in others)]


def _pieces(text: str, line: TextLine) -> list[range]:
    """Where what gaps set apart on a line stands."""
    begin = line_begin(text, line)
    gaps = list(_GAP.finditer(text, line.start, line.end))
    starts, ends = (line.start, *(gap.end() for gap in gaps)), (*(gap.start() for gap in gaps), line.end)
    return [range(start - begin, end - begin) for start, end in zip(starts, ends, strict=True)]


def _header(text: str, lines: Sequence[TextLine], at: int, columns: Columns) -> list[list[list[TextLine]]]:
    """The physical lines of the header: up to a blank line, a rule or the first number."""
    out: list[list[list[TextLine]]] = []
    for line in lines[at : at + _DEEPEST]:
        cells = columns.cells(text, line)
        if cells is None or (out and (line.gap or _is_numbered(text, cells) or _is_section_row(text, line, cells))):
            break
        out.append(cells)
    return out


def _is_section_row(text: str, line: TextLine, cells: Sequence[Sequence[TextLine]]) -> bool:
    """True if a line below the header heads a part of the table: no more words of the column of numbers."""
    return not any(cells[1:]) and is_section(text, line) and ORDINAL.match(text[line.start : line.end]) is None


def _is_numbered(text: str, cells: Sequence[Sequence[TextLine]]) -> bool:
    return bool(cells[0]) and _NUMBER.match(text[cells[0][0].start : cells[0][0].end]) is not None


def _rows(
    text: str, lines: Sequence[TextLine], columns: Columns, *, numbered: bool
) -> Iterator[tuple[list[list[TextLine]] | None, bool]]:
    """The cells of each further line while they stand in the columns, ``None`` for a section, and whether a row begins."""
    before, section = True, False
    for index, line in enumerate(lines):
        begin = line_begin(text, line)
        turned = on_new_page(text, line)
        if turned:
            columns = _of_page(text, lines[index:], columns)
        cells = columns.cells(text, line)
        outside = line.start - begin < columns.starts[0]
        alone = not outside and (cells is None or not any(cells[1:]))
        goes_on = section and alone and text[line.start : line.end].isupper() and ORDINAL.match(text, line.start) is None
        if alone and (goes_on or is_section(text, line)):
            yield None, not goes_on
            before = section = True
            continue
        if cells is None or (line.gap and sum(map(bool, cells)) > 1 and "  " not in text[line.start : line.end]):
            return  # a sentence below the table whose blanks only happen to stand between its columns
        begins = before or (line.gap > 0 and not turned) or (numbered and _is_numbered(text, cells))
        yield cells, begins
        before = section = False


def _of_page(text: str, lines: Sequence[TextLine], columns: Columns) -> Columns:
    """The columns of a table behind a page break, where the page sets them anew: by the first lines that show all of them."""
    places: list[range] = []
    for line in lines:
        if line is not lines[0] and on_new_page(text, line):
            break
        pieces = _pieces(text, line)
        if len(pieces) == len(columns.starts):
            return Columns(tuple(piece.start for piece in pieces))
        places += _apart(pieces, places)
        if len(places) >= len(columns.starts):
            break
    return Columns(tuple(sorted(place.start for place in places))) if len(places) == len(columns.starts) else columns
