"""The table of deadline forms, and the tokens of time that it finds in a text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple, get_args

import regex

from vnplan.model.deadline import Relation
from vnplan.rules.load import Form, load
from vnplan.vocab.time.dates import Unit

TABLE = "deadlines"
Kind = Literal["calendar", "recurrence", "duration", "event", "origin"]
Verdict = Literal["yes", "no"]
Side = Literal["left", "right", "sentence"]
Of = Literal[
    "date", "start", "before", "opening", "year", "year_end", "timed", "recurrence", "recurrence_of_body",
    "duration", "step", "event_end",
]  # fmt: skip
Where = Literal["column", "heading", "heading_open", "line"]

# What may stand before the anchor of a form: a number, its reading in words, a part of the month or of the year.
_LEAD = re.compile(
    r"(?:(?:đầu|giữa|cuối|hết|cả|(?:ngay\s+)?trong(?:\s+cùng)?|suốt|quanh|kể|vào|(?:hai|ba|sáu|chín|bốn|mười)(?:\s+(?:mươi|lăm))?|bảy|một|sau)\s+"
    r"|\(?\d{1,3}(?:,\d+)?(?:\s*[-–]\s*\d{1,3})?\s*\)?\s*(?:\([^()\d]{2,25}\)\s*)?)$"
)
_LEAD_WIDTH = 48
# What a form or a context may reach over. The regex library looks for what a pattern requires up to the end it is given,
# so that every match is given one: the time then grows with the text, not with its square.
REACH = 200
_LEADS = frozenset(
    {"đầu", "giữa", "cuối", "hết", "cả", "trong", "cùng", "suốt", "quanh", "kể", "vào", "sau"}
    | {"một", "hai", "ba", "bốn", "sáu", "bảy", "chín", "mười", "mươi", "lăm"}
)
_FIGURES = "0123456789"
_DATE_FIGURES = regex.compile(r"\d{1,2}(?:\s?[-–]\s?\d{1,2})?\s?/\s?\d")
_ANY_FIGURES = regex.compile(r"\d{1,2}\s?[-–/.]\s?\d|\d{1,2}\s+tháng|20\d\d|\b[tq]\.?\s?(?:\d|iv|i{1,3})")


class TimeForm(Form):
    """How an expression of time is written.

    ``anchors`` are the words by which it is found (none: by its figures), ``begins`` the characters it can begin with, ``0``
    for any figure.
    """

    anchors: tuple[str, ...]
    begins: str


class CalendarForm(TimeForm):
    """How a place in the calendar is written; a ``weak`` one counts only after a cue or where all expressions count."""

    unit: Unit
    weak: bool = False


class EventForm(TimeForm):
    """How an event that sets a term is named: the rest of the clause names it, unless the form is the ``whole`` of it.

    One that is only ``reported`` counts where something has to be reported then.
    """

    relation: Relation
    whole: bool = False
    reported: bool = False


class CueForm(Form):
    """The words before a place in the calendar that say how it binds; after some it stays ``whole`` ("xong trong quý II")."""

    relation: Relation
    whole: bool = False


class ContextForm(Form):
    """Words beside an expression that make it a deadline (``yes``) or keep it from being one (``no``)."""

    side: Side
    verdict: Verdict
    of: Of


class TimedForm(Form):
    """A label (of a column, a heading, a line) under which every expression of time counts."""

    where: Where


@dataclass(frozen=True, slots=True)
class Token:
    """An expression of time in lower-case text: ``form`` is its row in the table."""

    kind: Kind
    form: TimeForm
    match: "regex.Match[str]"
    start: int
    end: int


class _Compiled(NamedTuple):
    kind: Kind
    form: TimeForm
    pattern: "regex.Pattern[str]"


_CLASSES: dict[Kind, type[TimeForm]] = {"calendar": CalendarForm, "event": EventForm}


@cache
def _forms() -> dict[str, tuple[_Compiled, ...]]:
    """The forms in order of priority, by the character they begin with."""
    out: dict[str, list[_Compiled]] = defaultdict(list)
    for kind in get_args(Kind):
        for form in load(TABLE, kind, _CLASSES.get(kind, TimeForm)):
            compiled = _Compiled(kind, form, regex.compile(r"\b" * form.begins.isalpha() + form.pattern))
            for character in form.begins.replace("0", _FIGURES):
                out[character].append(compiled)
    return {character: tuple(forms) for character, forms in out.items()}


@cache
def _anchors() -> "re.Pattern[str]":
    """The first words of all anchors, the words that follow ahead, so that an anchor inside another is found too."""
    words = dict.fromkeys(anchor for forms in _forms().values() for each in forms for anchor in each.form.anchors)
    parts = (word.partition(" ") for word in words)
    return re.compile("|".join(f"{first}(?=\\s+{rest})" if rest else first for first, _, rest in parts))


def tokens(lower: str, *, figures: bool = False) -> Iterator[Token]:
    """The expressions of time in a lower-case text, in order, apart; bare years and the like only where ``figures``."""
    forms = _forms()
    done = 0
    for start in _starts(lower, figures=figures):
        if start < done:
            continue
        for kind, form, pattern in forms.get(lower[start], ()):
            if match := pattern.match(lower, start, start + REACH):
                yield Token(kind, form, match, start, match.end())
                done = match.end()
                break


def _starts(lower: str, *, figures: bool) -> Iterable[int]:
    """Where a form may begin, in order."""
    out = [hit.start() for hit in (_ANY_FIGURES if figures else _DATE_FIGURES).finditer(lower)]
    for anchor in _anchors().finditer(lower):
        at = anchor.start()
        out.append(at)
        before = lower[max(0, at - 8) : at].split()[-1:]
        if before and (before[0] in _LEADS or before[0][-1] in "0123456789)"):
            lead = _LEAD.search(lower, max(0, at - _LEAD_WIDTH), at)
            if lead:
                out.append(lead.start())
    return sorted(out)


@cache
def cues() -> "tuple[regex.Pattern[str], dict[str, CueForm]]":
    """A pattern for the cue that ends a text, an hour or a filler word after it allowed, and the rows by group."""
    rows = {f"cue_{index}": form for index, form in enumerate(load(TABLE, "cue", CueForm))}
    either = "|".join(f"(?P<{group}>{form.pattern})" for group, form in rows.items())
    hour = r"(?:\s*(?:\d{1,2}\s*(?:giờ|h|g)(?:\s*\d{2})?(?:\s*phút)?|sáng|trưa|chiều|tối|đêm)\s*,?)*"
    return regex.compile(rf"(?<![^\W_])(?:{either}){hour}(?:\s*(?:của|cho|khoảng|các|:))?[\s(]*$"), rows


@cache
def context(side: Side, verdict: Verdict, of: Of) -> "regex.Pattern[str]":
    """The words of one sort in one pattern: at the end of what stands left, or at the beginning of what stands right."""
    rows = [f.pattern for f in load(TABLE, "context", ContextForm) if (f.side, f.verdict, f.of) == (side, verdict, of)]
    either = "|".join(rows) or r"(?!)"
    return regex.compile(rf"(?<![^\W_])(?:{either})[\s(]*$" if side == "left" else rf"(?:{either})")


@cache
def timed(where: Where) -> "regex.Pattern[str]":
    """The labels under which every expression of time counts."""
    either = "|".join(f.pattern for f in load(TABLE, "timed", TimedForm) if f.where == where)
    return regex.compile(rf"(?<![^\W_])(?:{either})")
