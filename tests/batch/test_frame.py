"""The facts of one document as a table in memory."""

import datetime as dt

import pytest

import vnplan
from vnplan.batch.tables import TABLES

TEXT = (
    "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG CẦU\n\nSố: 7/KH-UBND\n\nSông Cầu, ngày 02 tháng 2 năm 2024\n\nKẾ HOẠCH\nTu sửa cầu treo\n\n"
    "I. MỤC ĐÍCH\n\nĐi lại an toàn.\n\nII. NHIỆM VỤ\n\n1. Giao Phòng Kinh tế chủ trì, phối hợp với Công an huyện đo tải trọng "
    "cầu trước ngày 15/3/2024.\n\n2. UBND các xã gác cầu ban đêm.\n\nIII. KINH PHÍ\n\n- Ngân sách huyện."
)


def test_tasks_as_a_frame() -> None:
    frame = vnplan.to_frame(vnplan.parse(TEXT), "tasks", "a.txt")
    first, second = frame.select(["source", "label", "text", "lead", "coordinating", "due", "doubts"]).to_pylist()
    assert first == {
        "source": "a.txt",
        "label": "II.1",
        "text": "đo tải trọng cầu trước ngày 15/3/2024",
        "lead": ["Phòng Kinh tế"],
        "coordinating": ["Công an huyện"],
        "due": dt.date(2024, 3, 15),
        "doubts": [],
    }
    assert (second["lead"], second["due"]) == (["Ủy ban nhân dân các xã"], None)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_can_be_had(name: str) -> None:
    assert vnplan.to_frame(vnplan.parse(TEXT), name).column_names == list(TABLES[name])


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(vnplan.UnknownFormatError, match="tasks"):
        vnplan.to_frame(vnplan.parse(TEXT), "sheets")
