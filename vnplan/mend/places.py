"""Where a text has what rules about figures and blanks are for: one look at each character, for all of them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from vnplan.lm.tokens import (
    IS_BRACKET,
    IS_COMMA,
    IS_DIGIT,
    IS_JOIN,
    IS_LETTER,
    IS_SPACE,
    IS_STOP,
    IS_UPPER,
    Flags,
    classes,
    points,
)
from vnplan.text.points import Points

_EDGE = 3
# Letters that figures are read as, and what makes a capital of ASCII small.
_LOOKS = tuple(map(ord, "oli"))
_SMALL = np.array(0x20, np.uint32)


class Places(NamedTuple):
    """Where something may be written on to its neighbour or torn off it, and where a figure may be damaged."""

    spaces: list[int]
    figures: list[int]


def places_in(text: str, spans: Sequence[tuple[int, int]]) -> Places:
    """The characters of some stretches of a text that rules about blanks, and those about damaged figures, are to be tried at.

    For blanks: marks beside one, stops behind one, figures beside a letter or torn apart, capitals behind small letters. For
    figures: those torn apart, beside a letter that looks like one, or of a year with a word written on to it; such letters by
    themselves.

    >>> places_in("58/KH - UBND ngày10/6 , l/2024", [(0, 30)])
    Places(spaces=[6, 17], figures=[24])
    """
    out = Places([], [])
    for start, end in spans:
        spaces, figures = _places(points(text[start:end]))
        out.spaces.extend((spaces.nonzero()[0] + start).tolist())
        out.figures.extend((figures.nonzero()[0] + start).tolist())
    return out


def _places(at: Points) -> tuple[Flags, Flags]:
    bits = np.zeros(len(at) + 2 * _EDGE, np.uint8)
    bits[_EDGE:-_EDGE] = classes(at)
    like, low = np.zeros(len(bits), np.bool_), at | _SMALL
    like[_EDGE:-_EDGE] = (low == _LOOKS[0]) | (low == _LOOKS[1]) | (low == _LOOKS[2])
    letter, digit, blank = (bits & IS_LETTER) != 0, (bits & IS_DIGIT) != 0, (bits & (IS_SPACE | IS_STOP)) == IS_SPACE
    word = letter | digit
    third, second, before, here, after, beyond = (slice(_EDGE + step, len(bits) - _EDGE + step) for step in range(-3, 3))
    torn = digit[here] & blank[after] & digit[beyond]
    year = digit[third] & digit[second] & digit[before] & digit[here] & letter[after]
    figures = (digit[here] & (like[before] | like[after])) | torn | year
    figures |= like[here] & ~word[before] & (~word[after] | (like[after] & ~word[beyond]))
    bits_before, bits_here = bits[before], bits[here]
    spaces = (bits_here & (IS_JOIN | IS_STOP | IS_COMMA | IS_BRACKET)) == IS_JOIN
    spaces &= blank[before] | (blank[after] & word[before])
    spaces |= ((bits_here & IS_STOP) != 0) & blank[before]
    spaces |= ((bits_here & IS_COMMA) != 0) & letter[before] & ((bits[after] & IS_UPPER) != 0)
    spaces |= ((bits_here & IS_UPPER) != 0) & ((bits_before & (IS_LETTER | IS_UPPER)) == IS_LETTER)
    spaces |= torn | (digit[here] & (letter[before] | letter[after]))
    return spaces, figures
