"""Lines as the stages before the tree give them, made by hand."""

from vnplan.model.clipping import Block
from vnplan.model.line import CellPlace, Line, Mark, MarkedLine
from vnplan.model.mapped import MappedText


def line(text: str, *, cell: CellPlace | None = None, bold: int = 0) -> Line:
    """A line that stands alone in its source."""
    return Line(MappedText(text), Block("paragraph", 0, len(text)), cell, bold)


def lines(text: str) -> list[MarkedLine]:
    """Lines with their marks before them: ``number Số: 7/KH-UBND``."""
    return [MarkedLine(line(words), Mark(mark), 0) for mark, _, words in (one.partition(" ") for one in text.splitlines())]
