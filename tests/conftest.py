"""What the tests share: the corpus of the project, and the gold documents beside it where they are."""

import gc
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Generator, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

import tests.search  # noqa: F401 - its profile is asked for by name before any test is loaded

if TYPE_CHECKING:
    from vnplan.model.document import Document

T = TypeVar("T")

# What is kept from one start to the next is kept for one run of the tests, by all of its processes.
if "PYTEST_XDIST_WORKER" not in os.environ:
    os.environ["VNPLAN_CACHE"] = mkdtemp(prefix="vnplan-")

ROOT = Path(__file__).parent.parent
CORPORA = ROOT / "corpora"
SHARED = ROOT.parent / "shared"
PAGES = (".html", ".md", ".txt")


def pytest_configure(config: pytest.Config) -> None:
    """Where several processes are to load the tests, what each of them would compile is there before them."""
    if getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput"):
        page = str(CORPORA / "plan_news.txt")
        subprocess.run([sys.executable, "-m", "vnplan", "dump", page], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)


@pytest.hookimpl(wrapper=True)
def pytest_collect_file() -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """No examples are looked for in the docstrings of tests: there are none, and that takes as long as loading the tests."""
    return [found for found in (yield) if type(found) is pytest.Module]


def pytest_unconfigure(config: pytest.Config) -> None:
    """What was kept for the run goes with it."""
    if not hasattr(config, "workerinput"):
        rmtree(os.environ["VNPLAN_CACHE"], ignore_errors=True)


def pytest_collection_finish() -> None:
    """What is there before the first test stays: the collector of garbage need not look through it at each of its rounds."""
    import hypothesis  # noqa: F401 - it asks the collector about what it finds when it is loaded

    from vnplan.text.kept import kept

    # The programs that the tests start have it too.
    kept().write()
    gc.freeze()
    # What is read and kept for all tests grows to millions of objects, which each of its whole rounds would look through.
    gc.set_threshold(50_000, 20, 50)


def corpus_pages() -> list[Path]:
    """The pages of the project's own corpus, in order."""
    return sorted(p for p in CORPORA.iterdir() if p.suffix in PAGES and p.with_name(p.stem + ".gold.json").exists())


def shared_pages(folders: tuple[str, ...] = ("gold", "gold/dev", "pages")) -> list[Path]:
    """The real pages beside the project, in order of their names; none where they are absent."""
    if not SHARED.is_dir():
        return []
    found = (page for folder in folders for page in (SHARED / folder).iterdir())
    return sorted(p for p in found if p.suffix in PAGES and p.is_file() and p.name not in ("README.md", "FORMAT.md"))


def thirds(pages: Sequence[Path]) -> list[Any]:
    """Pages for a test that only looks whether a promise holds on each: every third, and the others where slow tests run."""
    return [page if at % 3 == 0 else pytest.param(page, marks=pytest.mark.slow) for at, page in enumerate(pages)]


@cache
def parsed(page: Path | str) -> "Document":
    """What a page or a text becomes, parsed once for all tests that only look at it, and for all processes that run them."""
    return once(str(page) if isinstance(page, Path) else f"text {page}", lambda: _parsed(page))


def _parsed(page: Path | str) -> "Document":
    import vnplan  # when it is asked for: what is kept from one start to the next has its folder by then

    return vnplan.parse(page)


def once(name: str, made: Callable[[], T]) -> T:
    """What is made once for all processes that run the tests, by its name."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return made()
    held = Path(os.environ["VNPLAN_CACHE"]) / f"{sha256(name.encode()).hexdigest()}.pickle"
    if held.exists():
        found: T = pickle.loads(held.read_bytes())  # noqa: S301 - one of our own processes wrote it
        return found
    new = made()
    part = held.with_suffix(f".{os.getpid()}")
    part.write_bytes(pickle.dumps(new))
    part.replace(held)
    return new


@pytest.fixture
def shared() -> Path:
    """The folder of gold documents; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the gold documents are not beside the project")
    return SHARED
