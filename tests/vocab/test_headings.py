"""How much of a line is heading, at both sides of each bound."""

import pytest

from vnplan.vocab.headings import heading_end


def end(text: str, bold: int = 0, *, followed: bool = False, article: bool = False) -> int:
    return heading_end(text, bold, followed=followed, article=article)


def line(length: int, last: str) -> str:
    """A line of words without a colon, so long, with its last character."""
    return ("Nạo vét kênh " * length)[: length - 2].strip().ljust(length - 2, "h") + "h" + last


@pytest.mark.parametrize("last", ["h", ","])
def test_a_line_of_more_than_600_characters_is_running_text(last: str) -> None:
    assert [end(line(length, last)) for length in (599, 600, 601)] == [599, 600, 0]


def test_a_sentence_is_running_text_however_short_unless_something_hangs_below() -> None:
    for words in (9, 10):
        text = " ".join(["Nạo", *["kênh"] * (words - 1)]) + "."
        assert end(text) == 0
        assert end(text, followed=True) == (len(text) if words == 9 else 0)
        assert end(text.replace(".", ";"), followed=True) == 0
        assert end(text.replace("kênh.", "kênh, đê."), followed=True) == 0


def test_a_heading_with_text_behind_its_colon_is_of_140_characters_at_most() -> None:
    for length, is_heading in ((138, True), (139, True), (140, False)):
        head = line(length, "h")
        text = f"{head}: Các xã ven sông, thôn Đoài"
        assert end(text) == (length + 1 if is_heading else len(text))
    for length, is_heading in ((140, True), (141, False)):
        head = line(length, "h")
        assert end(f"{head}: Các xã ven sông, thôn Đoài.") == (length + 1 if is_heading else 0)


def test_a_heading_in_bold_that_has_no_mark_is_of_13_characters_at_least() -> None:
    rest = " Các xã nạo vét kênh."
    assert end("Nạo vét kênh" + rest, 12) == 0
    assert end("Nạo vét kênhs" + rest, 13) == 13
    assert end("Nạo vét kênhs các xã nạo vét.", 13) == 0


def test_the_mark_behind_the_bold_belongs_to_the_heading() -> None:
    assert end("Kênh Ba: các xã nạo vét.", 7) == 8
    assert end("Kênh Ba : các xã nạo vét.", 7) == 9
    assert end("Kênh Ba: các xã nạo vét.", 8) == 8
    assert end("Kênh Ba. Các xã nạo vét.", 8) == 8
    # One character in bold is a slip of the pen.
    assert end("K. các xã nạo vét.", 1) == 0


def test_a_long_line_in_bold_that_ends_as_a_sentence_has_to_head_something() -> None:
    for length, is_heading in ((120, True), (121, False)):
        text = line(length, ".")
        for bold in (length - 1, length):
            assert end(text, bold) == (length if is_heading else 0)
            assert end(text, bold, followed=True) == length
        assert end(text[:-1] + "h", length) == length


def test_an_order_before_a_colon_is_a_heading_while_it_is_short() -> None:
    short = "Giao các xã ven sông: "[:-1]
    assert end(short) == len(short)
    assert end(short, article=True) == 0
    for length in (59, 60, 61):
        text = "Giao các xã " + "sông " * 12
        text = text[: length - 1].rstrip().ljust(length - 1, "g") + ":"
        assert end(text) == (0 if length > 60 else length)
