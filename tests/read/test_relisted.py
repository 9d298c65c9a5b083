"""Automatic numbers whose style, or whose value, a converter did not write."""

import pytest

import vnplan
from tests.oracle import check
from vnplan.export.facts import facts
from vnplan.read import clip

HEAD = "KẾ HOẠCH\n\nNạo vét kênh năm 2025\n\nỦy ban nhân dân xã ban hành Kế hoạch nạo vét kênh năm 2025 như sau:\n\n"
MAMMOTH = (
    "<p>KẾ HOẠCH</p><p>Nạo vét kênh năm 2025</p>"
    "<ol><li>MỤC ĐÍCH<ol><li>Thông dòng chảy<ol><li>Kênh Đông</li><li>Kênh Tây</li></ol></li></ol></li></ol>"
    "<p>Kênh Đông làm trước.</p>"
    "<ul><li><ol><li>Giữ bờ kênh<ul><li><ul><li>Trồng cỏ</li></ul></li></ul></li></ol></li></ul>"
    "<ol><li>KINH PHÍ<ol><li>Ngân sách huyện</li></ol></li></ol>"
    "<p>PHỤ LỤC</p><p>Danh sách kênh</p><ol><li>KÊNH CHÍNH<ol><li>Kênh Đông</li></ol></li></ol>"
)
DRAWN = [
    "I. MỤC ĐÍCH", "1. Thông dòng chảy", "a) Kênh Đông", "b) Kênh Tây", "Kênh Đông làm trước.", "2. Giữ bờ kênh", "- Trồng cỏ",
    "II. KINH PHÍ", "1. Ngân sách huyện", "PHỤ LỤC", "Danh sách kênh", "I. KÊNH CHÍNH", "1. Kênh Đông",
]  # fmt: skip
# As mammoth, MarkItDown and pandoc write one numbering in Markdown.
TABBED = (
    "1. __MỤC ĐÍCH__\n\t1. Thông dòng chảy\n\t\t1. Kênh Đông\n\t\t2. Kênh Tây\n\nKênh Đông làm trước\\.\n\n"
    "- \n\t1. Giữ bờ kênh\n\t\t- \n\t\t\t- Trồng cỏ\n\n1. __KINH PHÍ__\n\t1. Ngân sách huyện\n"
)
STARRED = (
    "1. **MỤC ĐÍCH**\n   1. Thông dòng chảy\n      1. Kênh Đông\n      2. Kênh Tây\n\nKênh Đông làm trước.\n\n"
    "* 1. Giữ bờ kênh\n     + - Trồng cỏ\n\n1. **KINH PHÍ**\n   1. Ngân sách huyện\n"
)
FLATTENED = (
    "1.  **MỤC ĐÍCH**\n\n    1.  Thông dòng chảy\n\n        1)  Kênh Đông\n\n        2)  Kênh Tây\n\nKênh Đông làm trước.\n\n"
    "2.  Giữ bờ kênh\n\n    - Trồng cỏ\n\n<!-- -->\n\n2.  **KINH PHÍ**\n\n    1.  Ngân sách huyện\n"
)
LABELS = ["I", "I.1", "I.1.a", "I.1.b", "I.2", "II", "II.1"]


def drawn(page: str, suffix: str) -> list[str]:
    clipping = clip(page, name=f"page.{suffix}")
    return [clipping.source.text[block.start : block.end] for block in clipping.blocks]


def test_numbers_below_numbers_are_of_the_next_style_and_go_on_behind_a_paragraph() -> None:
    assert drawn(MAMMOTH, "html")[2:] == DRAWN
    assert "list.restyled" in [issue.code for issue in clip(MAMMOTH, name="page.html").issues]


@pytest.mark.parametrize("text", [TABBED, STARRED, FLATTENED], ids=["tabs", "stars", "flat"])
def test_markdown_of_such_a_numbering_has_its_labels(text: str) -> None:
    document = vnplan.parse(HEAD + text, name="page.md")
    check(document)
    assert [node["label"] for node in facts(document)["outline"]] == LABELS
    (issue,) = [one for one in document.issues if one.code == "list.restyled"]
    assert "styles of automatic numbers" in issue.message


