"""The packed syllable trigram model: what it says of a stream of ids."""

from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from vnplan.lm import pack
from vnplan.lm.table import Table
from vnplan.lm.tokens import BOUND, FIRST_WORD, UNKNOWN, Keys

Ids = npt.NDArray[np.uint16]
Floats = npt.NDArray[np.float32]
STEP = 0.0625
BOW_STEP, BOW_ZERO = 0.04, 200
PACKED = Path(__file__).with_name("vi.lm")


class Model:
    """A language model, mapped from its file."""

    def __init__(self, path: Path = PACKED) -> None:
        """Map the file.

        Raises:
            ModelError: the file is missing or damaged.
        """
        arrays = pack.load(path)
        self.path = path
        self._keys: Keys = arrays["word_keys"]
        self._ids: Ids = arrays["word_ids"]
        self._spellings, self._ends = arrays["spellings"], arrays["spelling_ends"]
        self.log_p1: Floats = arrays["log_p1"]
        self._bow1: Floats = arrays["bow1"]
        self._bigrams = Table(arrays["bi_bases"], arrays["bi_steps"], arrays["bi_prints"])
        self._trigrams = Table(arrays["tri_bases"], arrays["tri_steps"], arrays["tri_prints"])
        self._levels = -STEP * np.arange(256, dtype=np.float32)
        self._bows = BOW_STEP * (np.arange(256, dtype=np.float32) - BOW_ZERO)
        self._bi_p, self._bi_bow, self._tri_p = arrays["bi_p"], arrays["bi_bow"], arrays["tri_p"]

    @cached_property
    def words(self) -> list[str]:
        """The usual spelling of each id; empty for the classes."""
        text = self._spellings.tobytes().decode("utf-8")
        ends = self._ends.tolist()
        return [""] * FIRST_WORD + [text[a:b] for a, b in zip([0, *ends[:-1]], ends, strict=True)]

    def ids(self, keys: Keys) -> Ids:
        """The ids of word keys."""
        at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        return np.where(self._keys[at] == keys, self._ids[at], np.uint16(UNKNOWN))

    def bigrams(self, first: Ids, second: Ids) -> tuple[Floats, Floats, npt.NDArray[np.bool_]]:
        """Log P(second | first), the pair's back-off weight, and whether the model has seen the pair."""
        rows = self._bigrams.find((first.astype(np.uint64) << np.uint64(16)) | second)
        seen = rows >= 0
        at = np.flatnonzero(seen)
        known = rows[at]
        p = self._bow1[first] + self.log_p1[second]
        p[at] = self._levels[self._bi_p[known]]
        bow = np.zeros(len(rows), np.float32)
        bow[at] = self._bows[self._bi_bow[known]]
        return p, bow, seen

    def bows(self, first: Ids, second: Ids) -> Floats:
        """The back-off weights of pairs."""
        return self.bigrams(first, second)[1]

    def log_p(self, first: Ids, second: Ids, third: Ids, bow: Floats | None = None) -> Floats:
        """The log of P(third | first second), by back-off; ``bow`` spares a look-up where the back-off weights are known."""
        return self.step(first, second, third, self.bows(first, second) if bow is None else bow)[0]

    def step(self, first: Ids, second: Ids, third: Ids, bow: Floats) -> tuple[Floats, Floats]:
        """The log of P(third | first second), and the back-off weight of the pair that a next word will follow."""
        p, following, seen = self.bigrams(second, third)
        backed = p + bow
        self._put_trigrams([(np.flatnonzero(seen), (first, second, third), backed)])
        return backed, following

    def within(self, around: tuple[Ids, Ids, Ids, Ids], owner: npt.NDArray[np.int64], word: Ids) -> tuple[Floats, Floats, Floats]:
        """What words say in a place, and what the two words behind say then: log probabilities of three places.

        ``around`` holds the two words before and the two behind of each place, ``owner`` the place of each word.
        """
        before2, before1, after1, after2 = around
        a, b, d, e = (words[owner] for words in around)
        # One look-up for all the pairs: those of the places, then those of the words.
        p, bow, seen = self.bigrams(np.concatenate((before2, after1, b, word)), np.concatenate((before1, after2, word, d)))
        one, two, three = len(before1), 2 * len(before1), 2 * len(before1) + len(word)
        known, tail_known, seen, seen_next = seen[:one] | (before1 == BOUND), seen[one:two], seen[two:three], seen[three:]
        here, after = p[two:three] + bow[:one][owner], p[three:] + bow[two:three]
        last = p[one:two][owner] + bow[three:]
        self._put_trigrams(
            [
                (np.flatnonzero(seen & known[owner]), (a, b, word), here),
                (np.flatnonzero(seen & seen_next), (b, word, d), after),
                (np.flatnonzero(seen_next & tail_known[owner]), (word, d, e), last),
            ]
        )
        return here, after, last

    def _put_trigrams(self, parts: Sequence[tuple[npt.NDArray[np.int64], tuple[Ids, Ids, Ids], Floats]]) -> None:
        """Put in what the trigrams say: where, of which words, into what; none has last two words that are no known pair."""
        keys = []
        for where, words, _ in parts:
            first, second, third = (word[where] for word in words)
            head = np.where(second == BOUND, np.uint64(BOUND), first.astype(np.uint64)) << np.uint64(16) | second
            keys.append((head << np.uint64(16)) | third)
        rows = self._trigrams.find(np.concatenate(keys) if len(keys) > 1 else keys[0])
        start = 0
        for (where, _, out), part in zip(parts, keys, strict=True):
            own = rows[start : start + len(part)]
            start += len(part)
            seen = own >= 0
            out[where[seen]] = self._levels[self._tri_p[own[seen]]]

    def score(self, ids: Ids) -> Floats:
        """The log probability of each id of a stream, given the two before it."""
        padded = np.concatenate((np.full(2, BOUND, np.uint16), ids))
        p, bow, seen = self.bigrams(padded[:-1], padded[1:])
        where = np.flatnonzero(seen[1:] & (seen[:-1] | (padded[1:-1] == BOUND)))
        out = p[1:] + bow[:-1]
        self._put_trigrams([(where, (padded[:-2], padded[1:-1], padded[2:]), out)])
        return out


@cache
def packed() -> Model:
    """The model that comes with the package."""
    return Model()
