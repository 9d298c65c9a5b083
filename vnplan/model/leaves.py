"""The leaves of a document where they stand, and their text with its way back to the source."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from vnplan.model.base import Span, Text
from vnplan.model.block import Block, Bullet, Division, Paragraph, Table
from vnplan.model.document import Annex, Document, Leaf, LeafRole, Node, Part
from vnplan.model.edit import Edit
from vnplan.model.mapped import FURNITURE, MappedText

BASIS = "basis"


def leaves(document: Document) -> Iterator[Leaf]:
    """Every leaf of the document and of its siblings, in order; chrome is not the document's and is left out.

    ``at`` is the label of the innermost division or annex; ``basis`` in the preamble and in all that stands before the
    first division; ``None`` in the letterhead, the title, the lead and the closing.

    >>> from vnplan.model.document import Recital
    >>> from vnplan.model.source import Source
    >>> recital = Recital(id="r1", role="basis", text=Text(text="Căn cứ Hiến pháp;", spans=(Span(0, 17),)))
    >>> [(leaf.role, leaf.at) for leaf in leaves(Document(source=Source(text="Căn cứ Hiến pháp;"), preamble=(recital,)))]
    [('recital', 'basis')]
    """
    # The paragraphs of an article stand nowhere in a document.
    opening = None if is_article(document) else BASIS
    for part in (document, *document.siblings):
        yield from _part(part, None, opening)


def is_article(document: Document) -> bool:
    """True if the page reprints no document: no part of it has a header or a preamble."""
    return not any(part.kind or part.preamble or part.header.lines for part in (document, *document.siblings))


def lies_in(at: str | None, label: str | None) -> bool:
    """True if a place is that of a label, or below it.

    >>> lies_in("II.1", "II.1"), lies_in("II.1.a", "II.1"), lies_in("II.10", "II.1"), lies_in(None, "II.1")
    (True, True, False, False)
    """
    return at is not None and label is not None and (at == label or at.startswith(f"{label}."))


def _part(part: Part, outer: str | None, opening: str | None = BASIS) -> Iterator[Leaf]:
    at = outer
    if isinstance(part, Annex):
        at = part.label
        yield from _leaf(part.marker, "marker", at, part)
        yield from _leaf(part.heading, "heading", at, part)
        yield from _leaf(part.attachment, "heading", at, part)
    for line in part.header.lines:
        yield Leaf(line.text, "header", at, line)
    before = at or opening
    for recital in part.preamble:
        yield Leaf(recital.text, "recital", at or BASIS, recital)
    for block in part.body:
        if isinstance(block, Division):
            before = at
        yield from _block(block, before)
    for closing in part.closing.lines:
        yield Leaf(closing.text, "closing", None, closing)
    for annex in part.annexes:
        yield from _part(annex, at)


def _block(block: Block, at: str | None) -> Iterator[Leaf]:
    match block:
        case Paragraph():
            yield Leaf(block.text, "text", at, block)
        case Bullet():
            yield Leaf(block.marker, "marker", at, block)
            yield Leaf(block.text, "text", at, block)
            for child in block.children:
                yield from _block(child, at)
        case Division():
            yield Leaf(block.marker, "marker", block.label, block)
            yield from _leaf(block.heading, "heading", block.label, block)
            yield from _leaf(block.text, "text", block.label, block)
            for child in block.children:
                yield from _block(child, block.label)
        case Table():
            yield from table_leaves(block, at)


def table_leaves(table: Table, at: str | None) -> Iterator[Leaf]:
    """The leaves of a table, in order."""
    for index, row in enumerate(table.rows):
        for cell in row.cells:
            column = table.header[cell.column] if cell.column < len(table.header) else None
            for text in cell.texts:
                yield Leaf(text, "cell", at, cell, column or None, table, index)


def _leaf(text: Text | None, role: LeafRole, at: str | None, node: Node) -> Iterator[Leaf]:
    if text is not None:
        yield Leaf(text, role, at, node)


def mapped(document: Document, text: Text) -> MappedText:
    """A leaf's text with its way back: ``mapped(document, leaf.text).origin(a, b)`` is the source range behind ``text[a:b]``.

    The edits of the document are replayed over the spans of the leaf. Where they do not give its text (an edit reaches
    over the leaf's edge), the leaf is one edit: every part of it then points to the whole.
    """
    if not text.spans:
        return MappedText("").apply([Edit(0, 0, text.text, FURNITURE)])
    whole = Span(text.spans[0].start, text.spans[-1].end)
    inside = _edits(document, text)
    without_first = [e for e in inside if e.end > whole.start]
    without_last = [e for e in inside if e.start < whole.end]
    for edits in (inside, without_first, without_last, [e for e in without_first if e.start < whole.end]):
        found = MappedText.replay(document.source.text, whole, edits)
        if found.text == text.text:
            return found
    return MappedText.replay(document.source.text, whole, [Edit(*whole, text.text, "layout.leaf")])


def _edits(document: Document, text: Text) -> list[Edit]:
    """The edits inside the spans of a leaf, with one for each gap between them: a space where the text has one there."""
    out: list[Edit] = []
    done = text.spans[0].start
    length = 0
    for span in text.spans:
        if done < span.start:
            gap = Span(done, span.start)
            known = next((e for e in _within(document.edits, gap) if (e.start, e.end) == gap), None)
            out.append(known or Edit(*gap, " " if text.text[length : length + 1] == " " else "", FURNITURE))
            length += len(out[-1].new)
        own = list(_apart(_within(document.edits, span)))
        out += own
        length += span.end - span.start + sum(len(e.new) - (e.end - e.start) for e in own)
        done = span.end
    return list(_apart(out))


def _within(edits: tuple[Edit, ...], span: Span) -> tuple[Edit, ...]:
    low = bisect_left(edits, span.start, key=lambda e: e.start)
    high = bisect_right(edits, span.end, lo=low, key=lambda e: e.start)
    return tuple(e for e in edits[low:high] if e.end <= span.end)


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits in order, without one that repeats or overlaps the one before."""
    done: Edit | None = None
    for edit in edits:
        if done is None or (edit.start >= done.end and edit != done):
            yield edit
            done = edit
