"""What an article tells of duties: roles without a name, long collectives; what happened and what was said is none."""

import pytest

import vnplan
from vnplan.annotate.tasks.sentences import claims

TOLD = [
    ("Người nuôi chó phải rọ mõm cho chó.", ["Người nuôi chó"]),
    ("Đối với chợ đêm, các hộ bán hàng không được lấn vỉa hè.", ["các hộ bán hàng"]),
    ("Khách qua phà có trách nhiệm mặc áo phao.", ["Khách qua phà"]),
    ("Học sinh ngoài giờ học chính khóa còn phải tập bơi.", ["Học sinh"]),
    ("Sở Y tế yêu cầu các cơ sở bán cơm, bán cháo ở bến xe phải đậy thức ăn.", ["các cơ sở bán cơm, bán cháo ở bến xe"]),
    ("Sở Y tế yêu cầu các đơn vị rà soát các hộ phải di dời.", ["các đơn vị"]),
    ("Cùng với đó, Sở Y tế có trách nhiệm phun khử khuẩn.", ["Sở Y tế"]),
    ("Các bệnh viện được yêu cầu trực đêm.", ["Các bệnh viện"]),
    ("Sở Y tế được đề nghị cử bác sĩ trực.", ["Sở Y tế"]),
    ("Bộ yêu cầu tỉnh An Bình và xã Núi Bạc sửa cầu.", ["tỉnh An Bình", "xã Núi Bạc"]),
    ("Đề nghị bí thư tỉnh ủy, thành ủy trực tiếp chỉ đạo.", ["bí thư tỉnh ủy, thành ủy"]),
    ("Mỗi cơ quan, trường học bố trí một thùng gom pin.", ["Mỗi cơ quan, trường học"]),
    ("Các đơn vị, trường học chỉ gửi bảng chấm điểm.", ["Các đơn vị, trường học"]),
    ("Địa phương phải cân xe ở bến.", ["Địa phương"]),
    ("Huyện yêu cầu chính quyền sở tại công khai giá đò.", ["chính quyền sở tại"]),
    (
        "Bộ yêu cầu các cơ quan Trung ương, chủ tịch UBND các tỉnh thành rà soát.",
        ["các cơ quan Trung ương", "chủ tịch UBND các tỉnh thành"],
    ),
    ("Trước nhu cầu tăng, Sở Y tế chỉ đạo các trạm y tế mua thêm thuốc.", ["các trạm y tế"]),
    ("Công an tỉnh kiểm soát cầu, trong khi Sở Xây dựng chủ trì gia cố.", ["Công an tỉnh", "Sở Xây dựng"]),
    ("Bộ đã đôn đốc các sở gửi báo cáo.", ["các sở"]),
    ("Riêng Công an tỉnh điều tra vụ đổ rác.", ["Công an tỉnh"]),
    ("Lực lượng kiểm lâm tăng cường gác rừng.", ["Lực lượng kiểm lâm"]),
    ("Bộ yêu cầu các ngân hàng kiện toàn bộ máy, nhất là phải thay kế toán.", ["các ngân hàng"]),
    ("Sở yêu cầu hiệu trưởng các trường phân công cán bộ trực tết.", ["hiệu trưởng các trường"]),
    ("Đối với các bệnh viện, Sở yêu cầu rà soát kho thuốc.", ["các bệnh viện"]),
    ("Riêng với Ban Quản lý rừng Núi Bạc, huyện yêu cầu trồng bù cây.", ["Ban Quản lý rừng Núi Bạc"]),
    ("Với EVN, yêu cầu được nêu là bảo đảm điện cho trạm bơm.", ["EVN"]),
    ("Đối với Sở Xây dựng, Chủ tịch UBND tỉnh giao rà soát các cầu treo.", ["Sở Xây dựng"]),
    ("Với các xã, trưởng công an huyện được yêu cầu rà soát bến đò.", ["trưởng công an huyện"]),
    ("Phòng Y tế huyện bị yêu cầu rà soát 15 hồ sơ.", ["Phòng Y tế huyện"]),
    ("Công an tỉnh còn được giao lập chốt ở bến phà.", ["Công an tỉnh"]),
    ("Các trường học ven sông được đề nghị lùi giờ vào lớp.", ["Các trường học ven sông"]),
    ("Trách nhiệm gác rừng thuộc về Hạt Kiểm lâm.", ["Hạt Kiểm lâm"]),
    ("Việc dọn kênh được giao cho Công ty Thủy lợi Núi Bạc.", ["Công ty Thủy lợi Núi Bạc"]),
    ("Thông tư quy định nhà thuốc phải niêm yết giá.", ["nhà thuốc"]),
    ("Kế hoạch cũng nêu rõ chủ nuôi trâu, bò phải khai báo với xã.", ["chủ nuôi trâu, bò"]),
    ("Dự thảo quy định khi chặt từ 5 cây, chủ đầu tư phải niêm yết phương án.", ["chủ đầu tư"]),
    ("Cũng theo kế hoạch, Công an phường thành lập hai tổ tuần tra.", ["Công an phường"]),
    ("Ngoài hai đợt này, UBND các xã tổ chức tiêm bổ sung.", ["UBND các xã"]),
    ("Bộ Quốc phòng chỉ đạo Bộ đội Biên phòng tuần tra cửa sông.", ["Bộ Quốc phòng"]),
    ("UBND tỉnh chỉ đạo Sở Xây dựng kiểm tra các chung cư.", ["Sở Xây dựng"]),
    ("Sở Y tế vừa có công văn gửi giám đốc các bệnh viện, yêu cầu rà soát kho thuốc.", ["giám đốc các bệnh viện"]),
    ("Chi cục Thủy sản có văn bản gửi Sở Công Thương tỉnh, đề nghị thu hồi lô cá.", ["Sở Công Thương tỉnh"]),
    (
        "Tổng công ty đã gửi ba công văn đến Công ty Cầu Phao, Công ty Bến Xe yêu cầu làm rõ.",
        ["Công ty Cầu Phao", "Công ty Bến Xe"],
    ),
    ("Khi có bão, thuyền trưởng phải báo vị trí tàu.", ["thuyền trưởng"]),
    ("Bước 2: Hiệu trưởng nhà trường có trách nhiệm xét duyệt danh sách.", ["Hiệu trưởng nhà trường"]),
    ("Các hộ ven sông bàn giao nhà trước ngày 30/11.", ["Các hộ ven sông"]),
    ("Công văn nêu rõ Sở Y tế, Công an tỉnh phải trực đêm.", ["Sở Y tế", "Công an tỉnh"]),
    ("Nghị định 3/2026/NĐ-CP quy định quỹ từ thiện có nghĩa vụ công khai sổ quỹ.", ["quỹ từ thiện"]),
    ("Ngư dân không được ra khơi khi có bão.", ["Ngư dân"]),
    ("Thương nhân bán xăng phải niêm yết giá.", ["Thương nhân bán xăng"]),
    ("UBND các xã có bến đò ngang chịu trách nhiệm đo mực nước.", ["UBND các xã có bến đò ngang"]),
    ("UBND các xã có kho thóc cũ rà soát mái kho.", ["UBND các xã có kho thóc cũ"]),
    ("Thí sinh trúng tuyển xác nhận nhập học chậm nhất hôm 27/6.", ["Thí sinh trúng tuyển"]),
]


