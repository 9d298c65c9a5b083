"""Tables that a Markdown text holds as raw HTML, with every cell where it stands in the text."""

from collections.abc import Iterator

from vnplan.model.edit import Edit
from vnplan.read.inline import MARKUP
from vnplan.read.lines import TextLine, text_lines
from vnplan.read.pipes import Grid
from vnplan.text import kept_re as re

_TABLE = re.compile(r"<table\b[^<>]{0,2000}>.*?</table\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>table|colgroup|col|thead|tbody|tfoot|tr|t[dh]|caption|div|p|h[1-6]|[uo]l|li|br|center|blockquote)\b"
    r"(?P<rest>[^<>]{0,2000})>",
    re.IGNORECASE,
)
_SPANS = re.compile(r"(?P<way>col|row)span\s*=\s*[\"']?(?P<count>\d{1,3})", re.IGNORECASE)
_CELLS = ("td", "th")


def raw_tables(text: str) -> list[Grid]:
    r"""The tables that stand as HTML in a text, in order; their edits take the tags away.

    >>> text = "<table><tr><th>Số: 1</th>\n<th><p>Một</p><p>Hai</p></th></tr></table>"
    >>> [[[text[line.start : line.end] for line in cell] for cell in row] for row in raw_tables(text)[0].rows]
    [[['Số: 1'], ['Một', 'Hai']]]
    """
    if "<" not in text or "<table" not in text.lower():
        return []
    return [_grid(text, match.start(), match.end()) for match in _TABLE.finditer(text)]


def _grid(text: str, start: int, end: int) -> Grid:
    """One table; what stands outside its cells is a row of its own."""
    grid = Grid(start, end)
    cell: list[TextLine] | None = None
    at = start
    for tag in _TAG.finditer(text, start, end):
        lines = [line._replace(gap=1) if index == 0 else line for index, line in enumerate(text_lines(text, at, tag.start()))]
        if lines and cell is None:
            grid.rows.append([lines])
        elif cell is not None:
            cell += lines
        grid.edits.append(Edit(tag.start(), tag.end(), "", MARKUP))
        at = tag.end()
        name = tag["name"].lower()
        if name == "tr" and not tag["close"]:
            grid.rows.append([])
        if name in _CELLS:
            cell = None if tag["close"] else _opened(grid, tag, header=name == "th")
    grid.rows = [row for row in grid.rows if row]
    return grid


def _opened(grid: Grid, tag: re.Match[str], *, header: bool) -> list[TextLine]:
    """A new cell at the end of the table."""
    if not grid.rows:
        grid.rows.append([])
    cell: list[TextLine] = []
    grid.rows[-1].append(cell)
    spans = {found["way"].lower(): int(found["count"]) for found in _SPANS.finditer(tag["rest"])}
    if spans:
        grid.spans[len(grid.rows) - 1, len(grid.rows[-1]) - 1] = (max(1, spans.get("col", 1)), max(1, spans.get("row", 1)))
    if header and len(grid.rows) > grid.headers:
        grid.headers = len(grid.rows)
    return cell


def outside(lines: list[TextLine], grids: list[Grid]) -> Iterator[TextLine | Grid]:
    """The lines of a text without those in its tables, and the tables in their places."""
    at = 0
    for grid in grids:
        while at < len(lines) and lines[at].end <= grid.start:
            yield lines[at]
            at += 1
        yield grid
        while at < len(lines) and lines[at].start < grid.end:
            at += 1
    yield from lines[at:]
