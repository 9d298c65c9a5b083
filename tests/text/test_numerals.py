from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.search import searched
from tests.written import format_amount
from vnplan.text.numerals import (
    format_roman,
    format_words,
    parse_number,
    parse_roman,
    parse_words,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("05", "5"),
        ("59.835", "59835"),
        ("1.573,1", "1573.1"),
        ("47,5", "47.5"),
        ("9,756", "9.756"),
        ("1.219,11", "1219.11"),
        ("31.000.000", "31000000"),
        ("1,219,110", "1219110"),
        ("1,219.5", "1219.5"),
        ("3.5", "3.5"),
        ("0,02", "0.02"),
    ],
)
def test_numbers_in_figures(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", " ", "-", "1.2.3", "1..2", "12,", ",5", "1.23.456", "٣", "²", "10/6", "1" * 300])
def test_what_is_no_number(text: str) -> None:
    assert parse_number(text) is None


@given(st.decimals(min_value=0, max_value=10**15, places=3))
def test_a_number_reads_back(value: Decimal) -> None:
    assert parse_number(format_amount(value)) == value


@given(st.integers(0, 10**15))
def test_a_whole_number_reads_back(value: int) -> None:
    assert parse_number(format_amount(value)) == value


def test_every_roman_numeral_reads_back() -> None:
    written = {value: format_roman(value) for value in range(1, 4000)}
    assert [(value, text) for value, text in written.items() if parse_roman(text) != value] == []
    assert [(value, text) for value, text in written.items() if parse_roman(text.lower()) != value] == []


@pytest.mark.parametrize("text", ["", "IIII", "VV", "IC", "ABC", "M" * 99, "Il"])
def test_what_is_no_roman_numeral(text: str) -> None:
    assert parse_roman(text) is None


@pytest.mark.parametrize("value", [0, -1, 4000])
def test_there_is_no_roman_numeral_outside_its_range(value: int) -> None:
    with pytest.raises(ValueError, match="1 to 3999"):
        format_roman(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("không", 0),
        ("mười", 10),
        ("mười lăm", 15),
        ("mười năm", 15),
        ("hai mươi", 20),
        ("Hai mươi mốt", 21),
        ("hai mươi tư", 24),
        ("ba mươi bốn", 34),
        ("hai lăm", 25),
        ("một trăm", 100),
        ("một trăm lẻ năm", 105),
        ("một nghìn không trăm linh bốn", 1004),
        ("ba trăm ngàn", 300_000),
        ("mười hai triệu năm trăm nghìn", 12_500_000),
        ("hai tỉ", 2_000_000_000),
    ],
)
def test_numbers_in_words(text: str, value: int) -> None:
    assert parse_words(text) == value


@pytest.mark.parametrize(
    "text", ["", "năm 2017", "mười mười", "trăm", "hai nghìn ba triệu", "linh năm", "kế hoạch", "nghìn", "một " * 99]
)
def test_what_is_no_number_in_words(text: str) -> None:
    assert parse_words(text) is None


@given(st.integers(0, 10**12 - 1))
@searched(200)
def test_a_number_in_words_reads_back(value: int) -> None:
    assert parse_words(format_words(value)) == value


@pytest.mark.parametrize("value", [-1, 10**12])
def test_what_is_not_spelled_out(value: int) -> None:
    with pytest.raises(ValueError, match="not spelled out"):
        format_words(value)


@given(st.text(max_size=60))
@searched(100)
def test_no_text_raises(text: str) -> None:
    parse_number(text)
    parse_roman(text)
    parse_words(text)
