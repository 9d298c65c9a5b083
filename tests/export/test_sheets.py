import csv
import io
import re
from datetime import date

import pytest

from tests.export import made
from vnplan.export import csv_, dump
from vnplan.export._tables import TableName, due, table
from vnplan.model.base import Span
from vnplan.model.citation import Reference
from vnplan.model.document import Document
from vnplan.model.source import Source
from vnplan.model.task import Party, Task

TABLES: tuple[TableName, ...] = ("tasks", "citations", "deadlines")
HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", '=HYPERLINK("http://x","y")', "-2+3+cmd|' /C calc'!A0"]


def hostile() -> Document:
    spans = (Span(0, 1),)
    tasks = tuple(
        Task(id=str(i), at=text, text=text, spans=spans, lead=(Party(text=text, spans=spans),), deliverable=text, funding=text)
        for i, text in enumerate([*HOSTILE, "a\x00b\x0bc", "x" * 40_000])
    )
    return Document(source=Source(text="x"), tasks=tasks, references=(Reference(id="r", kind=None, number="=2+2"),))


def xlsx(document: Document) -> bytes:
    data = dump(document, "xlsx")
    assert isinstance(data, bytes)
    return data


def rows(document: Document, name: TableName) -> list[dict[str, str]]:
    text = csv_.dump(document, name=name)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_the_follow_up_sheet_says_who_does_what_by_when(document: Document) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(xlsx(document)))
    assert book.sheetnames == ["Nhiệm vụ", "Văn bản viện dẫn", "Thời hạn"]
    sheet = book["Nhiệm vụ"]
    assert [cell.value for cell in sheet[3]] == [
        "STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Sản phẩm", "Căn cứ", "Ghi chú",
    ]  # fmt: skip
    values = [cell.value for cell in sheet[4]]
    assert values[:4] == [1, "cắm mốc", "Công an xã", "Xã đội"]
    assert values[4].date() == date(2024, 6, 10)
    assert values[5:7] == ["Biên bản cắm mốc", "Kế hoạch 12/KH-UBND, mục II.1\nNghị định 30/2020/NĐ-CP"]
    assert values[7] == "Thời hạn ghi: trước ngày 10/6 hằng năm\nĐịnh kỳ: hằng năm\nChỉ tiêu: số hộ trên 90%"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A4", "A3:H4")
    assert all(sheet.column_dimensions[letter].width for letter in "ABCDEFGH")
    [(cells, [rule])] = [(str(r.sqref), r.rules) for r in sheet.conditional_formatting]
    assert cells == "A4:H4"
    assert rule.formula[0].startswith("AND(ISNUMBER($E4),$E4<TODAY()")
    assert [cell.value for cell in book["Văn bản viện dẫn"][4]][1:3] == ["Nghị định", "30/2020/NĐ-CP"]


def test_another_reader_finds_the_same_dates_and_texts(real: Document) -> None:
    calamine = pytest.importorskip("python_calamine")
    pytest.importorskip("openpyxl")
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(xlsx(real)))
    for name in TABLES:
        wanted = table(real, name)
        found = book.get_sheet_by_name(wanted.name).to_python(skip_empty_area=False)
        assert found[2] == [column.name for column in wanted.columns]
        assert found[3:] == [["" if value is None else value for value in row] for row in wanted.rows]


def test_tables_hold_every_deadline_and_every_citation(real: Document) -> None:
    assert [row[1] for row in table(real, "deadlines").rows] == [d.text for d in real.deadlines]
    assert sum(int(str(row[6])) for row in table(real, "citations").rows) >= len(real.citations)
    dates = {due(d) for task in real.tasks for d in task.deadlines} - {None}
    assert dates <= {row[4] for row in table(real, "tasks").rows}


@pytest.mark.parametrize("name", TABLES)
def test_csv_reads_back_as_the_table(document: Document, name: TableName) -> None:
    wanted = table(document, name)
    found = rows(document, name)
    assert list(found[0]) == [column.name for column in wanted.columns]
    assert [list(row.values()) for row in found] == [["" if v is None else str(v) for v in row] for row in wanted.rows]


def test_csv_of_each_table_is_a_format_of_its_own(document: Document) -> None:
    assert "30/2020/NĐ-CP" in str(dump(document, "csv_citations"))
    assert "2024-06-10" in str(dump(document, "csv_deadlines"))
    assert str(dump(document, "csv")).count("cắm mốc") == 2


def test_no_cell_is_ever_a_formula() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    document = hostile()
    for sheet in openpyxl.load_workbook(io.BytesIO(xlsx(document))):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                if isinstance(cell.value, str) and cell.value.lstrip()[:1] in ("=", "+", "-", "@", "＝"):
                    assert cell.quotePrefix
    for name in TABLES:
        for row in rows(document, name):
            assert not any(re.match(r"\s*[=+\-@＝]", value) for value in row.values()), row


def test_text_that_a_sheet_cannot_hold_is_cut_and_says_so() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx(hostile())))["Nhiệm vụ"]
    texts = [cell.value for cell in sheet["B"]]
    assert "a�b�c" in texts
    assert texts[-1].endswith("… (còn tiếp)")
    assert len(texts[-1]) == 32_767


def test_the_same_document_gives_the_same_bytes(document: Document) -> None:
    pytest.importorskip("openpyxl")
    assert xlsx(document) == xlsx(made.document())


def test_nothing_gives_empty_sheets(empty: Document) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(xlsx(empty)))
    assert [sheet.max_row for sheet in book] == [3, 3, 3]
    assert rows(empty, "tasks") == []


def test_a_task_due_twice_has_a_row_for_each_day(document: Document) -> None:
    [task] = document.tasks
    [first] = task.deadlines
    second = first.model_copy(update={"end": date(2024, 12, 10), "recurs": None})
    vague = first.model_copy(update={"end": None, "text": "sau khi nước rút"})
    twice = document.model_copy(update={"tasks": (task.model_copy(update={"deadlines": (first, second, vague)}),)})
    assert [row[4] for row in table(twice, "tasks").rows] == [date(2024, 6, 10), date(2024, 12, 10), "sau khi nước rút"]
    assert [row[0] for row in table(twice, "tasks").rows] == [1, 1, 1]
