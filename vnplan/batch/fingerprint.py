"""MinHash (Broder, 1997) of a document's text: the share of equal places estimates how much of the text is shared."""

import zlib
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from vnplan.text import kept_re as re

if TYPE_CHECKING:
    from datasketch import MinHash

PLACES = 64
SIGNATURE_BYTES = PLACES * 4
_SHINGLE = 4
_WORD = re.compile(r"\w+")
_MOST_WORDS = 20_000
_FEWEST_WORDS = 20


@cache
def _empty() -> "MinHash":
    from datasketch import MinHash

    return MinHash(num_perm=PLACES, seed=1, hashfunc=int)


def sign(text: str) -> bytes | None:
    """The fingerprint of a text: ``PLACES`` numbers of 32 bits.

    >>> a = sign("kế hoạch triển khai công tác phòng chống đuối nước " * 3)
    >>> sign("hai chữ") is None, similarity(a, a)
    (True, 1.0)
    """
    words = _WORD.findall(text.casefold())[:_MOST_WORDS]
    if len(words) < _FEWEST_WORDS:
        return None
    numbers = np.fromiter(map(_code, words), np.uint64, len(words))
    mixed = np.zeros(len(words) - _SHINGLE + 1, np.uint64)
    for place in range(_SHINGLE):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + numbers[place : place + len(mixed)]
    found = _empty().copy()
    found.update_batch((mixed >> np.uint64(32)).tolist())
    return bytes(found.hashvalues.astype("<u4").tobytes())


@lru_cache(maxsize=1 << 13)
def _code(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "replace"))


def similarity(a: bytes, b: bytes) -> float:
    """The estimated share of common shingles, 0 to 1."""
    return float(np.mean(_numbers(a) == _numbers(b)))


def _numbers(signature_: bytes) -> npt.NDArray[np.uint32]:
    return np.frombuffer(signature_, "<u4")
