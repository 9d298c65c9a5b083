"""Which expressions of time in running text say when something is due, and which only date something."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from vnplan.annotate.deadlines.beside import LEFT, LONG_LEFT, beside, opens, stands_behind
from vnplan.annotate.deadlines.context import Side, context
from vnplan.annotate.deadlines.recurrences import counts, recurs
from vnplan.annotate.deadlines.years import LONG_UNITS, is_term, last_match
from vnplan.rules.phrases import Phrases
from vnplan.text import kept_re as re
from vnplan.vocab.time.dates import Point
from vnplan.vocab.time.expression import Expression
from vnplan.vocab.time.forms import REACH
from vnplan.vocab.time.points import Cycle
from vnplan.vocab.time.value import Clock, interval

_PHRASES = Phrases("deadlines")

_SIDES: tuple[Side, ...] = ("left", "right")
# An article may tell by when something had to be done that long after the day.
_PRINTED_LATE = timedelta(days=3)
_REST = re.compile(r"[\s.;]*(?:\((?:thứ \w+|chủ nhật)\))?[\s*_]*[:.;]?[\s.;*_]*")


def deadlines_among(found: list[Expression], lower: str, clock: Clock) -> Iterator[Expression]:
    """Those of ``found`` that are deadlines in running text.

    A recurrence that another expression of its sentence dates is no deadline of its own: it says how often that one falls
    due ("định kỳ hằng năm báo cáo ... trước ngày 15/12"), even where it is the attribute of a noun ("báo cáo định kỳ").
    """
    due = {id(one) for one in found if _is_deadline(one, lower, clock)}
    dated = [(e.start, e.end) for e in found if e.sort == "date" and id(e) in due]
    for _, group in groupby(found, key=lambda expression: expression.sentence):
        sentence = list(group)
        kept = {id(one) for one in sentence if id(one) in due and not counts(one, dated)}
        # Of a list in one phrase ("tháng 4 và tháng 8") all are, or none.
        lists = {expression.core for expression in sentence if id(expression) in kept and expression.sort == "date"}
        kept |= {id(expression) for expression in sentence if expression.sort == "date" and expression.core in lists}
        if any(e.cycle and e.cycle.recurs == "yearly" for e in sentence):
            _leave_open(sentence)
        often = [e for e in sentence if id(e) in kept and e.sort == "recurrence"]
        if any(_is_frequent(e) for e in often):  # "định kỳ tổng hợp, báo cáo hằng tháng" is monthly
            kept -= {id(e) for e in often if not _is_frequent(e)}
        undated = [e for e in sentence if id(e) in kept and e.sort == "date" and e.last and _could_recur(e.last)]
        if undated:
            kept -= _absorb(sentence, undated)
        yield from (expression for expression in sentence if id(expression) in kept)


def _is_frequent(expression: Expression) -> bool:
    """True if a recurrence says how often."""
    return expression.cycle is not None and expression.cycle.frequency is not None


def _could_recur(point: Point) -> bool:
    """True if it lies in no year of its own and is no mere "end of the year"."""
    return point.year is None and not point.ahead and point.unit != "year"


def _leave_open(sentence: list[Expression]) -> None:
    """Of each year the end of no year is meant: "định kỳ hằng năm ... vào dịp cuối năm"."""
    for expression in sentence:
        if expression.first and expression.first.unit == "year" and expression.first.year is None and not expression.ranged:
            expression.first = expression.last = None


def _absorb(sentence: list[Expression], dates: list[Expression]) -> set[int]:
    """Give the dates without a year the recurrence of their sentence; the ids of the recurrences so used."""
    shared = next((d.cycle for d in dates if d.cycle and d.cycle.frequency), None)
    wanted = {id(expression) for expression in dates}
    used: set[int] = set()
    pending: list[Expression] = []
    nearest: Cycle | None = None
    for expression in sentence:
        if expression.sort == "recurrence" and _says_when(expression):
            pending.append(expression)
            nearest = expression.cycle
        elif id(expression) in wanted:
            own = expression.cycle is not None and (expression.cycle.frequency is not None or expression.cycle.counted)
            # "Định kỳ ... trước ngày 15/11 hằng năm" is one, "hằng quý ... trước ngày 15/11 hằng năm" are two.
            used |= {id(one) for one in pending if not (own and one.cycle and one.cycle.frequency)}
            pending = []
            daily = nearest is not None and nearest.recurs == "daily"  # "mỗi ngày kiểm tra, báo cáo trong ngày 28/5"
            if not own and not daily and (shared or nearest or expression.cycle):
                expression.cycle = nearest if nearest and nearest.frequency else shared or _yearly(expression)
    return used


def _says_when(expression: Expression) -> bool:
    return bool(expression.cycle and (expression.cycle.frequency or expression.cycle.regular))


def _yearly(expression: Expression) -> Cycle:
    """A day of a month that falls due regularly does so every year, a day without a month every month."""
    return Cycle("YEARLY") if expression.last and expression.last.months else Cycle("MONTHLY")


def _is_deadline(expression: Expression, lower: str, clock: Clock) -> bool:
    match expression.sort:
        case "date":
            return _dated(expression, lower, clock)
        case "recurrence":
            return recurs(expression, lower)
        case "duration":
            return _term(expression, lower)
        case "event":
            return _event(expression, lower)
    return False


def _dated(expression: Expression, lower: str, clock: Clock) -> bool:
    first = expression.first
    if is_history(expression, clock) or _is_nothing(expression, lower) or _is_ruled_out(expression, lower):
        return False
    units = {point.unit for point in (first, expression.last) if point}
    if units and units <= LONG_UNITS and not expression.cycle:
        return is_term(expression, lower)
    if expression.relation is not None or expression.ranged or expression.cycle:
        return not (_PHRASES["until"].match(lower, expression.start, expression.core) and _is_statement(expression, lower))
    return _uncued(expression, lower, clock, day=units == {"day"})


def _is_nothing(expression: Expression, lower: str) -> bool:
    """True if it dates nothing by itself: "ngày 15", figures without a cue, "kể từ ngày ký"."""
    first = expression.first
    if (first and not first.months and not expression.cycle) or _PHRASES["round_the_clock"].search(lower, *_own(expression)):
        return True
    if first and first.unit == "feast" and first.year is None:
        return expression.relation not in {"before", "by"}
    counted = expression.ranged and _PHRASES["counted_days"].match(lower, expression.start)
    if (
        expression.weak
        and expression.relation is None
        and not (expression.cycle or counted or _part_in_brackets(expression, lower))
    ):
        return not (first and first.year and is_all(expression, lower))
    return expression.origin == "issue" and expression.last is None and not expression.onwards


def _own(expression: Expression) -> tuple[int, int]:
    """The place of an expression."""
    return expression.start, expression.end


def _is_ruled_out(expression: Expression, lower: str) -> bool:
    """True if the words beside it say that it dates something else: a force, a count, a condition."""
    if any(beside(side, "no", "date", expression, lower) for side in _SIDES):
        return True
    if expression.relation == "before" and beside("right", "no", "before", expression, lower):
        return True
    around = max(expression.sentence[0], expression.start - LONG_LEFT), min(expression.sentence[1], expression.end + REACH)
    if context("sentence", "no", "forecast").search(lower, *around):
        return True
    undated = expression.weak and expression.first is not None and expression.first.year is None
    if undated and any(beside(side, "no", "fraction", expression, lower) for side in _SIDES):
        return True
    if expression.origin == "effect" and lower[expression.end : expression.end + 1] not in {".", ";", ""}:
        return True
    if expression.relation in {"before", "by"} or not beside("left", "no", "start", expression, lower):
        return False
    within = expression.relation in {"during", "on"} and not expression.ranged
    return not (within and beside("left", "yes", "start", expression, lower))


def _uncued(expression: Expression, lower: str, clock: Clock, *, day: bool) -> bool:
    """Without a cue, what is to come is a deadline where it is all of a line, at the head of a task, beside words for
    something to be done, and, of a month or a quarter, in brackets.

    Where the document has no date, only what cannot be a report of the past counts: "Ngày 16/11: ..." in a list of days.
    """  # noqa: D205
    known = clock.issued or clock.issue_year or clock.titled or clock.text_year
    timed = expression.start_time is not None
    opening = opens(expression, lower)
    if opening and (known or timed or _is_labelled(expression, lower)) and is_all(expression, lower):
        return True
    if opening and (clock.issued or (lower.startswith((":", " |", "|"), expression.end) and (known or timed))):
        return beside("right", "yes", "opening", expression, lower)
    if stands_behind(expression, lower):
        return True
    if day and known:
        return _part_in_brackets(expression, lower) or beside("left", "yes", "date", expression, lower)
    if not clock.issued:
        return False
    return _in_brackets(expression, lower)


def _is_labelled(expression: Expression, lower: str) -> bool:
    """True if it is a day with its year behind a label, "Xem tài sản: ngày 28/7/2016": to come, on a page without a date."""
    first = expression.first
    return first is not None and first.unit == "day" and first.year is not None and lower[: expression.start].endswith(": ")


def _in_brackets(expression: Expression, lower: str) -> bool:
    return lower[expression.start - 1 : expression.start] == "(" and lower.startswith(")", expression.end)


def _part_in_brackets(expression: Expression, lower: str) -> bool:
    """True if it is a part of a day, or hours of it, of which brackets tell: "(chiều 24/9, riêng kho sáng 25/9)"."""
    if not expression.part_of_day:
        return False
    opens_it = lower[expression.start - 1 : expression.start] == "("
    return lower.startswith(")", expression.end) or (opens_it and lower.startswith((",", ";"), expression.end))


def is_all(expression: Expression, lower: str) -> bool:
    """True if it is all of its sentence, with its number or bullet, its weekday and a colon."""
    return (
        opens(expression, lower)
        and _REST.fullmatch(lower, expression.end, max(expression.end, expression.sentence[1])) is not None
    )


def _is_statement(expression: Expression, lower: str) -> bool:
    """True if the clause it opens says what was or will be, not what is to be done: "đến ngày 31/12, cả nước mới cấp ..."."""
    rest = lower[expression.end : min(expression.sentence[1], expression.end + REACH)]
    if not _PHRASES["clause_start"].search(lower, max(0, expression.start - LEFT), expression.start):
        return False
    return last_match(context("sentence", "no", "until"), rest) >= 0 and last_match(context("sentence", "yes", "until"), rest) < 0


def is_history(expression: Expression, clock: Clock) -> bool:
    """True if it lies before the issue of the document; without a day of issue, in an earlier year than the known one."""
    if expression.cycle:
        return False
    days = interval(expression, clock)
    begun = clock.interval(expression.first) if expression.relation == "from" else None
    last = days.end or (None if expression.onwards or expression.origin else begun.end if begun else days.start)
    if last is None:
        return False
    if clock.issued:
        late = clock.looks_back and not clock.lent and expression.relation in ("before", "by")
        return last < clock.issued - (_PRINTED_LATE if late else timedelta())
    year = clock.issue_year or clock.titled
    return year is not None and last < date(year, 1, 1)


def _term(expression: Expression, lower: str) -> bool:
    term = expression.duration
    if term is None or (term.unit == "year" and not expression.back) or beside("right", "no", "duration", expression, lower):
        return False
    if term.unit == "hour" and term.count < 1 and expression.anchor is None:
        return False  # how many minutes somebody may speak
    cue = lower[expression.start : expression.core].strip()
    short = term.unit in {"hour", "working_hour", "day", "working_day", "week"}
    if expression.back:
        return bool(cue) or (short and expression.anchor is not None)
    if beside("left", "no", "duration", expression, lower) or _PHRASES["at_least"].search(cue):
        return False
    if expression.anchor is not None or (cue not in {"", "trong"} and _PHRASES["binding"].search(cue) is not None):
        return True
    if not short or not beside("right", "yes", "step", expression, lower):
        return False
    within = cue in {"trong", "không quá"} and beside("left", "yes", "within", expression, lower)
    return within or (term.unit != "week" and beside("left", "yes", "step", expression, lower))


def _event(expression: Expression, lower: str) -> bool:
    if expression.counts != "reported":
        until = _PHRASES["until"].match(lower, expression.start) is not None
        return expression.counts == "always" and not (until and beside("left", "no", "event", expression, lower))
    start = max(expression.sentence[0], expression.start - 220)
    return context("sentence", "yes", "event_end").search(lower, start, expression.start) is not None
