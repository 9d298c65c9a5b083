"""Where columns that blanks align part: the places that the words of hardly any line of a page cross."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from vnplan.read.columns import line_begin
from vnplan.read.lines import TextLine, words_at
from vnplan.text import kept_re as re
from vnplan.text.patterns import compiled

_BLANKS = re.compile(r" +")
_TIMED = compiled(r"(?i)(?:từ|trước|ngày|tháng|quý|năm|đến|hết|[–-])$")
_FIGURE = re.compile(r"\d|[IVX]+\b")
# A name of a column may stand so far beside what it names; a page sets the columns of the one before so far aside.
_ASIDE = 3
_SHIFTS = sorted(range(-30, 31), key=abs)
# A word crosses; a word begins or ends with one blank before or behind it, as words within a cell do too.
_CROSSES, _TOUCHES = 1.0, 0.5
# In a column words of many lines begin below one another.
_BEGINS, _CAPITAL = 0.2, 0.1
# The lines of a page are not set quite alike.
_JITTER, _BESIDE, _EQUAL = 2, 0.1, 0.2
_SHIFTED = 0.2
# What stands farther from where columns part is crossed.
_NEAR = 3
_WIDE, _SMALL = 0.5, 1.2
_RIGHT = 2
_WITHIN_TIME = 4.0
_ENDLESS = 1 << 20


class Gutters(NamedTuple):
    """The first and the last place at which each column but the first may begin, counted from the beginning of the line."""

    places: tuple[tuple[int, int], ...]
    cost: float = 0.0

    def cells(self, text: str, line: TextLine) -> tuple[list[list[TextLine]], int]:
        """The cells of a line, and how many words of it stand across where columns part.

        >>> text = "1   Trồng cây  Sở Y tế"
        >>> Gutters(((2, 4), (14, 16))).cells(text, TextLine(0, 22, 0))[1]
        0
        """
        begin = line_begin(text, line)
        body = text[begin : line.end]
        runs = [(one.start(), one.end(), _start(body, *one.span())) for one in _BLANKS.finditer(body)]
        runs = [*([] if runs and not runs[0][0] else [(0, 0, 0.0)]), *runs, (len(body), _ENDLESS, -_WIDE)]
        out: list[list[TextLine]] = []
        at = crossed = index = drift = 0
        for first, last in self.places:
            place = (first - drift, last - drift)
            far, index = min((_distance(run, place), number) for number, run in enumerate(runs) if number >= index)
            crossed += far > _NEAR
            start, end, _ = runs[index]
            # Words that one blank parts stand a little farther left in each column.
            drift = max(0, last - end) if end - start == 1 else 0
            out.append(words_at(text, begin + at, begin + max(at, start)))
            at = max(at, min(end, len(body)))
        return [*out, words_at(text, begin + at, line.end)], crossed


def _start(body: str, start: int, end: int) -> float:
    """What it costs that a column begins behind blanks: wide ones are rare in a cell, and few cells begin with small letters."""
    if end - start > 1:
        return -_WIDE
    if _TIMED.search(body, 0, start) and _FIGURE.match(body, end):
        return _WITHIN_TIME
    return _SMALL * body[end : end + 1].islower()


def _distance(run: tuple[int, int, float], place: tuple[int, int]) -> float:
    """How far blanks stand from where a column may begin, and what it costs that one begins behind them."""
    (start, end, cost), (first, last) = run, place
    right = _RIGHT if end - start == 1 else 1
    return max(0, right * (start + 1 - last), first - end) + cost


def gutters(costs: Sequence[float], names: Sequence[range]) -> Gutters:
    """Where the columns part between their names, by what it costs on a page that one begins at each place.

    >>> gutters(costs_of(["TT  Nội dung   Hạn", "1   Trồng cây  Quý I"]), [range(0, 2), range(4, 12), range(15, 18)]).places
    ((3, 5), (14, 16))
    """
    found = [_between(costs, left.stop - _ASIDE, right.start + _ASIDE) for left, right in pairwise(names)]
    return Gutters(tuple(place for place, _ in found), sum(cost for _, cost in found))


def shifted(costs: Sequence[float], names: Sequence[range]) -> tuple[Gutters, list[range]]:
    """Where the columns part on a page that does not name them, and where the names of the page before would stand."""
    best: tuple[float, Gutters, list[range]] | None = None
    for shift in _SHIFTS:
        moved = [range(max(0, one.start + shift), max(0, one.stop + shift)) for one in names]
        found = gutters(costs, moved)
        cost = found.cost + _SHIFTED * abs(shift)
        if best is None or cost < best[0]:
            best = cost, found, moved
    assert best is not None  # noqa: S101 - there are shifts
    return best[1:]


def _between(costs: Sequence[float], low: int, high: int) -> tuple[tuple[int, int], float]:
    """Where between two places a column begins: where the fewest words are crossed and the most begin."""
    low = max(1, low)
    places = range(low, max(low + 1, min(high + 1, len(costs))))
    within = {at: costs[at] if at < len(costs) else 0.0 for at in places}
    least = min(within, key=within.__getitem__)
    first = last = least
    while within.get(first - 1, _ENDLESS) <= within[least] + _EQUAL:
        first -= 1
    while within.get(last + 1, _ENDLESS) <= within[least] + _EQUAL:
        last += 1
    return (first, last), within[least]


def costs_of(bodies: Sequence[str]) -> list[float]:
    """What it costs for each place of a page that a column begins there: a line may set it a little aside."""
    width = max(map(len, bodies), default=0) + 1
    total = [0.0] * width
    for body in bodies:
        own = [_crossing(body, at) for at in range(1, len(body) + 1)]
        for at in range(1, len(body) + 1):
            near = range(max(1, at - _JITTER), min(len(body), at + _JITTER) + 1)
            total[at] += min(own[place - 1] + _BESIDE * abs(place - at) for place in near)
    return total


def _crossing(body: str, at: int) -> float:
    """What it costs that a column begins at a place of a line; what a word that begins there brings."""
    if at >= len(body):
        return 0.0
    before, here = body[at - 1] == " ", body[at] == " "
    if not before:
        return _CROSSES if not here else _TOUCHES
    if here:
        return 0.0
    if at < 2 or body[at - 2] == " ":
        return -_BEGINS
    return -_CAPITAL if body[at].isupper() or body[at].isdigit() else _TOUCHES
