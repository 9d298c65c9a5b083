"""What the forms of time are worth, and that a date is read whole or not at all."""

import re
from collections.abc import Callable, Iterator
from datetime import date, time, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.search import searched
from tests.written import format_date
from vnplan.annotate.deadlines.find import find_deadlines
from vnplan.model.day import iso_day
from vnplan.pipeline import parse
from vnplan.rules.load import load
from vnplan.vocab.time import forms, starts, tokens
from vnplan.vocab.time.hours import hours_before
from vnplan.vocab.time.lunar import solar
from vnplan.vocab.time.repair import date_edits

ISSUED = date(2025, 1, 2)
DAYS = st.dates(date(2025, 2, 1), date(2060, 12, 31))


def only(text: str, *, timed: bool = True) -> tuple[str | None, str | None, str | None]:
    (found,) = find_deadlines(text, issued=ISSUED, timed=timed)
    return iso_day(found.start), iso_day(found.end), found.recurs


def iso(*days: date) -> tuple[str, ...]:
    return tuple(day.isoformat() for day in days)


WRITTEN: dict[str, Callable[[date], str]] = {
    "slashes": lambda d: f"ngày {d.day:02}/{d.month}/{d.year}",
    "hyphens": lambda d: f"ngày {d.day}-{d.month}-{d.year}",
    "points": lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    "bare": lambda d: f"{d.day}/{d.month}/{d.year}",
    "two figures": lambda d: f"ngày {d.day}/{d.month}/{d.year % 100:02}",
    "iso": lambda d: d.isoformat(),
    "words": lambda d: format_date(d, "long"),
    "mixed": lambda d: f"ngày {d.day} tháng {d.month}/{d.year}",
}


@given(DAYS, st.sampled_from(sorted(WRITTEN)))
@searched(120)
def test_a_day_reads_back_from_every_form(day: date, form: str) -> None:
    assert only(WRITTEN[form](day))[:2] == iso(day, day)
    assert only("trước " + WRITTEN[form](day))[:2] == (None, day.isoformat())


@given(DAYS, st.integers(1, 400), st.sampled_from(["từ {} đến {}", "{} - {}", "từ {} đến hết {}", "{}–{}"]))
@searched(80)
def test_an_interval_reads_back(first: date, length: int, pattern: str) -> None:
    last = first + timedelta(days=length)
    assert only(pattern.format(*(f"{d.day:02}/{d.month:02}/{d.year}" for d in (first, last))))[:2] == iso(first, last)


@given(DAYS, st.integers(1, 360))
@searched(80)
def test_the_other_end_gives_the_year_that_a_range_lacks(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    (found,) = find_deadlines(f"từ ngày {first.day}/{first.month} đến ngày {last.day}/{last.month}/{last.year}", timed=True)
    if (first.month, first.day) != (2, 29):
        assert (iso_day(found.start), iso_day(found.end), found.year_from) == (*iso(first, last), "range")
    (found,) = find_deadlines(f"từ ngày {first.day}/{first.month}/{first.year} đến ngày {last.day}/{last.month}", timed=True)
    if (last.month, last.day) != (2, 29):
        assert (iso_day(found.start), iso_day(found.end), found.year_from) == (*iso(first, last), "range")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Quý III + IV/2025", "2025-07-01", "2025-09-30"),
        ("quý ba năm 2026", "2026-07-01", "2026-09-30"),
        ("tháng một năm 2026", "2026-01-01", "2026-01-31"),
        ("9/2025-11/2025", "2025-09-01", "2025-11-30"),
        ("từ 03 đến 05/9", "2025-09-03", "2025-09-05"),
        ("trong tuần từ 7 đến 11/11", "2025-11-07", "2025-11-11"),
        ("thượng tuần tháng 9/2025", "2025-09-01", "2025-09-10"),
        ("hạ tuần tháng 2/2028", "2028-02-21", "2028-02-29"),
        ("nửa cuối tháng 4/2025", "2025-04-16", "2025-04-30"),
        ("9 tháng đầu năm 2026", "2026-01-01", "2026-09-30"),
        ("4 tháng cuối năm 2026", "2026-09-01", "2026-12-31"),
        ("ngày cuối cùng của tháng 2/2028", "2028-02-29", "2028-02-29"),
        ("từ 25/12 đến 05/01", "2025-12-25", "2026-01-05"),
        ("từ ngày 11/9 đến hết năm 2027", "2027-09-11", "2027-12-31"),
        ("từ 7h30 đến 11h00 thứ Bảy, ngày 05/7/2025", "2025-07-05", "2025-07-05"),
        ("ngày 10 tháng 3 âm lịch năm 2026", "2026-04-26", "2026-04-26"),
        ("ngày 10/3 âm lịch", "2025-04-07", "2025-04-07"),
        ("từ ngày 15 đến ngày 10/9/2025", None, None),
        ("ngày 30/12 âm lịch năm 2025", None, None),
    ],
)
def test_places_in_the_calendar(text: str, start: str | None, end: str | None) -> None:
    found = find_deadlines(text, issued=ISSUED, timed=True)
    assert (iso_day(found[0].start), iso_day(found[0].end)) == (start, end)


