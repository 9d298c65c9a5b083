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
