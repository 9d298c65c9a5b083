"""Spelling styles that are one word for the model: i and y alone behind h, k, l, m, s, t and qu."""

from functools import cache

import numpy as np

from vnplan.lm.tokens import Ints, Keys, constants, tokenise
from vnplan.text import kept_re as re

_OPEN = re.compile("^(h|k|l|m|s|t|qu)([iíìỉĩị]|[yýỳỷỹỵ])$")
_SWAP = str.maketrans("iíìỉĩịyýỳỷỹỵ", "yýỳỷỹỵiíìỉĩị")


def twin(word: str) -> str | None:
    """The other spelling of an open syllable in i or y.

    >>> twin("kỹ"), twin("lí"), twin("thi")
    ('kĩ', 'lý', None)
    """
    match = _OPEN.match(word)
    return match[1] + match[2].translate(_SWAP) if match else None


@cache
def key_of(word: str) -> int:
    """The key that ``tokenise`` gives to a word of letters and digits; 0 where it is not one token."""
    keys = tokenise(word).key
    return int(keys[0]) if len(keys) == 1 else 0


_FEWEST_BITS = 12
(_SPREAD,) = constants(0x9E3779B97F4A7C15)


class Known:
    """Some keys, to be found among those of a page.

    >>> from vnplan.lm.tokens import keys_of
    >>> Known(keys_of(["bộ", "cục"])).places(keys_of(["sở", "bộ", "Cục"])).tolist()
    [1, 2]
    """

    def __init__(self, keys: Keys) -> None:
        """Take the keys, at least one."""
        self._keys = np.sort(keys)
        bits = max((32 * len(keys)).bit_length(), _FEWEST_BITS)
        (self._shift,) = constants(64 - bits)
        # Which slots the keys fall into: most others end there.
        self._filter = np.zeros(1 << bits, np.bool_)
        self._filter[self._slot(keys)] = True

    def places(self, keys: Keys) -> Ints:
        """Where among some keys these stand."""
        some = self._filter[self._slot(keys)].nonzero()[0]
        wanted = keys[some]
        row = np.minimum(self._keys.searchsorted(wanted), len(self._keys) - 1)
        return np.asarray(some[self._keys[row] == wanted])

    def _slot(self, keys: Keys) -> Ints:
        return (keys * _SPREAD >> self._shift).view(np.int64)


def pairs_of(first: Keys, second: Keys) -> Keys:
    """Keys of words that stand beside each other."""
    return first * _SPREAD ^ second
