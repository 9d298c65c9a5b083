"""The body of a document: labelled divisions, paragraphs, dash items, tables."""

from typing import Annotated, Literal, Self

from pydantic import Field

from vnplan.model.base import Model, Span, Text

Level = Literal["part", "chapter", "section", "subsection", "article", "clause", "point", "letter", "roman", "number", "step"]


class Paragraph(Model):
    """Running text without a marker. ``quoted`` says that it belongs to a quoted amendment.

    ``note`` is the mark of a footnote ("[1]"), ``refers`` where the same mark stands in the text that it is a note to.
    """

    type: Literal["paragraph"] = "paragraph"
    id: str
    text: Text
    quoted: bool = False
    note: str | None = None
    refers: Span | None = None


class Bullet(Model):
    """A dash item (``-``, ``+``, ``*``, ``•``) and what hangs below it."""

    type: Literal["bullet"] = "bullet"
    id: str
    marker: Text
    text: Text
    children: tuple["Block", ...] = ()


class Division(Model):
    """A labelled node: ``label`` is its path ("II.7", "Điều 3.2.đ"), ``number`` its own part of it ("7", "Điều 3", "đ").

    ``marker`` is the label as written ("s."), ``heading`` its own heading, ``None`` where running text follows;
    ``text`` is that running text, or what follows a run-in heading on its line. ``id`` is ``label``, with ``~2`` and so on
    where a numbering restarts.
    """

    type: Literal["division"] = "division"
    id: str
    label: str
    number: str
    level: Level
    marker: Text
    heading: Text | None = None
    text: Text | None = None
    children: tuple["Block", ...] = ()


class Cell(Model):
    """A table cell: its paragraphs, how many columns and rows it covers."""

    column: int
    texts: tuple[Text, ...] = ()
    columns: int = 1
    rows: int = 1

    @classmethod
    def of(cls, column: int, texts: tuple[Text, ...], columns: int, rows: int) -> Self:
        """A cell of values that are right already.

        >>> Cell.of(1, (), 1, 2) == Cell(column=1, texts=(), columns=1, rows=2)
        True
        """
        return cls._trusted({"column": column, "texts": texts, "columns": columns, "rows": rows}, _OF_CELL)


_OF_CELL = {"column", "texts", "columns", "rows"}


class Row(Model):
    """A table row; ``header`` where it names the columns."""

    cells: tuple[Cell, ...]
    header: bool = False


class Table(Model):
    """Rows of cells. ``header`` holds the text of the header cell of each column, where there is a header row."""

    type: Literal["table"] = "table"
    id: str
    rows: tuple[Row, ...]
    header: tuple[str, ...] = ()


Block = Annotated[Paragraph | Bullet | Division | Table, Field(discriminator="type")]

Bullet.model_rebuild()
Division.model_rebuild()
