"""Tells whether what a fact was read from had been repaired, and how much of a page."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from operator import attrgetter

from vnplan.model.base import Span
from vnplan.model.document import Document
from vnplan.model.edit import REPAIR

_START, _RULE = attrgetter("start"), attrgetter("rule")


def is_repaired(document: Document, spans: Iterable[Span]) -> bool:
    """True if a repair changed what stands in these spans; one that only reaches into a span counts."""
    edits = document.edits
    for start, end in spans:
        at = bisect_left(edits, start, key=_START)
        if at and edits[at - 1].end > start:
            at -= 1
        while at < len(edits) and edits[at].start < end:
            if edits[at].is_repair:
                return True
            at += 1
    return False


def repairs_in(document: Document) -> int:
    """How many repairs a document has: of its thousand edits by a few rules."""
    rules = Counter(map(_RULE, document.edits))
    return sum(count for rule, count in rules.items() if rule.startswith(REPAIR))
