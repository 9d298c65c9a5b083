"""The cases of ``corpora/repairs``: what must be repaired, what must not, and what is known to fail."""

import pytest

from tests.repairs import mended, rows
from vnplan.mend import repair

WILD = rows("in_the_wild")


@pytest.mark.parametrize(("at", "row"), list(enumerate(WILD)), ids=[row["before"][:40] for row in WILD])
def test_found_in_the_wild(at: int, row: dict[str, str]) -> None:
    assert mended("in_the_wild", "standard")[at].text == row["after"]


@pytest.mark.parametrize("caution", ["standard", *(pytest.param(one, marks=pytest.mark.slow) for one in ("cautious", "eager"))])
def test_what_is_right_is_left_alone(caution: str) -> None:
    negatives = [row["text"] for row in rows("negative")]
    assert len(negatives) >= 400
    assert [text for text in negatives if repair(text, caution=caution).text != text] == []


def test_lines_of_one_document_leave_each_other_alone() -> None:
    text = "\n".join(row["text"] for row in rows("negative"))
    assert [e for e in repair(text).edits if e.is_repair] == []


def test_synthetic_errors_are_mostly_undone_and_rarely_made_worse() -> None:
    cases = rows("synthetic")
    fixed = [one.text for one in mended("synthetic", "eager")]
    undone = sum(text == row["after"] for text, row in zip(fixed, cases, strict=True))
    other = sum(text not in {row["after"], row["before"]} for text, row in zip(fixed, cases, strict=True))
    assert undone >= 0.75 * len(cases)
    assert other <= 0.02 * len(cases)


@pytest.mark.xfail(strict=True, reason="known to fail; a case that passes moves to another file")
@pytest.mark.parametrize("row", rows("known_failures"), ids=lambda row: row["before"][:40])
def test_known_failures(row: dict[str, str]) -> None:
    assert repair(row["before"]).text == row["after"]
