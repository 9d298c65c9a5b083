"""Words at a place, what ends a name, and how far levels and places go behind one."""

import pytest

from vnplan.vocab.bodies.levels import PlaceReader


def test_words_at_a_place() -> None:
    reader = PlaceReader("Sở Y tế, xã Ba Sao")
    assert [reader.first(at) for at in (0, 2, 3, 7, 18)] == ["sở", "", "y", "", ""]
    assert [reader.capital(at) for at in (0, 1, 3, 18)] == [True, False, True, False]
    assert [reader.behind_gap(at) for at in (0, 2, 8)] == [0, 3, 9]
    # No white space stands before "ở", a mark before the comma.
    assert [found and found[0] for found in map(reader.next_word, (1, 2, 7, 8))] == [None, "y", None, "xã"]


def test_a_capital_behind_the_first_word() -> None:
    reader = PlaceReader("Trưởng Phòng Nội vụ")
    assert [reader.capital_in(*span) for span in ((0, 6), (0, 12), (13, 19))] == [False, True, False]


@pytest.mark.parametrize(
    ("text", "word", "ends"),
    [
        ("Sở Y tế triển khai đợt", "triển", True),
        # The last syllable of a verb decides, unless all is in capitals.
        ("Sở Y tế Triển khai đợt", "Triển", True),
        ("Sở Y tế Triển Khai đợt", "Triển", False),
        ("SỞ Y TẾ TRIỂN KHAI ĐỢT", "TRIỂN", True),
        ("Ủy ban về đích", "về", True),
        # A word that ends names before a verb alone, behind a word in small letters, or behind a capital.
        ("tổ trực vẫn ra bến", "vẫn", True),
        ("Tổ Trực vẫn ra bến", "vẫn", False),
        ("Tổ Trực vẫn triển khai", "vẫn", True),
        ("vẫn ra bến", "vẫn", True),
        ("Trực vẫn ra bến", "vẫn", False),
        # A syllable has nine letters at most: of what stands before, so much is looked at.
        ("Xã Nghiêngs vẫn ra bến", "vẫn", False),
        ("Xã Nghiêngsx vẫn ra bến", "vẫn", True),
        # The second syllable of a proper word ends nothing.
        ("Trật tự bến đò", "tự", False),
        ("Cảng Hàng không đóng cửa", "không", False),
        ("tổ tự quản không cấp giấy", "không", True),
        ("bến đò cũ", "đò", False),
    ],
)
def test_what_ends_a_name(text: str, word: str, *, ends: bool) -> None:
    assert PlaceReader(text).ends_at(text.index(word)) is ends


def test_names_begin_with_a_capital_and_are_of_a_sort() -> None:
    sorts = ("Sở Y tế", "sở Y tế", "các Sở", "xã Ba Sao", "Cây đa")
    assert [PlaceReader(text).sort_at(0) for text in sorts] == ["head", "head", None, "unit", None]
    assert [PlaceReader(text).begins_body(0) for text in sorts] == [True, False, False, False, False]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("tỉnh| Hà Nam triển khai", " Hà Nam"),
        ("xã| Ba Sao Chỉ đạo", " Ba Sao"),
        ("thành phố| Vinh Triển khai đợt", " Vinh"),
        ("xã| Nam An, Bắc An", " Nam An"),
        # A place of two words may begin with a family name; who holds the post has three.
        ("Chủ tịch xã| Nam An Lê Văn Tám", " Nam An"),
        ("huyện| M'Drang cử", " M'Drang"),
        ("phường| 12 cử", " 12"),
        ("phường| An-Bình cử", " An-Bình"),
        ("xã| nhỏ", ""),
    ],
)
def test_the_name_of_a_place_ends_before_a_verb_and_before_a_person(text: str, place: str) -> None:
    at, text = text.index("|"), text.replace("|", "")
    assert text[at : PlaceReader(text).capitals(at)] == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("tỉnh| Hà Nam cử", " Hà Nam"),
        ("tỉnh| hà nam cử", ""),
        ("tỉnh|  Hà Nam cử", ""),
        ("|Hà Nam cử", "Hà Nam"),
        ("Sở Y tế| Thừa Thiên Huế họp", " Thừa Thiên Huế"),
        ("Sở Y tế|", ""),
    ],
)
def test_the_name_of_a_province(text: str, place: str) -> None:
    at, text = text.index("|"), text.replace("|", "")
    assert text[at : PlaceReader(text).province(at)] == place


def test_a_province_before_a_place_is_of_two_or_three_words() -> None:
    held = ("Điện lực Đồng Nai", "Công an Thừa Thiên Huế", "Đồng Nai", "Điện lực Bến Cây", "Nai")
    assert [PlaceReader(f"{text} cắt điện").behind_province(len(text)) for text in held] == [True, True, True, False, False]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ủy ban nhân dân| xã Nam An họp", " xã Nam An"),
        ("UBND| các xã Nam An, Bắc An và Tây An họp", " các xã Nam An, Bắc An và Tây An"),
        ("UBND| thành phố Vinh, thị xã Cửa Lò họp", " thành phố Vinh, thị xã Cửa Lò"),
        ("UBND| các tỉnh từ Hà Tĩnh đến Lâm Đồng họp", " các tỉnh từ Hà Tĩnh đến Lâm Đồng"),
        ("UBND| các xã có liên quan họp", " các xã có liên quan"),
        ("UBND| các xã liên quan họp", " các xã liên quan"),
        ("Chi cục| khu vực Nam Sông họp", " khu vực Nam Sông"),
        ("UBND| xã Nam An, Sở Y tế họp", " xã Nam An"),
        ("UBND| các huyện Nam An, Bắc An và các xã Ba Sao, Nhật Tân họp", " các huyện Nam An, Bắc An và các xã Ba Sao, Nhật Tân"),
        ("UBND| họp", ""),
    ],
)
def test_levels_and_places_behind_a_name(text: str, place: str) -> None:
    at, text = text.index("|"), text.replace("|", "")
    assert text[at : PlaceReader(text).place(at)] == place


@pytest.mark.parametrize(
    ("text", "one", "several"),
    [
        ("các phường 1|, 2 và 3 báo cáo", "", ", 2 và 3"),
        ("phường 1|, 2 tuổi", "", ""),
        ("xã An|, Ba Sao báo cáo", ", Ba Sao", ", Ba Sao"),
        # Of two words it counts among several whatever stands behind it.
        ("xã An|, Ba Sao nước", "", ", Ba Sao"),
        ("xã An|, Ba, Cẩm báo cáo", "", ", Ba, Cẩm"),
        # Behind "và" there is one more and no other.
        ("xã An| và Ba Sao, Nhật Tân báo cáo", " và Ba Sao", " và Ba Sao"),
        ("xã An|, Sở Y tế báo cáo", "", ""),
    ],
)
def test_further_names_that_share_a_level(text: str, one: str, several: str) -> None:
    at, text = text.index("|"), text.replace("|", "")
    found = [text[at : PlaceReader(text).more_places(at, several=many)] for many in (False, True)]
    assert found == [one, several]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ban quản lý| Chợ Mơ họp", " Chợ Mơ"),
        ("Ban quản lý| chợ, bến", ""),
        ("Ban quản lý| Sở Y tế", ""),
        ("BAN QUẢN LÝ| CHỢ MƠ", ""),
        ("Ban quản lý| tỉnh Hà Nam cử", " tỉnh Hà Nam"),
    ],
)
def test_a_place_behind_a_known_name_in_whatever_words(text: str, place: str) -> None:
    at, text = text.index("|"), text.replace("|", "")
    assert text[at : PlaceReader(text).loose_place(at)] == place
