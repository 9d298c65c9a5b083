"""``find_citations`` beside other citation finders, in one run."""

import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from typing import NamedTuple

from vnplan.annotate.citations.find import find_citations

Finder = Callable[[str], Iterable[object]]


class Speed(NamedTuple):
    """A finder: megabytes of UTF-8 a CPU second, and how many citations it found; ``None`` where not installed."""

    name: str
    rate: float | None
    found: int | None


def eyecite() -> Finder:
    """The finder of eyecite."""
    from eyecite import get_citations

    found: Finder = get_citations
    return found


def citeurl() -> Finder:
    """The finder of citeurl, whose source warns where it is compiled for the first time."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from citeurl import list_cites

    found: Finder = list_cites
    return found


# What to install, what to print, what makes the finder. The peers know other countries' law: they are here for their speed.
FINDERS: tuple[tuple[tuple[str, ...], str, Callable[[], Finder]], ...] = (
    (("vnplan",), "vnplan: find_citations", lambda: find_citations),
    (("eyecite",), "eyecite: get_citations", eyecite),
    (("citeurl", "markdown"), "citeurl: list_cites", citeurl),
)


def compare(texts: Sequence[str], *, rounds: int = 3, share: float = 1.0) -> list[Speed]:
    """The speed of each finder on the same texts, the best of some rounds.

    Slow peers read only the first ``share`` of the texts; the rate is of what they read.
    """
    out = []
    for packages, name, make in FINDERS:
        if any(find_spec(package) is None for package in packages):
            out.append(Speed(name, None, None))
            continue
        own = packages == ("vnplan",)
        part = list(texts) if own else list(texts[: max(1, int(len(texts) * share))])
        out.append(_measured(name, make(), part, rounds if own else 1))
    return out


def _measured(name: str, finder: Finder, texts: Sequence[str], rounds: int) -> Speed:
    best, found = float("inf"), 0
    for _ in range(rounds + 1):
        start = time.process_time()
        found = sum(len(list(finder(text))) for text in texts)
        best = min(best, time.process_time() - start)
    return Speed(name, sum(len(text.encode()) for text in texts) / 1e6 / best, found)
