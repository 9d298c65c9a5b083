"""Imports run one way: model, text, rules, vocab, the stages, the pipeline, then what is built on it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import vnplan

PACKAGE = Path(vnplan.__file__).parent
STAGES = ("read", "split", "mend", "mark", "recognise", "tree", "annotate", "export")
LOWER = {"model": 0, "errors": 0, "text": 1, "rules": 2, "vocab": 3, **dict.fromkeys(STAGES, 4), "lm": 4, "pipeline": 5}
HELPERS = {("mend", "lm")}
HIGHEST = 6


def layer(name: str) -> int:
    return LOWER.get(name, HIGHEST)


def modules(tree: ast.AST, package: str) -> Iterator[str]:
    """The full names of all that a module imports, in whatever form it says so; ``package`` is where it stands."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=module, names=names, level=level):
                parts = package.split(".")
                base = ".".join([*parts[: len(parts) - level + 1], *([module] if module else [])]) if level else str(module)
                yield from (f"{base}.{alias.name}" for alias in names)
            case ast.Call(
                func=ast.Name(id="import_module") | ast.Attribute(attr="import_module"), args=[ast.Constant(value=str(name)), *_]
            ):
                yield name


def imports(path: Path) -> set[str]:
    """The parts of vnplan that a module imports."""
    package = ".".join(("vnplan", *path.relative_to(PACKAGE).parent.parts))
    names = (name.split(".") for name in modules(ast.parse(path.read_text("utf-8")), package))
    return {name[1] for name in names if name[0] == "vnplan" and len(name) > 1}


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("from vnplan.annotate import annotate", "vnplan.annotate.annotate"),
        ("from vnplan import annotate", "vnplan.annotate"),
        ("import vnplan.annotate.tasks", "vnplan.annotate.tasks"),
        ("from ..annotate import tasks", "vnplan.annotate.tasks"),
        ("from .. import annotate", "vnplan.annotate"),
        ("from . import forms", "vnplan.vocab.forms"),
        ("import_module('vnplan.annotate')", "vnplan.annotate"),
        ("importlib.import_module('vnplan.annotate')", "vnplan.annotate"),
    ],
)
def test_every_form_of_import_is_seen(code: str, wanted: str) -> None:
    assert list(modules(ast.parse(code), "vnplan.vocab")) == [wanted]


def upward(path: Path) -> list[str]:
    """The parts that a module imports though they lie no lower than its own."""
    # A command is mounted by the command line and stands with it, whatever folder it lies in.
    own = "cli" if path.stem == "command" else path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if layer(own) == HIGHEST:
        return []
    return [other for other in sorted(imports(path) - {own}) if layer(other) >= layer(own) and (own, other) not in HELPERS]


def test_imports_run_one_way() -> None:
    found = {str(path.relative_to(PACKAGE)): upward(path) for path in sorted(PACKAGE.rglob("*.py"))}
    assert len(found) > 100
    assert {name: others for name, others in found.items() if others} == {}
