"""Tones that were typed on the wrong vowel of a word ("nứơc", "hòan"); hoà and hòa, uỷ and ủy are two spellings, not errors."""

from functools import cache, lru_cache

import numpy as np

from vnplan.lm.model import Model
from vnplan.lm.tokens import UNKNOWN, Ints, keys_of, points, tokenise, tone_places
from vnplan.mend.letters import like, tone_first
from vnplan.mend.page import Page
from vnplan.model.edit import Edit
from vnplan.text import kept_re as re
from vnplan.text.letters import LOWER, lowered, strip_marks
from vnplan.text.syllables import is_syllable

CONFIDENCE = 0.98
_TONED_I, _TONED_O, _TONED_U, _TONED_Y = "íìỉĩị", "óòỏõọ", "úùủũụ", "ýỳỷỹỵ"
_TONED_A, _TONED_E, _TONED_W = "áàảãạ", "éèẻẽẹ", "ứừửữự"


@cache
def _odd() -> re.Pattern[str]:
    """Words with two vowels of which the wrong one may bear the tone."""
    front = f"[{_TONED_I}{_TONED_Y}{_TONED_U}][êôâ]|[{_TONED_O}][aeă][{LOWER}]|[{_TONED_U}]y[{LOWER}]"
    first = f"[{_TONED_W}]ơ|{front}|q[{_TONED_U}][{LOWER}]"
    second = f"[aâeêoôơuưi][{_TONED_I}{_TONED_U}{_TONED_O}]|[uưi][{_TONED_A}]|[eo][{_TONED_E}]|[ơ][{_TONED_W}]"
    return re.compile(rf"[{LOWER}]{{0,3}}(?:{first}|{second})[{LOWER}]{{0,2}}")


def misplaced_tones(model: Model, page: Page) -> list[Edit]:
    """Edits of words whose tone is on the wrong vowel, in order.

    >>> from vnplan.lm.model import packed
    >>> from vnplan.mend.page import page_of
    >>> page = page_of("cấp nứơc cho tòan xã, hoà bình, qua loa, giá cả", packed())
    >>> [edit.new for edit in misplaced_tones(packed(), page)]
    ['nước', 'toàn']
    """
    return [
        Edit(start, end, like(right, word), "repair.tone", CONFIDENCE)
        for start, end, word in page.words(_elsewhere(model, page))
        if (right := _right(model, word))
    ]


def _elsewhere(model: Model, page: Page) -> Ints:
    """The words that bear their tone elsewhere than they usually do; the model's keys are blind to where the tone is."""
    start, usual = page.tokens.start, _usual(model)
    rows = [np.zeros(0, np.int64)]
    for low, high in page.spans:
        first, last = start.searchsorted((low, high)).tolist()
        if first < last:
            here = tone_places(points(page.text[low:high]), start[first:last] - low)
            rows.append((here != usual[page.ids[first:last]]).nonzero()[0] + first)
    at = np.concatenate(rows)
    return np.asarray(at[page.ids[at] != UNKNOWN])


@cache
def _usual(model: Model) -> Ints:
    """Which letter of each of the model's words bears its tone."""
    text = "\n".join(model.words)
    tokens = tokenise(text)
    at = np.cumsum([0, *(len(word) + 1 for word in model.words[:-1])])
    row = np.minimum(tokens.start.searchsorted(at), len(tokens) - 1)
    return np.where(tokens.start[row] == at, tone_places(points(text), tokens.start)[row], 0)


@lru_cache(maxsize=1 << 12)
def _right(model: Model, word: str) -> str | None:
    """The usual spelling of a word that is none as it stands."""
    word = lowered(word)
    if not _odd().fullmatch(word):
        return None
    ident = int(model.ids(keys_of([word]))[0])
    if ident == UNKNOWN:
        return None
    usual = model.words[ident]
    same = tone_first(usual) == tone_first(word) or strip_marks(usual) != strip_marks(word) or word.endswith("y")
    return usual if not same and is_syllable(usual) else None
