"""How often a duty falls due, and what only happens again and again."""

from datetime import date

import pytest

from vnplan.annotate.deadlines.find import find_deadlines
from vnplan.model.day import iso_day

ISSUED = date(2025, 11, 20)


def values(text: str, *, year: int | None = None, issued: date | None = ISSUED, timed: bool = False) -> list[tuple[object, ...]]:
    return [(iso_day(d.start), iso_day(d.end), d.recurs) for d in find_deadlines(text, year=year, issued=issued, timed=timed)]


@pytest.mark.parametrize(
    ("text", "recurs"),
    [
        ("Định kỳ rà soát danh mục.", ["other"]),
        ("Định kỳ tổng hợp lượt xe qua cầu, báo cáo Sở Xây dựng hằng tháng.", ["monthly"]),
        ("Các sở định kỳ kiểm tra, đánh giá kết quả.", ["other"]),
        ("Theo dõi và định kỳ hoặc đột xuất báo cáo Sở Công Thương.", ["other"]),
        ("Hằng năm, dựa vào số xã đăng ký, Sở Tài chính bố trí vốn.", ["yearly"]),
        ("Định kỳ hàng năm gửi danh sách bến đò về Sở.", ["yearly"]),
        ("Định kỳ 6 tháng báo cáo kết quả.", ["half_yearly"]),
        ("Định kỳ 6 tháng, hàng năm báo cáo kết quả.", ["half_yearly", "yearly"]),
        ("Họp giao ban 2 lần/tháng.", ["other"]),
        ("Lấy mẫu nước kênh: 04 đợt/năm (08 mẫu/đợt).", ["quarterly"]),
        ("Mỗi xã mở 01 lớp tập huấn/năm.", ["yearly"]),
        ("Đo mặn 3 đợt/tháng (27 đợt/năm).", ["other"]),
        ("Định kỳ hằng quý, 06 tháng, hằng năm báo cáo kết quả.", ["quarterly", "half_yearly", "yearly"]),
        ("Xét nghiệm mẫu nước sáu tháng một lần.", ["half_yearly"]),
        ("Kiểm tra các bến mỗi quý một lần.", ["quarterly"]),
        ("Sơn lại phao định kỳ 04 năm một lần.", ["other"]),
        ("Báo cáo hằng ngày về Ban Chỉ huy.", ["daily"]),
        ("Đo độ mặn hằng ngày tại các cống.", ["daily"]),
        ("Giữ nếp báo cáo nhanh hàng ngày trong suốt mùa cháy rừng.", ["daily"]),
        ("Giao ban hàng tuần vào chiều thứ năm.", ["weekly"]),
        ("Việc tỉa cây được thực hiện định kỳ.", ["other"]),
        ("Hằng quý Sở Y tế lấy mẫu.", ["quarterly"]),
        ("Hằng quý lấy mẫu nước kênh.", ["quarterly"]),
        ("Kiểm tra máy bơm (sáu tháng một lần).", ["half_yearly"]),
        ("Đo mặn tại cống (mỗi tuần một lần).", ["weekly"]),
        ("Ngoài ra, hằng quý các xã nộp sổ.", ["quarterly"]),
        ("Trạm bơm gửi báo cáo định kỳ hằng tháng, hằng quý, hằng năm.", ["monthly", "quarterly", "yearly"]),
    ],
)
def test_how_often_a_duty_falls_due(text: str, recurs: list[str]) -> None:
    found = find_deadlines(text, issued=ISSUED)
    assert [d.recurs for d in found] == recurs
    assert all(d.start is None and d.end is None and d.relation == "during" for d in found)


