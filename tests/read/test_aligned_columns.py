"""Tables that ``pdftotext -layout`` wrote: columns by the gaps of a whole page, rows by numbers wherever these stand."""

import json
import lzma
from collections.abc import Iterator, Sequence

import pytest

import vnplan
from tests.conftest import CORPORA
from tests.oracle import check
from vnplan.model.block import Block, Bullet, Division, Table
from vnplan.model.document import Document

HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ MÂY HẠ\n\nSố: 9/KH-UBND\n\nKẾ HOẠCH\nChăm sóc đường làng\n\n"
    "     I. MỤC ĐÍCH\n     Đường sạch.\n     II. VIỆC PHẢI LÀM\n"
)
TAIL = "     III. KINH PHÍ\n     1. Do các thôn tự lo, xã hỗ trợ cây giống theo khả năng của ngân sách trong năm.\n"
TIGHT = """\
TT Nội dung công việc       Chủ trì        Phối hợp       Thời gian
1       Quét vôi gốc cây,   Hội Cựu chiến Đoàn Thanh      Tháng 3/2027
        phát cỏ             binh xã       niên
2       Dọn mương từ cầu    Tổ tự quản     Các hộ dân Từ 13/4 đến
        Đá đến nhà ông Ba                  ven đường  24/4/2027
"""
MIDDLE = """\
             Nội dung        Đơn vị chủ
   STT                                         Thời gian
              công việc           trì
             Quét vôi gốc    Hội Cựu chiến
     1                                         Tháng 3/2027
             cây             binh xã
             Dọn mương từ
                             Tổ tự quản
     2       cầu Đá đến                        Quý II/2027
                             thôn Thượng
             nhà ông Ba
"""
CUT = """\
  TT       Nội dung công việc     Chủ trì        Thời gian

   1       Quét vôi gốc cây,      Hội Cựu        Tháng 3/2027
           phát cỏ                chiến binh
                               2
\f TT      Nội dung công việc     Chủ trì        Thời gian
           hai bên đường          xã
   2       Dọn mương              Tổ tự quản     Quý II/2027
"""


def _tables(blocks: Sequence[Block]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Division | Bullet):
            yield from _tables(block.children)


def rows_of(document: Document) -> list[list[str]]:
    """The cells of all tables of a document, by column."""
    out = []
    for part in (document, *document.annexes):
        for table in _tables(part.body):
            width = max(cell.column for row in table.rows for cell in row.cells) + 1
            for row in table.rows:
                cells = {cell.column: " ".join(text.text for text in cell.texts) for cell in row.cells}
                out.append([cells.get(column, "") for column in range(width)])
    return out


def _read(table: str) -> list[list[str]]:
    document = vnplan.parse(HEAD + table + TAIL, name="a.txt")
    check(document)
    assert [block.label for block in document.body] == ["I", "II", "III"]  # type: ignore[union-attr]
    return rows_of(document)[1:]


def test_words_that_one_blank_parts_stand_in_the_columns_below_their_names() -> None:
    assert _read(TIGHT) == [
        ["1", "Quét vôi gốc cây, phát cỏ", "Hội Cựu chiến binh xã", "Đoàn Thanh niên", "Tháng 3/2027"],
        ["2", "Dọn mương từ cầu Đá đến nhà ông Ba", "Tổ tự quản", "Các hộ dân ven đường", "Từ 13/4 đến 24/4/2027"],
    ]


def test_a_number_may_stand_in_the_middle_of_its_row() -> None:
    assert _read(MIDDLE) == [
        ["1", "Quét vôi gốc cây", "Hội Cựu chiến binh xã", "Tháng 3/2027"],
        ["2", "Dọn mương từ cầu Đá đến nhà ông Ba", "Tổ tự quản thôn Thượng", "Quý II/2027"],
    ]


def test_a_row_goes_on_below_a_page_number_and_the_header_said_again() -> None:
    assert _read(CUT) == [
        ["1", "Quét vôi gốc cây, phát cỏ hai bên đường", "Hội Cựu chiến binh xã", "Tháng 3/2027"],
        ["2", "Dọn mương", "Tổ tự quản", "Quý II/2027"],
    ]


def test_a_line_that_is_no_row_ends_the_table() -> None:
    rows = _read(TIGHT + "Ghi chú: Các thôn gửi ảnh đã làm về xã.\n")
    assert rows[-1][0] == "2"


def _squeezed(words: str) -> str:
    return "".join(words.lower().replace("-", " ").split())


@pytest.mark.slow
def test_most_cells_of_real_layouts_are_whole() -> None:
    """Twenty invented plans through LibreOffice and pdftotext: justified and centred cells, rows and headers cut by pages."""
    right = wanted = 0
    with lzma.open(CORPORA / "tables" / "pdftotext_layout.jsonl.xz", "rt", encoding="utf-8") as plans:
        for plan in map(json.loads, plans):
            document = vnplan.parse(plan["text"], name="a.txt")
            check(document)
            found = {row[0]: [_squeezed(cell) for cell in row] for row in rows_of(document)}
            for row in plan["rows"]:
                got = found.get(row[0], [])
                right += sum(a == b for a, b in zip(got, map(_squeezed, row), strict=False))
                right += sum(not cell for cell in row[len(got) :])
                wanted += len(row)
    assert right >= 0.95 * wanted, (right, wanted)
