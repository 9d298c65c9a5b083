"""Fields that stand beside tasks: below the last one, above all of them; what a numbering that begins anew forgets."""

import pytest

import vnplan

HEAD = (
    "UBND TỈNH HÀ NAM\n\nSố: 7/KH-UBND\n\nHà Nam, ngày 2 tháng 3 năm 2024\n\n"
    "KẾ HOẠCH\nTrồng cây ven đê\n\nII. NHIỆM VỤ\n\n1. Trồng cây"
)
FIRST, SECOND = "a) Sở Y tế rà soát các bến đò.", "b) Sở Xây dựng sửa chữa các đoạn đê."
MADE, MONEY = "Sản phẩm: Hàng cây.", "Kinh phí: Quỹ tỉnh."


def fields(*lines: str) -> list[tuple[str | None, list[str], str | None, str | None]]:
    document = vnplan.parse("\n\n".join((HEAD, *lines)))
    return [(task.at, [one.text for one in task.lead], task.deliverable, task.funding) for task in document.tasks]


@pytest.mark.parametrize(
    ("lines", "first", "second"),
    [
        ((FIRST, SECOND), (None, None), (None, None)),
        # Above the items they hold for all, below them for the last.
        ((MADE, MONEY, FIRST, SECOND), ("Hàng cây", "Quỹ tỉnh"), ("Hàng cây", "Quỹ tỉnh")),
        ((FIRST, SECOND, MADE), (None, None), ("Hàng cây", None)),
        ((FIRST, SECOND, MONEY), (None, None), (None, "Quỹ tỉnh")),
        ((FIRST, MADE, SECOND, MONEY), ("Hàng cây", None), (None, "Quỹ tỉnh")),
        # What stands beside a task goes before what it is handed.
        ((MADE, MONEY, FIRST, SECOND, "Sản phẩm: Sổ trực."), ("Hàng cây", "Quỹ tỉnh"), ("Sổ trực", "Quỹ tỉnh")),
        ((MADE, MONEY, FIRST, SECOND, "Kinh phí: Quỹ hội."), ("Hàng cây", "Quỹ tỉnh"), ("Hàng cây", "Quỹ hội")),
    ],
)
def test_fields_hold_for_what_they_stand_beside(
    lines: tuple[str, ...], first: tuple[str | None, ...], second: tuple[str | None, ...]
) -> None:
    assert fields(*lines) == [("II.1.a", ["Sở Y tế"], *first), ("II.1.b", ["Sở Xây dựng"], *second)]


def test_a_division_that_has_the_label_of_one_before_has_nothing_from_its_heads() -> None:
    again = (
        "a) Sở Y tế:",
        "- Trực ở các bến.",
        "b) Sở Xây dựng:",
        "- Đắp các đoạn đê.",
        "a) Việc khác:",
        "- Rà soát các bến phao.",
    )
    assert fields(*again) == [
        ("II.1.a", ["Sở Y tế"], None, None),
        ("II.1.b", ["Sở Xây dựng"], None, None),
        ("II.1.a", [], None, None),
    ]
