"""Which reading of each marker is right, decided over the whole sequence of a document.

A beam search: a state is the stack of open divisions; each line either continues a numbering that is open, opens one below,
or is running text that only looks like a marker. The cheapest explanation of all lines wins. (The idea of resolving markers
by their sequence is that of the regulations parsers of the United States' CFPB.)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from operator import itemgetter
from typing import NamedTuple

from vnplan.rules.reading import Reading

# States that are kept behind each line, and how much dearer than the best they may be.
_BEAM = 12
_MARGIN = 6.0
_RANK = {
    "part": 0, "chapter": 1, "section": 2, "subsection": 3, "article": 4, "letter": 5, "roman": 6, "number": 8, "step": 8.5,
    "multi2": 9, "multi3": 10, "multi4": 11, "multi5": 12, "paren": 9, "point": 13, "point_multi": 14, "enclosed": 15,
    "enclosed_roman": 16, "enclosed_point": 17,
}  # fmt: skip
_STRUCTURAL = 4
_MULTI = frozenset(style for style in _RANK if style.startswith("multi"))
# What it costs to take a line that begins like a marker for running text: the more a marker is a marker and nothing else,
# the more. Calibrated on the project's corpus together with the costs below.
_AS_TEXT = {"article": 4.0, "chapter": 4.0, "part": 3.0, "section": 2.6, "roman": 3.2, "number": 3.0, "point": 2.8, "multi2": 2.4,
            "enclosed": 1.2, "enclosed_roman": 1.0, "enclosed_point": 1.0, "letter": 2.0, "step": 1.5}  # fmt: skip
_SKIP, _SKIP_EACH, _REPEAT, _RESTART, _BACK = 1.0, 0.3, 1.6, 1.2, 3.5
_LATE_START, _LATE_EACH = 0.9, 0.15
_UNRANKED = 0.6
_DAMAGED = 1.4


@dataclass(frozen=True, slots=True, eq=False)
class Open:
    """An open division: its style and value, how it is written, and the numbers of a ``4.1.`` down to it.

    Two that are equal are one within an outline, so that stacks of them are compared fast.
    """

    style: str
    value: float
    number: str
    chain: tuple[str, ...]


class Choice(NamedTuple):
    """What was decided for a line: the reading, how deep it stands (0 is outermost), and its number in the label."""

    reading: Reading
    depth: int
    number: str
    irregular: str = ""


class _Way(NamedTuple):
    """A reading of a line, and what it opens, as the end of a stack, by how its number is written in the label."""

    reading: Reading
    opens: dict[str, tuple[Open]]


# What an explanation costs so far, its open divisions, its last article, and the one that it goes on with what was decided.
# A plain tuple: hundreds are made for each page, and most are dropped at once.
_State = tuple[float, tuple[Open, ...], float, "_Trail | None"]
_Trail = tuple[_State, tuple[Reading, int, str, str] | None]


def resolve(candidates: Sequence[Sequence[Reading]]) -> list[Choice | None]:
    """For each line its readings, in order; for each line what it is: a division, or ``None`` for running text.

    >>> from vnplan.rules.markers import readings
    >>> [c and c.number for c in resolve([readings(t) for t in ("7. Đề nghị", "s. Trên cơ sở", "9. Giao")])]
    ['7', '8', '9']
    """
    beam: list[_State] = [(0.0, (), 0.0, None)]
    known: dict[tuple[str, float, str, tuple[str, ...]], Open] = {}
    for readings in candidates:
        if not readings:
            continue
        ways = [_way(reading, known) for reading in readings]
        text = _as_text(readings[0])
        grown: list[_State] = []
        limit = inf
        for state in beam:
            # States stand in the order of their costs, and what follows costs no less.
            if state[0] > limit:
                break
            limit = _grow(grown, state, ways, text, limit)
        beam = _pruned(grown)
    return _unwound(beam[0], candidates)


def _way(reading: Reading, known: dict[tuple[str, float, str, tuple[str, ...]], Open]) -> _Way:
    chain = _chain(reading)
    opens = {}
    for number in (reading.number, _written(reading)) if reading.style in _MULTI else (reading.number,):
        key = (reading.style, reading.value, number, chain)
        opens[number] = (known.get(key) or known.setdefault(key, Open(*key)),)
    return _Way(reading, opens)


def _as_text(best: Reading) -> float:
    """What it costs to take a line for running text, by its likeliest reading."""
    text = _AS_TEXT.get(best.style, 1.8)
    if best.style == "point" and best.stop == ".":
        text = 1.5
    # What looks like a marker only when letters are taken for others is the likelier to be text.
    if best.style in ("roman", "number", "multi2") and best.cost:
        text = max(1.0, text - _DAMAGED * best.cost)
    return text


def _unwound(state: _State, candidates: Sequence[Sequence[Reading]]) -> list[Choice | None]:
    choices: list[Choice | None] = []
    while state[3]:
        state, choice = state[3]
        choices.append(tuple.__new__(Choice, choice) if choice else None)
    choices.reverse()
    order = iter(choices)
    return [next(order) if readings else None for readings in candidates]


def _pruned(states: list[_State]) -> list[_State]:
    """The cheapest states, one for each stack."""
    states.sort(key=itemgetter(0))
    out: dict[tuple[Open, ...], _State] = {}
    limit = states[0][0] + _MARGIN
    for state in states:
        if state[0] > limit or len(out) >= _BEAM:
            break
        out.setdefault(state[1], state)
    return list(out.values())


def _grow(out: list[_State], state: _State, ways: Sequence[_Way], text: float, limit: float) -> float:
    """Add the states that may follow one, save those dearer than ``limit``; the limit that holds for those of the next.

    ``text`` is what it costs to take the line for running text.
    """
    before, stack, last_article, _ = state
    as_text = before + text
    if as_text <= limit:
        out.append((as_text, stack, last_article, (state, None)))
        limit = min(limit, as_text + _MARGIN)
    for reading, opens in ways:
        own = reading.cost
        if before + own > limit:
            continue
        for cost, keep, number, irregular in _places(stack, last_article, reading):
            total = before + cost + own
            if total > limit:
                continue
            if total + _MARGIN < limit:  # noqa: PLR1730 - a call takes as long as all else that is done here
                limit = total + _MARGIN
            article = reading.value if reading.style == "article" else last_article
            out.append((total, stack[:keep] + opens[number], article, (state, (reading, keep, number, irregular))))
    return limit


def _chain(reading: Reading) -> tuple[str, ...]:
    if reading.prefix and reading.style != "point_multi":
        return (*reading.prefix, reading.number)
    return (reading.number,)


def _written(reading: Reading) -> str:
    """The number of a ``4.1.`` as it is written."""
    return ".".join((*reading.prefix, reading.number))


def _places(stack: tuple[Open, ...], article: float, reading: Reading) -> list[tuple[float, int, str, str]]:
    """Where a reading can stand: cost, how much of the stack it keeps, its number in the label, what is irregular."""
    style = reading.style
    if style in _MULTI:
        return _multi_places(stack, reading)
    depth = len(stack) - 1
    while depth >= 0 and stack[depth].style != style:
        depth -= 1
    if depth < 0:
        out = _new_places(stack, article, reading)
    else:
        cost, irregular = _step_cost(stack[depth].value, reading)
        out = [(cost, depth, reading.number, irregular)]
        if reading.value == 1 and stack[-1].style == "step":
            # The steps of a procedure have a numbering of their own, whatever is numbered around them.
            out.append((_UNRANKED, len(stack), reading.number, ""))
    if style == "point_multi" and not any(o.style == "point" and o.number == reading.prefix[0] for o in stack):
        return [(cost + 1.5, keep, number, irregular) for cost, keep, number, irregular in out]
    return out


def _step_cost(before: float, reading: Reading) -> tuple[float, str]:
    """What it costs to follow ``before`` in one numbering."""
    step = reading.value - before
    if step == 1 or 0 < step < 1:
        return 0.0 if step == 1 else 0.2, ""
    if reading.style in ("point", "enclosed_point") and 1 < step <= 2 and before == 4:
        return 0.2, ""
    if step > 1:
        return _SKIP + _SKIP_EACH * min(step - 1, 12), "skipped"
    if step == 0:
        return _REPEAT, "repeated"
    if reading.value == 1:
        return _RESTART, "restarted"
    return _BACK, "backwards"


def _new_places(stack: tuple[Open, ...], article: float, reading: Reading) -> list[tuple[float, int, str, str]]:
    """Where a style that is not open can begin."""
    rank = _RANK[reading.style]
    start = 0.05 if reading.value <= 1 else _LATE_START + _LATE_EACH * min(reading.value - 1, 14)
    if reading.style == "article" and reading.value == article + 1:
        start = 0.0
    irregular = "" if start < _LATE_START else "late"
    keep = len(stack)
    if reading.style == "step":
        # A procedure stands below whatever division it is that has it; a numbering in brackets is none.
        while keep and _RANK[stack[keep - 1].style] > _RANK["point"]:
            keep -= 1
        return [(start, keep, reading.number, irregular)]
    while keep and _RANK[stack[keep - 1].style] > rank:
        keep -= 1
    out = [(start + (0.0 if keep == len(stack) else 0.3), keep, reading.number, irregular)]
    if keep < len(stack) and rank > _STRUCTURAL:
        out.append((start + _UNRANKED, len(stack), reading.number, irregular))
    return out


def _multi_places(stack: tuple[Open, ...], reading: Reading) -> list[tuple[float, int, str, str]]:
    """Where ``4.1.`` can stand: below the 4, after 4.0 beside it, below a Roman IV, or by itself."""
    out = []
    written = _written(reading)
    for depth in range(len(stack) - 1, -1, -1):
        one = stack[depth]
        if one.style == reading.style and one.chain[:-1] == reading.prefix:
            cost, irregular = _step_cost(one.value, reading)
            number = reading.number if "." not in one.number else written
            return [(cost, depth, number, irregular)]
        if one.chain == reading.prefix:
            start = 0.0 if reading.value <= 1 else _LATE_START
            return [(start, depth + 1, reading.number, "" if reading.value <= 1 else "late")]
        if (
            one.style in ("roman", "letter", "article", "section")
            and one.value == int(reading.prefix[0])
            and len(reading.prefix) == 1
        ):
            start = 0.3 if reading.value <= 1 else _LATE_START
            out.append((start, depth + 1, written, "" if reading.value <= 1 else "late"))
    keep = len(stack)
    while keep and (stack[keep - 1].style in _MULTI or _RANK[stack[keep - 1].style] > _RANK["number"]):
        keep -= 1
    out.append((1.3, keep, written, "orphan"))
    return out
