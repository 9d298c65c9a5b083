import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growth import growth
from tests.search import searched
from vnplan.vocab.bodies.lists import read_row
from vnplan.vocab.bodies.party import find_bodies
from vnplan.vocab.bodies.reader import Reader


def names(text: str, *, whole: bool = False) -> list[str]:
    row = read_row(Reader(text, whole=whole), 0)
    return [name.head + text[name.start : name.end] for name in row.names] if row else []


ONE = [
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Văn hóa - Thể thao và Du lịch",
    "Bộ Lao động - Thương binh và Xã hội",
    "Ban Tuyên giáo và Dân vận Tỉnh ủy",
    "Đài Phát thanh và Truyền hình tỉnh",
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
    "UBND các huyện, thành phố, thị xã",
    "Ủy ban nhân dân xã, phường, đặc khu",
    "Ủy ban nhân dân thành phố Cần Thơ",
    "các sở, ban, ngành, đoàn thể cấp tỉnh",
    "Thủ trưởng các sở, ban, ngành",
    "Các Sở, Ngành, Quận, Huyện",
    "các cấp, các ngành",
    "các tổ chức, cá nhân có liên quan",
    "Người đứng đầu cơ quan, tổ chức, đơn vị được giao nhiệm vụ",
    "các cơ quan chuyên môn thuộc Sở Xây dựng",
    "lực lượng Kiểm lâm",
    "Chánh Văn phòng UBND tỉnh",
    "Các cơ quan được phân công chủ trì nhiệm vụ theo Kế hoạch này",
    "Hội đồng Thi đua - Khen thưởng các cấp",
    "cấp ủy, chính quyền các cấp",
    "các doanh nghiệp hoạt động trong lĩnh vực may mặc, da giày trên địa bàn tỉnh",
]


@pytest.mark.parametrize("name", ONE)
def test_one_name_is_one_body(name: str) -> None:
    assert names(f"{name} có trách nhiệm xây hàng rào") == [name]


ROWS = [
    (
        "các cơ quan chức năng: Sở Y tế, Hội Nạn nhân chất độc da cam/dioxin, Công an tỉnh đo lại",
        ["Sở Y tế", "Hội Nạn nhân chất độc da cam/dioxin", "Công an tỉnh"],
    ),
    ("các thôn, làng, tổ dân phố có trách nhiệm", ["các thôn, làng, tổ dân phố"]),
    ("Ban Quản lý các khu công nghiệp, khu kinh tế tỉnh rà soát", ["Ban Quản lý các khu công nghiệp, khu kinh tế tỉnh"]),
    ("các trường Mầm non, Tiểu học và THCS trên địa bàn xã", ["các trường Mầm non, Tiểu học và THCS trên địa bàn xã"]),
    (
        "Bộ trưởng, Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ rà soát",
        ["Bộ trưởng", "Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ"],
    ),
    (
        "Chủ tịch UBND các huyện, thành phố Hoa Lư, thị xã Bình Long rà soát",
        ["Chủ tịch UBND các huyện", "Chủ tịch UBND thành phố Hoa Lư", "Chủ tịch UBND thị xã Bình Long"],
    ),
    ("Sở Tài chính, Sở Ngoại vụ và các đơn vị liên quan đo lại", ["Sở Tài chính", "Sở Ngoại vụ", "các đơn vị liên quan"]),
    ("các Sở: Nội vụ, Y tế và Tư pháp kiểm đếm", ["Sở Nội vụ", "Sở Y tế", "Sở Tư pháp"]),
    ("các Sở Tài chính, Kế hoạch và Đầu tư rà soát", ["Sở Tài chính", "Sở Kế hoạch và Đầu tư"]),
    ("các Bộ: Quốc phòng, Công an chỉ đạo", ["Bộ Quốc phòng", "Bộ Công an"]),
    ("các Sở, ngành: Công an tỉnh, Y tế, Nội vụ", ["Công an tỉnh", "Sở Y tế", "Sở Nội vụ"]),
    ("Giám đốc các Sở: Xây dựng, Công Thương;", ["Giám đốc Sở Xây dựng", "Giám đốc Sở Công Thương"]),
    ("Giám đốc: Sở Y tế, Kho bạc Nhà nước tỉnh;", ["Giám đốc Sở Y tế", "Giám đốc Kho bạc Nhà nước tỉnh"]),
    ("UBND các xã: Tân An, Phú Lộc và Hòa Sơn dựng rào", ["UBND xã Tân An", "UBND xã Phú Lộc", "UBND xã Hòa Sơn"]),
    ("các sở, ban, ngành và địa phương khẩn trương", ["các sở, ban, ngành", "địa phương"]),
    ("lực lượng quân đội, công an hỗ trợ", ["lực lượng quân đội", "công an"]),
    ("các cơ quan chức năng, chính quyền địa phương để quản lý", ["các cơ quan chức năng", "chính quyền địa phương"]),
    ("Các ông (bà): Chánh Văn phòng Sở, Trưởng phòng Tổ chức", ["Chánh Văn phòng Sở", "Trưởng phòng Tổ chức"]),
    ("Trung tâm Y tế huyện (Sở Y tế), Trạm Y tế xã phun thuốc", ["Trung tâm Y tế huyện", "Trạm Y tế xã"]),
    ("Chủ tịch UBND các xã; Thủ trưởng các đơn vị liên quan", ["Chủ tịch UBND các xã", "Thủ trưởng các đơn vị liên quan"]),
    ("Tỉnh đoàn, Hội Phụ nữ, Mặt trận Tổ quốc vận động", ["Tỉnh đoàn", "Hội Phụ nữ", "Mặt trận Tổ quốc"]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_rows_are_parted(text: str, expected: list[str]) -> None:
    assert names(text) == expected


CELLS = [
    (
        "Sở Khoa học và Công nghệ Sở Công Thương; UBND các phường",
        ["Sở Khoa học và Công nghệ", "Sở Công Thương", "UBND các phường"],
    ),
    ("Sở Y tế\nCông an tỉnh", ["Sở Y tế", "Công an tỉnh"]),
    ("Doanh nghiệp, nhà cung cấp phần mềm, nhà đầu tư", ["Doanh nghiệp", "nhà cung cấp phần mềm", "nhà đầu tư"]),
    ("Các doanh nghiệp vận tải, tổ chức, cá nhân liên quan", ["Các doanh nghiệp vận tải", "tổ chức, cá nhân liên quan"]),
    ("Hội Nông dân tỉnh, Tỉnh đoàn", ["Hội Nông dân tỉnh", "Tỉnh đoàn"]),
]


@pytest.mark.parametrize(("text", "expected"), CELLS)
def test_cells_hold_bodies_without_commas_too(text: str, expected: list[str]) -> None:
    assert names(text, whole=True) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ban hành quy chế",
        "Hội nghị tổng kết",
        "Báo cáo kết quả",
        "Bộ tiêu chí mới",
        "Sở hữu trí tuệ",
        "Trường hợp đột xuất",
        "Phòng, chống dịch",
        "tổ chức hội thảo",
        "Công tác tuyên truyền",
        "Các nhiệm vụ trọng tâm",
        "Quỹ đất công",
    ],
)
def test_what_begins_like_a_body_and_is_none(text: str) -> None:
    assert names(text) == []


