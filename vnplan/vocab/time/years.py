"""A year that stands once for several places in the calendar: of a range, then of a list."""

from collections.abc import Sequence
from itertools import pairwise

from vnplan.model.deadline import YearFrom
from vnplan.vocab.time.dates import Point
from vnplan.vocab.time.expression import Expression


def share_years(run: Sequence[Expression]) -> None:
    """Give each place without a year that of the other end of its range, else that of the next in its list, else the last's.

    "từ 15/11 đến 15/12/2017", "tháng 6 và tháng 9/2025", "tháng 11/2025, tháng 01": a year is the one in which the places
    follow each other.
    """
    for expression in run:
        if expression.ranged:
            _between(expression)
    for at in range(len(run) - 2, -1, -1):
        _after(run[at], run[at + 1])
    for one, other in pairwise(run):
        _before(other, one)


def _between(expression: Expression) -> None:
    first, last = expression.first, expression.last
    if first and last and first.takes_year and last.year is not None:
        expression.first = _not_after(first, last, "range")
    elif first and last and last.takes_year and first.year is not None:
        expression.last = _not_before(last, first, "range")


def _after(one: Expression, other: Expression) -> None:
    """Take the year of the place that follows."""
    known = other.first if other.first and other.first.year is not None else other.last
    if not (known and known.year is not None and one.last and one.last.takes_year):
        return
    single = one.first is one.last
    one.last = _not_after(one.last, known, "list")
    if single:
        one.first = one.last
    elif one.first and one.first.takes_year:
        one.first = _not_after(one.first, one.last, "list")


def _before(other: Expression, one: Expression) -> None:
    """Take the year of the place before."""
    known = one.last
    if not (known and known.year is not None and other.first and other.first.takes_year):
        return
    single = other.first is other.last
    other.first = _not_before(other.first, known, "list")
    if single:
        other.last = other.first
    elif other.last and other.last.takes_year:
        other.last = _not_before(other.last, other.first, "list")


def _not_after(point: Point, last: Point, source: YearFrom) -> Point:
    """The place in the year of ``last``, or in the year before where it would lie behind it."""
    year = last.last_year or last.year or 0
    found, limit = point._replace(year=year, year_from=source), last.interval()
    days = found.interval()
    behind = days and limit and days.start and limit.end and days.start > limit.end
    return found._replace(year=year - 1) if behind else found


def _not_before(point: Point, first: Point, source: YearFrom) -> Point:
    """The place in the year of ``first``, or in the next where it would lie before it."""
    year = first.year or 0
    found, limit = point._replace(year=year, year_from=source), first.interval()
    days = found.interval()
    early = days and limit and days.end and limit.start and days.end < limit.start
    return found._replace(year=year + 1) if early else found
