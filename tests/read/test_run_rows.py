"""Tables in a text that a tool ran together on one line."""

import vnplan
from tests.oracle import check
from vnplan.export.facts import facts
from vnplan.read import clip

HEADER = "STT Nội dung công việc Cơ quan chủ trì Cơ quan phối hợp Thời gian thực hiện"
ROWS = (
    "1 Nạo vét kênh Đông, kênh Tây. Sở Xây dựng Sở Tài chính; UBND các xã Quý II/2026 "
    "2 Trồng tre giữ bờ Sở Nông nghiệp và Môi trường UBND các xã Tháng 8/2026 "
    "II. KIỂM TRA, BÁO CÁO 3 Kiểm tra mực nước các cống Sở Xây dựng UBND các xã Thường xuyên"
)
LEAD = "Ủy ban nhân dân tỉnh ban hành Kế hoạch nạo vét kênh mương ở các xã ven sông, phân công như sau: " * 4
TEXT = f"KẾ HOẠCH\nNạo vét kênh năm 2026\n{LEAD}{HEADER} I. ĐÀO ĐẮP {ROWS} Trên đây là Kế hoạch nạo vét kênh mương."


def cells(text: str) -> list[list[str]]:
    clipping = clip(text, name="page.txt")
    rows = [row for block in clipping.blocks for row in block.rows]
    return [[" ".join(clipping.source.text[b.start : b.end] for b in cell.blocks) for cell in row.cells] for row in rows]


def test_the_names_and_the_numbers_give_the_rows_and_what_they_hold_the_cells() -> None:
    assert cells(TEXT)[0] == ["STT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"]
    named = [row for row in cells(TEXT)[1:] if len(row) > 1]
    assert [row[0] for row in named] == ["1", "2", "3"]
    assert [row[2] for row in named] == ["Sở Xây dựng", "Sở Nông nghiệp và Môi trường", "Sở Xây dựng"]
    assert [row[3] for row in named] == ["Sở Tài chính; UBND các xã", "UBND các xã", "UBND các xã"]
    assert [row[4] for row in named] == ["Quý II/2026", "Tháng 8/2026", "Thường xuyên"]


def test_its_facts_are_those_of_a_table() -> None:
    document = vnplan.parse(TEXT, name="page.txt")
    check(document)
    assert [one["end"] for one in facts(document)["deadlines"]] == ["2026-06-30", "2026-08-31", None]


def test_a_line_without_such_a_header_stays_one() -> None:
    assert not cells(f"{LEAD}STT ghi theo sổ 1 Xã Đông Hà, 2 Xã Tây Hà, 3 Xã Nam Hà. {LEAD}")
    assert not cells(f"{LEAD}Cột STT để trống; xem thêm phụ lục. {LEAD}")
