"""Do the tests notice? Small changes of the code, one at a time, each with the tests that run the changed line.

``python -m tools.mutants --record`` runs the tests once and keeps which of them run which line. ``python -m tools.mutants
--sample 100`` tries so many mutants, the same ones at each run with one ``--seed``, and lists those that no test notices.
``--changed`` tries files that the last commit changed, with the tests that speak of them, until ``--seconds`` are over.
"""

import argparse
import ast
import importlib
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
KEPT = ROOT / ".mutants.json"
PACKAGES = ("vocab", "annotate", "mend", "tree", "batch")
WHOLE = "tests/kept/test_kept.py"
RECORDED = (*(f"tests/{name}" for name in PACKAGES), "tests/test_accuracy.py", "tests/test_pipeline.py", WHOLE)
OPTIONS = ("-q", "-x", "-p", "no:cacheprovider", "-m", "not slow")
# Fewer than this tell nothing; how long and how many tests a mutant is worth, and the seconds after which it does not end.
_FEW, _LONGEST, _MOST, _CPU = 10, 75.0, 2000, 180
# The seconds of a mutant that the tests of its own folder have first, then those of what is kept.
_SHARES = (15.0, 60.0)
_LARGE = ("lxml.html", "numpy", "pydantic", "pytest", "regex")
_PAIRS = (
    (ast.Lt, ast.LtE), (ast.Gt, ast.GtE), (ast.Eq, ast.NotEq), (ast.In, ast.NotIn), (ast.Is, ast.IsNot), (ast.And, ast.Or),
    (ast.Add, ast.Sub), (ast.Mult, ast.FloorDiv),
)  # fmt: skip
_OTHER: dict[type, type] = {a: b for pair in _PAIRS for a, b in (pair, pair[::-1])}


class Mutant(NamedTuple):
    """A file of the package with one thing changed."""

    file: str
    line: int
    what: str
    text: str


def mutants(file: Path) -> list[Callable[[], Mutant]]:
    """Every small change of the functions of a module; of a table, every row left out. Each is made when it is asked for."""
    name, text = file.relative_to(ROOT).as_posix(), file.read_text("utf-8")
    if file.suffix == ".toml":
        return [partial(Mutant, *row) for row in _rows(name, text)]
    tree = ast.parse(text)
    inside = {id(n) for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for part in f.body for n in ast.walk(part)}
    return [
        partial(_made, name, tree, parent, field, at, new)
        for parent in ast.walk(tree)
        for field, value in ast.iter_fields(parent)
        for at, node in enumerate(value if isinstance(value, list) else [value])
        if id(node) in inside
        and field not in ("annotation", "returns")
        # What zip is told to be of one length is so, or the program is wrong: nothing can notice.
        and not (isinstance(parent, ast.keyword) and parent.arg == "strict")
        for new in _changed(node)
    ]


def _made(name: str, tree: ast.Module, parent: ast.AST, field: str, at: int, new: ast.AST) -> Mutant:  # noqa: PLR0913
    value = getattr(parent, field)
    node = value[at] if isinstance(value, list) else value
    what = f"{ast.unparse(node)[:60]} -> {ast.unparse(new)[:60]}".replace("\n", " ")
    setattr(parent, field, [*value[:at], new, *value[at + 1 :]] if isinstance(value, list) else new)
    text = ast.unparse(ast.fix_missing_locations(tree))
    setattr(parent, field, value)
    return Mutant(name, node.lineno, what, text)


def _changed(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(ops=[op]) if type(op) in _OTHER:
            yield ast.Compare(node.left, [_OTHER[type(op)]()], node.comparators)
        case ast.BoolOp():
            yield ast.BoolOp(_OTHER[type(node.op)](), node.values)
        case ast.BinOp() if type(node.op) in _OTHER:
            yield ast.BinOp(node.left, _OTHER[type(node.op)](), node.right)
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield ast.Constant(value + 1)
        # Of what is asked for a truth, False and None are the same.
        case ast.Return(value=ast.AST() as value) if not (isinstance(value, ast.Constant) and value.value in (None, False)):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call()) | ast.AugAssign() | ast.Continue() | ast.Break():
            yield ast.Pass()


