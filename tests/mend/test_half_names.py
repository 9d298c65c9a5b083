"""The misread half of a province's name."""

import pytest

import vnplan


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("thủy điện điòa Bình", "thủy điện Hòa Bình"),
        ("UBND tỉnh ĩhái Nguyên", "UBND tỉnh Thái Nguyên"),
        ("SỞ Y TẾ llÀ GIANG", "SỞ Y TẾ llÀ GIANG"),
        ("tỉnh llà Giang", "tỉnh Hà Giang"),
    ],
)
def test_the_other_half_tells_the_name(text: str, wanted: str) -> None:
    assert vnplan.repair(text).text == wanted


@pytest.mark.parametrize(
    "text",
    [
        # Words that are words, names of other places, halves that end otherwise, foreign words.
        "xã Yên Bình, huyện Đại Nam",
        "điện Bình, tàu Giang",
        "quán Pizza Nam, ông Khoa Nguyên",
        "công ty Jiang Giang",
        "số abcdefghiòa Bình",
        "UBND TPHà Nội",
    ],
)
def test_other_words_are_left(text: str) -> None:
    assert vnplan.repair(text).text == text
