"""Lines in cells to tables with rows and a header."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import attrgetter

from vnplan.model.base import Text
from vnplan.model.block import Cell, Row, Table
from vnplan.model.ids import leaf
from vnplan.model.line import Line
from vnplan.rules.phrases import Phrases

_Cells = dict[int, list[Line]]
_PHRASES = Phrases("headings")
# Only lines in cells come here.
_ROW, _COLUMN = attrgetter("cell.row"), attrgetter("cell.column")


def build_table(lines: Sequence[Line], identity: str) -> Table:
    """The rows and cells that the lines stand in; cells without text are kept out.

    The first row is the header where the page says so, where all its cells are emphasised, or where two of them say what
    headers of such tables say.
    """
    ordered = sorted(lines, key=_ROW)
    header = _header_row(list(islice(_rows(ordered), 3)))
    names: tuple[str, ...] = ()
    out = []
    for number, cells in _rows(ordered):
        if number == header:
            width = max(column + content[0].cell.columns for column, content in cells.items() if content[0].cell)
            names = tuple(" ".join(line.text.text for line in cells.get(column, ())) for column in range(width))
        built = tuple(_cell(column, content) for column, content in cells.items())
        out.append(Row.made(cells=built, header=number == header))
    return Table.made(id=identity, rows=tuple(out), header=names)


def _rows(ordered: Iterable[Line]) -> Iterator[tuple[int, _Cells]]:
    """The lines of each row by column, one row at a time: a table is large enough once."""
    for number, lines in groupby(ordered, _ROW):
        cells: _Cells = {}
        for line in lines:
            cells.setdefault(_COLUMN(line), []).append(line)
        yield number, dict(sorted(cells.items()))


def _cell(column: int, lines: Sequence[Line]) -> Cell:
    place = lines[0].cell
    texts: list[Text] = []
    for line in lines:
        text = leaf(line.text)
        joint = line.cell.joint if line.cell else None
        if text is not None and texts and joint is not None:
            texts[-1] = Text.of(texts[-1].text + joint + text.text, (*texts[-1].spans, *text.spans))
        elif text is not None:
            texts.append(text)
    return Cell.of(column, tuple(texts), place.columns if place else 1, place.rows if place else 1)


def _header_row(first: Sequence[tuple[int, _Cells]]) -> int | None:
    """Which row names the columns: of the first ones that of several cells, if it is a header."""
    for number, cells in first:
        if len(cells) < 2:
            continue
        marked = all(line.cell is not None and line.cell.header for content in cells.values() for line in content)
        bold = all(line.bold >= len(line.text.text) - 1 for content in cells.values() for line in content)
        words = sum(
            bool(_PHRASES["table_header"].search(" ".join(line.text.text for line in content))) for content in cells.values()
        )
        short = all(sum(len(line.text.text) for line in content) < 90 for content in cells.values())
        return number if marked or (bold and short) or (words >= 2 and short) else None
    return None
