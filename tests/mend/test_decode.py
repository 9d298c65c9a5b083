"""The decoder against every path there is: on small lattices all of them can be scored one by one."""

import itertools
import random
from collections.abc import Iterator

import numpy as np
import pytest

from vnplan.lm.model import Model, packed
from vnplan.lm.tokens import FIRST_WORD
from vnplan.mend.decode import BEAM, LM_WEIGHT, LONGEST, Case, Lattice, alone, decode, posteriors, ranges, stretches
from vnplan.mend.evidence import Evidence

PRIOR = -5.0


def lattice(seed: int, sizes: tuple[int, ...]) -> Lattice:
    """A stream of common words with runs of so many places in doubt, two or three readings each."""
    draw = random.Random(seed)  # noqa: S311 - a seed makes the stream the same at every run
    words = range(FIRST_WORD, FIRST_WORD + 400)
    stream, places = [draw.choice(words) for _ in range(3)], list[int]()
    for size in sizes:
        places += range(len(stream), len(stream) + size)
        stream += [draw.choice(words) for _ in range(size + draw.randrange(1, 4))]
    options, costs, first = list[int](), list[float](), [0]
    for place in places:
        more = draw.sample(words, 1 if len(sizes) > 1 else 2)
        options += [stream[place], *more]
        costs += [0.0, *(draw.uniform(0.0, 6.0) for _ in more)]
        first.append(len(options))
    padded = np.array([1, 1, *stream, 1, 1], np.uint16)
    at, begin = np.array(places, np.int64), np.array(first, np.int64)
    return Lattice(packed().follow(padded), at, begin, np.array(options, np.uint16), np.array(costs, np.float32))


def case(made: Lattice) -> Case:
    """The lattice before evidence that says nothing: every place is in doubt, and no doubtful pair is trusted."""
    ids = made.stream.ids
    return Case(packed(), made, Evidence(ids, np.ones(len(ids), np.bool_), 0.0), PRIOR)


def gains(made: Lattice, floor: float = -np.inf) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
    return alone(case(made), np.full(len(made.places), floor, np.float32))


def paths(made: Lattice, rows: range) -> Iterator[tuple[int, ...]]:
    yield from itertools.product(*(range(int(made.first[n]), int(made.first[n + 1])) for n in rows))


def score(
    model: Model, made: Lattice, rows: range, path: tuple[int, ...], stream: "np.ndarray[tuple[int], np.dtype[np.uint16]]"
) -> float:
    """What a path is worth, word by word to the second behind it."""
    words = stream.copy()
    words[made.places[list(rows)] + 2] = made.options[list(path)]
    low, high = int(made.places[rows[0]]) + 2, min(int(made.places[rows[-1]]) + 5, len(words))
    log_p = sum(map(model.after, *(words[low - back : high - back].tolist() for back in (2, 1, 0))))
    others = sum(option != made.first[n] for n, option in zip(rows, path, strict=True))
    cost = float(made.costs[list(path)].sum())
    return LM_WEIGHT * float(log_p) - cost + PRIOR * int(others)


def runs(sizes: tuple[int, ...]) -> Iterator[range]:
    at = 0
    for size in sizes:
        yield range(at, at + size)
        at += size


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("sizes", [(1,), (1, 2), (2, 1, 1), (1, 1, 2, 2)])
def test_the_best_path_of_each_run_is_chosen(sizes: tuple[int, ...], seed: int) -> None:
    model, made = packed(), lattice(seed, sizes)
    assert 2 ** max(sizes) <= BEAM, "the beam holds every path"
    chosen = decode(case(made))
    for rows in runs(sizes):
        scored = {path: score(model, made, rows, path, made.stream.ids) for path in paths(made, rows)}
        best = max(scored, key=lambda path: scored[path])
        found = tuple(chosen[list(rows)].tolist())
        assert found == best or abs(scored[found] - scored[best]) < 1e-3


@pytest.mark.parametrize("seed", range(8))
def test_gains_and_odds_are_those_of_all_other_readings(seed: int) -> None:
    model, made = packed(), lattice(seed, (1,))
    rows = range(1)
    scored = [score(model, made, rows, path, made.stream.ids) for path in paths(made, rows)]
    (gain,) = gains(made).tolist()
    assert gain == pytest.approx(max(scored[1:]) - scored[0], abs=1e-2)
    for option in (1, 2):
        (odds,) = posteriors(case(made), made.first[:-1] + option, np.array(rows)).tolist()
        rest = sum(float(np.exp(min(other - scored[option], 60.0))) for n, other in enumerate(scored) if n != option)
        assert odds == pytest.approx(-np.log(max(rest, 1e-20)), abs=1e-2)
    assert posteriors(case(made), made.first[:-1], np.zeros(0, np.int64)).tolist() == []


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("floor", [-6.0, -0.1, 2.0])
def test_gains_above_a_floor_are_what_they_are_without_one(seed: int, floor: float) -> None:
    made = lattice(seed, (1, 2, 1))
    whole, found = gains(made), gains(made, floor)
    above = whole > floor
    assert found[above].tolist() == whole[above].tolist()
    assert (found[~above] <= floor).all()


def test_a_lattice_of_some_places_has_their_readings() -> None:
    made = lattice(3, (1, 2, 1))
    some = made.only(np.array([1, 3], np.int64))
    assert some.places.tolist() == made.places[[1, 3]].tolist()
    assert some.first.tolist() == [0, 2, 4]
    assert some.options.tolist() == [*made.options[2:4].tolist(), *made.options[6:8].tolist()]
    assert some.costs.tolist() == [*made.costs[2:4].tolist(), *made.costs[6:8].tolist()]
    none = made.only(np.zeros(0, np.int64))
    assert decode(case(none)).tolist() == []
    assert gains(none).tolist() == []


@pytest.mark.parametrize(
    ("places", "begin", "size"),
    [
        ([], [], []),
        ([4], [0], [1]),
        ([4, 5, 7], [0, 2], [2, 1]),
        ([0, 1, 3, 4, 5, 9], [0, 2, 5], [2, 3, 1]),
        (list(range(LONGEST)), [0], [LONGEST]),
        (list(range(LONGEST + 1)), [0, LONGEST], [LONGEST, 1]),
        ([*range(2 * LONGEST), 40], [0, LONGEST, 2 * LONGEST], [LONGEST, LONGEST, 1]),
    ],
)
def test_neighbouring_places_are_runs_and_long_ones_are_cut(places: list[int], begin: list[int], size: list[int]) -> None:
    found = stretches(np.array(places, np.int64))
    assert [one.tolist() for one in found] == [begin, size]


def test_ranges_stand_end_to_end() -> None:
    assert ranges(np.array([5, 0, 9]), np.array([2, 0, 3])).tolist() == [5, 6, 9, 10, 11]
