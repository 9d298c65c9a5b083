import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.search import searched
from vnplan.model.base import Span
from vnplan.model.mapped import MappedText
from vnplan.text import letters
from vnplan.text.letters import LETTERS, LOWER, MARKED, UPPER, fold_tone, form_edits, is_blank, is_capitals, strip_marks
from vnplan.text.syllables import is_syllable

CHEAP = searched(100)
PIECES = [
    "Kế hoạch ",
    "Quyết định",
    "\u00a0",
    "\u200b",
    "\x00",
    "\f",
    "\n",
    "\u2028",
    "Ð",
    "Å",
    "ﬁ",
    "\uf0b7",
    "\u1112\u1161",
    "e\u0301",
    " ",
]


def replayed(text: str, start: int = 0, end: int | None = None) -> str:
    end = len(text) if end is None else end
    return MappedText.replay(text, Span(start, end), form_edits(text, start, end)).text


def test_the_alphabet_has_93_small_letters_and_as_many_capitals() -> None:
    assert len(set(LOWER)) == len(set(UPPER)) == 93
    assert len(LETTERS) == 186
    assert len(MARKED) == 134


def test_each_letter_is_composed_from_any_order_of_its_marks() -> None:
    apart = {letter: unicodedata.normalize("NFD", letter) for letter in MARKED}
    assert [letter for letter, marks in apart.items() if replayed(f"x{marks}x") != f"x{letter}x"] == []
    assert [letter for letter, marks in apart.items() if replayed(marks[0] + marks[:0:-1]) != letter] == []
    assert [letter for letter in MARKED if replayed(letter) != letter or form_edits(letter)] == []


@pytest.mark.parametrize(
    ("text", "form", "rules"),
    [
        ("Ðắk Lắk", "Đắk Lắk", {"form.eth"}),
        ("Số\u00a0:\u202f58", "Số : 58", {"form.space"}),
        ("Kế\u200b hoạch\u00ad\ufeff", "Kế hoạch", {"form.invisible"}),
        (f"Sở{' ' * 17}Y tế{' ' * 16}", f"Sở{' ' * 16}Y tế{' ' * 16}", {"form.gap"}),
        (f"Sở{chr(9) * 900}Y tế", f"Sở{chr(9) * 16}Y tế", {"form.gap"}),
        (f"Sở{chr(0xA0) * 900}Y tế", f"Sở{' ' * 16}Y tế", {"form.space", "form.gap"}),
        ("kỳ\uffff\ufffe họp", "kỳ họp", {"form.invisible"}),
        ("Quyết định số 40/QÐ-UBND ngæy 08/7", "Quyết định số 40/QĐ-UBND ngæy 08/7", {"form.eth"}),
        ("trang 1\ftrang 2", "trang 1\ntrang 2", {"form.space"}),
        ("trang 1\n\ftrang 2", "trang 1\ntrang 2", {"form.space"}),
        ("\uf0b7 Sở Y tế", "• Sở Y tế", {"form.symbol"}),
        ("a\x00b\x07", "ab", {"form.invisible"}),
        ("e\u200b\u0301", "é", {"form.nfc"}),
        ("100 \u212b", "100 Å", {"form.nfc"}),
    ],
)
def test_odd_forms_become_plain(text: str, form: str, rules: set[str]) -> None:
    assert replayed(text) == form
    assert {edit.rule for edit in form_edits(text)} == rules


@pytest.mark.parametrize("text", ["Kế hoạch số 58/KH-UBND", "plain ascii", "", "Đà Nẵng\n\tTP. Huế", "“ngoặc” – …"])
def test_plain_text_needs_nothing(text: str) -> None:
    assert form_edits(text) == []


def test_the_letter_eth_stays_in_other_languages() -> None:
    assert form_edits("Guðrún Ólafsdóttir og Ðorgeir") == []
    assert form_edits("Það er gott að vera í Reykjavík, öll") == []


def test_edits_are_in_coordinates_of_the_whole_text() -> None:
    text = "bỏ qua\u00a0| Ðiều 1 |\u00a0bỏ qua"
    start, end = text.index("|") + 1, text.rindex("|")
    assert [(text[e.start : e.end], e.new) for e in form_edits(text, start, end)] == [("Ð", "Đ")]
    assert replayed(text, start, end) == " Điều 1 "


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=12).map("".join)))
@CHEAP
def test_edits_give_the_normal_form_and_nothing_is_left_to_do(text: str) -> None:
    edits = form_edits(text)
    assert all(one.end <= two.start for one, two in pairwise(edits))
    once = replayed(text)
    assert not any(c in once for c in "\u00a0\u200b\x00\f\ufeff")
    assert replayed(once) == once


@given(st.lists(st.sampled_from([*MARKED, *"abc ,.-"]), max_size=40).map("".join))
@CHEAP
def test_decomposed_vietnamese_comes_back(text: str) -> None:
    assert replayed(unicodedata.normalize("NFD", text)) == text


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("hoà", "hòa"),
        ("Hoà", "Hòa"),
        ("HOÀ", "HÒA"),
        ("khoẻ", "khỏe"),
        ("thuỷ", "thủy"),
        ("uỷ", "ủy"),
        ("quỳ", "quỳ"),
        ("hoàn", "hoàn"),
    ],
)
def test_both_places_of_the_tone_are_one(newer: str, older: str) -> None:
    assert fold_tone(newer) == fold_tone(older) == older


def test_after_q_the_tone_is_on_the_y() -> None:
    assert fold_tone("qúy QÚY") == "quý QUÝ"


@pytest.mark.parametrize(("text", "bare"), [("Ủy ban", "Uy ban"), ("ĐƯỜNG", "DUONG"), ("naïve", "naive")])
def test_marks_are_stripped(text: str, bare: str) -> None:
    assert strip_marks(text) == bare
    assert strip_marks(unicodedata.normalize("NFD", text)) == bare


@given(st.text(st.one_of(st.characters(), st.sampled_from(f"{MARKED}–“”ðÐ")), max_size=6))
@CHEAP
def test_marks_are_stripped_by_bytes_as_by_characters(text: str) -> None:
    assert strip_marks(text) == (text if text.isascii() else letters._stripped(text))  # noqa: SLF001


def test_capitals_need_letters() -> None:
    assert is_capitals("QUYẾT ĐỊNH 58")
    assert not is_capitals("QUYẾT ĐịNH")
    assert not is_capitals("58/2017")


def test_blank_is_what_shows_nothing() -> None:
    assert is_blank("")
    assert is_blank("\u200b \x00\n")
    assert not is_blank("\u200b.")


@pytest.mark.parametrize(
    "word", ["nghiêng", "khuỷu", "quyết", "giữ", "gì", "ngoằn", "thuở", "ươm", "yêu", "Đắk", "xoong", "rượu"]
)
def test_words_built_like_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["cø", "nghĩc", "hoạp̀", "đđ", "strong", "kế́", "quyêt", "¸n", ""])
def test_words_built_otherwise(word: str) -> None:
    assert not is_syllable(word)


def test_of_plain_oddities_those_that_can_be_printed_are_looked_for_one_by_one() -> None:
    odd = [chr(point) for point in range(sys.maxunicode + 1) if letters._PLAIN_ODDITY.match(chr(point))]  # noqa: SLF001
    assert {one for one in odd if one.isprintable()} == set(letters._SEEN)  # noqa: SLF001
    assert all(letters._is_odd(f"Kế {one}hoạch") for one in odd)  # noqa: SLF001
    assert not letters._is_odd("Kế hoạch - 2024")  # noqa: SLF001
