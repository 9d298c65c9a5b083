"""Spelling styles that are one word for the model: i and y alone behind h, k, l, m, s, t and qu."""

from functools import cache

import numpy as np

from vnplan.lm.tokens import Keys, tokenise
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


def keys_of(words: list[str]) -> Keys:
    """The keys of many words that are one token each."""
    return tokenise(" ".join(words)).key


def among(keys: Keys, known: Keys) -> "np.typing.NDArray[np.bool_]":
    """Which keys are among the known ones, at least one, in order; ``np.isin`` loads masked arrays for that, a tenth of numpy.

    >>> among(keys_of(["sở", "bộ"]), np.sort(keys_of(["bộ", "cục"]))).tolist()
    [False, True]
    """
    return np.asarray(known[np.minimum(np.searchsorted(known, keys), len(known) - 1)] == keys)
