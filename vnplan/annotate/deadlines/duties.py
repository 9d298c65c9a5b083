"""Which deadlines of an article belong to an order or a duty: it tells of much else that has a date."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from vnplan.annotate.deadlines.beside import Says, beside, first_said, said_in, stands_behind
from vnplan.annotate.deadlines.context import context
from vnplan.annotate.deadlines.judge import is_all
from vnplan.annotate.deadlines.years import LONG_UNITS
from vnplan.rules.phrases import Phrases
from vnplan.text import kept_re as re
from vnplan.vocab.orders import forms, verb_at
from vnplan.vocab.time.expression import Expression
from vnplan.vocab.time.value import Clock, interval

_PHRASES = Phrases("deadlines")
# The place at the head of a text behind those who are told to do something from above.
HEAD = 1
# A day that is told without its year, and was past for longer than an article looks back, seems to lie further ahead than this.
_SOON = timedelta(days=150)
_STAMP_OPENS = re.compile(r"\W*(?:(?:thứ\s\w+|chủ\snhật|cập\snhật|ngày\sđăng|đăng|lúc)\W*)*")
_STAMP_ENDS = re.compile(r"\W*(?:gmt\W*\d{0,2})?\W*")


def of_duties(
    found: Iterable[Expression], lower: str, told: Sequence[int], clock: Clock, *, strict: bool
) -> Iterator[Expression]:
    """Those of the deadlines of an article that an order or a duty goes with: it tells of much else that has a date.

    Where it is about no document (``strict``), only what says by when counts. Of a document it also tells when the work is
    set to be done, and what is set to the hour, as in a programme. ``told`` are the places behind those who are told to do
    something.
    """
    has_duty = said_in(lower, context("sentence", "yes", "duty"))
    first_happened = first_said(lower, _PHRASES["happened"])

    def happened(start: int, end: int) -> bool:
        return first_happened(start, end) is not None

    for expression in found:
        if _told_earlier(expression, lower) and not _still_to_come(expression, clock):
            continue
        days = {point.unit for point in (expression.first, expression.last) if point}
        long = bool(days & LONG_UNITS) and expression.relation not in (("by",) if strict else ("by", "during"))
        vague = expression.sort == "date" and (long or (expression.relation == "from" and not _comes(expression, happened)))
        bare = expression.sort == "date" and expression.relation is None and not (expression.cycle and expression.cycle.frequency)
        named = bare and not beside("left", "yes", "date", expression, lower)
        until = expression.relation == "by" and lower.startswith("đến", expression.start)
        undated = expression.relation in (None, "during", "on") or until
        past = expression.sort == "date" and undated and happened(*expression.sentence)
        ordered = not vague and not named and not past and has_duty(*expression.sentence)
        binding = ordered if not strict else ordered and expression.relation == "by"
        set_out = not strict and (
            (bool(days) and not (vague or named or past) and _is_imperative(expression, lower))
            or _works(expression, lower, told, happened)
            or _at_an_hour(expression, lower, happened)
            or _is_set(expression, lower, first_happened(*expression.sentence))
            or _heads_programme(expression, lower)
        )
        if set_out or binding or expression.relation == "before":
            yield expression


def _works(expression: Expression, lower: str, told: Sequence[int], happened: Says) -> bool:
    """True if bodies are told to do something in its sentence or a clause before it: "Sở A rà soát; báo cáo trong tháng 3"."""
    recurs = expression.cycle is not None and expression.cycle.frequency is not None
    dated = expression.sort == "date"
    if dated and expression.relation is None and not (expression.ranged or recurs or stands_behind(expression, lower)):
        return False
    start = max(lower.rfind(mark, 0, expression.start) for mark in (". ", "\n"))
    begins = dated and expression.relation == "from" and not _comes(expression, happened)
    if expression.sort == "event" or begins:
        # From when a rule holds, but for the day from which somebody is told to do something.
        bound = not (begins and _opens_clause(expression, lower)) or verb_at(lower, expression.end)
        since = max(start, HEAD) if begins and not lower.startswith("bắt đầu", expression.start) else start
        return bool(bound) and not happened(*expression.sentence) and any(since < at <= expression.start for at in told)
    if dated and expression.relation not in ("before", "by") and happened(*expression.sentence):
        return False
    return expression.whole or any(start < at <= expression.sentence[1] for at in told)


def _is_imperative(expression: Expression, lower: str) -> bool:
    """True if its sentence begins with what is to be done: "Tổng rà soát trong tháng 10"."""
    start, end = expression.sentence
    return verb_at(lower, start + len(lower[start:end]) - len(lower[start:end].lstrip(" *_#+-–•"))) is not None


def _is_set(expression: Expression, lower: str, happened: int | None) -> bool:
    """True if it is the time of work, by the words before it: "Đợt 1 từ ngày ...", "Chiến dịch diễn ra trong quý IV".

    ``happened`` is where the first words of its sentence end that tell of what was.
    """
    points = [point for point in (expression.first, expression.last) if point]
    if expression.sort != "date" or not points or any(point.unit in LONG_UNITS for point in points):
        return False
    if not (expression.relation or expression.ranged) or expression.onwards:
        return False
    if happened is not None and happened <= expression.start:
        return False
    return any(beside("left", "yes", of, expression, lower) for of in ("timed", "stage"))


def _opens_clause(expression: Expression, lower: str) -> bool:
    """True if it stands at the head of its sentence, or of a clause behind a semicolon."""
    return not lower[expression.sentence[0] : expression.start].strip()


def _still_to_come(expression: Expression, clock: Clock) -> bool:
    """True if what an article tells of an earlier order is still to come on the day that it appeared."""
    end = interval(expression, clock).end if clock.issued and not clock.lent else None
    return end is not None and clock.issued is not None and clock.issued <= end < clock.issued + _SOON


def _told_earlier(expression: Expression, lower: str) -> bool:
    """True if the sentence tells what was ordered earlier: "Trước đó, Sở A yêu cầu báo cáo trước ngày ..."."""
    return forms("sentence")["told_earlier"].match(lower, *expression.sentence) is not None


def _comes(expression: Expression, happened: Says) -> bool:
    """True if a stretch of days from one to another is still to come by its sentence."""
    both = not expression.onwards and expression.first is not expression.last
    return both and not happened(*expression.sentence)


def _alone(expression: Expression, lower: str) -> bool:
    """True if nothing but the time stands there: the stamp of an article, "Thứ tư, 20:14, 22/04/2021"."""
    start, end = expression.sentence
    opens = _STAMP_OPENS.fullmatch(lower, start, expression.start)
    return opens is not None and _STAMP_ENDS.fullmatch(lower, expression.end, end) is not None


def _heads_programme(expression: Expression, lower: str) -> bool:
    """True if a line is a day with its year and a colon, as above the hours of a programme: "Ngày 4/11/2025 (thứ Ba):"."""
    dated = expression.sort == "date" and expression.first is not None and expression.first.year is not None
    head = lower[: expression.start].strip(" *_-")
    return dated and not head and lower.rstrip(" *_\n").endswith(":") and is_all(expression, lower)


def _at_an_hour(expression: Expression, lower: str, happened: Says) -> bool:
    """True if it is a full date with an hour, of something that is still to come by its sentence."""
    dated = expression.sort == "date" and expression.last is not None and expression.last.year is not None
    return dated and expression.start_time is not None and not happened(*expression.sentence) and not _alone(expression, lower)
