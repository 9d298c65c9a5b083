"""Where on a page its article stands.

The article is what holds most of the running text: from the root of the page the walk goes down as long as one child holds
nearly all of it. What is written beside that child, without links, is the article's too, as in a document of several parts.
"""

from collections import defaultdict
from collections.abc import Sequence

from vnplan.read.article.units import Path, Unit

_NEARLY_ALL = 0.75
# A part beside the article's is the article's if it has as much text and as few links as this.
_SIBLING_SHARE = 0.1
_SIBLING_SIZE = 400
_SIBLING_LINKS = 0.1
_ENDS = ("p[", "h1[", "h2[", "h3[", "li[", "td[", "tr[", "tbody[", "table[")


def article(units: Sequence[Unit]) -> list[bool]:
    """For each unit, True if it stands in the article's part of the page."""
    root = _root(units)
    inside = [unit.path[: len(root)] == root for unit in units]
    weight = sum(unit.prose for unit, held in zip(units, inside, strict=True) if held)
    for indices in _beside(units, root):
        prose = sum(units[i].prose for i in indices)
        links = sum(units[i].links for i in indices)
        size = sum(units[i].size for i in indices)
        if prose >= max(_SIBLING_SIZE, _SIBLING_SHARE * weight) and links < _SIBLING_LINKS * size:
            for i in indices:
                inside[i] = True
    return inside


def _root(units: Sequence[Unit]) -> Path:
    """The path of the innermost element that holds nearly all running text."""
    weights: dict[Path, int] = defaultdict(int)
    children: dict[Path, set[Path]] = defaultdict(set)
    for unit in units:
        if unit.prose:
            for depth in range(len(unit.path) + 1):
                weights[unit.path[:depth]] += unit.prose
                if depth:
                    children[unit.path[: depth - 1]].add(unit.path[:depth])
    root: Path = ()
    while children[root]:
        best = max(children[root], key=lambda path: (weights[path], path))
        if weights[best] < _NEARLY_ALL * weights[root] or best[-1].startswith(_ENDS):
            break
        root = best
    return root


def _beside(units: Sequence[Unit], root: Path) -> list[list[int]]:
    """The units outside of the root, grouped by the element in which they stand beside it or one around it."""
    groups: dict[Path, list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        if unit.path[: len(root)] == root:
            continue
        depth = next((d for d, (a, b) in enumerate(zip(unit.path, root, strict=False)) if a != b), min(len(unit.path), len(root)))
        groups[unit.path[: depth + 1]].append(index)
    return list(groups.values())
