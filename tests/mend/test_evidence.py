"""What a document says of itself, where later rounds look, and which stretches are addresses."""

from itertools import pairwise

import numpy as np
import pytest

from vnplan.lm.model import Around
from vnplan.mend.evidence import RECURS, SHARE, Evidence, unknown_costs
from vnplan.mend.near import Near, changed_lines, found_in
from vnplan.mend.words import _addresses
from vnplan.model.edit import Edit

A, B, C, D = 7, 8, 9, 10
NONE = -20.0


def added(stream: list[int], pair: tuple[int, int], *, doubtful: tuple[int, ...] = (), trust: float = 0.5, own: int = 0) -> float:
    """The P(second | first) that a document adds to a pair that is hardly known, less what it keeps of the model's.

    ``own`` is the place of the pair's second word where it is the one in the text.
    """
    doubt = np.isin(np.arange(len(stream)), doubtful)
    key = np.array([pair[0] << 16 | pair[1]], np.uint64)
    # A place before which the pair does not stand, where it is not the one in the text.
    at = own or next(n for n in range(1, len(stream)) if (stream[n - 1], stream[n]) != pair)
    said = Evidence(np.array(stream, np.uint16), doubt, trust).log_add(np.array([NONE], np.float32), key, np.array([at]))
    p = float(np.exp(said[0]))
    return round(p / SHARE, 4) if p > np.exp(NONE) * 1.01 else 0.0


def test_pairs_that_recur_are_likely() -> None:
    stream = [A, B, A, B, A, C]
    # Of the three a, two are before b: 2 / (3 + 3).
    assert (added(stream, (A, B)), added(stream, (A, C)), added(stream, (B, A))) == (0.3333, 0.1667, 0.4)
    assert (added(stream, (B, C)), added(stream, (D, A)), added(stream, (0, B))) == (0.0, 0.0, 0.0)


def test_the_pair_itself_does_not_count() -> None:
    stream = [A, B, A, B, A, C]
    assert added(stream, (A, B), own=1) == 0.1667
    assert added(stream, (A, C), own=5) == 0.0


@pytest.mark.parametrize("times", [RECURS, RECURS + 1, RECURS + 2])
def test_pairs_in_doubt_count_from_the_third_on_and_for_less(times: int) -> None:
    stream = [A, B] * times
    doubtful = tuple(range(1, len(stream), 2))
    want = 0.5 * (times - RECURS) / (times + 3)
    assert added(stream, (A, B), doubtful=doubtful) == pytest.approx(want, abs=1e-4)
    assert added(stream, (A, B), doubtful=doubtful, own=1) == pytest.approx(max(0, want - 0.5 / (times + 3)), abs=1e-4)


def test_one_word_in_doubt_makes_a_pair_doubtful() -> None:
    stream = [A, B, A, B, C]
    assert [added(stream, (A, B), doubtful=(at,)) for at in (0, 1, 2, 4)] == [0.2, 0.2, 0.2, 0.4]


def test_a_word_between_the_same_neighbours_is_spoken_for() -> None:
    ids = np.array([A, B, C, D, A, B, C, D], np.uint16)
    sure, doubtful = np.zeros(8, np.bool_), np.arange(8) == 1

    def spoken(words: list[int], doubt: "np.ndarray[tuple[int], np.dtype[np.bool_]]" = sure) -> float:
        far, near, word, behind, beyond = (np.array([word], np.uint16) for word in words)
        none, never = np.zeros(1, np.float32), np.zeros(1, np.bool_)
        around = Around(far, near, behind, beyond, none, never, none, never)
        return float(Evidence(ids, doubt, 0.5).siblings(around, np.zeros(1, np.int64), word)[0])

    triple, pair = 1.3 * np.log(3), 0.6 * np.log(3)
    assert spoken([A, B, C, D, A]) == pytest.approx(triple)
    # A pair with one neighbour only; with none; with what no model knows.
    assert spoken([D, B, C, A, B]) == pytest.approx(pair)
    assert spoken([C, A, B, D, B]) == pytest.approx(pair)
    assert spoken([D, C, A, D, B]) == 0
    assert spoken([0, B, 0, 0, A]) == 0
    # Where one place is in doubt, its recurrence counts once less.
    assert spoken([A, B, C, 0, 0], doubtful) == pytest.approx(1.3 * np.log(2))


