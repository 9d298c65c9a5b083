"""The last day of a term: working days and holidays of Viet Nam."""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from vnplan.model.deadline import Duration

if TYPE_CHECKING:
    from holidays import HolidayBase

_LONGEST = 4000


@cache
def _holidays() -> "HolidayBase":
    from holidays import country_holidays

    return country_holidays("VN")


def due(anchor: date, term: Duration, *, back: bool = False) -> date | None:
    """The last day of a term that runs from ``anchor``, or ``back`` from it.

    The day of the event is not counted, and a term that ends on a day off ends with the next working day (Civil Code
    2015, Articles 147 and 148). ``None`` for hours, which need a time of day, and for terms beyond the calendar.

    >>> due(date(2025, 4, 29), Duration(count=3, unit="working_day"))
    datetime.date(2025, 5, 7)
    >>> due(date(2025, 6, 2), Duration(count=15, unit="day"))
    datetime.date(2025, 6, 17)
    >>> due(date(2025, 9, 15), Duration(count=10, unit="day"), back=True)
    datetime.date(2025, 9, 5)
    """
    whole = int(term.count)
    if term.unit in {"hour", "working_hour"} or whole != term.count or not 0 <= whole < _LONGEST or anchor.year > 2100:
        return None
    step = -1 if back else 1
    if term.unit == "working_day":
        day = anchor
        for _ in range(whole):
            day = _working_day(day + timedelta(days=step), step)
        return day
    last = _plus(anchor, step * whole, term.unit)
    return _working_day(last, step) if last else None


def _working_day(day: date, step: int) -> date:
    """``day`` or the next day that is worked on, the last before it for a step of -1."""
    while not _holidays().is_working_day(day):
        day += timedelta(days=step)
    return day


def _plus(anchor: date, count: int, unit: str) -> date | None:
    if unit in {"day", "week"}:
        return anchor + timedelta(days=count * (7 if unit == "week" else 1))
    months = anchor.year * 12 + anchor.month - 1 + count * {"month": 1, "quarter": 3, "year": 12}[unit]
    year, month = divmod(months, 12)
    if not 1 < year <= 2200:
        return None
    return date(year, month + 1, min(anchor.day, monthrange(year, month + 1)[1]))
