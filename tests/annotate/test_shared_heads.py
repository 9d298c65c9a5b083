"""Divisions that share a head, names that end where a verb begins, clauses behind an ordinal: as documents have them."""

import pytest

from vnplan.annotate.tasks.sentences import claims

SHARED = [
    (
        "Trưởng các phòng Khảo thí và Bảo đảm chất lượng, Đào tạo, Kế hoạch - Tài chính chịu trách nhiệm lập kế hoạch.",
        ["Trưởng phòng Khảo thí và Bảo đảm chất lượng", "Trưởng phòng Đào tạo", "Trưởng phòng Kế hoạch - Tài chính"],
    ),
    (
        "Trưởng các phòng: Công tác sinh viên, Thanh tra - Pháp chế, Quản trị thiết bị chịu trách nhiệm thi hành Quyết định này.",
        ["Trưởng phòng Công tác sinh viên", "Trưởng phòng Thanh tra - Pháp chế", "Trưởng phòng Quản trị thiết bị"],
    ),
    (
        "Trưởng các khoa Hồi sức tích cực, Nội tổng hợp, Dược sắp xếp ca trực.",
        ["Trưởng khoa Hồi sức tích cực", "Trưởng khoa Nội tổng hợp", "Trưởng khoa Dược"],
    ),
    (
        "Các khoa Nông nghiệp - Thủy sản, Công nghệ thực phẩm, Kinh tế lưu trữ minh chứng.",
        ["khoa Nông nghiệp - Thủy sản", "khoa Công nghệ thực phẩm", "khoa Kinh tế"],
    ),
    ("Các bộ môn Giải phẫu, Sinh lý, Mô phôi nộp đề cương.", ["bộ môn Giải phẫu", "bộ môn Sinh lý", "bộ môn Mô phôi"]),
    ("Các tổ Toán - Tin, Ngữ văn, Ngoại ngữ nộp kế hoạch.", ["tổ Toán - Tin", "tổ Ngữ văn", "tổ Ngoại ngữ"]),
    ("Tổ trưởng các tổ Toán, Lý - Hóa kiểm tra giáo án.", ["Tổ trưởng tổ Toán", "Tổ trưởng tổ Lý - Hóa"]),
    (
        "Các Ban Pháp chế, Kinh tế - Ngân sách của HĐND huyện thẩm tra tờ trình.",
        ["Ban Pháp chế", "Ban Kinh tế - Ngân sách của HĐND huyện"],
    ),
    (
        "Các Ban Kinh tế - Ngân sách, Pháp chế, Dân tộc thẩm tra tờ trình.",
        ["Ban Kinh tế - Ngân sách", "Ban Pháp chế", "Ban Dân tộc"],
    ),
    (
        "Trưởng các Ban Tuyên giáo, Dân vận và Chánh Văn phòng Tỉnh ủy theo dõi.",
        ["Trưởng Ban Tuyên giáo", "Trưởng Ban Dân vận", "Chánh Văn phòng Tỉnh ủy"],
    ),
    (
        "Giao các phòng Kinh tế, Hạ tầng và Đô thị, Văn hóa - Xã hội lập dự toán.",
        ["phòng Kinh tế, Hạ tầng và Đô thị", "phòng Văn hóa - Xã hội"],
    ),
    (
        "Các phòng Nội vụ, Tư pháp; Công an huyện; UBND các xã rà soát.",
        ["phòng Nội vụ", "phòng Tư pháp", "Công an huyện", "UBND các xã"],
    ),
    (
        "Giám đốc các Sở Tài chính, Y tế rà soát.",
        ["Giám đốc Sở Tài chính", "Giám đốc Sở Y tế"],
    ),
    (
        "Các Sở Văn hóa, Thể thao và Du lịch, Y tế rà soát.",
        ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"],
    ),
    ("Các Phòng Nội vụ, Điện lực Sông Lam rà soát.", ["Phòng Nội vụ", "Điện lực Sông Lam"]),
    ("Các khoa: Nội, Ngoại của Bệnh viện Hòa Lạc rà soát thuốc.", ["khoa Nội", "khoa Ngoại của Bệnh viện Hòa Lạc"]),
    ("Các phòng, Đoàn Thanh niên rà soát.", ["Các phòng", "Đoàn Thanh niên"]),
    (
        "Công ty Cổ phần Gạch Sơn Lâm và Sơn Tùng tháo dỡ lò.",
        ["Công ty Cổ phần Gạch Sơn Lâm", "Công ty Cổ phần Gạch Sơn Tùng"],
    ),
    ("Nhà máy Xi măng Núi Voi và Núi Sập che bạt xe.", ["Nhà máy Xi măng Núi Voi", "Nhà máy Xi măng Núi Sập"]),
]

