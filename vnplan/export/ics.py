"""The deadlines as a calendar: all-day events with task, bodies, place and alarms (needs the extra ``office``)."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from vnplan.errors import MissingExtraError, way
from vnplan.export._names import document_name
from vnplan.export._tables import RECURS, cited, due, names
from vnplan.model.deadline import Deadline
from vnplan.model.document import Document
from vnplan.model.leaves import leaves
from vnplan.model.task import Task
from vnplan.text import kept_re as re

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event, Timezone, Todo

extension = ".ics"
ZONE = "Asia/Ho_Chi_Minh"
_SHORT = 120
_SPAN = timedelta(days=14)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_ON_A_DAY = re.compile(r"\bBY(?:MONTHDAY|DAY|YEARDAY)=")
# At eight in the morning, local time, one day and seven days before the day begins.
_ALARMS = (timedelta(hours=-16), timedelta(days=-7, hours=8))


@dataclass(frozen=True, slots=True)
class Entry:
    """A deadline that has days: the first and the last, its recurrence, its task where it belongs to one."""

    deadline: Deadline
    first: date
    last: date
    rrule: str | None
    task: Task | None


def dump(document: Document, *, indent: int | None = None, kind: Literal["event", "todo"] = "event") -> bytes:
    """The calendar: an event, or a to-do with its due day, for each deadline that names a day. ``indent`` is not used.

    The same document gives the same bytes, and a deadline keeps its UID when the document is parsed again.

    Raises:
        MissingExtraError: icalendar is not installed.
    """
    del indent
    try:
        from icalendar import Calendar
    except ImportError as error:
        raise MissingExtraError(f"ics needs icalendar: {way('office')}") from error
    calendar = Calendar()
    for name, value in (("prodid", "-//vnplan//vnplan//VI"), ("version", "2.0"), ("calscale", "GREGORIAN")):
        calendar.add(name, value)
    calendar.add("x-wr-calname", _clean(document_name(document)))
    calendar.add("x-wr-timezone", ZONE)
    calendar.add_component(_zone())
    _fill(calendar, document, kind)
    data: bytes = calendar.to_ical()
    return data


def entries(document: Document) -> Iterator[Entry]:
    """The deadlines that have days, in order.

    A period of up to 14 days is all of it, a longer one its last day. A recurrence that names a day of the month or of the
    week but no date ("trước ngày 20 hằng tháng") begins with its first day from the day of issue on.
    """
    tasks = {deadline.spans: task for task in document.tasks for deadline in task.deadlines}
    known = {deadline.spans for deadline in document.deadlines}
    more = (d for task in document.tasks for d in task.deadlines if d.spans not in known)
    for deadline in (*document.deadlines, *more):
        start, end = deadline.start, due(deadline)
        rule = deadline.rrule
        if rule and not (start or end):
            end = _next(rule, document.header.issued)
        first = start if start and (end is None or (not rule and start <= end <= start + _SPAN)) else end
        if first is not None:
            yield Entry(deadline, first, end or first, rule, tasks.get(deadline.spans))


def _next(rule: str, issued: date | None) -> date | None:
    """The first day of a recurrence from the day of issue on; ``None`` where the rule names no day or that day is not known."""
    from dateutil.rrule import rrulestr

    if issued is None or not _ON_A_DAY.search(rule):
        return None
    start = datetime.combine(issued, datetime.min.time())
    found = rrulestr(rule, dtstart=start).after(start, inc=True)
    return found.date() if found else None


def _fill(calendar: "Calendar", document: Document, kind: Literal["event", "todo"]) -> None:
    from icalendar import Event, Todo

    texts = {span.start: leaf.text.text for leaf in leaves(document) for span in leaf.text.spans[:1]}
    seen: Counter[str] = Counter()
    for entry in entries(document):
        component: Event | Todo = Event() if kind == "event" else Todo()
        leaf = entry.deadline.leaf
        text = entry.task.text if entry.task else texts.get(leaf.start if leaf else -1, entry.deadline.text)
        _describe(component, document, entry, text)
        component.add("uid", _uid(document, entry.deadline, seen))
        calendar.add_component(component)


def _describe(component: "Event | Todo", document: Document, entry: Entry, text: str) -> None:
    from icalendar import Event, vRecur

    issued = document.header.issued
    component.add("dtstamp", datetime.combine(issued or date(1970, 1, 1), datetime.min.time(), UTC))
    component.add("summary", _clean(text if len(text) <= _SHORT else text[: _SHORT - 1].rstrip() + "…"))
    component.add("description", _clean("\n".join(_details(document, entry, text))))
    start, end = _moments(entry)
    component.add("dtstart", start)
    if isinstance(component, Event):
        component.add("dtend", end)
        component.add("transp", "TRANSPARENT")
    else:
        component.add("due", end)
    if entry.rrule:
        component.add("rrule", vRecur.from_ical(entry.rrule))
    if entry.task and entry.task.lead:
        component.add("categories", [_clean(party.text) for party in entry.task.lead])
    if document.page.url and document.page.url.startswith(("https://", "http://")):
        component.add("url", _clean(document.page.url))
    for trigger in _ALARMS:
        component.add_component(_alarm(trigger, text))


def _moments(entry: Entry) -> tuple[date, date]:
    """When it begins and ends: days, the last one exclusive, or times of a day in the time of Viet Nam."""
    said = [time.fromisoformat(one) if one else None for one in (entry.deadline.start_time, entry.deadline.end_time)]
    first, last = said[0] or said[1], said[1] or said[0]
    if first is None or last is None or entry.first != entry.last or first > last:
        return entry.first, entry.last + timedelta(days=1)
    zone = ZoneInfo(ZONE)
    return datetime.combine(entry.first, first, zone), datetime.combine(entry.last, last, zone)


def _details(document: Document, entry: Entry, text: str) -> Iterator[str]:
    yield text
    yield f"Thời hạn: {entry.deadline.text}"
    if hours := " - ".join(filter(None, (entry.deadline.start_time, entry.deadline.end_time))):
        yield f"Giờ: {hours}"
    if entry.deadline.recurs:
        yield f"Định kỳ: {RECURS[entry.deadline.recurs]}"
    if entry.task:
        sides = (("Chủ trì", entry.task.lead), ("Phối hợp", entry.task.coordinating))
        yield from (f"{name}: {names(side, ', ')}" for name, side in sides if side)
        if entry.task.deliverable:
            yield f"Sản phẩm: {entry.task.deliverable}"
        if entry.task.citations:
            yield f"Viện dẫn: {', '.join(cited(document, entry.task))}"
    yield f"Văn bản: {document_name(document)}" + (f", mục {entry.deadline.at}" if entry.deadline.at else "")


def _alarm(trigger: timedelta, text: str) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _clean(text[:_SHORT]))
    alarm.add("trigger", trigger)
    return alarm


def _zone() -> "Timezone":
    """Indochina time, which has had no summer time since 1975."""
    from icalendar import Timezone, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", ZONE)
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1975, 6, 13))  # noqa: DTZ001 - the standard wants local time here
    standard.add("tzoffsetfrom", timedelta(hours=7))
    standard.add("tzoffsetto", timedelta(hours=7))
    standard.add("tzname", "+07")
    zone.add_component(standard)
    return zone


def _uid(document: Document, deadline: Deadline, seen: Counter[str]) -> str:
    """The same for the same deadline of the same document, wherever the page was found."""
    header = document.header
    found = [found.value if found else "" for found in (header.number, header.issuer, header.date)]
    identity = "\n".join(found if any(found) else [document.source.name or "", document.source.text[:500]])
    key = "\n".join((identity, deadline.at or "", deadline.text))
    seen[key] += 1
    return hashlib.sha256(f"{key}\n{seen[key]}".encode("utf-8", "replace")).hexdigest()[:32] + "@vnplan"


def _clean(text: str) -> str:
    return _CONTROLS.sub(" ", text)
