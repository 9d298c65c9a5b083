"""Footnotes are paragraphs of their own, tied to their mark in the text above."""

from pathlib import Path

import pytest

import vnplan
from tests.oracle import check, check_whole
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


def test_a_note_that_cuts_a_sentence_stands_behind_the_whole_sentence() -> None:
    cut = f"đắp bờ phía\n\n   1   {LAW}\n\n\f   2\n\nsông Thương cao ba mét."
    pages = f"{HEAD}1. Nạo vét kênh Đông theo Luật Thủy lợi1, {cut}\n{REST}"
    document = vnplan.parse(pages, name="page.txt")
    check_whole(document)
    assert notes(document, pages) == [("1", " lợi1", f"1   {LAW}")]
    assert "Nạo vét kênh Đông theo Luật Thủy lợi1, đắp bờ phía sông Thương cao ba mét." in str(vnplan.dump(document, "markdown"))
    assert [(one.number, one.at) for one in document.citations if one.number] == [("08/2017/QH14", "I.1")]


def test_a_numbered_line_to_which_nothing_refers_cuts_no_sentence() -> None:
    pages = f"{HEAD}1. Nạo vét kênh Đông, đắp bờ phía\n\n   1   {LAW}\n\n\f   2\n\nsông Thương cao ba mét.\n{REST}"
    assert "đắp bờ phía sông Thương" not in str(vnplan.dump(vnplan.parse(pages, name="page.txt"), "markdown"))


SIGNED = "Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nNguyễn Văn An\n"


@pytest.mark.parametrize("mark", ["[1]", "¹", "1"])
def test_a_note_behind_the_signature_is_tied_to_its_mark(mark: str) -> None:
    page = f"{HEAD}1. Nạo vét kênh Đông theo Luật Thủy lợi{mark}.\n{REST}{SIGNED}{mark} {LAW}\n"
    document = vnplan.parse(page, name="page.txt")
    check_whole(document)
    last = document.closing.lines[-1]
    assert (last.role, last.note, last.text.text) == ("note", mark, f"{mark} {LAW}")
    assert last.refers
    assert page[last.refers.start - 3 : last.refers.end] == f"lợi{mark}"
    assert [(one.number, one.at) for one in document.citations if one.number] == [("08/2017/QH14", None)]


def test_a_note_whose_figure_is_written_on_to_it_opens_no_annex() -> None:
    page = f"{HEAD}1. Nạo vét theo Nghị quyết số 9/2025/NQ-HĐND2.\n{REST}{SIGNED}2Quy định mức chi cho thủy lợi.\n"
    page += "PHỤ LỤC\nMẪU BÁO CÁO\n1. Số kênh.\n"
    document = vnplan.parse(page, name="page.txt")
    check_whole(document)
    assert [(one.note, one.text.text) for one in document.closing.lines if one.note] == [("2", "2Quy định mức chi cho thủy lợi.")]
    assert [annex.label for annex in document.annexes] == ["Phụ lục"]
    assert [one.number for one in document.citations] == ["9/2025/NQ-HĐND"]


def test_a_line_behind_the_signature_that_no_mark_refers_to_is_no_note() -> None:
    page = f"{HEAD}1. Nạo vét kênh Đông.\n{REST}{SIGNED}1 {LAW}\n"
    assert [one.role for one in vnplan.parse(page, name="page.txt").closing.lines if one.note] == []


def test_notes_below_an_annex_are_tied_to_the_text_above_it() -> None:
    annex = "PHỤ LỤC 1\nDANH SÁCH KÊNH\n1. Kênh Đông.\n2. Kênh Tây.\n"
    page = f"{HEAD}1. Nạo vét kênh Đông theo Luật Thủy lợi[1].\n{REST}{SIGNED}{annex}[1] {LAW}\n"
    document = vnplan.parse(page, name="page.txt")
    check_whole(document)
    assert notes(document, page) == [("[1]", " lợi[1]", f"[1] {LAW}")]
    assert [(one.number, one.at) for one in document.citations if one.number] == [("08/2017/QH14", "I.1")]


def test_a_wrapped_note_begins_a_line_of_its_own(tmp_path: Path) -> None:
    long = "Các\nhuyện Gia Bình, Lương Tài, Thuận Thành đã đắp xong bờ kênh từ mùa khô năm ngoái."
    blocks = f"{HEAD}1. Nạo vét kênh Đông[1] và kênh Tây[2].\n{REST}{SIGNED}".replace("\n", "\n\n")
    page = tmp_path / "page.md"
    page.write_text(f"{blocks}[1] {long}\n[2] {long}\n", "utf-8")
    document = vnplan.parse(page)
    check_whole(document)
    found = [(one.note, one.text.text[-6:]) for one in document.closing.lines if one.note]
    assert found == [("[1]", "ngoái."), ("[2]", "ngoái.")]
