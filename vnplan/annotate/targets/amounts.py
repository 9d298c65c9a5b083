"""Amounts of money, in a text and in a document."""

from decimal import Decimal

from vnplan.annotate.targets import forms
from vnplan.annotate.targets.forms import CurrencyForm, ScaleForm
from vnplan.model.base import Span
from vnplan.model.document import Leaf
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

    >>> [(m.text, m.value, m.currency) for m in find_amounts("Kinh phí 59.835 triệu đồng, vốn vay 1.219,11 triệu USD.")]
    [('59.835 triệu đồng', 59835000000, 'VND'), ('1.219,11 triệu USD', 1219110000, 'USD')]
    """
    out: list[Money] = []
    if not _PHRASES["figure"].search(text):
        return ()
    lower = lowered(text)
    if _PHRASES["hint_of_money"].search(lower):
        for match in forms.amounts().finditer(lower):
            out += _amounts(match, text, lower)
    return tuple(out)


def _amounts(match: "re.Match[str]", text: str, lower: str) -> list[Money]:
    groups = [name for name, value in match.groupdict().items() if value is not None]
    scale = next((_factor(name) for name in groups if name[0] == "s"), 1)
    currency = next((_code(name) for name in groups if name[0] in "uv"), None)
    if currency is None and not forms.of_money().search(lower, max(0, match.start() - _WIDTH), match.start()):
        return []
    ends = [("low", match.start(), match.end("low")), ("high", match.start("high"), match.end())]
    if not match["high"]:
        ends = [("low", match.start(), match.end())]
    out = []
    for name, start, end in ends:
        value = parse_number(match[name])
        if value is not None and (value * scale >= _LEAST or currency != "VND"):
            found = int((value * scale).to_integral_value())
            out.append(Money(text=text[start:end], spans=(Span(start, end),), value=found, currency=currency or "VND"))
    return out


def _factor(group: str) -> int:
    form: ScaleForm = load(forms.TABLE, "scale", ScaleForm)[int(group[1:])]
    return form.factor


def _code(group: str) -> str:
    form: CurrencyForm = load(forms.TABLE, "currency", CurrencyForm)[int(group[2:])]
    return form.code


def amount_of_cell(leaf: Leaf) -> Money | None:
    """The amount in a cell that is only a number, below a header that names the unit: "Kinh phí (triệu đồng)".

    >>> from vnplan.model.base import Text
    >>> from vnplan.model.block import Cell
    >>> leaf = Leaf(Text(text="1.250,5", spans=(Span(0, 7),)), "cell", None, Cell(column=3), "Kinh phí (triệu đồng)")
    >>> amount_of_cell(leaf).value
    1250500000
    """
    unit = _PHRASES["unit_of_column"].search(leaf.column.lower()) if leaf.column else None
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
    return Money(text=text[start:end], spans=(Span(start, end),), value=int((value * Decimal(scale)).to_integral_value()))
