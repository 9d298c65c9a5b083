"""No text makes a reader try over and over: texts made from every pattern of the tables, eight times as long."""

import gc
import tomllib
from collections.abc import Callable, Iterator
from importlib.resources import files
from time import process_time

import pytest

from tests.attacks import attacks
from vnplan.annotate.citations.find import find_citations
from vnplan.annotate.deadlines.find import find_deadlines
from vnplan.annotate.effects.operations import orders
from vnplan.annotate.effects.statements import statements
from vnplan.annotate.targets.find import find_targets
from vnplan.annotate.tasks.find import find_tasks
from vnplan.mend import repair
from vnplan.model.options import Options
from vnplan.pipeline import parse
from vnplan.rules.load import table_bytes
from vnplan.rules.phrases import phrased
from vnplan.vocab.bodies.party import find_bodies

SHORT, TIMES = 300, 8
# Twice what grows as the text does, since a clock on a busy machine says little; what grows as its square takes 64 times as long.
STEEPEST = 2 * TIMES
LEAST = 1e-3
# Of one pattern, where all of a page is read for each text.
FEW = 3
_AS_WRITTEN = Options(repair="off")


def effects(text: str) -> None:
    list(orders(text))
    list(statements(text, None))


def bodies(text: str) -> None:
    find_bodies(f"Sở Y tế, {text}, Công an tỉnh")


def tasks(text: str) -> None:
    find_tasks(f"Giao Sở Y tế {text}lập kho vắc xin, báo cáo trước ngày 15/9/2030.")


def plan(text: str) -> None:
    parse(f"{PLAN}\n{text}\n\n1. Giao Sở Y tế {text}lập kho vắc xin trước ngày 15/9/2030.", options=_AS_WRITTEN)


def article(text: str) -> None:
    parse(ARTICLE.format(text.replace("\x00", "")), options=_AS_WRITTEN)


PLAN = "ỦY BAN NHÂN DÂN\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nVề việc tiêm phòng\n"
ARTICLE = "<article><h1>Tiêm phòng</h1><p>UBND tỉnh họp.</p><p>UBND tỉnh giao Sở Y tế {}lập kho vắc xin.</p></article>"
# Each table with what reads it. What reads whole pages takes long for a text of ten letters too; repair would weigh long on
# words that are none, and change what the patterns are to see.
READERS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("bodies", find_bodies),
    ("bodies", bodies),
    ("bodies", tasks),
    ("citations", find_citations),
    ("deadlines", find_deadlines),
    ("effects", effects),
    ("fields", tasks),
    ("fragments", find_deadlines),
    ("roles", tasks),
    ("sections", tasks),
    ("stops", tasks),
    ("targets", find_targets),
    ("time", lambda text: find_deadlines(text, timed=True)),
)
PAGE_READERS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("closing", plan),
    ("header", plan),
    ("headings", plan),
    ("marks", plan),
    ("page", article),
    ("records", plan),
    ("repair_spacing", repair),
    ("reports", article),
    ("sections", plan),
)


@pytest.fixture(autouse=True)
def _without_collector() -> Iterator[None]:
    """What the collector of garbage costs depends on all that ran before."""
    gc.disable()
    yield
    gc.enable()
    gc.collect()


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
    """True if a text costs far more than in proportion: again when it is made longer once more, so that it is no step."""
    before, unit, behind = attack
    few = max(1, SHORT // len(unit))
    sizes = ((few, TIMES * few), (few, TIMES * few), (TIMES * few, TIMES * TIMES * few))
    # What seems steep is measured again: three times is no chance.
    return all(
        (large := cost(read, before + unit * many + behind)) > STEEPEST * LEAST
        and large > STEEPEST * cost(read, before + unit * fewer + behind)
        for fewer, many in sizes
    )


def made_from(table: str, most: int | None = None) -> list[tuple[str, str, str]]:
    """The texts made from a table: what it repeats, behind what stands before it, and both over and over."""
    rows = tomllib.loads(table_bytes(table).decode())
    found = [one for pattern in patterns(rows) for one in attacks(phrased(pattern))[:most]]
    return list(dict.fromkeys((*found, *(("", before + unit, behind) for before, unit, behind in found))))


def steep(read: Callable[[str], object], made: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    read("Trước ngày 15/6/2030, theo Nghị định số 30/2020/NĐ-CP.")
    return [attack for attack in made if is_steep(read, attack)]


@pytest.mark.slow
@pytest.mark.parametrize(("table", "read"), READERS)
def test_no_pattern_makes_a_reader_try_over_and_over(table: str, read: Callable[[str], object]) -> None:
    assert steep(read, made_from(table)) == []


@pytest.mark.slow
@pytest.mark.parametrize(("table", "read"), PAGE_READERS)
def test_no_pattern_makes_the_reader_of_a_page_try_over_and_over(table: str, read: Callable[[str], object]) -> None:
    assert steep(read, made_from(table, FEW)) == []


def test_a_text_is_made_for_each_repetition() -> None:
    assert attacks("x(?:a|b)+y") == [("x", "a", "\x00")]


@pytest.mark.slow
def test_every_table_with_patterns_has_a_reader() -> None:
    tables = {path.name.removesuffix(".toml") for path in files("vnplan.rules").joinpath("tables").iterdir()}
    assert {table for table in tables if made_from(table)} == {table for table, _ in (*READERS, *PAGE_READERS)}


@pytest.mark.slow
def test_a_pattern_that_tries_over_and_over_is_seen() -> None:
    import re

    slow = re.compile(r"x\s*,?\s*y")
    (attack, *_) = attacks(slow.pattern)
    assert attack == ("x", " ", "\x00")
    # Often enough that a fast machine takes longer than the least that counts.
    assert is_steep(lambda text: [slow.match(text) for _ in range(10)], attack)
