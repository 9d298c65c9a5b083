"""Tables drawn with pipes."""

import pytest

from tests.read.coverage import check, visible
from vnplan.model.clipping import Clipping
from vnplan.read import clip

Rows = list[list[str]]


def read(text: str) -> tuple[Clipping, list[Rows | str]]:
    """The clipping, and tables as rows of cells, paragraphs as text."""
    clipping = clip(text, media_type="text/markdown")
    check(clipping)
    out: list[Rows | str] = []
    for block in clipping.blocks:
        if block.kind != "table":
            out.append(" ".join(visible(clipping, block).split()))
            continue
        rows = [
            [" ".join(word for inner in cell.blocks for word in visible(clipping, inner).split()) for cell in row.cells]
            for row in block.rows
        ]
        out.append(rows)
    return clipping, out


def drawn(rows: Rows) -> str:
    """A table with a lone pipe before each row and behind each cell, the cells' words on lines of their own."""
    return "".join("|\n" + "".join((cell.replace(" ", "\n") + "\n|\n") if cell else "|\n" for cell in row) for row in rows)


LETTERHEAD = [["TỈNH SƠN HẢI -----", "CỘNG HÒA"], ["Số: 8/KH-UBND", "Sơn Hải, ngày 5"]]
SIGNATURE = [["Nơi nhận: - Như trên;", "CHỦ TỊCH Lò Thị A"]]
TASKS = [
    ["STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"],
    ["I", "NẠO VÉT"],
    ["1", "Vét kênh chính", "Sở NN", "", "Quý I"],
    ["2", "Vét mương", "UBND xã", "Hội ND", ""],
    ["II", "SỬA ĐẬP"],
    ["1", "Đập Hố Chuối", "Sở NN", "Sở TC", "Quý II"],
    ["MỤC CHUNG CỦA CẢ HAI"],
    ["2", "Đập Khe Lim", "Sở NN", "Sở TC", "Quý III"],
]


@pytest.mark.parametrize("rows", [LETTERHEAD, SIGNATURE, TASKS, [["", "CHỦ TỊCH A"]], [["a", "b", "c"]] * 3], ids=str)
def test_lone_pipes_between_blank_lines(rows: Rows) -> None:
    assert read(f"Trước.\n\n{drawn(rows)}\nSau. **x**")[1] == ["Trước.", rows, "Sau. x"]


def test_lone_pipes_without_any_blank_line() -> None:
    body = "KẾ HOẠCH\n" + "\n".join(f"{n}. Mỗi xã làm một việc nhỏ cho sạch nguồn nước." for n in range(1, 9))
    annex = "PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số 8/KH-UBND)"
    text = f"{drawn(LETTERHEAD)}{body}\n{drawn(SIGNATURE)}{annex}\n{drawn(TASKS)}"
    _, found = read(text)
    assert [table for table in found if isinstance(table, list)] == [LETTERHEAD, SIGNATURE, TASKS]
    assert "\n".join(line for line in found if isinstance(line, str)) == f"{body}\n{annex}"


def test_a_row_cut_off_by_the_end_of_the_page() -> None:
    assert read(drawn(TASKS)[: -len("|\n")])[1] == [TASKS]


def test_cells_are_wrapped_paragraphs() -> None:
    clipping, _ = read("|\nMột dòng\nhai dòng\n\nđoạn hai\n|\nb\n|\n")
    (cell, _) = clipping.blocks[0].rows[0].cells
    assert [block.wrapped for block in cell.blocks] == [True, False]


def test_a_lone_pipe_in_running_text_is_no_table() -> None:
    assert read("Đoạn một.\n|\n" + "Đoạn hai dài.\n\n" * 30)[1][0] == "Đoạn một."


def test_rows_on_a_line() -> None:
    clipping, found = read("Trước **x**\n\n| TT | Việc | Hạn |\n|---|:--:|---|\n| 1 | a \\| b | |\n|  | **c**<br>d | 5/6\n\nSau")
    assert found == ["Trước x", [["TT", "Việc", "Hạn"], ["1", "a | b", ""], ["", "c d", "5/6"]], "Sau"]
    assert [cell.header for cell in clipping.blocks[1].rows[0].cells] == [True] * 3
    assert not any(cell.header for cell in clipping.blocks[1].rows[1].cells)


def test_rows_without_outer_pipes() -> None:
    assert read("Trước\n\nTT | Việc\n---|---\n1 | a\n2 | b\n\nSau, mục | khác")[1] == [
        "Trước",
        [["TT", "Việc"], ["1", "a"], ["2", "b"]],
        "Sau, mục | khác",
    ]


def test_letterheads_packed_in_a_cell() -> None:
    _, found = read("| UBND TỈNH A ------- | CỘNG HÒA Độc lập |\n|---|---|\n| Số: 5/QĐ-UBND | A, ngày 2 |\n\n**x**")
    assert found[0] == [["UBND TỈNH A -------", "CỘNG HÒA Độc lập"], ["Số: 5/QĐ-UBND", "A, ngày 2"]]


@pytest.mark.parametrize("junk", ["| |\n", "|\n|\n|\n", "||||\n", "|---|---|\n"])
def test_empty_tables_hold_nothing(junk: str) -> None:
    clipping = clip(f"A **x**\n\n{junk}\nB", media_type="text/markdown")
    check(clipping)
    words = [visible(clipping, block) for block in clipping.blocks if block.kind != "table"]
    assert words == ["A x", "B"]


def test_long_tables_keep_their_columns() -> None:
    rows = [
        ["STT", "Tên", "Mức", "Ghi chú"],
        *([str(n), f"Trường số {n}", "5.100", "" if n % 3 else "mới"] for n in range(1, 300)),
    ]
    assert read(drawn(rows))[1] == [rows]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # A row whose author broke its cells: what stands before the first pipe goes on the last cell.
        ("| A\nB | C\nD |\n|---|---|\n| 1 | 2 |", [["A B", "C D"], ["1", "2"]]),
        ("| 1 | 2\n3\n4 |\n|---|---|", [["1", "2 3 4"]]),
        # Rows that end without a pipe are whole, and no text below belongs to them.
        ("| A | B\n|---|---\n| 1 | 2\nHết.", [["A", "B"], ["1", "2"]]),
        ("| A | B\nHết.\n\nMột | hai |", [["A", "B"]]),
    ],
)
def test_rows_that_go_on_below(text: str, rows: Rows) -> None:
    assert read(text)[1][0] == rows
