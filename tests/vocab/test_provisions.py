"""Provisions in the order of a path, inward and outward, and side by side."""

import pytest

from vnplan.vocab.provisions import places


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("điểm a khoản 2 Điều 5", ["5.2.a"]),
        ("Điều 5 khoản 2 điểm a", ["5.2.a"]),
        ("khoản 1, khoản 2 Điều 5", ["5.1", "5.2"]),
        ("các điểm a, b và c khoản 2 Điều 5", ["5.2.a", "5.2.b", "5.2.c"]),
        ("Điều 3 và Điều 5", ["3", "5"]),
        # What is joined to a path that goes inward stays beside it.
        ("Điều 3 và Điều 5 khoản 2", ["3", "5.2"]),
        ("Điều 3, Điều 5 khoản 2 điểm a", ["3", "5.2.a"]),
        ("khoản 1 Điều 3 và Điều 5 khoản 2", ["3.1", "5.2"]),
        ("Điều 5 khoản 2 và Điều 3", ["5.2", "3"]),
        # An article before a clause of another one is no article of that.
        ("Điều 3, khoản 1 Điều 4", ["3", "4.1"]),
        ("khoản 1, khoản 2 Điều 5; Điều 7 khoản 3", ["5.1", "5.2", "7.3"]),
        ("điểm a khoản 2; khoản 4 Điều 9", ["9.2.a", "9.4"]),
    ],
)
def test_the_path_of_each_provision(text: str, want: list[str]) -> None:
    found = [".".join(part for part in (one.article, one.clause, one.point) if part) for one in places(text)]
    assert found == want
