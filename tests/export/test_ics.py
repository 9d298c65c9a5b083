from datetime import date, datetime, timedelta

import pytest

from tests.export import made
from vnplan.export import dump, ics
from vnplan.export.ics import entries
from vnplan.model.base import Span
from vnplan.model.deadline import Deadline
from vnplan.model.document import Document
from vnplan.model.source import Source

icalendar = pytest.importorskip("icalendar", reason="the calendar needs the extra office")


def calendar(document: Document) -> bytes:
    data = dump(document, "ics")
    assert isinstance(data, bytes)
    return data


def due(document: Document, **fields: object) -> Document:
    deadline = Deadline.model_validate({"text": "x", "spans": (Span(0, 1),)} | fields)
    return document.model_copy(update={"deadlines": (deadline,), "tasks": ()})


def test_a_deadline_is_an_event_with_all_that_is_known_of_it(document: Document) -> None:
    [event] = icalendar.Calendar.from_ical(calendar(document)).walk("VEVENT")
    assert str(event["summary"]) == "cắm mốc"
    assert event["dtstart"].dt == date(2024, 6, 10)
    assert event["dtend"].dt == date(2024, 6, 11)
    assert event["rrule"].to_ical() == b"FREQ=YEARLY;BYMONTHDAY=10;BYMONTH=6"
    assert str(event["description"]).split("\n") == [
        "cắm mốc", "Thời hạn: trước ngày 10/6 hằng năm", "Định kỳ: hằng năm", "Chủ trì: Công an xã", "Phối hợp: Xã đội",
        "Sản phẩm: Biên bản cắm mốc", "Viện dẫn: Nghị định 30/2020/NĐ-CP", "Văn bản: Kế hoạch 12/KH-UBND, mục II.1",
    ]  # fmt: skip
    assert [alarm["trigger"].dt for alarm in event.walk("VALARM")] == [timedelta(hours=-16), timedelta(days=-7, hours=8)]
    assert str(event["url"]) == "https://example.org/ke"


