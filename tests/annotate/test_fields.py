"""Fields are one mechanism: a task says the same as a row, in labelled lines, below labels that are headings, in prose."""

from collections.abc import Callable
from functools import cache

import pytest

import vnplan.pipeline
from vnplan.model.day import iso_day
from vnplan.model.document import Document

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH BÌNH MINH\n\nSố: 31/KH-UBND\n\nBình Minh, ngày 10 tháng 01 năm 2024\n\n"
    "KẾ HOẠCH\nPhát triển nghề muối năm 2024\n\nI. MỤC ĐÍCH\n\n- Giữ nghề muối.\n\n"
)
WORK = [
    ("Rà soát diện tích ruộng muối", "Sở Xây dựng", "Sở Tài chính, UBND các xã", "Tháng 3/2024", "Báo cáo"),
    ("Nạo vét kênh dẫn nước mặn", "Sở Nông nghiệp và Môi trường", "Công an tỉnh", "Quý II/2024", "Biên bản"),
    ("Mở lớp dạy nghề cho diêm dân", "Sở Nội vụ", "Hội Nông dân tỉnh", "Tháng 5/2024", "Danh sách học viên"),
    ("Lập bản đồ vùng muối", "Sở Khoa học và Công nghệ", "Sở Xây dựng", "Quý III/2024", "Bản đồ"),
    ("Tổ chức hội chợ muối", "Sở Công Thương", "UBND các xã, phường", "Tháng 9/2024", "Kế hoạch hội chợ"),
    ("Hỗ trợ diêm dân vay vốn", "Ngân hàng Nhà nước Việt Nam", "Hội Phụ nữ tỉnh", "Quý I/2024", "Hợp đồng vay"),
    ("Xây dựng nhãn hiệu muối sạch", "Sở Khoa học và Công nghệ", "Sở Công Thương", "Tháng 8/2024", "Nhãn hiệu"),
    ("Kiểm tra chất lượng muối", "Sở Y tế", "Sở Công Thương", "Quý IV/2024", "Kết luận"),
    ("Sửa đường ra đồng muối", "Sở Xây dựng", "UBND các xã", "Tháng 6/2024", "Hồ sơ hoàn công"),
    ("Tuyên truyền giữ nghề", "Sở Văn hóa, Thể thao và Du lịch", "Tỉnh đoàn", "Tháng 4/2024", "Phóng sự"),
    ("Thống kê sản lượng", "Thống kê tỉnh", "UBND các xã", "Tháng 11/2024", "Bảng số liệu"),
    ("Bố trí kinh phí khuyến diêm", "Sở Tài chính", "Sở Nông nghiệp và Môi trường", "Quý I/2024", "Quyết định"),
    ("Thu hồi đất bỏ hoang", "UBND các xã", "Sở Nông nghiệp và Môi trường", "Tháng 7/2024", "Quyết định thu hồi"),
    ("Thành lập hợp tác xã muối", "Liên minh Hợp tác xã tỉnh", "UBND các xã", "Quý II/2024", "Điều lệ"),
    ("Bảo vệ đê biển", "Bộ Chỉ huy Quân sự tỉnh", "Công an tỉnh", "Tháng 10/2024", "Phương án"),
    ("Khám sức khỏe cho diêm dân", "Sở Y tế", "Hội Chữ thập đỏ tỉnh", "Tháng 12/2024", "Hồ sơ sức khỏe"),
    ("Đào tạo thợ làm muối", "Sở Nội vụ", "Sở Công Thương", "Quý III/2024", "Chứng chỉ"),
    ("Khảo sát thị trường muối", "Sở Công Thương", "Sở Tài chính", "Tháng 2/2024", "Phiếu khảo sát"),
    ("Trồng rừng chắn gió", "UBND các xã", "Hội Nông dân tỉnh", "Tháng 6/2024", "Rừng nghiệm thu"),
    ("Tổng kết mùa muối", "Sở Nông nghiệp và Môi trường", "UBND các xã", "Tháng 12/2024", "Báo cáo tổng kết"),
]

# How the fields may be called: who leads, who helps, when, what comes of it.
NAMES = [
    ("Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm"),
    ("Đơn vị/ cá nhân phụ trách", "Đơn vị phối hợp", "Thời gian thực hiện", "Sản phẩm dự kiến"),
    ("Đơn vị thực hiện", "Phối hợp thực hiện", "Tiến độ", "Kết quả"),
    ("Chủ trì", "Phối hợp", "Thời hạn", "Kết quả đầu ra"),
    ("Tổ chức, cá nhân thực hiện", "Cơ quan, đơn vị phối hợp", "Thời gian dự kiến hoàn thành", "Sản phẩm chính"),
    ("Đơn vị đầu mối", "Các đơn vị phối hợp", "Lộ trình", "Sản phẩm hoàn thành"),
]

Record = tuple[str, list[str], list[str], list[tuple[str | None, str | None]], str | None]


def records(document: Document) -> list[Record]:
    return [
        (
            task.text,
            [party.text for party in task.lead],
            [party.text for party in task.coordinating],
            [(iso_day(d.start), iso_day(d.end)) for d in task.deadlines],
            task.deliverable,
        )
        for task in document.tasks
    ]


