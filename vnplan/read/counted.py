"""Automatic numbers whose style a converter dropped: told by how deep they stand, and by what goes on.

Mammoth, MarkItDown and pandoc's plain Markdown write "1." for every number that Word counts, whatever it draws. No document of
an office sets "1." below "1.": Roman numerals, figures and letters stand below one another.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from vnplan.model.issue import Issue
from vnplan.rules.markers import readings

_STYLES = "I1a"
_ABOVE = ("part", "chapter", "section", "subsection", "article", "roman", "letter")
_ANNEX = "phụ lục"
_SURE = 2
RESTYLED = Issue(
    code="list.restyled",
    message="The styles of automatic numbers were lost before the page was read; they are told by how deep each list stands.",
)


class Item(NamedTuple):
    """An item of a list: how many lists stand around its own, its number (0 for a dash) and what stops that, how it begins.

    ``opens`` says that it is the first of its list.
    """

    depth: int
    number: int
    stop: str
    text: str
    opens: bool


class Numeral(NamedTuple):
    """How a number must have been drawn: ``I``, ``1`` or ``a``, and its value."""

    style: str
    value: int


class _Place(NamedTuple):
    """The level of a number, the outermost 0, and its value."""

    level: int
    number: int


def numerals(parts: Sequence[Item | str]) -> list[Numeral | None] | None:
    """For each part of a page, its lists and the lines between them, the number that was drawn before it.

    ``None`` where the page shows no sign that styles were dropped.

    >>> parts = [Item(0, 1, ".", "NỘI DUNG", True), Item(1, 1, ".", "Xây dựng:", True), Item(2, 1, ".", "Nhà", True)]
    >>> [f"{one.style} {one.value}" for one in numerals([*parts, Item(2, 2, ".", "Đường", False), "Nguồn vốn"]) if one]
    ['I 1', '1 1', 'a 1', 'a 2']
    """
    items = [part for part in parts if isinstance(part, Item)]
    numbered = [item for item in items if item.number]
    if sum(_nested(items)) < _SURE:
        return None
    base = min(item.depth for item in numbered)
    trusted = any(item.opens and item.number > 1 for item in numbered)
    placed = (_trusted if trusted else _counted)(parts, base)
    styles = _styles(parts, placed)
    if not styles:
        return None
    inner = set(_alone(placed)) if styles == "I1" else set()
    return [place and Numeral(styles[place.level + (at in inner)], place.number) for at, place in enumerate(placed)]


def _alone(placed: Sequence[_Place | None]) -> Iterator[int]:
    """The numbers of the outermost level that head nothing: most are followed at once by the next, none by one below it.

    What Roman numerals count are headings; these were counted one level below, under headings that were typed.
    """
    numbered = [at for at, place in enumerate(placed) if place]
    runs: list[list[int]] = []
    for at in numbered:
        place = placed[at]
        if place and (not runs or (place.level == 0 and place.number == 1)):
            runs.append([])
        runs[-1].append(at)
    for run in runs:
        bare = all(place.level == 0 for at in run if (place := placed[at]))
        direct = sum(two == one + 1 for one, two in pairwise(run))
        if bare and len(run) > 1 and 2 * direct > len(run) - 1:
            yield from run


def _nested(items: Sequence[Item]) -> Iterator[bool]:
    """For each item, whether it is a number right below a number."""
    above: dict[int, int] = {}
    for item in items:
        above = {depth: number for depth, number in above.items() if depth < item.depth}
        yield bool(item.number and above.get(item.depth - 1))
        above[item.depth] = item.number


def _styles(parts: Sequence[Item | str], placed: Sequence[_Place | None]) -> str:
    """The styles of the levels, the outermost first; nothing where they can't be told."""
    levels = max(place.level for place in placed if place) + 1
    until = max(index for index, place in enumerate(placed) if place)
    typed = {_style(part) for part in parts[:until] if isinstance(part, str)}
    below_roman = bool(typed & {"roman", "article"})
    if levels != 2:
        return _STYLES if levels == len(_STYLES) and not below_roman else ""
    if below_roman or "letter" in typed:
        return "1a" if below_roman else "I1"
    numbered = [(item, place.level) for item, place in zip(parts, placed, strict=True) if place and isinstance(item, Item)]
    heads = [item for (item, level), (_, below) in pairwise(numbered) if not level and below]
    bracketed = any(item.stop == ")" for item, level in numbered if level)
    return "1a" if bracketed or 2 * sum(item.text.isupper() for item in heads) <= len(heads) else "I1"


def _style(text: str) -> str:
    """The style of the marker that a line was typed with."""
    found = readings(text)
    return found[0].style if found and not found[0].cost else ""


def _counted(parts: Sequence[Item | str], base: int) -> list[_Place | None]:
    """The numbers where each list begins anew at 1: a number goes on until one of a level above it."""
    out: list[_Place | None] = []
    last: list[int] = []
    for part in parts:
        if isinstance(part, str) or not part.number:
            last = last if isinstance(part, Item) or not _begins_anew(part) else []
            out.append(None)
            continue
        level = part.depth - base
        before = last[level] if level < len(last) else 0
        last = [*(last + [0] * level)[:level], before + 1]
        out.append(_Place(level, before + 1))
    return out


def _trusted(parts: Sequence[Item | str], base: int) -> list[_Place | None]:
    """The numbers where they are right, and a list that goes on behind a paragraph lost the lists around it."""
    out: list[_Place | None] = []
    last: list[int] = []
    shift = 0
    bracketed: int | None = None
    for part in parts:
        if isinstance(part, str) or not part.number:
            last = last if isinstance(part, Item) or not _begins_anew(part) else []
            out.append(None)
            continue
        if part.depth == base and part.opens:
            shift = bracketed if part.stop == ")" and bracketed is not None else _level(part, last)
        level = part.depth - base + shift
        if part.stop == ")":
            bracketed = level
        last = [*(last + [0] * level)[:level], part.number]
        out.append(_Place(level, part.number))
    return out


def _level(item: Item, last: Sequence[int]) -> int:
    """The level of a list that stands alone: of the number that it goes on from, or below all that are open."""
    fitting = [level for level, number in enumerate((*last, 0)) if number + 1 == item.number]
    if item.text.isupper() and 0 in fitting:
        return 0
    return fitting[-1] if fitting else 0


def _begins_anew(text: str) -> bool:
    """True if a line that is no item begins the numbers below it anew: an annex, a heading above all lists."""
    return text[: len(_ANNEX)].lower() == _ANNEX or _style(text) in _ABOVE
