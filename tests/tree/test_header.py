"""What the head of a page says, and what is taken from elsewhere where it says nothing."""

import pytest

from vnplan.model.block import Division
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


@pytest.mark.parametrize(
    "title",
    [
        "BAN HÀNH KẾ HOẠCH THỰC HIỆN CHỈ THỊ SỐ 9-CT/TW NGÀY 1 THÁNG 2 NĂM 2020 CỦA BAN BÍ THƯ VỀ BẾN ĐÒ",
        "Ban hành Kế hoạch hành động thực hiện\nChỉ thị số 9-CT/TW ngày 01 tháng 02 năm 2020 của Ban Bí thư\nvề bến đò",
    ],
)
def test_a_title_goes_on_with_the_document_that_is_carried_out(title: str) -> None:
    head = "BỘ Y TẾ\n\nSố: 5/QĐ-BYT\n\nHà Nội, ngày 2 tháng 3 năm 2020\n\nQUYẾT ĐỊNH"
    basis = "BỘ TRƯỞNG BỘ Y TẾ\n\nCăn cứ Luật Dược ngày 06 tháng 4 năm 2016;"
    document = parse(f"{head}\n\n{title}\n\n{basis}\n\n{BODY}")
    assert (document.title, document.date) == (" ".join(title.split("\n")), "2020-03-02")


def test_a_quotation_whose_closing_mark_is_lost_ends_above_the_next_one() -> None:
    page = (
        "BỘ XÂY DỰNG\n\nSố: 5/BXD-QL\nV/v thuê bến\n\nHà Nội, ngày 2 tháng 3 năm 2020\n\nKính gửi: Sở Xây dựng Hà Nam.\n\n"
        "Tại Điều 30 Nghị định số 1/2019/NĐ-CP quy định:\n\n“Điều 30. Tiền thuê\n\n1. Tiền thuê được tính như sau:\n\n"
        "Tại Điều 51 Nghị định số 1/2019/NĐ-CP quy định:\n\n“Điều 51. Chuyển tiếp\n\n10. Tiền thuê giữ nguyên.”\n\n"
        "Đề nghị Sở Xây dựng Hà Nam trả lời trước ngày 30/3/2020."
    )
    assert not [node.label for node in parse(page).walk() if isinstance(node, Division)]


@pytest.mark.parametrize(
    ("above", "first", "second"),
    [
        ("TRUNG ƯƠNG HỘI NÔNG DÂN VIỆT NAM", "BAN THƯỜNG VỤ", "HỘI NÔNG DÂN TỈNH BẾN AN"),
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH BẾN AN", "BAN CHẤP HÀNH", "CÔNG ĐOÀN NGÀNH Y TẾ"),
        ("BỘ NỘI VỤ", "ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI", "PHÒNG"),
    ],
)
def test_the_lines_of_one_name_are_one_body(above: str, first: str, second: str) -> None:
    head = f"{above}\n\n{first}\n\n{second}\n\nSố: 15/KH-BTV\n\nBến An, ngày 5 tháng 3 năm 2021\n\nKẾ HOẠCH\n\nTrồng cây ven đê"
    document = parse(f"{head}\n\nI. MỤC ĐÍCH\n\nGiữ đê.\n\nII. KINH PHÍ\n\nTừ quỹ hội.")
    assert document.issuer == f"{first} {second}"


def test_a_signature_on_one_line_is_no_issuer() -> None:
    text = "KẾ HOẠCH\n\nTrồng cây ven đê\n\nI. MỤC ĐÍCH\n\nGiữ đê.\n\nII. KINH PHÍ\n\nTừ quỹ hội./."
    assert parse(f"{text}\n\nTM. ỦY BAN NHÂN DÂN CHỦ TỊCH Lê An").issuer == "ỦY BAN NHÂN DÂN"


GRID = """
+--------------------------------+-----------------------------------+
| ỦY BAN NHÂN DÂN TỈNH           | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT    |
| BẾN AN                         | NAM                               |
|                                |                                   |
|                                | Độc lập - Tự do - Hạnh phúc       |
+================================+===================================+
| Số: 22/CT-UBND                 | Bến An, ngày 05 tháng 12 năm 2018 |
+--------------------------------+-----------------------------------+
"""
COLUMNS = """
ỦY BAN NHÂN DÂN TỈNH                   CỘNG HÒA XÃ HỘI CHỦ NGHĨA
BẾN AN                                 VIỆT NAM

                                       Độc lập - Tự do - Hạnh phúc

Số: 22/CT-UBND                         Bến An, ngày 05 tháng 12 năm 2018
"""


@pytest.mark.parametrize("head", [GRID, COLUMNS], ids=["grid", "columns"])
def test_a_motto_that_its_column_broke_is_one(head: str) -> None:
    body = "CHỈ THỊ\n\nVề việc giữ trật tự ở các chợ\n\nỦy ban nhân dân tỉnh yêu cầu:\n\n1. Sở Y tế trực.\n\n2. Công an trực."
    document = parse(f"{head}\n{body}")
    assert (document.issuer, document.number, document.kind) == ("ỦY BAN NHÂN DÂN TỈNH BẾN AN", "22/CT-UBND", "directive")


@pytest.mark.parametrize("body", ["BAN CHẤP HÀNH ĐẢNG BỘ XÃ", "HỘI ĐỒNG NHÂN DÂN TỈNH", "CHÍNH PHỦ"])
def test_whose_document_it_is_stands_in_no_title(body: str) -> None:
    head = f"ĐẢNG BỘ TỈNH HÀ NAM\nĐẢNG ỦY XÃ LỤC HÀ\n*\nSố 08-NQ/ĐU\n\nNGHỊ QUYẾT\nCỦA {body}\n"
    document = parse(f"{head}về bến phao giai đoạn 2025 - 2030\n\nI. NHIỆM VỤ\n\n1. Rà soát các bến phao.\n")
    assert document.header.title is not None
    assert document.header.title.value == "về bến phao giai đoạn 2025 - 2030"


@pytest.mark.parametrize(
    ("word", "kind"), [("THÔNG BÁ0", "announcement"), ("CH1 THỊ", "directive"), ("KẾ HOẠCII", "plan"), ("QUYẾT Đ|NH", "decision")]
)
def test_figures_and_strokes_in_the_name_of_a_kind(word: str, kind: str) -> None:
    head = "UBND TỈNH HÀ NAM\nSỞ Y TẾ\n\nSố: 168/SYT-VP\n\nHà Nam, ngày 05 tháng 4 năm 2018\n\n"
    document = parse(f"{head}{word}\nCông tác mùa lũ năm 2018\n\n1. Rà soát các trạm bơm.\n")
    assert (document.kind, document.header.title and document.header.title.value) == (kind, "Công tác mùa lũ năm 2018")
