"""Tables without rules: cells parted by tabs, and cells on a line each."""

import pytest

import vnplan
from vnplan.model.block import Table
from vnplan.read.lines import text_lines
from vnplan.read.unruled import unruled_tables

ROWS = [
    ["TT", "Nội dung", "Cơ quan chủ trì", "Thời hạn"],
    ["A. THỦY LỢI"],
    ["1", "Nạo vét kênh", "Sở Y tế", "30/6/2024"],
    ["2", "Đắp đập", "Sở Nội vụ", "15/8/2024"],
    ["B. TRỒNG TRỌT"],
    ["3", "Trồng cây", "Sở Y tế", "Quý IV/2024"],
]
TABS = "\n".join("\t".join(row) for row in ROWS)
LINES = "\n".join(cell for row in ROWS for cell in row)
START = "KẾ HOẠCH\nThủy lợi năm 2024\nI. NỘI DUNG\nCác việc như sau:\n"


@pytest.mark.parametrize("table", [TABS, LINES, LINES.replace("\n", "\n\n")], ids=["tabs", "lines", "spaced lines"])
def test_a_table_without_rules_is_a_table(table: str) -> None:
    document = vnplan.parse(f"{START}{table}\nII. KINH PHÍ\nNgân sách tỉnh.\n")
    found = [node for node in document.walk() if isinstance(node, Table)]
    assert [len(one.rows) for one in found] == [len(ROWS)]
    assert found[0].header == tuple(ROWS[0])
    assert [one.lead[0].text for one in document.assignments] == ["Sở Y tế", "Sở Nội vụ", "Sở Y tế"]
    assert [str(one.end) for one in document.deadlines] == ["2024-06-30", "2024-08-15", "2024-12-31"]


@pytest.mark.parametrize(
    "text",
    ["1\tNạo vét\tSở Y tế\n2\tĐắp đập\tSở Nội vụ", "TT\nMột đoạn văn dài\n1\nHai", "Nội dung\tThời gian\n1. Một\n2. Hai"],
)
def test_without_the_words_of_a_header_it_is_text(text: str) -> None:
    lines = text_lines(text)
    assert unruled_tables(text, lines) == lines
