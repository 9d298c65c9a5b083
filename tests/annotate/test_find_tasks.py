"""Tasks in any text: who, what, by when, with spans that are offsets into it."""

import unicodedata
from datetime import date
from typing import Literal

import pytest

from tests.growth import growth
from vnplan import find_tasks
from vnplan.model.day import iso_day

ORDER = "Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh rà soát khu cách ly trước ngày 15/9; Sở Tài chính bố trí kinh phí."
CASES = [
    (ORDER, [(["Sở Y tế"], ["Công an tỉnh"], ["2025-09-15"]), (["Sở Tài chính"], [], [])]),
    (
        "Giao Hạt Kiểm lâm:\n- Tuần tra rừng hằng quý;\n- Cắm biển cấm lửa.",
        [(["Hạt Kiểm lâm"], [], ["quarterly"]), (["Hạt Kiểm lâm"], [], [])],
    ),
    ("Sở Xây dựng đo độ lún của kè.", [(["Sở Xây dựng"], [], [])]),
    ("Mưa to đã ngớt từ đêm qua.", []),
    ("", []),
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("text", "expected"), CASES)
def test_tasks_of_a_text(text: str, expected: list[object], form: Literal["NFC", "NFD"]) -> None:
    written = unicodedata.normalize(form, text)
    found = find_tasks(written, year=2025)
    assert [
        ([p.text for p in one.lead], [p.text for p in one.coordinating], [iso_day(d.end) or d.recurs for d in one.deadlines])
        for one in found
    ] == expected
    for one in found:
        inside = "".join(written[slice(*span)] for span in one.spans)
        assert one.text in unicodedata.normalize("NFC", inside)
        assert one.at is None
        assert all(deadline.at is None for deadline in one.deadlines)


def test_a_day_without_a_year_is_the_next_after_the_issue() -> None:
    (task,) = find_tasks("Yêu cầu Sở Nội vụ báo cáo trước ngày 10/3.", issued=date(2025, 6, 1))
    assert [iso_day(one.end) for one in task.deadlines] == ["2026-03-10"]


REPEATED = [
    ". ", " ", ", ", "thông báo ", "người khi ", "và ", "- Sở A lập kho;\n",
    "Giao Sở A lập kho trước 15/9. ", "5 tỷ đồng, ", "Sở A, ",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("piece", REPEATED)
def test_eight_times_the_text_takes_about_eight_times_the_time(piece: str) -> None:
    def read(count: int) -> None:
        find_tasks(f"Giao Sở Y tế {piece * count}lập kho.")

    assert growth(read, 300, 2_400, below=2) < 2
