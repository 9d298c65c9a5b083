"""What is found on the pages of the corpus, down to the last field, is what was read and kept."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import corpus_pages
from tests.kept import KEPT, kept, lines
from tests.kept.cases import CASES, REPAIRS, all_repaired, cases, files, found_now
from tests.kept.clothes import CHANGED, all_changed
from tests.kept.joined import JOINED, all_joined
from tests.kept.synth import SYNTH, all_written
from tests.kept.weighed import CANDIDATES, WEIGHED, all_candidates, all_weighed, differ

_WRONG = [line.split(" | ") for line in (KEPT.parent / "wrong.txt").read_text("utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("page", corpus_pages(), ids=lambda page: page.name)
def test_all_that_is_found_on_a_page_is_what_is_kept(page: Path) -> None:
    """Where a change is meant, ``python -m tests.kept`` writes the lines anew; its diff is read."""
    assert list(lines(page)) == kept(page).read_text("utf-8").splitlines()


_SOME = 30  # cases in one test: few enough to tell where, many enough to cost little


@pytest.mark.parametrize(
    ("file", "some"),
    [(file, at) for file in files() for at in range(0, len(cases(file)), _SOME)],
    ids=lambda one: getattr(one, "stem", str(one)),
)
def test_all_that_is_found_in_a_case_is_what_is_kept(file: Path, some: int) -> None:
    held = cases(file)[some : some + _SOME]
    assert [case for case in held if found_now(file, case) != case] == []


def test_all_repairs_of_a_case_are_what_is_kept() -> None:
    assert list(all_repaired()) == REPAIRS.read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("file", "asked"),
    [(WEIGHED, all_weighed), (CANDIDATES, all_candidates), (JOINED, all_joined)],
    ids=["weighed", "candidates", "joined"],
)
def test_what_repair_weighs_is_what_is_kept(file: Path, asked: Callable[[], Iterator[str]]) -> None:
    now, held = list(asked()), file.read_text("utf-8").splitlines()
    assert [pair for pair in zip(now, held, strict=True) if differ(*pair)] == []


def test_synthetic_pages_are_what_they_were() -> None:
    assert list(all_written()) == SYNTH.read_text("utf-8").splitlines()


def test_what_clothes_change_is_what_is_kept() -> None:
    assert list(all_changed()) == CHANGED.read_text("utf-8").splitlines()


def test_each_page_is_kept_and_no_other() -> None:
    assert {path.name for path in KEPT.iterdir()} == {kept(page).name for page in corpus_pages()}


@pytest.mark.parametrize(("page", "line", "right"), _WRONG)
def test_what_is_known_to_be_wrong_still_stands_there(page: str, line: str, right: str) -> None:
    """A line that has been mended leaves the list."""
    assert right
    path = CASES / f"{page}.txt"
    held = (path if path.exists() else KEPT / f"{page}.txt").read_text("utf-8").splitlines()
    assert any(one.strip().startswith(line) for one in held)
