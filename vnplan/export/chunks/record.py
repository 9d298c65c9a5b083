"""What a chunk is."""

import datetime as dt
from typing import Literal

from vnplan.model.base import Model, Span

ChunkKind = Literal["task", "article", "section", "preamble", "closing", "text"]


class Origin(Model):
    """The document that a chunk is of; ``uri`` is its address as in Akoma Ntoso."""

    uri: str
    kind: str | None = None
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None


class Cited(Model):
    """A cited document."""

    kind: str | None = None
    number: str | None = None
    name: str | None = None
    date: dt.date | None = None


class Dated(Model):
    """A deadline: as written, first and last day, recurrence."""

    text: str
    start: dt.date | None = None
    end: dt.date | None = None
    recurs: str | None = None


class Chunk(Model):
    """A piece of a document for retrieval.

    ``label`` is that of the innermost node; ``path`` the headings above, from the document's name down; ``tokens`` the length
    of ``text``; ``part`` counts the chunks of a unit that is longer than the bound. ``oversize`` says that one sentence is
    longer than the bound. ``previous`` and ``next`` are ids; ``segmented`` is the text with its words joined, where it was
    asked for.
    """

    id: str
    kind: ChunkKind
    label: str | None
    path: tuple[str, ...]
    text: str
    tokens: int
    part: int = 1
    oversize: bool = False
    tasks: tuple[str, ...] = ()
    citations: tuple[Cited, ...] = ()
    dates: tuple[Dated, ...] = ()
    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    previous: str | None = None
    next: str | None = None
    spans: tuple[Span, ...] = ()
    segmented: str | None = None
    document: Origin

    @property
    def with_path(self) -> str:
        """The text under its headings: what to embed."""
        return "\n".join([*self.path, self.text])
