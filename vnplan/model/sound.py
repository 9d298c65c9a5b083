"""What has to hold of a document that comes from outside: its places lie in its source, and its edits give its text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Protocol

from vnplan.model.base import Model, Span, Text
from vnplan.model.citation import Citation, Reference
from vnplan.model.edit import Edit
from vnplan.model.mapped import MappedText
from vnplan.model.part import Chrome
from vnplan.model.source import Source

_NAMED = 5


class Placed(Protocol):
    """A document, as far as its places and edits go."""

    @property
    def source(self) -> Source:
        """The text as it came."""

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All changes of text."""

    @property
    def chrome(self) -> tuple[Chrome, ...]:
        """What is not the document's."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Each mention of a document."""

    @property
    def references(self) -> tuple[Reference, ...]:
        """The documents that are mentioned."""

    def texts(self) -> Iterator[Text]:
        """The leaves of the tree."""


def check_sound(document: Placed) -> None:
    """Refuse a document that breaks what the parser promises.

    Raises:
        ValueError: the first things that are wrong with it.
    """
    wrong = list(faults(document)) or list(leaf_faults(document))
    if wrong:
        raise ValueError("; ".join(wrong[:_NAMED]))


def check_order(document: Placed) -> None:
    """Refuse a document with a leaf whose places are out of order.

    Raises:
        ValueError: there is such a leaf.
    """
    for text in document.texts():
        places = [at for span in text.spans for at in span]
        if places != sorted(places):
            raise ValueError(f"the places of “{text.text[:40]}” are out of order")


def faults(document: Placed) -> Iterator[str]:
    """What is wrong with a document, a sentence a fault; nothing for one that the parser made."""
    size = len(document.source.text)
    yield from (f"{span} lies outside of the source" for span in spans_in(document) if not 0 <= span.start <= span.end <= size)
    edits = document.edits
    yield from (f"the edit at {a.end} reaches into that at {b.start}" for a, b in pairwise(edits) if a.end > b.start)
    yield from (f"the edit at {e.start} lies outside of the source" for e in edits if not 0 <= e.start <= e.end <= size)
    known = {reference.id for reference in document.references}
    for citation in document.citations:
        if citation.reference is not None and citation.reference not in known and not citation.is_own:
            yield f"“{citation.text}” belongs to the reference {citation.reference}, which does not exist"


def leaf_faults(document: Placed) -> Iterator[str]:
    """What is wrong with the leaves of a document whose places and edits are right."""
    texts = [*document.texts(), *(chrome.text for chrome in document.chrome)]
    spans = sorted(span for text in texts for span in text.spans)
    yield from (f"two leaves hold what stands at {b.start}" for a, b in pairwise(spans) if a.end > b.start)
    for text in texts:
        replayed = "".join(_replayed(document, span) for span in text.spans)
        if text.spans and "".join(replayed.split()) != "".join(text.text.split()):
            yield f"the source and the edits give another text than “{text.text[:40]}”"


def _replayed(document: Placed, span: Span) -> str:
    low = bisect_left(document.edits, span.start, key=lambda e: e.start)
    high = bisect_right(document.edits, span.end, lo=low, key=lambda e: e.start)
    return MappedText.replay(document.source.text, span, [e for e in document.edits[low:high] if e.end <= span.end]).text


def spans_in(value: object) -> Iterator[Span]:
    """Every span in a value, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, Model):
        yield from (span for held in value.__dict__.values() for span in spans_in(held))
    elif isinstance(value, tuple | dict):
        parts = value.values() if isinstance(value, dict) else value
        yield from (span for held in parts for span in spans_in(held))
