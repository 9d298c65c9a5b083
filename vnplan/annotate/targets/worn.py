"""Figures beside which something is left over: their value would be that of a part."""

from functools import cache

from vnplan.annotate.targets import forms
from vnplan.annotate.targets.forms import CurrencyForm, ScaleForm
from vnplan.rules.load import load
from vnplan.rules.phrases import Phrases, either
from vnplan.text import kept_re as re

_PHRASES = Phrases("targets")
# How far before a figure the other end of a range is looked for, and how far behind one its currency.
_BEFORE = 32
_BEHIND = 24


def is_worn(lower: str, match: "re.Match[str]") -> bool:
    """True if what stands beside a value is the rest of its figures, or the other end of its range.

    >>> def worn(text: str) -> bool:
    ...     return is_worn(text, next(forms.amounts().finditer(text)))
    >>> worn("04 6 triệu đồng"), worn("từ 5 đn 6 triệu đồng"), worn("năm 2030 6 triệu đồng")
    (True, True, False)
    """
    start, end = match.start("low"), match.end()
    before = max(0, start - _BEFORE)
    if _PHRASES["other_end"].search(lower, before, start):
        return True
    one_more = not match["high"] and lower[end : end + 1] == " " and lower[end : end + _BEHIND].lstrip()[:1].isdigit()
    return bool(one_more and _PHRASES["from"].search(lower, before, start))


def currency_left(text: str, lower: str, match: "re.Match[str]") -> bool:
    """True if an amount goes on with what is no currency of the table, but was one.

    A currency that stands one short word behind the multiplier, or has a letter too many, too few or changed; a second
    multiplier or currency. Where no other is named an amount is in dong, and so is one whose "đồng" is worn.

    >>> def left(text: str) -> bool:
    ...     return currency_left(text, text.lower(), next(forms.amounts().finditer(text.lower())))
    >>> left("6 triệu UD"), left("6 triệu U SD"), left("6 triệu đồn"), left("6 triệu USD"), left("6 đồng triệu")
    (True, True, False, False, True)
    """
    end = match.end()
    if forms.row(match, "uv", "currency", CurrencyForm):
        return _scaled().match(lower, end) is not None
    letters = "".join(char for char in text[end : end + _BEHIND] if not char.isspace() and char not in ".,-/%")
    return _one_off().match(letters) is not None or _apart().match(lower, end) is not None


@cache
def _one_off() -> "re.Pattern[str]":
    """The codes of foreign currencies with one letter put in, taken out or changed."""
    ways = []
    for code in {form.code for form in load(forms.TABLE, "currency", CurrencyForm)} - {"VND"}:
        for at in range(len(code) + 1):
            ways += [f"{code[:at]}.?{code[at + 1 :]}", f"{code[:at]}.{code[at:]}"]
    return re.compile(f"(?:{'|'.join(sorted(set(ways), key=len, reverse=True))})(?![A-Z])")


@cache
def _apart() -> "re.Pattern[str]":
    scale, currency = _units()
    return re.compile(rf"\s*\S{{1,4}}\s*(?:{currency})(?![^\W_])|\s*\W?\s*(?:{scale})(?!\w)|\s*\d+[^\W\d_]")


@cache
def _scaled() -> "re.Pattern[str]":
    return re.compile(rf"\s*(?:{'|'.join(_units())})(?![^\W_])")


def _units() -> tuple[str, str]:
    return either(forms.TABLE, "scale", ScaleForm), either(forms.TABLE, "currency", CurrencyForm)
