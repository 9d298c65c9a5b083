"""Tells whether what a fact was read from had been repaired."""

from bisect import bisect_left
from collections.abc import Iterable

from vnplan.model.base import Span
from vnplan.model.document import Document


def is_repaired(document: Document, spans: Iterable[Span]) -> bool:
    """True if a repair changed what stands in these spans; one that only reaches into a span counts."""
    edits = document.edits
    for start, end in spans:
        at = bisect_left(edits, start, key=lambda edit: edit.start)
        if at and edits[at - 1].end > start:
            at -= 1
        while at < len(edits) and edits[at].start < end:
            if edits[at].is_repair:
                return True
            at += 1
    return False
