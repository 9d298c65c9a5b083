"""Names that hold a verb, a number, a noun for what is looked after; what those who are told share with others of their row."""

import pytest

from tests.annotate.test_tasks import tasks
from vnplan.annotate.tasks.sentences import claims

NAMES = [
    ("Giao 14 thôn rà soát hố rác.", ["14 thôn"]),
    ("Giao Vụ Giám đốc kiểm tra II rà soát sổ thụ lý.", ["Vụ Giám đốc kiểm tra II"]),
    ("Giao Ban Hỗ trợ hội viên phát triển kinh tế rà soát vốn vay.", ["Ban Hỗ trợ hội viên phát triển kinh tế"]),
    ("Ban Công nghệ, chuyển đổi số và tự động hóa rà soát máy chủ.", ["Ban Công nghệ, chuyển đổi số và tự động hóa"]),
    ("Giao Chi cục Thuế thương mại điện tử lập danh sách.", ["Chi cục Thuế thương mại điện tử"]),
    ("Giao Chi nhánh Văn phòng đăng ký đất đai đo lại thửa đất.", ["Chi nhánh Văn phòng đăng ký đất đai"]),
    ("Giao ban quản lý chợ trực đêm.", ["ban quản lý chợ"]),
    ("Ban quản lý bến xe rà soát lịch chạy.", ["Ban quản lý bến xe"]),
    ("Ban Quản lý ký túc xá kéo dài giờ mở cửa.", ["Ban Quản lý ký túc xá"]),
    ("Ban quản lý dự án chuyên ngành, khu vực rà soát vốn.", ["Ban quản lý dự án chuyên ngành, khu vực"]),
    ("Phòng giao dịch Ngân hàng Chính sách xã hội ưu tiên hộ nghèo.", ["Phòng giao dịch Ngân hàng Chính sách xã hội"]),
    ("Hội đồng quản trị các hợp tác xã rà soát điều lệ.", ["Hội đồng quản trị các hợp tác xã"]),
    ("Các thị ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy tổ chức học tập.", ["Các thị ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy"]),
    ("Giám đốc các bệnh viện công lập và ngoài công lập rà soát thuốc.", ["Giám đốc các bệnh viện công lập và ngoài công lập"]),
    ("Các đơn vị trong Trường nghiêm túc thực hiện.", ["Các đơn vị trong Trường"]),
    ("Các địa phương khu vực có nguy cơ sạt, lở đất sơ tán dân.", ["Các địa phương khu vực có nguy cơ sạt, lở đất"]),
    (
        "Các đơn vị, doanh nghiệp thuộc quyền quản lý của UBND tỉnh rà soát nợ.",
        ["Các đơn vị, doanh nghiệp thuộc quyền quản lý của UBND tỉnh"],
    ),
    ("Phòng Đào tạo lập lịch thi.", ["Phòng Đào tạo"]),
    ("Việc sao đề do Phòng Khảo thí thực hiện trong khu cách ly.", ["Phòng Khảo thí"]),
    ("Ban thi đua động viên các tổ.", ["Ban thi đua"]),
    ("Các cơ quan liên quan đến vụ cháy tổ chức kiểm điểm kíp trực.", ["Các cơ quan liên quan đến vụ cháy"]),
    ("Doanh nghiệp trong Khu công nghiệp Hòa Phú phải có bể lọc.", ["Doanh nghiệp trong Khu công nghiệp Hòa Phú"]),
]


def told(text: str, role: str = "lead") -> list[str]:
    return [name.head + text[name.start : name.end] for one in claims(text) if one.role == role for name in one.names]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_a_name_ends_where_what_is_to_be_done_begins(text: str, names: list[str]) -> None:
    assert told(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Phối hợp với các Phòng: Giáo dục Mầm non, Nội vụ lập bảng.", ["Phòng Giáo dục Mầm non", "Phòng Nội vụ"]),
        ("Phối hợp với các tổ chức cung cấp phần mềm quản trị nâng cấp máy.", ["các tổ chức cung cấp phần mềm quản trị"]),
        ("Phối hợp với ban quản trị khu nhà ở diễn tập chữa cháy.", ["ban quản trị khu nhà ở"]),
        ("Phối hợp với Hội Sinh viên nhắc người thuê phòng.", ["Hội Sinh viên"]),
    ],
)
def test_partners_end_there_too(text: str, names: list[str]) -> None:
    assert told(text, "coordinating") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Giám đốc các Công ty Điện lực Hải Hậu, Nghĩa Hưng rà soát cột.",
            ["Giám đốc Công ty Điện lực Hải Hậu", "Giám đốc Công ty Điện lực Nghĩa Hưng"],
        ),
        (
            "Hiệu trưởng các trường Tiểu học Bến Tre, THCS Hòa Lạc và Sở Y tế rà soát bếp ăn.",
            ["Hiệu trưởng trường Tiểu học Bến Tre", "Hiệu trưởng trường THCS Hòa Lạc", "Sở Y tế"],
        ),
        (
            "Hiệu trưởng các trường Tiểu học Bến Tre, Hòa Lạc, THPT Kim Sơn rà soát bếp ăn.",
            [f"Hiệu trưởng trường {school}" for school in ("Tiểu học Bến Tre", "Tiểu học Hòa Lạc", "THPT Kim Sơn")],
        ),
        ("Hiệu trưởng các trường tiểu học, THCS rà soát bếp ăn.", ["Hiệu trưởng các trường tiểu học, THCS"]),
        ("Nông trại Đồi Gió, Sở Y tế và Công an tỉnh rà soát kho.", ["Nông trại Đồi Gió", "Sở Y tế", "Công an tỉnh"]),
    ],
)
def test_a_post_and_a_school_are_shared_by_the_row(text: str, names: list[str]) -> None:
    assert told(text) == names


def test_who_is_told_behind_a_colon_does_not_wait_for_the_next() -> None:
    text = "UBND tỉnh yêu cầu: Giám đốc Sở Y tế rà soát thuốc; Chủ tịch UBND các huyện kiểm tra chợ."
    found = [[text[name.start : name.end] for name in claim.names] for claim in claims(text)]
    assert found == [["Giám đốc Sở Y tế"], ["Chủ tịch UBND các huyện"]]


def test_a_body_that_gives_its_part_work_leads() -> None:
    found = tasks(
        "II. TỔ CHỨC THỰC HIỆN\n\n1. UBND xã, thị trấn\n\n- Giao trưởng bản làm đầu mối ghi lịch đốt nương.\n\n"
        "- Sửa chòi canh; giao Ban nhân dân ấp quản lý.\n\n- Giao Sở Xây dựng đo đường."
    )
    assert [[party.text for party in task.lead] for task in found] == [["UBND xã, thị trấn"]] * 2 + [["Sở Xây dựng"]]


def test_a_party_body_that_leads_heads_what_is_below() -> None:
    found = tasks("II. TỔ CHỨC THỰC HIỆN\n\n1. Ban cán sự đảng UBND tỉnh lãnh đạo:\n\n- Rà soát quỹ đất.")
    assert [[party.text for party in task.lead] for task in found] == [["Ban cán sự đảng UBND tỉnh"]]


def test_general_rules_are_no_task() -> None:
    assert tasks("II. QUY ĐỊNH CHUNG\n\n1. Cổng chợ mở từ 5 giờ.\n\n2. Xe máy để ngoài cổng.") == []