@pytest.mark.parametrize(
    "text",
    [
        "Việc tỉa cây được thực hiện định kỳ của ngành.",
        "Chế độ báo cáo định kỳ của ngành.",
        "Hằng năm mưa lũ cuốn trôi nhiều nhà.",
        "Ngoài ra, hằng quý mưa lũ về.",
        "Trong ngân sách hằng năm tổng hợp số chi.",
        "Kế hoạch hằng năm phải ghi số cây.",
        "Tối đa 2 lần/năm.",
        "Hỗ trợ không quá 02 lần/năm cho mỗi hộ.",
        "Trung tâm đo mặn, hằng quý, số liệu tăng.",
    ],
)
def test_what_only_happens_again_and_again_is_no_duty(text: str) -> None:
    assert find_deadlines(text, issued=ISSUED) == ()


def test_a_count_beside_the_day_that_dates_it_is_none_of_its_own() -> None:
    (found,) = find_deadlines("Tỉa cây 01 lần/năm, xong trước ngày 15/4/2026.", issued=ISSUED)
    assert (found.text, iso_day(found.end), found.recurs) == ("trước ngày 15/4/2026", "2026-04-15", None)


@pytest.mark.parametrize(
    ("text", "recurs"),
    [
        ("Trình danh sách trước ngày 31/1/2026; mỗi năm một lần báo cáo xã.", [None, "yearly"]),
        ("Tập huấn trong tháng 5/2026; mỗi tuần ít nhất một buổi trực ở bến.", [None, "weekly"]),
        ("Xã chi trả hằng quý qua tài khoản.", ["quarterly"]),
        ("Trung tâm công bố dữ liệu hằng tuần.", ["weekly"]),
        ("Yêu cầu, định kỳ hằng quý, báo cáo kết quả về huyện.", ["quarterly"]),
        ("Gửi bản đồ cho các hạt, thay vì mỗi tháng một lần.", []),
        ("Không tiến hành quá 02 cuộc/năm ở một xã.", []),
    ],
)
def test_how_often_stands_for_itself_behind_a_day_of_something_else(text: str, recurs: list[str | None]) -> None:
    assert [one.recurs for one in find_deadlines(text, issued=ISSUED)] == recurs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Báo cáo trước ngày 25/12 hàng năm.", [(None, "2025-12-25", "yearly")]),
        ("Định kỳ hằng năm (trước ngày 15 tháng 10) báo cáo số ghe.", [(None, "2026-10-15", "yearly")]),
        ("Định kỳ hằng năm báo cáo việc trồng cây về Hạt Kiểm lâm chậm nhất ngày 09 tháng 12.", [(None, "2025-12-09", "yearly")]),
        (
            "Định kỳ trước ngày 05/6 và 20/11 hằng năm báo cáo số ghe.",
            [(None, "2026-06-05", "yearly"), (None, "2025-11-20", "yearly")],
        ),
        (
            "Giữ nếp báo cáo định kỳ việc vớt bèo trước ngày 10/6 cho vụ chiêm và trước ngày 10/12 cho vụ mùa.",
            [(None, "2026-06-10", "yearly"), (None, "2025-12-10", "yearly")],
        ),
        ("Gửi báo cáo trước ngày 31/01 của năm sau.", [(None, "2026-01-31", None)]),
        ("Chi trả xong trước ngày 15 hằng tháng.", [(None, None, "monthly")]),
        ("Gửi số liệu trước ngày 15 tháng cuối quý.", [(None, None, "quarterly")]),
    ],
)
def test_dates_that_recur(text: str, expected: list[tuple[str | None, str | None, str | None]]) -> None:
    assert values(text) == expected


def test_a_verb_behind_the_day_says_nothing_of_what_was() -> None:
    found = find_deadlines("Sở Y tế chốt số thuốc trong tháng 4/2026, đào tạo lại những người đã nghỉ.", issued=ISSUED)
    assert [iso_day(d.end) for d in found] == ["2026-04-30"]


def test_how_often_is_none_beside_the_months_it_happens_in() -> None:
    found = find_deadlines("Đo mặn 02 lần/năm; đo vào tháng 3 và tháng 9 năm 2026.", issued=ISSUED)
    assert [(iso_day(d.start), iso_day(d.end)) for d in found] == [("2026-03-01", "2026-03-31"), ("2026-09-01", "2026-09-30")]
