"""Every entry point holds its promises on damaged input: the kept inputs that once broke one, and new ones at each run.

``python -m tests.fuzz`` does the same for longer, guided by coverage; see docs/reliability.md.
"""

import random
import runpy
import sys
from pathlib import Path

import pytest

from tests.conftest import SHARED, shared_pages
from tests.fuzz.mutate import mutant
from tests.fuzz.targets import KEPT, TARGETS

# So many new inputs for each entry point at each run: some seconds each.
_COUNT = {"page": 25, "html": 20, "repair": 30, "find": 200, "akn": 200, "containers": 100}


@pytest.mark.parametrize("path", sorted(p for p in KEPT.rglob("*") if p.is_file()), ids=lambda p: p.name)
def test_what_broke_once_holds(path: Path) -> None:
    TARGETS[path.parent.name].run(path.read_bytes())


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_damaged_input_breaks_no_promise(name: str) -> None:
    draw = random.Random(name)  # noqa: S311 - a seed makes the damage the same at every run
    seeds = list(TARGETS[name].seeds())
    for _ in range(_COUNT[name]):
        TARGETS[name].run(mutant(draw.choice(seeds), draw))


@pytest.mark.slow
@pytest.mark.shared
def test_damaged_real_pages_break_no_promise(shared: Path) -> None:
    assert shared == SHARED
    draw = random.Random(16)  # noqa: S311 - as above
    for page in draw.choices(shared_pages(), k=10):
        TARGETS["page"].run(mutant(page.read_bytes(), draw))


def test_a_search_without_atheris_says_so_and_breaks_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "atheris", None)
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("tests.fuzz", run_name="__main__")
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("atheris is not installed here")
