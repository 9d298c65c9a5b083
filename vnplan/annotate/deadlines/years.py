"""Which years and periods are terms of work, and which only the horizon of an aim."""

from vnplan.annotate.deadlines.beside import LONG_LEFT, beside, opens, stands_behind
from vnplan.annotate.deadlines.context import context
from vnplan.text import kept_re as re
from vnplan.text import kept_regex as regex
from vnplan.vocab.time.expression import Expression

LONG_UNITS = frozenset({"year", "period"})
_WHOLE_YEARS = (1, 12)
_LATEST = ("chậm nhất", "muộn nhất", "trễ nhất")


def is_term(expression: Expression, lower: str) -> bool:
    """A year or a period is a deadline only of something to be finished in it, not the horizon of an aim."""
    cued = expression.relation is not None or expression.ranged
    if stands_behind(expression, lower) or (cued and beside("left", "yes", "timed", expression, lower)):
        return True
    if expression.origin:
        return not beside("right", "no", "year", expression, lower)
    begins = expression.relation == "from" and (expression.onwards or not expression.ranged)
    if begins and opens(expression, lower) and not beside("right", "no", "year", expression, lower):
        return beside("right", "yes", "opening", expression, lower)
    if (expression.ranged and not expression.onwards) or expression.first is None:
        return False
    if expression.relation is None:
        return opens(expression, lower) and beside("right", "yes", "year", expression, lower)
    named = expression.first.unit == "period" and expression.first.months == _WHOLE_YEARS
    bound = expression.relation in {"during", "by", "before"} or expression.onwards
    if named or not bound or beside("right", "no", "year", expression, lower):
        return False
    return lower.startswith(_LATEST, expression.start) or _finishes(expression, lower)


def _finishes(expression: Expression, lower: str) -> bool:
    """True if the clause before a year tells to finish something, more than what is aimed at."""
    start = max(expression.sentence[0], expression.start - LONG_LEFT)
    clause = max(lower.rfind(mark, start, expression.start) for mark in ":;.") + 1
    left = lower[max(start, clause) : expression.core]
    in_it = expression.relation == "during" or expression.whole or expression.onwards
    finish = context("sentence", "yes", "year" if in_it else "year_end")
    return last_match(finish, left) > last_match(context("sentence", "no", "year"), left)


def is_aim(expression: Expression, lower: str) -> bool:
    """True if a year is the horizon of an aim: "đến năm 2030 đạt 30%"."""
    point = expression.last
    return point is not None and point.unit in LONG_UNITS and beside("right", "no", "year", expression, lower)


def last_match(pattern: "re.Pattern[str] | regex.Pattern[str]", text: str) -> int:
    """Where the last match ends; -1 where there is none."""
    return max((found.end() for found in pattern.finditer(text)), default=-1)
