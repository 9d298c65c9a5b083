"""One search over all lines of a page finds what a search of each line finds."""

import re

import pytest

from vnplan.rules.phrases import Phrases
from vnplan.text.joined import Joined


def holding(pattern: re.Pattern[str], texts: list[str]) -> set[int]:
    joined = Joined(texts)
    return joined.matching(pattern.finditer(joined.text))


@pytest.mark.parametrize(
    "texts", [[], [""], ["", "NAM"], ["VI", "ỆT"], ["Số 5", "a", "ngày", "Hạnh phúc\nNGÀY", "Ha", "nh phúc"]]
)
def test_each_line_is_told_as_by_itself(texts: list[str]) -> None:
    cue = Phrases("marks")["letterhead_cue"].pattern
    assert holding(cue, texts) == {i for i, text in enumerate(texts) if cue.search(text)}


def test_a_line_that_ends_as_the_next_begins_holds_nothing_of_it() -> None:
    assert holding(re.compile(r"a\s*b"), ["a", "b", "a b"]) == {2}