def table(called: tuple[str, ...] = NAMES[0]) -> Document:
    names = ("TT", "Nội dung công việc", *called)
    rows = [[str(number), *row] for number, row in enumerate(WORK, 1)]
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in [names, *rows])
    head = "".join(f"<p>{line}</p>" for line in HEAD.split("\n") if line)
    return vnplan.pipeline.parse(f"<html><body>{head}<p>II. NHIỆM VỤ</p><table>{cells}</table></body></html>")


@cache
def told_in_columns() -> list[Record]:
    return records(table())


def labelled_lines(called: tuple[str, ...] = NAMES[0]) -> Document:
    leads, helps, due, gives = called
    items = [
        f"{number}. {what}\n\n- {leads}: {lead}.\n\n- {helps}: {partners}.\n\n- {due}: {when}.\n\n- {gives}: {result}.\n\n"
        for number, (what, lead, partners, when, result) in enumerate(WORK, 1)
    ]
    return vnplan.pipeline.parse(HEAD + "II. NHIỆM VỤ\n\n" + "".join(items))


def labelled_headings(called: tuple[str, ...] = NAMES[0]) -> Document:
    leads, helps, due, gives = called
    items = [
        f"{number}. {what}\n\na) {leads}\n\n- {lead}.\n\nb) {helps}\n\n- {partners}.\n\n"
        f"c) {due}: {when}.\n\nd) {gives}\n\n- {result}.\n\n"
        for number, (what, lead, partners, when, result) in enumerate(WORK, 1)
    ]
    return vnplan.pipeline.parse(HEAD + "II. NHIỆM VỤ\n\n" + "".join(items))


def prose() -> Document:
    items = [
        f"{number}. {lead} chủ trì, phối hợp với {partners} {what[0].lower()}{what[1:]}; "
        f"hoàn thành trong {when[0].lower()}{when[1:]}.\n\n"
        for number, (what, lead, partners, when, _) in enumerate(WORK, 1)
    ]
    return vnplan.pipeline.parse(HEAD + "II. TỔ CHỨC THỰC HIỆN\n\n" + "".join(items))


@pytest.mark.parametrize("called", NAMES, ids=lambda names: names[0])
@pytest.mark.parametrize("dressed", [table, labelled_lines, labelled_headings], ids=lambda dressed: dressed.__name__)
def test_labels_say_what_columns_say(dressed: Callable[[tuple[str, ...]], Document], called: tuple[str, ...]) -> None:
    assert records(dressed(called)) == told_in_columns()


# What stands above holds below until something nearer says otherwise: the body of the plan, then of each task its place, its
# words, who leads, who helps, and when it is due at the latest.
HANDED = [
    (
        (
            "1. Nội dung: Rà soát quy định muối.\n\n2. Cơ quan chủ trì, phối hợp\n\na) Cơ quan chủ trì\n\n- Bộ Công Thương;\n\n"
            "- Bộ Tài chính.\n\nb) Cơ quan phối hợp\n\n- Bộ Y tế.\n\n3. Thời gian thực hiện: Tháng 12/2024."
        ),
        [("II.1", "Rà soát quy định muối", ["Bộ Công Thương", "Bộ Tài chính"], ["Bộ Y tế"], ["2024-12-31"])],
    ),
    (
        (
            "1. Làm sạch đồng muối\n\na) Nội dung\n\n- Nạo vét kênh.\n\n- Dọn rác.\n\nb) Cơ quan thực hiện: UBND các xã.\n\n"
            "c) Thời gian: tháng 4/2024."
        ),
        [
            ("II.1.a", "Nạo vét kênh", ["UBND các xã"], [], ["2024-04-30"]),
            ("II.1.a", "Dọn rác", ["UBND các xã"], [], ["2024-04-30"]),
        ],
    ),
    (
        (
            "1. Trong quý II/2024\n\n- Nạo vét kênh.\n\n- Dọn rác trước ngày 15/5/2024.\n\n2. Trong quý III/2024:\n\n"
            "a) Sở Y tế khám bệnh.\n\nb) Mở hội chợ."
        ),
        [
            ("II.1", "Nạo vét kênh", [], [], ["2024-06-30"]),
            ("II.1", "Dọn rác trước ngày 15/5/2024", [], [], ["2024-05-15"]),
            ("II.2.a", "khám bệnh", ["Sở Y tế"], [], ["2024-09-30"]),
            ("II.2.b", "Mở hội chợ", [], [], ["2024-09-30"]),
        ],
    ),
    (
        (
            "1. Làm sạch đồng muối\n\n- Thời gian thực hiện: năm 2024.\n\n- Nạo vét kênh.\n\n- Dọn rác.\n\n2. Bán muối\n\n"
            "- Mở hội chợ.\n\n- In tờ rơi.\n\n- Đơn vị thực hiện: Sở Công Thương."
        ),
        [
            ("II.1", "Nạo vét kênh", [], [], ["2024-12-31"]),
            ("II.1", "Dọn rác", [], [], ["2024-12-31"]),
            ("II.2", "Mở hội chợ", [], [], []),
            ("II.2", "In tờ rơi", ["Sở Công Thương"], [], []),
        ],
    ),
    (
        "1. Hội nghị tổng kết\n\n- Thời gian: tháng 12/2024.\n\n- Thành phần: các sở.\n\n2. Vùng muối\n\n- Thời gian: tháng 11.",
        [("II.1", "Hội nghị tổng kết", [], [], ["2024-12-31"])],
    ),
    (
        "1. UBND các xã có trách nhiệm tổ chức thu gom muối.\n\n- Dọn rác.\n\n- Ghi sổ.",
        [
            ("II.1", "tổ chức thu gom muối", ["UBND các xã"], [], []),
            ("II.1", "Dọn rác", ["UBND các xã"], [], []),
            ("II.1", "Ghi sổ", ["UBND các xã"], [], []),
        ],
    ),
]


