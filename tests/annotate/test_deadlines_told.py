"""Deadlines of articles and letters: limits that "là" names, what was ordered earlier, how often beside a day of each year."""

from typing import Any

import pytest

import vnplan
from vnplan.model.day import iso_day

HEAD = "Hà Nam rà soát bến bãi\n\nNgày 1/3/2024, UBND tỉnh Hà Nam ban hành Công văn số 21/UBND-NN về bến bãi.\n\n"

TOLD: list[tuple[str, list[tuple[Any, ...]]]] = [
    ("Thời hạn cuối cùng để gửi báo cáo là ngày 30/9/2024.", [(None, "2024-09-30", None)]),
    ("Trước đó, Sở Xây dựng đã yêu cầu các xã báo cáo trước ngày 22/9/2024.", []),
    ("Đến ngày 23/9/2024, Sở Xây dựng vẫn chưa nhận được báo cáo của các xã.", []),
    ("Các xã định kỳ rà soát, báo cáo Sở Xây dựng trước ngày 15/11 hằng năm.", [(None, None, "yearly")]),
    ("Các xã hằng quý rà soát, báo cáo tỉnh trước ngày 15/11 hằng năm.", [(None, None, "quarterly"), (None, None, "yearly")]),
    ("Các xã gửi ảnh trước ngày 25-7-2024, định kỳ báo cáo về cầu.", [(None, "2024-07-25", None), (None, None, "other")]),
    ("Sở Xây dựng hoàn thành việc lắp đặt vào năm 2027.", [("2027-01-01", "2027-12-31", None)]),
    ("Các xã báo cáo trước 30-4-2024.", [(None, "2024-04-30", None)]),
    # The time of work, by what stands before it.
    (
        "Việc dọn bến chia làm hai đợt: đợt 1 từ ngày 5/4 đến ngày 9/4/2024, đợt 2 trong tháng 8/2024.",
        [("2024-04-05", "2024-04-09", None), ("2024-08-01", "2024-08-31", None)],
    ),
    ("Chiến dịch dọn bến diễn ra trong quý II/2024.", [("2024-04-01", "2024-06-30", None)]),
    ("Lễ ra quân sẽ được tổ chức vào ngày 12/4/2024 tại bến Hồng.", [("2024-04-12", "2024-04-12", None)]),
    ("Đợt 1 đã diễn ra từ ngày 2/1/2024 đến ngày 9/1/2024.", []),
    ("Bến đò được thực hiện từ năm 2016 đến năm 2021.", []),
    ("Tại thời điểm ngày 31/12/2024 tỉnh có 40 bến.", []),
    # An event, and the day from which on, behind who is told.
    ("Sở Xây dựng phối hợp với Công an tỉnh rào bến ngay sau khi đò cuối cùng rời đi.", [(None, None, None)]),
    ("Sở Xây dựng yêu cầu các bến tạm dừng cho đến thời điểm khắc phục xong sạt lở.", [(None, None, None)]),
    ("Các bến có nhiệm vụ treo bảng giá từ ngày 3/4/2024 đến ngày 9/4/2024.", [("2024-04-03", "2024-04-09", None)]),
    (
        "Sở Xây dựng kiểm tra bến, xong trong quý II/2024; từ năm 2025, bố trí phao cứu sinh.",
        [("2024-04-01", "2024-06-30", None), ("2025-01-01", None, None)],
    ),
    ("Sở Xây dựng kiểm tra các bến; từ ngày 1/5/2024, bến nào không phao sẽ bị đóng.", []),
    ("Bến đò dừng đến khi nào?", []),
    ("Sở Xây dựng gửi sơ đồ bến chậm nhất 3 ngày trước mỗi phiên họp.", [(None, None, None)]),
    ("Học sinh hai xã nghỉ học từ chiều 6-4-2024 đến hết ngày 8-4-2024.", [("2024-04-06", "2024-04-08", None)]),
    ("Sở Xây dựng mở lớp học bơi cho người lái đò: quý II năm 2024.", [("2024-04-01", "2024-06-30", None)]),
    ("Sở Xây dựng xây dựng chuyên trang về bến: năm 2025 và các năm tiếp theo.", [("2025-01-01", None, None)]),
    ("Các xã báo cáo tỉnh trong ngày mùng 6 Tết năm 2025.", [("2025-02-03", "2025-02-03", None)]),
    ("Tỉnh quyết xóa bến tạm, muộn nhất vào cuối năm sau.", [(None, "2025-12-31", None)]),
    ("Các bến phải đưa bảng điện tử vào hoạt động trong năm 2025.", [("2025-01-01", "2025-12-31", None)]),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_what_an_article_says_is_due(text: str, wanted: list[tuple[Any, ...]]) -> None:
    found = vnplan.parse(HEAD + text).deadlines
    assert [(iso_day(one.start), iso_day(one.end), one.recurs) for one in found] == wanted


def test_how_often_is_a_field_of_a_table() -> None:
    plan = (
        "KẾ HOẠCH\nĐo nước năm 2026\n\nI. NỘI DUNG\n\n| TT | Điểm đo | Tần suất |\n|---|---|---|\n| 1 | Bến Gỗ | 02 lần/năm |\n"
    )
    assert [one.recurs for one in vnplan.parse(plan).deadlines] == ["half_yearly"]


LISTED = """Sở Xây dựng có nhiệm vụ:

* Mỗi tuần ít nhất một buổi trực ở bến Hồng;
* Công khai giá vé vào ngày 10 hằng tháng;
* Kiểm tra phao, bắt đầu từ ngày 6/4/2024."""


def test_an_item_has_the_time_of_those_who_are_told_above_it() -> None:
    found = [(iso_day(one.start), one.recurs) for one in vnplan.parse(HEAD + LISTED).deadlines]
    assert found == [(None, "weekly"), (None, "monthly"), ("2024-04-06", None)]


@pytest.mark.parametrize(("day", "wanted"), [("16/3/2024", 1), ("29/3/2024", 0)])
def test_what_was_due_some_days_before_the_article_is_told(day: str, wanted: int) -> None:
    page = f"{HEAD}Các xã hạ mực nước hồ trước 23 giờ ngày 14/3.\n"
    assert len(vnplan.parse(page, published=day).deadlines) == wanted


@pytest.mark.parametrize(("day", "wanted"), [("18/3/2024", ["2024-03-22"]), ("18/6/2024", [])])
def test_an_earlier_order_is_due_until_its_day_is_past(day: str, wanted: list[str]) -> None:
    page = f"{HEAD}Cập nhật ngày {day}\n\nTrước đó, tại buổi họp ở xã, tỉnh đề nghị xã báo cáo trước ngày 22/3.\n"
    found = vnplan.parse(page, published=day).deadlines
    assert [iso_day(one.end) for one in found] == wanted
