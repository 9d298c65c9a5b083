"""Tables of a text layer: cell below cell, each on as many lines as it took."""

import pytest

import vnplan
from vnplan.model.block import Table
from vnplan.read.flowing import flowing_tables
from vnplan.read.lines import text_lines

HEADER = "STT\nNội dung công việc\nĐơn vị\nchủ trì\nĐơn vị\nphối hợp\nKết quả\nThời gian hoàn\nthành\n"
FIRST = (
    "I. Nâng cao chất lượng nước sinh hoạt cho nhân dân\n"
    "1.\n\nLắp đặt trạm quan trắc nước mặt tại các hồ\nchứa lớn\nSở Nông\nnghiệp\nvà Môi\ntrường\nUBND các xã có\nhồ chứa\n"
    "Các trạm\nThường xuyên\n"
    "2. Xây dựng quy chuẩn về nước đóng bình, trong\nđó quy định rõ nguồn nước\nSở Y tế\nSở Tài chính, Sở\nTư pháp\n"
    "Quy chuẩn\nđịa phương\nQuý II/2027\n"
    "II. Huy động nguồn lực cho cấp nước\n"
)
SECOND = (
    "3.\nRà soát giá nước, lập phương án hỗ trợ Sở Tài chính\nUBND các xã\nPhương án hỗ trợ Tháng 3/2028\n"
    "4.\nTổ chức đào tạo người vận hành trạm\nCông ty Cấp nước\nSở Nội vụ\nCác lớp học\nHằng năm\n"
)
HEAD = "\nCÔNG BÁO/Số {}/Ngày 05-06-2026\n{}\n\n"
PAGES = HEAD.format(12, 89) + HEAD.format(12, 90)


def parsed(text: str) -> vnplan.Document:
    head = "ỦY BAN NHÂN DÂN\nTỈNH SƠN HẢI\n\nSố: 5/KH-UBND\n\nKẾ HOẠCH\nCấp nước sạch\n\n"
    return vnplan.parse(f"{head}I. MỤC ĐÍCH\nBảo đảm nước sạch.\n\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n{text}")


def told(document: vnplan.Document) -> list[tuple[str, list[str | None], list[str | None], list[str]]]:
    """The tasks: first words, leads, partners, what was written of the time."""
    return [
        (
            " ".join(task.text.split()[:3]),
            [body.value for body in task.lead],
            [body.value for body in task.coordinating],
            [day.text for day in task.deadlines],
        )
        for task in document.tasks
    ]


ROWS = [
    ("Lắp đặt trạm", ["Sở Nông nghiệp và Môi trường"], ["Ủy ban nhân dân các xã có hồ chứa"], ["Thường xuyên"]),
    ("Xây dựng quy", ["Sở Y tế"], ["Sở Tài chính", "Sở Tư pháp"], ["Quý II/2027"]),
    ("Rà soát giá", ["Sở Tài chính"], ["Ủy ban nhân dân các xã"], ["Tháng 3/2028"]),
    ("Tổ chức đào", ["Công ty Cấp nước"], ["Sở Nội vụ"], ["Hằng năm"]),
]


@pytest.mark.parametrize("break_", ["", HEAD.format(12, 91) + HEADER], ids=["one page", "two pages"])
def test_lines_are_shared_out_among_the_columns(break_: str) -> None:
    document = parsed(PAGES + HEADER + FIRST + break_ + SECOND)
    assert told(document) == ROWS
    tables = [node for node in document.walk() if isinstance(node, Table)]
    assert [len(table.rows) for table in tables] == [7]
    assert tables[0].header[2:4] == ("Đơn vị chủ trì", "Đơn vị phối hợp")


def test_a_row_that_a_page_cut_is_one() -> None:
    cut = "5.\nXây dựng kế hoạch thay thế\nđường ống cũ,\nSở Xây dựng\nSở Y tế\nKế hoạch\nQuý I/2027\n"
    rest = "trong đó ưu tiên trường học.\n6.\nKiểm tra nguồn nước giếng\nSở Y tế\nUBND các xã\nBáo cáo\nQuý I/2028\n"
    document = parsed(PAGES + HEADER + FIRST + SECOND + cut + HEAD.format(12, 92) + HEADER + rest)
    assert told(document)[4:] == [
        ("Xây dựng kế", ["Sở Xây dựng"], ["Sở Y tế"], ["Quý I/2027"]),
        ("Kiểm tra nguồn", ["Sở Y tế"], ["Ủy ban nhân dân các xã"], ["Quý I/2028"]),
    ]
    assert document.tasks[4].text.endswith("đường ống cũ, trong đó ưu tiên trường học")


def test_what_follows_the_table_is_no_cell_of_it() -> None:
    document = parsed(HEADER + FIRST + SECOND + "Các cơ quan được giao nhiệm vụ gửi báo cáo về Sở Y tế để tổng hợp chung.\n")
    assert told(document)[:4] == ROWS
    table = next(node for node in document.walk() if isinstance(node, Table))
    assert "tổng hợp" not in " ".join(text.text for row in table.rows for cell in row.cells for text in cell.texts)


@pytest.mark.parametrize(
    "text",
    [
        # Names of columns that show nothing by their words; one row; numbers out of order.
        "STT\nHọ và tên\nChức vụ\nĐơn vị\n1.\nNguyễn\nVăn A\nGiám đốc\nSở Y tế\n2.\nTrần B\nPhó\nSở Y tế\n",
        HEADER + "1.\nTrồng cây\nSở Y tế\nSở Tài chính\nCây\nQuý I/2027\n",
        HEADER + "2.\nTrồng cây\nSở Y tế\nSở Tài chính\nCây\nQuý I/2027\n3.\nTưới cây\nSở Y tế\nSở Tài chính\nCây\nQuý I/2027\n",
    ],
)
def test_other_lines_stay_lines(text: str) -> None:
    lines = text_lines(text)
    assert flowing_tables(text, lines) == lines
