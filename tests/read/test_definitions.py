"""Lists of definitions: a term and what describes it are a label and its value."""

import json

import pytest

import vnplan
from tests.oracle import check
from vnplan.read import clip

CASES = [
    ("<dl><dt>Chủ trì</dt><dd>Sở Y tế</dd><dt>Phối hợp:</dt>\n<dd>Các xã</dd></dl>", ["Chủ trì: Sở Y tế", "Phối hợp: Các xã"]),
    ("<dl><dt><b>Thời gian</b></dt><dd><p>Quý II/2026</p><p>Họp.</p></dd></dl>", ["Thời gian: Quý II/2026", "Họp."]),
    ("<dl><dt>Thành phần</dt><dd>Trưởng thôn</dd><dd>Y tế thôn</dd></dl>", ["Thành phần: Trưởng thôn", "Y tế thôn"]),
    ("<dl><dt>Việc</dt><dd><ul><li>Đo đạc</ul></dd></dl>", ["Việc", "- Đo đạc"]),
    ("<dl><dt><a href=/a>Hoa ở Đà Lạt</a></dt><dd>Mùa hoa năm nay</dd></dl>", ["Hoa ở Đà Lạt", "Mùa hoa năm nay"]),
    (f"<dl><dt>{'Kênh mương ' * 8}</dt><dd>Đào rồi</dd></dl>", [("Kênh mương " * 8).strip(), "Đào rồi"]),
    ("<dl><dt>Kênh Đông</dt><dt>Kênh Tây</dt><dd></dd></dl>", ["Kênh Đông", "Kênh Tây"]),
]


@pytest.mark.parametrize(("page", "wanted"), CASES, ids=range(len(CASES)))
def test_a_term_and_what_describes_it_are_one_line(page: str, wanted: list[str]) -> None:
    clipping = clip(f"<html><body>{page}</body></html>")
    assert [clipping.source.text[block.start : block.end] for block in clipping.blocks] == wanted


def test_the_fields_of_a_task_are_read_from_it() -> None:
    page = (
        "<h1>Kế hoạch nạo vét kênh năm 2025</h1><p>Ủy ban nhân dân huyện ban hành Kế hoạch như sau:</p><p>I. NHIỆM VỤ</p>"
        "<p>1. Nạo vét kênh Đông</p><dl><dt>Cơ quan chủ trì<dd>Phòng Kinh tế<dt>Thời gian<dd>Quý II/2025</dl><p>2. Trồng tre</p>"
    )
    document = vnplan.parse(page, name="page.html")
    check(document)
    found = json.loads(vnplan.dump(document, "facts"))
    assert [(one["at"], one["lead"]) for one in found["assignments"]] == [("I.1", ["Phòng Kinh tế"])]
    assert [one["end"] for one in found["deadlines"]] == ["2025-06-30"]
