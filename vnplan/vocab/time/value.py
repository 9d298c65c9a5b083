"""What an expression of time comes to, once the year of the text is known."""

from datetime import date, time, timedelta
from typing import NamedTuple

from vnplan.model.base import Span
from vnplan.model.deadline import Deadline, Doubt, Granularity, Relation, YearFrom
from vnplan.vocab.time.dates import Interval, Point
from vnplan.vocab.time.days import due
from vnplan.vocab.time.expression import Expression, Origin
from vnplan.vocab.time.points import Cycle

_JUST_PAST = timedelta(days=60)


class Clock(NamedTuple):
    """What a missing year is read from: the year that the title names, the day of issue, or only the year of issue.

    ``effective`` is the day that the document takes effect; ``text_year`` the last year that an undated article names.
    ``lent`` says that all of this is that of a document which an undated article tells about: what falls due again and again
    need not begin in its year. ``looks_back`` says that a day which is just past may be meant, as in an article that is
    printed some days after the document that it tells about.
    """

    titled: int | None = None
    issued: date | None = None
    issue_year: int | None = None
    effective: date | None = None
    text_year: int | None = None
    lent: bool = False
    looks_back: bool = False

    def interval(self, point: Point | None) -> Interval | None:
        """The days of ``point``; a missing year is the one that the title names, else the year of issue, or the next
        where that day is past on the day of issue; ``None`` where the year is unknown or the day does not exist.

        >>> first_of_june = Point("day", None, (6, 6), 1)
        >>> Clock(issued=date(2025, 12, 1)).interval(first_of_june).end
        datetime.date(2026, 6, 1)
        >>> Clock(titled=2025, issued=date(2025, 12, 1)).interval(first_of_june).end
        datetime.date(2025, 6, 1)
        >>> Clock(issued=date(2025, 6, 3), looks_back=True).interval(first_of_june).end
        datetime.date(2025, 6, 1)
        """  # noqa: D205
        if point is None:
            return None
        if point.from_issue is not None:
            return point.counted(self.issued)
        if point.year is not None or self.titled is not None:
            return point.interval(self.titled)
        year = self.issued.year if self.issued else self.issue_year or self.text_year
        if point.unit == "feast" and self.issued is None:
            return None  # which of two it is, only the day tells
        found = point.interval(year)
        just = _JUST_PAST if self.looks_back else timedelta()
        if found and found.end and self.issued and found.end < self.issued - just and not point.ahead:
            return point.interval(self.issued.year + 1)
        return found

    def day(self, origin: Origin | None) -> date | None:
        """The day that the document sets: its issue, its effect."""
        return {"issue": self.issued, "effect": self.effective}.get(origin) if origin else None


def interval(expression: Expression, clock: Clock) -> Interval:
    """The days that an expression names; ``None`` for an end that is open or unknown."""
    if expression.interval:
        return expression.interval
    if expression.sort != "date" or expression.broken:
        return Interval(None, None)
    if expression.cycle and clock.lent:
        clock = Clock()
    first = clock.interval(expression.first)
    last = first if expression.last is expression.first else clock.interval(expression.last)
    if expression.ranged:
        return _ranged(expression, first, last, clock)
    if first is None:
        return Interval(None, None)
    match expression.relation:
        case "before":
            return Interval(None, _last_before(first, expression.first))
        case "by" if not expression.whole:
            return Interval(None, first.end)
        case "from":
            return Interval(first.start, None)
        case _:
            return first


def _ranged(expression: Expression, first: Interval | None, last: Interval | None, clock: Clock) -> Interval:
    """From the first of two places in the calendar to the last; nothing where they are written the wrong way round."""
    if any(point and point.impossible for point in (expression.first, expression.last)):
        return Interval(None, None)
    start = first.start if first else None
    if expression.origin:
        start = clock.issued if expression.origin == "issue" else None
    end = None if expression.onwards else last.end if last else None
    if not (start and end and start > end):
        return Interval(start, end)
    if expression.first and expression.first.year is None and expression.last and expression.last.year is None:
        return _turn_of_the_year(expression.first, expression.last, Interval(start, end), clock)
    return Interval(None, None)


def _turn_of_the_year(first: Point, last: Point, days: Interval, clock: Clock) -> Interval:
    """Of "từ 25/12 đến 05/01" one end lies in another year than that of the text."""
    start, end = days
    if start is None or end is None:  # pragma: no cover - both are known here
        return days
    earlier = first.interval(end.year) if first.interval(end.year) != days else None
    earlier = earlier if earlier and earlier.start and earlier.start <= end else first.interval(end.year - 1)
    coming = last.interval(start.year if start.year > end.year else start.year + 1)
    begun = earlier.start if earlier else None
    # Of a range that is nearly over on the day of issue, the next one is meant; a title's year is that of the beginning.
    over = clock.issued and begun and end - clock.issued < clock.issued - begun
    if coming and coming.end and coming.end >= start and (over or clock.issued is None):
        return Interval(start, coming.end)
    return Interval(begun, end) if begun and begun <= end else Interval(None, None)


