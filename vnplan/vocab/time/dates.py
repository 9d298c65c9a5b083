"""Dates and stretches of the calendar, and how Vietnamese documents write a date. Knows nothing of deadlines."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal, NamedTuple

from vnplan.model.deadline import YearFrom
from vnplan.vocab.time.lunar import solar

Unit = Literal["day", "week", "month", "quarter", "half_year", "year", "period", "feast"]
_LENGTHS: dict[Unit, int] = {"day": 1, "week": 7}


class Interval(NamedTuple):
    """A stretch of days, both inclusive; ``None`` where it is open."""

    start: date | None
    end: date | None


class Point(NamedTuple):
    """A place in the calendar as written: ``quý II/2017``, ``ngày 10/6``, ``6 tháng đầu năm``.

    ``months`` are the first and the last month (``quý II`` is 4 and 6), ``day`` and ``last_day`` those of a day or a week
    (negative ones count from the end of the month). ``year`` is ``None`` where it is not written; ``last_year`` is the
    second year of a period; ``ahead`` is how many years after the year of the text it lies (``năm sau`` is 1). ``year_from``
    is where ``year`` is borrowed from; a ``lunar`` place is one of the lunar calendar. ``from_issue`` is how many units after
    that of the day of issue it lies ("tuần tới" is 1).
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
    from_issue: int | None = None

    @property
    def takes_year(self) -> bool:
        """True if it lies in the year of what stands beside it."""
        return self.year is None and not self.ahead and self.from_issue is None

    def counted(self, issued: date | None) -> Interval | None:
        """The days that it names from the day of issue; ``None`` where that is unknown.

        >>> Point("week", from_issue=1).counted(date(2025, 9, 17))
        Interval(start=datetime.date(2025, 9, 22), end=datetime.date(2025, 9, 28))
        >>> Point("month", from_issue=1).counted(date(2025, 12, 1))
        Interval(start=datetime.date(2026, 1, 1), end=datetime.date(2026, 1, 31))
        """
        if issued is None or self.from_issue is None:
            return None
        if length := _LENGTHS.get(self.unit):
            begun = issued.weekday() if self.unit == "week" else 0
            start = issued + timedelta(days=length * self.from_issue - begun)
            return Interval(start, start + timedelta(days=length - 1))
        months = 3 if self.unit == "quarter" else 1
        ahead, first = divmod((issued.month - 1) // months * months + months * self.from_issue, 12)
        return self._replace(months=(first + 1, first + months)).interval(issued.year + ahead)

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
            start = _day(first_year, first, first_day)
            one = first == last and first_day == last_day and first_year == last_year
            end = start if one else _day(last_year, last, last_day)
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
