"""Marks that are specks of a scan: "Tháng Hành động quốc. gia", "chỉ: đạo", "biên ˆ soạn". A sentence begins with a capital."""

from collections.abc import Iterator

from vnplan.lm import tokens as tk
from vnplan.lm.model import Model
from vnplan.lm.spelling import key_of
from vnplan.mend.page import Page
from vnplan.model.edit import Edit
from vnplan.text import kept_re as re
from vnplan.text.letters import LOWER
from vnplan.text.syllables import is_syllable

# A mark that stands by itself between two words; how far these are apart at least, or which of the marks counts as a letter.
_ALONE = re.compile(rf"(?<=[{LOWER}][{LOWER}])[ \t]+([.,:(¡ˆ¬~^_])(?:[ \t]*[¡ˆ¬~^_]){{0,3}}(?=[ \t]+[^\W\d_]{{2}})")
_WIDE, _LETTER = 3, "ˆ"
_STOPS = ".:"
# How much likelier the words must be without the mark than with it, and the next word behind those before it than anywhere, as
# log ratios. In 1.5 million words of clean pages and news one mark was, and was a speck.
_FIRM = (9.0, 5.0)
_BARS = {":": _FIRM, ",": _FIRM}
_LOW = (2.5, 2.8)
CONFIDENCE = 0.97


def specks(model: Model, page: Page) -> list[Edit]:
    """Edits that take marks out between words that belong together, in order.

    >>> from vnplan.lm.model import packed
    >>> from vnplan.mend.page import page_of
    >>> text = "Tháng Hành động quốc. gia phòng, chống ma túy; Sở Y tế chủ trì. các đơn vị phối hợp."
    >>> [(edit.start, edit.new) for edit in specks(packed(), page_of(text, packed()))]
    [(20, '')]
    """
    edits = [
        Edit(start, end, "", "repair.speck", CONFIDENCE)
        for start, end, mark, around in (*_stops(page), *_alone(page))
        if _is_speck(model, page, mark, around)
    ]
    return sorted(edits, key=lambda edit: edit.start)


# Where a mark stands that may be a speck, the mark, the tokens before and behind it.
_Mark = tuple[int, int, str, tuple[int, int]]


def _stops(page: Page) -> Iterator[_Mark]:
    """The stops between words in small letters."""
    text, tokens = page.text, page.tokens
    small = tokens.letters & (tokens.uppers == 0) & (tokens.end - tokens.start > 1)
    behind = ((tokens.gap[1:] == tk.BOUND) & small[1:]).nonzero()[0] + 1
    for then in page.looked_at(behind).tolist():
        at = int(tokens.end[then - 1])
        between = text[at : int(tokens.start[then])]
        if between[0] in _STOPS and between[1:].strip(" \t") == "" != between[1:] and _ends_word(page, then - 1):
            yield at, at + 1, between[0], (then - 1, then)


def _alone(page: Page) -> Iterator[_Mark]:
    """The marks that stand by themselves between two words."""
    text, tokens = page.text, page.tokens
    # What stands by itself did so before any word was repaired.
    if page.near is not None:
        return
    words = tokens.letters & ~tokens.digits
    apart = (tokens.start[1:] - tokens.end[:-1] >= _WIDE) | (tokens.key[1:] == key_of(_LETTER))
    for first in (words[:-1] & tokens.letters[1:] & apart).nonzero()[0].tolist():
        mark = _ALONE.match(text, int(tokens.end[first]))
        if mark and _ends_word(page, first):
            yield mark.start(), mark.end(), mark[1], (first, int(tokens.start.searchsorted(mark.end())))


def _ends_word(page: Page, token: int) -> bool:
    """True if a token is a syllable that ends in small letters."""
    word = page.text[int(page.tokens.start[token]) : int(page.tokens.end[token])]
    return len(word) > 1 and word[-2:].islower() and is_syllable(word)


def _is_speck(model: Model, page: Page, mark: str, around: tuple[int, int]) -> bool:
    """True if the words around a mark are far likelier without it."""
    first, then = around
    ids = [_id_behind(page, first - 1, first), int(page.ids[first]), int(page.ids[then]), _id_behind(page, then + 1, then)]
    if tk.UNKNOWN in ids:
        return False
    before, last, word, after = ids
    least, least_word = _BARS.get(mark, _LOW)
    joined = float(model.after(before, last, word))
    # Most marks belong where they stand: the word behind says so by itself.
    if joined - float(model.log_p1[word]) < least_word:
        return False
    odds = joined + float(model.after(last, word, after))
    odds -= float(model.after(tk.BOUND, tk.BOUND, word)) + float(model.after(tk.BOUND, word, after))
    return odds >= least


def _id_behind(page: Page, token: int, other: int) -> int:
    """The id of a token beside another; a bound where there is none, or a mark stands between."""
    tokens = page.tokens
    if not 0 <= token < len(tokens):
        return tk.BOUND
    first, last = sorted((token, other))
    between = page.text[int(tokens.end[first]) : int(tokens.start[last])]
    return int(page.ids[token]) if between.isspace() else tk.BOUND
