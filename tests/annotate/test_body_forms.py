"""One normal form of a body, whoever asks; one value for each body of a document."""

import pytest

import vnplan
from vnplan.rules.load import load
from vnplan.vocab.bodies.form import normal_form
from vnplan.vocab.bodies.lexicon import plain
from vnplan.vocab.bodies.rows import BodyName, BodyNames, Head

SAME = [
    ("Ủy ban nhân dân tỉnh Hòa Bình", ["UBND tỉnh Hoà Bình", "UBND TỈNH HÒA BÌNH", "Uỷ ban Nhân dân Tỉnh Hòa Bình"]),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", ["Ủy ban MTTQ Việt Nam tỉnh", "UBMTTQVN tỉnh", "Uỷ ban MTTQ tỉnh"]),
    ("Bộ Y tế", ["BỘ Y tế", "BỘ Y TẾ", "Bộ y tế"]),
    ("Sở Nông nghiệp và Phát triển nông thôn", ["Sở NN&PTNT", "Sở NN và PTNT", "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN"]),
    ("Sở Văn hóa, Thể thao và Du lịch", ["Sở VHTTDL", "Sở Văn hoá – Thể thao và Du lịch"]),
    ("Chủ tịch Ủy ban nhân dân các huyện, thành phố", ["Chủ tịch UBND các huyện, thành phố"]),
    ("Văn phòng Ủy ban nhân dân tỉnh", ["VP UBND tỉnh", "Văn phòng UBND Tỉnh"]),
    ("Bộ Chỉ huy Quân sự tỉnh", ["Bộ CHQS tỉnh", "BCHQS tỉnh", "BỘ CHỈ HUY QUÂN SỰ TỈNH"]),
    ("Ngân hàng Nhà nước Việt Nam", ["NHNN", "Ngân hàng Nhà nước", "NHNN Việt Nam"]),
    ("Công an tỉnh", ["CÔNG AN TỈNH", "Công an Tỉnh"]),
    ("Ban Quản lý chợ Kim Hà", ["BAN QUẢN LÝ chợ Kim Hà", "Ban quản lý chợ Kim Hà"]),
    ("Văn phòng Tỉnh ủy Nghệ An", ["VĂN PHÒNG TỈNH ỦY Nghệ An"]),
    ("Đảng ủy xã Yên Hà", ["ĐẢNG UỶ xã Yên Hà"]),
    ("Ban cán sự đảng Ủy ban nhân dân tỉnh", ["Ban cán sự đảng UBND tỉnh"]),
    ("Thường trực Hội đồng nhân dân huyện Kim Bôi", ["THƯỜNG TRỰC HĐND huyện Kim Bôi"]),
    ("Công an xã Yên Hà", ["CÔNG AN xã Yên Hà"]),
    ("Công ty TNHH Sao Mai", ["các Công ty TNHH Sao Mai"]),
    ("Công ty TNHH MTV nước sạch", ["CÔNG TY TNHH MTV NƯỚC SẠCH"]),
    # What stands behind a department, a committee of the party or a kind of school at the end is a name.
    ("Sở Y tế Lộc Hà", ["SỞ Y TẾ LỘC HÀ"]),
    ("Huyện ủy Yên Hà", ["HUYỆN UỶ YÊN HÀ"]),
    ("Trường mầm non Hoa Sen", ["TRƯỜNG MẦM NON HOA SEN"]),
    # One syllable that heads names is none inside a word.
    ("Công ty cổ phần môi trường", ["CÔNG TY CỔ PHẦN MÔI TRƯỜNG"]),
    ("Công ty cổ phần đầu tư", ["CÔNG TY CỔ PHẦN ĐẦU TƯ"]),
    ("Đảng bộ huyện Yên Hà", ["ĐẢNG BỘ HUYỆN YÊN HÀ"]),
    ("Chi cục Kiểm lâm - Hạt số 5", ["CHI CỤC KIỂM LÂM - HẠT SỐ 5"]),
    ("Văn phòng", ["VĂN PHÒNG"]),
    ("Hội làm vườn Việt Nam", ["HỘI LÀM VƯỜN VIỆT NAM"]),
    ("Ủy ban nhân dân thành phố Yên Hà", ["UBND TPYên Hà", "UBND TPYÊN HÀ", "UBND TP.Yên Hà"]),
    ("Phòng TC&QLĐT", ["PHÒNG TC&QLĐT"]),
]
ALL = [(normal, written) for normal, spellings in SAME for written in (normal, *spellings)]


@pytest.mark.parametrize(("normal", "written"), ALL)
def test_each_spelling_has_one_normal_form(normal: str, written: str) -> None:
    assert normal_form(written) == normal


def test_normal_forms_are_their_own_and_tell_the_bodies_of_the_tables_apart() -> None:
    rows = load("bodies", "body", BodyName)
    names = [row.name for row in rows] + [name for row in load("bodies", "bodies", BodyNames) for name in row.names]
    names += [word for row in load("bodies", "head", Head) for word in row.words]
    assert [name for name in names if normal_form(normal_form(name)) != normal_form(name)] == []
    assert [(row.name, also) for row in rows for also in row.also if normal_form(also) != normal_form(row.name)] == []
    known = [plain(normal_form(row.name)) for row in rows]
    assert len(known) == len(set(known))


def plan(*items: str) -> vnplan.Document:
    head = "SỞ Y TẾ TỈNH LÀO CAI\nSố: 9/KH-SYT\nLào Cai, ngày 5 tháng 3 năm 2024\n\nKẾ HOẠCH\nKiểm tra nước sạch năm 2024\n\n"
    body = "\n\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
    return vnplan.parse(f"{head}I. MỤC ĐÍCH\n\nNước sạch.\n\nII. TỔ CHỨC THỰC HIỆN\n\n{body}\n")


def test_a_body_has_one_value_however_it_is_written() -> None:
    document = plan(
        "Giao Trung tâm Kiểm soát bệnh tật tỉnh (KSBT) chủ trì lấy mẫu.",
        "Giao KSBT chủ trì gửi mẫu đi thử.",
        "Giao Trung tâm kiểm soát bệnh tật tỉnh chủ trì lưu mẫu.",
    )
    bodies = [one for assignment in document.assignments for one in assignment.lead]
    assert {one.value for one in bodies} == {"Trung tâm Kiểm soát bệnh tật tỉnh"}
    assert all(one.known for one in bodies)


def test_the_issuers_province_is_that_of_its_own_bodies() -> None:
    document = plan("Giao Sở Tài chính chủ trì bố trí kinh phí.", "Đề nghị Bộ Nội vụ chủ trì hướng dẫn.")
    assert [one.province for assignment in document.assignments for one in assignment.lead] == ["Lào Cai", None]


def test_a_head_alone_means_the_issuer_or_is_marked_generic() -> None:
    document = plan("Phối hợp với Sở tổng hợp số liệu.", "Đề nghị Bộ xem xét hỗ trợ kinh phí.")
    found = [(one.text, one.value) for assignment in document.assignments for one in (*assignment.lead, *assignment.coordinating)]
    assert found == [("Sở", "Sở Y tế tỉnh Lào Cai"), ("Bộ", "Bộ")]
    assert document.assignments[1].lead[0].kind == "generic"
