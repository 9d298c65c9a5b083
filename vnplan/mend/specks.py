"""Marks that are specks of a scan: "Tháng Hành động quốc. gia", "chỉ: đạo", "biên ˆ soạn". A sentence begins with a capital."""

from collections.abc import Iterator

import numpy as np

from vnplan.lm import tokens as tk
from vnplan.lm.model import Model
from vnplan.mend.page import Page
from vnplan.model.edit import Edit
from vnplan.text import kept_re as re
from vnplan.text.letters import LOWER
from vnplan.text.syllables import is_syllable

# A stop between words in small letters, or a mark that stands by itself between two words.
_MARK = re.compile(
    rf"(?<=[{LOWER}][{LOWER}])(?:(?P<stop>[.:])(?=[ \t]+[{LOWER}][{LOWER}])|[ \t]+(?P<alone>[.,:(¡ˆ¬~^_])(?=[ \t]+[^\W\d_]{{2}}))"
)
# How much likelier the words must be without the mark than with it, and the next word behind those before it than anywhere, as
# log ratios. In 140,000 words of clean pages and news no full stop was above its bars and no colon above half of its own.
_FIRM = (9.0, 6.0)
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
    return [
        Edit(mark.start(), mark.end(), "", "repair.speck", CONFIDENCE)
        for mark, token in _marks(page)
        if _is_speck(model, page, mark["stop"] or mark["alone"], token)
    ]


def _marks(page: Page) -> Iterator[tuple[re.Match[str], int]]:
    """The marks that may be specks, each with the token behind it."""
    text, tokens = page.text, page.tokens
    for mark in _MARK.finditer(text):
        token = int(np.searchsorted(tokens.start, mark.start()))
        first = token - 1
        if 0 <= first and token < len(tokens) and page.looked_at(np.array([first, token])).size:
            if is_syllable(text[int(tokens.start[first]) : int(tokens.end[first])]):
                yield mark, token


def _is_speck(model: Model, page: Page, mark: str, token: int) -> bool:
    """True if the words around a mark are far likelier without it."""
    ids = [_id_behind(page, token - 2, token - 1), *page.ids[token - 1 : token + 1].tolist(), _id_behind(page, token + 1, token)]
    if tk.UNKNOWN in ids:
        return False
    before, last, word, after = (np.array([one], np.uint16) for one in ids)
    bound = np.array([tk.BOUND], np.uint16)
    joined = float(model.log_p(before, last, word)[0])
    odds = joined + float(model.log_p(last, word, after)[0])
    odds -= float(model.log_p(bound, bound, word)[0]) + float(model.log_p(bound, word, after)[0])
    least, least_word = _BARS.get(mark, _LOW)
    return odds >= least and joined - float(model.log_p1[int(word[0])]) >= least_word


def _id_behind(page: Page, token: int, other: int) -> int:
    """The id of a token beside another; a bound where there is none, or a mark stands between."""
    tokens = page.tokens
    if not 0 <= token < len(tokens):
        return tk.BOUND
    first, last = sorted((token, other))
    between = page.text[int(tokens.end[first]) : int(tokens.start[last])]
    return int(page.ids[token]) if between.isspace() else tk.BOUND
