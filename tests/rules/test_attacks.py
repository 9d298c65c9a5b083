"""No text makes a reader try over and over: texts made from every pattern of the tables, eight times as long."""

import tomllib
from collections.abc import Callable, Iterator
from time import process_time

import pytest

from tests.attacks import attacks
from vnplan.annotate.citations.find import find_citations
from vnplan.annotate.deadlines.find import find_deadlines
from vnplan.annotate.effects.operations import orders
from vnplan.annotate.effects.statements import statements
from vnplan.annotate.targets.find import find_targets
from vnplan.rules.load import table_bytes
from vnplan.rules.phrases import phrased

SHORT, TIMES = 600, 8
# Twice what grows as the text does, since a clock on a busy machine says little; what grows as its square takes 64 times as long.
STEEPEST = 2 * TIMES
LEAST = 2e-3


def effects(text: str) -> None:
    list(orders(text))
    list(statements(text, None))


READERS: dict[str, Callable[[str], object]] = {
    "citations": find_citations,
    "deadlines": find_deadlines,
    "effects": effects,
    "targets": find_targets,
    "time": lambda text: find_deadlines(text, timed=True),
}


def patterns(held: object) -> Iterator[str]:
    if isinstance(held, dict):
        if isinstance(held.get("pattern"), str):
            yield held["pattern"]
        for value in held.values():
            yield from patterns(value)
    elif isinstance(held, list):
        for value in held:
            yield from patterns(value)


def cost(read: Callable[[str], object], text: str) -> float:
    start = process_time()
    read(text)
    return process_time() - start


def is_steep(read: Callable[[str], object], attack: tuple[str, str, str]) -> bool:
    before, unit, behind = attack
    short, long = (before + unit * max(1, size // len(unit)) + behind for size in (SHORT, TIMES * SHORT))
    # What seems steep is measured again: three times is no chance.
    return all(cost(read, long) > STEEPEST * max(cost(read, short), LEAST) for _ in range(3))


@pytest.mark.parametrize("table", READERS)
def test_no_pattern_makes_a_reader_try_over_and_over(table: str) -> None:
    made = {one: None for pattern in patterns(tomllib.loads(table_bytes(table).decode())) for one in attacks(phrased(pattern))}
    assert len(made) > 30
    READERS[table]("Trước ngày 15/6/2030, theo Nghị định số 30/2020/NĐ-CP.")
    assert [attack for attack in made if is_steep(READERS[table], attack)] == []


def test_a_pattern_that_tries_over_and_over_is_seen() -> None:
    import re

    slow = re.compile(r"x\s*,?\s*y")
    (attack, *_) = attacks(slow.pattern)
    assert attack == ("x", " ", "\x00")
    assert is_steep(lambda text: [slow.match(text) for _ in range(20)], attack)
