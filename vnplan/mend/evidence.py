"""The document as its own witness: which words and pairs of words recur in it."""

import numpy as np
import numpy.typing as npt

from vnplan.lm.tokens import Keys

SHARE = 0.12
RECURS = 2
_FILTER_BITS = 17
_SPREAD = 0x9E3779B97F4A7C15
Filter = npt.NDArray[np.bool_]
PAIR, TRIPLE = 0.6, 1.3
UNKNOWN_COST = -9.0


class Evidence:
    """Counts of the pairs of a stream, less the pair that is being judged.

    A pair with a place in doubt counts from its third recurrence on, and then for ``trust`` of a sure one: a page that is
    read badly repeats its errors.
    """

    def __init__(self, ids: npt.NDArray[np.uint16], doubtful: npt.NDArray[np.bool_], trust: float) -> None:
        """Count all pairs of neighbours."""
        wide = ids.astype(np.uint64)
        doubt = doubtful[:-1] | doubtful[1:]
        self._pairs, inverse = np.unique((wide[:-1] << np.uint64(16)) | wide[1:], return_inverse=True)
        self._sure = np.bincount(inverse, ~doubt).astype(np.float64)
        self._vague = np.bincount(inverse, doubt).astype(np.float64)
        clear = ~(doubtful[:-2] | doubtful[1:-1] | doubtful[2:])
        triples = ((wide[:-2] << np.uint64(32)) | (wide[1:-1] << np.uint64(16)) | wide[2:])[clear]
        self._triples, counts = np.unique(np.append(triples, np.uint64(0)), return_counts=True)
        self._triple_counts = counts.astype(np.float64)
        self._pair_filter = _filter(self._pairs)
        self._heads = np.bincount(ids, minlength=1)
        self._doubtful, self._trust = doubtful, trust

    def log_add(
        self,
        log_p: npt.NDArray[np.float32],
        first: npt.NDArray[np.uint16],
        second: npt.NDArray[np.uint16],
        own: tuple[npt.NDArray[np.bool_], npt.NDArray[np.int64]],
    ) -> npt.NDArray[np.float32]:
        """``log_p`` mixed with the document's own P(second | first).

        ``own`` says where the pair is the one that stands in the text, and at which place its second word stands.
        """
        key = (first.astype(np.uint64) << np.uint64(16)) | second
        known = np.flatnonzero(self._pair_filter[_slot(key)] & (second > 0) & (first > 0))
        at = np.minimum(np.searchsorted(self._pairs, key[known]), len(self._pairs) - 1)
        found = self._pairs[at] == key[known]
        known, at = known[found], at[found]
        same, here = own[0][known], own[1][known]
        doubt = self._doubtful[here] | self._doubtful[here - 1]
        count = self._sure[at] - (same & ~doubt)
        count = count + self._trust * np.maximum(self._vague[at] - (same & doubt) - RECURS, 0)
        some = count > 0
        known, count = known[some], count[some]
        out = log_p.copy()
        local = count / (self._heads[first[known]] + 3.0)
        out[known] = np.log((1 - SHARE) * np.exp(log_p[known]) + SHARE * local)
        return out

    def siblings(self, around: tuple[npt.NDArray[np.uint16], ...]) -> npt.NDArray[np.float32]:
        """How much it speaks for a word, as log odds, that it recurs, surely read, between the same neighbours.

        ``around`` are five words, of which the middle one is judged. What stands in the text is in doubt and does not count.
        """
        best = np.zeros(len(around[0]), np.float32)
        # Three words stand together only where the two of them do that are neighbours.
        pairs = [self._may_be_pairs(around[k], around[k + 1]) for k in (1, 2)]
        for k, some in zip((1, 2), pairs, strict=True):
            self._raise(best, some, PAIR, (self._pairs, self._sure, around[k : k + 2]))
        both = np.intersect1d(pairs[0], pairs[1], assume_unique=True)
        for k, some in zip((0, 1, 2), (pairs[0], both, pairs[1]), strict=True):
            self._raise(best, some, TRIPLE, (self._triples, self._triple_counts, around[k : k + 3]))
        return best

    def _may_be_pairs(self, first: npt.NDArray[np.uint16], second: npt.NDArray[np.uint16]) -> npt.NDArray[np.int64]:
        """Where two words may be a pair that the document has: nearly all other ones end here."""
        return np.flatnonzero(self._pair_filter[_slot((first.astype(np.uint64) << np.uint64(16)) | second)])

    @staticmethod
    def _raise(
        best: npt.NDArray[np.float32],
        some: npt.NDArray[np.int64],
        worth: float,
        counted: tuple[npt.NDArray[np.uint64], npt.NDArray[np.float64], tuple[npt.NDArray[np.uint16], ...]],
    ) -> None:
        """Raise what speaks for some words to what their recurrence is worth."""
        keys, counts, around = counted
        words = [word[some] for word in around]
        key = words[0].astype(np.uint64)
        known = words[0] > 0
        for word in words[1:]:
            key = (key << np.uint64(16)) | word
            known &= word > 0
        at = np.minimum(np.searchsorted(keys, key), len(keys) - 1)
        count = np.where(known & (keys[at] == key), counts[at], 0)
        best[some] = np.maximum(best[some], worth * np.log1p(np.maximum(count, 0)))


def _slot(keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
    return ((keys * np.uint64(_SPREAD)) >> np.uint64(64 - _FILTER_BITS)).astype(np.int64)


def _filter(keys: npt.NDArray[np.uint64]) -> Filter:
    """Which slots the keys fall into: most look-ups of pairs that the document does not have end there."""
    out = np.zeros(1 << _FILTER_BITS, np.bool_)
    out[_slot(keys)] = True
    return out


def unknown_costs(keys: Keys) -> npt.NDArray[np.float32]:
    """For all unknown words of a page: the log probability of being just this word; those that recur are trusted more."""
    _, inverse, counts = np.unique(keys, return_inverse=True, return_counts=True)
    others = counts[inverse] - 1
    return np.asarray(UNKNOWN_COST + np.minimum(7.0, 3.0 * np.log2(1.0 + others)), np.float32)
