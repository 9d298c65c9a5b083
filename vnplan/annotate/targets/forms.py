"""The table of targets and amounts, compiled on first use."""

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import Literal, TypeVar

from vnplan.rules.load import Form, load
from vnplan.rules.phrases import either
from vnplan.text import kept_re as re
from vnplan.text.numerals import parse_number
from vnplan.text.quick import Quick

F = TypeVar("F", bound=Form)
TABLE = "targets"
Comparator = Literal["<", "<=", "=", ">=", ">"]
NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,30}(?:[.,]\d{1,6})?"
# Figures with marks in them, whether or not they make a number.
_FIGURES = r"\d[\d.,]{0,40}\d"
RANGE = r"\s*(?:-|–|đến)\s*"
_LONG_TAIL = re.compile(r"\.\d{4}")
# No letter of another word behind a unit, and no rest of a number.
_END = r"(?![^\W_]|[.,]\d|\s?%)"


class ComparatorForm(Form):
    """Words that bind a value, ``before`` the number or ``after`` its unit."""

    comparator: Comparator
    place: Literal["before", "after"]


class ContextForm(Form):
    """Words in the sentence that make a value an aim (``yes``) or a result (``no``)."""

    verdict: Literal["yes", "no"]


class ScaleForm(Form):
    """A multiplier in words."""

    factor: int


class CurrencyForm(Form):
    """A currency as written, and its code in ISO 4217."""

    code: str


def value(number: str) -> Decimal | None:
    """The value of a number; a point before four figures or more parts nothing.

    >>> value("1.500,5"), value("2.5"), value("978.4362")
    (Decimal('1500.5'), Decimal('2.5'), None)
    """
    return None if _LONG_TAIL.search(number) else parse_number(number)


def row(match: "re.Match[str]", letters: str, key: str, rule: type[F]) -> F | None:
    """The row ``[[key]]`` that an alternative of a pattern stands for: its group is a letter and the row's place, ``c2``."""
    group = next((name for name, found in match.groupdict().items() if found is not None and name[0] in letters), None)
    return load(TABLE, key, rule)[int(group[1:])] if group else None


def _grouped(rows: Iterable[tuple[int, Form]], letter: str) -> str:
    return "|".join(f"(?P<{letter}{place}>{form.pattern})" for place, form in rows)


@cache
def targets() -> "re.Pattern[str]":
    """A value with what binds it: the groups ``c0``, ``c1`` ... are rows of comparators, ``unit`` is what is counted."""
    comparators = list(enumerate(load(TABLE, "comparator", ComparatorForm)))
    before, after = (_grouped((pair for pair in comparators if pair[1].place == place), "c") for place in ("before", "after"))
    unit = either(TABLE, "unit", Form)
    return re.compile(
        rf"(?:(?<![^\W_])(?:{before})\s*)?(?<![\w.,/%-])(?P<low>{NUMBER})(?:(?:\s*%)?{RANGE}(?P<high>{NUMBER}))?\s*"
        rf"(?P<unit>{unit}){_END}(?:\s+(?:{after})(?![^\W_]))?"
    )


@cache
def counted() -> "re.Pattern[str]":
    """Figures before a unit or a currency: every value and every amount holds some, so one look over a page finds them."""
    units = f"{either(TABLE, 'unit', Form)}|{either(TABLE, 'scale', ScaleForm)}|{either(TABLE, 'currency', CurrencyForm)}"
    return re.compile(rf"\d(?<![\w.,/%-]\d)[\d.,]*+(?:(?:\s*%)?{RANGE}\d[\d.,]*+)?\s*(?:{units})")


@cache
def bound_before() -> "re.Pattern[str]":
    """What binds a value, at the end of what stands before it."""
    before = either(TABLE, "comparator", ComparatorForm, lambda form: form.place == "before")
    return re.compile(rf"(?<![^\W_])(?:{before})\s*$")


@cache
def context(verdict: Literal["yes", "no"]) -> Quick:
    """The words of one verdict."""
    return Quick(rf"(?<![^\W_])(?:{either(TABLE, 'context', ContextForm, lambda form: form.verdict == verdict)})(?![^\W_])")


@cache
def aims() -> "re.Pattern[str]":
    """A heading under which values are aims."""
    return re.compile(either(TABLE, "heading", Form), re.DOTALL)


@cache
def amounts() -> "re.Pattern[str]":
    """An amount: a number or a range, a multiplier, a currency; one of the last two may be missing."""
    scales: tuple[ScaleForm, ...] = load(TABLE, "scale", ScaleForm)
    largest_first = sorted(range(len(scales)), key=lambda place: -scales[place].factor)
    scale = _grouped(((place, scales[place]) for place in largest_first), "s")
    behind, alone = (_grouped(enumerate(load(TABLE, "currency", CurrencyForm)), letter) for letter in "uv")
    return re.compile(
        rf"(?<![\w.,/%-])(?P<low>{NUMBER}|{_FIGURES})(?:{RANGE}(?P<high>{NUMBER}|{_FIGURES}))?\s*"
        rf"(?:(?:{scale}){_END}(?:\s*(?:{behind}){_END})?|(?:{alone}){_END})"
    )


@cache
def of_money() -> "re.Pattern[str]":
    """Words before an amount without a currency, that it is money."""
    return re.compile(rf"(?<![^\W_])(?:{either(TABLE, 'money', Form)})(?![^\W_])")
