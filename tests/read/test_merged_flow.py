"""Headers of two rows in tables without rules: cell below cell, all on one line, in columns that blanks align."""

import pytest

import vnplan
from tests.oracle import check
from vnplan.export.facts import facts

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH SƠN HẢI\n\nSố: 7/KH-UBND\n\nKẾ HOẠCH\nTrồng rừng\n\nI. MỤC ĐÍCH\nGiữ đất.\n\nPHỤ LỤC\nPHÂN CÔNG\n"
CELLS = """STT
Công việc
Đơn vị thực hiện
Thời hạn
Chủ trì
Phối hợp
I
Gieo ươm
1
Chọn hạt giống, làm bầu đất
Chi cục Kiểm lâm
Sở Tài chính
Tháng 3/2027
2
Tưới, che nắng cho cây con
Trung tâm Khuyến nông
Quý II/2027
II
Trồng
3
Đào hố trên đồi Mây
UBND xã Mây Hạ; Hội Nông dân xã
Đoàn thanh niên
6 tháng cuối năm 2027
"""
ONE_LINE = f"TT. Tỉnh ủy chỉ đạo; {'TT. HĐND giám sát việc trồng rừng ở các xã ven sông. ' * 8}{' '.join(CELLS.split())}"
ALIGNED = """
STT  Công việc        Đơn vị thực                     Thời hạn
                      hiện
                      Chủ trì         Phối hợp
I    Gieo ươm
1    Chọn hạt giống,  Chi cục         Sở Tài chính    Tháng
     làm bầu đất      Kiểm lâm                        3/2027
2    Tưới, che nắng   Trung tâm                       Quý
     cho cây con      Khuyến nông                     II/2027
\fII   Trồng
3     Đào hố trên      UBND xã          Đoàn thanh     6 tháng
      đồi Mây          Mây Hạ; Hội      niên           cuối năm
                       Nông dân xã                     2027
"""
WANTED = [
    (["Chi cục Kiểm lâm"], ["Sở Tài chính"], [("2027-03-01", "2027-03-31")]),
    (["Trung tâm Khuyến nông"], [], [("2027-04-01", "2027-06-30")]),
    (["UBND xã Mây Hạ", "Hội Nông dân xã"], ["Đoàn thanh niên"], [("2027-07-01", "2027-12-31")]),
]


@pytest.mark.parametrize("table", [CELLS, ONE_LINE, ALIGNED], ids=["a cell a line", "one line", "aligned"])
def test_who_does_what_by_when_is_known_below_a_merged_name(table: str) -> None:
    document = vnplan.parse(HEAD + table, name="page.txt")
    check(document)
    told = [
        (task["lead"], task["coordinating"], [(start, end) for start, end, _ in task["deadlines"]])
        for task in facts(document)["tasks"]
        if task["deadlines"]
    ]
    assert told == WANTED


def test_a_number_and_a_date_that_a_narrow_cell_parted_are_one() -> None:
    rows = CELLS.replace("1\nChọn hạt giống, làm bầu đất\n", "1\nChọn hạt theo Thông tư\nsố 6/2026/T\nT-BNN ngày 15/3/202\n6\n")
    found = facts(vnplan.parse(HEAD + rows, name="page.txt"))["citations"]
    assert [(one["number"], one["date"]) for one in found] == [("6/2026/TT-BNN", "2026-03-15")]


def test_a_quarter_cut_before_its_year_heads_no_part_of_the_table() -> None:
    document = vnplan.parse(HEAD + CELLS.replace("Quý II/2027", "Quý\nII/2027"), name="page.txt")
    assert [task.deadlines[0].text for task in document.tasks][1:] == ["Quý II/2027", "6 tháng cuối năm 2027"]


def test_a_table_ends_where_the_next_part_of_the_document_begins() -> None:
    table = "STT\nViệc\nĐơn vị chủ trì\nĐơn vị phối hợp\nThời hạn\n1\nĐếm cây\nSở Y tế\nCông an tỉnh\nQuý I/2027\n"
    table += "2\nTrồng cây\nSở Xây dựng\nSở Tài chính\nQuý II/2027\n"
    below = "III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế:\nTưới cây.\n2. Sở Xây dựng:\nRào cây.\n3. Các xã ven sông:\nGác cây.\n"
    document = vnplan.parse(f"{HEAD.partition('PHỤ LỤC')[0]}\nII. PHÂN CÔNG\n{table}{below}", name="page.txt")
    assert [task["at"] for task in facts(document)["tasks"]] == ["II", "II", "III.1", "III.2", "III.3"]
