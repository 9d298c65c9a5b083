"""The calendar says what ``find_deadlines`` says: one page with every form of a day, a period and a recurrence."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import pytest

from tests.written import format_date
from vnplan.annotate.deadlines.find import find_deadlines
from vnplan.export.ics import dump, entries
from vnplan.pipeline import parse

ISSUED = date(2030, 1, 2)
HEAD = "UBND TỈNH HÀ NAM\n\nSố: 3/KH-UBND\n\nHà Nam, ngày 02 tháng 01 năm 2030\n\nKẾ HOẠCH\nTrồng rừng\n\nI. NHIỆM VỤ\n\n"


# How a day, two days, a month, a quarter and a year are written.
DAYS = ("trước ngày {last}", "chậm nhất ngày {last}", "từ ngày {first} đến ngày {last}", "từ ngày {first} đến hết ngày {last}")
FORMS = (*DAYS, "chậm nhất {words}", "trong tháng {first.month}/{first.year}", "trong quý {quarter}/{year}", "trong năm {year}")
QUARTERS = ("I", "II", "III", "IV")


class Day(date):
    """A day that is written with slashes."""

    def __format__(self, spec: str) -> str:
        return f"{self.day:02}/{self.month:02}/{self.year}"


def last_of(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def drawn(form: str) -> Iterator[tuple[str, date | None, date]]:
    """What is written, and the first and the last day that it says."""
    chance = Random(form)  # noqa: S311 - draws, no secrets
    for _ in range(60):
        first = Day(2030, 2, 1) + timedelta(chance.randrange(9_000))
        last = first + timedelta(chance.randrange(1, 300))
        begins = date(first.year, (first.month - 1) // 3 * 3 + 1, 1)
        written = form.format(
            first=first, last=last, words=format_date(last, "long"), quarter=QUARTERS[begins.month // 3], year=first.year
        )
        if "tháng {" in form:
            yield written, first.replace(day=1), last_of(first)
        elif "quý" in form:
            yield written, begins, last_of(begins + timedelta(62))
        elif "năm {" in form:
            yield written, date(first.year, 1, 1), date(first.year, 12, 31)
        else:
            yield written, first if form.startswith("từ") else None, last


@pytest.mark.parametrize("form", FORMS)
def test_what_is_written_is_found_and_stands_in_the_calendar(form: str) -> None:
    said = list(drawn(form))
    lines = [f"{index}. Trồng cây lần {index}, hoàn thành {words}." for index, (words, _, _) in enumerate(said, 1)]
    document = parse(HEAD + "\n\n".join(lines) + "\n\nTM. ỦY BAN NHÂN DÂN")
    wanted = [(first, last) for _, first, last in said]
    alone = [[(one.start, one.end) for one in find_deadlines(line, issued=ISSUED)] for line in lines]
    assert alone == [[days] for days in wanted]
    assert [(one.start, one.end) for one in document.deadlines] == wanted
    shown = list(entries(document))
    assert [(one.deadline.start, one.deadline.end) for one in shown] == wanted
    assert [one.last for one in shown] == [last for _, last in wanted]
    assert all(one.first <= one.last and one.first in (one.deadline.start, one.deadline.end) for one in shown)
    assert dump(document).count(b"BEGIN:VEVENT") == len(said)


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("trước ngày {d} hằng tháng", "FREQ=MONTHLY;BYMONTHDAY={d}"),
        ("trước ngày {d} tháng {m} hằng năm", "FREQ=YEARLY;BYMONTH={m};BYMONTHDAY={d}"),
        ("trước thứ {w} hằng tuần", "FREQ=WEEKLY;BYDAY={by}"),
    ],
)
def test_a_recurrence_reads_back(written: str, rule: str) -> None:
    days = ["MO", "TU", "WE", "TH", "FR", "SA"]
    for d in range(1, 29):
        for m in range(1, 13):
            values = {"d": d, "m": m, "w": m % 6 + 2, "by": days[m % 6]}
            (found,) = find_deadlines(f"Báo cáo kết quả {written.format(**values)}.", issued=ISSUED)
            assert found.rrule == rule.format(**values)