@pytest.mark.parametrize(
    ("text", "recurs", "rule"),
    [
        ("Báo cáo trước ngày 25 tháng cuối quý.", "quarterly", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25"),
        ("Báo cáo trước ngày 05 tháng đầu quý sau.", "quarterly", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5"),
        ("Nộp vào ngày làm việc cuối cùng của quý.", "quarterly", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
        ("Báo cáo trước ngày 20 hằng tháng.", "monthly", "FREQ=MONTHLY;BYMONTHDAY=20"),
        ("Mỗi năm ba lần kiểm tra kho.", "other", None),
        ("Kiểm tra kho hai năm một lần.", "other", "FREQ=YEARLY;INTERVAL=2"),
        ("Giao ban vào Chủ nhật hằng tuần.", "weekly", "FREQ=WEEKLY;BYDAY=SU"),
    ],
)
def test_recurrences_with_their_months(text: str, recurs: str, rule: str | None) -> None:
    (found,) = find_deadlines(text, issued=ISSUED)
    assert (found.recurs, found.rrule) == (recurs, rule)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Định kỳ trước ngày 5 tháng 4, tháng 8 và tháng 12 hằng năm báo cáo.", "04-05 yearly, 08-05 yearly, 12-05 yearly"),
        ("Nộp sổ trước ngày 10 tháng 6, tháng 12 hằng năm.", "06-10 yearly, 12-10 yearly"),
        ("Nộp sổ trước ngày 15 tháng 3, 6, 9 hằng năm.", "03-15 yearly, 06-15 yearly, 09-15 yearly"),
        ("Nộp sổ trước ngày 15 tháng 3 và tháng 9.", "03-15 None, 09-15 None"),
        # A month behind a comma begins what comes next.
        ("Nộp sổ trước ngày 15 tháng 6, tháng 7 họp tổng kết.", "06-15 None"),
    ],
)
def test_a_day_of_several_months_is_several_deadlines(text: str, ends: str) -> None:
    found = find_deadlines(text, issued=ISSUED)
    assert ", ".join(f"{iso_day(d.end)} {d.recurs}".removeprefix("2025-") for d in found) == ends


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Nộp sổ chậm nhất 5 ngày trước ngày 20/6/2025 và sau 3 ngày kể từ ngày ký.", "5 ngày 20/6/2025, 3 ngày ký"),
        ("Nộp sổ trong 5 ngày kể từ ngày nhận hoặc chậm nhất 3 ngày sau khi họp.", "5 ngày nhận, 3 ngày họp"),
        ("Nộp trong 5 ngày kể từ ngày nhận sổ và thẻ đã cấp trong 3 ngày sau khi họp.", None),
        ("Nộp trong 5 ngày kể từ ngày nhận sổ và 3 ngày công.", None),
    ],
)
def test_a_second_term_is_no_part_of_what_the_first_runs_from(text: str, terms: str | None) -> None:
    found = find_deadlines(text, issued=ISSUED)
    said = ", ".join(f"{d.duration.count:g} ngày {d.anchor}" for d in found if d.duration)
    assert said == terms if terms else len(found) == 1


def test_a_term_may_run_back_from_its_day() -> None:
    (found,) = find_deadlines("Gửi thẻ chậm nhất là 10 ngày trước ngày 15/9/2025.")
    assert (iso_day(found.start), iso_day(found.end), iso_day(found.due)) == (None, None, "2025-09-05")
    (found,) = find_deadlines("Gửi thẻ chậm nhất là 10 ngày sau ngày 15/9/2025.")
    assert iso_day(found.due) == "2025-09-25"


