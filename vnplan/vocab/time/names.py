"""Periods that a document gives a name, and the weeks of them: "tuần đầu của Tháng hành động"."""

from vnplan.text import kept_re as re
from vnplan.vocab.time.dates import Interval, week_of
from vnplan.vocab.time.expression import Expression
from vnplan.vocab.time.points import number
from vnplan.vocab.time.value import Clock, interval

Names = dict[str, Interval]

_DEFINED = re.compile(
    r"\(\s*(?:sau\s+đây\s+)?(?:(?:gọi|viết)\s+(?:chung|tắt)?\s*(?:là|:)\s*)?[\"“]?([^\W\d_][^()\"“”\d]{3,60}?)[\"”]?\s*\)",
    re.IGNORECASE,
)
_WEEK = re.compile(
    r"(?:(?:trong|vào)\s+)?(?:(?:khoảng\s+)?thời\s+gian\s+)?tuần\s+(?:lễ\s+)?(?:thứ\s+)?"
    r"(?P<week>đầu(?:\s+tiên)?|cuối(?:\s+cùng)?|nhất|hai|ba|tư|[1-6])\s+(?:của\s+)?$"
)
_WEEKS = {"đầu": 1, "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "cuối": -1}
_NEAR = 40


def named_periods(text: str, lower: str, found: list[Expression], clock: Clock, names: Names) -> list[Expression]:
    """``found`` with the weeks of the periods in ``names``; the periods that this text names are added to them."""
    out = found
    for name, days in names.items():
        out = out + _weeks(lower, name, days, 0)
    if "(" in text:
        for expression in found:
            if expression.sort == "date" and expression.ranged:
                out = out + _defined(text, lower, expression, clock, names)
    return out if out is found else sorted(out, key=lambda e: e.start)


def _defined(text: str, lower: str, expression: Expression, clock: Clock, names: Names) -> list[Expression]:
    """Remember the period if a name in brackets stands directly before it, and find its weeks in the rest of the text."""
    opening = lower.rfind("(", max(0, expression.start - 2 * _NEAR), expression.start)
    name = _DEFINED.match(text, opening) if opening >= 0 else None
    if name is None or not 0 <= expression.start - name.end() <= _NEAR:
        return []
    days = interval(expression, clock)
    if days.start is None or days.end is None:
        return []
    key = name[1].strip().lower()
    names[key] = days
    return _weeks(lower, key, days, expression.end)


def _weeks(lower: str, name: str, days: Interval, since: int) -> list[Expression]:
    out = []
    at = lower.find(name, since)
    while at >= 0:
        if found := _WEEK.search(lower, max(since, at - 70), at):
            week = week_of(days, _WEEKS.get(found["week"].split()[0]) or number(found["week"]) or 1)
            if week:
                expression = Expression(found.start(), at + len(name), found.start(), "date", "during", interval=week)
                out.append(expression)
        at = lower.find(name, at + 1)
    return out
