"""How far the name of a body goes in running text, as the subject of a sentence and behind an order."""

import pytest

import vnplan
from vnplan.annotate.tasks.sentences import claims

NAMES = [
    # a second half behind "và" that is a common word, with a capital or without
    "Vụ Thể thao học đường và Công tác đội",
    "Phòng Văn hóa, Khoa học và Thông tin",
    "Trung tâm Văn hóa, Thể thao - Truyền thông thị xã",
    "Ủy ban Quản lý vốn nhà nước tại doanh nghiệp",
    "Trung tâm Dịch vụ tổng hợp phường",
    "Ban Quản lý Khu kinh tế mở Cửa Sót",
    "Trưởng các chi nhánh",
    "Đại biểu HĐND tỉnh",
    "Ban Chỉ huy PCTT và TKCN các bộ, ngành, địa phương",
    "Văn phòng thường trực Ban Chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn tỉnh",
    "Các quận, huyện còn lại",
    "Cục Chăn nuôi và Trồng trọt",
    "Cục Quản lý khám, chữa bệnh và Phòng bệnh",
    "Vụ Tổ chức cán bộ và đào tạo",
    "Cục Quản lý xây dựng và chất lượng công trình",
    "Ban Quản lý di tích và rừng quốc gia Núi Bạc",
    "Trung tâm Giáo dục nghề nghiệp và giáo dục thường xuyên huyện",
    "Hiệp hội Doanh nghiệp nhỏ và vừa tỉnh",
    # places
    "Công an TP.HCM",
    "Viện Pasteur TP. Nha Trang",
    "UBND các địa phương",
    "Thuế cơ sở 3",
    "UBND H. Tân Lĩnh",
    "UBND Q.Tân Bình",
    # verbs inside and behind the name
    "Đội Trật tự đô thị quận",
    "Trường Trung cấp Nông nghiệp",
    "Cục Cảnh sát quản lý hành chính về trật tự xã hội",
    "Cảng vụ Hàng hải Hải Phòng",
    "Vườn quốc gia Núi Bạc",
    "Vùng Cảnh sát biển 7",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["{} tổ chức tổng vệ sinh.", "UBND tỉnh yêu cầu {} bám sát địa bàn."])
def test_a_name_goes_to_its_end(name: str, form: str) -> None:
    text = form.format(name)
    assert [text[one.start : one.end] for claim in claims(text, told=True) for one in claim.names] == [name]


APART = [
    ("Giao Phòng Giáo dục và Công an huyện trực chốt.", ["Phòng Giáo dục", "Công an huyện"]),
    ("Giao Sở Y tế và nhà thầu sửa mái.", ["Sở Y tế", "nhà thầu"]),
    ("Giao Cục Thuế Hà Nam và gửi hồ sơ về tỉnh.", ["Cục Thuế Hà Nam"]),
    ("Giao Sư đoàn 325 và Phân viện Miền Tây mở đường.", ["Sư đoàn 325", "Phân viện Miền Tây"]),
    ("Giao Xưởng Gỗ Mỹ nghệ và Tiểu khu 142 mở đường.", ["Xưởng Gỗ Mỹ nghệ", "Tiểu khu 142"]),
    ("Giao Hội Nông dân tỉnh, Tỉnh hội Phật giáo mở trại hè.", ["Hội Nông dân tỉnh", "Tỉnh hội Phật giáo"]),
]


@pytest.mark.parametrize(("text", "wanted"), APART)
def test_bodies_that_and_joins_stay_apart(text: str, wanted: list[str]) -> None:
    assert [text[one.start : one.end] for claim in claims(text) for one in claim.names] == wanted


BEHIND = [
    ("Công ty Điện lực Đồng Nai ngừng bán điện cho lò gạch.", "Công ty Điện lực Đồng Nai"),
    ("Điện lực Lào Cai cắt điện các lò gạch.", "Điện lực Lào Cai"),
    ("Các đơn vị tổng kiểm tra các hồ chứa.", "Các đơn vị"),
    ("EVN bảo đảm đủ điện.", "EVN"),
    ("Địa phương này cũng phải rà soát bến.", "Địa phương này"),
    ("Báo Hòa Bình tuyên dương các tổ dân phố.", "Báo Hòa Bình"),
    ("Vườn quốc gia Núi Bạc lập chốt gác.", "Vườn quốc gia Núi Bạc"),
    ("Cục Cảnh sát giao thông (C08) phân làn ở cầu phao.", "Cục Cảnh sát giao thông"),
]


@pytest.mark.parametrize(("text", "name"), BEHIND)
def test_a_proper_name_ends_before_what_is_to_be_done(text: str, name: str) -> None:
    (claim,) = claims(text, told=True)
    assert [text[one.start : one.end] for one in claim.names] == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # Who holds a post is no part of the name of its place; a place may be called by a person's name.
        ("Chủ tịch UBND TP Hà Nội Nguyễn Minh Tâm yêu cầu", ["Chủ tịch UBND TP Hà Nội"]),
        ("Phó Chủ tịch UBND tỉnh Sóc Trăng Lê Thị Hoa yêu cầu", ["Phó Chủ tịch UBND tỉnh Sóc Trăng"]),
        ("UBND huyện Trần Văn Thời yêu cầu", ["UBND huyện Trần Văn Thời"]),
        ("UBND huyện Đức Trọng Lâm Đồng yêu cầu", ["UBND huyện Đức Trọng Lâm Đồng"]),
        # The position at the head of a list is that of each member.
        (
            "Thủ trưởng các cơ quan: Sở Tài chính; Sở Y tế và Công an tỉnh có trách nhiệm thi hành",
            ["Thủ trưởng Sở Tài chính", "Thủ trưởng Sở Y tế", "Thủ trưởng Công an tỉnh"],
        ),
        # A clause on what a body does ends where the next body begins, and goes on over names of places.
        (
            "Các đơn vị được giao quản lý rừng, Hạt Kiểm lâm có trách nhiệm tuần tra",
            ["Các đơn vị được giao quản lý rừng", "Hạt Kiểm lâm"],
        ),
        (
            "Các đơn vị được giao quản lý chợ xã Hòa Bình, Tân Lập có trách nhiệm trực",
            ["Các đơn vị được giao quản lý chợ xã Hòa Bình, Tân Lập"],
        ),
    ],
)
def test_where_a_name_ends_before_another(text: str, names: list[str]) -> None:
    assert [body.text for body in vnplan.find_bodies(text)] == names


def test_a_province_with_a_dash_is_one_of_several() -> None:
    found = claims("UBND các tỉnh Kiên Giang, Bà Rịa - Vũng Tàu rà soát.", told=True)
    assert [one.head + "UBND các tỉnh Kiên Giang, Bà Rịa - Vũng Tàu rà soát."[one.start : one.end] for one in found[0].names] == [
        "UBND tỉnh Kiên Giang",
        "UBND tỉnh Bà Rịa - Vũng Tàu",
    ]


def test_who_only_wants_something_is_told_nothing() -> None:
    assert claims("Phó Chủ tịch Đoàn Ngọc Hải muốn đi kiểm tra.", told=True) == []
