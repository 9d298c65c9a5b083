"""Tones that were typed on the wrong vowel of a word ("nứơc", "hòan"); hoà and hòa, uỷ and ủy are two spellings, not errors."""

from functools import cache, lru_cache

from vnplan.lm.model import Model
from vnplan.lm.tokens import UNKNOWN, keys_of
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
    at = page.looked_at(((page.ids != UNKNOWN) & ~page.usual).nonzero()[0])
    return [
        Edit(start, end, like(right, word), "repair.tone", CONFIDENCE)
        for start, end, word in page.words(at)
        if (right := _right(model, word))
    ]


@lru_cache(maxsize=1 << 12)
def _right(model: Model, word: str) -> str | None:
    """The usual spelling of a word that is none as it stands; the model's keys are blind to where the tone is."""
    word = lowered(word)
    if not _odd().fullmatch(word):
        return None
    ident = int(model.ids(keys_of([word]))[0])
    if ident == UNKNOWN:
        return None
    usual = model.words[ident]
    same = tone_first(usual) == tone_first(word) or strip_marks(usual) != strip_marks(word) or word.endswith("y")
    return usual if not same and is_syllable(usual) else None
