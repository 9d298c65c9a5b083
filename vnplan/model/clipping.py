"""The scraped article: the source cut into blocks of visible text.

Blocks, rows and cells are never changed: their types say so, as those of lines do.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from vnplan.model.base import Span
from vnplan.model.edit import Edit
from vnplan.model.issue import Issue
from vnplan.model.source import Page, Source

ChromeReason = Literal["menu", "related", "footer", "legal", "ad", "share", "comment", "metadata"]
BlockKind = Literal["paragraph", "heading", "list_item", "table", "verbatim"]
BlockRole = Literal["text", "note", "furniture"]


class Place(NamedTuple):
    """Where a block stands in a file: its page (from 1) and its box there in points from the top left, or its paragraph.

    ``box`` is left, top, right, bottom. ``paragraph`` counts the paragraphs of a file that knows no pages, from 1.
    """

    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    paragraph: int | None = None


class Look(NamedTuple):
    """How a block is set: centred, the size of its type and how far it is indented, in points, where that is known."""

    centred: bool = False
    size: float | None = None
    indent: float | None = None


@dataclass(slots=True)
class Block:
    """A stretch of visible text that the page sets apart.

    ``start`` and ``end`` are offsets into ``Source.text``, line breaks inside included. ``edits`` (in the same
    coordinates, in order, apart) take away what is markup, not text: the stars of Markdown, its escapes. ``bold`` and
    ``italic`` are the emphasised ranges. ``wrapped`` says that line breaks inside the block may be a typesetter's: they
    are judged by ``split``; where it is false each line stands for itself. ``boilerplate`` marks what the page itself
    calls navigation, header, footer, aside; ``links`` is how many characters are links; ``chrome`` says why the block is
    none of the article's. ``role`` is what a printed page makes of it: ``furniture`` is no part of the
    document (running heads, page numbers, stamps), a ``note`` belongs to the text before it. ``generated`` are the ranges
    that the file counts and does not write: automatic numbers. ``rows`` is filled for tables only; the edits of a table take
    away what draws it between its cells.
    """

    kind: Final[BlockKind]
    start: Final[int]
    end: Final[int]
    edits: Final[tuple[Edit, ...]] = ()
    bold: Final[tuple[Span, ...]] = ()
    italic: Final[tuple[Span, ...]] = ()
    level: Final[int | None] = None
    xpath: Final[str | None] = None
    wrapped: Final[bool] = False
    boilerplate: Final[bool] = False
    rows: Final[tuple["TableRow", ...]] = ()
    role: Final[BlockRole] = "text"
    generated: Final[tuple[Span, ...]] = ()
    place: Final[Place | None] = None
    look: Final[Look | None] = None
    links: Final[int] = 0
    chrome: Final[ChromeReason | None] = None


@dataclass(slots=True)
class TableCell:
    """A cell: its blocks of text, the columns and rows it covers, and whether the page marks it as a header."""

    blocks: Final[tuple[Block, ...]]
    columns: Final[int] = 1
    rows: Final[int] = 1
    header: Final[bool] = False


@dataclass(slots=True)
class TableRow:
    """A row of cells, left to right.

    ``goes_on`` says that it is a further physical line of the row above: a text that draws tables sets the lines of its
    cells side by side.
    """

    cells: Final[tuple[TableCell, ...]]
    goes_on: Final[bool] = False


class Clipping(NamedTuple):
    """A source and the blocks in it, in order, without overlap. What no block covers is white space or table rules.

    ``recognised`` says that the text was read from a picture; ``sure`` are the words of which that reader was certain, in order.
    """

    source: Source
    page: Page
    blocks: tuple[Block, ...]
    issues: tuple[Issue, ...] = ()
    recognised: bool = False
    sure: tuple[Span, ...] = ()


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of text, those in the cells of tables in place of their table."""
    for block in blocks:
        if block.rows:
            yield from flat(inner for row in block.rows for cell in row.cells for inner in cell.blocks)
        else:
            yield block
