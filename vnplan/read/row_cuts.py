"""The line that each row of a table begins with: rows are known by their numbers, at the top of each or in its middle."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from typing import NamedTuple

from vnplan.read.lines import TextLine

# A number stands at the top of its row, or as many lines are above it as below it.
_OFF_TOP, _OFF_MIDDLE = 2.0, 1.0
# Where blank lines part rows, one within a row is rare, and so is a row that begins without one.
_GAP_WITHIN, _NO_GAP = 3.0, 3.0
# A cell begins with a small letter; the words of another row's begin with a capital.
_SMALL, _SMALL_BESIDE = 3.0, 1.0
_REST, _REST_CAPITAL = 1.5, 1.0
# A page cuts a row anywhere.
_CUT = 0.3


class Placed(NamedTuple):
    """A line of a table: its cells, whether it has the number of a row, whether a blank line stands before it."""

    line: TextLine
    cells: list[list[TextLine]]
    numbered: bool
    gap: bool


@dataclass(slots=True)
class Stretch:
    """Lines of rows, or of the heading of a part (``heads``), that follow one another on a page.

    ``whole``, the first line begins a row: no page cut it. ``starts`` are the lines that rows begin with; what stands above the
    first goes on the row before.
    """

    lines: list[Placed]
    heads: bool
    whole: bool
    starts: list[int] = field(default_factory=list)


def share_rows(text: str, stretches: Sequence[Stretch]) -> None:
    """Tells each stretch which lines its rows begin with."""
    spaced = _is_spaced(stretches)
    best: tuple[float, list[list[int]]] = inf, []
    for middle in (False, True):
        found = [_page(text, one.lines, first=one.whole, spaced=spaced, middle=middle) for one in stretches]
        best = min(best, (sum(cost for cost, _ in found), [starts for _, starts in found]))
    for one, starts in zip(stretches, best[1], strict=True):
        one.starts = starts


def _is_spaced(stretches: Sequence[Stretch]) -> bool:
    """True if a blank line stands between most rows."""
    between = [False]
    for one in stretches:
        marks = [index for index, line in enumerate(one.lines) if line.numbered]
        between += (any(line.gap for line in one.lines[a + 1 : b + 1]) for a, b in pairwise(marks))
    return sum(between) * 2 > len(between) - 1


def _page(text: str, page: Sequence[Placed], *, first: bool, spaced: bool, middle: bool) -> tuple[float, list[int]]:
    """The cheapest lines for the rows of a page to begin with, and what they cost."""
    marks = [index for index, one in enumerate(page) if one.numbered]
    if not marks:
        return 0.0, [0] if first else []

    def cost(start: int, mark: int, end: int, *, cut: bool) -> float:
        above, below = mark - start, end - 1 - mark
        off = _OFF_MIDDLE * abs(above - below) * (_CUT if cut else 1) if middle else _OFF_TOP * above
        gaps = sum(one.gap for one in page[start + 1 : end]) * _GAP_WITHIN + (start > 0 and not page[start].gap) * _NO_GAP
        return off + (gaps if spaced else 0.0) + _small(text, page[start:end])

    ways: dict[int, tuple[float, list[int]]] = {0: (0.0, [0])}
    if first:
        # A further row of the header.
        ways |= {start: (_REST, [0, start]) for start in range(1, marks[0] + 1) if page[start].gap}
    else:
        ways |= {start: (_rest(text, page[:start]), [start]) for start in range(1, marks[0] + 1)}
    for index, mark in enumerate(marks):
        last = index == len(marks) - 1
        ends = [len(page)] if last else range(mark + 1, marks[index + 1] + 1)
        cut = last or (index == 0 and not first)
        ways = {
            end: min((before + cost(start, mark, end, cut=cut), [*starts, end]) for start, (before, starts) in ways.items())
            for end in ends
        }
    total, starts = ways[len(page)]
    return total, starts[:-1]


def _small(text: str, row: Sequence[Placed]) -> float:
    """What it costs that cells of a row begin with small letters; what the row is to say counts most."""
    out = 0.0
    seen: set[int] = set()
    for one in row:
        for column, cell in enumerate(one.cells):
            if cell and column not in seen:
                seen.add(column)
                out += (_SMALL if column == 1 else _SMALL_BESIDE) * text[cell[0].start].islower()
    return out


def _rest(text: str, row: Sequence[Placed]) -> float:
    """What it costs that lines go on a row of the page before."""
    first = next((one.cells[1][0] for one in row if len(one.cells) > 1 and one.cells[1]), None)
    return _REST + _REST_CAPITAL * (first is not None and text[first.start].isupper())
