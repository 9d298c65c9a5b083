"""One character put in, taken out or changed in an amount or a target or beside it: its value is that of all of it, or none.

Draws by the thousand, the same in every run and three in four of them slow, judged by a reader that knows nothing of vnplan.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from random import Random

import pytest

from tests.vocab.test_worn import worn
from vnplan.annotate.targets.amounts import find_amounts
from vnplan.annotate.targets.find import find_targets

DRAWS = 10_000
PARTS = pytest.mark.parametrize(
    ("first", "last"), [(0, DRAWS // 4), pytest.param(DRAWS // 4, DRAWS, marks=pytest.mark.slow)], ids=["some", "all others"]
)
CHARACTERS = "0123456789.,-/ %oOlđaxtỷ"
# No point stands before four figures or more.
NUMBER = r"(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}|\d{1,3},\d{3}\.\d+|\d+(?:,\d+|\.\d{1,3})?)(?!\d)"
SCALES = {"": 1, "nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9, "nghìn tỷ": 10**12}
# Money in no other currency is in dong, however worn the word for it.
CURRENCIES = {"USD": "USD", "EUR": "EUR", "EURO": "EUR", "EURo": "EUR"}
WORN_DONG = r"[^\sUSDER\d]\S*(?: \S{1,3})?"
AMOUNT = re.compile(rf"(?:từ )?{NUMBER}đ?(?: ?(?:đến|-) ?{NUMBER})? ?(nghìn tỷ|nghìn|triệu|tỷ|) ?(USD|EUR|EUR[Oo]|{WORN_DONG}|)")
TARGET = re.compile(rf"(?:từ )?{NUMBER}(?:(?: ?%)? ?(?:đến|-) ?{NUMBER})? ?(%|ha|km2?|hộ|lớp|giường)(?:(?<=%) \S*)?")


def number(written: str) -> Decimal:
    """What a number says: points part thousands, a comma the decimals, unless only the other way round makes sense."""
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", written):
        return Decimal(written.replace(".", "").replace(",", "."))
    if written.count(",") > 1 or re.search(r",.*\.", written):
        return Decimal(written.replace(",", ""))
    return Decimal(written.replace(",", "."))


def figures(chance: Random) -> str:
    return chance.choice(("{a}", "0{b}", "{a}.{c:03}", "{a},{b}", "{a}.{c:03},{b}", "{a}.{c:03}.{d:03}")).format(
        a=chance.randrange(1, 1000), b=chance.randrange(1, 10), c=chance.randrange(1000), d=chance.randrange(1000)
    )


def written(chance: Random, units: tuple[str, ...]) -> str:
    unit = chance.choice(units)
    if chance.random() < 0.2:
        return f"từ {chance.randrange(1, 50)}{chance.choice((' đến ', '-', ' - '))}{chance.randrange(50, 100)}{unit}"
    return figures(chance) + unit


MONEY = (" đồng", "đ", " triệu đồng", " tỷ đồng", " nghìn tỷ đồng", " triệu USD", " USD", " EUR", " tỷ")
UNITS = ("%", " %", " ha", " km", " hộ", " lớp", " giường")
BEHIND = "cho trạm y tế"
# A blank behind a mark parts the numbers of a list, or sentences.
PARTED = re.compile(r"[.,]\s\S*\d")


def draws(units: tuple[str, ...], seed: int) -> Iterator[str]:
    """Worn amounts; what hangs on the word "từ" is no part of the figures."""
    chance = Random(seed)  # noqa: S311 - draws, no secrets
    for _ in range(DRAWS):
        whole = written(chance, units)
        token = worn(whole, chance, CHARACTERS, len("từ ") if whole.startswith("từ") else 0)
        if not PARTED.search(token):
            yield token


def said(form: re.Pattern[str], token: str) -> re.Match[str] | None:
    return form.fullmatch(" ".join(token.strip(" .,-/").split()))


@PARTS
def test_a_worn_amount_is_read_whole_or_not_at_all(first: int, last: int) -> None:
    wrong = []
    for token in islice(draws(MONEY, 15), first, last):
        whole = said(AMOUNT, token)
        right: set[object] = set()
        if whole:
            values = [number(one) * SCALES[whole[3]] for one in whole.groups()[:2] if one]
            right = {(float(one) if one % 1 else int(one), CURRENCIES.get(whole[4], "VND")) for one in values}
        found = {(one.value, one.currency) for one in find_amounts(f"Kinh phí {token} {BEHIND}.")}
        if not {one for one in found if one[0] is not None} <= right:
            wrong.append((token, sorted(found, key=str), right))
    assert wrong == []


@PARTS
def test_a_worn_target_is_read_whole_or_not_at_all(first: int, last: int) -> None:
    wrong = []
    for token in islice(draws(UNITS, 16), first, last):
        whole = said(TARGET, token)
        right = {(float(number(one)), whole[3]) for one in whole.groups()[:2] if one} if whole else set()
        found = {(one.value, one.unit) for one in find_targets(f"Phấn đấu đạt tối thiểu {token} {BEHIND}.")}
        if not {one for one in found if one[0] is not None} <= right:
            wrong.append((token, sorted(found, key=str), right))
    assert wrong == []
