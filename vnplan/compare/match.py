"""Which item of one list is which of another, by their words: linear in the length of the lists, however long."""

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vnplan.text import kept_re as re

_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d")
# A pair of words in more items than this says little, and following it would cost the square of the items.
_COMMON = 40
_CANDIDATES = 8
_ALIKE = 0.34
_SAME_LABEL = 0.12


@dataclass(frozen=True, slots=True)
class Item:
    """What is matched: ``title`` is its heading, ``text`` all of its own words."""

    label: str | None
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """The places of an item in the two lists, ``None`` where it is only in one; how alike the two are; whether it moved."""

    old: int | None
    new: int | None
    similarity: float = 0.0
    moved: bool = False


def match(old: Sequence[Item], new: Sequence[Item]) -> list[Pair]:
    """Pairs in order of the second list, each removed item after the one that it followed.

    Items of the same words are one, digits aside; the others are one where they share enough pairs of words, most alike
    first. A label and a heading that are the same make two items more alike.

    >>> a = [Item("I", "Mục đích", "Mục đích"), Item("II", "Kinh phí năm 2023", "Kinh phí năm 2023")]
    >>> b = [Item("I", "Kinh phí năm 2024", "Kinh phí năm 2024"), Item("II", "Tổ chức", "Tổ chức")]
    >>> [(pair.old, pair.new) for pair in match(a, b)]
    [(0, None), (1, 0), (None, 1)]
    """
    left, right = ([_words(item.text) for item in items] for items in (old, new))
    found = _equal(left, right)
    free_old = [i for i in range(len(old)) if i not in found]
    taken = set(found.values())
    free_new = [j for j in range(len(new)) if j not in taken]
    scores = dict.fromkeys(found.items(), 1.0)
    taken_old: set[int] = set()
    for score, i, j in sorted(_candidates(old, new, free_old, free_new), key=lambda row: (-row[0], row[1:])):
        if score >= _ALIKE and i not in taken_old and j not in taken:
            taken_old.add(i)
            taken.add(j)
            scores[i, j] = min(1.0, score)
    return list(_ordered(scores, len(old), len(new)))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_DIGITS.sub("0", text.casefold())))


def _equal(left: Sequence[tuple[str, ...]], right: Sequence[tuple[str, ...]]) -> dict[int, int]:
    """Items of the same words, in order where several are; those without words are left to their labels."""
    places: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for j, words in enumerate(right):
        places[words].append(j)
    return {i: places[words].popleft() for i, words in enumerate(left) if words and places.get(words)}


def _features(item: Item) -> Counter[str]:
    """Pairs of neighbouring words, and the heading as a whole."""
    words = ["", *_words(item.text), ""]
    found = Counter(f"{a} {b}" for a, b in pairwise(words))
    title = " ".join(_words(item.title))
    if title:
        found[f"# {title}"] += 2
    return found


def _candidates(
    old: Sequence[Item], new: Sequence[Item], free_old: Sequence[int], free_new: Sequence[int]
) -> Iterator[tuple[float, int, int]]:
    """Pairs that may be one and how alike they are (Dice's coefficient of their features)."""
    features = {j: _features(new[j]) for j in free_new}
    sizes = {j: sum(found.values()) for j, found in features.items()}
    places: dict[str, list[int]] = defaultdict(list)
    for j, found in features.items():
        for feature in found:
            places[feature].append(j)
    labels: dict[str, list[int]] = defaultdict(list)
    for j in free_new:
        labels[new[j].label or ""].append(j)
    for i in free_old:
        own = _features(old[i])
        size = sum(own.values())
        shared: Counter[int] = Counter()
        for feature, count in own.items():
            near = places.get(feature, ())
            if len(near) <= _COMMON:
                shared.update({j: min(count, features[j][feature]) for j in near})
        likely = {j for j, _ in shared.most_common(_CANDIDATES)} | set(labels.get(old[i].label or "", ())[:1])
        for j in likely:
            both = sum(min(count, features[j][feature]) for feature, count in own.items())
            same = _SAME_LABEL if old[i].label and old[i].label == new[j].label else 0.0
            yield 2 * both / (size + sizes[j]) + same, i, j


def _ordered(scores: dict[tuple[int, int], float], old: int, new: int) -> Iterator[Pair]:
    """All items as pairs, in order; those that break the order of the others have moved."""
    partner = {j: i for i, j in scores}
    kept = _increasing([partner[j] for j in sorted(partner)])
    matched_old = set(partner.values())
    pending = deque(i for i in range(old) if i not in matched_old)
    for j in range(new):
        i = partner.get(j)
        if i is None:
            yield Pair(None, j)
            continue
        while i in kept and pending and pending[0] < i:
            yield Pair(pending.popleft(), None)
        yield Pair(i, j, scores[i, j], moved=i not in kept)
    for i in pending:
        yield Pair(i, None)


def _increasing(values: Sequence[int]) -> set[int]:
    """The longest part of the values that increases.

    >>> sorted(_increasing([3, 0, 1, 2]))
    [0, 1, 2]
    """
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [value]
        ends[at : at + 1] = [index]
    out: set[int] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        out.add(values[index])
        index = before[index]
    return out
