"""Which sentences hand out work, to whom, with whom; and which do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growth import growth
from tests.search import searched
from vnplan.annotate.tasks.headings import body_heading
from vnplan.annotate.tasks.sentences import claims


def read(text: str) -> tuple[list[str], list[str]]:
    """The lead and the coordinating bodies of a paragraph."""
    found: dict[str, list[str]] = {"lead": [], "coordinating": []}
    for claim in claims(text):
        found[claim.role] += [name.head + text[name.start : name.end] for name in claim.names]
    return found["lead"], found["coordinating"]


SENTENCES = [
    ("Đối với các đơn vị khai thác bến, sở GTVT yêu cầu sơn lại cột mốc.", ["các đơn vị khai thác bến"], []),
    ("Với các địa phương, Thủ tướng yêu cầu đẩy nhanh việc đo đạc.", ["các địa phương"], []),
    ("Đối với Công an tỉnh, tổ chức tuần tra, yêu cầu các xã sửa đường.", ["Công an tỉnh", "các xã"], []),
    ("Sở Y tế kết hợp Công an tỉnh đo nhiệt độ.", ["Sở Y tế"], ["Công an tỉnh"]),
    ("Sở Y tế chủ trì, với sự phối hợp của Công an tỉnh, đo nhiệt độ.", ["Sở Y tế"], ["Công an tỉnh"]),
    ("Sở Y tế (chủ trì), Công an tỉnh (phối hợp) đo nhiệt độ.", ["Sở Y tế"], ["Công an tỉnh"]),
    ("Đo nhiệt độ hằng ngày (Sở Y tế chủ trì, phối hợp với Công an tỉnh).", ["Sở Y tế"], ["Công an tỉnh"]),
    # orders
    (
        "Giao Sở Xây dựng chủ trì, phối hợp với Công an tỉnh, UBND các xã, phường và các đơn vị liên quan sơn lại vạch đường.",
        ["Sở Xây dựng"],
        ["Công an tỉnh", "UBND các xã, phường", "các đơn vị liên quan"],
    ),
    ("Giao các Sở: Y tế, Nội vụ, Công Thương đếm lại tủ thuốc.", ["Sở Y tế", "Sở Nội vụ", "Sở Công Thương"], []),
    (
        "Đề nghị Hội Nông dân tỉnh và các tổ chức thành viên vận động hội viên trồng tre.",
        ["Hội Nông dân tỉnh", "các tổ chức thành viên"],
        [],
    ),
    ("Yêu cầu Giám đốc các sở; Chủ tịch UBND các huyện thực hiện nghiêm.", ["Giám đốc các sở", "Chủ tịch UBND các huyện"], []),
    ("UBND tỉnh đề nghị các cơ quan, đơn vị triển khai ngay.", ["các cơ quan, đơn vị"], []),
    ("Bộ trưởng Lê Văn An yêu cầu Cục Thống kê báo cáo lại.", ["Cục Thống kê"], []),
    ("Vì vậy, đề nghị các địa phương gia cố kè.", ["các địa phương"], []),
    ("Thống nhất giao Sở Tài chính ứng trước vốn.", ["Sở Tài chính"], []),
    ("Giao nhiệm vụ cho Ban Quản lý chợ Bến dọn mương.", ["Ban Quản lý chợ Bến"], []),
    ("Giao Bộ Tài chính - Cơ quan thường trực Ban Chỉ đạo 12 đôn đốc các địa phương.", ["Bộ Tài chính"], []),
    (
        "Văn phòng UBND tỉnh thông báo để Sở Y tế và các cơ quan liên quan biết, thực hiện.",
        ["Sở Y tế", "các cơ quan liên quan"],
        [],
    ),
    # subjects
    ("Sở Công Thương chủ trì kiểm tra giá xăng.", ["Sở Công Thương"], []),
    ("Công an xã giữ trật tự hai đầu cầu.", ["Công an xã"], []),
    ("Các sở, ban, ngành căn cứ chức năng, nhiệm vụ lập kế hoạch.", ["Các sở, ban, ngành"], []),
    ("Trên cơ sở Kế hoạch này, UBND các xã xây dựng lịch tưới.", ["UBND các xã"], []),
    ("Hằng năm, Sở Tài chính bố trí kinh phí.", ["Sở Tài chính"], []),
    ("Hàng quý Sở Tài chính tổng hợp số liệu.", ["Sở Tài chính"], []),
    ("Căn cứ dự toán đã duyệt, hàng tháng Công an tỉnh lập danh sách.", ["Công an tỉnh"], []),
    ("Sở Y tế: phun thuốc, phát màn.", ["Sở Y tế"], []),
    ("Các hợp tác xã vận tải chủ động đổi vé điện tử.", ["Các hợp tác xã vận tải"], []),
    ("Kiểm tra cầu treo. Sở Xây dựng gắn biển báo; UBND xã cử người gác.", ["Sở Xây dựng", "UBND xã"], []),
    (
        "Chánh Văn phòng UBND tỉnh; Giám đốc Sở Y tế; Thủ trưởng các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này.",
        ["Chánh Văn phòng UBND tỉnh", "Giám đốc Sở Y tế", "Thủ trưởng các đơn vị liên quan"],
        [],
    ),
    (
        "Chánh Văn phòng, Trưởng các phòng nghiệp vụ của Sở Nội vụ, các ông nêu tại Điều 2 chịu trách nhiệm thi hành Quyết định.",
        ["Chánh Văn phòng", "Trưởng các phòng nghiệp vụ của Sở Nội vụ", "các ông nêu tại Điều 2"],
        [],
    ),
    ("Sở Công Thương thông báo đến các đơn vị được biết và thực hiện.", ["các đơn vị"], []),
    ("Ban Tổ chức gửi các trường biết và tham dự.", ["các trường"], []),
    ("Xe đón tại cổng sau, kính đề nghị các thành viên Đoàn tập trung đúng giờ.", ["các thành viên Đoàn"], []),
    ("Chính phủ quy định chi tiết Điều này.", ["Chính phủ"], []),
    ("Sở Nội vụ (Ban Thi đua - Khen thưởng) tổng hợp danh sách.", ["Sở Nội vụ"], []),
    # partners
    ("Phối họp chặt chẽ với Hội Phụ nữ xã phát nón.", [], ["Hội Phụ nữ xã"]),
    ("Chủ trì cùng các ngành liên quan đo độ ồn.", [], ["các ngành liên quan"]),
    ("Phối hợp Sở Tư pháp soạn quy chế.", [], ["Sở Tư pháp"]),
    ("Tăng cường phối hợp, hỗ trợ chính quyền địa phương trong công tác tuần tra.", [], ["chính quyền địa phương"]),
    ("Sở Y tế chủ trì, Công an tỉnh phối hợp, kiểm tra bếp ăn.", ["Sở Y tế"], ["Công an tỉnh"]),
    (
        "Đơn vị được giao chủ trì có trách nhiệm giữ sổ, các cơ quan phối hợp có trách nhiệm phối hợp với cơ quan chủ trì.",
        ["Đơn vị được giao chủ trì"],
        ["các cơ quan phối hợp"],
    ),
    # labels
    ("Cơ quan chủ trì: Sở Nội vụ, Sở Tài chính.", ["Sở Nội vụ", "Sở Tài chính"], []),
    ("Cơ quan phối hợp: Bảo hiểm xã hội tỉnh (nếu có), UBND xã, phường.", [], ["Bảo hiểm xã hội tỉnh", "UBND xã, phường"]),
    ("Đơn vị thực hiện: Sở Du lịch tham mưu; Sở Tư pháp thẩm định.", ["Sở Du lịch", "Sở Tư pháp"], []),
]


@pytest.mark.parametrize(("text", "lead", "coordinating"), SENTENCES, ids=[row[0][:40] for row in SENTENCES])
def test_who_has_to_do_it(text: str, lead: list[str], coordinating: list[str]) -> None:
    assert read(text) == (lead, coordinating)


NOT_HANDED_OUT = [
    "Tổng hợp, báo cáo UBND tỉnh và Bộ Y tế theo quy định.",
    "Tham mưu UBND tỉnh ban hành quy chế.",
    "Sở Y tế đã khám cho 120 học sinh.",
    "Các sở, ngành đã tích cực triển khai.",
    "Xét đề nghị của Sở Nội vụ tại Tờ trình số 12/TTr-SNV.",
    "Theo đề nghị của Giám đốc Sở Tư pháp.",
    "Trong quá trình thực hiện nếu có vướng mắc, các đơn vị kịp thời phản ánh về Sở Y tế.",
    "Quá trình thực hiện có phát sinh khó khăn, đề nghị các xã báo cáo về Sở Nội vụ.",
    "Nâng cao sự phối hợp giữa các sở, ban, ngành.",
    "Ban hành quy chế phối hợp với Công an tỉnh.",
    "Phối hợp hỗ trợ các xã lắp loa.",
    "Phối hợp, hướng dẫn các hộ trồng rau sạch.",
    "Chỉ đạo Thanh tra xây dựng kiểm tra phép.",
    "Huy động lực lượng xung kích, đoàn thanh niên dọn bùn.",
    "Tổ chức tập huấn cho các đơn vị.",
    "Tổ chức, cá nhân gửi hồ sơ qua bưu điện.",
    "Người dân không tắm sông.",
    "Khuyến khích doanh nghiệp góp đất.",
    "Sở Tư pháp thẩm định tại Báo cáo số 12/BC-STP.",
    "Các bộ được giao chỉ tiêu từ năm trước.",
    "Kính gửi các đồng chí.",
    "Kinh phí do ngân sách tỉnh bảo đảm.",
    "Bước 1: Văn phòng UBND xã tiếp nhận hồ sơ.",
    "Đề nghị các cơ quan xem xét cho tôi được hưởng trợ cấp.",
    "Mục đích, yêu cầu",
    "Phó Giám đốc Sở giúp Giám đốc Sở theo dõi mảng cấp nước.",
    "Giám đốc Sở không trực tiếp xử lý việc của phòng.",
    "Thư cảm ơn phải ghi rõ ngày gửi.",
    "Thành phần gồm: Sở Y tế thực hiện ghi chép.",
]


@pytest.mark.parametrize("text", NOT_HANDED_OUT)
def test_mentions_reports_and_closings_hand_out_nothing(text: str) -> None:
    assert read(text) == ([], [])


def test_the_verb_stands_behind_the_adverbs() -> None:
    assert [claim.verb for claim in claims("Sở Y tế tiếp tục chủ động triển khai tiêm phòng.")] == ["triển khai"]


def test_a_colon_hands_the_bodies_what_stands_below() -> None:
    (claim,) = claims("Giao Sở Y tế có trách nhiệm:")
    assert claim.heads


HEADINGS = [
    ("Sở Tài chính", True, ["Sở Tài chính"]),
    ("Sở Văn hóa, Thể thao và Du lịch:", False, ["Sở Văn hóa, Thể thao và Du lịch"]),
    ("Đề nghị Hội Nông dân tỉnh, Tỉnh đoàn", False, ["Hội Nông dân tỉnh", "Tỉnh đoàn"]),
    ("Trách nhiệm của Sở Y tế", False, ["Sở Y tế"]),
    ("Đối với UBND các xã", True, ["UBND các xã"]),
    ("Đối với UBND các xã", False, []),
    ("Các chủ hồ là tổ chức (các công ty thủy lợi…)", False, ["Các chủ hồ là tổ chức"]),
    ("Các hợp tác xã chế biến chè (nhóm A)", False, ["Các hợp tác xã chế biến chè"]),
    ("Doanh nghiệp vận tải", True, ["Doanh nghiệp vận tải"]),
    ("Doanh nghiệp vận tải", False, []),
    ("Phòng Kinh tế có trách nhiệm", False, ["Phòng Kinh tế"]),
    ("Tổ chức thực hiện", True, []),
    ("Công tác kiểm tra", True, []),
    ("Phát triển hạ tầng", True, []),
]


@pytest.mark.parametrize(("text", "duty", "expected"), HEADINGS)
def test_headings_that_name_bodies(text: str, duty: bool, expected: list[str]) -> None:  # noqa: FBT001 - a column of a table
    assert [text[name.start : name.end] for name in body_heading(text, duty=duty)] == expected


WORDS = [
    "Giao ",
    "Sở Y tế ",
    "UBND xã ",
    "các đơn vị ",
    "chủ trì",
    ", ",
    "phối hợp với ",
    "và ",
    "; ",
    ". ",
    ": ",
    "đề nghị ",
    "có trách nhiệm ",
    "Hằng năm, ",
    "nếu có khó khăn, ",
    "\n",
    "Cơ quan chủ trì: ",
    "Kế hoạch này ",
    "(",
    ")",
    "làm ",
    "12 ",
]


@searched(100)
@given(st.lists(st.sampled_from(WORDS), max_size=50).map("".join))
def test_claims_are_in_order_and_lie_in_the_text(text: str) -> None:
    found = claims(text)
    assert found == sorted(found, key=lambda claim: claim.names[0].start)
    for claim in found:
        assert claim.names
        for name in claim.names:
            assert 0 <= name.start < name.end <= len(text)
            assert name.end <= claim.end or claim.names[-1].end <= claim.end


@searched(60)
@given(st.text(max_size=300))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    assert isinstance(claims(text), list)


REPEATED = [
    "Giao Sở Y tế chủ trì, phối hợp với Công an xã đo đất. ",
    "Giao Sở Y tế, ",
    "phối hợp với các ban, ",
    "các sở; ",
    "Sở Y tế đề nghị ",
    "Hằng năm, Sở Y tế, ",
    "nếu có khó khăn ",
    "Trưởng ban ",
    "chủ trì: ",
    "Sở A ",
    "UBND các xã: Tân An, ",
    "do Lâm trường B, ",
    "Xưởng C của ",
    "Giao Xưởng D; ",
    "((((",
    "Các đơn vị phối hợp thực hiện nhiệm vụ. ",
    "Việc này do Sở A ghi lại. ",
    "Hồ dân cư nuôi cá ở Xưởng D phải báo. ",
]


@pytest.mark.slow
@pytest.mark.parametrize("piece", REPEATED)
def test_twice_the_text_takes_about_twice_the_time(piece: str) -> None:
    assert growth(lambda count: claims(piece * count), 300, 2_400, below=2) < 2
