"""A document of a page as a tree: its header, its blocks, its closing, what is attached to it, and the way through it."""

import datetime as dt
from collections.abc import Iterator
from itertools import chain
from typing import Any, Literal

from vnplan.model.base import Found, Model, Span, Text
from vnplan.model.block import Block, Bullet, Cell, Division, Paragraph, Row, Table
from vnplan.model.clipping import ChromeReason
from vnplan.model.day import whole_day


class HeaderLine(Model):
    """A line of the letterhead, the title or the journalist's lead, and what it is."""

    role: Literal["motto", "issuer", "number", "place_date", "kind", "title", "addressee", "lead", "other"]
    text: Text


class Header(Model):
    """What says which document this is. The lines are the leaves; the rest points into them or into other leaves.

    ``date.value`` is ISO 8601, shortened (``--04-17``, ``2017-04``) where a part is nowhere to be found; ``issued`` is
    the whole day.
    """

    lines: tuple[HeaderLine, ...] = ()
    parent_body: Found | None = None
    issuer: Found | None = None
    number: Found | None = None
    place: Found | None = None
    date: Found | None = None
    kind: Found | None = None
    title: Found | None = None
    draft: bool = False

    @property
    def issued(self) -> dt.date | None:
        """The day of issue, where the date is whole.

        >>> header = Header(date=Found(text="tháng 4 năm 2017", value="2017-04", spans=()))
        >>> header.issued, header.issue_year
        (None, 2017)
        """
        return whole_day(self.date.value) if self.date else None

    @property
    def issue_year(self) -> int | None:
        """The year of issue, where the date names one."""
        year = self.date.value[:4] if self.date else ""
        return int(year) if year.isdecimal() else None


class Recital(Model):
    """A paragraph before the body: a legal basis, a proposal, a statement, or the enacting words."""

    id: str
    role: Literal["basis", "proposal", "statement", "enacting"]
    text: Text


class Signature(Model):
    """Who signs: in what capacity (TM. ``on_behalf``, KT. ``acting_for``, TL. ``by_order``, TUQ. ``by_authorisation``)."""

    capacity: tuple[Literal["on_behalf", "acting_for", "by_order", "by_authorisation", "acting"], ...] = ()
    body: Found | None = None
    position: Found | None = None
    name: Found | None = None


class ClosingLine(Model):
    """A line after the body, and what it is. ``note`` and ``refers`` are those of a footnote, as in a paragraph."""

    role: Literal["closing", "recipients", "filing", "signature", "note", "other"]
    text: Text
    note: str | None = None
    refers: Span | None = None


class Closing(Model):
    """The closing sentences, the signatures, Nơi nhận. The lines are the leaves."""

    lines: tuple[ClosingLine, ...] = ()
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[Found, ...] = ()
    filing: Found | None = None


class Part(Model):
    """One document of a page: the main one, an annex of it, or a sibling. ``kind`` is ``None`` where there is none."""

    kind: str | None = None
    header: Header = Header()
    preamble: tuple[Recital, ...] = ()
    body: tuple[Block, ...] = ()
    closing: Closing = Closing()
    annexes: tuple["Annex", ...] = ()


class Annex(Part):
    """A document attached to another: ``label`` is "Phụ lục I", ``marker`` the words that open it."""

    id: str
    label: str
    marker: Text | None = None
    heading: Text | None = None
    attachment: Text | None = None


class Chrome(Model):
    """A line of the page that is not the document's: navigation, other headlines, weather, captions, page numbers.

    ``reason`` is what the page or a printer sets it apart as; ``article`` is the article around a document that it reprints.
    """

    text: Text
    reason: ChromeReason | Literal["furniture", "article"] | None = None


Node = Part | Recital | Paragraph | Bullet | Division | Table | Row | Cell | HeaderLine | ClosingLine | Chrome


def walk(node: Node) -> Iterator[Node]:
    """A node and all below it, parents first."""
    yield node
    for child in children(node):
        yield from walk(child)


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below a node, in order of the page."""
    match node:
        case Part():
            found = (*node.header.lines, *node.preamble, *node.body, *node.closing.lines, *node.annexes)
            return tuple(sorted(found, key=_start))
        case Division() | Bullet():
            return node.children
        case Table():
            return node.rows
        case Row():
            return node.cells
        case _:
            return ()


def own_texts(node: Node) -> tuple[Text, ...]:
    """The leaves that a node holds itself, in order."""
    match node:
        case Division():
            found: tuple[Text | None, ...] = (node.marker, node.heading, node.text)
        case Bullet():
            found = (node.marker, node.text)
        case Annex():
            found = (node.marker, node.heading, node.attachment)
        case Cell():
            found = node.texts
        case Paragraph() | Recital() | HeaderLine() | ClosingLine() | Chrome():
            found = (node.text,)
        case _:
            found = ()
    texts = [text for text in found if text is not None]
    return tuple(sorted(texts, key=lambda text: text.spans[0].start if text.spans else -1))


def _start(node: Node) -> int:
    """Where a node begins; what has no place of its own comes last."""
    return next((text.spans[0].start for part in walk(node) for text in own_texts(part) if text.spans), 1 << 62)


def spans_of(node: Any) -> tuple[Span, ...]:  # noqa: ANN401 - whatever carries spans or leaves
    """The source ranges of anything that has them: its own, or those from its first leaf to its last."""
    if isinstance(node, Model) and not hasattr(node, "spans"):
        spans = [span for part in walk(node) for text in own_texts(part) for span in text.spans]  # type: ignore[arg-type]
        return (Span(min(s.start for s in spans), max(s.end for s in spans)),) if spans else ()
    return tuple(chain(node.spans))
