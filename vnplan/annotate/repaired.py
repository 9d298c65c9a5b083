"""Whether what a fact was read from had been repaired."""

from bisect import bisect_left

from vnplan.model.base import Span
from vnplan.model.document import Document


def is_repaired(document: Document, spans: tuple[Span, ...]) -> bool:
    """Whether a repair changed what stands in these spans."""
    for start, end in spans:
        at = bisect_left(document.edits, start, key=lambda edit: edit.start)
        while at < len(document.edits) and document.edits[at].start < end:
            if document.edits[at].is_repair:
                return True
            at += 1
    return False
