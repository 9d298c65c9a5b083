"""Which times of an article are deadlines: those of what bodies are told to do, not of what was or of what holds from when."""

import pytest

from vnplan.model.day import iso_day
from vnplan.pipeline import parse

ARTICLE = "Mùa lễ hội\n\nNgày 1/3/2025, UBND tỉnh Hà Nam ban hành Kế hoạch số 26/KH-UBND về lễ hội đua thuyền.\n\n{}"
Found = list[tuple[str | None, str | None, str | None]]


def found(line: str) -> Found:
    return [(iso_day(one.start), iso_day(one.end), one.recurs) for one in parse(ARTICLE.format(line)).deadlines]


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("Sở Y tế tổ chức 3 đội lưu động trong tháng 4/2025.", [("2025-04-01", "2025-04-30", None)]),
        ("Sở Y tế lập danh sách trạm trực; bố trí thuốc trong tháng 4/2025.", [("2025-04-01", "2025-04-30", None)]),
        ("Sở Xây dựng kiểm tra các bến thuyền từ nay đến hết ngày 20/3/2025.", [("2025-03-01", "2025-03-20", None)]),
        ("Công an tỉnh phối hợp với Sở Xây dựng đo mực nước hằng tuần.", [(None, None, "weekly")]),
        ("Đường ra bến được trải nhựa, xong trong tháng 5/2025.", [("2025-05-01", "2025-05-31", None)]),
        ("Sở Y tế đã tổ chức 3 đội lưu động trong tháng 4/2025.", []),
        ("Người dân đổ về bến trong tháng 4/2025.", []),
    ],
)
def test_what_a_body_is_told_to_do_has_its_time(line: str, due: Found) -> None:
    assert found(line) == due
