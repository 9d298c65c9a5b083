from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnplan.vocab.time import dates
from vnplan.vocab.time.dates import Interval, Point, Style, format_date, parse_date, week_of


@pytest.mark.parametrize(
    "text",
    [
        "05/02/2026",
        "5/2/2026",
        "5-2-2026",
        "05.02.2026",
        "05 / 02 / 2026",
        "ngày 05 tháng 02 năm 2026",
        "Ngày 5 tháng 2, năm 2026",
        "ngày mùng 5 tháng 2 năm 2026",
        " ngày 05/02/2026 ",
    ],
)
def test_a_date_in_each_form(text: str) -> None:
    assert parse_date(text) == date(2026, 2, 5)


@pytest.mark.parametrize(
    "text", ["31/02/2026", "29/02/2017", "00/01/2026", "1/13/2026", "05/02-2026", "10/6", "", "ngày", "58/2009/1"]
)
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@given(st.dates(), st.sampled_from(["numeric", "long"]))
def test_a_date_reads_back(value: date, style: Style) -> None:
    assert parse_date(format_date(value, style)) == value


@given(st.text(max_size=60))
@settings(max_examples=100)
def test_no_text_raises(text: str) -> None:
    parse_date(text)


@pytest.mark.parametrize(
    ("point", "start", "end"),
    [
        (dates.day(6, 10, 2017), date(2017, 6, 10), date(2017, 6, 10)),
        (dates.month(2, 2024), date(2024, 2, 1), date(2024, 2, 29)),
        (dates.quarter(2, 2017), date(2017, 4, 1), date(2017, 6, 30)),
        (Point("half_year", 2026, (7, 12)), date(2026, 7, 1), date(2026, 12, 31)),
        (dates.years(2025), date(2025, 1, 1), date(2025, 12, 31)),
        (dates.years(2021, 2025), date(2021, 1, 1), date(2025, 12, 31)),
        (Point("period", 2025, (9, 5), last_year=2026), date(2025, 9, 1), date(2026, 5, 31)),
        (dates.week(2, 6, 2025), date(2025, 6, 8), date(2025, 6, 14)),
        (dates.week(5, 2, 2024), date(2024, 2, 29), date(2024, 2, 29)),
        (dates.week(-1, 6, 2025), date(2025, 6, 24), date(2025, 6, 30)),
    ],
)
def test_the_days_of_a_point(point: Point, start: date, end: date) -> None:
    assert point.interval() == Interval(start, end)
    assert not point.impossible


def test_a_missing_year_is_given() -> None:
    assert dates.day(6, 10).interval() is None
    assert dates.day(6, 10).interval(2017) == Interval(date(2017, 6, 10), date(2017, 6, 10))
    assert Point("day", None, (1, 1), 31, ahead=1).interval(2025) == Interval(date(2026, 1, 31), date(2026, 1, 31))


@pytest.mark.parametrize(
    "point",
    [dates.day(2, 31), dates.day(2, 29, 2017), dates.day(13, 1), dates.day(6, 0), dates.years(2030, 2025), dates.month(13, 2025)],
)
def test_impossible_points(point: Point) -> None:
    assert point.impossible


def test_the_leap_day_without_a_year_is_possible() -> None:
    assert not dates.day(2, 29).impossible
    assert dates.day(2, 29).interval(2025) is None


def test_weeks_of_a_stretch() -> None:
    month = Interval(date(2017, 11, 15), date(2017, 12, 15))
    assert week_of(month, 1) == Interval(date(2017, 11, 15), date(2017, 11, 21))
    assert week_of(month, 5) == Interval(date(2017, 12, 13), date(2017, 12, 15))
    assert week_of(month, -1) == Interval(date(2017, 12, 9), date(2017, 12, 15))
    assert week_of(month, 6) is None
    assert week_of(Interval(None, date(2017, 12, 15)), 1) is None
