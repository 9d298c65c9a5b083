"""Later rounds look only near what the one before changed, and find what they would find in the whole."""

import pytest

from vnplan.mend import api
from vnplan.mend.near import changed_lines
from vnplan.model.base import Span
from vnplan.model.edit import Edit

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
    assert changed_lines(text, [Edit(one, one + 1, "x", "repair.ocr") for one in at]) == [Span(*span) for span in expected]


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
