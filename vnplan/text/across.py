"""One search over all lines of a page: to begin a search costs as much as to look through half a line."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from re import Pattern

# No pattern looks for it, no class of characters that one asks for has it: nothing is found across two lines.
_BETWEEN = "\0"


def holding(pattern: Pattern[str], texts: Sequence[str]) -> set[int]:
    """Which of some texts hold what a pattern without anchors and without ``[^...]`` looks for.

    >>> import re
    >>> holding(re.compile("Số|ngày"), ["Số 5", "", "Sở Y tế", "Hà Nam, ngày 3"])
    {0, 3}
    """
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    return {bisect_right(starts, found.start()) - 1 for found in pattern.finditer(_BETWEEN.join(texts))}
