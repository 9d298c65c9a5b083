"""Words of a sort beside an expression of time, or in its sentence."""

from collections.abc import Callable
from functools import cache
from typing import Protocol

from vnplan.annotate.deadlines.context import Of, Side, Verdict, context
from vnplan.rules.phrases import Phrases
from vnplan.text.quick import Quick
from vnplan.vocab.time.expression import Expression
from vnplan.vocab.time.forms import REACH

_PHRASES = Phrases("deadlines")
_LONGEST_OPENING = 12
# How far left of an expression what makes it a deadline or not may stand.
LEFT = 180
# How far left in a sentence what it is about may stand.
LONG_LEFT = 300

# Whether the sentence at a place says something.
Says = Callable[[int, int], bool]


class Words(Protocol):
    """What finds words in part of a text."""

    def search(self, text: str, start: int, end: int, /) -> object | None:
        """The first of them in ``text[start:end]``."""


def said_in(lower: str, *words: Words) -> Says:
    """Which sentences of a text hold words of these sorts; many expressions may stand in one: each is looked through once."""
    return cache(lambda start, end: any(one.search(lower, start, end) is not None for one in words))


def first_said(lower: str, words: Quick) -> Callable[[int, int], int | None]:
    """Where in a sentence the first words of a sort end, for all expressions in it; ``None`` where there are none."""

    @cache
    def end_of(start: int, end: int) -> int | None:
        found = words.search(lower, start, end)
        return found.end() if found else None

    return end_of


def beside(side: Side, verdict: Verdict, of: Of, expression: Expression, lower: str) -> bool:
    """True if words of this sort stand directly beside the expression, in its sentence."""
    pattern = context(side, verdict, of)
    if side == "left":
        start = max(expression.sentence[0], expression.start - LEFT)
        return pattern.search(lower, start, expression.start) is not None
    return pattern.match(lower, expression.end, min(expression.sentence[1], expression.end + REACH)) is not None


def opens(expression: Expression, lower: str) -> bool:
    """True if the expression stands at the head of a line or a sentence, behind its number or bullet at most."""
    return _PHRASES["opening"].search(lower, max(0, expression.start - _LONGEST_OPENING), expression.start) is not None


def stands_behind(expression: Expression, lower: str) -> bool:
    """True if a colon sets it behind all of what is to be done: "xây dựng chuyên trang về bến đò: năm 2025"."""
    before = lower[expression.sentence[0] : expression.start].rstrip(" (")
    return before.endswith(":") and not lower[expression.end : expression.sentence[1]].strip(" ).")
