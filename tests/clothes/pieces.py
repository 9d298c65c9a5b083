"""A document of the corpus as paragraphs and tables, whatever they are dressed in."""

from collections.abc import Iterator
from dataclasses import dataclass

from vnplan.model.block import Block, Bullet, Division, Paragraph, Table
from vnplan.model.document import Document
from vnplan.model.part import Annex, Part

LETTERHEAD = ("motto", "issuer", "number", "place_date")


@dataclass(frozen=True)
class Piece:
    """A paragraph (``marker`` and ``bold`` beginning apart), or a table (``rows``)."""

    text: str = ""
    marker: str = ""
    bold: str = ""
    depth: int = 0
    style: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    role: str = ""

    @property
    def whole(self) -> str:
        return " ".join(part for part in (self.marker, self.bold, self.text) if part)


def pieces(document: Document) -> list[Piece]:
    """The paragraphs and tables of a document and its siblings, in order."""
    return [piece for part in (document, *document.siblings) for piece in _part(part)]


def _part(part: Part) -> Iterator[Piece]:
    if isinstance(part, Annex):
        for text in (part.marker, part.heading, part.attachment):
            if text:
                yield Piece(text.text)
    for line in part.header.lines:
        yield Piece(line.text.text, role=line.role)
    for recital in part.preamble:
        yield Piece(recital.text.text)
    for block in part.body:
        yield from _block(block, 0)
    for closing in part.closing.lines:
        yield Piece(closing.text.text, role="closing")
    for annex in part.annexes:
        yield from _part(annex)


def _block(block: Block, depth: int) -> Iterator[Piece]:
    match block:
        case Paragraph():
            yield Piece(block.text.text, depth=depth)
        case Bullet():
            yield Piece(block.text.text, block.marker.text, depth=depth, style="bullet")
        case Division():
            heading = block.heading.text if block.heading else ""
            yield Piece(block.text.text if block.text else "", block.marker.text, heading, depth, block.level)
        case Table():
            yield Piece(rows=_rows(block))
    if isinstance(block, Bullet | Division):
        for child in block.children:
            yield from _block(child, depth + 1)


def _rows(table: Table) -> tuple[tuple[str, ...], ...]:
    width = max(cell.column + cell.columns for row in table.rows for cell in row.cells)
    out = []
    for row in table.rows:
        texts = [""] * width
        for cell in row.cells:
            texts[cell.column] = " ".join(text.text for text in cell.texts)
        out.append(tuple(texts))
    return tuple(out)
