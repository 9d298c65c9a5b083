"""One character put in, taken out or changed in a date or a number or beside it: what is read is all of it, or nothing.

Draws by the thousand, the same in every run and three in four of them slow, judged by a reader that knows nothing of vnplan.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from random import Random

import pytest

from tests.written import format_date
from vnplan.annotate.citations.find import find_citations
from vnplan.annotate.deadlines.find import find_deadlines
from vnplan.model.day import iso_day
from vnplan.vocab.time.repair import date_edits

DRAWS = 4_000
PARTS = pytest.mark.parametrize(
    ("first", "last"), [(0, DRAWS // 4), pytest.param(DRAWS // 4, DRAWS, marks=pytest.mark.slow)], ids=["some", "all others"]
)
ISSUED, FIRST, DAYS = date(2025, 1, 2), date(2025, 2, 1), 13_000
OPENING = "Gửi báo cáo trước "
CHARACTERS = "0123456789/.- oOlIxsná,"
WRITTEN: tuple[Callable[[date], str], ...] = (
    lambda d: f"ngày {d.day:02}/{d.month}/{d.year}",
    lambda d: f"ngày {d.day}-{d.month}-{d.year}",
    lambda d: f"ngày {d.day:02}.{d.month:02}.{d.year}",
    lambda d: f"ngày {d.day} tháng {d.month}/{d.year}",
    lambda d: format_date(d, "long"),
)
# What hangs on the word "ngày" is no part of the figures.
SAID = re.compile(
    r"ngày[^\W\d]?\W{0,3}(?:(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4})"
    r"|(\d{1,2}) ?,? ?tháng ?(\d{1,2})(?: ?,? ?năm ?| ?[/.-] ?)(\d{4}))"
)
SEVERAL_DAYS = re.compile(r"ngày\s?\d{1,2}\s?[,-]\s?\d{1,2}\D{1,9}\d{1,2}\D{1,9}\d{4}")


def said(token: str) -> str | None:
    """What all of a token says: a day of the calendar, or nothing."""
    found = SAID.fullmatch(" ".join(token.strip(" .,-").split()))
    if not found:
        return None
    day, month, year = (int(found[n]) for n in ((1, 3, 4) if found[1] else (5, 6, 7)))
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def worn(token: str, chance: Random, characters: str, since: int) -> str:
    """A token with one character changed behind its first ones, or beside it."""
    at = chance.randrange(since, len(token) + 1)
    change = chance.choice(("put in", "taken out", "changed"))
    return token[:at] + ("" if change == "taken out" else chance.choice(characters)) + token[at + (change != "put in") :]


def replayed(text: str) -> str:
    """The text with the edits of dates in place: each of them is recorded."""
    at, pieces = 0, []
    for edit in date_edits(text):
        pieces += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join(pieces) + text[at:]


def worn_dates() -> Iterator[str]:
    chance = Random(12)  # noqa: S311 - draws, no secrets
    for _ in range(DRAWS):
        token = worn(chance.choice(WRITTEN)(FIRST + timedelta(chance.randrange(DAYS))), chance, CHARACTERS, len("ngày"))
        # A list or a range of days, and the end of a sentence, say something else.
        if not SEVERAL_DAYS.match(token) and ". " not in token:
            yield token


@PARTS
def test_a_worn_date_is_read_whole_or_not_at_all(first: int, last: int) -> None:
    wrong = []
    for token in islice(worn_dates(), first, last):
        text = f"{OPENING}{token}."
        right = {None, said(token), said(replayed(text).removeprefix(OPENING))}
        for timed in (False, True):
            found = find_deadlines(text, issued=ISSUED, timed=timed)
            if not {day for one in found for day in (iso_day(one.start), iso_day(one.end))} <= right:
                wrong.append((token, found))
    assert wrong == []


def test_a_date_that_is_not_worn_is_read_from_every_form() -> None:
    chance = Random(13)  # noqa: S311
    for _ in range(DRAWS // 8):
        day = FIRST + timedelta(chance.randrange(DAYS))
        for written in WRITTEN:
            (found,) = find_deadlines(f"{OPENING}{written(day)}.", issued=ISSUED)
            assert (iso_day(found.start), iso_day(found.end), found.doubts) == (None, day.isoformat(), ())


NUMBERS = ("{n}/QĐ-UBND", "{n}/{y}/NĐ-CP", "{n}/{y}/TTLT-BTC-BNV", "{n}-NQ/TW", "{n}/TTr-SNV", "{n}/{y}/QH15")
IN_NUMBERS = "0123456789/.- abcxđXYĐỌ,_&()Ol"
# Behind a whole number: the mark of a footnote, or the next word, written on to it.
WRITTEN_ON = re.compile(r"\d{1,2}|[^\W\d_]?[^\W\d_A-Z]+")
# What is a number by itself where a blank has taken the place of a mark.
BY_ITSELF = re.compile(r"\d+[/-](?:\d{4}/)?(?:QĐ|NQ|TTr?|TTLT)(?:-BTC|-UB)?(?= )")
AFTER = " ngày 02/3/2030 của"


def worn_numbers() -> Iterator[str]:
    chance = Random(14)  # noqa: S311 - draws, no secrets
    for _ in range(DRAWS):
        number = chance.choice(NUMBERS).format(n=chance.randrange(1, 3000), y=chance.randrange(1995, 2031))
        yield worn(number, chance, IN_NUMBERS, 0)


@PARTS
def test_a_worn_number_is_read_whole_or_not_at_all(first: int, last: int) -> None:
    wrong = []
    for token in islice(worn_numbers(), first, last):
        word = token.strip(" .,;:()[]-_/")
        for found in find_citations(f"Theo Quyết định số {token}{AFTER}"):
            if found.number is None or found.number_form != "full" or "number" not in found.parts:
                continue
            ((start, end),) = found.parts["number"]
            read = f"Theo Quyết định số {token}{AFTER}"[start:end]
            alone = BY_ITSELF.match(word)
            if read not in (word, alone and alone.group()) and not WRITTEN_ON.fullmatch(word.removeprefix(read)):
                wrong.append((token, read, found.number))
    assert wrong == []
