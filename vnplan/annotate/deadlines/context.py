"""The table of what stands beside an expression of time: the words that make it a deadline or not, and labels of times."""

from functools import cache
from typing import Literal

from vnplan.rules.load import Form
from vnplan.rules.phrases import either
from vnplan.text import kept_re as re
from vnplan.text import kept_regex as regex
from vnplan.text.quick import Quick

TABLE = "deadlines"
Verdict = Literal["yes", "no"]
Side = Literal["left", "right", "sentence"]
Of = Literal[
    "date", "start", "before", "opening", "year", "year_end", "timed", "recurrence", "recurrence_of_body",
    "duration", "step", "within", "event", "event_end",
    "until", "forecast", "fraction", "duty", "recurrence_irregular", "stage",
]  # fmt: skip
Where = Literal["column", "heading", "heading_open", "line"]
# What looks back over any width only ``regex`` knows; ``re`` finds the same three times as fast.
_LOOKS_BACK = re.compile(r"\(\?<[!=](?:[^()]|\([^()]*\))*[+*]")


class ContextForm(Form):
    """Words beside an expression that make it a deadline (``yes``) or keep it from being one (``no``)."""

    side: Side
    verdict: Verdict
    of: Of


class TimedForm(Form):
    """A label (of a column, a heading, a line) under which every expression of time counts."""

    where: Where


@cache
def context(side: Side, verdict: Verdict, of: Of) -> "re.Pattern[str] | regex.Pattern[str]":
    """The words of one sort in one pattern: at the end of what stands left, or at the beginning of what stands right."""
    words = either(TABLE, "context", ContextForm, lambda row: (row.side, row.verdict, row.of) == (side, verdict, of))
    pattern = rf"(?<![^\W_])(?:{words})[\s(]*$" if side == "left" else rf"(?:{words})"
    return regex.compile(pattern) if _LOOKS_BACK.search(words) else re.compile(pattern)


@cache
def timed(where: Where) -> Quick:
    """The labels under which every expression of time counts."""
    return Quick(rf"(?<![^\W_])(?:{either(TABLE, 'timed', TimedForm, lambda row: row.where == where)})")
