"""Whether the tests notice a mutant: which tests are tried, and how, so that hundreds of mutants can be tried in a while."""

import ast
import contextlib
import gc
import importlib
import inspect
import json
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import NamedTuple, NoReturn

import pytest

ROOT = Path(__file__).parent.parent
KEPT = ROOT / ".mutants.json"
PACKAGES = ("vocab", "annotate", "mend", "tree", "batch")
WHOLE = "tests/kept/test_kept.py"
RECORDED = (*(f"tests/{name}" for name in PACKAGES), "tests/test_accuracy.py", "tests/test_pipeline.py", WHOLE)
_OPTIONS = ("-q", "-x", "-p", "no:cacheprovider", "-m", "not slow")
# Fewer than this tell nothing; how long and how many tests a mutant is worth, and the seconds after which it does not end.
_FEW, _LONGEST, _MOST, _CPU = 10, 75.0, 2000, 180
# The seconds of a mutant that the tests of its own folder have first, then those of what is kept.
_SHARES = (15.0, 60.0)
_LARGE = ("lxml.html", "numpy", "pydantic", "regex")


class Mutant(NamedTuple):
    """A file of the package with one thing changed."""

    file: str
    line: int
    what: str
    text: str


def record() -> None:
    """Run the tests once under coverage, with a context for each, and keep which run which line, and how long they take."""
    import coverage

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
    pytest.main([*_OPTIONS[:1], *_OPTIONS[2:], *RECORDED], [Recorder()])
    measured.stop()
    data, lines = measured.get_data(), {}
    for file in data.measured_files():
        found = {str(line): [name for name in names if name] for line, names in data.contexts_by_lineno(file).items()}
        lines[Path(file).relative_to(ROOT).as_posix()] = found
    KEPT.write_text(json.dumps({"seconds": seconds, "lines": lines}), "utf-8")


class Chooser:
    """Which tests a mutant is tried with."""

    def __init__(self, *, recorded: bool) -> None:
        kept = json.loads(KEPT.read_text("utf-8")) if recorded else {"seconds": {}, "lines": {}}
        self._seconds: dict[str, float] = kept["seconds"]
        self._lines: dict[str, dict[str, list[str]]] = kept["lines"]

    def tests(self, mutant: Mutant) -> list[str]:
        """The examples of the module, and the tests that run the line, or else those that speak of it.

        First the tests of its own folder, then the pages and cases whose facts are kept, then all others, the quick ones of each
        first. What a function gives may be kept from one test to the next (``@cache``), so that the first alone runs its lines:
        of these all tests that run the module are tried, and for a line that few run those that import it.
        """
        names = [mutant.file] if mutant.file.endswith(".py") else []
        package, stem = mutant.file.split("/")[1], Path(mutant.file).stem
        folder = package if package in PACKAGES else "annotate"
        lines = self._lines.get(mutant.file, {})
        kept = mutant.file.endswith(".py") and is_remembered(ROOT / mutant.file, mutant.line)
        ran = set().union(*lines.values()) if kept else lines.get(str(mutant.line), [])
        found = sorted(ran, key=self._seconds.__getitem__)
        first, whole = (
            self._within([name for name in found if name.startswith(start)], seconds)
            for start, seconds in zip((f"tests/{folder}/", WHOLE), _SHARES, strict=True)
        )
        ordered = dict.fromkeys((*first, *whole, *found))
        names += self._within(list(ordered), _LONGEST)[:_MOST]
        files = [path for folder in PACKAGES for path in sorted((ROOT / "tests" / folder).glob("test_*.py"))]
        near = [path for path in files if f".{stem} import" in path.read_text("utf-8")] if len(found) < _FEW else []
        own = [path for path in files if path.parent.name == folder]
        return [*names, *(path.relative_to(ROOT).as_posix() for path in near or (own if len(names) < 2 else []))]

    def _within(self, names: list[str], seconds: float) -> list[str]:
        """The first tests that take so many seconds together; one at least."""
        spent = list(accumulate(self._seconds[name] for name in names))
        return [name for name, until in zip(names, spent, strict=True) if until < seconds] or names[:1]


