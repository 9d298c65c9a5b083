"""Text that a tool ran together on one line: where its items and parts begin, as their sequence says."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from vnplan.mark.lines import opens_with_kind
from vnplan.rules.markers import readings
from vnplan.rules.phrases import Phrases
from vnplan.rules.reading import Reading

_PHRASES = Phrases("marks")

# A shorter line that begins with no kind of document, or one of fewer items, is parted only behind the stops of its sentences.
_SHORTEST = 200
_FEWEST = 3
# A numbering goes on within so many markers.
_FAR = 200
_SURE = 0.3
# The stop behind "Chương I" is usually left out.
_NAMED = ("part", "chapter", "section", "subsection", "article", "step")
_NAMED_COST = 1.8


class _Found(NamedTuple):
    """A place where an item may begin."""

    at: int
    reading: Reading


def run_together(text: str) -> list[int]:
    """Where a line that holds several items is to be parted; nowhere where their sequence does not say so.

    >>> text = f"I. VIỆC 1. Trồng cây theo khoản 2. Điều 5 {'của Luật ' * 20} 2. Tưới cây II. KINH PHÍ"
    >>> [text[at : at + 8] for at in run_together(text)]
    ['1. Trồng', '2. Tưới ', 'II. KINH']
    >>> run_together("I. MỤC ĐÍCH Một."), run_together("2. Báo cáo kết quả.IV.TỔ CHỨC THỰC HIỆN")
    ([], [19])
    """
    # A heading in capitals ends with none but capitals.
    behind = None if text[-2:].islower() else _PHRASES["heading_behind_stop"].search(text)
    if behind:
        return [*run_together(text[: behind.end()]), behind.end()]
    if len(text) < _SHORTEST and not (" 1. " in text and opens_with_kind(text)):
        return []
    edges = [0, *(m.start() for m in _PHRASES["annex_in_run"].finditer(text) if m.start()), len(text)]
    found = [start + cut for start, end in pairwise(edges) for cut in _cuts(text[start:end])]
    return sorted({*found, *(edge for edge in edges[1:-1] if found)})


def _cuts(text: str) -> list[int]:
    """Where a document, or an annex of one, is to be parted."""
    begins = [match.start() for match in _PHRASES["item_in_run"].finditer(text)]
    letters = [match.start() - 1 for match in _PHRASES["letter_in_run"].finditer(text)]
    if len(begins) + len(letters) < _FEWEST:
        return []
    places = [place for at in sorted(begins + letters) if (place := _place(text, at)) is not None]
    items = list(_sequence(places))
    if len(items) < _FEWEST:
        return []
    head = _PHRASES["head_in_run"].finditer(text, 0, items[0].at)
    parts = _PHRASES["part_in_run"].finditer(text)
    cuts = {*(one.at for one in items), *(m.start() for m in parts), *(m.end() for m in head), *_dashes(text, items)}
    return sorted(cut for cut in cuts if cut)


def _place(text: str, at: int) -> _Found | None:
    """A place with the surest reading of its marker; none behind the words of a reference."""
    found = [one for one in readings(text[at : at + 40]) if one.cost <= (_NAMED_COST if one.style in _NAMED else _SURE)]
    # "4.1." is counted within its own 4, whatever the words before it are.
    if not found or (not found[0].prefix and _PHRASES["refers"].search(text, max(0, at - 8), at)):
        return None
    return _Found(at, found[0])


def _sequence(places: Sequence[_Found]) -> Iterator[_Found]:
    """The places whose numbers go on an open numbering, or begin one that goes on later."""
    open_: list[Reading] = []
    article: Reading | None = None
    for index, place in enumerate(places):
        one = place.reading
        depth = next((i for i in range(len(open_) - 1, -1, -1) if _follows(open_[i], one)), None)
        if depth is not None:
            del open_[depth:]
        elif article is not None and _follows(article, one):
            # Articles are counted through, whatever chapters they stand in.
            open_ = [other for other in open_ if other.style in _NAMED and other.style != one.style]
        elif _may_begin(place, open_) and _goes_on(places[index + 1 : index + 1 + _FAR], one, open_):
            open_ = [other for other in open_ if other.style != one.style]
        else:
            continue
        open_.append(one)
        article = one if one.style == "article" else article
        yield place


def _may_begin(place: _Found, open_: Sequence[Reading]) -> bool:
    """True if a numbering may begin at a place: at 1, where the text does, or with a part above all others."""
    return place.reading.value == 1 or place.at == 0 or (place.reading.style == "roman" and not open_)


def _follows(before: Reading, one: Reading) -> bool:
    same = before.style == one.style and before.prefix == one.prefix
    return same and (one.value == before.value + 1 or (one.style == "point" and 0 < one.value - before.value <= 1))


def _goes_on(places: Sequence[_Found], one: Reading, open_: Sequence[Reading]) -> bool:
    """True if a numbering goes on before a numbering around it does."""
    outer = [other for other in open_ if other.style != one.style]
    for place in places:
        if _follows(one, place.reading):
            return True
        if any(_follows(other, place.reading) for other in outer):
            return False
    return False


def _dashes(text: str, items: Sequence[_Found]) -> Iterator[int]:
    """Where dash items begin: behind a stop, and the first of several behind the heading of their item."""
    dashes = [m.start() for m in _PHRASES["dash_in_run"].finditer(text)]
    yield from dashes
    for one, end in zip(items, [*(other.at for other in items[1:]), len(text)], strict=True):
        first = _PHRASES["first_dash_in_run"].match(text, one.at + one.reading.end, end)
        if first and any(first.end() < dash < end for dash in dashes):
            yield first.end()
