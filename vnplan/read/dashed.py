"""Tables whose columns a line of dashes draws, as pandoc writes them: ``TT  Việc`` above ``--- -----``."""

from collections.abc import Sequence

from vnplan.model.edit import Edit
from vnplan.read.columns import Columns, line_begin
from vnplan.read.lines import TextLine
from vnplan.read.pipes import Grid, with_grids
from vnplan.text import kept_re as re

_COLUMNS = re.compile(r"-{2,}(?: +-{2,})+$")
_RULE = re.compile(r"-{4,}$")
_DEEPEST = 6


def dashed_tables(text: str, lines: Sequence[TextLine]) -> list[TextLine | Grid]:
    r"""The lines, with those of each table replaced by it.

    >>> from vnplan.read.lines import text_lines
    >>> text = "  TT   Việc\n  ---- --------\n  1    Trồng\n\nHết."
    >>> [type(item).__name__ for item in dashed_tables(text, text_lines(text))]
    ['Grid', 'TextLine']
    """
    places = [at for at, line in enumerate(lines) if text[line.start] == "-" and _COLUMNS.match(text, line.start, line.end)]
    return with_grids(lines, places, lambda at: _table(text, lines, at, _above(text, lines, at)))


def _above(text: str, lines: Sequence[TextLine], at: int) -> int:
    """How many lines above the columns belong to the table: its header, and the rule above that."""
    count = 0
    while count < _DEEPEST and at - count > 0 and lines[at - count].gap == 0:
        count += 1
        if _RULE.match(text, lines[at - count].start, lines[at - count].end):
            return count
    return min(count, 1)


def _table(text: str, lines: Sequence[TextLine], at: int, above: int) -> tuple[Grid, int, int] | None:
    """The table with its columns at a line, how many lines above are its own, and the line behind it."""
    columns = _columns(text, lines[at])
    grid = Grid(lines[at - above].start, lines[at].end)
    framed = above > 0 and _RULE.match(text, lines[at - above].start, lines[at - above].end) is not None
    for line in lines[at - above + framed : at]:
        cells = columns.cells(text, line)
        if cells is None:
            return None
        if grid.rows:
            grid.continued.add(len(grid.rows))
        grid.rows.append(cells)
    grid.headers = len(grid.rows)
    drawn = [lines[at]] if not framed else [lines[at - above], lines[at]]
    index = at + 1
    while index < len(lines):
        line = lines[index]
        if _RULE.match(text, line.start, line.end) or _COLUMNS.match(text, line.start, line.end):
            drawn.append(line)
            index += 1
            break
        cells = columns.cells(text, line)
        if cells is None or (line.gap and not framed):
            break
        if framed and not line.gap and index > at + 1:
            grid.continued.add(len(grid.rows))
        grid.rows.append(cells)
        index += 1
    if len(grid.rows) <= grid.headers:
        return None
    grid.end = lines[index - 1].end
    grid.edits += (Edit(line.start, line.end, "", "layout.markup") for line in drawn)
    return grid, above, index


def _columns(text: str, line: TextLine) -> Columns:
    return Columns([match.start() for match in re.finditer(r"-+", text[line_begin(text, line) : line.end])])
