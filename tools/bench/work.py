"""``work``: how much is done for a page, whatever the clock says: calls, patterns tried, walks, rounds, objects.

The figures are the same in each run on one version of Python, so that tests hold them: they may only fall.
"""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType, FunctionType, ModuleType
from typing import Any

import click

from tools.bench.pages import JSON, PAGES, files_of

_SEARCHING = frozenset({"search", "finditer", "findall", "sub", "split"})


@click.command()
@PAGES
@JSON
def work(paths: tuple[Path, ...], *, as_json: bool) -> None:
    """How much is done for each byte of the pages in PATHS, after one round in which tables are read."""
    rows = counted(files_of(paths))
    text = "\n".join(f"{name:40} {row:10.3f}" for name, row in rows.items())
    click.echo(json.dumps(rows, indent=1) if as_json else text)


def counted(files: Sequence[Path]) -> dict[str, float]:
    """The figures of some pages, counted in processes of their own: calls in one where patterns count nothing."""
    names = [str(file.resolve()) for file in files]
    out: dict[str, float] = {}
    for what in ("calls", "patterns"):
        # The order of sets has no part in the figures.
        done = subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-m", "tools.bench.work", what, *names],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": "0"},
            cwd=Path(__file__).parents[2],
        )
        out |= json.loads(done.stdout)
    return out


class _Counts:
    """What is counted while pages are parsed."""

    def __init__(self) -> None:
        self.on = False
        self.tried = self.offered = self.walks = self.rounds = self.calls = 0

    def profile(self, _frame: FrameType, event: str, _arg: object) -> None:
        if event in ("call", "c_call"):
            self.calls += 1

    def pattern(self, made: Any) -> Any:  # noqa: ANN401 - it stands for a pattern of either library
        return _Counted(made, self)


class _Counted:
    """A pattern that counts how often it is tried, and over how many characters it looks for a match."""

    def __init__(self, made: Any, counts: _Counts) -> None:  # noqa: ANN401
        self._made = made
        self._counts = counts

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        found = getattr(self._made, name)
        if not callable(found):
            return found

        def tried(*words: Any, **named: Any) -> Any:  # noqa: ANN401
            if self._counts.on:
                self._counts.tried += 1
                if name in _SEARCHING:
                    self._counts.offered += _length(*words[1:] if name == "sub" else words)
            return found(*words, **named)

        self.__dict__[name] = tried
        return tried


def _length(text: str, start: int = 0, end: int | None = None) -> int:
    return max(0, min(len(text), len(text) if end is None else end) - start)


def _calls(texts: Sequence[str]) -> dict[str, float]:
    """Calls and objects of one round, after one that warms up."""
    from vnplan.pipeline import parse
    from vnplan.text.remembered import forget

    counts = _Counts()
    for text in texts:
        parse(text)
    forget()
    sys.setprofile(counts.profile)
    for text in texts:
        parse(text)
    sys.setprofile(None)
    documents = [parse(text) for text in texts]
    objects = _held(documents)
    size = sum(len(document.source.text.encode()) for document in documents)
    return {"calls a byte": round(counts.calls / size, 3), "objects held per KB": round(objects / size * 1000, 1)}


def _held(documents: Sequence[object]) -> int:
    """How many objects some documents hold, in all that they are made of, each counted once; classes are none of them."""
    seen: set[int] = set()
    waiting: list[object] = list(documents)
    while waiting:
        one = waiting.pop()
        if id(one) not in seen and not isinstance(one, (type, ModuleType, FunctionType)):
            seen.add(id(one))
            waiting += gc.get_referents(one)
    return len(seen)


def _patterns(texts: Sequence[str]) -> dict[str, float]:
    """Patterns tried, characters offered, walks and rounds of one round, after one that warms up."""
    # What is counted has to be there before the modules that use it.
    import vnplan.model.leaves as leaves_of
    from vnplan.text import kept_re, kept_regex

    counts = _Counts()
    for module in (kept_re, kept_regex):
        vars(module)["compile"] = _counting(vars(module)["compile"], counts)
    walk = leaves_of.standing

    def standing(*words: Any, **named: Any) -> Any:  # noqa: ANN401
        counts.walks += 1
        return walk(*words, **named)

    leaves_of.standing = standing
    from vnplan.mend import api
    from vnplan.pipeline import parse
    from vnplan.text.remembered import forget

    one_round = vars(api)["_round"]

    def rounds(*words: Any) -> Any:  # noqa: ANN401
        counts.rounds += 1
        return one_round(*words)

    vars(api)["_round"] = rounds
    for text in texts:
        parse(text)
    counts.walks = counts.rounds = 0
    forget()
    counts.on = True
    for text in texts:
        parse(text)
    characters = sum(map(len, texts))
    return {
        "patterns tried per 1,000 characters": round(counts.tried / characters * 1000, 1),
        "characters offered a character": round(counts.offered / characters, 2),
        "walks over leaves a page": round(counts.walks / len(texts), 2),
        "rounds of repair a page": round(counts.rounds / len(texts), 2),
    }


def _counting(made: Callable[..., Any], counts: _Counts) -> Callable[..., Any]:
    return lambda *words: counts.pattern(made(*words))


if __name__ == "__main__":
    _texts = [Path(name).read_text("utf-8") for name in sys.argv[2:]]
    print(json.dumps((_calls if sys.argv[1] == "calls" else _patterns)(_texts)))  # noqa: T201 - the answer