class Judge:
    """Tries mutants in a copy of the project: each in a fork of one process that has loaded all tests."""

    def __init__(self, chooser: Chooser) -> None:
        self._chooser = chooser
        self._folder = tempfile.TemporaryDirectory()  # gone with the judge
        self._copy = Path(self._folder.name) / "copy"
        ignored = shutil.ignore_patterns(".git", "__pycache__", ".*_cache", ".hypothesis", ".venv")
        shutil.copytree(ROOT, self._copy, ignore=ignored)
        os.environ |= {"PYTHONPATH": str(self._copy), "PYTHONDONTWRITEBYTECODE": "1"}
        sys.dont_write_bytecode = True
        sys.path[:] = [str(self._copy), *(path for path in sys.path if Path(path or ".").resolve() != ROOT)]
        os.chdir(self._copy)
        for name in _LARGE:
            importlib.import_module(name)
        self._items: dict[str, list[pytest.Item]] = {}
        self._functions: dict[tuple[str, str], list[FunctionType]] = {}
        self._early: set[tuple[str, str]] = set()

    def judge(self, queue: Iterable[Mutant], tell: Callable[[Mutant, bool], bool]) -> None:
        """Tell of each mutant whether a test notices, until ``tell`` says that it is enough."""
        judge = self

        class Loop:
            """A plugin of pytest: what is done with the tests once all are loaded."""

            def pytest_runtestloop(self, session: pytest.Session) -> bool:
                sys.settrace(None)
                judge._keep(session.items)
                for mutant in queue:
                    if tell(mutant, judge._notices(mutant)):
                        break
                return True

        sys.settrace(self._seen)
        places = [f"vnplan/{name}" for name in PACKAGES]
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere, contextlib.redirect_stdout(nowhere):
            pytest.main([*_OPTIONS, *RECORDED, *places], [Loop()])

    def _seen(self, frame: FrameType, _: str, __: object) -> None:
        """Keep what is called while the tests are loaded: what it gave may stay, so that it is tried in a program of its own."""
        code = frame.f_code
        if "vnplan" in code.co_filename:
            self._early.add((code.co_filename, code.co_qualname.split(".<locals>")[0]))

    def _keep(self, items: Iterable[pytest.Item]) -> None:
        """Keep the tests by their names and files, and all functions by theirs."""
        for item in items:
            for name in {item.nodeid, item.nodeid.partition("::")[0]}:
                self._items.setdefault(name, []).append(item)
        gc.unfreeze()
        for one in gc.get_objects():
            if isinstance(one, FunctionType):
                place = (one.__code__.co_filename, one.__code__.co_qualname)
                self._functions.setdefault(place, []).append(one)
        gc.freeze()

    def _notices(self, mutant: Mutant) -> bool:
        """True if a test fails, or does not end, with the mutant in place."""
        target = self._copy / mutant.file
        # A test that is gone since it was recorded would fail as a name that is not known.
        was, tests = target.read_text("utf-8"), [name for name in self._chooser.tests(mutant) if name in self._items]
        new = changed_code(str(target), was, mutant.text) if target.suffix == ".py" else None
        place = (str(target), new.co_qualname) if new else None
        live = self._functions.get(place, []) if place and place not in self._early else []
        target.write_text(mutant.text, "utf-8")
        child = os.fork()
        if not child:
            try:
                self._try(tests, live, new, unchanged=was == mutant.text)
            finally:
                os._exit(1)  # whatever it raises ends the fork here: what stands behind would take the copy away
        try:
            return os.waitpid(child, 0)[1] != 0
        finally:
            target.write_text(was, "utf-8")

    def _try(self, tests: list[str], live: list[FunctionType], new: CodeType | None, *, unchanged: bool) -> NoReturn:
        """Run tests and end this process, with 0 if all pass: those that are loaded, or in a new program, which takes longer."""
        resource.setrlimit(resource.RLIMIT_CPU, (_CPU, _CPU))
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        if not live and not unchanged:
            os.execv(sys.executable, [sys.executable, "-m", "pytest", *_OPTIONS, *tests])  # noqa: S606 - our words
        if new:
            for function in live:
                function.__code__ = new
        items = list(dict.fromkeys(item for name in tests for item in self._items.get(name, ())))
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if item.session.testsfailed:
                os._exit(1)
        os._exit(0)


def is_remembered(file: Path, line: int) -> bool:
    """True if a line lies in a function whose values are kept (``@cache``, ``@lru_cache(...)``)."""
    functions = (one for one in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(one, ast.FunctionDef))
    around = (one for one in functions if one.lineno <= line <= (one.end_lineno or line))
    return any("cache" in ast.unparse(each) for one in around for each in one.decorator_list)


def changed_code(file: str, was: str, text: str) -> CodeType | None:
    """The new code of the one function, outside of others, in which a module differs; ``None`` where several have its name."""
    old, new = (list(_codes(compile(ast.unparse(ast.parse(one)), file, "exec"))) for one in (was, text))
    differ = [b for a, b in zip(old, new, strict=True) if a != b]
    names = [code.co_qualname for code in new]
    return differ[0] if len(differ) == 1 and names.count(differ[0].co_qualname) == 1 else None


def _codes(code: CodeType) -> Iterator[CodeType]:
    """The functions of a module and of its classes, not those inside of functions."""
    for one in code.co_consts:
        if isinstance(one, CodeType) and one.co_flags & inspect.CO_OPTIMIZED:
            yield one
        elif isinstance(one, CodeType):
            yield from _codes(one)
