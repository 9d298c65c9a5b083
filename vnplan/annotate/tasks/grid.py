"""The cells of a table where they stand: headers of several rows, cells that span rows and columns."""

from collections.abc import Iterator

from vnplan.model.block import Cell, Row, Table
from vnplan.vocab.bodies.lexicon import plain

# No header is deeper, no table wider.
DEEPEST_HEADER = 3
MOST_COLUMNS = 60


def header_depth(table: Table) -> int:
    """How many rows the first row's cells reach down over."""
    return min(max((cell.rows for cell in table.rows[0].cells), default=1), DEEPEST_HEADER) if table.rows else 0


def header_words(table: Table) -> list[str]:
    """The words above each column in plain text: those of the first row, and of the rows that its cells reach down to."""
    texts: dict[int, list[str]] = {}
    standing: dict[int, tuple[Cell, int]] = {}
    for index, row in enumerate(table.rows[: header_depth(table)]):
        for column, cell in cells_of(row, index, standing):
            words = words_of(cell)
            for under in range(column, column + min(cell.columns, MOST_COLUMNS)):
                if words not in texts.setdefault(under, []):
                    texts[under].append(words)
    return [plain(" ".join(texts.get(column, []))) for column in range(max(texts, default=-1) + 1)]


def words_of(cell: Cell) -> str:
    """All words of a cell on one line."""
    if len(cell.texts) == 1:
        return " ".join(cell.texts[0].text.split())
    return " ".join([" ".join(text.text.split()) for text in cell.texts])


def cells_of(row: Row, index: int, standing: dict[int, tuple[Cell, int]]) -> Iterator[tuple[int, Cell]]:
    """The cells of a row by column, with those that reach down from rows above, which move the row's own to the right."""
    taken = {column for column, (_, last) in standing.items() if index <= last} if standing else ()
    for column in sorted(taken):
        yield column, standing[column][0]
    free = 0
    for cell in row.cells:
        column = max(cell.column, free)
        while column in taken:
            column += 1
        free = column + min(cell.columns, MOST_COLUMNS)
        if cell.rows > 1:
            standing[column] = (cell, index + cell.rows - 1)
        yield column, cell
