"""The leaves of a document where they stand, and their text with its way back to the source."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Literal, NamedTuple

from vnplan.model.base import Span, Text
from vnplan.model.block import Block, Bullet, Division, Paragraph, Table
from vnplan.model.document import Document
from vnplan.model.edit import Edit
from vnplan.model.mapped import FURNITURE, MappedText
from vnplan.model.part import Annex, Node, Part

BASIS = "basis"
# What ends a sentence or an item, and the longest line without one that may be a heading.
_STOPS = (".", ";", ":", "!", "?", ",", "…", ")", "”", '"')
_LONGEST_TITLE = 120
_START = attrgetter("start")
# Each leaf of a page is put in two named tuples, and to call these takes twice as long.
_new = tuple.__new__


LeafRole = Literal["header", "recital", "marker", "heading", "text", "cell", "closing", "chrome"]


class Leaf(NamedTuple):
    """A leaf where it stands: ``at`` as in the facts, ``node`` that holds it, ``column`` the header of its table column.

    ``table`` and ``row`` tell the leaves of one row of one table.
    """

    text: Text
    role: LeafRole
    at: str | None
    node: Node
    column: str | None = None
    table: Table | None = None
    row: int | None = None


class Standing(NamedTuple):
    """A leaf, the place in the walk of the leaf that heads it, and the kind of the part that it stands in.

    It is headed by a heading, an item, or a text that ends in a colon before it; letterhead and markers head nothing.
    """

    leaf: Leaf
    above: int | None
    kind: str | None


def leaves(document: Document) -> Iterator[Leaf]:
    """Every leaf of the document and of its siblings, in order; chrome is not the document's and is left out.

    ``at`` is the label of the innermost division or annex; ``basis`` in the preamble and in all that stands before the
    first division; ``None`` in the letterhead, the title, the lead and the closing. A note in a body stands where its mark does.

    >>> from vnplan.model.part import Recital
    >>> from vnplan.model.source import Source
    >>> recital = Recital(id="r1", role="basis", text=Text(text="Căn cứ Hiến pháp;", spans=(Span(0, 17),)))
    >>> [(leaf.role, leaf.at) for leaf in leaves(Document(source=Source(text="Căn cứ Hiến pháp;"), preamble=(recital,)))]
    [('recital', 'basis')]
    """
    return (leaf for leaf, _, _ in standing(document))


def standing(document: Document) -> Sequence[Standing]:
    """The leaves of a document, each with what heads it: one walk, whoever asks."""
    # The paragraphs of an article stand nowhere in a document.
    opening = None if is_article(document) else BASIS
    walk = _Walk()
    for part in (document, *document.siblings):
        walk.part(part, None, opening)
    return walk.found


def is_article(document: Document) -> bool:
    """True if the page reprints no document: no part of it has a header or a preamble."""
    return not any(part.kind or part.preamble or part.header.lines for part in (document, *document.siblings))


def lies_in(at: str | None, label: str | None) -> bool:
    """True if a place is that of a label, or below it.

    >>> lies_in("II.1", "II.1"), lies_in("II.1.a", "II.1"), lies_in("II.10", "II.1"), lies_in(None, "II.1")
    (True, True, False, False)
    """
    return at is not None and label is not None and (at == label or at.startswith(f"{label}."))


class _Walk:
    """One walk; ``found`` are the leaves so far."""

    def __init__(self) -> None:
        self.found: list[Standing] = []
        self.kind: str | None = None

    def part(self, part: Part, outer: str | None, opening: str | None) -> None:
        """The leaves of a part; ``opening`` is the place of what stands before its first division."""
        at, head = outer, None
        self.kind = part.kind or self.kind
        if isinstance(part, Annex):
            at = part.label
            self._text(part.marker, "marker", at, part)
            head = self._text(part.heading, "heading", at, part)
            self._text(part.attachment, "heading", at, part)
        for line in part.header.lines:
            self._text(line.text, "header", at, line)
        last = None
        for recital in part.preamble:
            last = self._text(recital.text, "recital", at or BASIS, recital)
        self._blocks(part.body, head if head is not None else self._opener(last), at or opening, at)
        for closing in part.closing.lines:
            self._text(closing.text, "closing", None, closing)
        kind = self.kind
        for annex in part.annexes:
            self.part(annex, at, BASIS)
            self.kind = kind

    def _blocks(self, blocks: Sequence[Block], above: int | None, at: str | None, below: str | None) -> None:
        """The blocks of a node; ``below`` is the place of what follows the first division."""
        opener = outer = above
        titles = _titles(blocks) if blocks and at not in (None, BASIS) else ()
        for block in blocks:
            match block:
                case Paragraph() if block.refers and (noted := self._noted(block.refers)):
                    self._text(block.text, "text", noted.leaf.at, block, noted.above)
                case Paragraph() if block in titles:
                    opener = above = self._text(block.text, "text", at, block, outer)
                case Paragraph():
                    opener = self._opener(self._text(block.text, "text", at, block, above), above)
                case Bullet():
                    self._text(block.marker, "marker", at, block)
                    found = self._text(block.text, "text", at, block, opener)
                    self._blocks(block.children, found, at, at)
                case Division():
                    at = below
                    self._division(block, opener)
                case Table():
                    self.found += [_new(Standing, (leaf, opener, self.kind)) for leaf in table_leaves(block, at)]

    def _noted(self, mark: Span) -> Standing | None:
        """The leaf that a note is to, by its mark in it: where that stands, there stands what the note says."""
        return next((one for one in reversed(self.found) if any(a <= mark.start < b for a, b in one.leaf.text.spans)), None)

    def _division(self, node: Division, above: int | None) -> None:
        self._text(node.marker, "marker", node.label, node)
        head = self._text(node.heading, "heading", node.label, node, above)
        text = self._text(node.text, "text", node.label, node, above if head is None else head)
        heads = text if head is None else self._opener(text, head)
        self._blocks(node.children, above if heads is None else heads, node.label, node.label)

    def _opener(self, index: int | None, other: int | None = None) -> int | None:
        """A text that introduces what stands below it, if this one does; else the other."""
        return index if index is not None and introduces(self.found[index].leaf) else other

    def _text(self, text: Text | None, role: LeafRole, at: str | None, node: Node, above: int | None = None) -> int | None:
        """Take a leaf, if there is one; its place in the walk."""
        if text is None:
            return None
        leaf = _new(Leaf, (text, role, at, node, None, None, None))
        self.found.append(_new(Standing, (leaf, above, self.kind)))
        return len(self.found) - 1


def _titles(blocks: Sequence[Block]) -> Sequence[Paragraph]:
    """The paragraphs that head those behind them, though nothing marks them: short lines without a stop among such with one."""
    found: list[Paragraph] = []
    ended = True
    for block, following in pairwise(blocks):
        if not isinstance(block, Paragraph):
            ended = True
            continue
        text = block.text.text
        stopped = text.endswith(_STOPS)
        ended, before = stopped, ended
        if before and not stopped and isinstance(following, Paragraph | Bullet) and _is_title(text, following.text.text):
            found.append(block)
            ended = True
    return found


def _is_title(text: str, behind: str) -> bool:
    """True if a line may head the sentence behind it, by its length and its marks."""
    if not 0 < len(text) <= _LONGEST_TITLE or ":" in text or text.count("(") != text.count(")"):
        return False
    return text[0].isupper() and behind.endswith(_STOPS) and not behind[0].islower()


def introduces(leaf: Leaf) -> bool:
    """True if the text of a leaf ends in a colon, or in words that want one: it introduces what stands below."""
    return leaf.text.text.rstrip().endswith((":", "có trách nhiệm", "có nhiệm vụ", "như sau", "sau đây"))


def table_leaves(table: Table, at: str | None) -> Iterator[Leaf]:
    """The leaves of a table, in order."""
    for index, row in enumerate(table.rows):
        for cell in row.cells:
            column = table.header[cell.column] if cell.column < len(table.header) else None
            for text in cell.texts:
                yield _new(Leaf, (text, "cell", at, cell, column or None, table, index))


def mapped(document: Document, text: Text) -> MappedText:
    """A leaf's text with its way back: ``mapped(document, leaf.text).origin(a, b)`` is the source range behind ``text[a:b]``.

    A leaf that says what stands in the source needs no edits; for others those of the document are replayed over its spans.
    Where they do not give its text (an edit reaches over the leaf's edge), the leaf is one edit: every part of it then points
    to the whole.
    """
    if not text.spans:
        return MappedText("").apply([Edit(0, 0, text.text, FURNITURE)])
    source = document.source.text
    whole = Span(text.spans[0].start, text.spans[-1].end)
    if len(text.text) == whole.end - whole.start and source.startswith(text.text, whole.start):
        return MappedText(source, *whole)
    for edits in _ways(_edits(document, text), whole):
        found = MappedText.replay(source, whole, edits)
        if found.text == text.text:
            return found
    return MappedText.replay(source, whole, [Edit(*whole, text.text, "layout.leaf")])


def _ways(inside: list[Edit], whole: Span) -> Iterator[list[Edit]]:
    """The edits inside a leaf: all, and without those at its edges, which may be of what stands beside it."""
    yield inside
    if inside:
        without_first = [e for e in inside if e.end > whole.start]
        yield without_first
        yield [e for e in inside if e.start < whole.end]
        yield [e for e in without_first if e.start < whole.end]


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
        length += span.end - span.start + sum([len(e.new) - (e.end - e.start) for e in own])
        done = span.end
    return list(_apart(out)) if len(out) > 1 else out


def _within(edits: tuple[Edit, ...], span: Span) -> list[Edit]:
    low = bisect_left(edits, span.start, key=_START)
    high = bisect_right(edits, span.end, lo=low, key=_START)
    return [e for e in edits[low:high] if e.end <= span.end] if low < high else []


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits in order, without one that repeats or overlaps the one before."""
    done: Edit | None = None
    for edit in edits:
        if done is None or (edit.start >= done.end and edit != done):
            yield edit
            done = edit
