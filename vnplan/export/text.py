"""The document as plain text: one paragraph a line, labels written out. Parsing it again gives the same outline."""

from collections.abc import Iterator

from vnplan.model.block import Block, Bullet, Division, Paragraph, Table
from vnplan.model.document import Document
from vnplan.model.part import Annex, Part

extension = ".txt"


def dump(document: Document, *, indent: int | None = None) -> str:
    """The document without the page around it. ``indent`` is not used."""
    del indent
    return "\n".join(line for part in (document, *document.siblings) for line in lines(part)) + "\n"


def lines(part: Part) -> Iterator[str]:
    """The paragraphs of a part, in order of the page."""
    if isinstance(part, Annex):
        yield from (text.text for text in (part.marker, part.heading, part.attachment) if text)
    yield from (line.text.text for line in part.header.lines)
    yield from (recital.text.text for recital in part.preamble)
    for block in part.body:
        yield from block_lines(block)
    yield from (line.text.text for line in part.closing.lines)
    for annex in part.annexes:
        yield from lines(annex)


def block_lines(block: Block) -> Iterator[str]:
    """The paragraphs of a block and what is below it."""
    match block:
        case Paragraph():
            yield block.text.text
        case Bullet():
            yield f"{block.marker.text} {block.text.text}"
        case Division():
            yield " ".join(t.text for t in (block.marker, block.heading, block.text) if t)
        case Table():
            for row in block.rows:
                yield f"| {' | '.join(' '.join(t.text for t in cell.texts) for cell in row.cells)} |"
    if isinstance(block, Bullet | Division):
        for child in block.children:
            yield from block_lines(child)
