"""What a read word may have been: words of the model, each with the cost of the misreading."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from vnplan.lm.model import Model
from vnplan.lm.tokens import FIRST_WORD
from vnplan.mend.letters import family, skeleton, tone_first
from vnplan.rules.load import Rule, load
from vnplan.text.letters import strip_marks

MOST_CANDIDATES = 20
_FARTHEST = 17.0
_NEXT_ERROR = 2.0
_RAREST = -15.5
_COMMON, _DEAR = -11.0, 6.0
_MOST_KEPT = 50_000
_LONGEST = 16
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
Ints = npt.NDArray[np.int64]
Candidates = tuple[Ids, Floats]


class Channel:
    """The confusions of the table over the words of a model; what it finds for a word is kept."""

    def __init__(self, model: Model) -> None:
        """Index the model's words by their bare letters."""
        self.model = model
        self._families = {row.name: row.cost for row in load("confusions", "family", Family)}
        self._marks: dict[tuple[str, str], float] = {}
        self._bare: list[tuple[str, str, float]] = []
        for row in load("confusions", "confusion", Confusion):
            same = len(row.printed) == len(row.read) == 1 and skeleton(row.printed) == skeleton(row.read)
            if same:
                self._marks[row.printed, row.read] = row.cost
            elif row.printed and row.read:
                self._bare.append((row.printed, row.read, row.cost))
        lost = {r.printed: r.cost for r in load("confusions", "confusion", Confusion) if not r.read}
        self._lost = [(letter, lost.get(letter, self._families["lost"])) for letter in _LETTERS]
        self._gained = {r.read: r.cost for r in load("confusions", "confusion", Confusion) if not r.printed}
        self._index: dict[str, list[int]] = defaultdict(list)
        self._weights: list[float] = model.log_p1.tolist()
        self._folded = cache(lambda ident: tone_first(model.words[ident]))
        bare = strip_marks("\n".join(model.words)).split("\n")
        for ident in range(FIRST_WORD, len(bare)):
            if self._weights[ident] > _RAREST and len(bare[ident]) <= _LONGEST:
                self._index[bare[ident]].append(ident)
        self._forget()

    def candidates(self, word: str) -> Candidates:
        """Ids and costs of what a lower-case word may have been, the likeliest first; the word itself is not among them."""
        (start,), (size,) = self.rows([word])
        return self.ids[start : start + size], self.costs[start : start + size]

    def rows(self, words: Sequence[str]) -> tuple[Ints, Ints]:
        """Where in ``ids`` and ``costs`` the candidates of lower-case words begin, and how many there are."""
        new = {word for word in words if word not in self._known}
        if len(self._known) + len(new) > _MOST_KEPT:
            self._forget()
            new = set(words)
        for word in new:
            self._keep(word, *self._search(word))
        at = np.array([self._known[word] for word in words], np.int64)
        return self._starts[at], self._starts[at + 1] - self._starts[at]

    def _forget(self) -> None:
        self._known: dict[str, int] = {}
        self.ids, self.costs = np.zeros(1 << 12, np.uint16), np.zeros(1 << 12, np.float32)
        self._starts = np.zeros(1 << 10, np.int64)

    def _keep(self, word: str, ids: Ids, costs: Floats) -> None:
        """Put the candidates of a word behind those of the others."""
        row = len(self._known)
        start = int(self._starts[row])
        end = start + len(ids)
        if end > len(self.ids):
            self.ids, self.costs = np.resize(self.ids, 2 * end), np.resize(self.costs, 2 * end)
        if row + 2 > len(self._starts):
            self._starts = np.resize(self._starts, 2 * len(self._starts))
        self.ids[start:end], self.costs[start:end] = ids, costs
        self._known[word], self._starts[row + 1] = row, end

    def unmarked(self, word: str, least: float) -> list[int]:
        """Ids of the words that are ``word`` without their marks, as common as ``least`` (a log probability) at least."""
        return [i for i in self._index.get(word, ()) if self._weights[i] > least]

    def _search(self, word: str) -> Candidates:
        if len(word) > _LONGEST:
            return np.zeros(0, np.uint16), np.zeros(0, np.float32)
        read = tone_first(word)
        costs: dict[int, float] = {}
        plain = read.isascii()
        for bare, base, skip, start, width in self._variants(read):
            least = _COMMON if base > _DEAR else _RAREST
            for ident in self._index.get(bare, ()):
                printed = self._folded(ident)
                if self._weights[ident] < least or printed == read:
                    continue
                cost = base + self._between(printed, read, skip, start, width)
                if plain and not base:
                    cost = min(cost, self._families["unmarked"])
                if cost < costs.get(ident, _FARTHEST):
                    costs[ident] = cost
        order = sorted(costs, key=lambda i: (costs[i] - 0.6 * self._weights[i], i))[:MOST_CANDIDATES]
        return np.array(order, np.uint16), np.array([costs[i] for i in order], np.float32)

    def _variants(self, read: str) -> Iterator[tuple[str, float, int, int, int]]:
        """Bare words, the cost of what makes them so, and the letters not to compare: printed width, place, read width."""
        bare = skeleton(read)
        if any(c.isdigit() for c in bare):
            yield from self._undigited(bare)
            return
        yield bare, 0.0, 0, 0, 0
        for printed, other, cost in self._bare:
            at = bare.find(other)
            while at >= 0:
                yield bare[:at] + printed + bare[at + len(other) :], cost, len(printed), at, len(other)
                at = bare.find(other, at + 1)
        gained, index = self._families["gained"], self._index
        for at in range(len(bare)):
            cheap = at + 1 < len(bare) and bare[at] == bare[at + 1]
            yield bare[:at] + bare[at + 1 :], 5.0 if cheap else self._gained.get(bare[at], gained), 0, at, 1
        # Hundreds of words have one letter more, or another: only those that there are are handed on.
        for at in range(len(bare) + 1):
            head, tail = bare[:at], bare[at:]
            for letter, cost in self._lost:
                if (made := head + letter + tail) in index:
                    yield made, cost, 1, at, 0
        other_letter = self._families["letter"] + 1.5
        for at in range(len(bare)):
            head, tail = bare[:at], bare[at + 1 :]
            for letter in _LETTERS:
                if (made := head + letter + tail) in index and letter != bare[at]:
                    yield made, other_letter, 1, at, 1

    @staticmethod
    def _undigited(bare: str) -> Iterator[tuple[str, float, int, int, int]]:
        """Digits that stand for letters: ``tr1en``."""
        places = [n for n, c in enumerate(bare) if c.isdigit()]
        if len(places) > 1 or bare[places[0]] not in _DIGITS or len(bare) < 2:
            return
        for letter in _DIGITS[bare[places[0]]]:
            yield bare[: places[0]] + letter + bare[places[0] + 1 :], 4.0, 1, places[0], 1

    def _between(self, printed: str, read: str, skip: int, start: int, width: int) -> float:
        """The cost of the marks that differ, apart from the letters already paid for."""
        a = printed[:start] + printed[start + skip :]
        b = read[:start] + read[start + width :]
        errors = 1 if skip or width else 0
        total = 0.0
        for x, y in zip(a, b, strict=False):
            if x != y:
                total += self._mark(x, y) + (_NEXT_ERROR if errors else 0)
                errors += 1
        return total

    def _mark(self, printed: str, read: str) -> float:
        cost = self._marks.get((printed, read))
        if cost is None:
            cost = self._marks[printed, read] = self._families.get(family(printed, read), 9.0)
        return cost
