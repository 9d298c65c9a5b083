"""Markers are read every way they can be read."""

import pytest

from vnplan.rules.markers import bullet, readings
from vnplan.rules.reading import POINTS, point_value

FIRST = [
    ("I. MỤC ĐÍCH", "roman", "I"),
    ("I- QUAN ĐIỂM", "roman", "I"),
    ("XIV. TỔ CHỨC", "roman", "XIV"),
    ("A. PHẦN CHUNG", "letter", "A"),
    ("1. Sở Tài chính", "number", "1"),
    ("1/ Về bếp ăn", "number", "1"),
    ("01. Nhiệm vụ", "number", "1"),
    ("1) Nội dung", "paren", "1"),
    ("(1) Luật", "enclosed", "1"),
    ("a) Phát huy", "point", "a"),
    ("đ) Bảo đảm", "point", "đ"),
    ("4.1. Ứng dụng", "multi2", "1"),
    ("1.3.2 Họp", "multi3", "2"),
    ("a.1) Kiểm tra", "point_multi", "1"),
    ("Điều 5. Hồ sơ", "article", "Điều 5"),
    ("Điều 39a. Bổ sung", "article", "Điều 39a"),
    ("Chương II", "chapter", "Chương II"),
    ("CHƯƠNG I QUY ĐỊNH CHUNG", "chapter", "Chương I"),
    ("Phần thứ nhất", "part", "Phần thứ nhất"),
    ("PHẦN THỨ HAI", "part", "Phần thứ hai"),
    ("Mục 2. Thủ tục", "section", "Mục 2"),
    ("Bước 1: Nộp", "step", "Bước 1"),
]


@pytest.mark.parametrize(("text", "style", "number"), FIRST)
def test_the_cheapest_reading(text: str, style: str, number: str) -> None:
    best = readings(text)[0]
    assert (best.style, best.number, best.cost) == (style, number, 0.0)


@pytest.mark.parametrize(
    ("text", "style", "number"),
    [
        ("s. Trên cơ sở", "number", "8"),
        ("l. Giao", "number", "1"),
        ("1I. NỘI DUNG", "roman", "II"),
        ("l0. Đề nghị", "number", "10"),
    ],
)
def test_damaged_markers_keep_their_true_reading(text: str, style: str, number: str) -> None:
    found = [(r.style, r.number) for r in readings(text) if r.cost > 0]
    assert (style, number) in found


@pytest.mark.parametrize(
    "text",
    [
        "Phần thứ hai là phần số của thẻ.",
        "10.000 đồng",
        "2025 là năm",
        "Điều này",
        "mục tiêu",
        "17-4 họp",
        "Sở Nội vụ",
        "",
        "1,5 tỷ",
        "31/12/2025 xong",
        "a, b",
    ],
)
def test_what_is_no_marker(text: str) -> None:
    assert readings(text) == ()


def test_points_follow_the_vietnamese_alphabet() -> None:
    assert [point_value(letter) for letter in "abcdđeg"] == [1, 2, 3, 4, 5, 6, 7]
    assert not set("fjwz") & set(POINTS)


@pytest.mark.parametrize(("text", "mark"), [("- Lưu", "-"), ("+ Báo cáo", "+"), ("• Một", "•"), ("–Hai", "–")])
def test_dash_items(text: str, mark: str) -> None:
    found = bullet(text)
    assert found is not None
    assert found[0] == mark


def test_the_readings_of_a_picture_in_one_line_are_not_kept() -> None:
    line, picture = "1. Rà soát", f"1. {'iVBORw0KGgo' * 900}"
    assert readings(line) is readings(line)
    assert readings(picture) == readings(picture)
    assert readings(picture) is not readings(picture)
