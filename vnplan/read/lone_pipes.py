"""Tables whose cells a scraper parted by lines that hold one pipe.

A pipe opens each row and closes each cell, so that two pipes between texts are the end of a row and the beginning of the
next, or an empty cell; and what follows a closed cell is the next cell, or the text after the table. The cheapest reading of
the whole sequence is taken: a table's rows have as many cells as its first, the text between tables is longer than a cell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vnplan.read.lines import TextLine

Cell = list[TextLine]

# Readings that are kept at each step, and how much dearer than the best they may be.
_BEAM = 16
_MARGIN = 4.0
# Tables of documents seldom have more columns.
_MANY_COLUMNS = 8


@dataclass(frozen=True, slots=True)
class Pipe:
    """A line that holds a pipe and nothing else."""

    line: TextLine


@dataclass(frozen=True, slots=True)
class Chunk:
    """The lines between two pipes.

    ``first`` is how much speaks for their being the first cell of a row (the number of the row, the name of the column of
    numbers), from 0 to 1; ``annex`` says that they open an annex.
    """

    lines: list[TextLine]
    first: float = 0.0
    annex: bool = False


class _Place(NamedTuple):
    """Where a reading stands: outside (``inside`` ``None``), in a cell (``True``), or behind a closed cell (``False``).

    ``columns`` is 0 until the table's first row has ended; ``closed`` counts the cells of the row so far.
    """

    inside: bool | None
    columns: int
    closed: int


class _Reading(NamedTuple):
    """A way to read all tokens so far: what it costs, its last step, and the reading before."""

    cost: float
    step: str
    before: "_Reading | None"


_OUTSIDE = _Place(None, 0, 0)
_OPEN = _Place(True, 0, 0)  # noqa: FBT003 - a field of a tuple
_Next = tuple[float, str, _Place]


def read_pipes(tokens: Sequence[Pipe | Chunk]) -> Iterator[tuple[Cell, list[list[Cell]], int, int]]:
    """The lines outside tables, and the rows of each table with its range, in order; one of the two is empty."""
    readings: dict[_Place, _Reading] = {_OUTSIDE: _Reading(0.0, "", None)}
    empty = False
    for token in tokens:
        following: dict[_Place, _Reading] = {}
        for place, reading in readings.items():
            for cost, step, after in _steps(place, token, empty=empty):
                total = reading.cost + cost
                if after not in following or total < following[after].cost:
                    following[after] = _Reading(total, step, reading)
        readings = _pruned(following)
        empty = isinstance(token, Pipe)
    best = min(readings.items(), key=lambda item: item[1].cost + _ending(item[0]))[1]
    yield from _assembled(tokens, _path(best))


def _pruned(readings: dict[_Place, _Reading]) -> dict[_Place, _Reading]:
    """The cheapest readings."""
    if len(readings) <= 2:
        return readings
    kept = sorted(readings.items(), key=lambda item: item[1].cost)[:_BEAM]
    most = kept[0][1].cost + _MARGIN
    return {place: reading for place, reading in kept if reading.cost <= most}


def _steps(place: _Place, token: Pipe | Chunk, *, empty: bool) -> Iterator[_Next]:
    """What a token may be where a reading stands; ``empty`` says that the token before was a pipe too."""
    if isinstance(token, Chunk):
        yield from _text_steps(place, token)
        return
    gap = token.line.gap > 0
    if place.inside is None:
        yield 0.0, "table", _OPEN
        yield 1.5, "rule", _OUTSIDE
        return
    closed = _Place(False, place.columns, place.closed + 1)  # noqa: FBT003 - a field of a tuple
    if place.inside:
        yield _cell_cost(place, empty=empty) + gap, "close", closed
    else:
        row = _row_cost(place)
        yield _cell_cost(place, empty=True) + 3 * gap, "close", closed
        yield row + 3 * gap, "row", _Place(True, max(place.columns, place.closed), 0)  # noqa: FBT003
        yield row + _table_cost(place) + (0.0 if gap else 2.5), "table", _OPEN


def _text_steps(place: _Place, chunk: Chunk) -> Iterator[_Next]:
    """What a text may be: text outside, or what a cell holds."""
    size = len(chunk.lines)
    gap = chunk.lines[0].gap > 0
    if place.inside is None:
        yield chunk.first, "outside", _OUTSIDE
        return
    long = min(max(0, size - 15) * 0.1, 4.0) + 0.2 * sum(1 for line in chunk.lines[1:10] if line.gap)
    long += 1.5 * chunk.annex + (chunk.first if place.closed else -chunk.first)
    if place.inside:
        yield long + 1.5 * gap, "cell", place
        return
    yield long + 3.0 * gap, "cell", place._replace(inside=True)
    yield _row_cost(place) + _table_cost(place) + (0.0 if gap else max(0.2, 1.2 - 0.1 * size) + chunk.first), "outside", _OUTSIDE


def _cell_cost(place: _Place, *, empty: bool) -> float:
    """A further cell: rare beyond the last column; an empty one is rare too in the row that names the columns."""
    beyond = place.closed - (place.columns or _MANY_COLUMNS)
    cost = (0.2 if place.columns == 0 else 1.3 if beyond == 0 else 0.9) if beyond >= 0 else 0.0
    if empty:
        cost += 0.25 if place.columns else 0.9 if place.closed else 0.5
    return cost


def _row_cost(place: _Place) -> float:
    """The end of a row: it has as many cells as the first, or one (a heading over all columns), or fewer."""
    if place.columns == 0 or place.closed >= place.columns:
        return 0.5 if place.closed == 1 else 0.0
    return 0.8 if place.closed == 1 else 1.0


def _table_cost(place: _Place) -> float:
    """The end of a table: one row of many cells is more likely several rows."""
    return 0.0 if place.columns else 0.35 * max(0, place.closed - 2)


def _ending(place: _Place) -> float:
    """The cost of the end of the page."""
    if place.inside is None:
        return 0.0
    if place.inside:
        return 0.3 if place.closed == 0 else 1.0
    return _row_cost(place) + _table_cost(place)


def _path(reading: _Reading) -> list[str]:
    """The steps of a reading, first to last."""
    steps = []
    at: _Reading | None = reading
    while at is not None and at.before is not None:
        steps.append(at.step)
        at = at.before
    return steps[::-1]


def _assembled(tokens: Sequence[Pipe | Chunk], steps: Sequence[str]) -> Iterator[tuple[Cell, list[list[Cell]], int, int]]:
    """Lines and tables as the steps say."""
    rows: list[list[Cell]] = []
    cell: Cell = []
    start = end = 0
    for token, step in zip(tokens, steps, strict=True):
        if step in ("table", "outside", "rule") and any(rows):
            yield [], [row for row in rows if row], start, end
            rows = []
        if isinstance(token, Chunk):
            if step == "outside":
                yield token.lines, [], token.lines[0].start, token.lines[-1].end
            else:
                cell = token.lines
                end = cell[-1].end
            continue
        match step:
            case "table":
                rows, start = [[]], token.line.start
            case "row":
                rows.append([])
            case "close":
                rows[-1].append(cell)
        cell = []
        end = token.line.end
    if cell:
        rows[-1].append(cell)
    if any(rows):
        yield [], [row for row in rows if row], start, end
