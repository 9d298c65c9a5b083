"""The weeks of a month and of a period with a name, for periods of every length, beside a reader that counts days alone."""

from datetime import date, timedelta

import pytest

from vnplan.annotate.deadlines.find import find_deadlines
from vnplan.model.day import iso_day

WEEKS = {
    "đầu": 1, "đầu tiên": 1, "thứ nhất": 1, "thứ hai": 2, "thứ 2": 2, "thứ ba": 3, "thứ 3": 3, "thứ tư": 4, "thứ 4": 4,
    "thứ 5": 5, "cuối": -1, "cuối cùng": -1,
}  # fmt: skip
FIRST = date(2026, 3, 9)
Days = tuple[str | None, str | None]


def counted(first: date, last: date, week: int) -> Days | None:
    """The ``week``-th seven days of a period, or what is left for them; -1 is its last seven; none behind its end."""
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    parts = [days[-7:]] if week < 0 else [days[at : at + 7] for at in range(0, len(days), 7)][week - 1 : week]
    return (parts[0][0].isoformat(), parts[0][-1].isoformat()) if parts else None


def read(text: str) -> list[Days]:
    return [(iso_day(one.start), iso_day(one.end)) for one in find_deadlines(text, issued=date(2026, 1, 5))]


@pytest.mark.parametrize("week", WEEKS)
def test_a_week_of_a_period_with_a_name(week: str) -> None:
    for length in (2, 6, 7, 8, 13, 14, 15, 21, 22, 28, 29, 31):
        last = FIRST + timedelta(length - 1)
        opening = f"Mở hội chợ ghe (Hội chợ ghe) từ ngày {FIRST:%d/%m/%Y} đến ngày {last:%d/%m/%Y}. "
        wanted = counted(FIRST, last, WEEKS[week])
        found = read(f"{opening}Trao giải vào tuần {week} của Hội chợ ghe.")
        assert (length, found) == (length, [(FIRST.isoformat(), last.isoformat()), *([wanted] if wanted else [])])


@pytest.mark.parametrize("week", WEEKS)
def test_a_week_of_a_month(week: str) -> None:
    for first in (date(2026, 2, 1), date(2026, 4, 1), date(2026, 5, 1), date(2028, 2, 1)):
        last = (first + timedelta(31)).replace(day=1) - timedelta(1)
        wanted = counted(first, last, WEEKS[week])
        found = read(f"Trao giải vào tuần {week} của tháng {first.month}/{first.year}.")
        assert (first, [one for one in found if one == wanted]) == (first, [wanted] if wanted else [])


@pytest.mark.parametrize(("between", "weeks"), [(1, 1), (39, 1), (40, 1), (41, 0), (60, 0)])
def test_a_name_stands_close_before_its_period(between: int, weeks: int) -> None:
    gap = (" tại bến sông Lệnh và các bến ghe dọc sông Hồng phía nam")[: between - 1].ljust(between)
    text = f"Mở hội chợ ghe (Hội chợ ghe){gap}từ ngày 09/3/2026 đến ngày 22/3/2026. Trao giải vào tuần cuối của Hội chợ ghe."
    assert read(text).count(("2026-03-16", "2026-03-22")) == weeks
