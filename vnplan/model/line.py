"""Lines: what stands between the reader and the tree. ``RawLine`` is unrepaired, and ``mark`` refuses it."""

from dataclasses import dataclass
from enum import StrEnum

from vnplan.model.clipping import Block
from vnplan.model.mapped import MappedText


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Which table (by its block's start), row and column a line stands in.

    ``joint`` is what joins a line to the one before it in its cell, with which it is one text; ``None`` where it begins one.
    """

    table: int
    row: int
    column: int
    columns: int = 1
    rows: int = 1
    header: bool = False
    joint: str | None = None


@dataclass(frozen=True, slots=True)
class RawLine:
    """A logical line: one paragraph, heading or item, joined where a scan or a portal wrapped it.

    ``bold`` is how many characters at its beginning are emphasised (by bold or italic type).
    """

    text: MappedText
    block: Block
    cell: CellPlace | None = None
    bold: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A ``RawLine`` after repair."""

    text: MappedText
    block: Block
    cell: CellPlace | None = None
    bold: int = 0


class Mark(StrEnum):
    """What a line is."""

    CHROME = "chrome"
    LEAD = "lead"
    MOTTO = "motto"
    ISSUER = "issuer"
    NUMBER = "number"
    PLACE_DATE = "place_date"
    KIND = "kind"
    TITLE = "title"
    ADDRESSEE = "addressee"
    RECITAL = "recital"
    ENACTING = "enacting"
    ITEM = "item"
    BULLET = "bullet"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    CLOSING = "closing"
    SIGNATURE = "signature"
    RECIPIENTS = "recipients"
    ANNEX = "annex"
    ATTACHMENT = "attachment"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line and what it is. ``part`` counts the documents and annexes of the page, -1 for what is none of theirs."""

    line: Line
    mark: Mark
    part: int = -1
