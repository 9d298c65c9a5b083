"""The day of issue as an article says it: "Ngày 7-8, Bộ A có văn bản"."""

from collections.abc import Iterable
from datetime import date

from vnplan.recognise.reports.acts import Act
from vnplan.recognise.reports.passages import Passage
from vnplan.vocab.time.issued import WrittenDay, full_days, named_days

# The subject stands right behind the day: "Ngày 7-8, Bộ A có văn bản".
_MOST_BETWEEN = 12
_BEFORE_DAY = frozenset(("", "ngày", "ra", "ký", "ban hành", "phát đi"))
_MOST_BEHIND = 30
_SAME_AFFAIR = 31


def day_of(act: Act, days: "Days") -> date | None:
    """The day that stands right behind the document, or before who issues it; none there where it is "vừa" issued."""
    if behind := _day_behind(act):
        return days.on(behind)
    if act.how != "issued" or act.fresh or act.subject is None or act.subject[0] > act.start:
        return None
    low, subject = act.passage.low, act.subject[0]
    found = list(named_days(low, act.clause, subject))
    between = low[found[-1].end : subject] if found else ""
    if not found or len(between) > _MOST_BETWEEN or not {".", ";"}.isdisjoint(between):
        return None
    return days.on(found[-1])


def _day_behind(act: Act) -> WrittenDay | None:
    """The day right behind a document without a number: "ký Công điện ngày 1/1/2026"."""
    if act.citation or act.count:
        return None
    low = act.passage.low
    day = next(iter(named_days(low, act.end, act.end + _MOST_BEHIND)), None)
    return day if day and low[act.end : day.start].strip() in _BEFORE_DAY else None


class Days:
    """The days that an article names in full, and the day it was published: what a missing year is read from."""

    def __init__(self, passages: Iterable[Passage], published: date | None) -> None:
        """Note the full dates."""
        self.published = published
        self.known = [one for passage in passages for day in full_days(passage.low) if (one := day.on())]

    def on(self, day: WrittenDay) -> date | None:
        """When a day was; ``None`` where its year is not certain or there is no such day."""
        year = day.year or (self.published.year if self.published else self._near(day))
        return day.on(year) if year else None

    def _near(self, day: WrittenDay) -> int | None:
        """The year of another day of the same affair."""
        for known in self.known:
            one = day.on(known.year)
            if one and abs((one - known).days) <= _SAME_AFFAIR:
                return known.year
        return None
