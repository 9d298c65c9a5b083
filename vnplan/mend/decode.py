"""Suspicious stretches of a stream are decoded by a beam over the model and the channel, all of them in lockstep."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vnplan.lm.model import Around, Model, Stream
from vnplan.lm.tokens import Flags, to_next
from vnplan.mend.evidence import Evidence

Ids = npt.NDArray[np.uint16]
Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
BEAM = 5
LM_WEIGHT = 0.82
LONGEST = 6
# How many words behind a stretch are judged with it.
_BEHIND = 2
# Of a long document so many places at a time: what is worked out for their options is many times their size.
AT_ONCE = 1 << 12
# What the packed probability of a word may be above one, as a log, and more.
_SURELY = 0.25


@dataclass(frozen=True, slots=True, eq=False)
class Lattice:
    """Places of a stream that are in doubt, and what may stand there.

    ``options`` and ``costs`` hold, from ``first[k]`` to ``first[k + 1]``, what may stand at ``places[k]``: what was read
    comes first, with the log probability of being an unknown word as its (negative) cost. The stream stands behind two bounds
    and before two.
    """

    stream: Stream
    places: Ints
    first: Ints
    options: Ids
    costs: Floats

    def only(self, rows: Ints) -> "Lattice":
        """The lattice of some of the places."""
        width = self.first[rows + 1] - self.first[rows]
        option = ranges(self.first[rows], width)
        first = np.concatenate(([0], np.cumsum(width)))
        return Lattice(self.stream, self.places[rows], first, self.options[option], self.costs[option])


class Case(NamedTuple):
    """Places in doubt, and who judges them: the model, the document itself, and the log odds of an error."""

    model: Model
    lattice: Lattice
    evidence: Evidence
    prior: float


def ranges(start: Ints, size: Ints) -> Ints:
    """The integers from each start, as many as each size, end to end.

    >>> ranges(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    end = size.cumsum()
    return np.asarray((start - end + size).repeat(size) + np.arange(int(end[-1]) if len(end) else 0))


def stretches(places: Ints) -> tuple[Ints, Ints]:
    """Where runs of neighbouring places begin, and how long they are; long ones are cut."""
    if not len(places):
        return places, places
    cut = _begins(places - np.arange(len(places)))
    pieces = -(-to_next(cut, len(places)) // LONGEST)
    begin = cut.repeat(pieces) + ranges(np.zeros(len(cut), np.int64), pieces) * LONGEST
    return begin, to_next(begin, len(places))


def beside(places: Ints) -> npt.NDArray[np.bool_]:
    """Which of some places, in order, have a neighbour among them.

    >>> beside(np.array([1, 3, 4, 7])).tolist()
    [False, True, True, False]
    """
    out = np.zeros(len(places), np.bool_)
    joined = places[1:] - places[:-1] == 1
    out[1:] |= joined
    out[:-1] |= joined
    return out


class _States(NamedTuple):
    """Ways through stretches: of which, their scores, what they chose; the last two words, and the weight of these as a pair."""

    stretch: Ints
    score: Floats
    path: Ints
    back2: Ids
    back1: Ids
    bow: Floats

    def only(self, rows: Ints | Flags) -> "_States":
        """Some of them."""
        stretch, score, path, back2, back1, bow = self
        return _States(stretch[rows], score[rows], path[rows], back2[rows], back1[rows], bow[rows])


def decode(case: Case) -> Ints:
    """For each place the index into ``options`` of what should stand there."""
    lattice = case.lattice
    begin, size = stretches(lattice.places)
    chosen = lattice.first[:-1].copy()
    if not len(begin):
        return chosen
    at, ids, count = lattice.places[begin] + 2, lattice.stream.ids, len(begin)
    score, path = np.zeros(count, np.float32), np.zeros((count, LONGEST), np.int64)
    states = _States(np.arange(count), score, path, ids[at - 2], ids[at - 1], lattice.stream.pairs[1][at - 2])
    worth = case.prior - lattice.costs
    worth[chosen] = -lattice.costs[chosen]
    ended = []
    for step in range(int(size.max())):
        live = step < size[states.stretch]
        if not live.all():
            ended.append(states.only(~live))
            states = states.only(live)
        states = _next(case, states, begin, worth, step)
    ended.append(states)
    _settle(chosen, begin, size, _with_behind(case, _States(*map(np.concatenate, zip(*ended, strict=True))), at + size))
    return chosen


def _next(case: Case, states: _States, begin: Ints, worth: Floats, step: int) -> _States:
    """The best states one place further on."""
    model, lattice, evidence, _ = case
    row = begin[states.stretch] + step
    width = lattice.first[row + 1] - lattice.first[row]
    parent, option = np.arange(len(row)).repeat(width), ranges(lattice.first[row], width)
    word, owner = lattice.options[option], states.stretch[parent]
    log_p, bow, key = model.step(states.back2[parent], states.back1[parent], word, states.bow[parent])
    gain = LM_WEIGHT * evidence.log_add(log_p, key, lattice.places[row[parent]] + 2)
    gain += worth[option]
    total = states.score[parent] + gain
    best = _top(owner, total)
    parent = parent[best]
    path = states.path[parent]
    path[:, step] = option[best]
    return _States(owner[best], total[best], path, states.back1[parent], word[best], bow[best])


def _with_behind(case: Case, states: _States, end: Ints) -> _States:
    """States with what the words behind their stretches say; ``end`` is where those stand."""
    model, lattice, evidence, _ = case
    stretch, score, path, back2, back1, bow = states
    for at in (end[stretch] + step for step in range(_BEHIND)):
        word = lattice.stream.ids[at]
        log_p, bow, key = model.step(back2, back1, word, bow)
        score = score + LM_WEIGHT * evidence.log_add(log_p, key, at)
        back2, back1 = back1, word
    return _States(stretch, score, path, back2, back1, bow)


def _settle(chosen: Ints, begin: Ints, size: Ints, states: _States) -> None:
    """Write the best path of each stretch."""
    order = np.lexsort((-states.score, states.stretch))
    for row in order[_begins(states.stretch[order])].tolist():
        k = int(states.stretch[row])
        chosen[begin[k] : begin[k] + size[k]] = states.path[row, : size[k]]


def _top(group: Ints, score: Floats) -> Ints:
    """The rows of the best states of each group."""
    order = np.argsort(group * 4096.0 - score, kind="stable")
    begins = _begins(group[order])
    rank = np.arange(len(order)) - begins.repeat(to_next(begins, len(order)))
    return np.asarray(order[rank < BEAM])


def _begins(group: Ints) -> Ints:
    """Where in a row of numbers another one begins."""
    new = np.ones(len(group), np.bool_)
    np.not_equal(group[1:], group[:-1], out=new[1:])
    return new.nonzero()[0]


def alone(case: Case, floor: Floats) -> Floats:
    """For each place the log odds of its best other option against what was read, all else as it was read.

    Odds below the ``floor`` of a place are any below it: most options are out by what they cost, or are in their place alone.
    """
    stream, places = case.lattice.stream, case.lattice.places
    gains = [np.zeros(0, np.float32)]
    for low in range(0, len(places), AT_ONCE):
        rows = np.arange(low, min(low + AT_ONCE, len(places)))
        readings = _Readings(case, rows, case.model.around(stream, places[rows] + 2))
        read = readings.as_read()
        owner, total = readings.others(read + floor[rows])
        begins = _begins(owner)
        best = np.full(len(rows), -np.inf, np.float32)
        best[owner[begins]] = np.maximum.reduceat(total, begins)
        gains.append(best - read)
    return np.concatenate(gains)


def posteriors(case: Case, chosen: Ints, rows: Ints) -> Floats:
    """For some places that change, the log odds of the choice against all other options, its neighbours as chosen."""
    lattice = case.lattice
    if not len(rows):
        return np.zeros(0, np.float32)
    ids = lattice.stream.ids.copy()
    ids[lattice.places + 2] = lattice.options[chosen]
    readings = _Readings(case, rows, case.model.around(lattice.stream, lattice.places[rows] + 2, ids))
    total = readings.all()
    start = readings.start
    pick = start + chosen[rows] - lattice.first[rows]
    mine = total[pick]
    rest = np.exp(np.minimum(total - mine[readings.owner], 60))
    rest[pick] = 0
    return np.asarray(-np.log(np.maximum(np.add.reduceat(rest, start), 1e-20)))


class _Readings:
    """The options of some rows of a lattice, in what stands ``around`` them."""

    def __init__(self, case: Case, rows: Ints, around: Around) -> None:
        lattice = case.lattice
        width = lattice.first[rows + 1] - lattice.first[rows]
        option = ranges(lattice.first[rows], width)
        self._case, self._around, self._at = case, around, lattice.places[rows] + 2
        self._word, self._costs, self._prior = lattice.options[option], lattice.costs[option], np.float32(case.prior)
        self._width, self.start = width, width.cumsum() - width
        self.owner = np.arange(len(rows)).repeat(width)

    def as_read(self) -> Floats:
        """The score of what was read in each place, in the stream as it is."""
        model, lattice, evidence, _ = self._case
        here, after, last = model.as_read(lattice.stream, self._at)
        at = np.concatenate((self._at, self._at + 1))
        both = evidence.log_add(np.concatenate((here, after)), evidence.stream[at - 1], at)
        total = both[: len(here)] + both[len(here) :]
        total += last
        return np.asarray(LM_WEIGHT * total - self._costs[self.start] + self._prior - self._prior)

    def all(self) -> Floats:
        """The score of every option."""
        total = self._of(np.arange(len(self.owner)), None)[1]
        total[self.start] -= self._prior
        return total

    def others(self, least: Floats) -> tuple[Ints, Floats]:
        """Places and scores of the options that were not read; some below the ``least`` of their place are left out."""
        bar = least.repeat(self._width)
        able = self._prior + np.float32(3 * _SURELY) - self._costs >= bar
        able[self.start] = False
        some, total = self._of(able.nonzero()[0], bar)
        return self.owner[some], total

    def _of(self, some: Ints, bar: Floats | None) -> tuple[Ints, Floats]:
        """Some options, and what they score; those that come to less than a bar may be left out."""
        model, _, evidence, _ = self._case
        owner, word = self.owner[some], self._word[some]
        own = model.here(self._around, owner, word)
        here = evidence.log_add(own.log_p, own.key, self._at[owner])
        if bar is not None:
            # No words behind are surer than sure.
            most = LM_WEIGHT * here - self._costs[some] + (self._prior + np.float32(2 * _SURELY))
            able = (most >= bar[some]).nonzero()[0]
            some, owner, word, own, here = some[able], owner[able], word[able], own.only(able), here[able]
        after, last, key = model.behind(self._around, owner, word, own)
        total = here + evidence.log_add(after, key, self._at[owner] + 1)
        total += last
        return some, LM_WEIGHT * total - self._costs[some] + self._prior
