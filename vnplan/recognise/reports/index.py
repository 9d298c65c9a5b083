"""Pages that only list other pages: a portal's home page, the articles of a section."""

from collections.abc import Sequence

from vnplan.recognise.reports.passages import Passage
from vnplan.recognise.reports.words import form

# Articles show their own time, and at most a few of other articles.
_MOST_STAMPS = 4


def is_index(passages: Sequence[Passage]) -> bool:
    """True if most of a page is headlines, each with its time of day."""
    stamps = sum(bool(form("stamp").search(passage.low)) for passage in passages)
    return stamps > _MOST_STAMPS
