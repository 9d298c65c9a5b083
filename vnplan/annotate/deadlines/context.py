"""The table of what stands beside an expression of time: the words that make it a deadline or not, and labels of times."""

from functools import cache
from typing import Literal

from vnplan.rules.fragments import filled
from vnplan.rules.load import Form, load
from vnplan.text import kept_regex as regex

TABLE = "deadlines"
Verdict = Literal["yes", "no"]
Side = Literal["left", "right", "sentence"]
Of = Literal[
    "date", "start", "before", "opening", "year", "year_end", "timed", "recurrence", "recurrence_of_body",
    "duration", "step", "event_end",
    "until", "forecast", "fraction", "duty", "recurrence_irregular",
]  # fmt: skip
Where = Literal["column", "heading", "heading_open", "line"]


class ContextForm(Form):
    """Words beside an expression that make it a deadline (``yes``) or keep it from being one (``no``)."""

    side: Side
    verdict: Verdict
    of: Of


class TimedForm(Form):
    """A label (of a column, a heading, a line) under which every expression of time counts."""

    where: Where


@cache
def context(side: Side, verdict: Verdict, of: Of) -> "regex.Pattern[str]":
    """The words of one sort in one pattern: at the end of what stands left, or at the beginning of what stands right."""
    rows = [filled(f.pattern) for f in load(TABLE, "context", ContextForm) if (f.side, f.verdict, f.of) == (side, verdict, of)]
    either = "|".join(rows) or r"(?!)"
    return regex.compile(rf"(?<![^\W_])(?:{either})[\s(]*$" if side == "left" else rf"(?:{either})")


@cache
def timed(where: Where) -> "regex.Pattern[str]":
    """The labels under which every expression of time counts."""
    either = "|".join(filled(f.pattern) for f in load(TABLE, "timed", TimedForm) if f.where == where)
    return regex.compile(rf"(?<![^\W_])(?:{either})")