@pytest.mark.parametrize(("text", "lead"), TOLD)
def test_whom_an_article_says_to_be_told(text: str, lead: list[str]) -> None:
    assert [text[name.start : name.end] for claim in claims(text, told=True) for name in claim.names] == lead


@pytest.mark.parametrize(
    "text",
    [
        "Trường hợp khẩn cấp phải dời dân khỏi bến.",
        "Sở Y tế khẳng định vắc xin an toàn.",
        "Trước đó, Sở Y tế chủ trì kiểm tra các quán ăn.",
        "Hộ dân chưa rõ phải nộp đơn ở đâu.",
        "Người dân không được hưởng trợ giá.",
        "Sở Y tế loay hoay với thuốc.",
        "Sở Y tế giải thích việc tăng giá.",
        "Toàn tỉnh trồng mới 3 triệu cây.",
        "Nhà nước giữ vai trò mở đường.",
        "Bộ, ngành nào chủ trì việc này?",
        "Tổ tuần tra kiểm tra một bến đò ở xã Núi Bạc. Ảnh: Minh An",
        "“Người dân phải biết vì sao cầu hỏng”, ông Minh nói.",
        "Người nấu ăn phải được tập huấn.",
        "Trách nhiệm này thuộc về Sở Y tế.",
        "Sở Y tế đề nghị Thủ tướng cho phép mua thuốc.",
        "UBND tỉnh thống nhất chủ trương hỗ trợ các hộ.",
        "Người dân kéo đến đông trước ngày 5/6.",
        "Thí sinh đã nộp hồ sơ trước ngày 5/6.",
        "Bệnh viện khuyến cáo phụ huynh đưa trẻ đi tiêm.",
        "Xã nào chậm công bố dịch thì bị nhắc nhở.",
        "Trạm y tế đã khám 30 ca, trong đó 4 ca nặng phải chuyển tuyến.",
        "Tỉnh ủy đề ra mục tiêu đón hai triệu khách.",
    ],
)
def test_what_happened_and_what_was_said_hands_out_nothing(text: str) -> None:
    assert claims(text, told=True) == []


def test_the_duties_of_a_role_stand_below_its_colon() -> None:
    (claim,) = claims("Người dự hội có các trách nhiệm sau:", told=True)
    assert claim.heads


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bộ Công an, Tài chính và Y tế cử người.", ["Bộ Công an", "Bộ Tài chính", "Bộ Y tế"]),
        ("Sở Y tế, Công an tỉnh cử người.", ["Sở Y tế", "Công an tỉnh"]),
    ],
)
def test_a_head_word_serves_the_fields_behind_it(text: str, wanted: list[str]) -> None:
    (claim,) = claims(text, told=True)
    assert [name.head + text[name.start : name.end] for name in claim.names] == wanted


