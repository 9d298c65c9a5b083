"""The table of the forms of time."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal, get_args

from pydantic import Field

from vnplan.model.deadline import Relation
from vnplan.rules.fragments import filled
from vnplan.rules.load import Form, Rule, load
from vnplan.text.heads import heads
from vnplan.vocab.time.dates import Unit

TABLE = "time"
LIST_JOINS = frozenset({",", ";", "và", "hoặc", "+", "&"})
Kind = Literal["calendar", "broken", "recurrence", "duration", "event", "origin"]
Counts = Literal["always", "reported", "labelled"]
Frequency = Literal["HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
Sum = int | Annotated[str, Field(pattern=r"^-?\d*[a-z]+(?:[+-]\d+)?$")]
Ends = tuple[Sum, Sum]

# What a form or a context may reach over. The regex library looks for what a pattern requires up to the end it is given,
# so that every match is given one: the time then grows with the text, not with its square.
REACH = 200
_FIGURES = "0123456789"


class TimeForm(Form):
    """How an expression of time is written.

    ``anchors`` are the words by which it is found (none: by its figures), ``begins`` the characters it can begin with, ``0``
    for any figure.
    """

    anchors: tuple[str, ...]
    begins: str


class Turn(Rule):
    """How often a place in the calendar comes round of itself."""

    frequency: Frequency
    interval: int = 1
    months: tuple[int, ...] = ()


class Part(Rule):
    """The value of one word of a form."""

    months: Ends | None = None
    days: Ends | None = None
    from_issue: int | None = None


class CalendarForm(TimeForm):
    """How a place in the calendar is written, and which it is.

    ``months`` and ``days`` are the first and the last; a string is a sum of a group of the pattern. A ``weak`` one counts only
    after a cue or where all expressions count.
    """

    unit: Unit
    months: Ends | tuple[()] = (1, 12)
    days: Ends | None = None
    parts: Mapping[str, Part] = Field(default_factory=dict)
    span: bool = False
    lunar: bool = False
    cycle: Turn | None = None
    weak: bool = False


class RecurrenceForm(TimeForm):
    """How a recurrence is written.

    ``how`` says what its groups are: units, each with the number before it (``listed``), so many ``times`` a unit; without
    any it comes at no fixed times (``irregular``) or is ``always`` so. ``months`` is the rhythm where no group says it.
    An ``explicit`` one can only say how often something is done, and is no attribute of a thing; a ``lent`` one stands in the
    name of something, whose time follows.
    """

    how: Literal["listed", "times", "irregular", "always"]
    months: int | None = None
    explicit: bool = False
    lent: bool = False


class EventForm(TimeForm):
    """How an event that sets a term is named: the rest of the clause names it, unless the form is the ``whole`` of it.

    Some count only where something has to be ``reported`` then, others below a label of times alone.
    """

    relation: Relation
    whole: bool = False
    counts: Counts = "always"


class OriginForm(TimeForm):
    """How the day is named that the document itself sets: its issue, or that of its effect."""

    day: Literal["issue", "effect"] = "issue"


class CueForm(Form):
    """The words before a place in the calendar that say how it binds; after some it stays ``whole`` ("xong trong quý II").

    Some hold only where it is a day, of which they name what happens then ("trước ngày khai giảng 5/9"), others only where
    it is none.
    """

    relation: Relation
    whole: bool = False
    of_day: bool | None = None


CLASSES: dict[Kind, type[TimeForm]] = {
    "calendar": CalendarForm, "recurrence": RecurrenceForm, "event": EventForm, "origin": OriginForm,
}  # fmt: skip


@cache
def forms_by_first() -> dict[str, list[tuple[Kind, TimeForm]]]:
    """The forms in order of priority, by the character they begin with."""
    out: dict[str, list[tuple[Kind, TimeForm]]] = defaultdict(list)
    for kind in get_args(Kind):
        for form in load(TABLE, kind, CLASSES.get(kind, TimeForm)):
            for character in form.begins.replace("0", _FIGURES):
                out[character].append((kind, form))
    return dict(out)


@cache
def heads_of(pattern: str) -> frozenset[str]:
    """What a form of the table can begin with."""
    return heads(filled(pattern))
