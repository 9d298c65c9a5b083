"""Where the new text that an order quotes begins and ends."""

import pytest

from vnplan.annotate.effects.quoted import Quotation, parted


@pytest.mark.parametrize(
    ("texts", "closed"),
    [
        ([], False),
        (["“Điều 7. Bến đò"], False),
        (["“Điều 7. Bến đò”"], True),
        (["“Điều 7. Bến đò”."], True),
        (["“Điều 7. Bến đò", "1. Bến có đèn”;"], True),
        # A quotation inside it is closed first.
        (["“Điều 7. Bến “Ba Sao”"], False),
        (["“Điều 7. Bến “Ba Sao””"], True),
        (["“Điều 7. Bến “Ba Sao”", "1. Bến có đèn”."], True),
        (["“Điều 7. Bến “Ba Sao” có đèn"], False),
        # Straight marks open and close in turns.
        (['"Điều 7. Bến đò'], False),
        (['"Điều 7. Bến đò"'], True),
        (['"Điều 7. Bến "Ba Sao"'], False),
        (['"Điều 7. Bến "Ba Sao""'], True),
        (['"Điều 7. Bến đò', '1. Bến có đèn".'], True),
    ],
)
def test_the_mark_that_closes_a_quotation_is_its_last(texts: list[str], *, closed: bool) -> None:
    assert Quotation(texts=texts).is_closed is closed
    assert not Quotation(texts=texts, bare=True).is_closed


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Sửa khoản 2 như sau: “2. Một.”; bãi bỏ Điều 3.", ["Sửa khoản 2 như sau: ", "; bãi bỏ Điều 3."]),
        ("Sửa khoản 2 như sau: “2. Một “hai” ba.”; bãi bỏ Điều 3.", ["Sửa khoản 2 như sau: ", "; bãi bỏ Điều 3."]),
        ('Sửa khoản 2 như sau: "2. Một."', ["Sửa khoản 2 như sau: "]),
        ("Sửa khoản 2 như sau: “2. Một.", ["Sửa khoản 2 như sau: "]),
        ("Bãi bỏ Điều 3.", ["Bãi bỏ Điều 3."]),
        ("", []),
    ],
)
def test_what_a_text_says_itself(text: str, want: list[str]) -> None:
    assert [text[one.start : one.end] for one in parted(text)] == want
