"""A page with the document in it, and everything found there."""

from collections.abc import Iterator
from typing import Any, Self

from pydantic import ValidationInfo, model_validator

from vnplan.model.base import Text
from vnplan.model.block import Division
from vnplan.model.citation import Citation, Reference
from vnplan.model.deadline import Deadline
from vnplan.model.edit import Edit
from vnplan.model.effect import Amendment, Effect
from vnplan.model.issue import Issue
from vnplan.model.part import Annex, Chrome, Node, Part, own_texts, spans_of, walk
from vnplan.model.reported import Reported
from vnplan.model.sound import check_sound
from vnplan.model.source import Page, Source
from vnplan.model.task import Assignment, Money, Target, Task

SCHEMA_NAME = "vnplan.Document"
SCHEMA_VERSION = "1.0"


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
