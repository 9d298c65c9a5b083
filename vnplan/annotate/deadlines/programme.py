"""The rows of a programme, whose day is when each takes place though no word says so."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from vnplan.annotate.deadlines.judge import is_history
from vnplan.annotate.passages import Passage, joined_texts
from vnplan.rules.phrases import Phrases
from vnplan.text.letters import lowered
from vnplan.vocab.time.expression import Expression
from vnplan.vocab.time.grammar import expressions
from vnplan.vocab.time.programme import ENTRIES, PARTS_OF_DAY, is_entry
from vnplan.vocab.time.value import Clock

_PHRASES = Phrases("deadlines")

_ROLES = frozenset({"text", "heading"})
# What a row may take between its day and the next one's.
_APART = 8


def programme_rows(passages: Sequence[Passage], timed: AbstractSet[int]) -> frozenset[int]:
    """The nodes whose text is a row of a programme: several lines near each other open or end with a day.

    ``timed`` are the places of the passages with words or figures of time.
    """
    may_be = timed | joined_texts(passages).holding(PARTS_OF_DAY, low=True)
    leaves = ((index, passages[index].leaf) for index in sorted(may_be))
    entries = [index for index, leaf in leaves if leaf.role in _ROLES and is_entry(leaf.text.text)]
    if len(entries) < ENTRIES:
        return frozenset()
    lines = [index for index, passage in enumerate(passages) if passage.leaf.role in _ROLES]
    places = [bisect_left(lines, index) for index in entries]
    return frozenset(id(passages[lines[at]].leaf.node) for run in _runs(places) if len(run) >= ENTRIES for at in run)


def _runs(entries: list[int]) -> Iterator[list[int]]:
    run = entries[:1]
    for one, other in pairwise(entries):
        if other - one > _APART:
            yield run
            run = []
        run.append(other)
    yield run


def with_rows(kept: list[Expression], text: str, clock: Clock) -> list[Expression]:
    """The deadlines of a row with the day that it opens or ends with."""
    lower = lowered(text)
    known = {expression.start for expression in kept}
    more = [e for e in expressions(lower, every=False) if e.start not in known and _dates_row(e, lower, clock)]
    return sorted([*kept, *more], key=lambda expression: expression.start)


def _dates_row(expression: Expression, lower: str, clock: Clock) -> bool:
    """True if an expression is the day of the row that it opens or ends, still to come when the document was issued."""
    points = [point for point in (expression.first, expression.last) if point]
    if expression.broken or not points or any(point.unit != "day" or not point.months for point in points):
        return False
    since = max(0, expression.start - 24)
    opens = _PHRASES["row_opens"].search(lower, since, expression.start) is not None
    ends = _PHRASES["row_ends"].match(lower, expression.end) is not None
    ends = ends and not _PHRASES["of_number"].search(lower, since, expression.start)
    return (opens or ends) and not is_history(expression, clock)
