"""Every list of letters with any one of its markers misread: it is put right, or left as it is where nothing tells."""

from itertools import pairwise

import pytest

from vnplan.mend.markers import MarkerLetter, marker_edits
from vnplan.rules.load import load

LETTERS = "abcdđeghiklmnopqrstuvxy"
READS = {row.letter: row.reads for row in load("repair_markers", "marker", MarkerLetter)}
LISTS = [LETTERS[at : at + 5] for at in range(len(LETTERS) - 4)]


def mended(marks: str, stop: str = ")") -> str:
    """The markers of a list after repair, each at the head of a line."""
    text = "".join(f"{mark}{stop} Nộp sổ;\n" for mark in marks)
    for edit in reversed(marker_edits(text)):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return "".join(line[0] for line in text.splitlines())


@pytest.mark.parametrize("marks", [*LISTS, "abcde", "bcdeg", "degh", "4567", "12", "c", "xyz", "ab4"])
def test_a_list_in_order_is_left_alone(marks: str) -> None:
    assert [mended(marks, stop) for stop in ")."] == [marks, marks]


@pytest.mark.parametrize("marks", LISTS)
def test_a_marker_that_the_one_before_it_contradicts_is_put_right(marks: str) -> None:
    for before, letter in pairwise(marks):
        for read in READS.get(letter, ()):
            assert mended(marks.replace(before + letter, before + read)) == marks, read


@pytest.mark.parametrize(
    ("marks", "right"),
    [
        ("4bc", "abc"),
        ("8bc", "abc"),
        ("34bc", "34bc"),  # a number in order
        ("4cd", "4cd"),
        ("bcdoo", "bcdoo"),  # "e" behind "d" leaves one out
        ("cđeg", "cdeg"),  # "d" is never left out before it
        ("cđo", "cdo"),
        ("gh1k", "ghik"),
        ("xy1", "xy1"),
    ],
)
def test_what_its_neighbours_tell(marks: str, right: str) -> None:
    assert mended(marks) == right


def test_lists_of_one_sort_are_read_by_themselves() -> None:
    text = "a) Một;\n1. Hai;\nb) Ba;\n2. Bốn;\n3. Năm;\n4. Sáu;\ne) Bảy;\n d) Tám;\n"
    assert [(edit.start, edit.end, edit.new) for edit in marker_edits(text)] == [(47, 48, "c")]
    # Markers farther off than three others tell nothing of the first.
    far = "4) Một;\n1. Hai;\n2. Ba;\n3. Bốn;\nb) Năm;\n"
    assert marker_edits(far) == []
    assert [edit.new for edit in marker_edits(far.replace("3. Bốn;\n", ""))] == ["a"]
