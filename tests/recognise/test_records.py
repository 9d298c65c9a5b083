"""The record of a portal: what it adds to a header, where it contradicts it, and what it says where it stands alone."""

import pytest

from vnplan.model.day import iso_day
from vnplan.model.document import Document
from vnplan.pipeline import parse

RECORD = {
    "Số/Ký hiệu": "14/KH-UBND",
    "Loại văn bản": "Kế hoạch",
    "Ngày ban hành": "05/03/2024",
    "Cơ quan ban hành": "UBND huyện Sông Cầu",
    "Trích yếu": "Sửa bến đò ngang năm 2024",
    "Người ký": "Lê Văn An",
}
TEXT = (
    "ỦY BAN NHÂN DÂN\n\nHUYỆN SÔNG CẦU\n\nSố: {number}\n\nSông Cầu, ngày {day} tháng 3 năm 2024\n\nKẾ HOẠCH\n\nSửa bến đò\n\n"
    "I. NỘI DUNG\n\n1. Thay ván bến.\n\nII. KINH PHÍ\n\n1. Ngân sách huyện.\n\nTM. ỦY BAN NHÂN DÂN\n\nCHỦ TỊCH\n\nLê Văn An"
)


def _lines() -> str:
    return "\n\n".join(f"{name}: {value}" for name, value in RECORD.items())


def _cells() -> str:
    return "\n\n".join(f"{name}\n\n{value}" for name, value in RECORD.items())


def _table() -> str:
    rows = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in RECORD.items())
    return f"<html><body><table>{rows}</table></body></html>"


@pytest.mark.parametrize("page", [_lines(), _cells(), _table()], ids=["lines", "cells", "table"])
def test_a_record_alone_reports_about_its_document(page: str) -> None:
    document = parse(page)
    assert document.page.type == "report"
    (one,) = document.reported
    assert (one.kind, one.number, iso_day(one.date), one.date_from) == ("plan", "14/KH-UBND", "2024-03-05", "record")
    assert one.issuer is not None
    assert one.title is not None
    assert (one.issuer.text, one.title.text) == ("UBND huyện Sông Cầu", "Sửa bến đò ngang năm 2024")
    assert all(document.source.text[slice(*span)] for span in one.spans)
    assert document.kind is None


def _with_text(number: str, day: str) -> Document:
    document = parse(f"{_lines()}\n\n{TEXT.format(number=number, day=day)}")
    assert document.page.type == "document"
    return document


def test_a_record_fills_what_the_letterhead_leaves_blank() -> None:
    document = _with_text("      /KH-UBND", "05")
    assert (document.number, str(document.date)) == ("14/KH-UBND", "2024-03-05")
    assert document.title == "Sửa bến đò"
    number = document.header.number
    assert number is not None
    assert document.source.text[slice(*number.spans[0])] == "14/KH-UBND"


def test_where_the_two_differ_the_letterhead_stands_and_an_issue_says_so() -> None:
    document = _with_text("15/KH-UBND", "06")
    assert (document.number, str(document.date)) == ("15/KH-UBND", "2024-03-06")
    assert {issue.code for issue in document.issues} >= {"header.number", "header.date"}
    assert not [issue for issue in _with_text("14/KH-UBND", "05").issues if issue.code.startswith("header.")]


@pytest.mark.parametrize(
    "page",
    [
        "Số ký hiệu: 12/KH-UBND\n\nThông tin khác của trang.",
        "Ngày ban hành: 5/3/2024\n\nNgười ký: Lê An\n\nLĩnh vực: Thủy lợi",
        "Loại văn bản chính được bàn là kế hoạch.\n\nNgày ký hợp đồng đã lùi.\n\nSố hiệu chuyến đò là 12.",
    ],
)
def test_single_properties_are_no_record(page: str) -> None:
    assert parse(page).reported == ()


def test_a_record_fills_what_the_page_reports_and_a_line_may_explain_its_name() -> None:
    record = (
        "Số hiệu:\n\n14/KH-UBND\n\nCơ quan ban hành:\n\nUBND huyện Sông Cầu\n\nNgày ban hành:\n\n"
        "Ngày ban hành là ngày văn bản được ký.\n\n05/03/2024\n\nLĩnh vực:\n\nGiao thông"
    )
    document = parse(
        f"Kế hoạch 14/KH-UBND của UBND huyện Sông Cầu về sửa bến đò\n\n{record}\n\nKế hoạch 14/KH-UBND quy định việc sửa bến."
    )
    assert document.page.type == "report"
    main = document.reported[0]
    assert (main.number, iso_day(main.date), main.date_from) == ("14/KH-UBND", "2024-03-05", "record")


def test_a_record_in_one_line_between_a_headline_and_its_text() -> None:
    page = parse(
        "Kế hoạch sửa cầu tạm trên địa bàn xã Núi Bạc năm 2026\n\n"
        "05/03/2026 | Số ký hiệu: 62/KH-UBND | Ngày ban hành: 03/03/2026 | Cơ quan ban hành: UBND xã Núi Bạc\n\n"
        "Thực hiện Kế hoạch số 8/KH-UBND ngày 2/1/2026 của UBND tỉnh, UBND xã Núi Bạc xây dựng kế hoạch, cụ thể như sau:\n\n"
        "I. MỤC ĐÍCH\n\n1. Giữ cầu.\n\nII. VIỆC LÀM\n\n1. Vá ván cầu.\n"
    )
    assert (page.number, str(page.date)) == ("62/KH-UBND", "2026-03-03")
    assert [one.number for one in page.citations] == ["8/KH-UBND"]


def test_a_list_of_papers_without_a_kind_is_no_record() -> None:
    rows = "".join(
        f"<tr><td><a href='#'>{number}</a></td><td>0{day}/06/2020</td><td>V/v sửa bến đò số {day}</td></tr>"
        for day, number in enumerate(("1425/SXD-QL", "1318/SXD-QL", "56/SXD-QL"), 1)
    )
    head = "<tr><th>Số ký hiệu</th><th>Ngày ban hành</th><th>Trích yếu</th></tr>"
    page = parse(f"<html><body><h2>Văn bản mới</h2><table>{head}{rows}</table><p>Bản quyền thuộc Sở Xây dựng.</p></body></html>")
    assert (page.page.type, page.reported) == ("none", ())
