"""What repair weighs on its way to the words it changes, kept for the cases of repair: most of it changes nothing in the end.

For each look at a page: the places in doubt with the best of what may stand there, how much likelier that is by itself; then
what was chosen, with its odds and what the odds have to reach.
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import numpy.typing as npt

from tests.conftest import CORPORA
from vnplan.lm.model import packed
from vnplan.mend import repair, words
from vnplan.mend.decode import alone
from vnplan.mend.search import Confusion
from vnplan.mend.words import channel
from vnplan.rules.load import load

WEIGHED = Path(__file__).parent / "cases" / "weighed.lines"
CANDIDATES = WEIGHED.with_stem("candidates")
Gains = npt.NDArray[np.floating[Any]]
_CASES = {"in_the_wild": 54, "synthetic": 60, "negative": 30}
_BEST, _MOST = 3, 6
_FIGURES = {
    "tr1ển",
    "c0ng",
    "8áo",
    "h0ặc",
    "1ập",
    "qu6c",
    "5ở",
    "t4m",
    "k1nh",
    "11",
    "l1",
    "0",
    "a1b2",
    "t!nh",
    "g" * 15,
    "g" * 17,
}
_NUMBER = re.compile(r"-?\d+\.\d")
# What is rounded may differ by this; sums of floats in another order by far less.
_ROOM = 0.11


def all_weighed() -> Iterator[str]:
    """What is weighed for cases of repair, a line for each look."""
    for name, count in _CASES.items():
        rows = (CORPORA / "repairs" / f"{name}.jsonl").read_text("utf-8").splitlines()[:count]
        for number, row in enumerate(rows, 1):
            text = json.loads(row).get("before") or json.loads(row)["text"]
            for caution in ("standard", "eager"):
                with _heard() as lines:
                    repair(text, caution=caution)
                yield from (f"{name} {number} {caution} {line}" for line in lines)


def all_candidates() -> Iterator[str]:
    """What a search finds for each misread word of the table, and for words with figures."""
    misread = {row.example[1].lower() for row in load("confusions", "confusion", Confusion)}
    for word in sorted(misread | _FIGURES):
        ids, costs = channel().search.candidates(word)
        best = [f"{packed().words[i]} {cost:.1f}" for i, cost in zip(ids[:_MOST].tolist(), costs[:_MOST], strict=True)]
        yield f"{word} {len(ids)} of {costs.sum():.1f}: {' | '.join(best)}"


def differ(one: str, other: str) -> bool:
    """True if two lines differ in more than the last figure of a number."""
    if _NUMBER.sub("", one) != _NUMBER.sub("", other):
        return True
    pairs = zip(_NUMBER.findall(one), _NUMBER.findall(other), strict=True)
    return any(abs(float(a) - float(b)) > _ROOM for a, b in pairs)


@contextmanager
def _heard() -> Iterator[list[str]]:
    """Listen to the functions that weigh."""
    lines: list[str] = []
    tellers: dict[str, Callable[..., Iterator[str]]] = {"alone": _alone, "posteriors": _odds, "needed": _needed}
    with ExitStack() as stack:
        for name, told in tellers.items():
            stack.enter_context(patch.object(words, name, _told(getattr(words, name), told, lines)))
        yield lines


def _told(asked: Callable[..., object], told: Callable[..., Iterator[str]], lines: list[str]) -> Callable[..., object]:
    def both(*said: object) -> object:
        found = asked(*said)
        lines.extend(told(found, *said))
        return found

    return both


def _alone(above: Gains, *said: Any) -> Iterator[str]:  # noqa: ANN401 - what is handed to the function that is heard
    """Of each place the likeliest words, how many there are, what they cost together, and the gain of the best.

    Repair asks for gains above a floor alone: these are the same.
    """
    case, floor = said
    model, lattice = case.model, case.lattice
    gain, parts = alone(case, np.full_like(floor, -np.inf)), []
    assert ((above == gain) | (gain < floor)).all()
    for n, place in enumerate(lattice.places.tolist()):
        first, last = int(lattice.first[n]), int(lattice.first[n + 1])
        options = [model.words[i] for i in lattice.options[first : min(last, first + 1 + _BEST)].tolist()]
        costs = float(lattice.costs[first:last].sum())
        parts.append(f"{place} {' '.join(options)} {last - first} {costs:.1f} {gain[n]:.1f}")
    yield f"alone {' | '.join(parts)}"


def _odds(odds: Gains, *said: Any) -> Iterator[str]:  # noqa: ANN401 - what is handed to the function that is heard
    case, chosen, rows = said
    model, lattice = case.model, case.lattice
    if len(rows):
        each = zip(rows.tolist(), odds.tolist(), strict=True)
        new = [f"{lattice.places[n]} {model.words[int(lattice.options[chosen[n]])]} {odd:.1f}" for n, odd in each]
        yield f"chosen {' | '.join(new)}"


def _needed(bars: Gains, *said: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    lattice, asked = said[2], np.flatnonzero(bars).tolist()
    if asked:
        yield f"needed {' | '.join(f'{lattice.places[n]} {bars[n]:.1f}' for n in asked)}"
