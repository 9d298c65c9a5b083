"""Where a text has what rules about figures and blanks are for: one look at each character, for all of them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vnplan.lm.tokens import IS_BRACKET, IS_COMMA, IS_DIGIT, IS_JOIN, IS_LETTER, IS_SPACE, IS_STOP, IS_UPPER, classes, points

Flags = npt.NDArray[np.bool_]
_EDGE = 2
# Letters that figures are read as, and what makes a capital of ASCII small.
_LOOKS = tuple(map(ord, "oli"))
_SMALL = np.array(0x20, np.uint32)


class Places(NamedTuple):
    """Where something may be written on to its neighbour or torn off it, and where a figure may be damaged."""

    spaces: list[int]
    figures: list[int]


def places_in(text: str, spans: Sequence[tuple[int, int]]) -> Places:
    """The characters of some stretches of a text that rules about blanks, and those about damaged figures, are to be tried at.

    Marks beside a blank, stops behind one; figures beside a letter or torn apart; capitals behind small letters. And one or
    two letters by themselves that look like figures.

    >>> places_in("58/KH - UBND ngày10/6 , l/2024", [(0, 30)])
    Places(spaces=[6, 17], figures=[17, 24])
    """
    out = Places([], [])
    for start, end in spans:
        spaces, figures = _places(points(text[start:end]))
        out.spaces.extend((spaces.nonzero()[0] + start).tolist())
        out.figures.extend((figures.nonzero()[0] + start).tolist())
    return out


def _places(at: npt.NDArray[np.uint32]) -> tuple[Flags, Flags]:
    bits = np.zeros(len(at) + 2 * _EDGE, np.uint8)
    bits[_EDGE:-_EDGE] = classes(at)
    before, here, after, beyond = bits[1:-3], bits[2:-2], bits[3:-1], bits[4:]
    letter, blank = (bits & IS_LETTER) != 0, (bits & (IS_SPACE | IS_STOP)) == IS_SPACE
    word = (bits & (IS_LETTER | IS_DIGIT)) != 0
    damaged = letter[1:-3] | letter[3:-1] | (blank[3:-1] & ((beyond & IS_DIGIT) != 0))
    damaged &= (here & IS_DIGIT) != 0
    odd = (here & (IS_JOIN | IS_STOP | IS_COMMA | IS_BRACKET)) == IS_JOIN
    odd &= blank[1:-3] | (blank[3:-1] & word[1:-3])
    odd |= ((here & IS_STOP) != 0) & blank[1:-3]
    odd |= ((here & IS_COMMA) != 0) & letter[1:-3] & ((after & IS_UPPER) != 0)
    odd |= ((here & IS_UPPER) != 0) & ((before & (IS_LETTER | IS_UPPER)) == IS_LETTER)
    like, low = np.zeros(len(bits), np.bool_), at | _SMALL
    like[_EDGE:-_EDGE] = (low == _LOOKS[0]) | (low == _LOOKS[1]) | (low == _LOOKS[2])
    alone = like[2:-2] & ~word[1:-3] & (~word[3:-1] | (like[3:-1] & ~word[4:]))
    return odd | damaged, damaged | alone
