"""Subjects that a word of duty tells: roles without a name, words that say which bodies are meant, members no table knows."""

import pytest

from vnplan.annotate.tasks.action import action_start
from vnplan.annotate.tasks.sentences import claims


def named(text: str, role: str = "lead") -> list[str]:
    found = [claim for claim in claims(text, duty=True) if claim.role == role]
    return [name.head + text[name.start : name.end] for claim in found for name in claim.names]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Chủ đầu tư có trách nhiệm trình hồ sơ quyết toán.", ["Chủ đầu tư"]),
        ("Tổ chức quản lý trực tiếp có trách nhiệm thu lại thẻ.", ["Tổ chức quản lý trực tiếp"]),
        ("Cơ quan, tổ chức quản lý trực tiếp có trách nhiệm thu lại thẻ.", ["Cơ quan, tổ chức quản lý trực tiếp"]),
        ("Các tập đoàn, tổng công ty nhà nước, tư nhân tiếp tục giữ giá.", ["Các tập đoàn, tổng công ty nhà nước, tư nhân"]),
        ("Các bộ theo nhiệm vụ được giao trong Quyết định này lập kế hoạch.", ["Các bộ"]),
        ("Sở Y tế và Cảng cạn Na Thông có trách nhiệm trực cấp cứu.", ["Sở Y tế", "Cảng cạn Na Thông"]),
        ("Thành viên tổ thẩm định có trách nhiệm giữ kín hồ sơ.", ["Thành viên tổ thẩm định"]),
        ("Thành viên Hội đồng có nghĩa vụ đọc hết hồ sơ.", ["Thành viên Hội đồng"]),
        ("Các chuyên gia phản biện, các thư ký có trách nhiệm đọc bài.", ["Các chuyên gia phản biện", "các thư ký"]),
        ("Nếu có đơn thì người có thẩm quyền có trách nhiệm trả lời.", ["người có thẩm quyền"]),
        ("Khi bến phao đóng thì Thư ký của tiểu ban sẽ gửi biên bản.", ["Thư ký của tiểu ban"]),
        ("Căn cứ đơn của học viên, đơn vị đào tạo sau đại học sẽ lập danh sách.", ["đơn vị đào tạo sau đại học"]),
        ("Cuối tháng 5, học kỳ II; định kỳ cuối kỳ, nhà trường tổng hợp điểm.", ["nhà trường"]),
        ("Kế hoạch nạo vét của các huyện gửi về Sở Xây dựng trước ngày 05/4.", ["các huyện"]),
        ("Biên bản do Phòng Nội vụ tập hợp, trình UBND huyện.", ["Phòng Nội vụ"]),
    ],
)
def test_a_word_of_duty_tells_who_is_meant(text: str, leads: list[str]) -> None:
    assert named(text) == leads


@pytest.mark.parametrize(
    "text",
    [
        "Mỗi mùa lũ báo cáo UBND tỉnh, Bộ Y tế số ca bệnh.",
        "Định kỳ lập dự toán gửi Sở Tài chính, Sở Xây dựng thẩm định.",
        "Thanh tra chuyên ngành về đo lường, mỗi năm hai lần.",
        "Giám đốc Sở Y tế có ý kiến như sau:",
        "60% trạm; doanh nghiệp có từ 200 người phải có tủ sách.",
        "Cơ sở dữ liệu phải được sao lưu.",
    ],
)
def test_nobody_is_told_anything(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize("text", ["Công tác phối hợp với các xã.", "g) Đánh giá việc phối hợp với Công an tỉnh."])
def test_working_together_as_a_topic_has_no_partners(text: str) -> None:
    assert named(text, "coordinating") == []


def test_working_together_as_work_has_partners() -> None:
    assert named("Tăng cường công tác phối hợp với Công an tỉnh.", "coordinating") == ["Công an tỉnh"]


def test_who_is_chosen_to_chair_is_told_nothing() -> None:
    assert named("Việc xét chọn tổ chức, cá nhân chủ trì đề tài được công bố.") == []


def test_the_words_of_a_task_begin_behind_partners_whatever_its_verb_is() -> None:
    text = "Sở Y tế chủ trì, phối hợp với Công an tỉnh diễn tập cứu thương."
    lead, *partners = sorted(claims(text, duty=True), key=lambda claim: claim.role != "lead")
    assert text[action_start(text.lower(), 0, len(text), lead, partners) :] == "diễn tập cứu thương."


def test_a_label_of_partners_may_say_in_what_they_help() -> None:
    text = "Đơn vị phối hợp tổ chức: Trạm Bảo vệ thực vật, các doanh nghiệp có nhu cầu tuyển người."
    assert named(text, "coordinating") == ["Trạm Bảo vệ thực vật", "các doanh nghiệp có nhu cầu tuyển người"]
