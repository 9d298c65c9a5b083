"""Documents that a document cites."""

import datetime as dt
from typing import Literal

from pydantic import Field

from vnplan.model.base import Confidence, Found, Model, Span
from vnplan.model.place import Place

CitationRole = Literal["basis", "proposal", "implements", "amends", "replaces", "repeals", "guides", "mentions"]
CitationDoubt = Literal["bare", "form", "type", "date", "repaired"]

# What stands for the document itself where the id of a ``Reference`` may stand; it is never shown.
ITSELF = "self"


class Number(Model):
    """The parts of a document number such as ``56/2012/TTLT-BTC-BLĐTBXH``; ``None`` or empty where it has no such part.

    ``text`` is canonical: no spaces, plain hyphen and slash, ``Đ`` not ``Ð``. ``form`` is the name of its form in
    ``rules/tables/citations.toml``; ``era`` is ``old`` for the forms that went out of use (``60/CP``, ``01-TT/LB``).
    """

    text: str
    form: str | None = None
    number: str | None = None
    year: int | None = None
    type_code: str | None = None
    bodies: tuple[str, ...] = ()
    term: int | None = None
    era: Literal["old"] | None = None


class Citation(Model):
    """One mention of a document, by number, by name, or of this document itself.

    ``kind`` is one of those of ``Document.kind``, or ``standard``. ``at`` is the label of the node that stands closest around
    it, ``basis`` in the preamble, else ``None``; ``leaf`` is the span of the leaf that holds it. ``number_form`` says whether
    ``number`` is ``full`` ("12/KH-UBND"), the count alone, ``bare`` ("98", "30/2020"), or that of a ``standard``
    ("QCVN 08:2023/BTNMT"). ``spans`` is all of the mention, ``parts`` the spans of its components by name (``word``, ``number``,
    ``date``, ``issuer``, ``title``, ``pinpoint``, ``name``). ``alias`` is the short name that is given to it here ("sau đây gọi
    tắt là ..."). ``places`` are the provisions that ``pinpoint`` names, each by itself. ``role`` is what it is cited for.
    ``reference`` is the id of the ``Reference`` that groups it; ``confidence`` is ``check`` where there are ``doubts``: the
    number is bare, has no known form, is of no known type, names another year than the date beside it, or was repaired.

    >>> Citation(kind="law", number=None, name="Luật Đất đai", text="Luật Đất đai", spans=(Span(7, 19),), role="basis").span
    Span(start=7, end=19)
    """

    kind: str | None
    number: str | None
    text: str
    spans: tuple[Span, ...]
    number_parts: Number | None = None
    number_form: Literal["full", "bare", "standard"] | None = None
    date: dt.date | None = None
    issuer: Found | None = None
    title: str | None = None
    name: str | None = None
    pinpoint: str | None = None
    places: tuple[Place, ...] = ()
    role: CitationRole = "mentions"
    word: str | None = None
    parts: dict[str, tuple[Span, ...]] = Field(default_factory=dict)
    alias: str | None = None
    at: str | None = None
    leaf: Span | None = None
    reference: str | None = None
    confidence: Confidence = "high"
    doubts: tuple[CitationDoubt, ...] = ()

    @property
    def is_own(self) -> bool:
        """True if it names the document that it stands in."""
        return self.reference == ITSELF

    @property
    def span(self) -> Span:
        """All of the mention, from its first character to its last."""
        return Span(self.spans[0].start, self.spans[-1].end)


class Reference(Model):
    """A cited document: the mentions that are one by type, number, issuer and year."""

    id: str
    kind: str | None
    number: str | None
    name: str | None = None
    issuer: str | None = None
    date: dt.date | None = None
    title: str | None = None
    mentions: int = 1
    resolved: bool = True
