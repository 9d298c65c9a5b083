"""Patterns over Vietnamese letters.

The marked letters of either case do not lie together in Unicode (``á`` is between ``À`` and ``Ỹ``), so a range cannot tell
capitals from small letters. In a pattern given to ``compiled``, ``À-Ỹ`` stands for all marked capitals and ``à-ỹ`` for all
marked small letters.
"""

import re

from vnplan.text.letters import LOWER, UPPER

_CAPITALS = "".join(c for c in UPPER if not c.isascii())
_SMALL = "".join(c for c in LOWER if not c.isascii())


def expanded(pattern: str) -> str:
    """The pattern with the two ranges written out."""
    return pattern.replace("À-Ỹ", _CAPITALS).replace("à-ỹ", _SMALL)


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern compiled, the two ranges written out.

    >>> [bool(compiled("[A-ZĐÀ-Ỹ]").match(c)) for c in "ƯáĐ"]
    [True, False, True]
    """
    return re.compile(expanded(pattern), flags)
