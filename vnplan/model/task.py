"""Who has to do what, with whom, how much."""

import datetime as dt
from typing import Literal

from vnplan.model.base import Model, Span
from vnplan.model.deadline import Deadline

BodyKind = Literal[
    "agency", "army", "bank", "board", "centre", "committee", "council", "court", "department", "division", "enterprise", "force",
    "front", "government", "hospital", "inspection", "institute", "insurance", "ministry", "office", "organisation", "party",
    "police", "press", "procuracy", "school", "unit", "group", "position", "generic",
]  # fmt: skip


class Party(Model):
    """A body as written, and what it is: ``value`` is its normal form, ``kind`` its sort.

    ``collective`` says that the name stands for a group ("các sở, ban, ngành"). ``successor`` is the body of today where
    the named one is historic, never a replacement of it; ``province`` is the province that its own words name, ``today``
    the provincial unit that this one went into. Where names share a head word ("các Sở: Nội vụ, Y tế"), ``text`` has it
    and ``spans`` do not. ``known`` says that the tables explain the name; one that its place alone tells is less certain.

    >>> Party(text="Sở NN&PTNT", spans=(Span(5, 15),), value="Sở Nông nghiệp và Phát triển nông thôn", kind="department").known
    True
    """

    text: str
    spans: tuple[Span, ...]
    value: str | None = None
    kind: BodyKind | None = None
    collective: bool = False
    known: bool = True
    confidence: float = 1.0
    successor: str | None = None
    province: str | None = None
    today: str | None = None


class Assignment(Model):
    """One outline node that tells named bodies to do something.

    >>> health = Party(text="Sở Y tế", spans=(Span(5, 12),), kind="department")
    >>> Assignment(at="II.1", lead=(health,), verb="rà soát").lead[0].text
    'Sở Y tế'
    """

    at: str | None
    lead: tuple[Party, ...] = ()
    coordinating: tuple[Party, ...] = ()
    verb: str | None = None
    spans: tuple[Span, ...] = ()
    leaf: Span | None = None


class Target(Model):
    """A measurable aim.

    >>> aim = Target(text="trên 90%", spans=(Span(4, 12),), comparator=">", value=90, unit="%")
    >>> aim.value, aim.unit
    (90.0, '%')
    """

    text: str
    spans: tuple[Span, ...]
    what: str | None = None
    comparator: Literal["<", "<=", "=", ">=", ">"] | None = None
    value: float | None = None
    unit: str | None = None
    year: int | None = None
    at: str | None = None
    leaf: Span | None = None


class Money(Model):
    """An amount: "59.835 triệu đồng" is ``value`` 59835000000, ``currency`` ``VND``.

    ``value`` is a fraction where the words name one ("40.708,9 USD"), and ``None`` where not all beside the figures was read.
    """

    text: str
    spans: tuple[Span, ...]
    value: int | float | None = None
    currency: str = "VND"
    at: str | None = None
    leaf: Span | None = None


Doubt = Literal["short", "cut_off", "no_verb", "worn_page", "head_or_end", "repaired", "unknown_body", "common_noun"]


class Task(Model):
    """What a person who follows up would type into a row of a spreadsheet.

    ``text`` is what is to be done, ``spans`` where these words stand; ``evidence`` where the passage or the row with all
    that it says stands. ``due`` is the earliest day that its deadlines set. ``doubts`` are what makes it less certain,
    ``confidence`` is the share of such tasks that was right in full, as counted; without doubts it is .98.

    >>> due = Deadline(text="trước ngày 10/6/2024", spans=(Span(20, 40),), end="2024-06-10")
    >>> Task(id="t1", at="II.1", text="Sửa cầu tạm", spans=(Span(8, 19),), deadlines=(due,), due=due.end).due
    datetime.date(2024, 6, 10)
    """

    id: str
    at: str | None
    text: str
    spans: tuple[Span, ...]
    evidence: tuple[Span, ...] = ()
    verb: str | None = None
    lead: tuple[Party, ...] = ()
    coordinating: tuple[Party, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    deliverable: str | None = None
    targets: tuple[Target, ...] = ()
    funding: str | None = None
    citations: tuple[str, ...] = ()
    due: dt.date | None = None
    confidence: float = 1.0
    doubts: tuple[Doubt, ...] = ()
