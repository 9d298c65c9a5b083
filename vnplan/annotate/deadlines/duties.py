"""Which deadlines of an article belong to an order or a duty: it tells of much else that has a date."""

from collections.abc import Iterable, Iterator
from functools import cache

from vnplan.annotate.deadlines.beside import beside
from vnplan.annotate.deadlines.context import context
from vnplan.annotate.deadlines.judge import LONG_UNITS
from vnplan.rules.phrases import Phrases
from vnplan.vocab.time.expression import Expression

_PHRASES = Phrases("deadlines")


def of_duties(found: Iterable[Expression], lower: str, *, strict: bool) -> Iterator[Expression]:
    """Those of the deadlines of an article that an order or a duty goes with: it tells of much else that has a date.

    Where it is about no document (``strict``), only what says by when counts. Of a document it also tells what is set to
    the hour, as in a programme.
    """
    # Many dates may stand in one sentence: each sentence is looked through once.
    has_duty = cache(lambda start, end: context("sentence", "yes", "duty").search(lower, start, end) is not None)
    for expression in found:
        days = {point.unit for point in (expression.first, expression.last) if point}
        long = bool(days & LONG_UNITS) and expression.relation != "by"
        vague = expression.sort == "date" and (long or (expression.relation == "from" and not _comes(expression, lower)))
        told = expression.sort == "date" and expression.relation is None and not beside("left", "yes", "date", expression, lower)
        past = expression.sort == "date" and expression.relation in (None, "during", "on") and _happened(expression, lower)
        ordered = not vague and not told and not past and has_duty(*expression.sentence)
        set_out = not strict and _at_an_hour(expression, lower)
        if set_out or expression.relation == "before" or ((expression.relation == "by" if strict else ordered) and ordered):
            yield expression


def _comes(expression: Expression, lower: str) -> bool:
    """Whether a stretch of days from one to another is still to come by its sentence."""
    both = not expression.onwards and expression.first is not expression.last
    return both and not _happened(expression, lower)


def _happened(expression: Expression, lower: str) -> bool:
    """Whether its sentence says what has happened."""
    return _PHRASES["happened"].search(lower, *expression.sentence) is not None


def _at_an_hour(expression: Expression, lower: str) -> bool:
    """Whether it is a full date with an hour, of something that is still to come by its sentence."""
    dated = expression.sort == "date" and expression.last is not None and expression.last.year is not None
    return dated and expression.start_time is not None and not _happened(expression, lower)
