"""What holds for every text."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.growth import growth
from tests.search import searched
from vnplan.mend import line_edits, repair

SYLLABLES = (
    "Chính phù phủ Phổi hợp họp với các các sở ban ngành tỉnh Thủ tưởng tướng địa bản triển khai TR1ỂN KHAI 58/KH - UBND ngày10",
    "thì đua thi hành bổ sung bố trí trong trong kế hoạch; , . : ( ) \n\n - 10/6/2017 QĐ- TTg Ea Kao Krông Ana hoà hòa uỷ ủy Ð ð",
)
texts = st.one_of(
    st.lists(st.sampled_from(" ".join(SYLLABLES).split(" ")), max_size=40).map(" ".join),
    st.text(max_size=80),
)
cautions = st.sampled_from(["cautious", "standard", "eager"])


@given(texts, cautions)
@searched(80)
@example("Î:Ð×Ö", "cautious")
def test_twice_is_once(text: str, caution: str) -> None:
    once = repair(text, caution=caution).text
    assert repair(once, caution=caution).text == once


@given(texts, cautions)
@searched(80)
def test_edits_replay_and_do_not_overlap(text: str, caution: str) -> None:
    fixed = repair(text, caution=caution)
    out: list[str] = []
    at = 0
    for edit in fixed.edits:
        assert at <= edit.start <= edit.end <= len(text)
        assert 0 < edit.score <= 1
        out += (text[at : edit.start], edit.new)
        at = edit.end
    assert "".join([*out, text[at:]]) == fixed.text


@given(texts)
@searched(50)
def test_what_was_not_edited_has_its_origin(text: str) -> None:
    fixed = repair(text)
    for at in range(len(fixed.text)):
        span = fixed.origin(at, at + 1)
        if span.start < span.end and not any(e.start < span.end and span.start < e.end for e in fixed.edits):
            assert text[span.start : span.end] == fixed.text[at]


@given(texts)
@searched(20)
def test_off_is_the_identity(text: str) -> None:
    fixed = repair(text, caution="off")
    assert fixed.text == text
    assert fixed.edits == ()


@given(st.lists(texts, max_size=6))
@searched(40)
def test_lines_get_edits_of_their_own(lines: list[str]) -> None:
    found = line_edits(lines, caution="standard")
    assert len(found) == len(lines)
    for text, edits in zip(lines, found, strict=True):
        at = 0
        for edit in edits:
            assert at <= edit.start <= edit.end <= len(text)
            at = edit.end


def test_an_unknown_caution_is_named() -> None:
    with pytest.raises(ValueError, match="bold"):
        repair("Chính phù", caution="bold")
    with pytest.raises(ValueError, match="bold"):
        line_edits(["Chính phù"], caution="bold")


NOISE = np.random.default_rng(5).bytes(200_000).decode("latin-1")
BAD = {
    "random bytes": NOISE,
    "one word of a megabyte": "nghiêng" * 150_000,
    "marks on one letter": "a" + "\u0323" * 100_000,
    "scripts mixed": "Кириллица 漢字 العربية Chính phù ελληνικά 한국어 " * 2_000,
    "surrogates": "Chính phù \ud800\udfff " * 1_000,
    "digits and letters": "a1" * 100_000,
    "spaces": " \n" * 200_000,
    "single letters": "a b " * 100_000,
    "doubled": "các " * 50_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_bounded(name: str) -> None:
    text = BAD[name]
    assert growth(lambda size: repair(text[:size]), len(text) // 8, len(text), below=3) < 3
