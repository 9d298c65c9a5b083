"""Expressions of time that stand side by side and say one thing: a recurrence and its date, a term and its days."""

from collections.abc import Sequence
from itertools import pairwise

from vnplan.text import kept_re as re
from vnplan.vocab.time.expression import Expression
from vnplan.vocab.time.points import Cycle

AND = re.compile(r"\s*(?:,|;|/|và|hoặc)\s*(?:các\s+)?(?:(?:sáng|chiều|tối|đêm)\s+)?")
_THAT_IS = re.compile(r"\s*\((?:tức|nhằm)(?:\s+(?:là|vào))?\s*")
_BEFORE_DATE = re.compile(r"\s*(?:[,(:]\s*)?(?:vào\s+)?(?:là\s+)?")
_ANY_YEAR = 2001
_PARTS = ("đầu ", "giữa ", "cuối ", "hết ")
_OF_LENGTH = re.compile(r"\s*(?:liên\s+tục\s*)?[,(:]?\s*")
_BEFORE_CYCLE = re.compile(r"\s*(?:[,;(]\s*)?(?:của\s+)?(?:định\s+kỳ\s+)?")


def consecutive(lower: str, run: Sequence[Expression]) -> list[Expression]:
    """The run with months or days in it that follow each other made one: "trong tháng 9 và tháng 10/2025"."""
    out = list(run[:1])
    for other in run[1:]:
        one = out[-1]
        if _follows(one, other) and not any(lower.startswith(_PARTS, each.core) for each in (one, other)):
            one.last, one.end = other.last, other.end
        else:
            out.append(other)
    return out


def _follows(one: Expression, other: Expression) -> bool:
    if one.onwards or other.ranged or other.cycle or one.cycle or one.last is None or other.first is None:
        return False
    relations = ("during",) if other.first.unit == "day" else (None, "during")
    if one.relation not in relations or other.first.unit not in ("day", "month") or one.broken or other.broken:
        return False
    last, first = one.last.interval(one.last.year or _ANY_YEAR), other.first.interval(other.first.year or _ANY_YEAR)
    if not (last and first and last.end and first.start):
        return False
    return (first.start - last.end).days == 1


def joined(lower: str, found: list[Expression], *, every: bool) -> list[Expression]:
    """``found`` with each recurrence joined to the date or the recurrence it stands beside."""
    out: list[Expression] = []
    for expression in found:
        if out and _said_inside(out[-1], expression):
            continue
        one = _together(lower, out[-1], expression, every=every) if out else None
        if one is None:
            out.append(expression)
        else:
            out[-1] = one
    out = [expression for expression in out if expression.end > expression.start]
    for expression in out:
        _close(lower, expression)
    for other, one in pairwise(reversed(out)):
        if one.sentence == other.sentence and one.sort == other.sort == "date" and other.cycle and not one.cycle:
            _spread(lower, one, other)
    return out


def _together(lower: str, one: Expression, other: Expression, *, every: bool) -> Expression | None:
    """The two as one expression, ``None`` where each stands for itself."""
    if one.sentence != other.sentence:
        return None
    gap = lower[one.end : max(one.end, other.start)]
    match one.sort, other.sort:
        case "recurrence", "recurrence":
            if (_fixed(one.cycle) and _fixed(other.cycle)) or not _BEFORE_CYCLE.fullmatch(gap):
                return None
            one.end, one.cycle = other.end, one.cycle if _fixed(one.cycle) else other.cycle
            return one
        case "recurrence", "date" if _BEFORE_DATE.fullmatch(gap) and _dates(one, every=every):
            other.start = one.start
            return _taking(other, one)
        case "date", "recurrence" if _BEFORE_CYCLE.fullmatch(gap) and _dates_behind(one, other, gap, every=every):
            one.end = other.end
            return _taking(one, other)
        case "duration", "date" if one.anchor is None and _OF_LENGTH.fullmatch(gap):
            other.start = one.start
            return other
        case "date", "date" if gap.lstrip().startswith("("):
            return _in_brackets(lower, one, other, gap)
    return None


def _in_brackets(lower: str, one: Expression, other: Expression, gap: str) -> Expression | None:
    """The two as one where brackets say the first again."""
    if gap.strip() == "(":
        return _said_again(one, other)
    if _THAT_IS.fullmatch(gap) is None:
        return None
    one.end = max(other.end, lower.find(")", other.end))
    return one


def _said_inside(one: Expression, other: Expression) -> bool:
    """True if it stands in the brackets in which the days of another are said again."""
    return one.sort == other.sort == "date" and one.core < other.start < other.end <= one.end


def _said_again(one: Expression, other: Expression) -> Expression | None:
    """The one of the two that says more, where they are the same days.

    "tuần thứ 3 của tháng 7/2018 (16/7/2018 đến 20/7/2018)", "ngày mai (12/9)", "ngày 10/02/2019 (mùng 6 tháng Giêng)".
    """
    first, last = one.first, other.last
    if first is None or last is None or last.unit != "day":
        return None
    if last.lunar and not first.lunar and first.unit == "day" and not other.ranged:
        one.end = other.end
        return one
    if first.from_issue is None and not (first.unit in {"week", "feast"} and last.year is not None):
        return None
    other.start, other.relation = one.start, one.relation or other.relation
    other.start_time, other.end_time = one.start_time or other.start_time, one.end_time or other.end_time
    return other


def _fixed(cycle: Cycle | None) -> bool:
    """True if it says how often."""
    return cycle is not None and cycle.frequency is not None


def _dates(recurrence: Expression, *, every: bool) -> bool:
    """True if it can say how often a date falls due: "thường xuyên" does so only where every expression counts."""
    return every or bool(recurrence.cycle and (recurrence.cycle.frequency or recurrence.cycle.regular))


def _dates_behind(date: Expression, recurrence: Expression, gap: str, *, every: bool) -> bool:
    """True if it says how often the date before it falls due.

    "trước ngày 25/7, định kỳ báo cáo", "đến hết ngày 30/4/2010, hằng ngày báo cáo" go on to another duty.
    """
    in_one_year = date.last is not None and date.last.year is not None
    goes_on = "," in gap and (in_one_year or not _fixed(recurrence.cycle))
    return _dates(recurrence, every=every) and (every or not goes_on)


def _taking(date: Expression, recurrence: Expression) -> Expression:
    if not _fixed(date.cycle):
        date.cycle = recurrence.cycle
    return date


def _close(lower: str, expression: Expression) -> None:
    """Take in the bracket that closes one opened inside."""
    inside = lower[expression.start : expression.end]
    if inside.count("(") > inside.count(")") and lower.startswith(")", expression.end):
        expression.end += 1


def _spread(lower: str, one: Expression, other: Expression) -> None:
    """Of "ngày 01/6 và 15/11 hằng năm" the recurrence stands once."""
    if AND.fullmatch(lower[one.end : max(one.end, other.start)]):
        one.cycle = other.cycle