def test_names_end_where_the_verb_begins() -> None:
    text = "Trung tâm Văn hóa huyện mở lớp, Chi cục Thủy lợi đắp đê, Ban Quản lý chợ Bến dọn rác"
    assert [party.text for party in find_bodies(text)] == ["Trung tâm Văn hóa huyện", "Chi cục Thủy lợi", "Ban Quản lý chợ Bến"]


def test_places_from_one_to_another_belong_to_their_level() -> None:
    found = find_bodies("UBND các tỉnh, thành phố từ Hà Tĩnh đến Cà Mau, Bộ Xây dựng cắm mốc")
    assert [party.text for party in found] == ["UBND các tỉnh, thành phố từ Hà Tĩnh đến Cà Mau", "Bộ Xây dựng"]


def test_historic_bodies_keep_their_name_and_tell_of_today() -> None:
    department, province = find_bodies("Sở KHĐT báo cáo UBND tỉnh Hoà Bình")
    assert (department.text, department.value, department.successor) == ("Sở KHĐT", "Sở Kế hoạch và Đầu tư", "Sở Tài chính")
    assert (province.text, province.value) == ("UBND tỉnh Hoà Bình", "Ủy ban nhân dân tỉnh Hòa Bình")
    assert (province.province, province.today, province.kind, province.collective) == ("Hòa Bình", "Phú Thọ", "committee", False)


def test_what_is_not_said_is_not_guessed() -> None:
    (party,) = find_bodies("Công an tỉnh tuần tra")
    assert (party.province, party.today, party.successor) == (None, None, None)


def test_positions_carry_the_successor_of_their_body() -> None:
    (party,) = find_bodies("Giám đốc Sở Giao thông vận tải ký")
    assert party.successor == "Giám đốc Sở Xây dựng"


PIECES = [
    "Sở ",
    "Bộ ",
    "Tài chính",
    "UBND ",
    "các ",
    "huyện",
    ", ",
    "; ",
    " và ",
    "tỉnh ",
    "Giám đốc ",
    "Ban ",
    "của ",
    ":",
    "(",
    ")",
    "cơ quan ",
    "thuộc ",
    "được giao ",
    "Hội ",
    "chủ trì ",
    "phối hợp với ",
    "Hà Nội",
    "\n",
    "-",
    "1",
    "tổ chức ",
    "trên địa bàn ",
    "Giao ",
    ".",
    "“",
]


@searched(80)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_parties_slice_to_their_names(text: str) -> None:
    end = 0
    for party in find_bodies(text):
        (span,) = party.spans
        assert end <= span.start < span.end <= len(text)
        assert " ".join(text[slice(*span)].split()).endswith(party.text[-3:].strip()) or "(" in text[slice(*span)]
        end = span.start


@searched(60)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for party in find_bodies(text):
        assert party.text


@pytest.mark.parametrize(
    "piece",
    ["Giám đốc ", "của Bộ ", "cơ quan Cơ quan ", "các ban, ", "Sở A ", "thuộc ", "các Sở: ", "(", "UBND các xã: Tân An, "],
)
def test_reading_is_linear(piece: str) -> None:
    assert growth(lambda size: find_bodies(piece * size), 500, 3_000, below=2.5) < 2.5


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Giao các sở, ngành: Công an tỉnh, Sở Y tế và Cục Thuế phối hợp.", ["Công an tỉnh", "Sở Y tế", "Cục Thuế"]),
        ("Giao các Sở: Nội vụ, Công an tỉnh, Y tế phối hợp.", ["Sở Nội vụ", "Công an tỉnh", "Sở Y tế"]),
        (
            "giao Giám đốc: Sở Tài chính, Sở Y tế; Chủ tịch UBND huyện",
            ["Giám đốc Sở Tài chính", "Giám đốc Sở Y tế", "Chủ tịch UBND huyện"],
        ),
    ],
)
def test_a_name_with_a_head_of_its_own_takes_none_and_the_list_goes_on(text: str, names: list[str]) -> None:
    assert [party.text for party in find_bodies(text)] == names
