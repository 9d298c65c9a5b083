"""Tables that are drawn: rules that touch make a grid, missing rules join its cells."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from vnplan.read.pdf.glyphs import Glyph
from vnplan.read.pdf.rules import Rule

_TOUCH = 3.0
_SAME = 4.0
_LEAST_WIDTH, _LEAST_HEIGHT = 60.0, 12.0
_MOST_COLUMNS, _MOST_ROWS = 60, 500
_COVERED = 0.6
_MOST_RULES = 6000


@dataclass(slots=True)
class Cell:
    """A cell of a grid: its first row and column, how many it covers, its left and right edge, the glyphs in it."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    right: float
    glyphs: list[Glyph] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A table on one page."""

    xs: list[float]
    ys: list[float]
    cells: list[Cell]

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.ys[0]

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.ys[-1]


def find_grids(rules: Sequence[Rule], glyphs: Sequence[Glyph]) -> tuple[list[Grid], list[Glyph]]:
    """The tables that the rules draw, with their glyphs; and the glyphs that stand in none."""
    level = _joined([rule for rule in rules[:_MOST_RULES] if rule.is_level])
    upright = _joined([rule for rule in rules[:_MOST_RULES] if not rule.is_level])
    grids = [grid for group in _touching(level, upright) if (grid := _grid(*group)) is not None]
    if not grids:
        return [], list(glyphs)
    outside: list[Glyph] = []
    for glyph in glyphs:
        cell = next((cell for grid in grids if (cell := _cell_of(grid, glyph)) is not None), None)
        (outside if cell is None else cell.glyphs).append(glyph)
    return [grid for grid in grids if any(glyph.text.strip() for cell in grid.cells for glyph in cell.glyphs)], outside


def _joined(rules: list[Rule]) -> list[Rule]:
    """Rules of one direction, those that go on from one another made one."""
    if not rules:
        return []
    level = rules[0].is_level
    # Turned so that all run from left to right.
    turned = sorted((r if level else Rule(r.top, r.left, r.bottom, r.right) for r in rules), key=lambda r: (round(r.top), r.left))
    out: list[Rule] = []
    for rule in turned:
        last = next((i for i in range(len(out) - 1, max(-1, len(out) - 30), -1) if _goes_on(out[i], rule)), None)
        if last is None:
            out.append(rule)
        else:
            out[last] = out[last]._replace(right=max(out[last].right, rule.right))
    return out if level else [Rule(r.top, r.left, r.bottom, r.right) for r in out]


def _goes_on(last: Rule, rule: Rule) -> bool:
    return abs(last.top - rule.top) < 1.5 and rule.left <= last.right + _TOUCH and last.left <= rule.right + _TOUCH


def _touching(level: list[Rule], upright: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that touch one another."""
    parent = list(range(len(level) + len(upright)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, one in enumerate(level):
        for j, two in enumerate(upright):
            crosses = one.left - _TOUCH <= two.left <= one.right + _TOUCH and two.top - _TOUCH <= one.top <= two.bottom + _TOUCH
            if crosses:
                parent[root(i)] = root(len(level) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate((*level, *upright)):
        groups.setdefault(root(index), ([], []))[index >= len(level)].append(rule)
    yield from groups.values()


def _grid(level: list[Rule], upright: list[Rule]) -> Grid | None:
    """The grid that rules draw; ``None`` where they are a frame, an underline, a figure."""
    if not level or not upright:
        return None
    xs = _edges([r.left for r in upright], [min(r.left for r in level), max(r.right for r in level)])
    ys = _edges([r.top for r in level], [min(r.top for r in upright), max(r.bottom for r in upright)])
    if not 3 <= len(xs) <= _MOST_COLUMNS or not 2 <= len(ys) <= _MOST_ROWS:
        return None
    if xs[-1] - xs[0] < _LEAST_WIDTH or ys[-1] - ys[0] < _LEAST_HEIGHT:
        return None
    return Grid(xs, ys, list(_cells(xs, ys, level, upright)))


def _edges(inner: Iterable[float], outer: Iterable[float]) -> list[float]:
    """Places of rules, those that are nearly the same made one; the outer ones count where no rule stands there."""
    out: list[float] = []
    for value in sorted((*inner, *outer)):
        if not out or value - out[-1] > _SAME:
            out.append(value)
    return out


def _cells(xs: list[float], ys: list[float], level: list[Rule], upright: list[Rule]) -> Iterator[Cell]:
    """The cells, joined where no rule parts them."""
    rows, columns = len(ys) - 1, len(xs) - 1
    parts_below = [[_covers(level, ys[r + 1], xs[c], xs[c + 1], level=True) for c in range(columns)] for r in range(rows)]
    parts_right = [[_covers(upright, xs[c + 1], ys[r], ys[r + 1], level=False) for c in range(columns)] for r in range(rows)]
    taken: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            right = column
            while right + 1 < columns and not parts_right[row][right] and (row, right + 1) not in taken:
                right += 1
            below = row
            while below + 1 < rows and _goes_down(parts_below, parts_right, below, column, right):
                below += 1
            taken |= {(r, c) for r in range(row, below + 1) for c in range(column, right + 1)}
            yield Cell(row, column, below - row + 1, right - column + 1, xs[column], xs[right + 1])


def _goes_down(parts_below: list[list[bool]], parts_right: list[list[bool]], row: int, left: int, right: int) -> bool:
    """True if a cell of these columns goes on in the row below."""
    open_below = not any(parts_below[row][left : right + 1])
    beside = parts_right[row + 1]
    # Where its sides end, so does the cell, even if nothing is drawn below it.
    sides = (left == 0 or beside[left - 1]) and (right + 1 == len(beside) or beside[right])
    return open_below and sides and not any(beside[left:right])


def _covers(rules: list[Rule], at: float, start: float, end: float, *, level: bool) -> bool:
    """True if rules stand along most of an edge of a cell."""
    covered = 0.0
    for rule in rules:
        place, low, high = (rule.top, rule.left, rule.right) if level else (rule.left, rule.top, rule.bottom)
        if abs(place - at) <= _SAME:
            covered += max(0.0, min(high, end) - max(low, start))
    return covered >= _COVERED * (end - start)


def _cell_of(grid: Grid, glyph: Glyph) -> Cell | None:
    x, y = (glyph.left + glyph.right) / 2, glyph.base - 0.3 * glyph.size
    if not (grid.xs[0] <= x <= grid.xs[-1] and grid.ys[0] <= y <= grid.ys[-1]):
        return None
    column, row = bisect_right(grid.xs, x) - 1, bisect_right(grid.ys, y) - 1
    for cell in grid.cells:
        if cell.row <= row < cell.row + cell.rows and cell.column <= column < cell.column + cell.columns:
            return cell
    return None


def same_columns(one: Sequence[float], two: Sequence[float]) -> bool:
    """True if two grids may be one table: their outer edges are the same, and all edges of one are edges of the other.

    >>> same_columns([85, 130, 540], [84, 130, 300, 541]), same_columns([85, 130, 540], [85, 160, 540])
    (True, False)
    """
    few, many = sorted((one, two), key=len)
    outer = abs(few[0] - many[0]) < 2 * _SAME and abs(few[-1] - many[-1]) < 2 * _SAME
    return outer and all(any(abs(edge - other) < 2 * _SAME for other in many) for edge in few)


def columns_within(xs: Sequence[float], edges: tuple[float, float] | None) -> int:
    """How many columns of a table lie between the edges of a cell.

    >>> columns_within([85, 130, 300, 540], (130, 540)), columns_within([], None)
    (2, 1)
    """
    return 1 if edges is None else 1 + sum(edges[0] + 2 * _SAME < x < edges[1] - 2 * _SAME for x in xs)
