"""Which tests a mutant is tried with, and how it is put in place of the code that is loaded."""

import json
from pathlib import Path
from types import FunctionType

import pytest

from tools import judge
from tools.judge import Chooser, Mutant, changed_code
from tools.mutants import mutants

TEXT = '''
class Shelf:
    """A shelf."""

    def holds(self, count: int) -> bool:
        return count < 3

    def names(self) -> list[str]:
        return [f"{n + 1}" for n in range(2)]


def first(found: list[int]) -> int | None:
    def inside() -> int:
        return found[0]

    return inside() if found else None
'''


def test_each_mutant_differs_in_one_function_which_can_take_its_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shelf.py").write_text(TEXT, "utf-8")
    monkeypatch.setattr("tools.mutants.ROOT", tmp_path)
    made = [make() for make in mutants(tmp_path / "shelf.py")]
    said = {(one.line, one.what) for one in made}
    assert {
        (6, "count < 3 -> count <= 3"),
        (6, "3 -> 4"),
        (14, "return found[0] -> return None"),
        (14, "0 -> 1"),
        (9, "2 -> 3"),
    } <= said
    names = set()
    for one in made:
        new = changed_code("shelf.py", TEXT, one.text)
        assert new is not None, one.what
        names.add(new.co_qualname)
    assert names == {"Shelf.holds", "Shelf.names", "first"}
    space: dict[str, object] = {}
    exec(compile(TEXT, "shelf.py", "exec"), space)  # noqa: S102 - the text above
    first = space["first"]
    assert isinstance(first, FunctionType)
    (mutant,) = [one for one in made if (one.line, one.what) == (14, "0 -> 1")]
    assert first([5, 7]) == 5
    first.__code__ = changed_code("shelf.py", TEXT, mutant.text) or first.__code__
    assert (first([5, 7]), first([])) == (7, None)


def test_two_functions_of_one_name_are_not_told_apart() -> None:
    twice = "def a():\n    return 1\n\n\ndef a():\n    return 2\n"
    assert changed_code("a.py", twice, twice.replace("1", "3")) is None
    assert changed_code("a.py", twice, twice) is None


def test_tests_of_the_own_folder_come_first_then_what_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own, kept, other = "tests/vocab/test_time.py::{}", f"{judge.WHOLE}::{{}}", "tests/annotate/test_tasks.py::{}"
    seconds = {own.format("slow"): 20.0, own.format("quick"): 1.0, kept.format("long"): 70.0, kept.format("short"): 2.0}
    seconds |= {other.format(n): float(n) for n in range(1, 20)}
    monkeypatch.setattr(judge, "KEPT", tmp_path / "kept.json")
    lines = {"vnplan/vocab/time/dates.py": {"7": list(seconds)}}
    (tmp_path / "kept.json").write_text(json.dumps({"seconds": seconds, "lines": lines}), "utf-8")
    tests = Chooser(recorded=True).tests(Mutant("vnplan/vocab/time/dates.py", 7, "1 -> 2", ""))
    assert tests[:4] == ["vnplan/vocab/time/dates.py", own.format("quick"), kept.format("short"), other.format(1)]
    assert own.format("slow") not in tests
    assert sum(seconds[name] for name in tests[1:]) < 75
    # What no test runs is tried with those that speak of its module.
    near = Chooser(recorded=True).tests(Mutant("vnplan/vocab/headings.py", 1, "1 -> 2", ""))
    assert "tests/vocab/test_headings.py" in near


def test_what_a_function_gives_may_be_kept_so_that_other_tests_run_it_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "@cache\ndef a():\n    return 1\n\n\n@lru_cache(maxsize=9)\ndef b():\n    return 1\n\n\ndef c():\n    return 1\n"
    file = tmp_path / "vnplan/vocab/shelf.py"
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    assert [line for line in range(1, 13) if judge.is_remembered(file, line)] == [2, 3, 7, 8]
    monkeypatch.setattr(judge, "ROOT", tmp_path)
    monkeypatch.setattr(judge, "KEPT", tmp_path / "kept.json")
    first, later = "tests/vocab/test_a.py::first", "tests/vocab/test_a.py::later"
    lines = {"vnplan/vocab/shelf.py": {"3": [first], "12": [later]}}
    (tmp_path / "kept.json").write_text(json.dumps({"seconds": {first: 1.0, later: 2.0}, "lines": lines}), "utf-8")
    tried = [Chooser(recorded=True).tests(Mutant("vnplan/vocab/shelf.py", line, "1 -> 2", ""))[1:] for line in (3, 12)]
    assert tried == [[first, later], [later]]
