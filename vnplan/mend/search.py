"""The words of a model that a read word may be, found by their bare letters, each with the cost of the misreading."""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np
import numpy.typing as npt

from vnplan.lm.model import Model
from vnplan.lm.tokens import FIRST_WORD
from vnplan.mend.letters import family, skeleton, tone_first
from vnplan.rules.load import Rule, load
from vnplan.text.kept import made_of
from vnplan.text.letters import strip_marks

MOST_CANDIDATES = 40
# What the log probability of a word counts beside the cost.
_MERIT = 0.6
_FARTHEST = 17.0
_NEXT_ERROR = 2.0
_RAREST = -15.5
_COMMON, _DEAR = -11.0, 6.0
_LONGEST = 16
# Stands before and behind each word where the letters around a place are looked at.
_EDGES = "\n\n"
_AROUND = 3
_LETTERS = "abcdeghiklmnopqrstuvxy"
_DIGITS = {"1": "il", "0": "o", "5": "s", "8": "b", "6": "o", "4": "a", "|": "i", "!": "i"}


class Family(Rule):
    """The cost of any confusion of a kind that has no row of its own."""

    name: str
    cost: float


class Confusion(Rule):
    """Letters as printed, as read, how often that was seen, what it costs, and a word in which it happened."""

    printed: str
    read: str
    seen: int
    cost: float
    example: tuple[str, str]


Ids = npt.NDArray[np.uint16]
Floats = npt.NDArray[np.float32]
Candidates = tuple[Ids, Floats]


class _Marks(dict[tuple[str, str], float]):
    """What it costs to read one letter as another of the same bare letter; what has no row costs what its kind does."""

    def __init__(self, families: dict[str, float]) -> None:
        super().__init__()
        self._families = families

    def __missing__(self, letters: tuple[str, str]) -> float:
        cost = self[letters] = self._families.get(family(*letters), 9.0)
        return cost


