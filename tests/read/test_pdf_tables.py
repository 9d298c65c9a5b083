import pytest

from tests.read.made_pdf import LEFT, RIGHT, Page, pdf
from vnplan.model.clipping import Clipping
from vnplan.read import clip
from vnplan.split import split

pytest.importorskip("pypdfium2")


def grid(page: Page, xs: list[float], ys: list[float]) -> None:
    page.rules += [(xs[0], y, xs[-1], y) for y in ys] + [(x, ys[0], x, ys[-1]) for x in xs]


def rows(clipping: Clipping) -> list[list[str]]:
    text = clipping.source.text
    [table] = [block for block in clipping.blocks if block.rows]
    return [[" / ".join(text[b.start : b.end] for b in cell.blocks) for cell in row.cells] for row in table.rows]


def test_a_table_goes_on_over_the_page_without_its_second_header() -> None:
    xs: list[float] = [LEFT, 130, 350, RIGHT]
    pages = [Page(), Page()]
    for n, page in enumerate(pages):
        grid(page, xs, [100, 125, 165, 190])
        for x, word in zip(xs, ("TT", "Nội dung", "Đơn vị"), strict=False):
            page.put(x + 5, 118, word, bold=True)
        page.put(xs[0] + 5, 140, str(2 * n + 1))
        page.put(xs[1] + 5, 140, "Mua thuốc cho các trạm y tế")
        page.put(xs[1] + 5, 157, "xã")
        page.put(xs[2] + 5, 140, "Sở Y tế")
        page.put(xs[0] + 5, 182, str(2 * n + 2))
        page.put(xs[1] + 5, 182, "Tập huấn")
    clipping = clip(pdf(*pages))
    body = [["1", "Mua thuốc cho các trạm y tế xã", "Sở Y tế"], ["2", "Tập huấn", ""]]
    again = [["3", "Mua thuốc cho các trạm y tế xã", "Sở Y tế"], ["4", "Tập huấn", ""]]
    assert rows(clipping) == [["TT", "Nội dung", "Đơn vị"], *body, *again]


def test_cells_are_merged_where_no_rule_parts_them() -> None:
    page = Page()
    page.rules = [(100, 100, 400, 100), (200, 130, 400, 130), (100, 160, 400, 160)]
    page.rules += [(x, 100, x, 160) for x in (100.0, 200.0, 400.0)]
    for left, base, text in ((105, 120, "Sở C"), (205, 120, "việc x"), (205, 150, "việc y")):
        page.put(left, base, text)
    clipping = clip(pdf(page))
    assert rows(clipping) == [["Sở C", "việc x"], ["việc y"]]
    [table] = clipping.blocks
    assert table.rows[0].cells[0].rows == 2


XS: list[float] = [LEFT, 130, 350, RIGHT]


def sheet(ys: list[float], *texts: tuple[int, float, str]) -> Page:
    """A page with a grid of three columns, and texts by column and baseline."""
    page = Page()
    grid(page, XS, ys)
    for column, base, text in texts:
        page.put(XS[column] + 5, base, text)
    return page


HEAD = ((0, 115, "TT"), (1, 115, "Nội dung"), (2, 115, "Đơn vị"), (0, 140, "(1)"), (1, 140, "(2)"), (2, 140, "(3)"))


def test_a_row_that_the_page_cut_is_made_whole_and_both_rows_of_the_header_come_once() -> None:
    first = sheet([100, 125, 150, 190], *HEAD, (0, 165, "1"), (1, 165, "Mua thuốc cho các trạm"), (2, 165, "Sở Y tế"))
    second = sheet([100, 125, 150, 175, 200], *HEAD, (1, 165, "y tế xã"), (0, 190, "2"), (1, 190, "tập huấn"))
    assert rows(clip(pdf(first, second))) == [
        ["TT", "Nội dung", "Đơn vị"],
        ["(1)", "(2)", "(3)"],
        ["1", "Mua thuốc cho các trạm y tế xã", "Sở Y tế"],
        ["2", "tập huấn", ""],
    ]


def test_a_table_goes_on_where_the_next_page_has_fewer_columns() -> None:
    first = sheet([100, 125], (0, 115, "1"), (1, 115, "Mua thuốc."), (2, 115, "Sở Y tế"))
    second = Page()
    grid(second, [XS[0], XS[1], XS[3]], [100, 125])
    second.put(XS[0] + 5, 115, "2")
    second.put(XS[1] + 5, 115, "Việc chung")
    clipping = clip(pdf(first, second))
    placed = [(line.text.text, line.cell.row, line.cell.column, line.cell.columns) for line in split(clipping) if line.cell]
    assert placed[-2:] == [("2", 1, 0, 1), ("Việc chung", 1, 1, 2)]


def test_a_cell_ends_where_its_sides_end() -> None:
    page = sheet([100, 130], (0, 120, "TT"), (1, 120, "Nội dung"), (2, 120, "Đơn vị"))
    # Below it a row that is one cell, with no rule between the two.
    page.rules = [(XS[0], 100, XS[3], 100), (XS[0], 160, XS[3], 160), *((x, 100, x, 130) for x in XS), (XS[0], 130, XS[0], 160)]
    page.rules += [(XS[3], 130, XS[3], 160), (XS[3] - 2, 130, XS[3], 130)]
    page.put(XS[0] + 5, 150, "Phần chung")
    assert rows(clip(pdf(page))) == [["TT", "Nội dung", "Đơn vị"], ["Phần chung"]]


def test_a_raised_figure_that_names_no_note_is_text_in_cells_too() -> None:
    page = sheet([100, 130], (0, 120, "1"), (1, 120, "Diện tích 5 m"), (2, 120, "x"))
    page.texts.append((XS[1] + 5 + 7 * 13, 114, 8, "2", False))
    assert [line.text.text for line in split(clip(pdf(page)))] == ["1", "Diện tích 5 m2", "x"]
