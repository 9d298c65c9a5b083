"""Headers of two rows whose merged cells were lost on the way."""

from collections.abc import Sequence

import pytest

import vnplan
from vnplan.annotate.tasks.grid import header_words
from vnplan.model.block import Table

Rows = Sequence[Sequence[str]]

BODY = (
    ("1", "Rà soát danh mục dịch vụ", "Sở Y tế", "Sở Tài chính", "Quý I/2026", "Báo cáo"),
    ("2", "Lắp đặt thiết bị đọc thẻ", "Công an tỉnh", "UBND các xã", "Tháng 5/2026", "Thiết bị"),
    ("3", "Tập huấn cho người đọc thẻ", "Sở Nội vụ", "", "Năm 2026", ""),
)
FIRST = ("TT", "Nội dung", "Cơ quan thực hiện", "Thời gian", "Sản phẩm")
UNDER = ("Chủ trì", "Phối hợp")


def piped(rows: Rows) -> str:
    """Rows on one line each, as Markdown without its rule."""
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def lone(rows: Rows) -> str:
    """Cells between lines that hold a pipe and nothing else."""
    return "\n".join("\n".join(("|", *(part for cell in row for part in (*([cell] if cell else []), "|")))) for row in rows)


def table_of(text: str) -> tuple[vnplan.Document, Table]:
    document = vnplan.parse("KẾ HOẠCH\nThẻ thư viện\n\n" + text + "\n")
    return document, next(node for node in document.walk() if isinstance(node, Table))


@pytest.mark.parametrize("drawn", [piped, lone])
def test_the_names_of_the_second_row_stand_below_the_merged_cell(drawn: type[str]) -> None:
    document, table = table_of(drawn((FIRST, UNDER, *BODY)))
    assert header_words(table) == [
        "tt", "nội dung", "cơ quan thực hiện chủ trì", "cơ quan thực hiện phối hợp", "thời gian", "sản phẩm",
    ]  # fmt: skip
    found = [
        (
            [body.value for body in task.lead],
            [body.value for body in task.coordinating],
            [str(day.start) for day in task.deadlines],
        )
        for task in document.tasks
    ]
    assert found == [
        (["Sở Y tế"], ["Sở Tài chính"], ["2026-01-01"]),
        (["Công an tỉnh"], ["Ủy ban nhân dân các xã"], ["2026-05-01"]),
        (["Sở Nội vụ"], [], ["2026-01-01"]),
    ]


@pytest.mark.parametrize(
    ("first", "under", "body", "spans"),
    [
        # What the columns hold tells which cell is merged: a period's column holds times.
        (("TT", "Tuyến", "Thời gian", "Quy mô"), ("Dài", "Rộng"), ("1", "Đường A", "Quý I/2026", "12", "5"), (1, 1, 1, 2)),
        (("TT", "Tuyến", "Quy mô", "Thời gian"), ("Dài", "Rộng"), ("1", "Đường A", "12", "5", "Quý I/2026"), (1, 1, 2, 1)),
        # Two merged cells.
        (
            ("TT", "Việc", "Thời gian", "Cơ quan"),
            ("Bắt đầu", "Kết thúc", "Chủ trì", "Phối hợp"),
            ("1", "Sửa cầu", "Tháng 1/2026", "Tháng 3/2026", "Sở Xây dựng", "Sở Tài chính"),
            (1, 1, 2, 2),
        ),
    ],
)
def test_which_cell_is_merged(first: Sequence[str], under: Sequence[str], body: Sequence[str], spans: Sequence[int]) -> None:
    _, table = table_of(piped((first, under, body, body)))
    assert [(cell.columns, cell.rows) for cell in table.rows[0].cells] == [(size, 1) if size > 1 else (1, 2) for size in spans]


@pytest.mark.parametrize(
    "rows",
    [
        # As many cells everywhere; a short row of figures; rows too wide for one merged cell.
        ((*FIRST, "Ghi chú"), *BODY),
        (FIRST, ("1", "2"), *BODY),
        (FIRST, UNDER, *((*row, "a") for row in BODY)),
    ],
)
def test_other_tables_keep_their_header(rows: Rows) -> None:
    _, table = table_of(piped(rows))
    assert {(cell.columns, cell.rows) for cell in table.rows[0].cells} == {(1, 1)}
