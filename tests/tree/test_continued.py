"""Tables that were cut in several are one, and their repeated headers are furniture."""

import pytest

import vnplan
from vnplan.model.block import Table

HEADER = "<tr><td>TT</td><td>Nội dung</td><td>Cơ quan chủ trì</td><td>Thời hạn</td></tr>"
FIRST = "<tr><td>1</td><td>Nạo vét kênh</td><td>Sở Y tế</td><td>30/6/2024</td></tr>"
SECOND = "<tr><td>2</td><td>Trồng cây</td><td>Sở Nội vụ</td><td>15/8/2024</td></tr>"
NARROW = "<tr><td>Hạt giống</td><td>100 kg</td></tr><tr><td>Phân bón</td><td>10 tấn</td></tr>"


def tables(body: str) -> tuple[list[Table], vnplan.Document]:
    document = vnplan.parse(
        f"<html><body><p>KẾ HOẠCH</p><p>Thủy lợi năm 2024</p><p>I. NỘI DUNG</p>{body}<p>II. KINH PHÍ</p></body></html>"
    )
    return [node for node in document.walk() if isinstance(node, Table)], document


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (f"<table>{HEADER}{FIRST}</table><table>{SECOND}</table>", [3]),
        (f"<table>{HEADER}{FIRST}</table><table>{HEADER}{SECOND}</table>", [3]),
        (f"<table>{HEADER}{FIRST}{HEADER}{SECOND}</table>", [3]),
        (f"<table>{HEADER}{FIRST}</table><p>Ghi chú: đã duyệt.</p><table>{HEADER}{SECOND}</table>", [2, 2]),
        (f"<table>{HEADER}{FIRST}</table><table>{NARROW}</table>", [2, 2]),
    ],
)
def test_a_table_goes_on_in_the_next(body: str, rows: list[int]) -> None:
    found, document = tables(body)
    assert [len(table.rows) for table in found] == rows
    dropped = [line.text.text for line in document.chrome if line.text.text == "Thời hạn"]
    assert len(dropped) == body.count("Thời hạn") - len([table for table in found if "Thời hạn" in table.header])


def test_what_a_cut_table_hands_out_is_found() -> None:
    _, document = tables(f"<table>{HEADER}{FIRST}</table><table>{HEADER}{SECOND}</table>")
    assert [one.lead[0].text for one in document.assignments] == ["Sở Y tế", "Sở Nội vụ"]
    assert [str(deadline.end) for deadline in document.deadlines] == ["2024-06-30", "2024-08-15"]