def _rows(name: str, text: str) -> Iterator[tuple[str, int, str, str]]:
    lines = text.splitlines(keepends=True)
    for head in (i for i, line in enumerate(lines) if line.startswith("[[")):
        end = next((i for i in range(head + 1, len(lines)) if lines[i].startswith("[")), len(lines))
        what = f"{' '.join(''.join(lines[head : head + 2]).split())} -> nothing"
        yield name, head + 1, what, "".join(lines[:head] + lines[end:])


def record() -> None:
    """Run the tests once under coverage, with a context for each, and keep which run which line, and how long they take."""
    import coverage
    import pytest

    measured = coverage.Coverage(source=[str(ROOT / "vnplan")], data_file=None)
    seconds: dict[str, float] = {}

    class Recorder:
        """A plugin of pytest."""

        @pytest.hookimpl(wrapper=True)
        def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
            measured.switch_context(item.nodeid)
            began = time.process_time()
            yield
            seconds[item.nodeid] = round(time.process_time() - began, 3)

    measured.start()
    pytest.main([*OPTIONS[:1], *OPTIONS[2:], *RECORDED], [Recorder()])
    measured.stop()
    data, lines = measured.get_data(), {}
    for file in data.measured_files():
        found = {str(line): [name for name in names if name] for line, names in data.contexts_by_lineno(file).items()}
        lines[Path(file).relative_to(ROOT).as_posix()] = found
    KEPT.write_text(json.dumps({"seconds": seconds, "lines": lines}), "utf-8")


class Judge:
    """Tells whether the tests notice a mutant, in a copy of the project."""

    def __init__(self, *, recorded: bool) -> None:
        kept = json.loads(KEPT.read_text("utf-8")) if recorded else {"seconds": {}, "lines": {}}
        self._seconds: dict[str, float] = kept["seconds"]
        self._lines: dict[str, dict[str, list[str]]] = kept["lines"]
        self._folder = tempfile.TemporaryDirectory()  # gone with the judge
        self._copy = Path(self._folder.name) / "copy"
        shutil.copytree(
            ROOT, self._copy, ignore=shutil.ignore_patterns(".git", "__pycache__", ".*_cache", ".hypothesis", ".venv")
        )
        os.environ |= {"PYTHONPATH": str(self._copy), "PYTHONDONTWRITEBYTECODE": "1"}
        for name in _LARGE:
            importlib.import_module(name)

    def tests(self, mutant: Mutant) -> list[str]:
        """The examples of the module, and the tests that run the line, or else those that speak of it.

        First the tests of its own folder, then the pages and cases whose facts are kept, then all others, the quick ones of each
        first. A line that few tests run is often kept from one to the next (``@cache``), so that those which import its module
        are tried as well.
        """
        names = [mutant.file] if mutant.file.endswith(".py") else []
        package, stem = mutant.file.split("/")[1], Path(mutant.file).stem
        folder = package if package in PACKAGES else "annotate"
        found = sorted(self._lines.get(mutant.file, {}).get(str(mutant.line), []), key=self._seconds.__getitem__)
        first, kept = (
            self._within([name for name in found if name.startswith(start)], seconds)
            for start, seconds in zip((f"tests/{folder}/", WHOLE), _SHARES, strict=True)
        )
        ordered = dict.fromkeys((*first, *kept, *found))
        names += self._within(list(ordered), _LONGEST)[:_MOST]
        files = [path for folder in PACKAGES for path in sorted((ROOT / "tests" / folder).glob("test_*.py"))]
        near = [path for path in files if f".{stem} import" in path.read_text("utf-8")] if len(found) < _FEW else []
        own = [path for path in files if path.parent.name == folder]
        return [*names, *(path.relative_to(ROOT).as_posix() for path in near or (own if len(names) < 2 else []))]

    def _within(self, names: list[str], seconds: float) -> list[str]:
        """The first tests that take so many seconds together; one at least."""
        spent = list(accumulate(self._seconds[name] for name in names))
        return [name for name, until in zip(names, spent, strict=True) if until < seconds] or names[:1]

    def notices(self, mutant: Mutant) -> bool:
        """True if a test fails, or does not end, with the mutant in place; in a fork, which has the large packages already."""
        target = self._copy / mutant.file
        was = target.read_text("utf-8")
        target.write_text(mutant.text, "utf-8")
        child = os.fork()
        if not child:
            self._exit_with(self.tests(mutant))
        try:
            return os.waitpid(child, 0)[1] != 0
        finally:
            target.write_text(was, "utf-8")

    def _exit_with(self, tests: list[str]) -> None:
        import pytest

        resource.setrlimit(resource.RLIMIT_CPU, (_CPU, _CPU))
        os.chdir(self._copy)
        sys.path[:] = [str(self._copy), *(path for path in sys.path if Path(path or ".").resolve() != ROOT)]
        sys.dont_write_bytecode = True
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        os._exit(int(pytest.main([*OPTIONS, *tests])))


