"""No regex of the code is dead: each matches something that the suite has."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.mark.slow
def test_every_regex_in_code_matches_a_case() -> None:
    """A regex that is named here needs a case, or goes."""
    done = subprocess.run([sys.executable, "-m", "tests.matches"], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == []


STAGES = ("annotate", "tree", "mark")
CALLS = frozenset({"compile", "compiled", "match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn"})
MODULES = frozenset({"re", "regex"})


def regexes(path: Path) -> int:
    """How many regexes a module compiles or hands to a search."""
    calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    named = sum(isinstance(call, ast.Name) and call.id == "compiled" for call in calls)
    of_module = (call for call in calls if isinstance(call, ast.Attribute) and call.attr in CALLS)
    return named + sum(isinstance(call.value, ast.Name) and call.value.id in MODULES for call in of_module)


def test_what_words_mean_stands_in_tables() -> None:
    """New words are rows of a table; what is left in code is how marks and figures are set."""
    assert sum(regexes(path) for stage in STAGES for path in (ROOT / "vnplan" / stage).rglob("*.py")) <= 60