def days_of(start: date, end: date) -> tuple[date, date]:
    """The first and the last day of an event, which may have times of a day."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        return start.date(), end.date()
    return start, end - timedelta(days=1)


def test_another_reader_finds_the_same_days(real: Document) -> None:
    vobject = pytest.importorskip("vobject")
    wanted = sorted((entry.first, entry.last) for entry in entries(real))
    peer = vobject.readOne(calendar(real).decode())
    events = peer.contents.get("vevent", [])
    assert sorted(days_of(e.dtstart.value, e.dtend.value) for e in events) == wanted
    assert str(peer.vtimezone.tzid.value) == "Asia/Ho_Chi_Minh"
    assert len({e.uid.value for e in events}) == len(events)


def test_a_recurring_event_recurs_on_its_day(real: Document) -> None:
    vobject = pytest.importorskip("vobject")
    for event in vobject.readOne(calendar(real).decode()).contents.get("vevent", []):
        rules = event.getrruleset()
        if rules is not None:
            assert rules[0].date() == event.dtstart.value


def test_every_deadline_that_names_a_day_is_there(real: Document) -> None:
    dated = [d for d in real.deadlines if d.end or d.start or d.due]
    assert {d.spans for d in dated} <= {entry.deadline.spans for entry in entries(real)}


@pytest.mark.parametrize(
    ("fields", "first", "last"),
    [
        ({"end": "2024-06-10", "relation": "before"}, "2024-06-10", "2024-06-10"),
        ({"start": "2024-06-01", "end": "2024-06-07"}, "2024-06-01", "2024-06-07"),
        ({"start": "2024-04-01", "end": "2024-06-30"}, "2024-06-30", "2024-06-30"),
        ({"start": "2024-07-01", "relation": "from"}, "2024-07-01", "2024-07-01"),
        ({"due": "2024-03-20", "relation": "by"}, "2024-03-20", "2024-03-20"),
        ({"recurs": "monthly", "rrule": "FREQ=MONTHLY;BYMONTHDAY=20"}, "2024-03-20", "2024-03-20"),
        ({"recurs": "weekly", "rrule": "FREQ=WEEKLY;BYDAY=FR"}, "2024-03-08", "2024-03-08"),
        ({"start": "2024-11-01", "end": "2024-11-07", "rrule": "FREQ=YEARLY;BYMONTH=11"}, "2024-11-07", "2024-11-07"),
    ],
)  # fmt: skip
def test_days(document: Document, fields: dict[str, object], first: str, last: str) -> None:
    [entry] = entries(due(document, **fields))
    assert (entry.first.isoformat(), entry.last.isoformat()) == (first, last)


@pytest.mark.parametrize("fields", [{}, {"recurs": "quarterly", "rrule": "FREQ=MONTHLY;INTERVAL=3"}])
def test_what_names_no_day_is_no_event(document: Document, fields: dict[str, object]) -> None:
    assert not list(entries(due(document, **fields)))


def test_a_recurrence_without_a_day_of_issue_is_not_given_one(empty: Document) -> None:
    assert not list(entries(due(empty, rrule="FREQ=MONTHLY;BYMONTHDAY=20")))


def test_uids_stay_and_are_apart(document: Document) -> None:
    twice = document.model_copy(update={"deadlines": document.deadlines * 2})
    uids = [str(e["uid"]) for e in icalendar.Calendar.from_ical(calendar(twice)).walk("VEVENT")]
    assert len(set(uids)) == 2
    assert uids[0] in calendar(made.document()).decode()
    assert calendar(document) == calendar(made.document())


def test_to_dos_have_the_end_of_the_day_as_their_due(document: Document) -> None:
    [todo] = icalendar.Calendar.from_ical(ics.dump(document, kind="todo")).walk("VTODO")
    assert todo["due"].dt == date(2024, 6, 11)


def test_nothing_gives_an_empty_calendar(empty: Document) -> None:
    assert not icalendar.Calendar.from_ical(calendar(empty)).walk("VEVENT")


def test_hostile_text_stays_text(document: Document) -> None:
    bad = document.tasks[0].model_copy(update={"text": "a\r\nEND:VCALENDAR\x00;,\\n\ud800"})
    page = document.page.model_copy(update={"url": "javascript:alert(1)"})
    hostile = document.model_copy(update={"tasks": (bad,), "page": page, "source": Source(text=document.source.text)})
    [event] = icalendar.Calendar.from_ical(calendar(hostile)).walk("VEVENT")
    assert "END:VCALENDAR" in str(event["summary"])
    assert "url" not in event


def test_long_texts_are_cut_in_the_summary_alone(document: Document) -> None:
    long = document.tasks[0].model_copy(update={"text": "việc " * 100})
    [event] = icalendar.Calendar.from_ical(calendar(document.model_copy(update={"tasks": (long,)}))).walk("VEVENT")
    assert len(str(event["summary"])) <= 120
    assert "việc " * 99 in str(event["description"])


def test_a_time_of_day_is_kept(document: Document) -> None:
    hours = due(document, end="2024-06-10", relation="before", end_time="17:00")
    [event] = icalendar.Calendar.from_ical(calendar(hours)).walk("VEVENT")
    assert (event["dtstart"].dt.isoformat(), event["dtend"].dt.isoformat()) == ("2024-06-10T17:00:00+07:00",) * 2
    assert "Giờ: 17:00" in str(event["description"])
    both = due(document, start="2024-06-10", end="2024-06-10", relation="on", start_time="08:00", end_time="11:30")
    [event] = icalendar.Calendar.from_ical(calendar(both)).walk("VEVENT")
    assert (event["dtstart"].dt.hour, event["dtend"].dt.hour) == (8, 11)


def test_months_of_a_recurrence_are_those_of_its_rule(document: Document) -> None:
    [entry] = entries(due(document, recurs="quarterly", rrule="FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25"))
    assert entry.first.isoformat() == "2024-03-25"
