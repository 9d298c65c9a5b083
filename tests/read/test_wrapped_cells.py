"""Tables whose cells are wrapped side by side: each cell is one text with the spans of its lines."""

import pytest

import vnplan
from tests.oracle import check
from vnplan.model.block import Table
from vnplan.model.day import iso_day
from vnplan.model.document import Document
from vnplan.model.leaves import mapped

HEAD = "KẾ HOẠCH\nTrồng cây năm 2024\n\nI. NHIỆM VỤ\n\n"
TAIL = "\nII. KINH PHÍ\n\nNgân sách.\n"
GRID = """\
+----+----------------+----------+-----------+
| TT | Nội dung       | Cơ quan  | Thời hạn  |
|    |                | chủ trì  |           |
+====+================+==========+===========+
| 1  | Trồng cây theo | Sở Tài   | Trước     |
|    | Kế hoạch số 45/| chính    | 30/6/2024 |
|    | KH-UBND:       |          |           |
|    | - Tưới nước    |          |           |
+----+----------------+----------+-----------+
| 2  | Rào vườn       | Sở Y tế  | Quý II    |
+----+----------------+----------+-----------+
"""
# As antiword draws it: no rule parts the rows.
UNRULED = "".join(line for line in GRID.splitlines(keepends=True) if line[0] == "|")
PIPES = GRID.replace("=", "-").replace("-+", "-|").replace("+-", "|-")
ALIGNED = """\
  TT   Nội dung         Cơ quan    Thời hạn
                        chủ trì

  A. Nâng cao nhận thức

  1    Trồng cây theo   Sở Tài     Trước
       Kế hoạch số      chính      30/6/2024
       45/KH-UBND:
       - Tưới nước

  2    Rào vườn         Sở Y tế    Quý II
"""
TIGHT = ALIGNED.replace("\n\n", "\n").replace("  A. Nâng cao nhận thức\n", "")


def _table(document: Document) -> Table:
    return next(node for node in document.walk() if isinstance(node, Table))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (GRID, "a.md"),
        (GRID, "a.txt"),
        (PIPES, "a.md"),
        (PIPES, "a.txt"),
        (ALIGNED, "a.txt"),
        (TIGHT, "a.txt"),
        (UNRULED, "a.txt"),
    ],
    ids=["grid", "grid_plain", "pipes", "pipes_plain", "aligned", "tight", "unruled"],
)
def test_a_wrapped_cell_is_one_text(text: str, name: str) -> None:
    document = vnplan.parse(HEAD + text + TAIL, name=name)
    check(document)
    assert [block.label for block in document.body] == ["I", "II"]  # type: ignore[union-attr]
    table = _table(document)
    assert table.header == ("TT", "Nội dung", "Cơ quan chủ trì", "Thời hạn")
    row = next(row for row in table.rows if row.cells[0].texts[0].text == "1")
    assert [[text.text for text in cell.texts] for cell in row.cells] == [
        ["1"], ["Trồng cây theo Kế hoạch số 45/KH-UBND:", "- Tưới nước"], ["Sở Tài chính"], ["Trước 30/6/2024"],
    ]  # fmt: skip
    assert (document.deadlines[0].text, iso_day(document.deadlines[0].end)) == ("Trước 30/6/2024", "2024-06-30")
    assert [task.lead[0].value for task in document.tasks][:2] == ["Sở Tài chính", "Sở Y tế"]


def test_each_part_of_a_wrapped_cell_points_to_its_own_place() -> None:
    document = vnplan.parse(HEAD + GRID + TAIL)
    cell = next(row for row in _table(document).rows if row.cells[0].texts[0].text == "1").cells[2].texts[0]
    way = mapped(document, cell)
    start, end = way.origin(cell.text.index("chính"), len(cell.text))
    assert document.source.text[start:end] == "chính"
    assert [document.source.text[a:b] for a, b in way.spans()] == ["Sở Tài", "chính"]


FRAMED = """\
+----+----------+----------------+
| TT | Nội dung | Cơ quan chủ trì|
+----+----------+----------------+
| 1  | Trồng cây| Sở Y tế        |
| 2  | Rào vườn | Sở Tài chính   |
+----+----------+----------------+
"""


def test_rules_around_a_table_do_not_make_one_row_of_its_lines() -> None:
    table = _table(vnplan.parse(HEAD + FRAMED + TAIL))
    assert [[cell.texts[0].text for cell in row.cells] for row in table.rows[1:]] == [
        ["1", "Trồng cây", "Sở Y tế"],
        ["2", "Rào vườn", "Sở Tài chính"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế   chủ trì   phối hợp   các sở\nthực hiện.\n",
        "UBND TỈNH   CỘNG HÒA   XÃ HỘI\nSố: 1/KH   Độc lập   Tự do\n",
        "Nội dung   Cơ quan chủ trì   Thời hạn\n",
    ],
)
def test_gaps_alone_make_no_table(text: str) -> None:
    document = vnplan.parse(HEAD + text + TAIL)
    check(document)
    assert not any(isinstance(node, Table) for node in document.walk())


def test_rows_without_numbers_that_count_are_rows_each() -> None:
    text = UNRULED.replace("| 2  |", "| 7  |")
    assert len(_table(vnplan.parse(HEAD + text + TAIL, name="a.txt")).rows) > len(
        _table(vnplan.parse(HEAD + UNRULED + TAIL)).rows
    )
