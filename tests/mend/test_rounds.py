"""Later rounds look only near what the one before changed, and find what they would find in the whole."""

from dataclasses import fields

import pytest

from vnplan.lm.model import packed
from vnplan.lm.tokens import Tokens, tokenise
from vnplan.mend import api
from vnplan.mend.near import changed_lines, words_again
from vnplan.mend.page import page_of
from vnplan.model.edit import Edit
from vnplan.model.mapped import MappedText

FILLER = "Các đơn vị căn cứ chức năng, nhiệm vụ được giao tổ chức thực hiện và báo cáo kết quả theo quy định.\n" * 8


@pytest.mark.parametrize(
    ("lines", "at", "expected"),
    [
        (["a" * 1000], [500], [(0, 1000)]),
        (["a" * 400, "b" * 400, "c" * 400, "d" * 400], [10], [(0, 400)]),
        (["a" * 400, "b" * 400, "c" * 400, "d" * 400], [10, 1600], [(0, 400), (1203, 1603)]),
        (["a" * 400, "b" * 400, "c" * 400], [10, 800], [(0, 1202)]),
    ],
    ids=["one line", "the line of a change", "two changes far apart", "two that meet"],
)
def test_whole_lines_around_changes(lines: list[str], at: list[int], expected: list[tuple[int, int]]) -> None:
    text = "\n".join(lines)
    found = changed_lines(text, [Edit(one, one + 1, "x", "repair.ocr") for one in at])
    assert [(near.start, near.end) for near in found] == expected


def test_what_stands_behind_the_last_line_moves_by_all_changes() -> None:
    (near,) = changed_lines("a" * 1000, [Edit(start, start + 1, "", "repair.ocr") for start in (500, 510, 700)])
    assert near == (0, 1000, -3)


@pytest.mark.parametrize(
    "damaged",
    [
        "Quyết định số 12/QĐ- TTg ngày 1O/01/2024 của Chính phù.",
        "Thực hiện trước ngày 22/1 1/2023; cấp nứơc cho tòan xã, quán triệt chủ chương.",
        "Gửi về Sở Y tế trước ngày10/6 , số 58/KH - UBND của UBND tinh.",
    ],
)
def test_same_as_looking_at_all(damaged: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = damaged + "\n" + FILLER + damaged + "\n" + FILLER
    near = api.repair(text)
    assert near.edits
    monkeypatch.setattr(api, "changed_lines", lambda *_: None)
    assert api.repair(text).edits == near.edits


CHANGES = {
    "lengths": [(10, 14, ""), (1200, 1200, "thêm vào"), (2900, 2905, "12/QĐ-UBND")],
    "a line emptied": [(0, 101, "")],
    "the last line": [(3640, 3650, "x")],
    "a line that becomes two": [(1500, 1501, "\n")],
}


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_a_page_is_what_it_would_be_without_the_one_before(changes: list[tuple[int, int, str]]) -> None:
    model, text = (
        packed(),
        "\n".join(f"{n}. Gửi Sở Y tế số 58/KH-UBND: báo cáo {n}." + " Rà soát, tổng hợp" * 2 for n in range(50)),
    )
    edits = [Edit(start, end, new, "repair.ocr") for start, end, new in changes]
    assert edits[-1].end < len(text)
    after = MappedText(text).apply(edits).text
    near = changed_lines(after, edits)
    page, whole = page_of(after, model, near, page_of(text, model)), page_of(after, model, near)
    for name in ("ids", "slot", "near"):
        assert getattr(page, name).tolist() == getattr(whole, name).tolist()
    assert page.stream.ids.tolist() == whole.stream.ids.tolist()
    assert page.stream.said.tolist() == whole.stream.said.tolist()
    assert [part.tolist() for part in page.stream.pairs] == [part.tolist() for part in whole.stream.pairs]
    for field in fields(Tokens):
        assert getattr(page.tokens, field.name).tolist() == getattr(whole.tokens, field.name).tolist()
    assert whole.near is not None
    assert 0 < int(whole.near.sum()) < len(whole.tokens)


def test_words_are_looked_at_again_near_a_change_and_where_they_are_read_as_what_was_changed() -> None:
    text = "tê " + "vốn " * 30 + "Y tê " + "vốn " * 30 + "tế"
    at = text.index("Y tê") + 2
    edits = [Edit(at, at + 2, "tế,", "repair.ocr")]
    after = MappedText(text).apply(edits).text
    again = words_again(tokenise(after), tokenise(text), edits).nonzero()[0].tolist()
    assert again == [0, *range(24, 41)]
