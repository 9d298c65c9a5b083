"""Lines in cells to rows and cells, and which row names the columns, at both sides of each bound."""

from collections.abc import Callable

import pytest

from tests.tree.made import line
from vnplan.model.block import Table
from vnplan.model.line import CellPlace
from vnplan.tree.tables import build_table

NAMES, BELOW = ["Bến", "Người"], ["Ba", "Tư"]


def table(*rows: list[str], bold: Callable[[str], int] = lambda _: 0, header: int | None = None) -> Table:
    """A table of rows; ``bold`` says of a text how much of it is emphasised, ``header`` which row the page says to be one."""
    cells = [
        line(text, cell=CellPlace(0, row, column, header=row == header), bold=bold(text))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    ]
    return build_table(cells, "table")


def headed(made: Table) -> int | None:
    """Which row is the header; there is one at most."""
    found = [number for number, row in enumerate(made.rows) if row.header]
    assert len(found) < 2
    return found[0] if found else None


def test_the_first_row_of_several_cells_is_the_header_if_the_page_says_so() -> None:
    assert headed(table(NAMES, BELOW)) is None
    made = table(NAMES, BELOW, header=0)
    assert (headed(made), made.header) == (0, ("Bến", "Người"))
    assert headed(table(["Danh sách"], NAMES, BELOW, header=1)) == 1
    assert headed(table(["Danh sách"], ["của xã"], NAMES, BELOW, header=2)) == 2
    # Nobody looks further down, nor behind another row of several cells.
    assert headed(table(["Danh sách"], ["của xã"], ["Ba Sao"], NAMES, BELOW, header=3)) is None
    assert headed(table(BELOW, NAMES, header=1)) is None


@pytest.mark.parametrize(("less", "row"), [(0, 0), (1, 0), (2, None)])
def test_a_row_in_bold_is_a_header_though_its_last_character_is_not(less: int, row: int | None) -> None:
    assert headed(table(NAMES, BELOW, bold=lambda text: len(text) - less if text in NAMES else 0)) == row


def test_one_cell_that_is_not_in_bold_makes_a_row_none() -> None:
    assert headed(table(NAMES, BELOW, bold=lambda text: len(text) * (text == "Bến"))) is None


def test_two_cells_that_say_what_headers_say_make_a_header() -> None:
    assert [headed(table(row, BELOW)) for row in (["STT", "Nội dung"], ["STT", "Bến"])] == [0, None]


@pytest.mark.parametrize(("length", "row"), [(89, 0), (90, None)])
def test_a_header_has_short_cells(length: int, row: int | None) -> None:
    long = "Nội dung ".ljust(length, "a")
    assert headed(table(["STT", long], BELOW)) == row
    assert headed(table(["Bến", long], BELOW, bold=lambda text: len(text) * (text not in BELOW))) == row
    assert headed(table(["Bến", long], BELOW, header=0)) == 0


def test_rows_are_in_order_and_a_joined_line_goes_on_with_its_text() -> None:
    lines = [
        line("Tư", cell=CellPlace(0, 1, 1)),
        line("Bến", cell=CellPlace(0, 0, 0, columns=2)),
        line("Ba", cell=CellPlace(0, 1, 0)),
        line("Sao", cell=CellPlace(0, 1, 0, joint=" ")),
        line("Hai", cell=CellPlace(0, 1, 0, rows=2)),
    ]
    made = build_table(lines, "table")
    assert [
        [(cell.column, [one.text for one in cell.texts], cell.columns, cell.rows) for cell in row.cells] for row in made.rows
    ] == [
        [(0, ["Bến"], 2, 1)],
        [(0, ["Ba Sao", "Hai"], 1, 1), (1, ["Tư"], 1, 1)],
    ]


def test_a_header_has_a_name_for_each_column_that_its_cells_reach_over() -> None:
    lines = [
        line("Bến", cell=CellPlace(0, 0, 0, header=True)),
        line("Người", cell=CellPlace(0, 0, 2, columns=2, header=True)),
        line("Ba", cell=CellPlace(0, 1, 0)),
    ]
    assert build_table(lines, "table").header == ("Bến", "", "Người", "")
