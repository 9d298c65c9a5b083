"""Which recurrences say how often a duty falls due: "họp giao ban hằng tuần", no attribute as in "ngân sách hằng năm"."""

from bisect import bisect_left
from operator import itemgetter

from vnplan.annotate.deadlines.beside import LEFT, beside, opens
from vnplan.annotate.deadlines.context import context
from vnplan.rules.phrases import Phrases
from vnplan.vocab.time.expression import Expression
from vnplan.vocab.time.points import Cycle

_PHRASES = Phrases("deadlines")

# What dates a count stands no further from it.
_NEAR = 60


def counts(expression: Expression, dated: list[tuple[int, int]]) -> bool:
    """True if it only says how often that happens which a date behind it dates: "2 lần/năm; thời gian: tháng 4 và tháng 8".

    ``dated`` are the places of all dates of the text, in order.
    """
    if expression.sort == "date" or expression.cycle is None or not expression.cycle.counted:
        return False
    behind = bisect_left(dated, expression.end, key=itemgetter(0))
    return behind < len(dated) and dated[behind][0] - expression.end < _NEAR


def recurs(expression: Expression, lower: str) -> bool:
    """True if a recurrence says how often a duty falls due, and is no attribute of a thing."""
    cycle = expression.cycle
    if cycle is None or not (cycle.frequency or cycle.regular):
        return False
    if (expression.start_time or expression.end_time) and cycle.frequency:
        return not _PHRASES["open_for_public"].search(
            lower, max(expression.sentence[0], expression.start - LEFT), expression.start
        )
    if beside("right", "no", "recurrence", expression, lower):
        return False
    if cycle.counted or cycle.explicit:
        return not _PHRASES["limit"].search(lower, max(expression.sentence[0], expression.start - LEFT), expression.start)
    return _falls_due(expression, cycle, lower)


def _falls_due(expression: Expression, cycle: Cycle, lower: str) -> bool:
    if beside("left", "yes", "recurrence", expression, lower) and cycle.frequency:
        return True
    if not cycle.frequency and beside("left", "yes", "recurrence_irregular", expression, lower):
        return beside("right", "yes", "recurrence_irregular", expression, lower)
    opening = opens(expression, lower)
    duty = beside("right", "yes", "recurrence", expression, lower)
    after = lower[expression.end : expression.end + 1]
    if after == "," and lower.endswith(", ", 0, expression.start) and cycle.frequency:
        return context("right", "yes", "recurrence").match(lower, expression.end + 1) is not None or duty
    if opening and (duty or (cycle.frequency is not None and after == ",")):
        return True
    # "... và hằng năm tổ chức", but "trước ngày 15/11 và hằng quý" is another day of the same.
    going_on = lower.endswith(" và ", 0, expression.start) and lower[expression.end : expression.end + 2].strip().isalnum()
    if cycle.frequency and (opening or going_on or lower.endswith(", ", 0, expression.start)):
        return duty or beside("right", "yes", "recurrence_of_body", expression, lower)
    if beside("left", "no", "recurrence", expression, lower):
        return False
    return duty or _after_verb(expression, cycle, lower)


def _after_verb(expression: Expression, cycle: Cycle, lower: str) -> bool:
    """True if it stands behind what is to be done that often: "đo độ mặn hằng ngày", "kiểm tra sáu tháng một lần".

    "Hằng năm" behind a noun is nearly always its attribute; the shorter ones are where the clause speaks of money or plans.
    """
    inside = lower[expression.start : expression.end]
    if cycle.frequency is None or (cycle.frequency == "YEARLY" and "lần" not in inside):
        return False
    start = max(expression.sentence[0], expression.start - LEFT)
    end = expression.start - lower.endswith("(", 0, expression.start) * ("lần" in inside)
    clause = max(lower.rfind(mark, start, end) for mark in ":;.(")
    left = lower[max(clause + 1, start) : end]
    return len(left.split()) > 1 and context("sentence", "no", "recurrence").search(left) is None