@pytest.mark.parametrize(("body", "wanted"), HANDED)
def test_what_stands_above_holds_below(body: str, wanted: list[tuple[str, str, list[str], list[str], list[str]]]) -> None:
    document = vnplan.pipeline.parse(f"{HEAD}II. NHIỆM VỤ\n\n{body}\n\nIII. KINH PHÍ\n\n- Ngân sách tỉnh.")
    found = [
        (
            task.at,
            task.text,
            [p.text for p in task.lead],
            [p.text for p in task.coordinating],
            [iso_day(d.end) for d in task.deadlines],
        )
        for task in document.tasks
    ]
    assert found == wanted


# Sections where nothing is to be done, and items that are none.
NONE = [
    "II. MỤC TIÊU\n\n- Nạo vét 20 km kênh.",
    "II. KẾT QUẢ NĂM 2023\n\n- Nạo vét kênh.",
    "II. YÊU CẦU\n\n- Nạo vét đúng quy định.",
    "II. KINH PHÍ\n\n- Ngân sách tỉnh bố trí 20 triệu đồng.",
    "II. NỘI DUNG\n\n- Kênh Rạch Dừa.\n\n- 100% xã có tổ thu gom.",
    "II. TỔ CHỨC THỰC HIỆN\n\nTrong quá trình thực hiện nếu có vướng mắc, các xã phản ánh về Sở Xây dựng.",
]


@pytest.mark.parametrize("body", NONE)
def test_aims_what_was_and_things_are_no_tasks(body: str) -> None:
    assert records(vnplan.pipeline.parse(HEAD + body)) == []


def test_rows_that_head_others_or_repeat_the_header_are_no_tasks_and_a_second_table_goes_on() -> None:
    rows = [
        ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"],
        ["A", "Ruộng muối", "", ""],
        ["1", "Nạo vét kênh", "UBND các xã", "Tháng 3/2024"],
        ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"],
        ["2", "Mở hội chợ", "Sở Công Thương", "Tháng 4/2024"],
    ]
    more = [["3", "In tờ rơi", "Sở Công Thương", "Tháng 5/2024"]]
    tables = "".join(
        "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in part) + "</table>"
        for part in (rows, more)
    )
    head = "".join(f"<p>{line}</p>" for line in HEAD.split("\n") if line)
    document = vnplan.pipeline.parse(f"<html><body>{head}<p>II. NHIỆM VỤ</p>{tables}</body></html>")
    assert [(task.text, task.lead[0].text) for task in document.tasks] == [
        ("Nạo vét kênh", "UBND các xã"),
        ("Mở hội chợ", "Sở Công Thương"),
        ("In tờ rơi", "Sở Công Thương"),
    ]


def test_a_table_gives_what_its_cells_say() -> None:
    found = records(table())
    assert [record[0] for record in found] == [row[0] for row in WORK]
    assert [record[4] for record in found] == [row[4] for row in WORK]
    assert all(record[1] and record[2] and record[3] for record in found)


def test_prose_says_the_same_but_for_the_deliverable() -> None:
    assert [record[1:4] for record in records(prose())] == [record[1:4] for record in records(table())]
    pairs = zip(records(prose()), WORK, strict=True)
    assert all(record[0].lower().startswith(what.lower()) for record, (what, *_) in pairs)


def test_headings_that_say_of_what_work_is_done_are_tasks_by_their_fields() -> None:
    page = (
        "KẾ HOẠCH\nTrồng rừng năm 2024\n\nI. MỤC ĐÍCH\n\n- Giữ rừng.\n\nII. NHIỆM VỤ\n\n1. Đo độ mặn thường xuyên\n\n"
        "1.1. Vùng đầm phá\n\na) Thời gian thực hiện: Từ tháng 3 đến tháng 5 năm 2024.\n\nb) Địa điểm: cống Lệnh.\n\n"
        "1.2. Vùng cửa sông\n\na) Thời gian thực hiện: Tháng 6 năm 2024.\n\nb) Địa điểm: cống Trà.\n"
    )
    assert [(task.at, task.text, iso_day(task.deadlines[0].end)) for task in vnplan.pipeline.parse(page).tasks] == [
        ("II.1.1", "Vùng đầm phá", "2024-05-31"),
        ("II.1.2", "Vùng cửa sông", "2024-06-30"),
    ]
