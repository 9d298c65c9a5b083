from datetime import date

import pytest

from vnplan.vocab.time.dates import Interval, Point, week_of


def day(month: int, number: int, year: int | None = None) -> Point:
    return Point("day", year, (month, month), number)


def month(number: int, year: int) -> Point:
    return Point("month", year, (number, number))


def week(first: int, last: int, month_number: int, year: int) -> Point:
    return Point("week", year, (month_number, month_number), first, last)


def period(first: int, last: int) -> Point:
    return Point("period", first, last_year=last)


@pytest.mark.parametrize(
    ("point", "start", "end"),
    [
        (day(6, 10, 2017), date(2017, 6, 10), date(2017, 6, 10)),
        (month(2, 2024), date(2024, 2, 1), date(2024, 2, 29)),
        (Point("quarter", 2017, (4, 6)), date(2017, 4, 1), date(2017, 6, 30)),
        (Point("half_year", 2026, (7, 12)), date(2026, 7, 1), date(2026, 12, 31)),
        (Point("year", 2025), date(2025, 1, 1), date(2025, 12, 31)),
        (period(2021, 2025), date(2021, 1, 1), date(2025, 12, 31)),
        (Point("period", 2025, (9, 5), last_year=2026), date(2025, 9, 1), date(2026, 5, 31)),
        (week(8, 14, 6, 2025), date(2025, 6, 8), date(2025, 6, 14)),
        (week(29, -1, 2, 2024), date(2024, 2, 29), date(2024, 2, 29)),
        (week(-7, -1, 6, 2025), date(2025, 6, 24), date(2025, 6, 30)),
    ],
)
def test_the_days_of_a_point(point: Point, start: date, end: date) -> None:
    assert point.interval() == Interval(start, end)
    assert not point.impossible


def test_a_missing_year_is_given() -> None:
    assert day(6, 10).interval() is None
    assert day(6, 10).interval(2017) == Interval(date(2017, 6, 10), date(2017, 6, 10))
    assert Point("day", None, (1, 1), 31, ahead=1).interval(2025) == Interval(date(2026, 1, 31), date(2026, 1, 31))


@pytest.mark.parametrize(
    "point",
    [day(2, 31), day(2, 29, 2017), day(13, 1), day(6, 0), period(2030, 2025), month(13, 2025)],
)
def test_impossible_points(point: Point) -> None:
    assert point.impossible


def test_the_leap_day_without_a_year_is_possible() -> None:
    assert not day(2, 29).impossible
    assert day(2, 29).interval(2025) is None


def test_weeks_of_a_stretch() -> None:
    month = Interval(date(2017, 11, 15), date(2017, 12, 15))
    assert week_of(month, 1) == Interval(date(2017, 11, 15), date(2017, 11, 21))
    assert week_of(month, 5) == Interval(date(2017, 12, 13), date(2017, 12, 15))
    assert week_of(month, -1) == Interval(date(2017, 12, 9), date(2017, 12, 15))
    assert week_of(month, 6) is None
    assert week_of(Interval(None, date(2017, 12, 15)), 1) is None
