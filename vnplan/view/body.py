"""The document in the middle of the page: letterhead, sections, lists, tables, closing, annexes, siblings."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import assert_never

from vnplan.model.base import Text
from vnplan.model.block import Block, Bullet, Division, Paragraph, Table
from vnplan.model.document import Document
from vnplan.model.part import Annex, Part
from vnplan.view.inline import Inline
from vnplan.view.places import Places
from vnplan.view.safe import html, spans

_DEEPEST = 6
# A browser need not lay out what is not in sight: runs of so many blocks are drawn when they come near.
_RUN = 40
# About how high so many characters of HTML become, for the scroll bar; the classes of page.css.
_HEIGHTS = ((1_500, 1), (5_000, 2), (15_000, 3), (50_000, 4))


class Body:
    """Writes a document as HTML; ``inline`` counts the marks."""

    def __init__(self, document: Document, places: Places) -> None:
        """Take a document and the ids of its sections."""
        self._document = document
        self._places = places
        self.inline = Inline(document)

    def articles(self) -> str:
        """The document and its siblings."""
        return "".join(self._article(part) for part in (self._document, *self._document.siblings))

    def chrome(self) -> str:
        """The lines of the page that are not the document's."""
        return "".join(f"<p>{self.inline(line.text)}</p>" for line in self._document.chrome)

    def _article(self, part: Part) -> str:
        return f'<article lang="vi">{"".join(self._part(part, 2))}</article>'

    def _part(self, part: Part, depth: int) -> Iterator[str]:
        if part.header.lines:
            lines = (self._leaf("h1" if line.role == "title" else "p", line.text, line.role) for line in part.header.lines)
            yield f'<header class="head">{"".join(lines)}</header>'
        if part.preamble:
            lines = (self._leaf("p", recital.text, recital.role) for recital in part.preamble)
            yield f'<div class="preamble">{"".join(lines)}</div>'
        yield from self._blocks(part.body, depth)
        if part.closing.lines:
            lines = (self._leaf("p", line.text, line.role) for line in part.closing.lines)
            yield f'<footer class="closing">{"".join(lines)}</footer>'
        for annex in part.annexes:
            yield self._annex(annex, depth)

    def _annex(self, annex: Annex, depth: int) -> str:
        name = self._places.of(annex)
        titles = [self.inline(text) for text in (annex.marker, annex.heading) if text] or [html(annex.label)]
        attachment = self._leaf("p", annex.attachment, "attachment") if annex.attachment else ""
        inner = "".join(self._part(annex, min(depth + 1, _DEEPEST)))
        title = f'<h{depth} class="t">{"<br>".join(titles)}</h{depth}>'
        return f'<section class="annex" id="{html(name)}">{title}{attachment}{inner}</section>'

    def _blocks(self, blocks: Sequence[Block], depth: int) -> Iterator[str]:
        """Blocks in order; dash items that follow each other are one list, long runs are parted."""
        for listed, run in groupby(blocks, key=lambda block: isinstance(block, Bullet)):
            alike = list(run)
            for at in range(0, len(alike), _RUN):
                inner = "".join(self._block(block, depth) for block in alike[at : at + _RUN])
                tag = "ul" if listed else "div"
                if len(blocks) > _RUN:
                    yield f'<{tag} class="v {_height(inner)}">{inner}</{tag}>'
                else:
                    yield f"<ul>{inner}</ul>" if listed else inner

    def _block(self, block: Block, depth: int) -> str:
        match block:
            case Paragraph():
                return self._leaf("p", block.text, "quoted" if block.quoted else None)
            case Bullet():
                inner = "".join(self._blocks(block.children, depth))
                return f'<li data-marker="{html(block.marker.text)}">{self._leaf("p", block.text, None)}{inner}</li>'
            case Division():
                return self._division(block, depth)
            case Table():
                return self._table(block)
            case _:
                assert_never(block)

    def _division(self, division: Division, depth: int) -> str:
        inner = "".join(self._blocks(division.children, min(depth + 1, _DEEPEST)))
        sized = f" v {_height(inner)}" if not any(isinstance(child, Division) for child in division.children) and inner else ""
        name = html(self._places.of(division))
        where = spans(span for text in (division.marker, division.heading, division.text) if text for span in text.spans)
        label = f'<a class="no" data-s="{where}">{self.inline(division.marker)}</a>'
        text = self.inline(division.text) if division.text else ""
        if division.heading is None:
            title = f'<p class="t">{label} {text}</p>'
        else:
            title = f'<h{depth} class="t">{label} {self.inline(division.heading)}</h{depth}>'
            title += f'<p class="t">{text}</p>' if text else ""
        return f'<section class="{division.level}{sized}" id="{name}">{title}{inner}</section>'

    def _table(self, table: Table) -> str:
        rows = []
        for row in table.rows:
            tag = "th" if row.header else "td"
            cells = []
            for cell in row.cells:
                covers = (("colspan", cell.columns), ("rowspan", cell.rows))
                more = "".join(f' {name}="{count}"' for name, count in covers if count > 1)
                inner = "<br>".join(map(self.inline, cell.texts))
                cells.append(f'<{tag}{more} class="t">{inner}</{tag}>')
            rows.append(f"<tr>{''.join(cells)}</tr>")
        return f'<div class="wide"><table>{"".join(rows)}</table></div>'

    def _leaf(self, tag: str, text: Text, name: str | None) -> str:
        return f'<{tag} class="t{f" as-{name}" if name else ""}">{self.inline(text)}</{tag}>'


def _height(inner: str) -> str:
    """The class for about the height of so much HTML."""
    return f"v{next((size for most, size in _HEIGHTS if len(inner) <= most), 5)}"
