"""What stands above holds below until something nearer says otherwise: lines that nothing marks, items among items."""

import pytest

import vnplan
from tests.annotate.test_tasks import parsed, tasks
from vnplan.model.block import Division
from vnplan.model.task import Task

TITLES = (
    "II. TỔ CHỨC THỰC HIỆN\n\nBan Giám hiệu\n\nLập lịch trực cổng trường.\n\nMua hai bình chữa cháy.\n\n"
    "Tổ bảo vệ và nhân viên y tế\n\nTổ bảo vệ ghi sổ khách ra vào.\n\nKiểm tra tủ thuốc mỗi thứ hai.\n\n"
    "Chế độ báo cáo\n\nTổng hợp số liệu vào cuối tháng."
)


def told(body: str) -> list[tuple[str, list[str]]]:
    return [(task.text, [party.text for party in task.lead]) for task in tasks(body)]


def test_a_line_that_nothing_marks_heads_the_paragraphs_behind_it() -> None:
    assert told(TITLES) == [
        ("Lập lịch trực cổng trường", ["Ban Giám hiệu"]),
        ("Mua hai bình chữa cháy", ["Ban Giám hiệu"]),
        ("ghi sổ khách ra vào", ["Tổ bảo vệ"]),
        ("Kiểm tra tủ thuốc mỗi thứ hai", ["Tổ bảo vệ", "nhân viên y tế"]),
        ("Tổng hợp số liệu vào cuối tháng", []),
    ]


def test_lines_without_stops_are_items_of_a_list() -> None:
    assert [text for text, _ in told("II. NHIỆM VỤ\n\n1. Sửa bể\n\nMua đường ống\n\nLắp van nước\n\nXây bể chứa")] == [
        "Mua đường ống",
        "Lắp van nước",
        "Xây bể chứa",
    ]


def test_a_line_that_names_the_section_says_what_it_is_about() -> None:
    found = told(
        "II. NỘI DUNG\n\nYêu cầu\n\nXây dựng nếp sống sạch.\n\nNhiệm vụ cụ thể\n\nQuét sân đình vào chiều thứ sáu.\n\nTrồng tre."
    )
    assert [text for text, _ in found] == ["Quét sân đình vào chiều thứ sáu", "Trồng tre"]


def leads(found: list[Task]) -> list[list[str]]:
    return [[party.text for party in task.lead] for task in found]


def test_who_an_item_names_heads_no_other_item() -> None:
    found = tasks(
        "II. NHIỆM VỤ\n\n1. Giữ nước\n\n- Trạm Thủy nông Đồng Vai: mở cống số 3.\n\n- Đắp bờ mương bị vỡ.\n\n- Đo mực nước."
    )
    assert leads(found) == [["Trạm Thủy nông Đồng Vai"], [], []]


def test_an_inner_item_hands_nothing_to_an_outer_one() -> None:
    found = tasks(
        "II. NHIỆM VỤ\n\n1. Phòng Kinh tế\n\n- Đo đạc bờ kè, gồm các việc:\n\n+ Giao Đội Xây dựng:\n\n+ Cắm mốc.\n\n- Vẽ bản đồ."
    )
    assert leads(found)[-1] == ["Phòng Kinh tế"]


def test_the_heading_of_a_section_is_no_field_of_the_task_before_it() -> None:
    found = tasks(
        "II. NHIỆM VỤ\n\n1. Dọn chợ\n\n- Rửa sàn chợ cá.\n\nIII. TỔ CHỨC THỰC HIỆN:\n\n1. Phòng Kinh tế:\n\n- Cấp xà phòng."
    )
    assert leads(found) == [[], ["Phòng Kinh tế"]]


def test_the_end_of_a_bracket_is_no_marker() -> None:
    found = parsed(
        "II. NHIỆM VỤ\n- Đợt 1: nhân dịp tết Dương lịch của năm 2024, đúng 7 giờ ngày 20/01/2024 (thứ\n"
        "7) các đơn vị đồng loạt ra quân dọn vỉa hè trên các tuyến đường chính của huyện, nhất\n"
        "là các tuyến đường trước cổng trường học, trước chợ, không để tái diễn cảnh lấn chiếm\n"
        "lòng đường, hè phố để buôn bán.\n- Đợt 2: dọn chợ, rửa sàn chợ cá và thay các nắp cống đã vỡ, đã mất ở hai đầu\nchợ."
    )
    assert [block.label for block in found.body if isinstance(block, Division)] == ["I", "II"]
    assert {task.at for task in found.tasks} == {"II"}


def test_work_that_is_given_among_criteria_is_a_task() -> None:
    found = told("II. TIÊU CHÍ XẾP LOẠI\n\n1. Trên cơ sở kết quả chấm, giao Phòng Kinh tế lập danh sách.\n\n2. Các xã dọn đường.")
    assert found == [("lập danh sách", ["Phòng Kinh tế"])]


@pytest.mark.parametrize("heading", ["Đối tượng dự thi", "Thành phần tham gia"])
def test_for_whom_something_is_held_is_told_nothing(heading: str) -> None:
    found = parsed(f"II. HỘI THI\n\n1. {heading}\n\n- Các tổ chức, doanh nghiệp cung cấp dịch vụ điện ở huyện.")
    assert found.assignments == ()


def test_when_an_annexed_letter_is_held_is_no_term_of_its_orders() -> None:
    found = parsed(
        "II. NHIỆM VỤ\n\n- Cử người đi học.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn An\n\nPHỤ LỤC\nLỚP HỌC\n\n"
        "I. Thời gian: 14/12/2024.\n\nII. Nội dung\n\n1. Gửi phiếu đăng ký về trường."
    )
    assert [task.deadlines for task in found.tasks if task.text.startswith("Gửi")] == [()]


def test_the_head_of_a_list_in_an_article_hands_out_to_that_list() -> None:
    report = (
        "Giữ chợ nổi\n\nNgày 5/3/2024, UBND tỉnh Hà Nam ban hành Công văn số 51/UBND-KT về việc giữ chợ nổi.\n\n"
        "Sở Công Thương có trách nhiệm:\n\na) Rà soát bến bãi;\n\nb) Kiểm tra phao neo.\n\nTổ chức lễ hội sông nước hằng năm."
    )
    assert [(task.text[:18], [party.text for party in task.lead]) for task in vnplan.parse(report).tasks] == [
        ("a) Rà soát bến bãi", ["Sở Công Thương"]),
        ("b) Kiểm tra phao n", ["Sở Công Thương"]),
    ]
