"""The lines of a table's rows shared out among its columns, where nothing shows the ends of cells but what they hold."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf

from vnplan.read.cell_kinds import fits, times_in
from vnplan.read.lines import TextLine, words_in
from vnplan.read.unruled import is_section
from vnplan.rules.words import lists
from vnplan.text.patterns import compiled
from vnplan.vocab.fields import BODIES, Role

# What a cell shows for its column's name weighs so much; so many lines of it say what it is.
_WEIGHTS: dict[Role | None, float] = {"period": 2.5, "lead": 2.0, "coordinating": 2.0, "content": 0.5}
_SEEN = 4
# What is rare: an empty cell, one that begins with a small letter or ends within a phrase, a line too wide, lines in no cell.
_EMPTY, _SMALL, _UNENDED, _WIDE, _OUTSIDE = 1.2, 2.5, 1.5, 1.5, 1.0
# Who works together is not always said; a time within a cell of bodies is another cell.
_ALONE, _TIMED = 0.8, 1.0
# A capital within a cell, and one behind a full stop; a page cuts a row anywhere; what follows the last row is no row.
_CAPITAL, _RESTARTS, _CUT, _AFTER = 0.3, 0.7, 0.2, 0.15
# Two cells on one line are rarer than two on two.
_BESIDE = 0.4
_CAPITALISED = compiled(r"(?<=[\w.;] )(?=[A-ZĐÀ-Ỹ])")
_EDGE = compiled(r" ?(?=[A-ZĐÀ-Ỹ\d])")
_SLACK, _MOST_ARE = 1.2, 0.9
_LONGEST_SHOWN = 100
_FIT = 0.7

# What stands in a line behind another part of it has this for the blank lines before it.
_PART = -1

Cuts = tuple[int, ...]
_Best = list[tuple[float, Cuts]]


@dataclass(slots=True)
class SharedRow:
    """A row: its number, the lines behind that, and where those of each column end; the rest stands behind the row.

    ``last`` says that the table may end in it, ``cut`` that a page does. Without a number it goes on a row that a page cut.
    """

    number: TextLine | None
    lines: list[TextLine] = field(default_factory=list)
    last: bool = False
    cut: bool = False
    cuts: Cuts = (0,)

    @property
    def cells(self) -> list[list[TextLine]]:
        """The lines of each column behind the numbers."""
        return [_whole(self.lines[begin:end]) for begin, end in pairwise(self.cuts)]

    @property
    def behind(self) -> list[TextLine]:
        """The lines behind the row."""
        return _whole(self.lines[self.cuts[-1] :])


def _whole(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines, the parts of one put together."""
    out: list[TextLine] = []
    for line in lines:
        if out and line.gap == _PART:
            out[-1] = out[-1]._replace(end=line.end)
        else:
            out.append(line._replace(gap=max(0, line.gap)))
    return out


