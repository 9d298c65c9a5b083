"""Dates and stretches of the calendar, and how Vietnamese documents write a date. Knows nothing of deadlines."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from vnplan.model.deadline import YearFrom
from vnplan.vocab.time.lunar import solar

Unit = Literal["day", "week", "month", "quarter", "half_year", "year", "period", "feast"]


class Interval(NamedTuple):
    """A stretch of days, both inclusive; ``None`` where it is open."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the calendar as written: ``quý II/2017``, ``ngày 10/6``, ``6 tháng đầu năm``.

    ``months`` are the first and the last month (``quý II`` is 4 and 6), ``day`` and ``last_day`` those of a day or a week
    (negative ones count from the end of the month). ``year`` is ``None`` where it is not written; ``last_year`` is the
    second year of a period; ``ahead`` is how many years after the year of the text it lies (``năm sau`` is 1). ``year_from``
    is where ``year`` is borrowed from; a ``lunar`` place is one of the lunar calendar.
    """

    unit: Unit
    year: int | None = None
    months: tuple[int, int] | None = (1, 12)
    day: int | None = None
    last_day: int | None = None
    last_year: int | None = None
    ahead: int = 0
    year_from: YearFrom | None = None
    lunar: bool = False

    def interval(self, year: int | None = None) -> Interval | None:
        """The days it names, a missing year taken from ``year``; ``None`` where that year or that day does not exist.

        >>> Point("quarter", 2017, (4, 6)).interval()
        Interval(start=datetime.date(2017, 4, 1), end=datetime.date(2017, 6, 30))
        >>> Point("day", None, (6, 6), 10).interval(2017).end
        datetime.date(2017, 6, 10)
        >>> Point("day", 2017, (2, 2), 29).interval() is None
        True
        """
        first_year = self.year if self.year is not None else None if year is None else year + self.ahead
        if first_year is None or self.months is None:
            return None
        first, last = self.months
        last_year = self.last_year or first_year
        first_day = 1 if self.day is None else self.day
        last_day = (-1 if self.day is None else self.day) if self.last_day is None else self.last_day
        if self.lunar:
            written = self.year is not None and self.year_from is None
            start, end = (solar(first_year, first, n, written=written) for n in (first_day, last_day))
        else:
            start, end = _day(first_year, first, first_day), _day(last_year, last, last_day)
        return Interval(start, end) if start and end and start <= end else None

    @property
    def impossible(self) -> bool:
        """True if no year makes it a day: 31/02 in any year, 29/02 in a year that is no leap year."""
        return self.months is not None and not self.lunar and self.interval(2024) is None


def _day(year: int, month: int, day: int) -> date | None:
    """The day, a negative one counted from the end of the month; ``None`` where it does not exist."""
    try:
        return date(year, month, monthrange(year, month)[1] + 1 + day if day < 0 else day)
    except ValueError:
        return None


def week_of(interval: Interval, number: int) -> Interval | None:
    """The ``number``-th week of a stretch of days; -1 is its last week; ``None`` where it has no such week.

    >>> week_of(Interval(date(2017, 11, 15), date(2017, 12, 15)), 1)
    Interval(start=datetime.date(2017, 11, 15), end=datetime.date(2017, 11, 21))
    """
    start, end = interval
    if start is None or end is None:
        return None
    if number < 0:
        return Interval(max(start, end - timedelta(days=6)), end)
    first = start + timedelta(days=7 * (number - 1))
    return Interval(first, min(end, first + timedelta(days=6))) if first <= end else None