def test_a_term_from_the_signing_runs_from_the_day_of_issue() -> None:
    (found,) = find_deadlines("Trình đề án trong thời hạn bốn mươi lăm ngày kể từ ngày ký.", issued=ISSUED)
    assert (iso_day(found.start), iso_day(found.end), iso_day(found.due)) == (None, None, "2025-02-17")


def test_times_of_day_are_kept() -> None:
    (found,) = find_deadlines("Trình trước 17 giờ ngày 15/9/2025.")
    assert (iso_day(found.end), found.end_time, found.start_time) == ("2025-09-15", "17:00", None)
    (found,) = find_deadlines("từ 2 giờ chiều đến 4 giờ 30 chiều ngày 15/9/2025", timed=True)
    assert (found.start_time, found.end_time) == ("14:00", "16:30")
    (found,) = find_deadlines("Lúc 7 giờ 30, ngày 12/9/2026 tại bến.", timed=True)  # no day of a list
    assert (str(found.start), found.start_time) == ("2026-09-12", "07:30")
    (found,) = find_deadlines("Cấm đường từ 19 giờ ngày 12/9 đến 5 giờ 30 ngày 13/9/2026.", issued=ISSUED)
    assert (found.start_time, found.end_time) == ("19:00", "05:30")
    (found,) = find_deadlines("Cấm đường từ 9 giờ tối đến 12 giờ đêm ngày 12/9/2026.", issued=ISSUED)
    assert (found.start_time, found.end_time) == ("21:00", "23:59")
    assert hours_before("lúc 8h15 ngày", 0, 9).first == time(8, 15)
    assert hours_before("lúc 30h15 ngày", 0, 10).first is None


@given(st.integers(1900, 2099), st.integers(1, 12), st.integers(1, 29))
@searched(60)
def test_a_lunar_day_without_a_lunar_year_lies_in_its_solar_year(year: int, month: int, day: int) -> None:
    found = solar(year, month, day, written=False)
    assert found is None or found.year == year


# One character inserted, deleted or changed in a date or beside it.

SAID = re.compile(
    r"ngày\s?(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4})"
    r"|ngày\s*(\d{1,2})\s?,?\s?tháng\s*(\d{1,2})\s?,?\s*năm\s*(\d{4})"
)
CHARACTERS = "0123456789/.- oOlIxsná,"


def said(token: str) -> str | None:
    """What the whole of a token says: read apart from vnplan; what hangs on the word "ngày" is no part of the figures."""
    found = SAID.fullmatch(re.sub(r"^ngày ?[.,-] ?|^ngày\D |\s+", lambda m: "ngày " if m[0][0] == "n" else " ", token))
    day, month, year = [int(found[n]) for n in ((1, 3, 4) if found[1] else (5, 6, 7))] if found else (0, 0, 0)
    try:
        return date(year, month, day).isoformat() if found else None
    except ValueError:
        return None


@st.composite
def worn(draw: st.DrawFn) -> tuple[str, str]:
    """A date with one character changed, and the text it stands in."""
    written = draw(st.sampled_from(["slashes", "words"]))  # hyphens part days as well as the parts of a day
    token = WRITTEN[written](draw(DAYS))
    at = draw(st.integers(4, len(token)))
    new = draw(st.sampled_from(CHARACTERS))
    change = draw(st.sampled_from(["insert", "delete", "change"]))
    token = token[:at] + ("" if change == "delete" else new) + token[at + (change != "insert") :]
    return token, f"Gửi báo cáo trước {token}."


