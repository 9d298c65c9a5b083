"""The document as an HTML fragment, to be put into a page: sections, lists, tables, with the facts marked."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import assert_never

from vnplan.export._marks import FACTS, Mark, Marks, Piece
from vnplan.export._names import kind_name
from vnplan.export.akn.uris import cited_uri
from vnplan.model.base import Text
from vnplan.model.block import Block, Bullet, Division, Paragraph, Table
from vnplan.model.citation import Citation
from vnplan.model.day import iso_day
from vnplan.model.deadline import Deadline
from vnplan.model.document import Document
from vnplan.model.edit import Edit
from vnplan.model.part import Annex, Part

extension = ".html"
_DEEPEST = 6


def dump(document: Document, *, indent: int | None = None) -> str:
    r"""The document without the page around it: an ``article`` for it and for each of its siblings.

    Citations are ``cite`` with ``data-number`` and ``data-uri``, deadlines ``time`` with their last day, bodies, targets
    and amounts ``span`` of class ``lead``, ``coordinating``, ``target``, ``money``, repairs ``ins`` whose title is what stood
    there. There are no scripts, no styles, no links; all text is escaped. The ids of sections are ``vnplan-`` and the id of
    the node.
    ``indent`` is not used.

    >>> from vnplan.model.source import Source
    >>> dump(Document(kind="plan", source=Source(text="")))
    '<article class="vnplan" lang="vi" data-kind="plan">\n</article>\n'
    """
    del indent
    writer = _Writer(document)
    return "".join(f"{line}\n" for part in (document, *document.siblings) for line in writer.article(part))


class _Writer:
    """Writes lines of HTML, every tag that it opens closed."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._marks = Marks(document, FACTS)
        self._references = {reference.id: reference for reference in document.references}

    def article(self, part: Part) -> Iterator[str]:
        header = part.header
        number, date = (found.value if found else None for found in (header.number, header.date))
        yield f'<article class="vnplan" lang="vi"{_data((("kind", part.kind), ("number", number), ("date", date)))}>'
        yield from self._part(part, 2)
        yield "</article>"

    def _part(self, part: Part, depth: int) -> Iterator[str]:
        if part.header.lines:
            yield "<header>"
            for line in part.header.lines:
                tag = f"h{depth}" if line.role == "title" else "p"
                yield self._leaf(tag, line.text, line.role)
            yield "</header>"
        for recital in part.preamble:
            yield self._leaf("p", recital.text, recital.role)
        yield from self.blocks(part.body, min(depth + 1, _DEEPEST))
        if part.closing.lines:
            yield "<footer>"
            yield from (self._leaf("p", line.text, line.role) for line in part.closing.lines)
            yield "</footer>"
        for annex in part.annexes:
            yield from self._annex(annex, min(depth + 1, _DEEPEST))

    def _annex(self, annex: Annex, depth: int) -> Iterator[str]:
        yield f'<section class="annex" id="{_id(annex.id)}" data-label="{escape(annex.label)}">'
        titles = [self._inline(text) for text in (annex.marker, annex.heading) if text]
        yield f"<h{depth}>{'. '.join(titles) or escape(annex.label)}</h{depth}>"
        if annex.attachment:
            yield self._leaf("p", annex.attachment, "attachment")
        yield from self._part(annex, min(depth + 1, _DEEPEST))
        yield "</section>"

    def blocks(self, blocks: Sequence[Block], depth: int) -> Iterator[str]:
        """Blocks in order; dash items that follow each other are one list."""
        for listed, run in groupby(blocks, key=lambda block: isinstance(block, Bullet)):
            if listed:
                yield "<ul>"
            for block in run:
                yield from self._block(block, depth)
            if listed:
                yield "</ul>"

    def _block(self, block: Block, depth: int) -> Iterator[str]:
        match block:
            case Paragraph():
                yield self._leaf("p", block.text, "quoted" if block.quoted else "note" if block.note else None)
            case Bullet():
                yield f'<li data-marker="{escape(block.marker.text)}">{self._inline(block.text)}'
                yield from self.blocks(block.children, depth)
                yield "</li>"
            case Division():
                yield f'<section class="{block.level}" id="{_id(block.id)}" data-label="{escape(block.label)}">'
                yield self._title(block, depth)
                yield from self.blocks(block.children, min(depth + 1, _DEEPEST))
                yield "</section>"
            case Table():
                yield from self._table(block)
            case _:
                assert_never(block)

    def _title(self, node: Division, depth: int) -> str:
        label = f'<span class="label">{self._inline(node.marker)}</span>'
        text = f" {self._inline(node.text)}" if node.text else ""
        if node.heading is None:
            return f"<p>{label}{text}</p>"
        heading = f"<h{depth}>{label} {self._inline(node.heading)}</h{depth}>"
        return f"{heading}\n<p>{text.strip()}</p>" if text else heading

    def _table(self, table: Table) -> Iterator[str]:
        yield f'<table id="{_id(table.id)}">'
        for row in table.rows:
            tag = "th" if row.header else "td"
            cells = []
            for cell in row.cells:
                spans = (("colspan", cell.columns), ("rowspan", cell.rows))
                more = "".join(f' {name}="{count}"' for name, count in spans if count > 1)
                cells.append(f"<{tag}{more}>{'<br>'.join(self._inline(text) for text in cell.texts)}</{tag}>")
            yield f"<tr>{''.join(cells)}</tr>"
        yield "</table>"

    def _leaf(self, tag: str, text: Text, name: str | None) -> str:
        return f'<{tag} class="{name}">{self._inline(text)}</{tag}>' if name else f"<{tag}>{self._inline(text)}</{tag}>"

    def _inline(self, text: Text) -> str:
        return "".join(self._piece(piece) for piece in self._marks.pieces(text))

    def _piece(self, piece: Piece) -> str:
        if isinstance(piece, str):
            return escape(piece)
        tag, attributes = self._element(piece.mark)
        return f"<{tag}{attributes}>{''.join(self._piece(inner) for inner in piece.pieces)}</{tag}>"

    def _element(self, mark: Mark) -> tuple[str, str]:
        """The tag of a mark and its attributes."""
        item = mark.item
        if isinstance(item, Citation):
            if mark.kind == "cited_date":
                return "time", f' datetime="{item.date or ""}"'
            uri = cited_uri(item, self._references.get(item.reference or ""))
            name = item.kind and kind_name(item.kind)
            return "cite", _data((("number", item.number), ("kind", name), ("role", item.role), ("uri", uri)))
        if isinstance(item, Deadline):
            day = item.end or item.start
            when = f' datetime="{day}"' if day else ""
            return (
                "time" if day else "span"
            ), f' class="deadline"{when}{_data((("start", iso_day(item.start)), ("recurs", item.recurs)))}'
        if isinstance(item, Edit):
            written = self._document.source.text[item.start : item.end]
            return "ins", f' class="repair" title="{escape(written)}"'
        return "span", f' class="{mark.kind}"'


def _data(values: Iterable[tuple[str, str | None]]) -> str:
    return "".join(f' data-{name}="{escape(value)}"' for name, value in values if value)


def _id(identity: str) -> str:
    return escape("vnplan-" + "-".join(identity.split()))
