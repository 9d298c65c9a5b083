"""Which regexes of the code never match: run as a program, which prints their names, one a line.

Every pattern that a module which reads text holds is put behind a counter; then the examples in the docstrings and the corpus
are read. A pattern that has not matched by then is searched for in the texts that the tests are written with.
"""

import ast
import doctest
import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import regex

import vnplan
from tests.conftest import ROOT, corpus_pages
from vnplan.text.quick import Quick
from vnplan.vocab.bodies.lexicon import plain

READERS = ("text", "rules", "vocab", "split", "mend", "mark", "recognise", "tree", "annotate")
SEARCHES = frozenset({"match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn"})
SHORTEST = 3

Pattern = re.Pattern[str] | regex.Pattern[str] | Quick


class Counted:
    """A pattern that knows whether it has ever matched."""

    def __init__(self, name: str, pattern: Pattern) -> None:
        self.name = name
        self.counted = pattern
        self.matched = False

    def __getattr__(self, name: str) -> object:
        found = getattr(self.counted, name)
        return self._counting(found, name) if name in SEARCHES and not self.matched else found

    def _counting(self, search: Callable[..., object], name: str) -> Callable[..., object]:
        def run(*args: object, **options: object) -> object:
            if name in ("match", "fullmatch", "search"):
                found = search(*args, **options)
                self.matched |= found is not None
                return found
            self.matched |= self.is_in(str(args[name in ("sub", "subn")]))
            return search(*args, **options)

        return run

    def is_in(self, text: str) -> bool:
        return self.counted.search(text) is not None

    def inside(self) -> Callable[[str], object]:
        """The search for the pattern anywhere: what is looked for at the end of what stands before a place ends no text."""
        pattern = self.counted.pattern if isinstance(self.counted, Quick) else self.counted
        source = pattern.pattern.removesuffix("$")
        if isinstance(pattern, regex.Pattern):
            return regex.compile(source, pattern.flags).search
        return re.compile(source, pattern.flags).search


def modules() -> Iterator[ModuleType]:
    """The modules of the packages that read text."""
    for package in READERS:
        home = importlib.import_module(f"vnplan.{package}")
        yield home
        for found in pkgutil.walk_packages(home.__path__, f"{home.__name__}."):
            yield importlib.import_module(found.name)


def counters(found: list[ModuleType]) -> list[Counted]:
    """Every pattern of the modules behind a counter, in its module and wherever else it is imported."""
    out: dict[int, Counted] = {}
    for module in found:
        for name, value in list(vars(module).items()):
            made = value() if hasattr(value, "cache_info") and not inspect.signature(value).parameters else value
            if isinstance(made, re.Pattern | regex.Pattern | Quick):
                counter = out.setdefault(id(made), Counted(f"{module.__name__}.{name}", made))
                setattr(module, name, counter if made is value else lambda counter=counter: counter)
    return list(out.values())


def texts() -> Iterator[str]:
    """What the tests are written with: the strings of their code and of their tables, as they are and in plain form."""
    tests = Path(__file__).parent
    for path in sorted(tests.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) >= SHORTEST:
                yield node.value
                yield plain(node.value)
    for path in sorted(tests.rglob("*.toml")):
        for found in re.findall(r'"([^"\n]{3,})"', path.read_text("utf-8")):
            yield found
            yield plain(found)


def main() -> None:
    found = list(modules())
    counted = counters(found)
    runner = doctest.DocTestRunner(verbose=False)
    for module in found:
        for test in doctest.DocTestFinder().find(module):
            runner.run(test, out=lambda _: None)
    for path in corpus_pages():
        vnplan.parse(path)
    left = [one for one in counted if not one.matched]
    known = list(texts()) if left else []
    sys.stdout.write("".join(f"{one.name}\n" for one in left if not any(map(one.inside(), known))))
    sys.stderr.write(f"{len(counted)} patterns, {len(left)} left for the texts of {ROOT}/tests\n")


if __name__ == "__main__":
    main()
