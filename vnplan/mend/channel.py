"""What a read word may have been: words of the model, each with the cost of the misreading."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from vnplan.lm.model import Model
from vnplan.lm.tokens import FIRST_WORD, Flags
from vnplan.mend.candidates import PACKED, packed_candidates
from vnplan.mend.search import Candidates, Floats, Ids, Search

_MOST_KEPT = 50_000

Ints = npt.NDArray[np.int64]


class Channel:
    """The confusions of the table over the words of a model; what it finds for a word is kept.

    What the words of the model itself may have been is read from the packed file, where it was made from this model and table.
    """

    def __init__(self, model: Model, path: Path | None = PACKED) -> None:
        """Take the candidates of ``path``; ``None``: search for all."""
        self.model = model
        packed = packed_candidates(model, path) if path else None
        self._words = packed.words if packed else {}
        self._first = (packed.ids, packed.costs, packed.starts) if packed else None
        self._forget()

    @cached_property
    def search(self) -> Search:
        """The index of the model's words, made when a word is none of them."""
        return Search(self.model)

    def candidates(self, word: str) -> Candidates:
        """Ids and costs of what a lower-case word may have been, the likeliest first; the word itself is not among them."""
        (start,), (size,) = self.rows([word])
        return self.ids[start : start + size], self.costs[start : start + size]

    def rows(self, words: Sequence[str]) -> tuple[Ints, Ints]:
        """Where in ``ids`` and ``costs`` the candidates of lower-case words begin, and how many there are."""
        return self._where(self._numbers(words))

    def rows_of(self, ids: Ids, usual: Flags, spelt: Callable[[Ints], Sequence[str]]) -> tuple[Ints, Ints]:
        """The same of words by their ids, where they are spelt as usual; by how they are ``spelt`` in lower case elsewhere."""
        numbers = ids.astype(np.int64) - FIRST_WORD
        others = (~usual).nonzero()[0] if self._words else np.arange(len(ids))
        numbers[others] = self._numbers(spelt(others))
        return self._where(numbers)

    def _where(self, numbers: Ints) -> tuple[Ints, Ints]:
        start = self._starts[numbers]
        return start, self._starts[numbers + 1] - start

    def _numbers(self, words: Sequence[str]) -> Ints:
        """What is known of lower-case words stands under these numbers: those of the model first."""
        known = list(map(self._known.get, words))
        if None in known:
            new = {word for word, row in zip(words, known, strict=True) if row is None}
            if len(self._known) + len(new) > _MOST_KEPT:
                self._forget()
                new = set(words) - self._known.keys()
            for word in new:
                self._keep(word, *self.search.candidates(word))
            known = list(map(self._known.get, words))
        return np.array(known, np.int64)

    def _forget(self) -> None:
        self._known = dict(self._words)
        none = np.zeros(1 << 12, np.uint16), np.zeros(1 << 12, np.float32), np.zeros(1 << 10, np.int64)
        self.ids, self.costs, self._starts = self._first or none

    def _keep(self, word: str, ids: Ids, costs: Floats) -> None:
        """Put the candidates of a word behind those of the others."""
        row = len(self._known)
        start = int(self._starts[row])
        end = start + len(ids)
        if end >= len(self.ids):
            self.ids, self.costs = np.resize(self.ids, 2 * end), np.resize(self.costs, 2 * end)
        if row + 2 > len(self._starts):
            self._starts = np.resize(self._starts, 2 * len(self._starts))
        self.ids[start:end], self.costs[start:end] = ids, costs
        self._known[word], self._starts[row + 1] = row, end

    def unmarked(self, word: str, least: float) -> list[int]:
        """Ids of the words that are ``word`` without their marks, as common as ``least`` (a log probability) at least."""
        return self.search.unmarked(word, least)
