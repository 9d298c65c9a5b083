"""Marks inside phrases that are specks of a scan, and marks that stand where they belong."""

import pytest

from vnplan import repair


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Hưởng ứng Chương trình mục tiêu quốc. gia giảm nghèo.", "Hưởng ứng Chương trình mục tiêu quốc gia giảm nghèo."),
        ("Sở Y tế chỉ: đạo triển khai thực hiện.", "Sở Y tế chỉ đạo triển khai thực hiện."),
        ("Phòng Nông ¡ nghiệp rà soát bến đò.", "Phòng Nông nghiệp rà soát bến đò."),
        ("Thực hiện Nghị ˆ quyết của Hội đồng nhân dân xã.", "Thực hiện Nghị quyết của Hội đồng nhân dân xã."),
    ],
)
def test_specks_go(read: str, meant: str) -> None:
    assert repair(read).text == meant
    assert {edit.rule for edit in repair(read).edits} == {"repair.speck"}
    assert repair(meant).edits == ()


@pytest.mark.parametrize(
    "text",
    [
        "Các xã rà soát bến đò. các đơn vị báo cáo.",
        "Hồ sơ gồm: đơn đề nghị, bản vẽ.",
        "Hợp tác trong các lĩnh vực: giáo dục, y tế.",
        "Khởi công cầu tp. hồ chí minh.",
        "Sửa cầu, phà , bến đò trong năm.",
        "quốc. GIA",
        "Phòng Nông ____________ nghiệp rà soát bến đò.",
    ],
)
def test_marks_stay(text: str) -> None:
    assert repair(text).edits == ()
