"""When something is due."""

import datetime as dt
from typing import Literal

from vnplan.model.base import Confidence, Model, Span

Relation = Literal["before", "by", "during", "from", "on"]
Recurrence = Literal["daily", "weekly", "monthly", "quarterly", "half_yearly", "yearly", "other"]
YearFrom = Literal["range", "list", "title", "issue", "text"]
Doubt = Literal[
    "damaged", "impossible", "reversed", "repaired", "year", "label", "event", "irregular", "uncued", "row", "article"
]  # fmt: skip
Granularity = Literal["hour", "day", "week", "month", "quarter", "half_year", "year", "period", "event"]


class Duration(Model):
    """A length of time: ``15 ngày làm việc`` is 15 ``working_day``; of a range (``24-48 giờ``) the longer."""

    count: float
    unit: Literal["hour", "working_hour", "day", "working_day", "week", "month", "quarter", "year"]


class Deadline(Model):
    """An expression that says when something has to be done.

    ``start`` and ``end`` are days, both inclusive, ``None`` where open or unknown. ``granularity`` is that of the
    expression, ``event`` where it names no date. ``anchor`` is the event that a term runs from, as written, and ``due`` the
    last day of the term where that event's day is known. ``start_time`` and ``end_time`` are times of day (``17:00``).
    ``year_from`` says where the year was borrowed from that the words do not name: the other end of a range, a list, the
    title, the day of issue, other dates of the text. ``confidence`` is ``check`` where there are ``doubts``: the codes that
    ``docs/facts.md`` explains. ``rrule`` is the recurrence of ``end`` (or, without it, of the
    expression) as in RFC 5545.

    >>> one = Deadline(text="trước ngày 10/6/2024", spans=(Span(8, 28),), end="2024-06-10", relation="before", granularity="day")
    >>> one.end, one.start
    (datetime.date(2024, 6, 10), None)
    """

    text: str
    spans: tuple[Span, ...]
    start: dt.date | None = None
    end: dt.date | None = None
    start_time: str | None = None
    end_time: str | None = None
    relation: Relation = "during"
    recurs: Recurrence | None = None
    granularity: Granularity | None = None
    rrule: str | None = None
    duration: Duration | None = None
    anchor: str | None = None
    due: dt.date | None = None
    year_from: YearFrom | None = None
    confidence: Confidence = "high"
    doubts: tuple[Doubt, ...] = ()
    at: str | None = None
    leaf: Span | None = None
