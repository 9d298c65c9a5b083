"""Who is told something without the name of an office: roles of schools, unions and wards, units that no table knows."""

import json
import re
from collections import defaultdict

import pytest

import vnplan
from tests.conftest import CORPORA, parsed
from vnplan.annotate.tasks.headings import body_heading
from vnplan.annotate.tasks.sentences import claims
from vnplan.model.task import Party
from vnplan.vocab.bodies.form import normal_form
from vnplan.vocab.bodies.lexicon import plain

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
    ("Khoa học kỹ thuật và đối ngoại", []),
    ("Phòng ngừa cháy rừng", []),
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
    ("Tổ trưởng phân công giáo viên trực cổng trường.", False, ["Tổ trưởng"]),
    (
        "Ban Chỉ đạo Trung ương về phòng, chống thiên tai theo dõi mực nước.",
        False,
        ["Ban Chỉ đạo Trung ương về phòng, chống thiên tai"],
    ),
    ("Các cơ quan thông tấn, báo chí đưa tin về lũ.", False, ["Các cơ quan thông tấn, báo chí"]),
    ("Đối với các thôn chưa có nhà văn hóa thì khẩn trương chọn đất.", False, ["các thôn chưa có nhà văn hóa"]),
    ("Đối với Sở Y tế: rà soát các trạm.", False, ["Sở Y tế"]),
    ("Đối với các xã, phường, tổ chức quét dọn.", True, ["các xã, phường"]),
    ("Đối với các hộ nghèo, thực hiện hỗ trợ tiền điện.", False, []),
    ("Giám đốc các đơn vị chịu trách nhiệm theo thẩm quyền khi xảy ra mất mát.", False, []),
    ("Các cuộc họp do Giám đốc Sở Y tế chủ trì được ghi biên bản.", False, []),
    (
        "Mọi tổ chức, cá nhân có lồng nuôi, bán cá cảnh trên địa bàn phường đều phải khai báo.",
        False,
        ["Mọi tổ chức, cá nhân có lồng nuôi, bán cá cảnh trên địa bàn phường"],
    ),
    ("Các đơn vị trực tiếp tham gia bán vé có trách nhiệm:", False, ["Các đơn vị trực tiếp tham gia bán vé"]),
    ("Các hộ kinh doanh bán hàng rong tại chợ phải đăng ký chỗ.", False, ["Các hộ kinh doanh bán hàng rong tại chợ"]),
    ("Các đơn vị chưa nộp báo cáo phải nộp trong tuần này.", False, ["Các đơn vị chưa nộp báo cáo"]),
    ("Đề nghị các trường chưa có sân chơi báo cáo Phòng Giáo dục.", False, ["các trường chưa có sân chơi"]),
    ("Cán bộ, công chức làm việc ở quầy vé phải đeo thẻ.", False, ["Cán bộ, công chức làm việc ở quầy vé"]),
    ("Các làng, tổ dân phố có đường bê tông tiến hành quét dọn.", False, ["Các làng, tổ dân phố có đường bê tông"]),
    (
        "Căn cứ tình hình địa phương, Thủ trưởng cơ quan quản lý bến các cấp trang bị áo phao cho khách.",
        False,
        ["Thủ trưởng cơ quan quản lý bến các cấp"],
    ),
    ("Trong tổng số ghế, cơ quan quản lý bến ở địa phương phải dành mười ghế.", False, ["cơ quan quản lý bến ở địa phương"]),
    ("Các tổ, đội hoàn thành tốt việc trực đêm được xem xét khen thưởng.", False, []),
    ("Các xã trực tiếp tham gia trồng rừng được hưởng hỗ trợ.", False, []),
    ("Cơ quan, tổ chức, cá nhân vi phạm các quy định về bến thì bị nhắc nhở.", False, []),
    ("Tổ Giúp việc làm việc theo nguyên tắc công khai.", False, []),
    (
        "Đề nghị Ủy ban nhân dân các tỉnh ven biển từ Quảng Ninh đến Khánh Hòa theo dõi mực nước.",
        False,
        ["Ủy ban nhân dân các tỉnh ven biển từ Quảng Ninh đến Khánh Hòa"],
    ),
    ("UBND các xã bị ảnh hưởng bởi lũ rà soát nhà hư hỏng.", False, ["UBND các xã bị ảnh hưởng bởi lũ"]),
    ("UBND các xã có trách nhiệm rà soát nhà hư hỏng.", False, ["UBND các xã"]),
    ("UBND quận yêu cầu phía Công ty Môi trường thu gom rác.", False, ["Công ty Môi trường"]),
    ("Hằng năm, hai ngành chủ động lập kế hoạch tuần tra.", False, ["hai ngành"]),
    ("Mức chi cho trọng tài do Sở Tài chính quy định sau khi hỏi các hội.", False, ["Sở Tài chính"]),
    ("Trụ sở do Sở Xây dựng thiết kế đã hư hỏng.", False, []),
    ("Các địa phương rà soát các trường hợp phải kê khai.", False, ["Các địa phương"]),
    ("Các đơn vị căn cứ chức năng, nhiệm vụ có trách nhiệm thực hiện.", False, ["Các đơn vị"]),
    (
        "Thủ trưởng đơn vị liên quan và các bà có tên tại Điều 2 chịu trách nhiệm thi hành Quyết định này.",
        False,
        ["Thủ trưởng đơn vị liên quan", "các bà có tên tại Điều 2"],
    ),
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


