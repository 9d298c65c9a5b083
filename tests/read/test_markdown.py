"""Markdown as scrapers write it, whole and broken."""

import pytest

from tests.read.coverage import check, leaves, visible
from vnplan.model.clipping import Clipping
from vnplan.read import clip
from vnplan.read.markdown import markdown_blocks


def read(text: str) -> Clipping:
    clipping = clip(text, media_type="text/markdown")
    check(clipping)
    return clipping


def texts(text: str) -> list[str]:
    clipping = read(text)
    return [visible(clipping, block) for block in leaves(clipping.blocks)]


def emphasis(text: str) -> tuple[list[str], list[str]]:
    clipping = read(text)
    blocks = list(leaves(clipping.blocks))
    bold = [clipping.source.text[slice(*span)] for block in blocks for span in block.bold]
    return bold, [clipping.source.text[slice(*span)] for block in blocks for span in block.italic]


@pytest.mark.parametrize(
    ("text", "shown", "bold", "italic"),
    [
        ("**KẾ HOẠCH** năm", "KẾ HOẠCH năm", ["KẾ HOẠCH"], []),
        ("*Căn cứ Luật*; **a**", "Căn cứ Luật; a", ["a"], ["Căn cứ Luật"]),
        ("***Điều 1.*** x", "Điều 1. x", ["Điều 1."], ["Điều 1."]),
        ("**I. MỤC\nĐÍCH** x", "I. MỤC\nĐÍCH x", ["I. MỤC\nĐÍCH"], []),
        ("**Điều 1. **Công bố", "Điều 1. Công bố", ["Điều 1."], []),
        ("** Đề thi** x", " Đề thi x", ["Đề thi"], []),
        ("**i**n**f**o", "info", ["i", "f"], []),
        ("trước **ngày 30 **báo *(PPP) *x", "trước ngày 30 báo (PPP) x", ["ngày 30"], ["(PPP)"]),
        ("**Số** **hiệu**", "Số hiệu", ["Số", "hiệu"], []),
        ("Thời gian:** ****Từ 22 giờ** x", "Thời gian: Từ 22 giờ x", ["Từ 22 giờ"], []),
        ("**không đóng\nlại", "không đóng\nlại", ["không đóng"], []),
        ("__đậm__ và ______", "đậm và ______", ["đậm"], []),
        ("**a** số 5 * 3 (*) (**)", "a số 5 * 3 (*) (**)", ["a"], []),
        ("**a** ten_file_dai", "a ten_file_dai", ["a"], []),
    ],
)
def test_emphasis(text: str, shown: str, bold: list[str], italic: list[str]) -> None:
    assert "".join(texts(text)) == shown
    assert emphasis(text) == (bold, italic)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("- Sở Nội vụ;", "- Sở Nội vụ;"),
        ("* Sở Nội vụ; **x**", "* Sở Nội vụ; x"),
        ("+ Sở **Y tế**", "+ Sở Y tế"),
        ("1. Mục đích **x**", "1. Mục đích x"),
        ("\\- Sở Y tế", "- Sở Y tế"),
        ("1\\. Mục \\*đích\\*", "1. Mục *đích*"),
        ("[Nghị định 1](https://vanban.example/1?a=(b)) x", "Nghị định 1 x"),
        ("[**a** b](/x 'tên') c", "a b c"),
        ("[![ảnh](a.jpg)](b) Chú thích", " Chú thích"),
        ("![ảnh](a.jpg 'x')Chú thích", "Chú thích"),
        ("[email protected] **x**", "[email protected] x"),
        ("Sở&nbsp;Y&amp;T **x**", "Sở\xa0Y&T x"),
        ("a<br>b<br/>c **x**", "a\nb\nc x"),
        ("H<sub>2</sub>O <Nội dung> **x**", "H2O <Nội dung> x"),
        ("> Điều 5 được sửa:\n> **1.** x", "Điều 5 được sửa:\n1. x"),
        ("<https://a.example/b> **x**", "https://a.example/b x"),
        ("a <!-- b --> **c**", "a  c"),
        ("`QĐ-TTg` **x**", "QĐ-TTg x"),
    ],
)
def test_marks_go_and_the_documents_own_signs_stay(text: str, shown: str) -> None:
    assert "".join(texts(text)) == shown


@pytest.mark.parametrize(
    ("text", "level", "shown"), [("# Kế hoạch", 1, "Kế hoạch"), ("### I. **A** ##", 3, "I. A"), ("#6 Năm", None, "#6 Năm")]
)
def test_headings(text: str, level: int | None, shown: str) -> None:
    clipping = read(f"{text}\nmột dòng **x**")
    block = clipping.blocks[0]
    assert block.level == level
    assert visible(clipping, block).split("\n")[0].strip() == shown


def test_marks_alone_are_part_of_the_neighbour() -> None:
    clipping = read("** **\n\n**A**\n\n* *\n\n#\n\nB **b**")
    assert [visible(clipping, block).split() for block in clipping.blocks] == [["A"], ["B", "b"]]
    assert clipping.blocks[0].wrapped


def test_a_lone_star_under_the_issuer_of_a_party_document_stays() -> None:
    assert texts("TỈNH ỦY\n*\nSố 05-NQ/TU **x**") == ["TỈNH ỦY\n*\nSố 05-NQ/TU x"]


def test_rules_of_dashes_are_text() -> None:
    assert texts("**CHÍNH PHỦ**\n-------\n\nx") == ["CHÍNH PHỦ\n-------", "x"]


def test_the_sign_of_an_item_in_italics_stays() -> None:
    assert texts("** Thuận lợi*\n\n** Ghi chú: **xem sau\n\n**Đậm** *nghiêng*") == [
        "* Thuận lợi",
        " Ghi chú: xem sau",
        "Đậm nghiêng",
    ]


def test_a_table_of_raw_html_is_a_table() -> None:
    letterhead = "<table><tr><th><p>UBND XÃ AN BÌNH</p>\n<p>SỐ 1</p></th><th><h1>CỘNG HÒA</h1></th></tr></table>"
    rows = "<table><tr><td colspan=2>Việc</td></tr><tr><td>Trồng<br>cây</td><td>Sở Y tế</td></tr></table>"
    text = f"{letterhead}\n\n**KẾ HOẠCH**\n\n{rows}\n"
    blocks = markdown_blocks(text)
    assert [block.kind for block in blocks] == ["table", "paragraph", "table"]
    cells = [[text[b.start : b.end] for b in cell.blocks] for block in blocks for row in block.rows for cell in row.cells]
    assert cells == [["UBND XÃ AN BÌNH", "SỐ 1"], ["CỘNG HÒA"], ["Việc"], ["Trồng", "cây"], ["Sở Y tế"]]
    assert blocks[2].rows[0].cells[0].columns == 2


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("_Đơn vị chủ trì:_ Sở Xây dựng", "Đơn vị chủ trì: Sở Xây dựng"),
        ("_1. Rà soát_", "1. Rà soát"),
        ("**_Mục đích_**", "Mục đích"),
        ("đợt 2 _ Năm 2018", "đợt 2 _ Năm 2018"),
        ("tệp ke_hoach_nam.pdf", "tệp ke_hoach_nam.pdf"),
    ],
)
def test_a_pair_of_underscores_is_emphasis(text: str, shown: str) -> None:
    clipping = read(text)
    assert [visible(clipping, block) for block in clipping.blocks] == [shown]
