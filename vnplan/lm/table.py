"""A static map from 64-bit keys to a few bytes: fingerprints in small buckets, read in place, a page of keys at a time."""

import numpy as np
import numpy.typing as npt

from vnplan.lm.tokens import mix

PER_BUCKET = 2.5
_GROUP = 16
_PADDING = 4


class Table:
    """Values of keys by a 16-bit fingerprint within a bucket.

    A key that is not in the table is taken for one that is about four times in a hundred thousand look-ups, which costs the
    model a little of its sharpness and saves three quarters of its size.
    """

    def __init__(self, bases: npt.NDArray[np.uint32], steps: npt.NDArray[np.uint8], prints: npt.NDArray[np.uint16]) -> None:
        """Wrap arrays made by ``build``; nothing is copied."""
        self.bases = bases
        self.steps = steps
        self.prints = prints
        self._shift = np.uint64(64 - (len(steps) - 2).bit_length())

    def find(self, keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
        """The row of each key, -1 where it is absent."""
        mixed = mix(keys)
        bucket = (mixed >> self._shift).astype(np.int64)
        wanted = mixed.astype(np.uint16)
        first = self.bases[bucket >> 4] + self.steps[bucket].astype(np.int64)
        bucket += 1
        at = self.bases[bucket >> 4] + self.steps[bucket].astype(np.int64)
        out = np.full(len(keys), -1, np.int64)
        left = np.arange(len(keys))
        # One row of each bucket at a time, from its last: most buckets hold two or three, so few keys are left soon.
        while True:
            more = np.flatnonzero(at > first)
            if not len(more):
                return out
            left, first, at, wanted = left[more], first[more], at[more] - 1, wanted[more]
            hit = self.prints[at] == wanted
            out[left[hit]] = at[hit]
            first[hit] = at[hit]


Built = tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint8], npt.NDArray[np.uint16], npt.NDArray[np.int64]]


def build(keys: npt.NDArray[np.uint64]) -> Built:
    """Where groups of buckets begin, where buckets begin in them, fingerprints, and the order of the values.

    >>> keys = np.arange(1000, dtype=np.uint64)
    >>> *arrays, order = build(keys)
    >>> bool((order[Table(*arrays).find(keys)] == np.arange(1000)).mean() > 0.99)
    True
    """
    bits = max(4, int(np.ceil(np.log2(max(1, len(keys)) / PER_BUCKET))))
    mixed = mix(keys)
    order = np.argsort(mixed, kind="stable")
    bucket = (mixed[order] >> np.uint64(64 - bits)).astype(np.int64)
    offsets = np.concatenate(([0], np.cumsum(np.bincount(bucket, minlength=1 << bits))))
    bases = offsets[::_GROUP]
    steps = offsets - np.repeat(bases, _GROUP)[: len(offsets)]
    prints = np.concatenate(((mixed[order] & np.uint64(0xFFFF)).astype(np.uint16), np.zeros(_PADDING, np.uint16)))
    return bases.astype(np.uint32), steps.astype(np.uint8), prints, order
