"""Posts with what they are in charge of, lists of places of many levels, who helps by "cùng", "có ... tham gia" and brackets."""

import pytest

from vnplan.annotate.tasks.sentences import claims

_POSTS = (
    ("Kế toán nhà trường và thủ quỹ đối chiếu sổ quỹ.", ["Kế toán nhà trường", "thủ quỹ"]),
    ("Tổ trưởng chuyên môn duyệt giáo án mỗi tuần.", ["Tổ trưởng chuyên môn"]),
    ("Giáo viên chủ nhiệm nhắc học sinh mặc ấm.", ["Giáo viên chủ nhiệm"]),
    ("Trưởng bản, già làng, người có uy tín có trách nhiệm nhắc nhở bà con.", ["Trưởng bản", "già làng", "người có uy tín"]),
    ("Phó Giám đốc phụ trách khối nội dự giao ban.", ["Phó Giám đốc phụ trách khối nội"]),
    ("Phó Chủ tịch UBND huyện phụ trách nông, lâm nghiệp chủ trì.", ["Phó Chủ tịch UBND huyện phụ trách nông, lâm nghiệp"]),
    ("Phó Hiệu trưởng Lê Văn Bình phụ trách kiểm tra bếp ăn.", ["Phó Hiệu trưởng Lê Văn Bình"]),
    ("Huyện ủy viên phụ trách xã dự sinh hoạt chi bộ.", ["Huyện ủy viên phụ trách xã"]),
    ("Khối trưởng các khối Đông Hải, Tây Sơn dọn đình.", ["Khối trưởng khối Đông Hải", "Khối trưởng khối Tây Sơn"]),
    ("các Vụ trưởng, Cục trưởng, Viện trưởng rà soát.", ["các Vụ trưởng, Cục trưởng, Viện trưởng"]),
    ("Giám đốc, Thủ trưởng các sở, ngành rà soát.", ["Giám đốc, Thủ trưởng các sở, ngành"]),
    ("Tổ nghiệm thu do ông Lê Văn Bình làm Tổ trưởng kiểm tra từng nhà.", ["Tổ nghiệm thu"]),
)
_PLACES = (
    ("UBND các huyện: Krông Bông, Ea Súp và thị xã Buôn Hồ rà soát.", ["huyện Krông Bông", "huyện Ea Súp", "thị xã Buôn Hồ"]),
    ("UBND thị xã Duy Tiên, huyện Kim Bảng, Lý Nhân cắm biển.", ["thị xã Duy Tiên", "huyện Kim Bảng", "huyện Lý Nhân"]),
    ("UBND thành phố Bến Tre và các huyện Ba Tri, Giồng Trôm mở lớp.", ["thành phố Bến Tre", "huyện Ba Tri", "huyện Giồng Trôm"]),
)
_ROLES: tuple[tuple[str, list[str], list[str]], ...] = (
    ("Hạt Kiểm lâm cùng Công an xã tuần tra rừng.", ["Hạt Kiểm lâm"], ["Công an xã"]),
    ("Sở Xây dựng cùng các sở Tài chính, Công Thương đề xuất giá cát.", ["Sở Xây dựng"], ["sở Tài chính", "sở Công Thương"]),
    ("Sở Xây dựng đo bến, đồng thời cùng Thanh tra Sở kiểm tra phao.", ["Sở Xây dựng"], ["Thanh tra Sở"]),
    ("Hội Nông dân mở lớp, có Trạm Khuyến nông tham gia.", ["Hội Nông dân"], ["Trạm Khuyến nông"]),
    (
        "Đội Quản lý chợ dọn rác; Hội Phụ nữ và Chi hội Cựu chiến binh tham gia.",
        ["Đội Quản lý chợ"],
        ["Hội Phụ nữ", "Chi hội Cựu chiến binh"],
    ),
    (
        "Đắp bờ (Phòng Kinh tế chủ trì, Công ty Thủy nông và UBND xã phối hợp).",
        ["Phòng Kinh tế"],
        ["Công ty Thủy nông", "UBND xã"],
    ),
    ("Việc đo lại ranh giới được giao cho Phòng Kinh tế.", ["Phòng Kinh tế"], []),
    ("Thanh tra Sở Xây dựng cân xe quá tải.", ["Thanh tra Sở Xây dựng"], []),
    ("Chi cục Thuế phân công công chức hướng dẫn người nộp thuế.", ["Chi cục Thuế"], []),
    ("Phòng Kỹ thuật - Phòng Vật tư: lập phương án.", ["Phòng Kỹ thuật", "Phòng Vật tư"], []),
    ("Trạm Thủy nông huyện, theo địa bàn quản lý, nạo vét kênh.", ["Trạm Thủy nông huyện"], []),
    ("Huyện đoàn, Hội Phụ nữ huyện, mỗi đơn vị cử hai người.", ["Huyện đoàn", "Hội Phụ nữ huyện"], []),
    ("Ban Thư ký Hội đồng tự đánh giá viết báo cáo.", ["Ban Thư ký Hội đồng tự đánh giá"], []),
    ("Các huyện ủy, thị ủy, Thành ủy Bình Minh đối thoại.", ["Các huyện ủy, thị ủy", "Thành ủy Bình Minh"], []),
    (
        "Sửa ống, phối hợp với Công ty Cấp nước Bình Minh - Chi nhánh Cồn Én.",
        [],
        ["Công ty Cấp nước Bình Minh - Chi nhánh Cồn Én"],
    ),
    ("Chủ tịch UBND xã quyết định sơ tán dân.", ["Chủ tịch UBND xã"], []),
)


def _named(text: str, role: str) -> list[str]:
    """The bodies that a sentence claims in a role, with the heads that they share."""
    found = (claim for claim in claims(text, duty=True) if claim.role == role)
    return [name.head + text[name.start : name.end] for claim in found for name in claim.names]


@pytest.mark.parametrize(("text", "lead"), _POSTS)
def test_a_post_is_read_with_what_it_is_of(text: str, lead: list[str]) -> None:
    """The post, who holds it, of what, in charge of what: all before the verb."""
    assert _named(text, "lead") == lead


@pytest.mark.parametrize(("text", "places"), _PLACES)
def test_one_head_serves_places_of_several_levels(text: str, places: list[str]) -> None:
    """A place without a level has that of the one before."""
    assert _named(text, "lead") == [f"UBND {place}" for place in places]


def test_a_place_within_another_is_one_address() -> None:
    """A commune with its district is one."""
    assert _named("Trạm Y tế xã An Hòa, huyện Mỹ Đức tiêm nhắc.", "lead") == ["Trạm Y tế xã An Hòa, huyện Mỹ Đức"]


@pytest.mark.parametrize(("text", "lead", "coordinating"), _ROLES)
def test_who_only_helps_is_told_from_who_leads(text: str, lead: list[str], coordinating: list[str]) -> None:
    """By "cùng", by "tham gia" and "phối hợp" at the end, by brackets."""
    assert (_named(text, "lead"), _named(text, "coordinating")) == (lead, coordinating)
