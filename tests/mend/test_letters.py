"""Letters apart and together: every rule of tones, kinds and cases from both of its sides."""

import unicodedata

import pytest

from vnplan.mend.letters import family, like, parts, skeleton, tone_first, tone_last

VOWELS = {
    "a": ["", "\u0306", "\u0302"],
    "e": ["", "\u0302"],
    "o": ["", "\u0302", "\u031b"],
    "u": ["", "\u031b"],
    "i": [""],
    "y": [""],
}
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]


def test_every_vowel_comes_apart() -> None:
    for bare, shapes in VOWELS.items():
        for shape in ("", *shapes):
            for tone in TONES:
                letter = unicodedata.normalize("NFC", bare + shape + tone)
                assert parts(letter) == (bare, shape, tone), letter
    assert parts("đ") == parts("ð") == ("d", "-", "")
    assert (parts("b"), parts("ö"), parts("7")) == (("b", "", ""), ("o", "", ""), ("7", "", ""))
    assert skeleton("đường thuỷ nội địa 3") == "duong thuy noi dia 3"


@pytest.mark.parametrize(
    ("printed", "read", "kind"),
    [
        ("đ", "d", "stroke"), ("d", "đ", "stroke"), ("đ", "đ", "stroke"), ("ă", "â", "shape"), ("ắ", "ấ", "shape"),
        ("ổ", "ở", "shape"),
        ("ủ", "ù", "tone"), ("ổ", "ồ", "tone"), ("a", "á", "tone"), ("ơ", "ớ", "tone"), ("ổ", "o", "both"),
        ("ắ", "ầ", "both"),
        ("ư", "ú", "both"), ("ê", "e", "shape"),
    ],
)  # fmt: skip
def test_what_kind_of_confusion_it_is(printed: str, read: str, kind: str) -> None:
    assert family(printed, read) == kind


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("hoà", "hòa"), ("hoá", "hóa"), ("hoạ", "họa"), ("khoẻ", "khỏe"), ("xoè", "xòe"), ("thuỷ", "thủy"),
        ("ủy", "ủy"), ("luỹ", "lũy"),
        ("huỵ", "hụy"), ("quý", "quý"), ("quỷ", "quỷ"), ("của", "của"), ("mía", "mía"), ("hòn", "hòn"),
        ("toán", "toán"), ("hoa", "hoa"),
        ("tuy", "tuy"), ("oà", "oà"), ("à", "à"), ("loé", "lóe"), ("mưa", "mưa"), ("múa", "múa"), ("tay", "tay"),
        ("váy", "váy"),
    ],
)  # fmt: skip
def test_tones_of_the_newer_and_the_older_spelling(newer: str, older: str) -> None:
    assert tone_first(newer) == tone_first(older) == older
    assert tone_last(older) == newer


@pytest.mark.parametrize(
    ("word", "pattern", "written"),
    [
        ("triển", "TR1ỂN", "TRIỂN"), ("triển", "TRIÊn", "Triển"), ("triển", "Tr1ên", "Triển"), ("triển", "tRIÊN", "TRIỂN"),
        ("ủy", "UY", "ỦY"), ("ở", "Ơ", "Ở"), ("ở", "o", "ở"), ("vì", "VVì", "Vì"), ("là", "lÀ", "là"),
        ("là", "LÀ", "LÀ"), ("là", "1à", "là"),
        ("một", "12", "một"), ("tỉnh", "TỈnH", "TỈNH"), ("tỉnh", "TỉnH", "Tỉnh"), ("tỉnh", "tỉNH", "tỉnh"), ("đ", "Đ", "Đ"),
    ],
)  # fmt: skip
def test_a_word_takes_the_case_of_the_one_that_it_replaces(word: str, pattern: str, written: str) -> None:
    assert like(word, pattern) == written
