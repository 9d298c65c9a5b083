"""Whether words of a sort stand beside an expression of time."""

from vnplan.annotate.deadlines.context import Of, Side, Verdict, context
from vnplan.vocab.time.expression import Expression
from vnplan.vocab.time.forms import REACH

# How far left of an expression what makes it a deadline or not may stand.
LEFT = 180


def beside(side: Side, verdict: Verdict, of: Of, expression: Expression, lower: str) -> bool:
    """Whether words of this sort stand directly beside the expression, in its sentence."""
    pattern = context(side, verdict, of)
    if side == "left":
        start = max(expression.sentence[0], expression.start - LEFT)
        return pattern.search(lower, start, expression.start) is not None
    return pattern.match(lower, expression.end, min(expression.sentence[1], expression.end + REACH)) is not None
