"""Roles without a name in the steps of a procedure, and whoever only says what it will do."""

import pytest

from tests.annotate.test_tasks import parsed
from vnplan.pipeline import parse


def leads(text: str) -> list[str]:
    return [party.text for assignment in parsed(text).assignments for party in assignment.lead]


@pytest.mark.parametrize("heading", ["II. QUY TRÌNH KIỂM TRA", "II. Trình tự làm việc"])
def test_roles_are_told_nothing_below_a_heading_of_steps(heading: str) -> None:
    steps = (
        "1) Thư ký Đoàn tổng hợp hồ sơ;\n\n2) Lãnh đạo bệnh viện: Báo cáo số giường;\n\n3) Đại diện Sở Y tế tổng hợp số thuốc."
    )
    assert leads(f"{heading}\n\n{steps}") == []
    assert leads(f"II. NHIỆM VỤ\n\n{steps}") == ["Thư ký Đoàn", "Lãnh đạo bệnh viện", "Đại diện Sở Y tế"]


def test_a_word_of_duty_tells_them_there_too() -> None:
    assert leads("II. QUY TRÌNH KIỂM TRA\n\n1. Thành viên Đoàn có trách nhiệm đeo thẻ.") == ["Thành viên Đoàn"]


LAW = (
    "BỘ CÔNG THƯƠNG\n\nSố: 9/2024/TT-BCT\n\nHà Nội, ngày 5 tháng 3 năm 2024\n\nTHÔNG TƯ\n\nQuy định về cân ô tô\n\n"
    "Điều 1. Kiểm định\n\nKhi có đơn, Sở Công Thương sẽ kiểm tra cân trong mười ngày.\n\n"
    "Khi có khiếu nại, Bộ Công Thương sẽ xem xét lại kết quả.\n\nBỘ TRƯỞNG\n\nLê Văn An\n"
)


def test_what_the_issuer_will_do_is_no_order() -> None:
    assert [party.text for one in parse(LAW).assignments for party in one.lead] == ["Sở Công Thương"]


PLAN = (
    "III. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n\n- Mua thuốc.\n\nKế hoạch này thay cho giấy mời; "
    "đề nghị các sở, ngành dự họp đúng giờ."
)


def test_a_plan_that_stands_for_an_invitation_closes_with_saying_so() -> None:
    assert [(one.at, one.lead[0].text) for one in parsed(PLAN).assignments] == [("III.1", "Sở Y tế"), (None, "các sở, ngành")]