def _last_before(found: Interval, point: Point | None) -> date | None:
    """A day is named as written ("trước ngày D" is D), a feast by its first day; before a longer stretch is the day before it."""
    if found.start is None or (point and point.unit == "day"):
        return found.end
    if point and point.unit == "feast":
        return found.start
    return date.fromordinal(found.start.toordinal() - 1) if found.start > date.min else None


def relation(expression: Expression) -> Relation:
    """How the expression binds, where no cue says it from what it names."""
    if expression.sort != "date":
        return expression.relation or "during"
    if expression.onwards:
        return "during" if expression.anchor else "from"
    if expression.origin and expression.last is None:
        return "from"
    if expression.ranged:
        return "during"
    if expression.relation in {None, "on", "during"}:
        return "on" if expression.first and expression.first.unit == "day" and expression.cycle is None else "during"
    return expression.relation or "during"


def granularity(expression: Expression) -> Granularity | None:
    """The unit of what it names."""
    if expression.sort == "duration" and expression.duration:
        return {"working_day": "day", "working_hour": "hour"}.get(expression.duration.unit, expression.duration.unit)  # type: ignore[return-value]
    if expression.sort in {"event", "label"}:
        return "event"
    point = expression.last or expression.first
    if point:
        return "event" if point.unit == "feast" else point.unit
    return {"DAILY": "day", "WEEKLY": "week", "YEARLY": "year", "MONTHLY": "month"}.get(  # type: ignore[return-value]
        (expression.cycle.frequency if expression.cycle else None) or ""
    )


def rrule(cycle: Cycle | None, days: Interval, point: Point | None) -> str | None:
    """The recurrence as in RFC 5545, of the last day where there is one.

    >>> rrule(Cycle("YEARLY"), Interval(None, date(2017, 6, 10)), None)
    'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10'
    >>> rrule(Cycle("MONTHLY", 3), Interval(None, None), None)
    'FREQ=MONTHLY;INTERVAL=3'
    >>> rrule(Cycle("YEARLY", months=(3, 6, 9, 12)), Interval(None, None), Point("day", None, None, 25))
    'FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25'
    """
    if cycle is None or cycle.frequency is None:
        return None
    out = f"FREQ={cycle.frequency}" + f";INTERVAL={cycle.interval}" * (cycle.interval > 1)
    day = days.end or days.start
    if cycle.weekday:
        return f"{out};BYDAY={cycle.weekday}"
    of_month = point.day if point and point.unit == "day" and point.day and -31 <= point.day <= 31 and not point.lunar else None
    if cycle.months:
        out += f";BYMONTH={','.join(map(str, cycle.months))}"
        return f"{out};BYMONTHDAY={of_month}" if of_month else out
    if cycle.frequency == "YEARLY":
        if day is None and of_month and point and point.months:
            return f"{out};BYMONTH={point.months[0]};BYMONTHDAY={of_month}"
        return f"{out};BYMONTH={day.month};BYMONTHDAY={day.day}" if day and not (point and point.lunar) else out
    return f"{out};BYMONTHDAY={of_month}" if cycle.frequency == "MONTHLY" and of_month else out


def _year_from(expression: Expression, clock: Clock) -> YearFrom | None:
    """Where the year of the days comes from that has none of its own."""
    known: tuple[tuple[YearFrom, object], ...]
    points = [point for point in (expression.first, expression.last) if point and point.months]
    if expression.sort != "date" or expression.interval or not points:
        return None
    if any(point.year is None and point.from_issue is None for point in points):
        known = (("title", clock.titled), ("issue", clock.issued or clock.issue_year), ("text", clock.text_year))
        return next((source for source, value in known if value), None)
    return next((point.year_from for point in points if point.year_from), None)


def doubt(expression: Expression, clock: Clock) -> Doubt | None:
    """Why what is written as a date has no value."""
    points = (expression.first, expression.last, expression.anchored_at)
    if expression.broken:
        return "damaged"
    if any(point and point.impossible for point in points):
        return "impossible"
    days = interval(expression, clock)
    known = clock.interval(expression.first) and clock.interval(expression.last)
    reversed_ = known and expression.ranged and not expression.onwards and days == Interval(None, None)
    return "reversed" if reversed_ else None


def deadline(expression: Expression, text: str, clock: Clock) -> Deadline:
    """The typed value; ``text`` is the text that the offsets of the expression point into."""
    days = interval(expression, clock)
    cycle = expression.cycle
    term = expression.duration
    anchor_day = (clock.interval(expression.anchored_at) or Interval(None, None)).end or (
        clock.day(expression.origin) if term else None
    )
    known = days.start or days.end
    return Deadline.made(
        text=text[expression.start : expression.end],
        spans=(Span(expression.start, expression.end),),
        start=days.start,
        end=days.end,
        start_time=_clock_time(expression.start_time),
        end_time=_clock_time(expression.end_time),
        relation=relation(expression),
        recurs=cycle.recurs if cycle else None,
        granularity=granularity(expression),
        rrule=rrule(cycle, days, expression.last),
        duration=term,
        anchor=expression.anchor,
        due=due(anchor_day, term, back=expression.back) if anchor_day and term and not expression.broken else None,
        year_from=_year_from(expression, clock) if known else None,
    )


def _clock_time(value: time | None) -> str | None:
    return value.strftime("%H:%M") if value else None
