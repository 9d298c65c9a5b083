"""Who is told something without the name of an office: roles of schools, unions and wards, units that no table knows."""

import pytest

import vnplan
from vnplan.annotate.tasks.headings import body_heading
from vnplan.annotate.tasks.sentences import claims

HEAD = "KẾ HOẠCH\nGiữ gìn vệ sinh trường học năm 2025\n\nI. MỤC ĐÍCH\n\nTrường lớp sạch đẹp.\n\nII. TỔ CHỨC THỰC HIỆN\n\n"

HEADINGS = [
    ("Đối với đội ngũ nhân viên", ["đội ngũ nhân viên"]),
    ("Đối với giáo viên phụ trách thư viện và Tổ Văn thư học vụ", ["giáo viên phụ trách thư viện", "Tổ Văn thư học vụ"]),
    ("Tổ bảo vệ và phụ huynh", ["Tổ bảo vệ", "phụ huynh"]),
    ("Trung tâm Phòng, chống sốt rét", ["Trung tâm Phòng, chống sốt rét"]),
    ("Trung tâm Truyền thông, Giáo dục môi trường", ["Trung tâm Truyền thông, Giáo dục môi trường"]),
    ("Đoàn giám sát, đánh giá", ["Đoàn giám sát, đánh giá"]),
    ("Phòng Tham mưu - Công an tỉnh", ["Phòng Tham mưu - Công an tỉnh"]),
    ("Tổ chức hội thi", []),
    ("Công tác truyền thông", []),
    ("Phòng chống bệnh học đường", []),
]


@pytest.mark.parametrize(("text", "wanted"), HEADINGS)
def test_a_heading_that_names_actors(text: str, wanted: list[str]) -> None:
    assert [text[name.start : name.end] for name in body_heading(text, duty=True)] == wanted


SENTENCES = [
    ("Nhân viên thư viện giới thiệu sách mới mỗi tuần.", True, ["Nhân viên thư viện"]),
    ("Nhân viên thư viện giới thiệu sách mới mỗi tuần.", False, []),
    ("Trang trí cổng trường; các chi đoàn đăng ký gian hàng.", True, ["các chi đoàn"]),
    ("Các thành viên trong ban tổ chức trực tiếp quản lý tiền quyên góp.", False, ["Các thành viên trong ban tổ chức"]),
    ("Để giữ vệ sinh chung, toàn ngành cần tập trung dọn dẹp.", False, ["toàn ngành"]),
    ("Xây dựng nếp sống mới; từng địa phương phải đăng ký chỉ tiêu.", False, ["từng địa phương"]),
    ("Cơ quan Tư pháp ở địa phương có trách nhiệm thống kê.", False, ["Cơ quan Tư pháp ở địa phương"]),
    ("Ban cán sự lớp chủ động liên hệ với khoa.", False, ["Ban cán sự lớp"]),
    ("Các đơn vị Bệnh viện Mắt, Trạm Y tế xã Bình An chuẩn bị thuốc.", False, ["Bệnh viện Mắt", "Trạm Y tế xã Bình An"]),
    ("Khi nhận hồ sơ, Khoa Sau đại học tiến hành kiểm tra.", False, ["Khoa Sau đại học"]),
    ("Giao UBND các huyện, thành, thị lập kế hoạch.", False, ["UBND các huyện, thành, thị"]),
    (
        "Văn phòng Điều phối Chương trình xây dựng nông thôn mới tỉnh bố trí xe.",
        False,
        ["Văn phòng Điều phối Chương trình xây dựng nông thôn mới tỉnh"],
    ),
    ("Đề nghị các TTYT gom phiếu gửi về Sở.", False, ["TTYT"]),
    ("Nhận được văn bản này đề nghị Thủ trưởng các đơn vị sắp xếp thời gian.", False, ["Thủ trưởng các đơn vị"]),
    ("Các cuộc họp do Giám đốc Sở Y tế chủ trì được ghi biên bản.", False, []),
]


@pytest.mark.parametrize(("text", "duty", "wanted"), SENTENCES)
def test_a_sentence_that_tells_actors(text: str, duty: bool, wanted: list[str]) -> None:  # noqa: FBT001
    found = [text[name.start : name.end] for claim in claims(text, duty=duty) for name in claim.names]
    assert found == wanted


def test_a_line_that_names_an_actor_heads_what_follows() -> None:
    lines = ["- Ban Giám hiệu nhà trường", "- Xây dựng lịch trực nhật.", "- Nhân viên y tế", "- Theo dõi sức khỏe học sinh."]
    found = vnplan.parse(HEAD + "\n\n".join(lines)).tasks
    assert [(task.lead[0].text, task.text) for task in found] == [
        ("Ban Giám hiệu nhà trường", "Xây dựng lịch trực nhật"),
        ("Nhân viên y tế", "Theo dõi sức khỏe học sinh"),
    ]


def test_a_list_of_bodies_heads_nothing() -> None:
    lines = ["1. Thành phần dự họp", "- Sở Y tế", "- Công an tỉnh", "2. Sở Tài chính", "- Bố trí kinh phí."]
    found = vnplan.parse(HEAD + "\n\n".join(lines))
    assert [one.text for assignment in found.assignments for one in assignment.lead] == ["Sở Tài chính"]


def test_a_body_named_again_keeps_both_places() -> None:
    text = HEAD + "1. Sở Y tế\n\nHằng quý, Sở Y tế tổng hợp, báo cáo UBND tỉnh."
    document = vnplan.parse(text)
    (assignment,) = document.assignments
    assert [text[span.start : span.end] for span in assignment.lead[0].spans] == ["Sở Y tế", "Sở Y tế"]


def test_partners_behind_what_is_done_with_them() -> None:
    text = "Phối hợp chặt chẽ, làm đầu mối kết nối với Công an xã Bình An và trạm y tế để xử lý vụ việc."
    (claim,) = claims(text)
    assert claim.role == "coordinating"
    assert [text[name.start : name.end] for name in claim.names] == ["Công an xã Bình An", "trạm y tế"]
