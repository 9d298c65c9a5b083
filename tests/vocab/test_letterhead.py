"""The number that a line of a letterhead gives, with letters in place of figures, blank or of several parts."""

import pytest

from vnplan.vocab.letterhead import own_number


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("Số: 5/KH-UBND", "5/KH-UBND", "/KH-UBND"),
        ("Số: 12/KH-UBND", "12/KH-UBND", "/KH-UBND"),
        ("Số: 12a/KH-UBND", "12a/KH-UBND", "/KH-UBND"),
        ("Số: 1b/KH-UBND", "1b/KH-UBND", "/KH-UBND"),
        # What looks like a figure is one, at the end too; a letter behind it is none.
        ("Số: 1l/KH-UBND", "11/KH-UBND", "/KH-UBND"),
        ("Số: l2/KH-UBND", "12/KH-UBND", "/KH-UBND"),
        ("Số: 1O/KH-UBND", "10/KH-UBND", "/KH-UBND"),
        ("Số: 1Oa/KH-UBND", "10a/KH-UBND", "/KH-UBND"),
        ("Số: lO/KH-UBND", None, "/KH-UBND"),
        ("Số: a/KH-UBND", None, "/KH-UBND"),
        ("Số: 1 2/KH-UBND", "12/KH-UBND", "/KH-UBND"),
        ("Số: 12 KH-UBND", "12/KH-UBND", "/KH-UBND"),
        ("Số: 12–KH/TU", "12-KH/TU", "-KH/TU"),
        ("Số:     /KH-UBND", None, "/KH-UBND"),
    ],
)
def test_the_number_of_a_letterhead(text: str, value: str | None, code: str) -> None:
    found = own_number(text)
    assert found is not None
    assert (found.value, found.code) == (value, code)


def test_a_line_without_a_number_gives_none() -> None:
    assert [own_number(text) for text in ("Số lượng: 12", "UBND XÃ BA SAO", "")] == [None, None, None]
