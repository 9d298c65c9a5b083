"""What the head of a page says, and what is taken from elsewhere where it says nothing."""

import pytest

from vnplan.pipeline import parse

BODY = "I. NỘI DUNG\n\n1. Trồng cây.\n\n2. Giữ cây."
LAW = """QUỐC HỘI

Luật số: 12/2023/QH15

LUẬT
CÂY XANH

Điều 1. Phạm vi

Luật này nói về cây.

Điều 2. Hiệu lực

Luật này có hiệu lực từ ngày 01 tháng 01 năm 2024.

"""


@pytest.mark.parametrize(
    ("head", "kind", "issuer", "title"),
    [
        ("PHỤ LỤC I\nDANH MỤC CÂY\n(Kèm theo Kế hoạch số 5/KH-UBND ngày 02/3/2024)", "annex", None, "DANH MỤC CÂY"),
        (
            "KẾ HOẠCH\nTrồng cây\n\nThực hiện Nghị quyết số 5/NQ-HĐND, Ủy ban nhân dân tỉnh Cà Mau ban hành Kế hoạch như sau:",
            "plan", "Ủy ban nhân dân tỉnh Cà Mau", "Trồng cây",
        ),
        (
            "KẾ HOẠCH\nTrồng cây ở tỉnh Cà Mau\n\nỦy ban nhân dân tỉnh ban hành Kế hoạch trồng cây như sau:",
            "plan", "Ủy ban nhân dân tỉnh", "Trồng cây ở tỉnh Cà Mau",
        ),
        # The place is that of the body of the same name, wherever the page has it.
        (
            "KẾ HOẠCH\nTrồng cây\n\nỦy ban nhân dân huyện Kim Bôi trồng cây. Ủy ban nhân dân ban hành Kế hoạch như sau:",
            "plan", "Ủy ban nhân dân huyện Kim Bôi", "Trồng cây",
        ),
        ("KẾ HOẠCH\nTrồng cây\n\nỦy ban nhân dân ban hành Kế hoạch như sau:", "plan", "Ủy ban nhân dân", "Trồng cây"),
    ],
)  # fmt: skip
def test_a_page_without_a_letterhead(head: str, kind: str, issuer: str | None, title: str) -> None:
    document = parse(f"{head}\n\n{BODY}")
    assert (document.kind, document.number, document.date) == (kind, None, None)
    assert (document.issuer, document.title) == (issuer, title)


def test_a_letterhead_names_the_body_and_the_one_above_it() -> None:
    head = "UBND TỈNH CÀ MAU\nSỞ Y TẾ\n\nSố: 7/KH-SYT\n\nCà Mau, ngày 2 tháng 3 năm 2024\n\nKẾ HOẠCH\nTrồng cây"
    document = parse(f"{head}\n\n{BODY}")
    header = document.header
    assert (document.number, document.date, document.issuer) == ("7/KH-SYT", "2024-03-02", "SỞ Y TẾ")
    assert header.parent_body is not None
    assert header.place is not None
    assert (header.parent_body.text, header.place.text) == ("UBND TỈNH CÀ MAU", "Cà Mau")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Luật này được Quốc hội khóa XV, kỳ họp thứ 5 thông qua ngày 20 tháng 6 năm 2023.", "2023-06-20"),
        ("Luật này nói về cây đã trồng trước ngày 20 tháng 6 năm 2023.", None),
    ],
)
def test_a_law_is_of_the_day_on_which_it_was_adopted(said: str, day: str | None) -> None:
    assert parse(LAW + said).date == day


@pytest.mark.parametrize(
    ("word", "number", "kind"),
    [
        ("THÔNG TƯ", "5/2020/TTLT-BYT-BTC", "joint_circular"),
        ("THÔNG TƯ", "5/2020/TT-BYT", "circular"),
        # What the page calls itself stands, save where the word stands for both.
        ("THÔNG TƯ", "5/QĐ-BYT", "circular"),
        ("KẾ HOẠCH", "5/TTLT-BYT-BTC", "plan"),
    ],
)
def test_the_word_and_the_number_say_the_kind_together(word: str, number: str, kind: str) -> None:
    document = parse(f"BỘ Y TẾ\n\nSố: {number}\n\nHà Nội, ngày 2 tháng 3 năm 2020\n\n{word}\nCây thuốc\n\n{BODY}")
    assert (document.kind, document.number) == (kind, number)


def test_the_lead_of_a_reprint_names_kind_and_title_without_a_number() -> None:
    lead = "Ngày 12-3, UBND tỉnh Hà Nam ban hành Kế hoạch trồng cây năm 2025 với các nội dung sau:"
    document = parse(f"Hà Nam trồng cây\n\n{lead}\n\n{BODY}")
    assert (document.kind, document.title, document.date) == ("plan", "trồng cây năm 2025", "2025-03-12")
