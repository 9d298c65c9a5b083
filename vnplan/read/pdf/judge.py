"""Tells whether the text layer of a page can be used, or is missing or ruined, so that the page has to be looked at."""

from collections.abc import Sequence

from vnplan.read.legacy import marked_words, share_of_syllables
from vnplan.read.pdf.glyphs import Sheet
from vnplan.read.pdf.lines import Stretch
from vnplan.text import kept_re as re
from vnplan.text.letters import MARKED

_WORDS = re.compile(r"[^\W\d_]{2,}")
_COVERED = 0.5
_FEW_WORDS, _FEW_MARKED = 30, 10
# Real text layers reach .99 and .79 or more; one that knew no Vietnamese had .64 and .21.
_SYLLABLES, _MARKED = 0.85, 0.5
_BROKEN = 0.5


def is_picture(sheet: Sheet, lines: Sequence[Stretch]) -> bool:
    """True if a page is a scan whose text layer is missing, or was made by a program that knows no Vietnamese."""
    words = _WORDS.findall(" ".join(line.text for line in lines))
    if sheet.pictures < _COVERED:
        marked = marked_words(" ".join(line.text for line in lines))
        return len(marked) >= _FEW_MARKED and share_of_syllables(marked) < _BROKEN
    if len(words) < _FEW_WORDS:
        return True
    marked_share = sum(any(c in MARKED for c in word) for word in words) / len(words)
    return share_of_syllables(words) < _SYLLABLES or marked_share < _MARKED
