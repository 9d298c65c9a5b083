"""Who has to do something, with whom: the cases that the rules of annotation decide, and kinds of sentences of duty."""

import pytest

from vnplan.annotate.tasks.sentences import claims
from vnplan.vocab.bodies.party import party

LEADS = [
    # where a name ends
    (
        "Giao Ban Quản lý dự án đầu tư xây dựng công trình thủy lợi và nông nghiệp tỉnh lập hồ sơ",
        ["Ban Quản lý dự án đầu tư xây dựng công trình thủy lợi và nông nghiệp tỉnh"],
    ),
    ("Yêu cầu các cơ quan được phân cấp kiểm kê tài sản", ["các cơ quan được phân cấp"]),
    ("UBND huyện Phú Lộc, Sở Tài chính chủ trì sửa cầu", ["UBND huyện Phú Lộc", "Sở Tài chính"]),
    (
        "UBND tỉnh giao phòng Kế hoạch - Tài chính, phòng Văn hóa và Thông tin lập dự toán",
        ["phòng Kế hoạch - Tài chính", "phòng Văn hóa và Thông tin"],
    ),
    ("Tổ Quản lý bến chủ trì quét dọn bến", ["Tổ Quản lý bến"]),
    ("Đề nghị Thuế tỉnh An Bình rà soát hồ sơ", ["Thuế tỉnh An Bình"]),
    ("Về việc nộp chậm tiền thuê đất Đề nghị Thuế tỉnh An Bình rà soát hồ sơ", ["Thuế tỉnh An Bình"]),
    # collective or several
    ("Các sở, ban, ngành, đoàn thể cấp tỉnh chủ trì vận động", ["Các sở, ban, ngành, đoàn thể cấp tỉnh"]),
    ("Yêu cầu các sở, từng cơ quan, đơn vị kiểm đếm cây xanh", ["các sở", "từng cơ quan, đơn vị"]),
    (
        "Chủ tịch UBND các huyện, thị xã Phúc Lộc, thành phố An Bình chịu trách nhiệm sửa đê",
        ["Chủ tịch UBND các huyện", "Chủ tịch UBND thị xã Phúc Lộc", "Chủ tịch UBND thành phố An Bình"],
    ),
    (
        "UBND các huyện Krông Pa, M'Gar và Bàu Trắng rà soát kênh",
        ["UBND huyện Krông Pa", "UBND huyện M'Gar", "UBND huyện Bàu Trắng"],
    ),
    ("Công an các phường 3, 5 kiểm tra nhà trọ", ["Công an phường 3", "Công an phường 5"]),
    ("HĐND các tỉnh Nam Trung Bộ và An Bình rà soát quy hoạch", ["HĐND các tỉnh Nam Trung Bộ và An Bình"]),
    (
        "Hội Nông dân các huyện, thị xã Bàu Sen, thành phố Suối Vàng rà soát hộ vay vốn",
        ["Hội Nông dân các huyện", "Hội Nông dân thị xã Bàu Sen", "Hội Nông dân thành phố Suối Vàng"],
    ),
    ("Giao các Điện lực Bàu Sen, Suối Vàng kiểm tra trạm", ["Điện lực Bàu Sen", "Điện lực Suối Vàng"]),
    ("Giao các Đội Quản lý số 1, số 4 kiểm tra trạm", ["Đội Quản lý số 1", "Đội Quản lý số 4"]),
    ("Thư viện tỉnh, Tỉnh Đoàn kiểm tra tủ sách", ["Thư viện tỉnh", "Tỉnh Đoàn"]),
    ("Giao Giám đốc Sở Xây dựng, Sở Công Thương kiểm tra nhà cũ", ["Giám đốc Sở Xây dựng", "Giám đốc Sở Công Thương"]),
    (
        "Bộ trưởng, Thủ trưởng cơ quan ngang bộ có trách nhiệm sửa quy trình",
        ["Bộ trưởng", "Thủ trưởng cơ quan ngang bộ"],
    ),
    (
        "Giám đốc hợp tác xã trong các khu chợ nổi và hộ gia đình, cá nhân có liên quan chịu trách nhiệm thu gom rác",
        ["Giám đốc hợp tác xã trong các khu chợ nổi", "hộ gia đình, cá nhân có liên quan"],
    ),
    # positions and persons
    ("Phó Chủ tịch UBND tỉnh Nguyễn Văn An chỉ đạo việc sửa đê", ["Phó Chủ tịch UBND tỉnh Nguyễn Văn An"]),
    (
        "Các ông (bà) Chánh Văn phòng UBND tỉnh, Giám đốc Sở Y tế kiểm tra bếp ăn",
        ["Chánh Văn phòng UBND tỉnh", "Giám đốc Sở Y tế"],
    ),
    # who executes
    (
        (
            "Giám đốc Sở Y tế; các đại lý, cá nhân mua bán, vận chuyển cát trên sông và các tổ chức, cá nhân có liên quan "
            "chịu trách nhiệm thi hành Quyết định này./."
        ),
        ["Giám đốc Sở Y tế", "các đại lý, cá nhân mua bán, vận chuyển cát trên sông", "các tổ chức, cá nhân có liên quan"],
    ),
    (
        "Chính quyền địa phương các xã liên quan đến việc chia tách và Công an tỉnh có trách nhiệm thi hành Nghị quyết này.",
        ["Chính quyền địa phương các xã liên quan đến việc chia tách", "Công an tỉnh"],
    ),
    (
        (
            "Giám đốc các Sở: Nội vụ, Xây dựng, Công an tỉnh, Hiệu trưởng các trường nội trú, bán trú và Thủ trưởng các đơn vị "
            "có liên quan căn cứ Quyết định thi hành kể từ ngày ký."
        ),
        [
            "Giám đốc Sở Nội vụ",
            "Giám đốc Sở Xây dựng",
            "Giám đốc Công an tỉnh",
            "Hiệu trưởng các trường nội trú, bán trú",
            "Thủ trưởng các đơn vị có liên quan",
        ],
    ),
    (
        "Trưởng các phòng và bà Lê Thị Hoa chịu trách nhiệm tổ chức thực hiện Quyết định này.",
        ["Trưởng các phòng", "Lê Thị Hoa"],
    ),
    (
        "Thủ trưởng các ban, ngành, tổ chức và cá nhân liên quan chịu trách nhiệm thi hành Quyết định này.",
        ["Thủ trưởng các ban, ngành, tổ chức và cá nhân liên quan"],
    ),
    # roles without a name
    ("Giao người sử dụng lao động lập danh sách", ["người sử dụng lao động"]),
    ("Cơ quan có thẩm quyền xem xét hồ sơ", []),
    # who leads
    ("Chỉ đạo Sở Xây dựng kết hợp với Công an tỉnh và Sở Y tế đo độ ồn", []),
    ("Sở Y tế: chủ trì khám; Sở Tài chính: lo tiền thuốc.", ["Sở Y tế", "Sở Tài chính"]),
    ("Việc này do Sở Y tế chủ trì, Công an tỉnh phối hợp thực hiện trong quý II.", ["Sở Y tế"]),
    ("Sở Tài chính được giao chủ trì lập dự toán", ["Sở Tài chính"]),
    ("Công an tỉnh sẽ chủ trì tuần tra ven sông", ["Công an tỉnh"]),
    ("Ngân hàng Nhà nước Việt Nam có nhiệm vụ rà soát nợ", ["Ngân hàng Nhà nước Việt Nam"]),
    ("Đảng ủy cơ quan Văn phòng Quốc hội chủ trì lễ viếng", ["Đảng ủy cơ quan Văn phòng Quốc hội"]),
    ("Đối với các nhà máy đã dừng sản xuất thì Công an tỉnh có trách nhiệm niêm phong kho", ["Công an tỉnh"]),
    # reports and closings
    ("Báo cáo của Sở Y tế gửi về Bộ Y tế trước ngày 5/6/2024.", ["Sở Y tế"]),
    ("Trong quá trình thực hiện nếu có vướng mắc, các đơn vị phản ánh về Sở Y tế để giải quyết.", []),
    ("Khi có vướng mắc ngoài quy định, đề nghị Bộ Nội vụ và UBND cấp huyện xem xét để xử lý.", ["Bộ Nội vụ", "UBND cấp huyện"]),
    # no duty
    ("Ngân sách tỉnh bảo đảm kinh phí sửa đê", []),
    ("Sở Y tế đã ban hành hướng dẫn", []),
    ("Hàng năm phải lập dự toán trước tháng 7", []),
]
PARTNERS = [
    ("Chỉ đạo Sở Xây dựng kết hợp với Công an tỉnh và Sở Y tế đo độ ồn", ["Công an tỉnh", "Sở Y tế"]),
    ("Việc này do Sở Y tế chủ trì, Công an tỉnh phối hợp thực hiện trong quý II.", ["Công an tỉnh"]),
    (
        "Đơn vị phối hợp: Các phòng, ban, một số Lãnh sự quán, UBND các xã, các cơ sở đúc đồng có liên quan.",
        ["Các phòng, ban", "một số Lãnh sự quán", "UBND các xã", "các cơ sở đúc đồng có liên quan"],
    ),
    ("Phối hợp với Hội đồng Dân tộc, các Ủy ban của Quốc hội rà soát", ["Hội đồng Dân tộc", "các Ủy ban của Quốc hội"]),
    ("Ứng dụng này kết hợp với cơ quan báo chí để quảng bá", []),
]


def found(text: str, role: str) -> list[str]:
    return [party(text, name, ()).text for claim in claims(text) if claim.role == role for name in claim.names]


@pytest.mark.parametrize(("text", "expected"), LEADS)
def test_who_leads(text: str, expected: list[str]) -> None:
    assert found(text, "lead") == expected


@pytest.mark.parametrize(("text", "expected"), PARTNERS)
def test_who_coordinates(text: str, expected: list[str]) -> None:
    assert found(text, "coordinating") == expected
