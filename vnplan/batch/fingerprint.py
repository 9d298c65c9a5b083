"""MinHash (Broder, 1997) of a document's text: the share of equal places estimates how much of the text is shared.

The numbers are those of datasketch 2 (``scheme="affine32"``), made here: to import it takes a worker 0.9 s of CPU, and other
versions of it give other numbers, which a run that goes on would compare with its first ones.
"""

import zlib
from functools import cache

import numpy as np
import numpy.typing as npt

from vnplan.text import kept_re as re

Numbers = npt.NDArray[np.uint32]
PLACES = 64
SIGNATURE_BYTES = PLACES * 4
_SHINGLE = 4
_WORD = re.compile(r"\w+")
_MOST_WORDS = 20_000
_FEWEST_WORDS = 20
_MOST_KNOWN = 1 << 14


@cache
def _orders() -> tuple[Numbers, Numbers]:
    """Factors and summands of ``PLACES`` orders of all numbers of 32 bits; an odd factor leaves none out."""
    drawn = np.random.RandomState(1)
    factors = drawn.randint(0, 1 << 31, PLACES, np.uint32) * np.uint32(2) + np.uint32(1)
    return factors[:, np.newaxis], drawn.randint(0, 1 << 32, PLACES, np.uint32)[:, np.newaxis]


def _spread(numbers: Numbers) -> Numbers:
    """Numbers of 32 bits, evenly spread (the finaliser of MurmurHash3)."""
    numbers = (numbers ^ (numbers >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    numbers = (numbers ^ (numbers >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return numbers ^ (numbers >> np.uint32(16))


def sign(text: str) -> bytes | None:
    """The fingerprint of a text: ``PLACES`` numbers of 32 bits.

    >>> len(sign("kế hoạch triển khai công tác phòng chống đuối nước " * 3)) == 4 * PLACES, sign("hai chữ") is None
    (True, True)
    """
    words = _WORD.findall(text.casefold())[:_MOST_WORDS]
    if len(words) < _FEWEST_WORDS:
        return None
    numbers = np.fromiter(map(_CODES.__getitem__, words), np.uint64, len(words))
    mixed = np.zeros(len(words) - _SHINGLE + 1, np.uint64)
    for place in range(_SHINGLE):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + numbers[place : place + len(mixed)]
    factors, summands = _orders()
    places = _spread((mixed >> np.uint64(32)).astype(np.uint32)) * factors + summands
    return bytes(places.min(axis=1).astype("<u4").tobytes())


class _Codes(dict[str, int]):
    """The code of each word; a look-up in a dictionary costs half a call."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        code = self[word] = zlib.crc32(word.encode("utf-8", "replace"))
        return code


_CODES = _Codes()
