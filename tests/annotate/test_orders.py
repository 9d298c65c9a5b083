"""What an amending text orders, one order after the other, with what each names."""

import pytest

from vnplan.annotate.effects.operations import orders


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sửa đổi khoản 2 Điều 4 như sau:", [("amend", "khoản 2 Điều 4", None)]),
        ("Sửa đổi, bổ sung Điều 4 như sau:", [("amend", "Điều 4", None)]),
        ("Bổ sung khoản 4 vào sau khoản 3 Điều 9 như sau:", [("add", "khoản 4 Điều 9", "khoản 3 Điều 9")]),
        ("Bổ sung Điều 5a vào sau Điều 5 như sau:", [("add", "Điều 5a", "Điều 5")]),
        ("Bổ sung khoản 6 Điều 2 như sau:", [("add", "khoản 6 Điều 2", None)]),
        ("Bãi bỏ khoản 3 Điều 6.", [("repeal", "khoản 3 Điều 6", None)]),
        ("Bãi bỏ Điều 7; sửa đổi Điều 8 như sau:", [("repeal", "Điều 7", None), ("amend", "Điều 8", None)]),
        ("Các hộ sửa đổi Điều lệ của hội.", []),
        ("Bãi bỏ thói quen vứt rác.", []),
    ],
)
def test_each_order_names_its_provision(text: str, found: list[tuple[str, str | None, str | None]]) -> None:
    assert [(one.operation, one.pinpoint, one.beside) for one in orders(text)] == found
    assert all(0 <= one.span[0] < one.span[1] <= len(text) for one in orders(text))


@pytest.mark.parametrize(("gap", "reached"), [(1, True), (23, True), (24, True), (25, False), (60, False)])
def test_a_document_is_that_of_an_order_only_near_it(gap: int, *, reached: bool) -> None:
    text = f"Bãi bỏ khoản 3 Điều 6{' ' * gap}Nghị định số 15/2019/NĐ-CP."
    (order,) = orders(text)
    assert (order.cited is not None) == reached


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Thay thế cụm từ “đò” bằng cụm từ “phà” tại Điều 3.", ("replace_words", "đò", "phà", "Điều 3")),
        ("Thay cụm từ “đò” bằng cụm từ “phà” tại khoản 1 Điều 3.", ("replace_words", "đò", "phà", "khoản 1 Điều 3")),
        ("Bỏ cụm từ “đò ngang” tại Điều 3.", ("remove_words", "đò ngang", None, "Điều 3")),
    ],
)
def test_words_are_put_in_the_place_of_words(text: str, found: tuple[str, str, str | None, str]) -> None:
    (one,) = orders(text)
    assert (one.operation, one.old, one.new, one.pinpoint) == found