def test_people_to_whom_a_body_gives_work_do_not_lead() -> None:
    found = vnplan.parse(HEAD + "1. Công an xã\n\n- Phân công cán bộ trực cổng trường.\n\n2. Sở Y tế\n\n- Khám bệnh.").assignments
    assert [one.text for assignment in found for one in assignment.lead] == ["Công an xã", "Sở Y tế"]


def test_a_body_named_again_keeps_both_places() -> None:
    text = HEAD + "1. Sở Y tế\n\nHằng quý, Sở Y tế tổng hợp, báo cáo UBND tỉnh."
    document = vnplan.parse(text)
    (assignment,) = document.assignments
    assert [text[span.start : span.end] for span in assignment.lead[0].spans] == ["Sở Y tế", "Sở Y tế"]


def test_partners_behind_what_is_done_with_them() -> None:
    text = "Phối hợp chặt chẽ, giữ liên lạc hằng ngày với Công an xã Bình An và trạm y tế để lo cho người già."
    (claim,) = claims(text)
    assert claim.role == "coordinating"
    assert [text[name.start : name.end] for name in claim.names] == ["Công an xã Bình An", "trạm y tế"]


def test_bodies_that_differ_in_case_or_abbreviation_have_one_value() -> None:
    pairs = [
        ("Thủ trưởng các Sở, Ban, ngành cấp tỉnh", "Thủ trưởng các sở, ban, ngành cấp tỉnh"),
        ("UBND các Huyện, Thị xã, Thành phố", "Ủy ban nhân dân các huyện, thị xã, thành phố"),
        ("Giám đốc sở Tài chính", "Giám đốc Sở Tài chính"),
        ("các tỉnh, thành phố trực thuộc trung ương", "các tỉnh, thành phố trực thuộc Trung ương"),
        ("Thủ trưởng cơ quan ngang Bộ", "Thủ trưởng cơ quan ngang bộ"),
        ("Cơ quan Nhà nước", "Cơ quan nhà nước"),
        ("Giám đốc sở", "Giám đốc Sở"),
    ]
    assert [normal_form(one) for one, _ in pairs] == [normal_form(other) for _, other in pairs]
    assert normal_form("Ngân hàng Nhà nước") == "Ngân hàng Nhà nước Việt Nam"


@pytest.fixture(scope="module")
def parties() -> list[Party]:
    documents = [
        parsed(path.with_name(json.loads(path.read_text("utf-8"))["source"])) for path in sorted(CORPORA.glob("*.gold.json"))
    ]
    return [one for document in documents for each in document.assignments for one in (*each.lead, *each.coordinating)]


