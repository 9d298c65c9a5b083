"""Days that newspapers write with a dash and without "ngày": "trước 30-4"; figures with a dash that count are none."""

import pytest

import vnplan
from vnplan.model.day import iso_day

DAYS = [
    ("Sở Y tế báo cáo trước 30-4.", None, "2019-04-30"),
    ("Sở Y tế báo cáo chậm nhất 15-5 để tổng hợp.", None, "2019-05-15"),
    ("Từ 1-7 đến 30-9, Sở Y tế phải phun thuốc.", "2019-07-01", "2019-09-30"),
    ("Sở Y tế phun thuốc xong trước 5-8, gửi ảnh về tỉnh.", None, "2019-08-05"),
]


@pytest.mark.parametrize(("text", "start", "end"), DAYS)
def test_a_day_with_a_dash_behind_a_word_of_time(text: str, start: str | None, end: str | None) -> None:
    (one,) = vnplan.find_deadlines(text, year=2019)
    assert (iso_day(one.start), iso_day(one.end)) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế phải tăng từ 5-7 lần số giường.",
        "Trẻ từ 3-5 tuổi phải tiêm.",
        "Lượng mưa đến 10-12 mm.",
        "Sở Y tế cần từ 2-3 tháng để phun thuốc.",
        "Sở Y tế cử từ 5-13 người.",
    ],
)
def test_a_range_of_counted_things_is_no_day(text: str) -> None:
    assert [one for one in vnplan.find_deadlines(text, year=2019) if one.start or one.end] == []
