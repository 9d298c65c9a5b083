"""The typed tree of a document, and everything found in it."""

import datetime as dt
from collections.abc import Iterator
from itertools import chain
from typing import Any, Literal, NamedTuple, Self

from pydantic import ValidationInfo, model_validator

from vnplan.model.base import Found, Model, Span, Text
from vnplan.model.block import Block, Bullet, Cell, Division, Paragraph, Row, Table
from vnplan.model.citation import Citation, Reference
from vnplan.model.clipping import ChromeReason
from vnplan.model.day import whole_day
from vnplan.model.deadline import Deadline
from vnplan.model.edit import Edit
from vnplan.model.effect import Amendment, Effect
from vnplan.model.issue import Issue
from vnplan.model.reported import Reported
from vnplan.model.sound import check_sound
from vnplan.model.source import Page, Source
from vnplan.model.task import Assignment, Money, Target, Task

SCHEMA_NAME = "vnplan.Document"
SCHEMA_VERSION = "1.0"


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
    """A line after the body, and what it is."""

    role: Literal["closing", "recipients", "filing", "signature", "other"]
    text: Text


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


class Document(Part):
    """A page and the document in it. ``repr`` is short; ``walk``, ``find`` and ``quote`` are the ways in.

    ``kind`` is one of those in ``rules/tables/doctypes.toml``, an open set, for a new one is a row there; ``annex`` where an
    annex stands alone.

    ``citations``, ``deadlines``, ``assignments``, ``targets``, ``amounts`` are in order of appearance; ``references``
    groups the citations; ``tasks`` joins what belongs to one task. ``effect`` says when the document is in force,
    ``amendments`` what it does to the text of others. ``edits`` are all changes of text in source
    coordinates; ``chrome`` is all of the page that is not the document's. Where the page reprints none, ``kind`` is
    ``None``, the header is empty, the body holds the article, and ``reported`` the documents that it is about.

    >>> Document(source=Source(text="Tin vắn"))
    <Document None None None: 0 divisions, 0 citations, 0 deadlines, 0 tasks>
    """

    schema_name: str = SCHEMA_NAME
    schema_version: str = SCHEMA_VERSION
    source: Source
    page: Page = Page()
    siblings: tuple[Part, ...] = ()
    reported: tuple[Reported, ...] = ()
    chrome: tuple[Chrome, ...] = ()
    citations: tuple[Citation, ...] = ()
    references: tuple[Reference, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    targets: tuple[Target, ...] = ()
    amounts: tuple[Money, ...] = ()
    tasks: tuple[Task, ...] = ()
    effect: Effect | None = None
    amendments: tuple[Amendment, ...] = ()
    edits: tuple[Edit, ...] = ()
    issues: tuple[Issue, ...] = ()

    @model_validator(mode="after")
    def _is_sound(self, info: ValidationInfo) -> Self:
        """What is read from JSON holds what the parser promises; what the parser made is not looked at again."""
        if info.mode == "json":
            check_sound(self)
        return self

    @property
    def number(self) -> str | None:
        """The document's own number in its normal form, such as "58/KH-UBND"."""
        return self.header.number.value if self.header.number else None

    @property
    def date(self) -> str | None:
        """The issue date, as in ``header.date.value``."""
        return self.header.date.value if self.header.date else None

    @property
    def issuer(self) -> str | None:
        """The body that issued the document, as written (repaired)."""
        return self.header.issuer.text if self.header.issuer else None

    @property
    def title(self) -> str | None:
        """The title (trích yếu), without the kind word."""
        return self.header.title.text if self.header.title else None

    @property
    def repairs(self) -> tuple[Edit, ...]:
        """The changes of words, numbers and markers; ``source.text[start:end]`` is what stood there."""
        return tuple(e for e in self.edits if e.is_repair)

    def __repr__(self) -> str:
        """Kind, number, date and size."""
        return (
            f"<Document {self.kind} {self.number} {self.date}: {sum(isinstance(n, Division) for n in self.walk())} divisions,"
            f" {len(self.citations)} citations, {len(self.deadlines)} deadlines, {len(self.tasks)} tasks>"
        )

    def __str__(self) -> str:
        """The same short form."""
        return repr(self)

    def walk(self) -> Iterator[Node]:
        """Every node of the tree, parents before children, in order."""
        for part in (self, *self.siblings):
            yield from walk(part)

    def texts(self) -> Iterator[Text]:
        """The leaves of the tree, those of chrome left out."""
        for node in self.walk():
            yield from own_texts(node)

    def find(self, label: str) -> Division | Annex | None:
        """The first division or annex with this label or id, such as "II.7" or "Phụ lục I"."""
        for node in self.walk():
            if isinstance(node, Division | Annex) and label in (node.label, node.id):
                return node
        return None

    def quote(self, node: Any) -> str:  # noqa: ANN401 - whatever carries spans or leaves
        """The original text of a node, a leaf, an annotation: what stands in the source, unrepaired."""
        return "".join(self.source.text[start:end] for start, end in spans_of(node))


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
