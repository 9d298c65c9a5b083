"""How sure a task is: what speaks against it, and that those without doubts are right."""

import json
import re
import unicodedata
from pathlib import Path
from typing import Any, get_args

import pytest

import vnplan
from tests.conftest import parsed
from vnplan.annotate.tasks.trust import Reason, shares
from vnplan.model.day import iso_day
from vnplan.model.task import Doubt, Task
from vnplan.rules.load import load

HEAD = "KẾ HOẠCH\nTu sửa cầu treo năm 2025\n\nI. MỤC ĐÍCH\n\nĐi lại an toàn.\n\nII. NHIỆM VỤ\n\n"
TAIL = "\n\nIII. KINH PHÍ\n\n- Ngân sách huyện."

CASES: list[tuple[str, tuple[str, ...]]] = [
    ("1. Giao Sở Xây dựng kiểm tra cáp của cầu treo.", ()),
    ("1. Giao Sở Xây dựng kiểm tra cầu.", ("short",)),
    ("1. Giao Sở Xây dựng kiểm tra cáp của cầu treo và", ("cut_off",)),
    ("1. Giao Đoàn phim Suối Đá kiểm tra cáp của cầu treo.", ("unknown_body",)),
    ("1. Giao đơn vị thi công kiểm tra cáp của cầu treo.", ()),
]


@pytest.mark.parametrize(("body", "doubts"), CASES)
def test_what_speaks_against_a_task(body: str, doubts: tuple[str, ...]) -> None:
    (task,) = vnplan.parse(HEAD + body + TAIL).tasks
    assert task.doubts == doubts
    assert task.confidence == min((shares()[doubt] for doubt in doubts), default=shares()["none"])


def test_a_page_that_had_to_be_mended_is_doubted() -> None:
    body = "1. Giao Sở Xây dựng kiểm tra cáp của cầu treo, đôn đôc các xã, tô chưc tập huân."
    (task,) = vnplan.parse(HEAD + body + TAIL).tasks
    assert {"worn_page", "repaired"} <= set(task.doubts)


def test_every_doubt_has_a_share() -> None:
    assert set(shares()) == {"none", *get_args(Doubt)}
    assert all(row.tasks > 0 and 0 < row.right < 1 for row in load("trust", "reason", Reason))


def test_the_evidence_of_a_task_holds_its_words_and_more() -> None:
    text = HEAD + "1. Trước ngày 15/3/2025, giao Sở Xây dựng kiểm tra cáp của cầu treo." + TAIL
    (task,) = vnplan.parse(text).tasks
    (whole,) = task.evidence
    assert text[whole.start : whole.end].startswith("Trước ngày 15/3/2025")
    assert task.text == "kiểm tra cáp của cầu treo"
    assert iso_day(task.due) == "2025-03-15"


def _plain(text: str | None) -> str:
    low = unicodedata.normalize("NFC", (text or "").lower()).replace("uỷ", "ủy").replace("ủy ban nhân dân", "ubnd")
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"(?<!\w)(?:các|những|toàn thể)\s+", "", low)))


def _is_right(task: Task, gold: list[dict[str, Any]]) -> bool:
    begins = _plain(task.text)[:30]
    for one in gold:
        if one["at"] == task.at and (_plain(one["text"]).startswith(begins) or begins.startswith(_plain(one["text"])[:30])):
            return {_plain(p.text) for p in task.lead} == {_plain(name) for name in one["lead"]}
    return False


@pytest.mark.shared
def test_tasks_without_doubts_are_right(shared: Path) -> None:
    sure = right = 0
    for path in sorted((shared / "gold").glob("**/*.tasks.json")):
        gold = json.loads(path.read_text("utf-8"))
        document = parsed(path.parent / Path(gold["source"]).name)
        certain = [task for task in document.tasks if not task.doubts]
        sure += len(certain)
        right += sum(_is_right(task, gold["tasks"]) for task in certain)
    assert sure > 150
    assert right >= 0.97 * sure
