"""What an expression of time says, before it is known what year it is and whether it is a deadline."""

from dataclasses import dataclass
from datetime import time
from typing import Literal

from vnplan.model.deadline import Duration, Relation
from vnplan.vocab.time.dates import Interval, Point
from vnplan.vocab.time.forms import Counts
from vnplan.vocab.time.points import Cycle

Sort = Literal["date", "recurrence", "duration", "event", "label"]
Origin = Literal["issue", "effect"]


@dataclass(slots=True)
class Expression:
    """An expression of time.

    ``start`` and ``end`` are offsets; ``core`` is where its first token starts, without cue. ``first`` and ``last`` are the
    ends of the stretch it names, which its relation leaves ``whole`` or cuts, ``part_of_day`` that hours or the like stand
    before it; ``origin`` says that it starts with a day that
    the document sets, ``onwards`` that it has no end. A ``broken`` one has no value: not all of its characters are read. A
    term runs from its anchor, or ``back`` from it.
    """

    start: int
    end: int
    core: int
    sort: Sort
    relation: Relation | None = None
    first: Point | None = None
    last: Point | None = None
    origin: Origin | None = None
    onwards: bool = False
    cycle: Cycle | None = None
    duration: Duration | None = None
    anchor: str | None = None
    anchored_at: Point | None = None
    back: bool = False
    interval: Interval | None = None
    start_time: time | None = None
    end_time: time | None = None
    whole: bool = False
    weak: bool = False
    part_of_day: bool = False
    broken: bool = False
    counts: Counts = "always"
    sentence: tuple[int, int] = (0, 0)

    @property
    def ranged(self) -> bool:
        """True if it names two places in the calendar, or one and the issue of the document."""
        return self.origin is not None or self.onwards or self.first is not self.last
