"""Rows of bodies: what parts two names, what head they share, what qualifies a common noun."""

import pytest

from vnplan.rules.load import Form, load
from vnplan.vocab.bodies.lists import read_row
from vnplan.vocab.bodies.reader import Reader, may_lead


def row(text: str, *, slot: bool = False) -> list[str] | None:
    """The names of the row that a text begins with, shared heads before a stroke; behind them what is no part of it."""
    found = read_row(Reader(text), 0, slot=slot)
    if found is None:
        return None
    names = [f"{name.head}/{text[name.start : name.end]}" if name.head else text[name.start : name.end] for name in found.names]
    return [*names, text[found.end :].strip()]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Sở Y tế; Sở Nội vụ (phòng 3) và các đơn vị liên quan", ["Sở Y tế", "Sở Nội vụ", "các đơn vị liên quan"]),
        ("các sở, ban, ngành", ["các sở, ban, ngành"]),
        ("Phòng Kỹ thuật - Phòng Vật tư", ["Phòng Kỹ thuật", "Phòng Vật tư"]),
        # A head for all, with a colon and without one, of several as of one.
        ("các Sở: Nội vụ, Y tế và UBND các xã", ["Sở /Nội vụ", "Sở /Y tế", "UBND các xã"]),
        ("các Sở Nội vụ, Y tế", ["Sở /Nội vụ", "Sở /Y tế"]),
        ("hai Sở Nội vụ, Y tế", ["Sở /Nội vụ", "Sở /Y tế"]),
        ("Bộ Y tế, Tài chính", ["Bộ Y tế", "Bộ /Tài chính"]),
        ("các Phòng: Y tế, Nội vụ", ["Phòng /Y tế", "Phòng /Nội vụ"]),
        # A body with a head of its own between them leaves it to those behind.
        ("các Sở Nội vụ, Công an tỉnh, Y tế", ["Sở /Nội vụ", "Công an tỉnh", "Sở /Y tế"]),
        ("các Sở: Nội vụ, Công an tỉnh, Y tế", ["Sở /Nội vụ", "Công an tỉnh", "Sở /Y tế"]),
        # Who is at the head of one is at that of the next of its kind.
        ("Giám đốc Sở Nội vụ, Sở Y tế", ["Giám đốc Sở Nội vụ", "Giám đốc /Sở Y tế"]),
        ("Giám đốc Sở Nội vụ, Phòng Y tế", ["Giám đốc Sở Nội vụ", "Phòng Y tế"]),
        ("Giám đốc các Sở: Nội vụ, Y tế", ["Giám đốc Sở /Nội vụ", "Giám đốc Sở /Y tế"]),
        ("Trưởng các phòng: Y tế, Nội vụ", ["Trưởng phòng /Y tế", "Trưởng phòng /Nội vụ"]),
        ("Giám đốc: Sở Y tế, Sở Nội vụ; Công an tỉnh", ["Giám đốc /Sở Y tế", "Giám đốc /Sở Nội vụ", "Công an tỉnh"]),
        ("Hiệu trưởng các trường Ba Sao, Nhật Tân", ["Hiệu trưởng trường /Ba Sao", "Hiệu trưởng trường /Nhật Tân"]),
        # Places below one level; what a proper name or a number tells apart.
        ("UBND các xã: Ba Sao, Nhật Tân", ["UBND xã /Ba Sao", "UBND xã /Nhật Tân"]),
        ("UBND các huyện, thị xã: Ba Sao, Nhật Tân", ["UBND /Ba Sao", "UBND /Nhật Tân"]),
        ("các Điện lực Hải Hậu, Nghĩa Hưng", ["Điện lực /Hải Hậu", "Điện lực /Nghĩa Hưng"]),
        ("các Tổ số 1, số 3", ["Tổ /số 1", "Tổ /số 3"]),
        ("các cơ quan chức năng: Sở Y tế, Công an tỉnh", ["Sở Y tế", "Công an tỉnh"]),
    ],
)  # fmt: skip
def test_the_names_of_a_row(text: str, want: list[str]) -> None:
    for slot in (False, True):
        assert row(f"{text} báo cáo", slot=slot) == [*want, "báo cáo"]


def test_in_the_place_of_bodies_places_and_staff_are_bodies() -> None:
    for text in ("xã Ba Sao", "cán bộ, công chức"):
        assert (row(f"{text} báo cáo"), row(f"{text} báo cáo", slot=True)) == (None, [text, "báo cáo"])
    assert row("cây ven đê", slot=True) is None


@pytest.mark.parametrize(
    ("text", "one", "all_of_it"),
    [
        ("các đơn vị| thuộc Sở Y tế báo cáo", " thuộc Sở Y tế", " thuộc Sở Y tế"),
        ("các đơn vị| trực thuộc báo cáo", " trực thuộc", " trực thuộc"),
        ("các đơn vị| thuộc báo cáo", None, " thuộc"),
        ("các đơn vị| thuộc phạm vi quản lý báo cáo", " thuộc phạm vi quản lý", " thuộc phạm vi quản lý"),
        # What is owned by a level may have its name behind it.
        ("các đơn vị| trên địa bàn tỉnh Hà Nam báo cáo", " trên địa bàn", " trên địa bàn tỉnh Hà Nam"),
        ("các xã| thuộc huyện Ba Sao báo cáo", " thuộc huyện Ba Sao", " thuộc huyện Ba Sao"),
        ("các hộ| trong khu công nghiệp Ba Sao báo cáo", " trong khu công nghiệp Ba Sao", " trong khu công nghiệp Ba Sao"),
        # What is no level ends where it ends.
        ("các đơn vị| liên quan Ba Sao", " liên quan", " liên quan"),
        ("các đơn vị| trong và ngoài nước báo cáo", " trong và ngoài nước", " trong và ngoài nước"),
        # Words that no table knows, up to what ends them.
        ("các đơn vị| cây ven đê báo cáo", None, " cây ven đê"),
        ("các đơn vị| cây ven đê báo", None, ""),
        ("các đơn vị| cây ven", None, " cây ven"),
    ],
)
def test_what_qualifies_a_common_noun(text: str, one: str | None, all_of_it: str) -> None:
    at, text = text.index("|"), text.replace("|", "")
    reader = Reader(text)
    found = reader.qualifier(at)
    assert (found and text[at : found[0]], text[at : reader.qualified(at)[0]]) == (one, all_of_it)


# What is asked first, in place of a pattern, has to let pass all that the pattern takes.
EXAMPLES = {form.name: [example["text"] for example in form.examples] for form in load("bodies", "grammar", Form)}
BEFORE = [text for form in ("honorific", "determiner", "some") for text in EXAMPLES[form]]
BEHIND = [text for form in ("separator", "within") for text in EXAMPLES[form]]


@pytest.mark.parametrize("text", BEFORE)
def test_what_may_stand_before_a_name_is_known_by_its_first_word(text: str) -> None:
    assert may_lead(Reader(text).first(0))


@pytest.mark.parametrize("text", [*BEHIND, ": ", " Hà Nội", " - Sở", "\n- "])
def test_a_row_is_not_over_where_it_may_go_on(text: str) -> None:
    assert not Reader(f"Sở Y tế{text}Sở Nội vụ").closes(len("Sở Y tế"))


def test_a_row_is_over_before_a_verb() -> None:
    assert Reader("Sở Y tế rà soát").closes(len("Sở Y tế"))
