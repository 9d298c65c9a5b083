"""Lines: what stands between the reader and the tree. ``RawLine`` is unrepaired, and ``mark`` refuses it.

A page has tens of thousands, and none is changed: their types say so. To guard each field at run time takes three times as long.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from vnplan.model.clipping import Block
from vnplan.model.mapped import MappedText


@dataclass(slots=True)
class CellPlace:
    """Which table (by its block's start), row and column a line stands in.

    ``joint`` is what joins a line to the one before it in its cell, with which it is one text; ``None`` where it begins one.
    """

    table: Final[int]
    row: Final[int]
    column: Final[int]
    columns: Final[int] = 1
    rows: Final[int] = 1
    header: Final[bool] = False
    joint: Final[str | None] = None


@dataclass(slots=True)
class RawLine:
    """A logical line: one paragraph, heading or item, joined where a scan or a portal wrapped it.

    ``bold`` is how many characters at its beginning are emphasised (by bold or italic type).
    """

    text: Final[MappedText]
    block: Final[Block]
    cell: Final[CellPlace | None] = None
    bold: Final[int] = 0


@dataclass(slots=True)
class Line:
    """A ``RawLine`` after repair."""

    text: Final[MappedText]
    block: Final[Block]
    cell: Final[CellPlace | None] = None
    bold: Final[int] = 0


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


@dataclass(slots=True)
class MarkedLine:
    """A line and what it is. ``part`` counts the documents and annexes of the page, -1 for what is none of theirs."""

    line: Final[Line]
    mark: Final[Mark]
    part: Final[int] = -1
