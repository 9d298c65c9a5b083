"""The document as Markdown, for readers: headings by depth, labels in bold, tables as tables."""

from collections.abc import Iterator

from vnplan.model.block import Block, Bullet, Division, Paragraph, Table
from vnplan.model.document import Document
from vnplan.model.part import Annex, Part
from vnplan.text import kept_re as re

extension = ".md"
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")
_DEEPEST = 6


def dump(document: Document, *, indent: int | None = None) -> str:
    """The document without the page around it. ``indent`` is not used."""
    del indent
    return "\n\n".join(line for part in (document, *document.siblings) for line in _part(part, 1)) + "\n"


def escape(text: str) -> str:
    r"""Text whose characters mean themselves.

    >>> escape("5 * 3 [a]")
    '5 \\* 3 \\[a\\]'
    """
    return _SPECIAL.sub(r"\\\1", text)


def _part(part: Part, depth: int) -> Iterator[str]:
    if isinstance(part, Annex):
        title = ". ".join(text.text for text in (part.marker, part.heading) if text)
        yield f"{'#' * depth} {escape(title)}"
        if part.attachment:
            yield f"*{escape(part.attachment.text)}*"
    for line in part.header.lines:
        text = escape(line.text.text)
        yield f"{'#' * depth} {text}" if line.role == "kind" else f"**{text}**" if line.role == "title" else text
    for recital in part.preamble:
        yield f"*{escape(recital.text.text)}*"
    for block in part.body:
        yield from _block(block, depth + 1, "")
    for closing in part.closing.lines:
        yield escape(closing.text.text)
    for annex in part.annexes:
        yield from _part(annex, min(depth + 1, _DEEPEST))


def _block(block: Block, depth: int, indent: str) -> Iterator[str]:
    match block:
        case Paragraph():
            yield indent + escape(block.text.text)
        case Bullet():
            yield f"{indent}- {escape(block.text.text)}"
            for child in block.children:
                yield from _block(child, depth, indent + "  ")
        case Division():
            yield indent + _division(block, depth)
            for child in block.children:
                yield from _block(child, min(depth + 1, _DEEPEST), indent)
        case Table():
            yield _table(block)


def _division(node: Division, depth: int) -> str:
    marker = escape(node.marker.text)
    if node.heading and not node.text:
        return f"{'#' * depth} {marker} {escape(node.heading.text)}"
    heading = f" {escape(node.heading.text)}" if node.heading else ""
    text = f" {escape(node.text.text)}" if node.text else ""
    return f"**{marker}{heading}**{text}"


def _table(table: Table) -> str:
    width = max((cell.column + cell.columns for row in table.rows for cell in row.cells), default=1)
    grid = []
    for row in table.rows:
        cells = [""] * width
        for cell in row.cells:
            cells[cell.column] = "<br>".join(escape(text.text) for text in cell.texts)
        grid.append("| " + " | ".join(cells) + " |")
    rule = "|" + "---|" * width
    if not table.rows or not table.rows[0].header:
        return "\n".join(["| " + " | ".join([""] * width) + " |", rule, *grid])
    return "\n".join([grid[0], rule, *grid[1:]])
