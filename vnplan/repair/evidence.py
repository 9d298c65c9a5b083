"""The document as its own witness: which words and pairs of words recur in it."""

import numpy as np
import numpy.typing as npt

from vnplan.lm.tokens import Keys

SHARE = 0.12
UNKNOWN_COST = -9.0


class Evidence:
    """Counts of the pairs of a stream, less the pair that is being judged.

    A pair with a place in doubt counts for ``trust`` of a sure one: a page that is read badly repeats its errors.
    """

    def __init__(self, ids: npt.NDArray[np.uint16], doubtful: npt.NDArray[np.bool_], trust: float) -> None:
        """Count all pairs of neighbours."""
        wide = ids.astype(np.uint32)
        weight = np.where(doubtful[:-1] | doubtful[1:], trust, 1.0)
        self._pairs, inverse = np.unique((wide[:-1] << np.uint32(16)) | wide[1:], return_inverse=True)
        self._counts = np.bincount(inverse, weight)
        self._heads = np.bincount(ids, minlength=1)
        self._doubtful, self._trust = doubtful, trust

    def log_add(
        self,
        log_p: npt.NDArray[np.float32],
        first: npt.NDArray[np.uint16],
        second: npt.NDArray[np.uint16],
        own: npt.NDArray[np.float64],
    ) -> npt.NDArray[np.float32]:
        """``log_p`` mixed with the document's own P(second | first); ``own`` is what the pair in the text itself counts."""
        key = (first.astype(np.uint32) << np.uint32(16)) | second
        at = np.minimum(np.searchsorted(self._pairs, key), len(self._pairs) - 1)
        count = np.where(self._pairs[at] == key, self._counts[at], 0) - own
        some = np.flatnonzero((count > 0.01) & (second > 0) & (first > 0))
        out = log_p.copy()
        heads = self._heads[np.minimum(first[some], len(self._heads) - 1)]
        local = count[some] / (heads + 3.0)
        out[some] = np.log((1 - SHARE) * np.exp(log_p[some]) + SHARE * local)
        return out

    def own(self, here: npt.NDArray[np.int64], same: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
        """What the pair that ends at each place counts, where ``same`` says that it is the pair being judged."""
        doubt = self._doubtful[here] | self._doubtful[here - 1]
        return np.where(same, np.where(doubt, self._trust, 1.0), 0.0)


def unknown_costs(keys: Keys) -> npt.NDArray[np.float32]:
    """For unknown words: the log probability of being just this word; those that recur are trusted more."""
    _, inverse, counts = np.unique(keys, return_inverse=True, return_counts=True)
    others = counts[inverse] - 1
    return np.asarray(UNKNOWN_COST + np.minimum(7.0, 3.0 * np.log2(1.0 + others)), np.float32)