class Sharing:
    """Shares the lines of rows out among columns with these roles, the column of numbers left out."""

    def __init__(self, text: str, roles: Sequence[Role | None]) -> None:
        self._text, self._roles = text, roles
        self._widths = [0] * len(roles)

    def share(self, rows: Sequence[SharedRow]) -> bool:
        """Shares out all rows, twice, for the first time shows how wide the columns are; whether most fit their columns."""
        for row in rows:
            row.lines = [part for line in row.lines for part in self._parts(line)]
        for _ in range(2):
            for row in rows:
                row.cuts = self._cheapest(row)
            shared = [row.cells for row in rows]
            for column in range(len(self._roles)):
                held = (line for cells in shared if column < len(cells) for line in cells[column])
                lengths = sorted(line.end - line.start for line in held)
                self._widths[column] = lengths[int(len(lengths) * _MOST_ARE)] if lengths else 0
        numbered = [row for row in rows if row.number]
        return 2 * sum(map(self._fits, numbered)) > len(numbered)

    def _parts(self, line: TextLine) -> list[TextLine]:
        """A line, parted where a cell of another column may begin in it: a time that ends it, a body."""
        words = self._text[line.start : line.end]
        bodies = [role for role in self._roles if role in BODIES]
        capitals = (one.start() for one in _CAPITALISED.finditer(words))
        cuts = {at for at in capitals if any(fits(role, words[at:]) == 1 for role in bodies)}
        if "period" in self._roles:
            # Another cell begins where a time does, and where it ends.
            edges = (_EDGE.match(words, edge) for time in times_in(words) for edge in time)
            cuts |= {edge.end() for edge in edges if edge and words[edge.end() - 1 : edge.end()] == " "}
        begins = [0, *sorted(cuts)]
        ends = [*(len(words[:cut].rstrip()) for cut in begins[1:]), len(words)]
        return [
            TextLine(line.start + begin, line.start + end, _PART if begin else line.gap)
            for begin, end in zip(begins, ends, strict=True)
        ]

    def _fits(self, row: SharedRow) -> bool:
        """True if all cells of a row show what their columns are named for; nobody need work with others."""
        shown = [
            (role, words_in(self._text, cell)) for role, cell in zip(self._roles, row.cells, strict=False) if role in _WEIGHTS
        ]
        return all(
            role == "coordinating" if not words else role == "content" or fits(role, words) >= _FIT for role, words in shown
        )

    def _cheapest(self, row: SharedRow) -> Cuts:
        if row.number is None and (not row.lines or is_section(self._text, row.lines[0])):
            return (0,)
        best: _Best = [(0.0, (0,)), *((inf, ()) for _ in row.lines)]
        stops = [self._stops(row, line) for line in row.lines]
        for column in range(len(self._roles)):
            best = self._with_column(row, column, best, stops)
        costs = [cost + self._behind(row, index) for index, (cost, _) in enumerate(best)]
        return best[min(range(len(costs)), key=costs.__getitem__)][1]

    def _with_column(self, row: SharedRow, column: int, best: _Best, stops: Sequence[float]) -> _Best:
        """The cheapest ways to share out lines among the columns up to this one, by how many lines they take.

        ``stops`` is what it costs that a cell ends with each line, whatever stands before it.
        """
        empty = (_ALONE if self._roles[column] == "coordinating" else _EMPTY) if row.number else _CUT
        after: _Best = [(cost + empty, (*cuts, index)) for index, (cost, cuts) in enumerate(best)]
        wide = [self._is_wide(column, line) for line in row.lines]
        further = [cost + self._restarts(row, column, at) for at, cost in enumerate(wide)]
        for begin, (before, cuts) in enumerate(best[:-1]):
            if before == inf:
                continue
            cost = before + self._begins(row, column, begin) + wide[begin]
            for end in range(begin + 1, len(row.lines) + 1):
                cost += further[end - 1] if end - 1 > begin else 0
                # What the cell shows costs nothing at best: most ways need no look at it.
                if cost < after[end][0]:
                    total = cost + (stops[end - 1] + self._shows(row, column, begin, end))
                    if total < after[end][0]:
                        after[end] = (total, (*cuts, end))
        return after

    def _begins(self, row: SharedRow, column: int, begin: int) -> float:
        """The cost of a cell that begins with a line."""
        small = self._text[row.lines[begin].start].islower()
        cost = (_SMALL if row.number else _CUT) * small + _BESIDE * (row.lines[begin].gap == _PART)
        role = self._roles[column]
        if role in BODIES and not (small and row.number is None):
            cost += _WEIGHTS[role] * (1 - fits(role, words_in(self._text, row.lines[begin : begin + _SEEN])))
        return cost

    def _is_wide(self, column: int, line: TextLine) -> float:
        """The cost of a line that is wider than its column."""
        width = self._widths[column]
        return _WIDE * bool(width and line.end - line.start > width * _SLACK)

    def _restarts(self, row: SharedRow, column: int, at: int) -> float:
        """The cost of a further line of a cell that begins as a cell does."""
        line = row.lines[at]
        if self._roles[column] in BODIES and "period" in self._roles and self._is_time(line):
            return _TIMED
        if line.gap == _PART or not self._text[line.start].isupper():
            return 0.0
        return _RESTARTS if self._text[row.lines[at - 1].end - 1] in ".;" else _CAPITAL

    def _is_time(self, line: TextLine) -> bool:
        return line.end - line.start <= _LONGEST_SHOWN and fits("period", self._text[line.start : line.end]) == 1

    def _stops(self, row: SharedRow, line: TextLine) -> float:
        """The cost of a cell that ends with a line within a phrase."""
        words = self._text[line.start : line.end].split()
        last = words[-1]
        heads = (head for head in (last, " ".join(words[-2:])) if head[:1].isupper())
        opens = last.lower() in lists()["dependent"] or any(head.lower() in lists()["body_head"] for head in heads)
        return (_CUT if row.cut else _UNENDED) * (opens or last[-1:] in ",-–")

    def _shows(self, row: SharedRow, column: int, begin: int, end: int) -> float:
        """The cost of a cell of some lines that does not show what its column is named for."""
        role = self._roles[column]
        first = row.lines[begin]
        if role in BODIES and not row.cut and self._text[row.lines[end - 1].end - 1] == ";":
            return _UNENDED  # of several bodies another follows
        if role not in ("period", "content") or (row.number is None and self._text[first.start].islower()):
            return 0.0
        # What is longer than figures and times are needs no look.
        short = row.lines[end - 1].end - first.start <= _LONGEST_SHOWN
        fit = fits(role, words_in(self._text, row.lines[begin:end])) if short else 0.5 * (role == "content")
        return _WEIGHTS[role] * (1 - fit)

    def _behind(self, row: SharedRow, index: int) -> float:
        """The cost of the lines that stand in no cell: a section's heading below a row costs nothing."""
        if index == len(row.lines) or is_section(self._text, row.lines[index]):
            return 0.0
        return (_AFTER if row.last else _OUTSIDE) * (len(row.lines) - index)
