"""Amounts of money, in a text and in a document."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from vnplan.annotate.targets import forms
from vnplan.annotate.targets.forms import CurrencyForm, ScaleForm
from vnplan.annotate.targets.worn import currency_left, is_worn
from vnplan.model.base import Span
from vnplan.model.leaves import Leaf
from vnplan.model.task import Money
from vnplan.rules.load import load
from vnplan.rules.phrases import Phrases
from vnplan.text import kept_re as re
from vnplan.text.letters import lowered
from vnplan.text.numerals import parse_number

_PHRASES = Phrases("targets")

_WIDTH = 60
_LEAST = 100  # dong: less is no sum any more, but a field (đồng) or a slip


def find_amounts(text: str) -> tuple[Money, ...]:
    """The amounts of money in a text, in order, with spans that are offsets into it; a range gives its two ends.

    One beside which something of its figures or of its currency is left over has no value.

    >>> [(m.text, m.value, m.currency) for m in find_amounts("Kinh phí 59.835 triệu đồng, vốn vay 1.219,11 triệu USD.")]
    [('59.835 triệu đồng', 59835000000, 'VND'), ('1.219,11 triệu USD', 1219110000, 'USD')]
    >>> [(m.text, m.value) for m in find_amounts("Chi 5 tỷ 300 triệu đồng; thu 04 6 triệu đồng.")]
    [('5 tỷ 300 triệu đồng', 5300000000), ('6 triệu đồng', None)]
    """
    if not _PHRASES["figure"].search(text):
        return ()
    lower = lowered(text)
    if not _PHRASES["hint_of_money"].search(lower):
        return ()
    out: list[Money] = []
    for run in _runs(lower):
        out += _amounts(run, text, lower)
    return tuple(out)


def _runs(lower: str) -> Iterator[Sequence["re.Match[str]"]]:
    """The amounts, those that only blanks part as one: "5 tỷ 300 triệu đồng"."""
    run: list[re.Match[str]] = []
    for match in forms.amounts().finditer(lower):
        if run and lower[run[-1].end() : match.start()].strip():
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _amounts(run: Sequence["re.Match[str]"], text: str, lower: str) -> list[Money]:
    first, last = run[0], run[-1]
    currency = _currency(last)
    if currency is None and not forms.of_money().search(lower, max(0, first.start() - _WIDTH), first.start()):
        return []
    if is_worn(lower, first) or currency_left(text, lower, last) or (len(run) > 1 and not _adds_up(run)):
        return [_money(text, first.start(), last.end(), None, currency)]
    values = [_value(match, end) for match in run for end in ("low", "high") if match[end]]
    if None in values:
        return [_money(text, first.start(), last.end(), None, currency)]
    if len(run) > 1:
        return [_money(text, first.start(), last.end(), sum(filter(None, values), Decimal()), currency)]
    ends = [(first.start(), first.end("low")), (first.start("high"), first.end())] if first["high"] else [first.span()]
    found = [_money(text, start, end, value, currency) for (start, end), value in zip(ends, values, strict=True)]
    return [money for money in found if money.value is None or money.value >= _LEAST or money.currency != "VND"]


def _money(text: str, start: int, end: int, value: Decimal | None, currency: str | None = None) -> Money:
    exact = None if value is None else int(value) if value == value.to_integral_value() else float(value)
    return Money(text=text[start:end], spans=(Span(start, end),), value=exact, currency=currency or "VND")


def _adds_up(run: Sequence["re.Match[str]"]) -> bool:
    """True if amounts are parts of one: each multiplier smaller than the one before, a currency behind the last alone."""
    factors = [_scale(match) for match in run]
    falls = all(one > other > 1 for one, other in pairwise(factors))
    return falls and not any(_currency(match) or match["high"] for match in run[:-1]) and not run[-1]["high"]


def _value(match: "re.Match[str]", end: str) -> Decimal | None:
    number = forms.value(match[end])
    return None if number is None else number * _scale(match)


def _scale(match: "re.Match[str]") -> int:
    found = forms.row(match, "s", "scale", ScaleForm)
    return found.factor if found else 1


def _currency(match: "re.Match[str]") -> str | None:
    found = forms.row(match, "uv", "currency", CurrencyForm)
    return found.code if found else None


def unit_of_column(header: str) -> "re.Match[str] | None":
    """The unit of money that the header of a column names: "Kinh phí (triệu đồng)"."""
    return _PHRASES["unit_of_column"].search(header.lower())


def amount_of_cell(leaf: Leaf) -> Money | None:
    """The amount in a cell that is only a number, below a header that names the unit: "Kinh phí (triệu đồng)".

    >>> from vnplan.model.base import Text
    >>> from vnplan.model.block import Cell
    >>> leaf = Leaf(Text(text="1.250,5", spans=(Span(0, 7),)), "cell", None, Cell(column=3), "Kinh phí (triệu đồng)")
    >>> amount_of_cell(leaf).value
    1250500000
    """
    unit = unit_of_column(leaf.column) if leaf.column else None
    if unit is None:
        return None
    text = leaf.text.text
    value = parse_number(text.strip())
    if value is None:
        return None
    scale = next(
        (form.factor for form in load(forms.TABLE, "scale", ScaleForm) if re.fullmatch(form.pattern, unit["scale"] or "")), 1
    )
    start = len(text) - len(text.lstrip())
    end = start + len(text.strip())
    return _money(text, start, end, value * Decimal(scale))
