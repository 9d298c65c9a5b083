"""A static map from 64-bit keys to a few bytes: fingerprints in buckets, read in place, a thousand keys at a time."""

import numpy as np
import numpy.typing as npt

from vnplan.lm.tokens import mix

Bytes = npt.NDArray[np.uint8]
PER_BUCKET = 6


class Table:
    """Values of keys by a 16-bit fingerprint within a bucket.

    A key that is not in the table is taken for one that is about once in ten thousand look-ups, which costs the model a
    little of its sharpness and saves three quarters of its size.
    """

    def __init__(self, offsets: npt.NDArray[np.uint32], prints: npt.NDArray[np.uint16]) -> None:
        """Wrap arrays made by ``build``; nothing is copied."""
        self.offsets = offsets
        self.prints = prints
        self._shift = np.uint64(64 - (len(offsets) - 2).bit_length()) if len(offsets) > 2 else np.uint64(63)

    def find(self, keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
        """The row of each key, -1 where it is absent."""
        mixed = mix(keys)
        bucket = (mixed >> self._shift).astype(np.int64)
        wanted = (mixed & np.uint64(0xFFFF)).astype(np.uint16)
        at = self.offsets[bucket].astype(np.int64)
        end = self.offsets[bucket + 1].astype(np.int64)
        out = np.full(len(keys), -1, np.int64)
        left = np.flatnonzero(at < end)
        while len(left):
            here = at[left]
            hit = self.prints[here] == wanted[left]
            out[left[hit]] = here[hit]
            at[left] = here + 1
            left = left[~hit & (here + 1 < end[left])]
        return out


def build(keys: npt.NDArray[np.uint64]) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint16], npt.NDArray[np.int64]]:
    """Offsets and fingerprints for ``keys``, and the order in which their values must be laid down.

    >>> keys = np.arange(1000, dtype=np.uint64)
    >>> offsets, prints, order = build(keys)
    >>> bool((order[Table(offsets, prints).find(keys)] == np.arange(1000)).mean() > 0.99)
    True
    """
    bits = max(1, (max(1, len(keys) // PER_BUCKET) - 1).bit_length())
    mixed = mix(keys)
    order = np.argsort(mixed, kind="stable")
    bucket = (mixed[order] >> np.uint64(64 - bits)).astype(np.int64)
    counts = np.bincount(bucket, minlength=1 << bits)
    offsets = np.concatenate(([0], np.cumsum(counts))).astype(np.uint32)
    return offsets, (mixed[order] & np.uint64(0xFFFF)).astype(np.uint16), order
