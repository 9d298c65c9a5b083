"""Where in a text numbers are to be looked for: one look at each character, for all that looks for them."""

from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vnplan.text import kept_re as re
from vnplan.text.letters import UPPER
from vnplan.text.points import code_points
from vnplan.vocab.numbers.spelling import SAME, levelled

PARTED_BY = "/-"
# The last letters of "số" and of the names of kinds.
LAST_LETTERS = "ốỐtịhưnoTỊHƯ"
_TABLE = 0x3000
# A mark and what may stand behind it; figures, what stands right before them, and before that. Each pair is one bit apart.
_MARK, _AHEAD, _FIGURE, _GAP, _LEAD, _ODD = (1 << n for n in range(6))
_IS = (
    (_MARK, f"[{re.escape(PARTED_BY)}]"),
    (_AHEAD, rf"[{UPPER} \xa0\r\n]"),
    (_FIGURE, r"\d"),
    (_GAP, r"[\s:]"),
    (_LEAD, rf"[{LAST_LETTERS}\s:]"),
)
_ONE, _TWO, _LOW, _FOURTH = (np.array(value, np.uint8) for value in (1, 2, _MARK, _FIGURE))


class Places(NamedTuple):
    """A text in level letters; its marks before a capital or a blank, its figures behind a blank that other letters lead to."""

    text: str
    marks: list[int]
    figures: list[int]


def places_in(text: str) -> Places:
    """Where numbers may be parted from their code, and where those begin that have none; there may be some too many.

    >>> places_in("Quyết định số 58∕QĐ-UBND ngày 2/3, số 7")
    Places(text='Quyết định số 58/QĐ-UBND ngày 2/3, số 7', marks=[16, 19], figures=[14, 38])
    """
    bits = _table().take(code_points(text), mode="clip")
    odd = {text[at] for at in (bits >= _ODD).nonzero()[0].tolist()}
    before = bits >> _ONE
    marks = bits[:-1] & before[1:] & _LOW
    figures = bits[2:] & before[1:-1] & (bits[:-2] >> _TWO) & _FOURTH
    return Places(levelled(text, odd), (marks != 0).nonzero()[0].tolist(), ((figures != 0).nonzero()[0] + 2).tolist())


@cache
def _table() -> npt.NDArray[np.uint8]:
    """What each character is once it is level, a bit for each; those beyond the table may be anything."""
    bits = np.zeros(_TABLE + 1, np.uint8)
    every = levelled("".join(map(chr, range(_TABLE))), SAME)
    for bit, pattern in _IS:
        bits[[found.start() for found in re.finditer(pattern, every)]] |= bit
    bits[[ord(odd) for odd in SAME if ord(odd) < _TABLE]] |= _ODD
    bits[_TABLE] = 2 * _ODD - 1
    return bits