@given(worn())
@example(("ngày 15/9/20255", "Gửi báo cáo trước ngày 15/9/20255."))
@example(("ngày 01 tháng 02- năm 2025", "Gửi báo cáo trước ngày 01 tháng 02- năm 2025."))
@example(("ngày 15 tháng 9 nă 2025", "Gửi báo cáo trước ngày 15 tháng 9 nă 2025."))
@example(("ngày 01 tháng / năm 2025", "Gửi báo cáo trước ngày 01 tháng / năm 2025."))
@example(("ngày 22 tháng 0s năm 2058", "Gửi báo cáo trước ngày 22 tháng 0s năm 2058."))
@example(("ngày 14 tháng - năm 2044", "Gửi báo cáo trước ngày 14 tháng - năm 2044."))
@example(("ngày 25 tháng 8 /ăm 2025", "Gửi báo cáo trước ngày 25 tháng 8 /ăm 2025."))
@example(("ngày 18/1-0/2055", "Gửi báo cáo trước ngày 18/1-0/2055."))
@example(("ngày 01 ,tháng 02 năm 2025", "Gửi báo cáo trước ngày 01 ,tháng 02 năm 2025."))
@searched(300, derandomize=True)
def test_a_worn_date_is_read_whole_or_not_at_all(drawn: tuple[str, str]) -> None:
    token, text = drawn
    assume(not re.match(r"ngày\s?\d{1,2}\s?[,-]\s?\d{1,2}\D{1,9}\d{1,2}\D{1,9}\d{4}", token))  # a list or a range of days
    assume(". " not in token)  # the end of a sentence
    repaired = "".join(_replayed(text))
    wanted = said(token.rstrip(".,- ")) or said(repaired.removeprefix("Gửi báo cáo trước ").rstrip(".,- "))
    for timed in (False, True):
        for found in find_deadlines(text, issued=ISSUED, timed=timed):
            assert {iso_day(found.start), iso_day(found.end)} <= {None, wanted}


def _replayed(text: str) -> Iterator[str]:
    """The text with the edits of dates in place: each of them is recorded."""
    at = 0
    for edit in date_edits(text):
        yield text[at : edit.start] + edit.new
        at = edit.end
    yield text[at:]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("trước ngày 22/1 1/2026", "trước ngày 22/11/2026"),
        ("ngày 1O tháng O1 năm 2026", "ngày 10 tháng 01 năm 2026"),
        ("ngày l5/9/2026", "ngày 15/9/2026"),
        ("ngày 10/01/20 26", "ngày 10/01/2026"),
        ("năm 20 26", "năm 2026"),
        ("ngày 15/9/2026các sở", "ngày 15/9/2026 các sở"),
        ("ngày 15/9/20266", "ngày 15/9/20266"),
        ("ngày 4 1/9/2026", "ngày 4 1/9/2026"),
        ("ngày 111/2026", "ngày 111/2026"),
        ("1 5/9/2026", "1 5/9/2026"),
        ("Điều 1 0", "Điều 1 0"),
    ],
)
def test_a_damaged_date_is_put_right_where_one_reading_is_possible(text: str, right: str) -> None:
    assert "".join(_replayed(text)) == right


def test_what_is_not_read_is_an_issue_that_shows_the_words() -> None:
    page = (
        "UBND TỈNH HÀ NAM\n\nSố: 3/KH-UBND\n\nHà Nam, ngày 20 tháng 11 năm 2025\n\nKẾ HOẠCH\nTrồng rừng\n\nI. NHIỆM VỤ\n\n"
        "1. Báo cáo trước ngày 15/9/20266.\n\n2. Ươm cây từ ngày 15/12/2025 đến ngày 10/12/2025.\n\n"
        "3. Giao cây trước ngày 31/02/2026.\n\nTM. ỦY BAN NHÂN DÂN"
    )
    document = parse(page)
    assert [(d.start, d.end) for d in document.deadlines] == [(None, None)] * 3
    found = [(issue.code, issue.message) for issue in document.issues if issue.code.startswith("date.")]
    assert [code for code, _ in found] == ["date.damaged", "date.reversed", "date.impossible"]
    assert "ngày 15/9/20266" in found[0][1]


def test_a_new_row_needs_no_code(monkeypatch: pytest.MonkeyPatch) -> None:
    row = forms.CalendarForm(
        name="fortnight",
        pattern=r"hai\s+tuần\s+đầu\s+tháng\s+{month}{of_year}?",
        examples=({"text": "hai tuần đầu tháng 9", "m": "9"},),
        anchors=("tuần",),
        begins="h",
        unit="week",
        months=("m", "m"),
        days=(1, 14),
    )
    rows = load(forms.TABLE, "calendar", forms.CalendarForm)
    monkeypatch.setattr(forms, "load", lambda table, key, rule: (row, *rows) if key == "calendar" else load(table, key, rule))
    cached = (forms.forms_by_first, tokens._fitting, starts._anchors)  # noqa: SLF001 - what the rows are compiled to
    for one in cached:
        one.cache_clear()
    assert only("hai tuần đầu tháng 9/2025")[:2] == ("2025-09-01", "2025-09-14")
    monkeypatch.undo()
    for one in cached:
        one.cache_clear()
