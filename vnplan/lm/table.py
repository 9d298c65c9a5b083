"""A static map from 64-bit keys to a few bytes: fingerprints in small buckets, read in place, a page of keys at a time."""

import numpy as np
import numpy.typing as npt

from vnplan.lm.tokens import constants, mix, mix_one

PER_BUCKET = 2.5
_GROUP = 16
_LANES = 4
_PADDING = _LANES
_LANE, _EACH, _NONE = constants(0xFFFF, 0x0001_0001_0001_0001, 0)
(_BELOW_TOP,) = constants(0x7FFF_7FFF_7FFF_7FFF)
# How many a bucket holds at most, in the lowest bits of a number whose others say where it begins.
_MOST = 255
_SIZE, _WIDTH = np.array(_MOST, np.uint32), np.array(8, np.uint32)
_READ_AT_ONCE = np.array(_LANES, np.uint32)
# What of a window belongs to a bucket of so many; from where on a number reaches into the second lane and further.
_FIRST = np.array([(1 << 16 * min(size, _LANES)) - 1 for size in range(_MOST + 1)], np.uint64)
_EDGES = constants(*(1 << 16 * lane for lane in range(1, _LANES)))

Rows = npt.NDArray[np.int64]


class Table:
    """Values of keys by a 16-bit fingerprint within a bucket.

    A key that is not in the table is taken for one that is about four times in a hundred thousand look-ups, which costs the
    model a little of its sharpness and saves three quarters of its size.
    """

    def __init__(self, bases: npt.NDArray[np.uint32], steps: npt.NDArray[np.uint8], prints: npt.NDArray[np.uint16]) -> None:
        """Wrap arrays made by ``build``; only where the buckets begin is worked out."""
        self.bases = bases
        self.steps = steps
        self.prints = prints
        ends = np.repeat(bases, _GROUP)[: len(steps)] + steps
        # Where each bucket begins and how many it holds, found in one step.
        self._buckets = (ends[:-1] << _WIDTH) | np.diff(ends)
        self._bits = 64 - (len(steps) - 2).bit_length()
        (self._shift,) = constants(self._bits)
        # Four fingerprints from each row on, as one number: a bucket is looked through at once.
        self._windows = np.ndarray((len(prints) - _LANES + 1,), "<u8", prints.data, strides=prints.strides)

    def find(self, keys: npt.NDArray[np.uint64]) -> Rows:
        """The row of each key, -1 where it is absent."""
        mixed = mix(keys)
        bucket = self._buckets.take((mixed >> self._shift).view(np.int64))
        size = bucket & _SIZE
        first = (bucket >> _WIDTH).astype(np.int64)
        mixed &= _LANE
        equal = _zeros(self._windows[first] ^ mixed * _EACH)
        equal &= _FIRST.take(size)
        hit = (equal != _NONE).nonzero()[0]
        out = np.full(len(keys), -1, np.int64)
        # Of several equal ones the last counts.
        out[hit] = first[hit] + _last_lane(equal[hit])
        # Most buckets hold one or two: few keys are left behind the first four.
        more = (size > _READ_AT_ONCE).nonzero()[0]
        if len(more):
            self._find_behind(more, first[more] + _LANES, size[more].astype(np.int64) - _LANES, mixed[more], out)
        return out

    def _find_behind(self, keys: Rows, first: Rows, size: Rows, wanted: npt.NDArray[np.uint64], out: Rows) -> None:
        """Put in what stands, of some keys, in so many rows from the first on."""
        end = size.cumsum()
        row = (first - end + size).repeat(size) + np.arange(end[-1])
        same = (self.prints[row] == wanted.repeat(size)).nonzero()[0]
        out[keys.repeat(size)[same]] = row[same]

    def row(self, key: int) -> int:
        """The row of one key: what ``find`` gives, without its dozens of steps that are made for many."""
        mixed = mix_one(key)
        bucket = int(self._buckets[mixed >> self._bits])
        first, wanted = bucket >> 8, mixed & 0xFFFF
        for row in range(first + (bucket & _MOST) - 1, first - 1, -1):
            if self.prints[row] == wanted:
                return row
        return -1


def _zeros(lanes: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """The top bit of each lane of 16 bits that is zero, and nothing else."""
    out = lanes & _BELOW_TOP
    out += _BELOW_TOP
    out |= lanes
    out |= _BELOW_TOP
    np.invert(out, out=out)
    return out


def _last_lane(bits: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
    """The number of the last lane in which a bit is set."""
    out = (bits >= _EDGES[0]).astype(np.int64)
    out += bits >= _EDGES[1]
    out += bits >= _EDGES[2]
    return out


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
