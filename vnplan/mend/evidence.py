"""The document as its own witness: which words and pairs of words recur in it."""

from copy import copy

import numpy as np
import numpy.typing as npt

from vnplan.lm.model import WORD, Around
from vnplan.lm.tokens import Ints, Keys, constants

SHARE = 0.12
RECURS = 2
PAIR, TRIPLE = 0.6, 1.3
UNKNOWN_COST = -9.0
_FEWEST_BITS, _MOST_BITS = 12, 20
_SPREAD, _ONE, _TWO = constants(0x9E3779B97F4A7C15, 1, 32)
# Behind the key of any words.
_LAST = np.uint64((1 << 64) - 1)
Floats = npt.NDArray[np.float32]


class Evidence:
    """Counts of the pairs of a stream, less the pair that is being judged.

    A pair with a place in doubt counts from its third recurrence on, and then for ``trust`` of a sure one: a page that is
    read badly repeats its errors. Of words that no model knows nothing is counted.
    """

    def __init__(self, ids: npt.NDArray[np.uint16], doubtful: npt.NDArray[np.bool_], trust: float) -> None:
        """Count all pairs of neighbours."""
        wide, known = ids.astype(np.uint64), ids > 0
        # The keys of the pairs, in their order.
        self.stream = wide[:-1] << WORD | wide[1:]
        self._doubt = doubtful[:-1] | doubtful[1:]
        both = known[:-1] & known[1:]
        # With the doubt in the lowest bit one sorting does for both counts.
        keys = (self.stream << _ONE | self._doubt)[both]
        keys.sort()
        pairs = keys >> _ONE
        first, counts = _runs(pairs)
        self._pairs = np.append(pairs[first], _LAST)
        self._vague, self._sure = np.zeros(len(first) + 1), np.zeros(len(first) + 1)
        self._vague[:-1] = np.add.reduceat(keys & _ONE, first)
        self._sure[:-1] = counts
        self._sure -= self._vague
        clear = both[:-1] & known[2:] & ~(self._doubt[:-1] | self._doubt[1:])
        triples = (self.stream[:-1] << WORD | wide[2:])[clear]
        triples.sort()
        first, counts = _runs(triples)
        self._triples = np.append(triples[first], _LAST)
        self._triple_counts = np.zeros(len(first) + 1)
        self._triple_counts[:-1] = counts
        bits = min(max((16 * len(self._pairs)).bit_length(), _FEWEST_BITS), _MOST_BITS)
        (self._shift,) = constants(64 - bits)
        # Which slots the keys fall into: most look-ups of pairs that the document does not have end there.
        self._filter = np.zeros(1 << bits, np.bool_)
        self._filter[self._slot(self._pairs[:-1])] = True
        self._heads = np.bincount(ids, minlength=1)
        self._present = np.zeros(1 << 16, np.bool_)
        self._present[ids] = True
        self.trust = trust

    def trusting(self, trust: float) -> "Evidence":
        """The same where what is doubtful counts for so much."""
        out = copy(self)
        out.trust = trust
        return out

    def log_add(self, log_p: Floats, key: Keys, at: Ints) -> Floats:
        """``log_p`` of second words of pairs, mixed with the document's own P(second | first).

        ``at`` says at which place the second word is to stand: the pair that stands there in the text does not count.
        """
        known, row = self._found(key)
        before = at[known] - 1
        own = self.stream[before] == key[known]
        doubt = self._doubt[before]
        count = self._sure[row] - (own & ~doubt)
        count = count + self.trust * np.maximum(self._vague[row] - (own & doubt) - RECURS, 0)
        some = (count > 0).nonzero()[0]
        known = known[some]
        local = count[some] / (self._heads[(key[known] >> WORD).view(np.int64)] + 3.0)
        out = log_p.copy()
        out[known] = np.log((1 - SHARE) * np.exp(log_p[known]) + SHARE * local)
        return out

    def siblings(self, places: Around, owner: Ints, word: npt.NDArray[np.uint16]) -> Floats:
        """How much it speaks for words, as log odds, that they recur, surely read, between the same neighbours.

        ``owner`` is the place of each. What stands in the text is in doubt and does not count.
        """
        out = np.zeros(len(word), np.float32)
        # Most words stand nowhere in the document.
        some = self._present.take(word).nonzero()[0]
        if len(some):
            out[some] = self._siblings(places, owner[some], word[some])
        return out

    def _siblings(self, places: Around, owner: Ints, word: npt.NDArray[np.uint16]) -> Floats:
        best = np.zeros(len(word), np.float32)
        before = (places.near.astype(np.uint64) << WORD)[owner] | word
        behind = word.astype(np.uint64) << WORD | places.behind[owner]
        left, row = self._found(before)
        best[left] = PAIR * np.log1p(self._sure[row])
        right, row = self._found(behind)
        best[right] = np.maximum(best[right], PAIR * np.log1p(self._sure[row]))
        # Three words stand together only where the two of them do that are neighbours.
        recurs = np.zeros(len(word), np.bool_)
        recurs[left] = True
        middle = right[recurs[right]]
        here = owner[left], owner[middle], owner[right]
        parts = (
            (places.far[here[0]].astype(np.uint64) << _TWO | before[left]),
            (before[middle] << WORD | places.behind[here[1]]),
            (behind[right] << WORD | places.beyond[here[2]]),
        )
        key = np.concatenate(parts)
        row = self._triples.searchsorted(key)
        worth = np.where(self._triples[row] == key, TRIPLE * np.log1p(self._triple_counts[row]), 0.0)
        start = 0
        for some in (left, middle, right):
            best[some] = np.maximum(best[some], worth[start : start + len(some)])
            start += len(some)
        return best

    def _found(self, key: Keys) -> tuple[Ints, Ints]:
        """Which pairs the document has, and where they are counted."""
        some = self._filter[self._slot(key)].nonzero()[0]
        wanted = key[some]
        row = self._pairs.searchsorted(wanted)
        same = (self._pairs[row] == wanted).nonzero()[0]
        return some[same], row[same]

    def _slot(self, keys: Keys) -> Ints:
        return (keys * _SPREAD >> self._shift).view(np.int64)


def _runs(ordered: Keys) -> tuple[Ints, Ints]:
    """Where in sorted keys each one begins, and how many times it stands there."""
    new = np.ones(len(ordered) + 1, np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1 : len(ordered)])
    edges = new.nonzero()[0]
    return edges[:-1], edges[1:] - edges[:-1]


def unknown_costs(keys: Keys) -> npt.NDArray[np.float32]:
    """For all unknown words of a page: the log probability of being just this word; those that recur are trusted more."""
    ordered = np.sort(keys)
    others = ordered.searchsorted(keys, "right") - ordered.searchsorted(keys) - 1
    return np.asarray(UNKNOWN_COST + np.minimum(7.0, 3.0 * np.log2(1.0 + others)), np.float32)