def test_places_behind_a_colon_take_the_head_of_several_levels() -> None:
    text = "Sở Y tế yêu cầu UBND các huyện, thị xã: Kim Hà, Tam Lộc chặt tỉa cây."
    (claim,) = claims(text, told=True)
    assert [name.head + text[name.start : name.end] for name in claim.names] == ["UBND Kim Hà", "UBND Tam Lộc"]


ARTICLE = "{0}\n\nNgày 1/3/2024, UBND tỉnh Hà Nam ban hành Công văn số 21/UBND-NN về bến bãi.\n\n{1}"


def told(body: str, headline: str = "Hà Nam rà soát bến bãi") -> list[tuple[list[str], str]]:
    return [([one.text for one in task.lead], task.text) for task in vnplan.parse(ARTICLE.format(headline, body)).tasks]


def test_items_below_an_order_are_duties_of_whom_it_names() -> None:
    body = "Chủ tịch tỉnh yêu cầu Sở Xây dựng, Công an tỉnh:\n- Rà soát bến bãi;\n- Cưỡng chế bến không phép."
    lead = ["Sở Xây dựng", "Công an tỉnh"]
    assert told(body) == [(lead, "Rà soát bến bãi"), (lead, "Cưỡng chế bến không phép")]


def test_what_is_ordered_is_an_action_whatever_its_verb() -> None:
    assert told("Tỉnh yêu cầu Sở Xây dựng bứng gốc cây cũ ở bến.") == [(["Sở Xây dựng"], "bứng gốc cây cũ ở bến")]


def test_a_headline_only_lets_a_body_speak() -> None:
    assert told("Sở Xây dựng phải cắm biển ở bến.", "Sở Y tế: Tiêm xong cho trẻ em") == [(["Sở Xây dựng"], "cắm biển ở bến")]


def test_bodies_of_which_nothing_is_said_go_with_the_next() -> None:
    body = "Tỉnh yêu cầu Giám đốc các Sở; giao Chủ tịch UBND các xã chịu trách nhiệm về bến đò."
    (task,) = told(body)
    assert task[0] == ["Giám đốc các Sở", "Chủ tịch UBND các xã"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Sở Y tế được giao nhiệm vụ tổng kiểm tra 16 hồ bơi.", "tổng kiểm tra 16 hồ bơi"),
        ("Sở Xây dựng theo lĩnh vực quản lý, rà soát quỹ đất ven bến.", "rà soát quỹ đất ven bến"),
        ("Cục Cảnh sát giao thông (C08) phân làn ở cầu phao.", "phân làn ở cầu phao"),
    ],
)
def test_the_words_of_a_duty_begin_behind_who_has_it(body: str, words: str) -> None:
    assert [text for _, text in told(body)] == [words]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("UBND tỉnh chỉ đạo Sở Y tế kiểm tra bến đò.", ["Sở Y tế"]),
        ("Cùng ngày, chỉ đạo Sở Y tế kiểm tra bến đò.", ["Sở Y tế"]),
        # Who begins a sentence so is told to direct; behind an order it goes on with it.
        ("chỉ đạo Sở Y tế kiểm tra bến đò.", []),
        ("Chỉ đạo Sở Y tế kiểm tra bến đò.", []),
        ("Yêu cầu Sở Y tế kiểm tra bến đò; chỉ đạo Sở Xây dựng đắp đê.", ["Sở Y tế"]),
        ("UBND tỉnh chỉ đạo kiểm tra bến đò.", ["UBND tỉnh"]),
    ],
)
def test_who_is_told_to_direct_directs(text: str, lead: list[str]) -> None:
    found = [text[name.start : name.end] for claim in claims(text, told=True, duty=False) for name in claim.names]
    assert found == lead


def test_the_issuer_of_a_paper_directs_others_and_others_are_told_to_direct() -> None:
    text = "UBND tỉnh chỉ đạo Sở Y tế kiểm tra bến đò."
    told_by = {issuer: claims(text, told=True, issuers=(issuer,)) for issuer in ("ubnd tỉnh an bình", "thủ tướng chính phủ")}
    assert [[text[n.start : n.end] for one in found for n in one.names] for found in told_by.values()] == [
        ["Sở Y tế"],
        ["UBND tỉnh"],
    ]


def test_a_headline_binds_by_a_word_of_duty_alone() -> None:
    body = "Sở Xây dựng phải cắm biển ở bến."
    assert told(body, "Sở Y tế siết các quán ăn ven sông") == [(["Sở Xây dựng"], "cắm biển ở bến")]
    assert told(body, "Sở Y tế phải rà soát các quán ăn ven sông")[0][0] == ["Sở Y tế"]


def test_each_of_those_who_are_told_in_one_paragraph_has_a_duty() -> None:
    body = "UBND xã vận động các hộ nuôi cá dời bè. Các trường ven sông được đề nghị lùi giờ vào lớp."
    assert told(body) == [
        (["UBND xã"], "vận động các hộ nuôi cá dời bè"),
        (["Các trường ven sông"], "lùi giờ vào lớp"),
    ]
