"""Aims that can be measured, and amounts of money."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growth import growth
from tests.search import searched
from tests.written import format_amount
from vnplan.annotate.passages import passages
from vnplan.annotate.targets.amounts import find_amounts
from vnplan.annotate.targets.find import annotate_targets, find_targets
from vnplan.pipeline import parse


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit", "year", "what"),
    [
        ("Phấn đấu đạt trên 90% hộ dân dùng nước sạch.", ">", 90, "%", None, "hộ dân dùng nước sạch"),
        ("Đến năm 2030, 100% bến đò có áo phao.", "=", 100, "%", 2030, "bến đò có áo phao"),
        ("Phấn đấu đến hết năm 2027 tỷ lệ che phủ rừng đạt 42,5%.", "=", 42.5, "%", 2027, "tỷ lệ che phủ rừng"),
        ("Mở ít nhất 02 lớp dạy bơi.", ">=", 2, "lớp", None, "lớp dạy bơi"),
        ("Xây dựng tối thiểu 3 mô hình nuôi ghép.", ">=", 3, "mô hình", None, "mô hình nuôi ghép"),
        ("Phấn đấu tỷ lệ thất thoát nước xuống dưới 12%.", "<", 12, "%", None, "tỷ lệ thất thoát nước"),
        ("Mục tiêu: có ≥ 60% thôn đạt chuẩn.", ">=", 60, "%", None, "thôn đạt chuẩn"),
        ("Bảo đảm từ 95% trở lên trẻ em đi học đúng tuổi.", ">=", 95, "%", None, "trẻ em đi học đúng tuổi"),
        ("Phấn đấu mỗi năm trồng mới trên 1.200 ha rừng.", ">", 1200, "ha", None, "ha rừng"),
        ("Bảo đảm tỷ lệ hộ nghèo giảm không quá 2,5%.", "<=", 2.5, "%", None, "tỷ lệ hộ nghèo"),
    ],
)
def test_an_aim(text: str, comparator: str, value: float, unit: str, year: int | None, what: str) -> None:
    (found,) = find_targets(text)
    assert (found.comparator, found.value, found.unit, found.year) == (comparator, value, unit, year)
    assert found.what is not None
    assert found.what.lower() == what
    assert text[slice(*found.spans[0])] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "Sản lượng ước đạt 92% kế hoạch, tăng 4% so cùng kỳ.",
        "Số vụ cháy giảm 12% so với cùng kỳ.",
        "Phạt tiền từ 2.000.000 đồng đến 4.000.000 đồng.",
        "Ao đầm rộng từ 7 ha trở lên.",
        "Người từ đủ 18 tuổi trở lên.",
        "Hiện nay có trên 30 tổ tuần tra.",
        "Thực hiện Nghị quyết số 12/NQ-HĐND ngày 05/6/2025.",
        "Trong 9 tháng đầu năm có 75% số xã báo cáo.",
        "",
    ],
)
def test_what_is_no_aim(text: str) -> None:
    assert find_targets(text) == ()


def test_under_a_heading_of_aims_every_share_is_one() -> None:
    assert find_targets("40% tàu cá có máy định vị.") == ()
    (found,) = find_targets("40% tàu cá có máy định vị.", aims=True, year=2028)
    assert (found.value, found.unit, found.year, found.what) == (40, "%", 2028, "tàu cá có máy định vị")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kinh phí 59.835 triệu đồng.", [(59_835_000_000, "VND")]),
        ("Tổng mức đầu tư 1.573,1 tỷ đồng.", [(1_573_100_000_000, "VND")]),
        ("Tổng thu 47,5 nghìn tỷ đồng.", [(47_500_000_000_000, "VND")]),
        ("Vốn vay 1.219,11 triệu USD.", [(1_219_110_000, "USD")]),
        ("Vốn vay 12 triệu đô la Mỹ.", [(12_000_000, "USD")]),
        ("Viện trợ 300.000 EUR.", [(300_000, "EUR")]),
        ("Mức thu 35.000 đồng/người.", [(35_000, "VND")]),
        ("Mức thu 35.000đ.", [(35_000, "VND")]),
        ("Mức thu 3.600.000đồng.", [(3_600_000, "VND")]),
        ("Phạt từ 2.000.000 đồng đến 4.000.000 đồng.", [(2_000_000, "VND"), (4_000_000, "VND")]),
        ("Chi 10 - 20 tỷ đồng.", [(10_000_000_000, "VND"), (20_000_000_000, "VND")]),
        ("Kinh phí thực hiện: 2,5 tỷ.", [(2_500_000_000, "VND")]),
        ("Sản lượng 1,14 triệu tấn.", []),
        ("1. Đồng chí Bí thư chủ trì.", []),
        ("Trồng 3 đồng cỏ, nuôi 2 triệu con.", []),
        ("Mã số 0310474190 đồng bộ dữ liệu.", []),
        ("", []),
    ],
)
def test_amounts(text: str, expected: list[tuple[int, str]]) -> None:
    found = find_amounts(text)
    assert [(m.value, m.currency) for m in found] == expected
    assert all(text[slice(*m.spans[0])] == m.text for m in found)


@given(st.integers(100, 10**12), st.sampled_from(["đồng", "USD", "VNĐ"]))
@searched(100)
def test_an_amount_reads_back(value: int, currency: str) -> None:
    (found,) = find_amounts(f"Kinh phí: {format_amount(value)} {currency}.")
    assert (found.value, found.currency) == (value, "USD" if currency == "USD" else "VND")


@given(st.decimals(Decimal("0.1"), 10**6, places=1))
@searched(100)
def test_millions_read_back(value: Decimal) -> None:
    (found,) = find_amounts(f"Kinh phí {format_amount(value)} triệu đồng.")
    assert found.value == value * 1_000_000


def test_the_targets_and_amounts_of_a_document() -> None:
    document = parse(
        "ỦY BAN NHÂN DÂN\nTỈNH PHÚ YÊN\n\nSố: 71/KH-UBND\n\nPhú Yên, ngày 03 tháng 3 năm 2024\n\nKẾ HOẠCH\n"
        "Trồng cây ven đê năm 2024\n\nI. MỤC TIÊU ĐẾN NĂM 2026\n\n- 85% số km đê có hàng cây.\n\n- Lập ít nhất 04 tổ giữ cây.\n\n"
        "II. KINH PHÍ\n\nKinh phí 1.450 triệu đồng từ ngân sách tỉnh.\n"
    )
    targets, amounts, _ = annotate_targets(passages(document))
    assert [(t.at, t.comparator, t.value, t.unit, t.year) for t in targets] == [
        ("I", "=", 85, "%", 2026),
        ("I", ">=", 4, "tổ", 2026),
    ]
    assert [(m.at, m.value) for m in amounts] == [("II", 1_450_000_000)]
    source = document.source.text
    assert [source[slice(*m.spans[0])] for m in amounts] == ["1.450 triệu đồng"]


@given(st.text(max_size=200))
@searched(100)
def test_any_text_at_all(text: str) -> None:
    found = [(t.spans, t.text) for t in find_targets(text, aims=True)] + [(m.spans, m.text) for m in find_amounts(text)]
    assert all(text[slice(*spans[0])] == written for spans, written in found)


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["1", "1.", "9 ", "10% ", "trên 5 ", "1 triệu ", "1 - 2 - ", "phấn đấu 90% xã ", "2 tỷ đồng, "])
def test_bad_input_takes_time_in_proportion_to_its_length(piece: str) -> None:
    def read(size: int) -> None:
        text = piece * (size // len(piece))
        find_targets(text, aims=True)
        find_amounts(text)

    assert growth(read, 20_000, 160_000, below=3) < 3