ENDED = [
    ("Phòng Kiểm sát thi hành án xây dựng kế hoạch.", ["Phòng Kiểm sát thi hành án"]),
    ("Phòng Nghiệp vụ và Tổ chức thi hành án chốt số liệu.", ["Phòng Nghiệp vụ và Tổ chức thi hành án"]),
    ("Phòng Theo dõi thi hành án hình sự tổng hợp số liệu.", ["Phòng Theo dõi thi hành án hình sự"]),
    ("Tổ 5 chốt số liệu vào 17 giờ hằng ngày.", ["Tổ 5"]),
    ("Phòng 7 gỡ các mục tin cũ trên cổng.", ["Phòng 7"]),
    ("Đề nghị ban quản lý các chợ dán thông báo.", ["ban quản lý các chợ"]),
    ("Ban Quản lý các bến xe niêm yết giá vé.", ["Ban Quản lý các bến xe"]),
    ("Các đơn vị được kiểm tra gửi hồ sơ.", ["Các đơn vị được kiểm tra"]),
    ("Các phường được chọn lập danh sách hộ đăng ký.", ["Các phường được chọn"]),
    ("Phối hợp với các xã có công trình được kiểm tra bố trí xe.", ["các xã có công trình được kiểm tra"]),
    ("Báo Bình Minh hằng tuần đăng tin về tiến độ.", ["Báo Bình Minh"]),
    ("Yêu cầu các phường lập tổ kiểm tra.", ["các phường"]),
    ("Các cấp, các ngành tập trung chăm lo Tết.", ["Các cấp, các ngành"]),
    ("Các cấp, các ngành, địa phương tập trung chăm lo Tết.", ["Các cấp", "các ngành, địa phương"]),
    ("Yêu cầu các cấp, các ngành, đơn vị vào cuộc.", ["các cấp", "các ngành, đơn vị"]),
    ("Thanh tra sở chủ trì kiểm tra.", ["Thanh tra sở"]),
    ("Phối hợp với Thanh tra bộ tổ chức ba đoàn kiểm tra.", ["Thanh tra bộ"]),
    ("Thanh tra Sở Xây dựng chủ trì kiểm tra.", ["Thanh tra Sở Xây dựng"]),
    ("Đảng ủy các xã Tân Lập, Phú Hòa phân công từng cấp ủy viên bám hộ.", ["Đảng ủy xã Tân Lập", "Đảng ủy xã Phú Hòa"]),
    ("Công đoàn cơ sở phân công ủy viên ban chấp hành theo dõi.", ["Công đoàn cơ sở"]),
    ("Các thành viên: đại diện Sở Tài chính, Công an tỉnh.", []),
    ("Các cơ sở Đoàn lập đội xung kích.", ["Các cơ sở Đoàn"]),
    (
        "Phó Bí thư Thường trực Tỉnh ủy Lê Văn Hòa được phân công theo dõi, chỉ đạo.",
        ["Phó Bí thư Thường trực Tỉnh ủy Lê Văn Hòa"],
    ),
    (
        "Yêu cầu UBND các huyện Sông Mã, Mai Sơn và TP Phú Lộc rào lối đi tự mở.",
        ["UBND huyện Sông Mã", "UBND huyện Mai Sơn", "UBND TP Phú Lộc"],
    ),
    ("Lãnh đạo việc sắp xếp các điểm trường.", []),
    ("Lãnh đạo công tác tuyển quân đúng luật.", []),
    ("Lãnh đạo các phòng phân công cán bộ trực.", ["Lãnh đạo các phòng"]),
]

