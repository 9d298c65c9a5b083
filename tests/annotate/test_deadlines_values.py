"""Recurrences as calendars read them, working days, forms of the table, and whatever text is thrown at it."""

from datetime import date, datetime
from itertools import islice
from typing import get_args

import pytest
from dateutil.rrule import rrule, rrulestr
from hypothesis import given
from hypothesis import strategies as st

from tests.growth import growth
from tests.search import searched
from tests.written import format_date
from vnplan.annotate.deadlines.find import find_deadlines
from vnplan.model.day import iso_day
from vnplan.model.deadline import Duration
from vnplan.rules.load import load
from vnplan.vocab.time import forms
from vnplan.vocab.time.days import due
from vnplan.vocab.time.tokens import tokens_and_figures

FORMS = [
    pytest.param(form, id=f"{key}.{form.name}")
    for key in get_args(forms.Kind)
    for form in load(forms.TABLE, key, forms.CLASSES.get(key, forms.TimeForm))
]


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_found_where_it_stands(form: forms.TimeForm) -> None:
    for example in form.examples:
        text, shown = example["text"], example.get("finds", example["text"])
        end = text.index(shown) + len(shown)
        found = [token for token in tokens_and_figures(text) if token.end == end]
        assert found, example


@pytest.mark.parametrize(
    ("text", "rule", "first", "second"),
    [
        ("Báo cáo trước ngày 10/6 hằng năm.", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10", date(2018, 6, 10), date(2019, 6, 10)),
        ("Báo cáo trước ngày 15 hằng tháng.", "FREQ=MONTHLY;BYMONTHDAY=15", date(2018, 1, 15), date(2018, 2, 15)),
        ("Nộp vào ngày làm việc cuối cùng của tháng.", "FREQ=MONTHLY;BYMONTHDAY=-1", date(2018, 1, 31), date(2018, 2, 28)),
        ("Hằng quý, tổng hợp số liệu.", "FREQ=MONTHLY;INTERVAL=3", date(2018, 1, 1), date(2018, 4, 1)),
        ("Định kỳ 6 tháng báo cáo.", "FREQ=MONTHLY;INTERVAL=6", date(2018, 1, 1), date(2018, 7, 1)),
        ("Giao ban vào sáng thứ sáu hằng tuần.", "FREQ=WEEKLY;BYDAY=FR", date(2018, 1, 5), date(2018, 1, 12)),
        ("Báo cáo hằng ngày.", "FREQ=DAILY", date(2018, 1, 1), date(2018, 1, 2)),
        ("Sơn lại phao định kỳ 04 năm một lần.", "FREQ=YEARLY;INTERVAL=4", date(2018, 1, 1), date(2022, 1, 1)),
    ],
)
def test_recurrences_are_those_of_rfc_5545(text: str, rule: str, first: date, second: date) -> None:
    (found,) = find_deadlines(text, year=2018)
    assert found.rrule == rule
    start = datetime(2018, 1, 1)  # noqa: DTZ001 - a calendar day has no zone
    days = rrulestr(rule, dtstart=start)
    assert isinstance(days, rrule)
    assert [day.date() for day in islice(days, 2)] == [first, second]


def test_a_recurrence_without_a_rhythm_has_no_rule() -> None:
    (found,) = find_deadlines("Thường xuyên", timed=True)
    assert (found.recurs, found.rrule) == ("other", None)


@pytest.mark.parametrize(
    ("anchor", "count", "unit", "last"),
    [
        (date(2025, 6, 2), 15, "day", "2025-06-17"),
        (date(2025, 6, 2), 5, "day", "2025-06-09"),  # the fifth day is a Saturday
        (date(2025, 4, 29), 3, "working_day", "2025-05-07"),  # 30 April, 1 May and a Friday off between
        (date(2025, 1, 24), 1, "working_day", "2025-02-03"),  # Tết
        (date(2025, 1, 31), 1, "month", "2025-02-28"),
        (date(2025, 1, 31), 1, "quarter", "2025-05-05"),  # 30 April is a holiday, and the days after it
        (date(2024, 2, 29), 1, "year", "2025-02-28"),
        (date(2025, 6, 2), 2, "week", "2025-06-16"),
        (date(2025, 6, 2), 24, "hour", None),
        (date(2025, 6, 2), 0.5, "day", None),
        (date(2025, 6, 2), 999, "year", None),
        (date(9999, 12, 1), 60, "day", None),
    ],
)
def test_the_last_day_of_a_term(anchor: date, count: float, unit: str, last: str | None) -> None:
    assert due(anchor, Duration.model_validate({"count": count, "unit": unit})) == (last and date.fromisoformat(last))


CUES = ["trước ", "chậm nhất ", "đến hết ", "không muộn hơn "]


@given(st.dates(date(2026, 1, 1), date(2099, 12, 31)), st.sampled_from(["numeric", "long"]), st.sampled_from(CUES))
@searched(100)
def test_a_date_that_is_written_is_found(day: date, style: str, cue: str) -> None:
    written = format_date(day, "long" if style == "long" else "numeric")
    written = written if written.startswith("ngày") else "ngày " + written
    (found,) = find_deadlines(f"Gửi báo cáo {cue}{written}.", issued=date(2025, 11, 20))
    assert (iso_day(found.start), iso_day(found.end)) == (None, day.isoformat())
    assert found.text == cue + written


WORDS = """ngày tháng năm quý trước sau đến từ hết hằng hàng định kỳ thường xuyên kể làm việc thời gian hạn báo cáo trong chậm
nhất ngay khi lần một tuần đầu giai đoạn nay trở đi và 6 10 31/02 2026 15/12/2025 IV ( ) , . ; : - – /"""
PIECES = st.sampled_from([*WORDS.split(), "\n"])


@given(st.lists(PIECES, max_size=40).map(" ".join), st.booleans())
@searched(150)
def test_words_of_time_in_any_order(text: str, timed: bool) -> None:  # noqa: FBT001 - a drawn value
    for found in find_deadlines(text, issued=date(2025, 11, 20), timed=timed):
        ((start, end),) = found.spans
        assert 0 <= start < end <= len(text)
        assert text[start:end] == found.text
        assert found.start is None or found.end is None or found.start <= found.end


@given(st.text(max_size=200), st.booleans())
@searched(100)
def test_any_text_at_all(text: str, timed: bool) -> None:  # noqa: FBT001 - a drawn value
    for found in find_deadlines(text, timed=timed):
        ((start, end),) = found.spans
        assert 0 <= start <= end <= len(text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "ngày 1, ",
        "1/",
        "9" * 300 + " ngày ",
        "trước ",
        "(trước ngày ",
        "định kỳ ",
        "hằng năm, ",
        "tháng 1, ",
        "năm 2020, ",
        "1-",
        "ngay khi a ",
        "2 lần/năm, tháng 4. ",
    ],
)
def test_bad_input_takes_time_in_proportion_to_its_length(piece: str) -> None:
    def read(size: int) -> None:
        find_deadlines(piece * (size // len(piece)), year=2025)

    assert growth(read, 20_000, 160_000, below=3) < 3