def test_no_two_bodies_of_the_corpus_differ_only_in_how_they_are_written(parties: list[Party]) -> None:
    forms: dict[str, set[str | None]] = defaultdict(set)
    for one in parties:
        forms[plain(one.value or one.text)].add(one.value)
    assert len(forms) > 100
    assert {key: values for key, values in forms.items() if len(values) > 1} == {}


def test_no_long_body_of_the_corpus_holds_a_word_of_duty(parties: list[Party]) -> None:
    duty = re.compile(
        r"(?<!\w)(?:phải|có trách nhiệm|chịu trách nhiệm|chủ trì|rà soát|khẩn trương|báo cáo|tham mưu|hoàn thành)(?!\w)"
    )
    long = {one.text for one in parties if len(one.text.split()) > 12}
    assert {name for name in long if duty.search(plain(name))} == set()


LETTER = (
    "UBND TỈNH BÌNH MINH\nSỞ Y TẾ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 12/SYT-NV\n"
    "V/v rà soát thuốc\n\nBình Minh, ngày 04 tháng 3 năm 2024\n\nKính gửi: Các bệnh viện.\n\n"
)
SENT = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\nLê Văn Tám"


def test_an_order_to_take_note_closes_the_document() -> None:
    body = "Để chuẩn bị mùa mưa, Sở Y tế đề nghị các bệnh viện rà soát danh mục thuốc.\n\n"
    body += "Sở Y tế thông báo để các đơn vị biết, thực hiện."
    found = [(assignment.at, assignment.lead[0].text) for assignment in vnplan.parse(LETTER + body + SENT).assignments]
    assert found == [("basis", "các bệnh viện"), (None, "các đơn vị")]


def test_what_somebody_will_do_at_the_head_of_a_letter_is_no_duty() -> None:
    body = "Theo kế hoạch năm học, Trường Đại học An Bình sẽ tổ chức thi tuyển trong tháng 5.\n\n"
    body += "Đề nghị các đơn vị cử người dự thi trước ngày 20/4."
    assert [one.text for each in vnplan.parse(LETTER + body + SENT).assignments for one in each.lead] == ["các đơn vị"]


RULES = (
    "ỦY BAN NHÂN DÂN\nTỈNH BÌNH MINH\n\nSố: 3/2024/QĐ-UBND\n\nBình Minh, ngày 04 tháng 3 năm 2024\n\nQUYẾT ĐỊNH\n"
    "Ban hành Quy định chấm giải cầu treo\n\nQUYẾT ĐỊNH:\n\n"
)


def test_roles_in_the_steps_of_a_procedure_are_told_by_a_word_of_duty_only() -> None:
    text = RULES.replace("QUYẾT ĐỊNH\nBan hành Quy định", "QUY ĐỊNH\n") + (
        "Điều 1. Trình tự chấm\n\n1. Hội đồng thảo luận, thống nhất thang điểm.\n\n"
        "2. Thư ký Hội đồng có trách nhiệm ghi biên bản.\n\n3. Sở Xây dựng lập danh sách các cầu."
    )
    found = [one.text for each in vnplan.parse(text).assignments for one in each.lead]
    assert found == ["Thư ký Hội đồng", "Sở Xây dựng"]


def test_members_of_a_council_are_told_nothing() -> None:
    text = RULES + (
        "Điều 1. Thành lập Hội đồng chấm giải gồm:\n\n1. Chủ tịch Hội đồng:\n\n"
        "Ông Trần Văn Bảy, Giám đốc Sở Xây dựng.\n\n2. Các Thành viên Hội đồng:\n\nBà Lê Thị Chín, Phó Giám đốc Sở Tài chính.\n\n"
        "Điều 2. Giao Sở Xây dựng tổng hợp kết quả."
    )
    assert [one.text for each in vnplan.parse(text).assignments for one in each.lead] == ["Sở Xây dựng"]


def test_who_does_it_in_the_passive() -> None:
    text = "Hằng năm, việc thông báo tuyển chọn được Sở Y tế thực hiện, cụ thể như sau:"
    assert [text[name.start : name.end] for claim in claims(text) for name in claim.names] == ["Sở Y tế"]
