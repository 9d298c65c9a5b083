"""The rows of a programme, whose day is when each takes place though no word says so."""

import re
from collections.abc import Iterator
from itertools import pairwise

from vnplan.annotate.deadlines.judge import is_history
from vnplan.model.document import Document
from vnplan.model.leaves import leaves
from vnplan.text.letters import lowered
from vnplan.vocab.time.expression import Expression
from vnplan.vocab.time.grammar import expressions
from vnplan.vocab.time.programme import ENTRIES, is_entry
from vnplan.vocab.time.value import Clock

_ROLES = frozenset({"text", "heading"})
_OPENS = re.compile(r"(?:^|\|)\W*(?:[^\W\d][^\W\d ]{0,6}\s){0,3}$")
_ENDS = re.compile(r"[\s.;)]*(?:$|\|)")
_OF_NUMBER = re.compile(r"\d/[\w/-]+\s+$")
# What a row may take between its day and the next one's.
_APART = 8


def programme_rows(document: Document) -> frozenset[int]:
    """The nodes whose text is a row of a programme: several lines near each other open or end with a day."""
    lines = [leaf for leaf in leaves(document) if leaf.role in _ROLES]
    entries = [index for index, leaf in enumerate(lines) if is_entry(leaf.text.text)]
    return frozenset(id(lines[index].node) for run in _runs(entries) if len(run) >= ENTRIES for index in run)


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
    """Whether an expression is the day of the row that it opens or ends, still to come when the document was issued."""
    points = [point for point in (expression.first, expression.last) if point]
    if expression.broken or not points or any(point.unit != "day" or not point.months for point in points):
        return False
    since = max(0, expression.start - 24)
    opens = _OPENS.search(lower, since, expression.start) is not None
    ends = _ENDS.match(lower, expression.end) is not None and not _OF_NUMBER.search(lower, since, expression.start)
    return (opens or ends) and not is_history(expression, clock)
