"""Footnotes are paragraphs of their own, tied to their mark in the text above."""

import pytest

import vnplan
from tests.oracle import check
from vnplan.export.akn.read import read_akn
from vnplan.model.block import Paragraph

HEAD = "KẾ HOẠCH\nNạo vét kênh năm 2025\n\nỦy ban nhân dân huyện ban hành Kế hoạch như sau:\n\nI. NHIỆM VỤ\n"
REST = "2. Trồng tre giữ bờ.\nII. KINH PHÍ\nNgân sách huyện.\n"
LAW = "Luật số 08/2017/QH14 ngày 19/6/2017."


def notes(document: vnplan.Document, text: str) -> list[tuple[str | None, str, str]]:
    """Each note: its mark, what it refers to and four characters before, its own text."""
    found = [node for node in document.walk() if isinstance(node, Paragraph) and node.note]
    return [(one.note, text[one.refers.start - 4 : one.refers.end], one.text.text) for one in found if one.refers]


@pytest.mark.parametrize(
    ("reference", "mark", "own"),
    [("[1]", "[1]", "[1]"), (" (1)", "(1)", "(1)"), ("¹", "¹", "¹"), ("1", "1", "1"), (" [1]", "[1]", "[1]")],
)
def test_a_note_at_the_end_is_tied_to_its_mark(reference: str, mark: str, own: str) -> None:
    page = f"{HEAD}1. Nạo vét kênh Đông theo Luật Thủy lợi{reference}.\n{REST}{own} {LAW}\n"
    document = vnplan.parse(page, name="page.txt")
    check(document)
    ((found, before, text),) = notes(document, page)
    assert (found, text) == (mark, f"{own} {LAW}")
    assert before.endswith(mark)


def test_a_note_at_the_foot_of_a_page_is_tied_to_the_mark_on_it() -> None:
    pages = f"{HEAD}1. Nạo vét kênh Đông theo Luật Thủy lợi1.\n\n1 {LAW}\n\n\f2\n\n{REST}"
    document = vnplan.parse(pages, name="page.txt")
    check(document)
    assert notes(document, pages) == [("1", " lợi1", f"1 {LAW}")]


def test_items_in_parentheses_that_nothing_notes_stay_items() -> None:
    document = vnplan.parse(f"{HEAD}1. Nạo vét theo điểm (1), (2):\n(1) Kênh Đông.\n(2) Kênh Tây.\n", name="page.txt")
    assert notes(document, "") == []


def test_a_note_goes_to_akoma_ntoso_and_back() -> None:
    document = vnplan.parse(f"{HEAD}1. Nạo vét kênh Đông theo Luật Thủy lợi[1].\n{REST}[1] {LAW}\n", name="page.txt")
    assert read_akn(vnplan.dump(document, "akn")) == document
    assert 'class="note"' in str(vnplan.dump(document, "html"))
