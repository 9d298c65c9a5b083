"""The deadlines on a line of time: where everything stands in the drawing. The template draws it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vnplan.model.deadline import Deadline
from vnplan.model.document import Document
from vnplan.view.places import Places
from vnplan.view.safe import short, spans

WIDTH = 380
_LEFT, _RIGHT = 14, WIDTH - 14
_TOP, _ROW = 30, 38
_ROWS = 150
_WORDS = 56
_TICKS = 6


@dataclass(frozen=True, slots=True)
class Tick:
    """A day of the axis with its name."""

    x: float
    name: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A deadline: from ``x`` to ``x2``; ``open`` where it has no first day."""

    x: float
    x2: float
    y: int
    open: bool
    recurs: bool
    name: str
    title: str
    where: str


@dataclass(frozen=True, slots=True)
class Month:
    """How many deadlines end in a month, where there are too many to draw each."""

    x: float
    width: float
    y: float
    height: float
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawing ``WIDTH`` wide; ``first`` and ``last`` are the days at its edges, ``issued`` is where the document's day is."""

    height: int
    first: date
    last: date
    left: int
    right: int
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    months: tuple[Month, ...]
    issued: float | None


@dataclass(frozen=True, slots=True)
class Undated:
    """A deadline that names no day."""

    label: str | None
    link: str | None
    text: str
    where: str


def undated(document: Document, places: Places) -> tuple[Undated, ...]:
    """The deadlines that name no day, at most 150."""
    found = [d for d in document.deadlines if days(d) is None][:_ROWS]
    return tuple(Undated(d.at, places.link(d.at), d.text, spans(d.spans)) for d in found)


def days(deadline: Deadline) -> tuple[date | None, date] | None:
    """The first day, where there is one, and the last; ``None`` where no day is known."""
    start, end = deadline.start, deadline.end or deadline.due
    if end is None:
        return None if start is None else (start, start)
    return (start if start and start <= end else None, end)


def timeline(document: Document) -> Timeline | None:
    """The drawing, or ``None`` where no deadline names a day. More than 150 deadlines are counted by month."""
    dated = [(*found, d) for d in document.deadlines if (found := days(d))]
    if not dated:
        return None
    issued = document.header.issued
    every = [day for start, end, _ in dated for day in (start, end) if day] + ([issued] if issued else [])
    axis = _Axis(min(every), max(every))
    many = len(dated) > _ROWS
    months = tuple(_months([end for _, end, _ in dated], axis)) if many else ()
    bars = () if many else tuple(_bars(sorted(dated, key=lambda row: (row[1], row[0] or row[1])), axis, issued))
    return Timeline(
        height=_TOP + (150 if many else _ROW * len(bars)) + 20, first=axis.first, last=axis.last, left=_LEFT, right=_RIGHT,
        ticks=tuple(axis.ticks()), bars=bars, months=months, issued=axis.x(issued) if issued else None,
    )  # fmt: skip


class _Axis:
    """Days to places."""

    def __init__(self, first: date, last: date) -> None:
        slack = timedelta(days=max(5, (last - first).days // 25))
        # The ends of the calendar are no deadlines, but a page can hold them.
        self.first = first - min(slack, first - date.min)
        self.last = last + min(slack, date.max - last)

    def x(self, day: date) -> float:
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(_LEFT + share * (_RIGHT - _LEFT), 1)

    def ticks(self) -> Iterable[Tick]:
        """The beginnings of months, or of years, at most six."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next((s for s in (1, 2, 3, 6, 12, 24, 60, 120) if months // s <= _TICKS), max(120, months // _TICKS // 12 * 12))
        at = self.first.year * 12 + self.first.month - 1
        for month in range(at + -at % step, self.last.year * 12 + self.last.month, step):
            day = date(month // 12, month % 12 + 1, 1) if 12 <= month < 120_000 else None
            if day and self.first <= day <= self.last:
                yield Tick(self.x(day), str(day.year) if step >= 12 else f"{day.month}/{day.year}")


def _bars(dated: Sequence[tuple[date | None, date, Deadline]], axis: _Axis, issued: date | None) -> Iterable[Bar]:
    for row, (start, end, deadline) in enumerate(dated):
        name = f"{deadline.at} · {deadline.text}" if deadline.at else deadline.text
        shown = f"{start:%d/%m/%Y} → {end:%d/%m/%Y}" if start and start != end else f"{end:%d/%m/%Y}"
        begin = start or (issued if issued and issued < end else axis.first)
        yield Bar(
            x=axis.x(begin), x2=axis.x(end), y=_TOP + row * _ROW, open=start is None, recurs=deadline.recurs is not None,
            name=short(name, _WORDS), title=f"{name}\n{shown}", where=spans(deadline.spans),
        )  # fmt: skip


def _months(ends: Iterable[date], axis: _Axis) -> Iterable[Month]:
    counts = Counter((end.year, end.month) for end in ends)
    most = max(counts.values())
    for (year, month), count in sorted(counts.items()):
        first = date(year, month, 1)
        x = max(axis.x(first), _LEFT)
        width = max(1.0, round((_RIGHT - _LEFT) * 30 / max(30, (axis.last - axis.first).days) - 0.5, 1))
        height = round(120 * count / most, 1)
        yield Month(x, width, _TOP + 140 - height, height, f"{month}/{year}: {count}", count)
