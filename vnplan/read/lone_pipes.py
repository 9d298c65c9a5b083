"""Tables whose cells a scraper parted by lines that hold one pipe.

A pipe opens each row and closes each cell, so that two pipes between texts are the end of a row and the beginning of the
next, or an empty cell; and what follows a closed cell is the next cell, or the text after the table. The cheapest reading of
the whole sequence is taken: a table's rows have as many cells as its first, the text between tables is longer than a cell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import inf
from operator import itemgetter
from typing import NamedTuple

from vnplan.read.lines import TextLine

Cell = list[TextLine]

# Readings that are kept at each step, and how much dearer than the best they may be where there are more than a few.
_BEAM = 16
_FEW = 2
_MARGIN = 3.0
# Tables of documents seldom have more columns.
_MANY_COLUMNS = 8
# Cells are not counted further than this.
_MOST_CLOSED = 64
# Places for which the steps of a token are kept.
_MOST_KEPT = 256


@dataclass(slots=True)
class Pipe:
    """A line that holds a pipe and nothing else."""

    line: TextLine


@dataclass(slots=True)
class Chunk:
    """The lines between two pipes.

    ``first`` is how much speaks for their being the first cell of a row (the number of the row, the name of the column of
    numbers), from 0 to 1; ``annex`` says that they open an annex.
    """

    lines: list[TextLine]
    first: float = 0.0
    annex: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """Where a reading stands: outside (``inside`` ``None``), in a cell (``True``), or behind a closed cell (``False``).

    ``columns`` is 0 until the table's first row has ended; ``closed`` counts the cells of the row so far. Two readings that
    stand alike stand at one and the same place (``_place``), so that places are looked up without comparing fields.
    """

    inside: bool | None
    columns: int
    closed: int


class _Token(NamedTuple):
    """What the cost of a token hangs on: a pipe (``size`` 0) or a text of so many lines.

    ``gap`` says that a blank line stands before it, ``gaps`` how many stand inside; ``empty`` that a pipe stands before it.
    """

    size: int
    gap: bool
    empty: bool = False
    gaps: int = 0
    first: float = 0.0
    annex: bool = False


# A way to read all tokens so far: what it costs, its last step, and the reading before.
_Reading = tuple[float, str, "_Reading | None"]
_Next = tuple[float, str, _Place]

_COST = itemgetter(0)


@cache
def _place(inside: bool | None, columns: int, closed: int) -> _Place:  # noqa: FBT001 - the fields of a place
    """The place of these fields; there are few, for cells are not counted far."""
    return _Place(inside, columns, closed)


_OUTSIDE = _place(None, 0, 0)
_OPEN = _place(True, 0, 0)  # noqa: FBT003 - a field


def read_pipes(tokens: Sequence[Pipe | Chunk]) -> Iterator[tuple[Cell, list[list[Cell]], int, int]]:
    """The lines outside tables, and the rows of each table with its range, in order; one of the two is empty."""
    readings: dict[_Place, _Reading] = {_OUTSIDE: (0.0, "", None)}
    most = inf
    empty = False
    for token in tokens:
        steps = _steps(_kind(token, empty=empty))
        following: dict[_Place, _Reading] = {}
        for place, reading in readings.items():
            so_far = reading[0]
            if so_far > most:
                continue
            for cost, step, after in steps[place]:
                total = so_far + cost
                known = following.get(after)
                if known is None or total < known[0]:
                    following[after] = (total, step, reading)
        most = _most(following)
        readings = following if len(following) <= _BEAM else _cheapest(following, most)
        empty = isinstance(token, Pipe)
    kept = ((place, reading) for place, reading in readings.items() if reading[0] <= most)
    best = min(kept, key=lambda item: item[1][0] + _ending(item[0]))[1]
    yield from _assembled(tokens, _path(best))


def _most(readings: dict[_Place, _Reading]) -> float:
    """What a reading may cost that is gone on with."""
    return min(map(_COST, readings.values())) + _MARGIN if len(readings) > _FEW else inf


def _cheapest(readings: dict[_Place, _Reading], most: float) -> dict[_Place, _Reading]:
    """As many readings as are kept, of more of them."""
    kept = {place: reading for place, reading in readings.items() if reading[0] <= most}
    return kept if len(kept) <= _BEAM else dict(sorted(kept.items(), key=lambda item: item[1][0])[:_BEAM])


def _kind(token: Pipe | Chunk, *, empty: bool) -> _Token:
    """What the cost of a token hangs on; ``empty`` says that the token before was a pipe too."""
    if isinstance(token, Pipe):
        return _Token(0, token.line.gap > 0, empty)
    lines = token.lines
    gaps = sum(1 for line in lines[1:10] if line.gap) if len(lines) > 1 else 0
    return _Token(min(len(lines), 60), lines[0].gap > 0, False, gaps, token.first, token.annex)  # noqa: FBT003 - a field


class _Steps(dict[_Place, tuple[_Next, ...]]):
    """What a token may be where a reading stands, and what that costs; told once for each place."""

    def __init__(self, token: _Token) -> None:
        super().__init__()
        self._token = token

    def __missing__(self, place: _Place) -> tuple[_Next, ...]:
        if len(self) >= _MOST_KEPT:
            self.clear()
        found = self[place] = tuple((_text_steps if self._token.size else _pipe_steps)(place, self._token))
        return found


_steps = lru_cache(maxsize=1 << 7)(_Steps)


def _pipe_steps(place: _Place, pipe: _Token) -> Iterator[_Next]:
    """What a pipe may be: the beginning of a table, a row, the end of a cell."""
    if place.inside is None:
        yield 0.0, "table", _OPEN
        yield 1.5, "rule", _OUTSIDE
        return
    closed = _place(False, place.columns, min(place.closed + 1, _MOST_CLOSED))  # noqa: FBT003 - a field
    if place.inside:
        yield _cell_cost(place, empty=pipe.empty) + pipe.gap, "close", closed
    else:
        row = _row_cost(place)
        yield _cell_cost(place, empty=True) + 3 * pipe.gap, "close", closed
        yield row + 3 * pipe.gap, "row", _place(True, max(place.columns, place.closed), 0)  # noqa: FBT003
        yield row + _table_cost(place) + (0.0 if pipe.gap else 2.5), "table", _OPEN


def _text_steps(place: _Place, text: _Token) -> Iterator[_Next]:
    """What a text may be: text outside, or what a cell holds."""
    if place.inside is None:
        yield text.first, "outside", _OUTSIDE
        return
    long = max(0, text.size - 15) * 0.1 + 0.2 * text.gaps
    long += 1.5 * text.annex + (text.first if place.closed else -text.first)
    if place.inside:
        yield long + 1.5 * text.gap, "cell", place
        return
    yield long + 3.0 * text.gap, "cell", _place(True, place.columns, place.closed)  # noqa: FBT003
    outside = 0.0 if text.gap else max(0.2, 1.2 - 0.1 * text.size) + text.first
    yield _row_cost(place) + _table_cost(place) + outside, "outside", _OUTSIDE


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
    _, step, before = reading
    while before is not None:
        steps.append(step)
        _, step, before = before
    return steps[::-1]


def _assembled(tokens: Sequence[Pipe | Chunk], steps: Sequence[str]) -> Iterator[tuple[Cell, list[list[Cell]], int, int]]:
    """Lines and tables as the steps say."""
    rows: list[list[Cell]] = []
    cell: Cell = []
    start = end = 0
    ruled = False
    for token, step in zip(tokens, steps, strict=True):
        if step in ("table", "outside", "rule") and any(rows):
            yield [], [row for row in rows if row], start, end
            rows = []
        if isinstance(token, Chunk):
            if step == "outside":
                lines = token.lines
                if ruled:
                    lines = [lines[0]._replace(gap=max(1, lines[0].gap)), *lines[1:]]
                yield lines, [], lines[0].start, lines[-1].end
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
        ruled = step == "rule"
    if cell:
        rows[-1].append(cell)
    if any(rows):
        yield [], [row for row in rows if row], start, end
