"""Spelling styles that are one word for the model: i and y alone behind h, k, l, m, s, t and qu."""

from collections.abc import Iterable
from functools import cache

import numpy as np

from vnplan.lm.model import Ids, Model
from vnplan.lm.tokens import FIRST_WORD, Flags, Ints, Keys, Tokens, constants, keys_of, points, tokenise, tone_places
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


@cache
def _usual(model: Model) -> tuple[Keys, Ints]:
    """Of each id the key of the usual spelling, and which letter bears its tone; zeros for the classes."""
    words = model.words[FIRST_WORD:]
    size = np.array([len(word) for word in words])
    none = np.zeros(FIRST_WORD, np.int64)
    tones = tone_places(points("".join(words)), size.cumsum() - size)
    return np.concatenate((none.astype(np.uint64), keys_of(words))), np.concatenate((none, tones))


def spelt_as_usual(model: Model, text: str, tokens: Tokens, ids: Ids, spans: Iterable[tuple[int, int]]) -> Flags:
    """Which tokens of some stretches of a text are words of the model, spelt as it has them but for their capitals.

    >>> from vnplan.lm.model import packed
    >>> model, text = packed(), "Nước nứơc kĩ vqz"
    >>> tokens = tokenise(text)
    >>> spelt_as_usual(model, text, tokens, model.ids(tokens.key), [(0, len(text))]).tolist()
    [True, False, False, False]
    """
    keys, tones = _usual(model)
    out = np.zeros(len(ids), np.bool_)
    for start, end in spans:
        first, last = tokens.start.searchsorted((start, end)).tolist()
        if first < last:
            here = tone_places(points(text[start:end]), tokens.start[first:last] - start)
            out[first:last] = here == tones.take(ids[first:last])
    out &= keys.take(ids) == tokens.key
    return out
