"""The year of what has none, periods with a name, lists and ranges over a year, days that do not exist."""

from datetime import date

import pytest

from vnplan.annotate.deadlines.clock import titled_year
from vnplan.annotate.deadlines.find import find_deadlines
from vnplan.model.day import iso_day
from vnplan.pipeline import parse

ISSUED = date(2025, 11, 20)


def values(text: str, *, year: int | None = None, issued: date | None = ISSUED, timed: bool = False) -> list[tuple[object, ...]]:
    return [(iso_day(d.start), iso_day(d.end), d.recurs) for d in find_deadlines(text, year=year, issued=issued, timed=timed)]


def test_a_day_behind_a_label_counts_on_a_page_without_a_date() -> None:
    found = find_deadlines("Mở kho lúa giống: Ngày 12/05/2022.\nGiao giống: 20/05/2022")
    assert [(d.text, iso_day(d.start), iso_day(d.end)) for d in found] == [
        ("Ngày 12/05/2022", "2022-05-12", "2022-05-12"),
        ("20/05/2022", "2022-05-20", "2022-05-20"),
    ]
    assert find_deadlines("Đã mở kho ngày 12/05/2022.") == ()
    assert find_deadlines("Giao giống lúa\nNgày 12/05/2022") == ()


def test_the_year_of_the_title_comes_before_that_of_issue() -> None:
    assert values("Báo cáo trước ngày 10/6.", year=2017, issued=None) == [(None, "2017-06-10", None)]
    assert values("Báo cáo trước ngày 10/6.", issued=date(2017, 4, 17)) == [(None, "2017-06-10", None)]
    assert values("Báo cáo trước ngày 10/6.", issued=date(2017, 6, 11)) == [(None, "2018-06-10", None)]


def test_an_unknown_year_is_not_guessed() -> None:
    (found,) = find_deadlines("Báo cáo trước ngày 10/6.")
    assert (found.start, found.end, found.relation, found.granularity) == (None, None, "before", "day")


@pytest.mark.parametrize(
    "text", ["Báo cáo trước ngày 31/02/2026.", "Báo cáo trước ngày 29/02/2027.", "Báo cáo trước ngày 31 tháng 4."]
)
def test_an_impossible_date_stays_as_it_is_written(text: str) -> None:
    (found,) = find_deadlines(text, issued=ISSUED)
    assert (found.start, found.end) == (None, None)
    assert found.text in text


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Phòng, chống đuối nước trẻ em tỉnh Thái Bình năm 2018", 2018),
        ("CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM 2026", 2026),
        ("Phát triển cảng cá đến năm 2030", None),
        ("Thi hành Luật Đất đai năm 2024 trên địa bàn tỉnh", None),
        ("Thực hiện Nghị quyết ngày 26 tháng 6 năm 2024", None),
        ("Kế hoạch năm học 2025-2026", None),
        ("Chương trình giai đoạn 2021-2025", None),
        ("Tổng kết năm 2025, phương hướng năm 2026", 2025),
        ("Cấm biển báo", None),
    ],
)
def test_the_year_that_a_title_names(title: str, year: int | None) -> None:
    assert titled_year(title) == year


def test_a_named_period_and_its_weeks() -> None:
    text = (
        "Tổ chức Tháng hành động vì trẻ em (Tháng hành động) từ ngày 01/6/2018 đến ngày 30/6/2018. "
        "Lễ phát động vào tuần đầu của Tháng hành động; tổng kết trong tuần cuối của Tháng hành động."
    )
    assert values(text, issued=date(2018, 3, 12)) == [
        ("2018-06-01", "2018-06-30", None),
        ("2018-06-01", "2018-06-07", None),
        ("2018-06-24", "2018-06-30", None),
    ]


def test_a_period_that_one_item_names_has_its_weeks_in_the_next() -> None:
    page = """KẾ HOẠCH
Trồng cây năm 2025

1. Tổ chức Tháng hành động vì cây xanh (Tháng hành động) từ ngày 01/6/2025 đến ngày 30/6/2025.

2. Các xã ra quân vào tuần đầu của Tháng hành động.

3. Sở Y tế báo cáo trong tuần cuối của Tháng hành động."""
    assert [(one.at, iso_day(one.start), iso_day(one.end)) for one in parse(page).deadlines] == [
        ("1", "2025-06-01", "2025-06-30"),
        ("2", "2025-06-01", "2025-06-07"),
        ("3", "2025-06-24", "2025-06-30"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lấy mẫu 02 tháng (tháng 4 và tháng 8)", [("2026-04-01", "2026-04-30"), ("2026-08-01", "2026-08-31")]),
        ("Thời gian: từ tháng 3 đến tháng 11.", [("2026-03-01", "2026-11-30")]),
        ("Thời gian: từ ngày 01/11 đến ngày 31/12.", [("2025-11-01", "2025-12-31")]),
        ("- Năm 2026: Rà soát các vườn ươm.", [("2026-01-01", "2026-12-31")]),
        ("- Năm 2026: 50 tỷ đồng.", []),
        ("Sở Kế hoạch và Đầu tư kiểm tra việc thực hiện hằng quý.", [(None, None)]),
    ],
)
def test_lists_ranges_and_years(text: str, found: list[tuple[str | None, str | None]]) -> None:
    assert [(iso_day(d.start), iso_day(d.end)) for d in find_deadlines(text, issued=date(2025, 11, 25))] == found


def test_a_period_that_is_to_come_gives_its_first_year() -> None:
    text = (
        "UBND TỈNH HÀ NAM\n\nSố: 3/KH-UBND\n\nHà Nam, ngày 20 tháng 11 năm 2025\n\nKẾ HOẠCH\nTrồng rừng giai đoạn 2026 - 2030\n\n"
        "I. MỤC ĐÍCH\n\n1. Giữ đất.\n\nII. NHIỆM VỤ\n\n1. Báo cáo trước ngày 15/12.\n\nTM. ỦY BAN NHÂN DÂN"
    )
    assert [iso_day(d.end) for d in parse(text).deadlines] == ["2026-12-15"]
    assert [iso_day(d.end) for d in parse(text.replace("2026 - 2030", "2021 - 2025")).deadlines] == ["2025-12-15"]