class Search:
    """The confusions of the table over the words of a model."""

    def __init__(self, model: Model) -> None:
        """Index the model's words by their bare letters."""
        self._families = {row.name: row.cost for row in load("confusions", "family", Family)}
        self._marks = _Marks(self._families)
        # By the letters as read: as printed, and the cost.
        self._bare: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for row in load("confusions", "confusion", Confusion):
            same = len(row.printed) == len(row.read) == 1 and skeleton(row.printed) == skeleton(row.read)
            if same:
                self._marks[row.printed, row.read] = row.cost
            elif row.printed and row.read:
                self._bare[row.read].append((row.printed, row.cost))
        self._widths = sorted({len(read) for read in self._bare})
        lost = {r.printed: r.cost for r in load("confusions", "confusion", Confusion) if not r.read}
        self._lost = {letter: lost.get(letter, self._families["lost"]) for letter in _LETTERS}
        self._gained = {r.read: r.cost for r in load("confusions", "confusion", Confusion) if not r.printed}
        self._index: dict[str, list[int]] = defaultdict(list)
        self._weights: list[float] = model.log_p1.tolist()
        self._merits = [_MERIT * weight for weight in self._weights]
        self._folded = cache(lambda ident: tone_first(model.words[ident]))
        bare: list[str] = made_of("\n".join(model.words), "bare words", strip_marks).split("\n")
        for ident in range(FIRST_WORD, len(bare)):
            if self._weights[ident] > _RAREST and len(bare[ident]) <= _LONGEST:
                self._index[bare[ident]].append(ident)
        self._between = _letters_between(self._index)

    def unmarked(self, word: str, least: float) -> list[int]:
        """Ids of the words that are ``word`` without their marks, as common as ``least`` (a log probability) at least."""
        return [i for i in self._index.get(word, ()) if self._weights[i] > least]

    def candidates(self, word: str) -> Candidates:
        """Ids and costs of what a lower-case word may have been, the likeliest first; the word itself is not among them."""
        if len(word) > _LONGEST:
            return np.zeros(0, np.uint16), np.zeros(0, np.float32)
        read = tone_first(word)
        costs: dict[int, float] = {}
        # How costs rank, the best first: what cannot come among the first is not compared.
        ranks: list[float] = []
        index, merits, folded, unmarked = self._index, self._merits, self._folded, self._families["unmarked"]
        for base, bare, skip, start, width in sorted(self._variants(read)):
            if bare not in index:
                continue
            least = _MERIT * (_COMMON if base > _DEAR else _RAREST)
            rest, errors = read[:start] + read[start + width :], int(bool(skip or width))
            cap = unmarked if not base and read.isascii() else _FARTHEST
            # A letter that differs costs something behind an error, so that no word comes to cost less than the base.
            for ident in index[bare]:
                merit = merits[ident]
                if merit < least or (errors and len(ranks) >= MOST_CANDIDATES and base - merit > ranks[MOST_CANDIDATES - 1]):
                    continue
                if (printed := folded(ident)) == read:
                    continue
                cost = base + self._marked(printed[:start] + printed[start + skip :] if skip else printed, rest, errors)
                if (cost := min(cost, cap)) < (known := costs.get(ident, _FARTHEST)):
                    if ident in costs:
                        ranks.remove(known - merit)
                    costs[ident] = cost
                    insort(ranks, cost - merit)
        order = sorted(costs, key=lambda i: (costs[i] - merits[i], i))[:MOST_CANDIDATES]
        return np.array(order, np.uint16), np.array([costs[i] for i in order], np.float32)

    def _variants(self, read: str) -> Iterator[tuple[float, str, int, int, int]]:
        """The cost of what makes bare words, those words, and the letters not to compare: printed width, place, read width."""
        bare = skeleton(read)
        if any(c.isdigit() for c in bare):
            yield from self._undigited(bare)
            return
        yield 0.0, bare, 0, 0, 0
        for width in self._widths:
            for at in range(len(bare) - width + 1):
                for printed, cost in self._bare.get(bare[at : at + width], ()):
                    yield cost, bare[:at] + printed + bare[at + width :], len(printed), at, width
        gained, index = self._families["gained"], self._index
        for at in range(len(bare)):
            cheap = at + 1 < len(bare) and bare[at] == bare[at + 1]
            yield 5.0 if cheap else self._gained.get(bare[at], gained), bare[:at] + bare[at + 1 :], 0, at, 1
        # Hundreds of words have one letter more, or another: only those that there are are handed on.
        other_letter = self._families["letter"] + 1.5
        edged, known = f"{_EDGES}{bare}{_EDGES}", self._between
        for at in range(len(bare) + 1):
            before, head, tail = edged[at : at + 2], bare[:at], bare[at:]
            for letter in known.get(before + edged[at + 2], ""):
                if (made := head + letter + tail) in index:
                    yield self._lost[letter], made, 1, at, 0
            for letter in known.get(before + edged[at + 3], "") if tail else "":
                if (made := head + letter + tail[1:]) in index and letter != bare[at]:
                    yield other_letter, made, 1, at, 1

    @staticmethod
    def _undigited(bare: str) -> Iterator[tuple[float, str, int, int, int]]:
        """Digits that stand for letters: ``tr1en``."""
        places = [n for n, c in enumerate(bare) if c.isdigit()]
        if len(places) > 1 or bare[places[0]] not in _DIGITS or len(bare) < 2:
            return
        for letter in _DIGITS[bare[places[0]]]:
            yield 4.0, bare[: places[0]] + letter + bare[places[0] + 1 :], 1, places[0], 1

    def _marked(self, printed: str, read: str, errors: int) -> float:
        """The cost of the marks that differ in words of the same bare letters, after so many ``errors`` in the letters."""
        marks = self._marks
        total = 0.0
        for x, y in zip(printed, read, strict=False):
            if x != y:
                total += marks[x, y] + (_NEXT_ERROR if errors else 0)
                errors += 1
        return total


def _letters_between(words: Iterable[str]) -> dict[str, str]:
    """The letters that stand in some words between two letters and one, or the edges of the word."""
    said = made_of(_EDGES + _EDGES.join(words) + _EDGES, "letters between", _said_between)
    return {one[:_AROUND]: one[_AROUND:] for one in said}


def _said_between(joined: str) -> list[str]:
    """The two letters before, the one behind, and those that stand between them."""
    out: dict[str, str] = defaultdict(str)
    for before, last, letter, behind in set(zip(joined, joined[1:], joined[2:], joined[3:], strict=False)):
        if letter in _LETTERS:
            out[before + last + behind] += letter
    return [around + letters for around, letters in out.items()]
