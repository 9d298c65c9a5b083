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
# Of words in a place: log probabilities, back-off weights of the pairs with the word before, whether the model has seen these.
Heard = tuple[Floats, Floats, npt.NDArray[np.bool_]]
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

    def pair(self, first: int, second: int) -> tuple[np.float32, np.float32, bool]:
        """What ``bigrams`` says of one pair."""
        row = self._bigrams.row(first << 16 | second)
        if row < 0:
            return self._bow1[first] + self.log_p1[second], np.float32(0), False
        return self._levels[self._bi_p[row]], self._bows[self._bi_bow[row]], True

    def after(self, first: int, second: int, third: int) -> np.float32:
        """The log of P(third | first second), by back-off."""
        p, _, seen = self.pair(second, third)
        if seen:
            head = (BOUND if second == BOUND else first) << 16 | second
            row = self._trigrams.row(head << 16 | third)
            if row >= 0:
                return np.float32(self._levels[self._tri_p[row]])
        return p + self.pair(first, second)[1]

    def bows(self, first: Ids, second: Ids) -> Floats:
        """The back-off weights of pairs."""
        return self.bigrams(first, second)[1]

    def step(self, first: Ids, second: Ids, third: Ids, bow: Floats) -> tuple[Floats, Floats]:
        """The log of P(third | first second), and the back-off weight of the pair that a next word will follow."""
        p, following, seen = self.bigrams(second, third)
        backed = p + bow
        self._put_trigrams([(np.flatnonzero(seen), (first, second, third), backed)])
        return backed, following

    def here(self, before: tuple[Ids, Ids], owner: npt.NDArray[np.int64], word: Ids) -> Heard:
        """What words say in a place: ``before`` holds the two words before each place, ``owner`` the place of each word."""
        before2, before1 = before
        a, b = before2[owner], before1[owner]
        # One look-up for all the pairs: those of the places, then those of the words.
        p, bow, seen = self.bigrams(np.concatenate((before2, b)), np.concatenate((before1, word)))
        one = len(before1)
        known = seen[:one] | (before1 == BOUND)
        here = p[one:] + bow[:one][owner]
        self._put_trigrams([(np.flatnonzero(seen[one:] & known[owner]), (a, b, word), here)])
        return here, bow[one:], seen[one:]

    def behind(
        self, around: tuple[Ids, Ids, Ids], owner: npt.NDArray[np.int64], word: Ids, heard: Heard
    ) -> tuple[Floats, Floats]:
        """What the two words behind a place say then, log probabilities of both.

        ``around`` holds the word before each place and the two behind, ``heard`` what was said of the words in their places.
        """
        before1, after1, after2 = around
        _, own, seen = heard
        b, d, e = (words[owner] for words in around)
        p, bow, found = self.bigrams(np.concatenate((after1, word)), np.concatenate((after2, d)))
        one = len(before1)
        tail_known, seen_next = found[:one], found[one:]
        after, last = p[one:] + own, p[:one][owner] + bow[one:]
        self._put_trigrams(
            [
                (np.flatnonzero(seen & seen_next), (b, word, d), after),
                (np.flatnonzero(seen_next & tail_known[owner]), (word, d, e), last),
            ]
        )
        return after, last

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
        return self.follow(np.concatenate((np.full(2, BOUND, np.uint16), ids)))

    def follow(self, padded: Ids) -> Floats:
        """The log probability of each id of a stream but the first two, given the two before it."""
        p, bow, seen = self.bigrams(padded[:-1], padded[1:])
        where = np.flatnonzero(seen[1:] & (seen[:-1] | (padded[1:-1] == BOUND)))
        out = p[1:] + bow[:-1]
        self._put_trigrams([(where, (padded[:-2], padded[1:-1], padded[2:]), out)])
        return out

    def log_p(self, first: Ids, second: Ids, third: Ids) -> Floats:
        """What ``follow`` says of the last of three ids in a row, for ids from anywhere in a stream."""
        p, bow, seen = self.bigrams(np.concatenate((first, second)), np.concatenate((second, third)))
        count = len(first)
        where = np.flatnonzero(seen[count:] & (seen[:count] | (second == BOUND)))
        out = p[count:] + bow[:count]
        self._put_trigrams([(where, (first, second, third), out)])
        return out


@cache
def packed() -> Model:
    """The model that comes with the package."""
    return Model()
