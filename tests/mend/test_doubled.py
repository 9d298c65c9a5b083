"""What is written twice by a slip of the pen, and what is meant to stand twice."""

import pytest

from vnplan.mend import repair


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Chi trả cho cho các hộ dân.", "Chi trả cho các hộ dân."),
        ("Học sinh đã đã nộp bài.", "Học sinh đã nộp bài."),
        ("Các các xã khai báo số ghe.", "Các xã khai báo số ghe."),
        ("Số thuyền:\n\nCác các xã khai báo.", "Số thuyền:\n\nCác xã khai báo."),
        ("CÁC CÁC XÃ khai báo số ghe.", "CÁC XÃ khai báo số ghe."),
        ("trưởng các các ban", "trưởng các ban"),
        ("Số số thôn khai báo mã", "Số thôn khai báo mã"),
        ("Kế hoạch hoạch được ban hành.", "Kế hoạch được ban hành."),
        ("Số lượng lượng xe qua cầu.", "Số lượng xe qua cầu."),
        ("Từ 10 ha trở lên trở lên thì khai báo.", "Từ 10 ha trở lên thì khai báo."),
        ("trở lên trở lên", "trở lên"),
        ("Lập danh sách danh sách hộ có thuyền.", "Lập danh sách hộ có thuyền."),
        ("Nhà trường phối hợp phối hợp với thôn.", "Nhà trường phối hợp với thôn."),
    ],
)
def test_a_slip_loses_its_second_half(before: str, after: str) -> None:
    fixed = repair(before)
    assert fixed.text == after
    assert {edit.rule for edit in fixed.edits} == {"repair.doubled"}


@pytest.mark.parametrize(
    "text",
    [
        # Three in a row, and a pair that begins a third time, are a table, a song or noise.
        "Các các các xã khai báo số ghe.",
        "Từ 10 ha trở lên trở lên trở thì khai báo.",
        "Từ 10 ha lên trở lên trở lên thì khai báo.",
        "Từ 10 ha trở lên trở lên trở lên thì khai báo.",
        # Words that nobody knows, names, another case.
        "Máy qwx zrt qwx zrt để ở kho.",
        "Máy của qwx của qwx để ở kho.",
        "Máy qwx của qwx của tỉnh để ở kho.",
        "Con chim kơ tơ kơ tơ kêu.",
        "Bà Hoa Lan Hoa Lan ký sổ.",
        "Gửi các Các xã ven sông.",
        # Words of their own, and a half of a compound before the word that it ends with.
        "Nước dâng dần dần vào ruộng.",
        "Mã số số hồ sơ ghi ở bìa.",
        "Làm biển số số đẹp.",
        "Chứng từ từ Trung tâm chuyển đến.",
        "Truyền thông thông qua loa của thôn.",
        "Cấp đất xây nhà ở ở xã ven sông.",
        "Thôn A A nộp sổ.",
        # Lines that are no paragraph.
        "- Số thuyền của\n\n- của xã ven sông",
        "Cột một: trở lên\n\ntrở lên: cột hai",
    ],
)
def test_what_is_meant_to_stand_twice_is_left_alone(text: str) -> None:
    assert repair(text).text == text