def chosen(sample: int, *, changed: bool, only: str, seed: int) -> list[Mutant]:
    """A sample of the mutants, the same at each run with the same seed."""
    files = [file for name in PACKAGES for file in sorted((ROOT / "vnplan" / name).rglob("*.py"))]
    files = sorted((ROOT / "vnplan/rules/tables").glob("*.toml")) if only == "tables" else files
    if changed:
        words = ["git", "diff", "--name-only", "HEAD~1", "--", *(f"vnplan/{name}/*.py" for name in PACKAGES)]
        said = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False).stdout  # noqa: S603 - our words
        files = [ROOT / name for name in said.split() if (ROOT / name).exists()]
    found = [made for file in files if only in file.as_posix() for made in mutants(file)]
    drawn = random.Random(seed).sample(found, min(sample, len(found)))  # noqa: S311 - a seed makes the sample the same
    return [made() for made in drawn]


def main() -> int:
    """Try mutants and list those that no test notices; 1 where too many live."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("--record", "--changed"):
        parser.add_argument(option, action="store_true")
    parser.add_argument("--only", default="", help="only files whose path holds this; “tables” for rows of rules")
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--seed", type=int, default=16)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    said = parser.parse_args()
    if said.record:
        record()
        return 0
    queue = chosen(said.sample, changed=said.changed, only=said.only, seed=said.seed)
    if not queue:
        where = "the last commit changed no code of" if said.changed else "there is no code to change in"
        print(f"nothing to try: {where} {', '.join(PACKAGES)}")  # noqa: T201 - its output
        return 0
    judge, began, lived, tried = Judge(recorded=not said.changed), time.monotonic(), 0, 0
    if judge.notices(queue[0]._replace(text=(ROOT / queue[0].file).read_text("utf-8"))):
        print("the tests fail where nothing is changed")  # noqa: T201 - its output
        return 2
    for mutant in queue:
        if time.monotonic() - began > said.seconds:
            break
        noticed = judge.notices(mutant)
        lived, tried = lived + (not noticed), tried + 1
        if not noticed:
            print(f"lives  {mutant.file}:{mutant.line}  {mutant.what}", flush=True)  # noqa: T201 - its output
    print(f"{tried - lived} of {tried} mutants are noticed ({(tried - lived) / max(tried, 1):.0%})")  # noqa: T201 - as above
    # What a minute tries of a change, without knowing which tests run which line, tells less.
    return int(tried >= _FEW and (tried - lived) / tried < (0.5 if said.changed else 0.8))


if __name__ == "__main__":
    sys.exit(main())