def test_words_that_no_model_knows_are_trusted_as_they_recur() -> None:
    keys = np.array([5, 6, 6, 7, 7, 7, *[8] * 9], np.uint64)
    costs = unknown_costs(keys).tolist()
    assert [round(costs[at], 2) for at in (0, 1, 3, 6)] == [-9.0, -6.0, -4.25, -2.0]


def _edit(at: int, new: str, old: int = 1) -> Edit:
    return Edit(at, at + old, new, "repair.word", 1.0)


def _stretches(text: str, edits: list[Edit]) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in changed_lines(text, edits)]


def test_the_lines_within_300_characters_of_a_change_are_looked_at() -> None:
    text = "\n".join(letter * 99 for letter in "abcdefghijkl")
    for at in (350, 399, 400, 401, 499):
        assert _stretches(text, [_edit(at, "x")]) == [((at - 300) // 100 * 100 if at > 300 else 0, text.find("\n", at + 301))], at
    assert _stretches(text, [_edit(5, "x")]) == [(0, 399)]
    assert _stretches(text, [_edit(1100, "x")]) == [(800, len(text))]


def test_stretches_that_meet_are_one() -> None:
    text = "\n".join(letter * 99 for letter in "abcdefghijklmnopqrst")
    near = _stretches(text, [_edit(50, "x"), _edit(150, "x"), _edit(1150, "x"), _edit(1850, "x")])
    assert all(end < start for (_, end), (start, _) in pairwise(near))
    assert near == [(0, 499), (800, len(text))]
    # Lines that follow each other are one stretch, those with a line between them two.
    assert _stretches(text, [_edit(50, "x"), _edit(799, "x")]) == [(0, 1199)]
    assert _stretches(text, [_edit(50, "x"), _edit(800, "x")]) == [(0, 399), (500, 1199)]


def test_what_edits_have_made_longer_moves_what_is_behind() -> None:
    text = "\n".join(letter * 99 for letter in "abcdefghijklmnopqrst")
    assert _stretches(text, [_edit(50, "x" * 101), _edit(800, "x")]) == [(0, 499), (600, 1299)]


def test_a_rule_looks_at_stretches_alone() -> None:
    def every_b(text: str) -> list[Edit]:
        return [_edit(at, "c") for at, letter in enumerate(text) if letter == "b"]

    assert [edit.start for edit in found_in(every_b, "abba ab", None)] == [1, 2, 6]
    assert [(edit.start, edit.end) for edit in found_in(every_b, "abba ab", [Near(2, 4, 0), Near(5, 7, 0)])] == [(2, 3), (6, 7)]


@pytest.mark.parametrize(
    "text",
    [
        "[a@b.vn]",
        "a [b@c.vn] d",
        "\n[www.ba-sao.vn/a?b]\tc",
        "xem [https://ba-sao.vn:80/bến] và [ba@sao.gov.vn] nhé",
        "ở [basao.vn,] hay [nhattan.com]",
        "bến đò. Và nhà",
    ],
)
def test_an_address_reaches_from_blank_to_blank(text: str) -> None:
    plain, want = "", list[tuple[int, int]]()
    for part in text.split("["):
        inside, mark, _ = part.partition("]")
        want += [(len(plain), len(plain) + len(inside))] if mark else []
        plain += part.replace("]", "")
    assert _addresses(plain) == want


def test_an_address_is_of_200_characters_before_its_mark_at_most() -> None:
    for length in (199, 200, 201):
        assert _addresses("x" * length + "@b.vn") == [(max(0, length - 200), length + 5)]
    # What stands before the next mark of the same address is not looked at twice.
    assert _addresses("a@b.vn c@d.vn") == [(0, 6), (7, 13)]
