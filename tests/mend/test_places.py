"""The places at which rules are tried hold all that they would find anywhere."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import corpus_pages
from tests.search import searched
from vnplan.lm.model import packed
from vnplan.mend.misplaced import misplaced_tones
from vnplan.mend.page import page_of
from vnplan.mend.places import places_in
from vnplan.mend.spacing import Spacing, forms
from vnplan.rules.load import load
from vnplan.vocab.time.repair import date_edits

PIECES = st.sampled_from(
    ["ngày", "tháng", "năm", "trước", " ", " ", "1", "0", "10", "l", "O", "i", "/", ".", "-", ",", "2024", "20 24", "2O23", "văn"]
)


@given(st.lists(PIECES, max_size=24).map("".join))
@searched(300)
def test_damaged_dates_are_found_at_their_places(text: str) -> None:
    assert date_edits(text, places_in(text, [(0, len(text))]).figures) == date_edits(text)


@pytest.mark.parametrize("row", load("repair_spacing", "form", Spacing), ids=lambda row: row.name)
def test_forms_are_hinted_at_where_they_are_tried(row: Spacing) -> None:
    (prefilter,) = (prefilter for form, prefilter, _ in forms() if form.name == row.name)
    for text, _ in row.examples:
        places = places_in(text, [(0, len(text))]).spaces
        starts = [hint.start() for hint in prefilter.finditer(text)]
        assert starts
        assert not row.prefilter.startswith("[") or set(starts) <= set(places)


@pytest.mark.parametrize("page", corpus_pages()[::20], ids=lambda page: page.name)
def test_spaces_of_pages_are_found_at_their_places(page: Path) -> None:
    text = page.read_text("utf-8")
    places = set(places_in(text, [(0, len(text))]).spaces)
    for row, prefilter, pattern in forms():
        if row.prefilter.startswith("["):
            for hint in prefilter.finditer(text):
                assert hint.start() in places or not pattern.search(text, max(0, hint.start() - 80), hint.end() + 80)


def test_a_word_with_a_mark_more_or_in_a_name_of_a_file_is_left() -> None:
    text = "cấp nứơc; cấp nứơc_sạch; tòan\u0300"
    assert [edit.start for edit in misplaced_tones(packed(), page_of(text, packed()))] == [4]
