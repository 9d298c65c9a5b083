"""Imports run one way: model, text, rules, the stages, the pipeline, then what is built on it."""

import ast
from pathlib import Path

import pytest

import vnplan

PACKAGE = Path(vnplan.__file__).parent
STAGES = ("read", "split", "repair", "mark", "build", "annotate", "export")
LOWER = {"model": 0, "errors": 0, "text": 1, "rules": 2, **dict.fromkeys(STAGES, 3), "lm": 3, "pipeline": 4}
HELPERS = {("repair", "lm")}
HIGHEST = 5


def layer(name: str) -> int:
    return LOWER.get(name, HIGHEST)


def imports(path: Path) -> set[str]:
    out = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("vnplan."):
            out.add(node.module.split(".")[1])
    return out


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    # A command is mounted by the command line and stands with it, whatever folder it lies in.
    own = "cli" if path.stem == "command" else path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    for other in imports(path) - {own}:
        allowed = layer(other) < layer(own) or layer(own) == HIGHEST or (own, other) in HELPERS
        assert allowed, f"{own} imports {other}"


def test_the_model_imports_nothing_else() -> None:
    for path in (PACKAGE / "model").glob("*.py"):
        assert imports(path) <= {"model"}, path.name
