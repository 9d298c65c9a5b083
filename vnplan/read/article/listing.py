"""Pages that are a list: linked headlines, each with a day and a line or two of what it is about."""

from collections.abc import Sequence
from itertools import pairwise

from vnplan.read.article.units import Path, Unit
from vnplan.text import kept_re as re

# So many headlines are a list; a box of further articles has as many, but little of the running text of its page.
_FEWEST = 4
_SHARE = 0.8
# What stands below one headline of a list on the average, in characters of running text.
_TEASER = 400
_COUNT = re.compile(r"\[\d+\]")


def listed(read: Sequence[Unit]) -> frozenset[int]:
    """The blocks of the items of a list, where the page is one: nearly all of its running text stands below linked headlines."""
    heads: dict[Path, list[Path]] = {}
    for unit in read:
        if unit.block.kind == "heading" and unit.linked and not unit.block.boilerplate:
            shape = tuple(_COUNT.sub("", part) for part in unit.path)
            heads.setdefault(shape, []).append(unit.path)
    found = max(heads.values(), key=len, default=[])
    if len(found) < _FEWEST:
        return frozenset()
    depth = 1 + max(_alike(one, other) for one, other in pairwise(found))
    items = {path[:depth] for path in found}
    inside = [i for i, unit in enumerate(read) if unit.path[:depth] in items and not (unit.block.boilerplate or unit.says)]
    prose = sum(read[i].prose for i in inside)
    whole = sum(unit.prose for unit in read)
    return frozenset(inside) if whole and _SHARE * whole <= prose <= _TEASER * len(found) else frozenset()


def _alike(one: Path, other: Path) -> int:
    """How many elements two paths share from the root."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
