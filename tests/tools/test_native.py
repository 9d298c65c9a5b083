"""The seam for native code: another implementation gives what the Python one gives, bit for bit, on any text."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import corpus_pages
from tests.search import searched
from tools.native.build import Native, Plain, build, compiler, detected
from vnplan.lm.model import packed

pytestmark = pytest.mark.skipif(compiler() is None, reason="there is no C compiler")

# What pages are made of, and what none should be: marks apart, letters of other scripts, halves of pairs, code points beyond
# the tables of letters.
PIECES = st.sampled_from(
    [
        "Sở Y tế",
        "58/KH-UBND",
        "HÒA",
        "hoà",
        "ke\u0302\u0301",
        " ",
        "\n",
        ".",
        ",",
        "-",
        "…",
        "(",
        "15/6/2024",
        "đ",
        "IV",
        "\U0001f600",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=30).map("".join)


@pytest.fixture(scope="module")
def native() -> Native:
    return Native(packed(), build())


def assert_same(native: Native, text: str) -> None:
    ours, theirs = detected(Plain(packed()), text), detected(native, text)
    for name in ("start", "end", "key", "gap", "joined", "digits", "letters", "uppers", "marked"):
        assert np.array_equal(getattr(ours[0], name), getattr(theirs[0], name)), name
    assert np.array_equal(ours[1], theirs[1])
    assert np.array_equal(ours[2], theirs[2])


@given(TEXTS)
@searched(150)
def test_fuzzed_text_gives_the_same(native: Native, text: str) -> None:
    assert_same(native, text)


@pytest.mark.parametrize("page", corpus_pages()[::6], ids=lambda page: page.name)
def test_pages_give_the_same(native: Native, page: object) -> None:
    assert_same(native, page.read_text("utf-8", "replace"))  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["", " ", ".", "a", "-1", "1-", "a-1", "UBND-1", "x" * 200])
def test_edges_give_the_same(native: Native, text: str) -> None:
    assert_same(native, text)
