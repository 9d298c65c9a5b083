"""The table of targets and amounts, compiled on first use."""

from functools import cache
from typing import Literal

from vnplan.rules.load import Form, load
from vnplan.text import kept_re as re
from vnplan.text.quick import Quick

TABLE = "targets"
Comparator = Literal["<", "<=", "=", ">=", ">"]
NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,30}(?:[.,]\d{1,6})?"
RANGE = r"\s*(?:-|–|đến)\s*"


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
        rf"(?:(?<![^\W_])(?:{before})\s*)?(?<![\w.,/-])(?P<low>{NUMBER})(?:(?:\s*%)?{RANGE}(?P<high>{NUMBER}))?\s*"
        rf"(?P<unit>{unit})(?![^\W_])(?:\s+(?:{after})(?![^\W_]))?"
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
    scales = load(TABLE, "scale", ScaleForm)
    order = sorted(range(len(scales)), key=lambda index: -scales[index].factor)
    scale = "|".join(f"(?P<s{index}>{scales[index].pattern})" for index in order)
    currency = _named(load(TABLE, "currency", CurrencyForm), "u")
    return re.compile(
        rf"(?<![\w.,/-])(?P<low>{NUMBER})(?:{RANGE}(?P<high>{NUMBER}))?\s*"
        rf"(?:(?:{scale})(?![^\W_])(?:\s*(?:{currency})(?![^\W_]))?|{currency.replace('(?P<u_', '(?P<v_')}(?![^\W_]))"
    )


@cache
def of_money() -> "re.Pattern[str]":
    """Words before an amount without a currency, that it is money."""
    either = "|".join(form.pattern for form in load(TABLE, "money", Form))
    return re.compile(rf"(?<![^\W_])(?:{either})(?![^\W_])")
