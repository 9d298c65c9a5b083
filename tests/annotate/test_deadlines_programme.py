"""Days that stand in rows: of a programme that a scan gives as text, of a list; and what beside them is none."""

from datetime import date

import pytest

from tests.growth import growth
from vnplan.annotate.deadlines.beside import said_in
from vnplan.annotate.deadlines.find import find_deadlines
from vnplan.model.day import iso_day
from vnplan.pipeline import parse
from vnplan.vocab.time.programme import is_entry

LETTER = """SỞ Y TẾ HÀ NAM
Số: 45/SYT-NVY
Hà Nam, ngày 02 tháng 10 năm 2025

Kính gửi: Các bệnh viện trong tỉnh

Sở Y tế thông báo lịch kiểm tra kho thuốc của các bệnh viện như sau:

{rows}

Đề nghị các bệnh viện chuẩn bị tốt nội dung trên./.

Nơi nhận:
- Như trên;
- Lưu: VT.
"""


def days(rows: str) -> list[str | None]:
    return [iso_day(found.start) for found in parse(LETTER.format(rows=rows)).deadlines]


@pytest.mark.parametrize(
    "rows",
    [
        "Sáng 13/10/2025 | Bệnh viện Mắt\nChiều 14/10/2025 | Bệnh viện Nhi\nSáng 15/10/2025 | Bệnh viện Phổi",
        "Ngày 13/10/2025 Bệnh viện Mắt\n\nNgày 14/10/2025 Bệnh viện Nhi\n\nNgày 15/10/2025 Bệnh viện Phổi",
        "1. | Bệnh viện Mắt Ngày 13/10/2025\n\n2. | Bệnh viện Nhi Ngày 14/10/2025\n\n3. | Bệnh viện Phổi Ngày 15/10/2025",
        "Bệnh viện Mắt | 13/10/2025 | 8h00\n\nBệnh viện Nhi | 14/10/2025 | 8h00\n\nBệnh viện Phổi | 15/10/2025 | 8h00",
    ],
)
def test_the_day_of_each_row_is_when_it_takes_place(rows: str) -> None:
    assert days(rows) == ["2025-10-13", "2025-10-14", "2025-10-15"]


@pytest.mark.parametrize(
    "rows",
    [
        "Ngày 13/10/2025 Bệnh viện Mắt\n\nNgày 14/10/2025 Bệnh viện Nhi",
        "Số 7/QĐ-SYT ngày 13/10/2025\n\nSố 8/QĐ-SYT ngày 14/10/2025\n\nSố 9/QĐ-SYT ngày 15/10/2025",
        "Bệnh viện Mắt | 13/9/2025\n\nBệnh viện Nhi | 14/9/2025\n\nBệnh viện Phổi | 15/9/2025",
    ],
)
def test_two_lines_are_no_programme_nor_are_days_of_documents_or_of_the_past(rows: str) -> None:
    assert days(rows) == []


def test_a_line_of_running_text_is_no_row() -> None:
    assert not is_entry("Ngày 13/10/2025, Sở Y tế đã kiểm tra Bệnh viện Mắt")
    assert not is_entry("Số 12 phố Hàng Bài")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Thời gian: 02 ngày, từ ngày 13/10 đến hết ngày 14/10/2025.", [("2025-10-13", "2025-10-14")]),
        ("Thời gian: 03 ngày: 13, 14 và 15 tháng 10 năm 2025.", [("2025-10-13",) * 2, ("2025-10-14",) * 2, ("2025-10-15",) * 2]),
        ("Thời gian: 01 ngày, khai mạc lúc 8h00 ngày 13/10/2025.", [("2025-10-13", "2025-10-13")]),
        ("Thời gian: từ 14 giờ ngày 13/10/2025.", [("2025-10-13", None)]),
        ("Thời gian: 13/10/2025 ~ 15/10/2025", [("2025-10-13", "2025-10-15")]),
        ("Thời gian: tuần thứ 2 của tháng 10/2025 (13/10/2025 đến 17/10/2025)", [("2025-10-13", "2025-10-17")]),
        ("Thời gian: 10:36:03 - 13/10/2025", []),
        ("Thời gian, địa điểm: 8h00 ngày 13/10/2025, số 86/2 đường 3/2", [("2025-10-13", "2025-10-13")]),
        ("Tổ chức mít tinh ngày 13/10/2025.", [("2025-10-13", "2025-10-13")]),
        ("Gió giật cấp 8 đến hết ngày 13/10/2025.", []),
        ("Bàn giao xong trước Tết Nguyên đán.", [(None, "2026-02-17")]),
        ("Trực cả dịp Tết Nguyên đán.", []),
        ("Mở lớp (mỗi quý một lần) tại chợ.", [(None, None)]),
        ("Họp mặt định kỳ hằng năm được tổ chức vào dịp cuối năm.", [(None, None), (None, None)]),
    ],
)
def test_lengths_hours_streets_and_feasts(text: str, found: list[tuple[str | None, str | None]]) -> None:
    timed = text.startswith("Thời gian")
    assert [(iso_day(d.start), iso_day(d.end)) for d in find_deadlines(text, issued=date(2025, 10, 2), timed=timed)] == found


FEES = (
    "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\n\nSố: 7/2024/QĐ-UBND\n\nHà Nam, ngày 02 tháng 2 năm 2024\n\n"
    "QUYẾT ĐỊNH\nVề phí đò\n\nQUYẾT ĐỊNH:\n\n"
    "Điều 1. Mức phí đò là 5.000 đồng.\n\nĐiều 2. Điều khoản thi hành\n\n"
    "1. Quyết định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2024.\n\n"
)


def test_dates_in_the_article_on_effect_are_deadlines_of_orders_alone() -> None:
    page = FEES + (
        "2. Mức phí cũ còn thu đến hết ngày 20 tháng 5 năm 2024; từ ngày 21 tháng 5 năm 2024 mức phí mới được áp dụng.\n\n"
        "3. Sở Xây dựng báo cáo kết quả trước ngày 15 tháng 12 năm 2024.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn An\n"
    )
    assert [(one.at, iso_day(one.end)) for one in parse(page).deadlines if one.relation == "before"] == [
        ("Điều 2.3", "2024-12-15")
    ]
    assert "2024-05-21" not in {iso_day(one.start) for one in parse(page).deadlines}


def test_a_sentence_is_looked_through_once() -> None:
    looked: list[tuple[int, int]] = []

    class Words:
        def search(self, text: str, start: int, end: int, /) -> object | None:
            looked.append((start, end))
            return text.find("đã", start, end) >= 0 or None

    said = said_in("tháng 4 đã làm; tháng 5 làm", Words())
    assert [said(0, 14), said(0, 14), said(15, 27), said(15, 27)] == [True, True, False, False]
    assert looked == [(0, 14), (15, 27)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("head", "unit"),
    [
        (FEES + "2. ", "từ ngày 01 tháng 6 năm 2026 mức phí mới, "),
        ("UBND tỉnh Hà Nam ban hành Kế hoạch số 30/KH-UBND ngày 10/02/2023 về bến đò.\n\n", "từ ngày 15/6/2024 đến 20/6/2024, "),
    ],
    ids=["effect", "article"],
)
def test_many_dates_of_one_sentence_are_judged_in_linear_time(head: str, unit: str) -> None:
    assert growth(lambda count: parse(head + unit * count), 300, 2_400, below=2) < 2