LEVELS = [
    ("<ol><li>NUÔI ONG<ol><li>Thùng ong<li>Hoa</ol><li>LẤY MẬT<ol><li>Máy quay</ol></ol>", ["I. NUÔI ONG", "1. Thùng ong"]),
    ("<ol><li>Nuôi ong<ol><li>Thùng ong<li>Hoa</ol><li>Lấy mật<ol><li>Máy quay</ol></ol>", ["1. Nuôi ong", "a) Thùng ong"]),
    ("<p>I. NGHỀ<ol><li>NUÔI ONG<ol><li>Thùng ong<li>Hoa</ol></ol>", ["I. NGHỀ", "1. NUÔI ONG", "a) Thùng ong"]),
    ("<p>A. NGHỀ<ol><li>Nuôi ong<ol><li>Thùng ong<li>Hoa</ol></ol>", ["A. NGHỀ", "I. Nuôi ong", "1. Thùng ong"]),
    ("<ol><li>Ong<ol><li>Ong mật<ol><li>Chúa<ol><li>Thợ<li>Đực</ol></ol></ol></ol>", ["1. Ong", "1. Ong mật", "1. Chúa"]),
    ("<ol type=1><li>Nuôi ong<ol><li>Thùng ong<li>Hoa</ol></ol>", ["1. Nuôi ong", "1. Thùng ong"]),
    ("<ol><li value=4>Nuôi ong<ol><li>Thùng ong<li>Hoa</ol></ol>", ["4. Nuôi ong", "1. Thùng ong"]),
    ("<ol><li>Nuôi ong<li>Lấy mật</ol><ol><li>Trồng hoa</ol>", ["1. Nuôi ong", "2. Lấy mật", "1. Trồng hoa"]),
]


@pytest.mark.parametrize(("page", "wanted"), LEVELS, ids=range(len(LEVELS)))
def test_the_styles_are_those_that_the_levels_allow(page: str, wanted: list[str]) -> None:
    assert drawn(page, "html")[: len(wanted)] == wanted


def test_lists_right_in_lists_go_on_where_no_first_number_is_written() -> None:
    page = (
        "<ol type=I><li value=1>NUÔI ONG</ol><ol type=I><ol><li value=1>Thùng ong</ol></ol>"
        "<ol type=I><ol><ol type=a><li value=1>Gỗ<li>Nhựa</ol></ol></ol>"
        "<ol type=I><ol><li>Hoa</ol></ol>"
        "<ol type=I start=2><li>MẬT</ol>"
        "<ol type=I><ol><li value=1>Máy quay</ol></ol>"
    )
    assert drawn(page, "html") == ["I. NUÔI ONG", "1. Thùng ong", "a) Gỗ", "b) Nhựa", "2. Hoa", "II. MẬT", "1. Máy quay"]


def test_items_of_other_lists_keep_their_numbers() -> None:
    text = f"{HEAD}1. Nuôi ong\n   - Thùng ong\n   - Hoa\n2. Lấy mật\n"
    document = vnplan.parse(text, name="page.md")
    assert [node["label"] for node in facts(document)["outline"]] == ["1", "2"]
    assert "list.restyled" not in [issue.code for issue in document.issues]


def test_numbers_that_head_nothing_below_a_typed_letter_are_figures() -> None:
    page = (
        f"{HEAD}**A. VIỆC LÀM**\n\n1.  **Vét kênh**\n\n    1.  Kênh Đông.\n\n    2.  Kênh Tây.\n\n"
        "2.  **Đắp bờ**\n\n    1.  Bờ Nam.\n\n"
        "**B. THỰC HIỆN**\n\n1.  Thôn Đông góp công.\n\n2.  Thôn Tây góp tre.\n\n3.  Xã góp xe.\n"
    )
    labels = [node["label"] for node in facts(vnplan.parse(page, name="a.md"))["outline"]]
    assert labels == ["A", "A.I", "A.I.1", "A.I.2", "A.II", "A.II.1", "B", "B.1", "B.2", "B.3"]