IN_ORDER = [
    ("Thứ hai, Sở Nông nghiệp và Môi trường chủ trì rà soát hồ chứa.", ["Sở Nông nghiệp và Môi trường"]),
    ("Hai là, các xã ven sông di dời dân khỏi vùng sạt lở.", ["các xã ven sông"]),
    ("Bước hai, Phòng Quản lý đô thị chốt danh sách.", ["Phòng Quản lý đô thị"]),
    ("Cuối cùng, Văn phòng Huyện ủy tổng hợp báo cáo.", ["Văn phòng Huyện ủy"]),
    ("Thứ nhất là Ban Chỉ huy quân sự xã điều 20 dân quân trực đê.", ["Ban Chỉ huy quân sự xã"]),
    ("Có ba việc. Thứ hai, Sở Y tế rà soát thuốc. Bước ba, Phòng Nội vụ họp.", ["Sở Y tế", "Phòng Nội vụ"]),
    ("Xong việc này. Riêng Sở Tài chính bố trí vốn.", ["Sở Tài chính"]),
    (
        "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông Hải Phòng chuyển đủ kinh phí.",
        ["Ban Quản lý dự án đầu tư xây dựng các công trình giao thông Hải Phòng"],
    ),
    (
        "Giám đốc Trung tâm Nước sinh hoạt và VSMT nông thôn lập phương án.",
        ["Giám đốc Trung tâm Nước sinh hoạt và VSMT nông thôn"],
    ),
    ("Tổng công ty yêu cầu Giám đốc các đơn vị triển khai thực hiện.", ["Giám đốc các đơn vị"]),
    ("Sở Y tế rà soát thuốc... Còn Sở Nội vụ lập danh sách.", ["Sở Y tế", "Sở Nội vụ"]),
]

TOLD = [
    ("Thứ nhất, Sở Y tế bố trí thêm giường; thứ hai, Công an tỉnh tuần tra đêm.", ["Sở Y tế", "Công an tỉnh"]),
    ("Bước hai, 18 hộ trong ngõ 12 phải tháo dỡ mái vẩy.", ["18 hộ trong ngõ 12"]),
    ("Cụ thể, 27 hộ kinh doanh trong lòng chợ phải dời sang chợ tạm.", ["27 hộ kinh doanh trong lòng chợ"]),
    ("Theo công điện, chủ tàu phải gọi tàu về bờ.", ["chủ tàu"]),
    ("Theo quy định mới, giáo viên phải đăng ký trước khi dạy thêm.", ["giáo viên"]),
    ("Thay vào đó, nhà trường phải mời phụ huynh.", ["nhà trường"]),
    ("Ba ngành giao ban ba tháng một lần, luân phiên chủ trì.", []),
    ("Thứ sáu, ngày 14/6, Sở Xây dựng họp báo.", []),
    ("Công an tỉnh: Bảo đảm an ninh tại các điểm thi.", ["Công an tỉnh"]),
    ("UBND xã: Tham mưu phương án.", ["UBND xã"]),
    ("Hội Luật gia đề nghị cần bỏ khoản này.", []),
]


def _named(text: str, *, told: bool = False) -> list[str]:
    found = claims(text, told=told, duty=not told)
    return [name.head + text[name.start : name.end] for claim in found for name in claim.names]


@pytest.mark.parametrize(("text", "bodies"), SHARED + ENDED + IN_ORDER)
def test_whom_a_document_tells(text: str, bodies: list[str]) -> None:
    assert _named(text) == bodies


@pytest.mark.parametrize(("text", "bodies"), TOLD)
def test_whom_an_article_tells(text: str, bodies: list[str]) -> None:
    assert _named(text, told=True) == bodies


def test_in_a_document_things_that_must_be_so_are_told_nothing() -> None:
    assert _named("Từ năm 2026, toàn bộ cụm công nghiệp phải có trạm xử lý nước thải.") == []
