"""The day of issue as an article says it: "Ngày 7-8, Bộ A có văn bản"."""

from collections.abc import Iterable
from datetime import date

from vnplan.recognise.reports.acts import Act
from vnplan.recognise.reports.passages import Passage
from vnplan.text import kept_re as re

_DAY = re.compile(
    r"ngày\s+(?P<day>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{1,2})(?:(?:\s*[/.-]\s*|\s+năm\s+)(?P<year>\d{4}))?(?!\d)[^.;]{0,12}?$"
)
_FULL = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(?P<year>\d{4})(?!\d)"
)
_SAME_AFFAIR = 31


def day_of(act: Act, days: "Days") -> str | None:
    """The day that stands before who issues the document; none where it is "vừa" issued."""
    if act.how != "issued" or act.fresh or act.subject is None or act.subject[0] > act.start:
        return None
    found = _DAY.search(act.passage.low, act.clause, act.subject[0])
    if found is None:
        return None
    day, month = int(found["day"]), int(found["month"])
    return days.iso(day, month, int(found["year"]) if found["year"] else None)


class Days:
    """The days that an article names in full, and the day it was published: what a missing year is read from."""

    def __init__(self, passages: Iterable[Passage], published: str | None) -> None:
        """Note the full dates."""
        self.published = date.fromisoformat(published) if published else None
        self.known = [
            one for passage in passages for match in _FULL.finditer(passage.low) if (one := _date(*map(int, match.groups())))
        ]

    def iso(self, day: int, month: int, year: int | None) -> str | None:
        """A day as an ISO date; ``None`` where its year is not certain or there is no such day."""
        if year is None:
            year = self.published.year if self.published else self._near(day, month)
        found = _date(day, month, year) if year else None
        return found.isoformat() if found else None

    def _near(self, day: int, month: int) -> int | None:
        """The year of another day of the same affair."""
        for known in self.known:
            one = _date(day, month, known.year)
            if one and abs((one - known).days) <= _SAME_AFFAIR:
                return known.year
        return None


def _date(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
