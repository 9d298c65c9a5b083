"""The table of targets and amounts, compiled on first use."""

from decimal import Decimal
from functools import cache
from typing import Literal

from vnplan.rules.load import Form, load
from vnplan.text import kept_re as re
from vnplan.text.numerals import parse_number
from vnplan.text.quick import Quick

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


def _named(forms: tuple[Form, ...], prefix: str) -> str:
    return "|".join(f"(?P<{prefix}_{index}>{form.pattern})" for index, form in enumerate(forms))


@cache
def targets() -> "re.Pattern[str]":
    """A value with what binds it: the groups ``c0``, ``c1`` ... are rows of comparators, ``unit`` is what is counted."""
    comparators = load(TABLE, "comparator", ComparatorForm)
    before = "|".join(f"(?P<c{i}>{form.pattern})" for i, form in enumerate(comparators) if form.place == "before")
    after = "|".join(f"(?P<c{i}>{form.pattern})" for i, form in enumerate(comparators) if form.place == "after")
    unit = "|".join(form.pattern for form in load(TABLE, "unit", Form))
    return re.compile(
        rf"(?:(?<![^\W_])(?:{before})\s*)?(?<![\w.,/%-])(?P<low>{NUMBER})(?:(?:\s*%)?{RANGE}(?P<high>{NUMBER}))?\s*"
        rf"(?P<unit>{unit}){_END}(?:\s+(?:{after})(?![^\W_]))?"
    )


@cache
def bound_before() -> "re.Pattern[str]":
    """What binds a value, at the end of what stands before it."""
    before = "|".join(form.pattern for form in load(TABLE, "comparator", ComparatorForm) if form.place == "before")
    return re.compile(rf"(?<![^\W_])(?:{before})\s*$")


@cache
def comparator(group: str) -> ComparatorForm:
    """The row of a group of ``targets``, such as ``c2``."""
    form: ComparatorForm = load(TABLE, "comparator", ComparatorForm)[int(group[1:])]
    return form


@cache
def context(verdict: Literal["yes", "no"]) -> Quick:
    """The words of one verdict."""
    either = "|".join(form.pattern for form in load(TABLE, "context", ContextForm) if form.verdict == verdict)
    return Quick(rf"(?<![^\W_])(?:{either})(?![^\W_])")


@cache
def aims() -> "re.Pattern[str]":
    """A heading under which values are aims."""
    return re.compile("|".join(form.pattern for form in load(TABLE, "heading", Form)), re.DOTALL)


@cache
def amounts() -> "re.Pattern[str]":
    """An amount: a number or a range, a multiplier, a currency; one of the last two may be missing."""
    forms = load(TABLE, "scale", ScaleForm)
    order = sorted(range(len(forms)), key=lambda index: -forms[index].factor)
    scale = "|".join(f"(?P<s{index}>{forms[index].pattern})" for index in order)
    currency = _named(load(TABLE, "currency", CurrencyForm), "u")
    return re.compile(
        rf"(?<![\w.,/%-])(?P<low>{NUMBER}|{_FIGURES})(?:{RANGE}(?P<high>{NUMBER}|{_FIGURES}))?\s*"
        rf"(?:(?:{scale}){_END}(?:\s*(?:{currency}){_END})?|(?:{currency.replace('(?P<u_', '(?P<v_')}){_END})"
    )


@cache
def currencies() -> str:
    """The currencies, as a pattern."""
    return "|".join(form.pattern for form in load(TABLE, "currency", CurrencyForm))


@cache
def scales() -> str:
    """The multipliers, as a pattern."""
    return "|".join(form.pattern for form in load(TABLE, "scale", ScaleForm))


@cache
def of_money() -> "re.Pattern[str]":
    """Words before an amount without a currency, that it is money."""
    either = "|".join(form.pattern for form in load(TABLE, "money", Form))
    return re.compile(rf"(?<![^\W_])(?:{either})(?![^\W_])")
