"""What headings and items say of the tasks below them: who does them, by when, or that they are none."""

import pytest

from tests.annotate.test_tasks import parsed, row, tasks
from vnplan.model.day import iso_day


def test_a_heading_that_is_a_period_dates_the_tasks_below() -> None:
    document = parsed(
        "II. LỘ TRÌNH THỰC HIỆN\n\n1. Giai đoạn 2026 - 2027\n\na) Đo tải.\n\nb) Vẽ lại bản đồ.\n\n"
        "2. Năm 2028\n\na) Sơn lại cầu.\n\nb) Gác cầu."
    )
    terms = [[(iso_day(deadline.start), iso_day(deadline.end)) for deadline in task.deadlines] for task in document.tasks]
    assert terms == [[("2026-01-01", "2027-12-31")]] * 2 + [[("2028-01-01", "2028-12-31")]] * 2


def test_a_period_that_heads_aims_is_no_deadline() -> None:
    document = parsed("II. MỤC TIÊU\n\n1. Giai đoạn 2026 - 2027\n\na) Đạt 50% số hộ.\n\nb) Giảm 10% số vụ.")
    assert document.deadlines == ()


def test_an_item_with_numbered_items_below_is_their_heading() -> None:
    found = tasks(
        "II. NHIỆM VỤ\n\n1. Tiếp tục củng cố mặt cầu và lan can để xe thô sơ qua lại được.\n\n1.1. Thay ván mặt cầu.\n\n"
        "1.2. Sơn lại lan can.\n\n2. Kẻ biển báo hai đầu cầu."
    )
    assert [(task.at, task.text) for task in found] == [
        ("II.1.1", "Thay ván mặt cầu"),
        ("II.1.2", "Sơn lại lan can"),
        ("II.2", "Kẻ biển báo hai đầu cầu"),
    ]


def test_an_item_that_names_a_body_is_a_task_beside_its_items() -> None:
    found = tasks(
        "II. NHIỆM VỤ\n\n1. Phòng Kinh tế có trách nhiệm củng cố mặt cầu và lan can để xe thô sơ qua lại được.\n\n"
        "1.1. Thay ván mặt cầu.\n\n1.2. Sơn lại lan can."
    )
    assert [task.at for task in found] == ["II.1", "II.1.1", "II.1.2"]


@pytest.mark.parametrize("word", ["Nhiệm vụ", "Trách nhiệm"])
def test_a_heading_names_a_body_by_its_purpose(word: str) -> None:
    name = "Ban Chỉ đạo phòng, chống lụt, bão và tìm kiếm, cứu nạn huyện"
    found = tasks(f"II. TỔ CHỨC THỰC HIỆN\n\n1. {word} của {name}:\n\na) Kiểm tra cáp treo;\n\nb) Trực gác đầu cầu.")
    assert [row(task)[1:3] for task in found] == [("Kiểm tra cáp treo", [name]), ("Trực gác đầu cầu", [name])]


def test_aims_date_no_tasks_that_follow_them() -> None:
    found = tasks(
        "II. MỤC TIÊU, NHIỆM VỤ\n\nA. Mục tiêu\n\n- Hàng năm mỗi người gác cầu được tập huấn.\n\n"
        "B. Nhiệm vụ\n\n1. Thay ván mặt cầu.\n\n2. Sơn lại lan can trong tháng 3/2024."
    )
    assert [(task.at, [day.text for day in task.deadlines]) for task in found] == [
        ("B.1", []),
        ("B.2", ["trong tháng 3/2024"]),
    ]


def test_the_heading_of_a_part_may_end_with_a_full_stop() -> None:
    found = tasks(
        "II. Tình hình cầu treo trong những năm qua.\n\nCác xã tổ chức gác cầu trong mùa lũ.\n\nNgười qua cầu đi chậm.\n\n"
        "III. NHIỆM VỤ\n\n1. Thay ván mặt cầu."
    )
    assert [(task.at, task.text) for task in found] == [("III.1", "Thay ván mặt cầu")]


def test_who_works_with_whom_in_what_heads_the_items_below() -> None:
    found = tasks(
        "II. NHIỆM VỤ\n\n1. Phòng Kinh tế phối hợp với Phòng Nội vụ trong công tác gác cầu mùa lũ.\n\n"
        "- Rà soát danh sách người gác.\n\n- Bố trí áo phao ở hai đầu cầu."
    )
    assert [row(task) for task in found] == [
        ("II.1", "Rà soát danh sách người gác", ["Phòng Kinh tế"], ["Phòng Nội vụ"]),
        ("II.1", "Bố trí áo phao ở hai đầu cầu", ["Phòng Kinh tế"], ["Phòng Nội vụ"]),
    ]


def test_partners_of_an_introduction_are_not_those_of_bodies_with_headings_below() -> None:
    found = tasks(
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Các phòng của huyện:\n\nCác phòng phối hợp với UBND các xã tổ chức triển khai:\n\n"
        "1.1. Phòng Kinh tế:\n\n- Gác cầu ban đêm.\n\n1.2. Phòng Nội vụ:\n\n- Lập danh sách người gác."
    )
    assert [row(task)[1:] for task in found] == [
        ("Gác cầu ban đêm", ["Phòng Kinh tế"], []),
        ("Lập danh sách người gác", ["Phòng Nội vụ"], []),
    ]
