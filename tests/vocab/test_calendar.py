"""Days, months, quarters and hours at both sides of each end, beside a reader that asks the calendar alone."""

from calendar import monthrange
from datetime import date

import pytest

from vnplan import find_deadlines

ISSUED = date(2025, 11, 20)
ROMAN = ("", "I", "II", "III", "IV", "V")


def ends(text: str) -> list[tuple[date | None, date | None]]:
    return [(one.start, one.end) for one in find_deadlines(f"Nộp sổ {text}.", issued=ISSUED)]


def known(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@pytest.mark.parametrize("form", ["trước ngày {}/{}/{}", "trước ngày {} tháng {} năm {}"])
@pytest.mark.parametrize("month", range(14))
def test_a_day_has_a_value_where_the_calendar_has_it(form: str, month: int) -> None:
    for year in (2026, 2028):
        for day in (1, 9, 10, 28, 29, 30, 31, 32):
            wanted = known(year, month, day)
            found = [end for _, end in ends(form.format(day, month, year)) if end or wanted]
            assert found == ([wanted] if wanted else [])


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_ends_with_its_last_day_and_before_it_is_the_day_before(month: int) -> None:
    for year in (2026, 2028):
        first, last = known(year, month, 1), known(year, month, monthrange(year, month)[1])
        assert ends(f"trong tháng {month}/{year}") == [(first, last)]
        assert ends(f"trong tháng {month} năm {year}") == [(first, last)]
        before = date.fromordinal(date(year, month, 1).toordinal() - 1)
        assert ends(f"trước tháng {month}/{year}") == [(None, before)]


@pytest.mark.parametrize("quarter", range(1, 5))
def test_a_quarter_is_three_months_however_it_is_written(quarter: int) -> None:
    month = 3 * quarter
    wanted = [(known(2026, month - 2, 1), known(2026, month, monthrange(2026, month)[1]))]
    for name in (str(quarter), ROMAN[quarter]):
        assert ends(f"trong quý {name}/2026") == ends(f"trong quý {name} năm 2026") == wanted
    assert ends("trong quý V/2026") == ends("trong quý 5/2026") == []


@pytest.mark.parametrize("hour", range(26))
def test_an_hour_is_one_of_the_day(hour: int) -> None:
    for minute, said in ((0, "0"), (0, "00"), (5, "5"), (5, "05"), (30, "30"), (59, "59"), (60, "60")):
        (found,) = find_deadlines(f"Nộp sổ trước {hour} giờ {said} phút ngày 5/9/2026.", issued=ISSUED)
        possible = f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
        assert found.end == date(2026, 9, 5)
        assert found.end_time == ("23:59" if (hour, minute) == (24, 0) else possible)


@pytest.mark.parametrize("day", range(1, 32))
def test_a_day_without_a_year_is_the_next_from_the_day_of_issue(day: int) -> None:
    for month in (10, 11, 12):
        if known(2025, month, day):
            year = 2025 if date(2025, month, day) >= ISSUED else 2026
            assert ends(f"trước ngày {day}/{month}") == [(None, known(year, month, day))]
