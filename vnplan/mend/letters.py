"""A Vietnamese letter apart: the unmarked letter, the mark of its vowel, its tone."""

import unicodedata
from functools import cache, lru_cache

from vnplan.lm.tokens import TONES

_SHAPES = "\u0302\u0306\u031b"


@cache
def parts(letter: str) -> tuple[str, str, str]:
    """Bare letter, mark (circumflex, breve, horn, stroke) and tone of one letter.

    >>> [parts(c)[0] for c in "đổö"], parts("đ")[1], parts("ổ")[2] == chr(0x309)
    (['d', 'o', 'o'], '-', True)
    """
    if letter in "đð":
        return "d", "-", ""
    apart = unicodedata.normalize("NFD", letter)
    shape = "".join(c for c in apart[1:] if c in _SHAPES)
    tone = "".join(c for c in apart[1:] if c in TONES)
    return apart[0], shape, tone


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """The word without tones, marks and strokes.

    >>> skeleton("đường")
    'duong'
    """
    return "".join(parts(c)[0] for c in word)


def family(printed: str, read: str) -> str:
    """What kind of confusion it is that one letter was read as another with the same unmarked letter.

    >>> family("ủ", "ù"), family("ổ", "o"), family("đ", "d")
    ('tone', 'both', 'stroke')
    """
    _, shape, tone = parts(printed)
    _, other, mark = parts(read)
    if "-" in (shape, other):
        return "stroke"
    if shape == other:
        return "tone"
    return "shape" if tone == mark else "both"


def tone_first(word: str) -> str:
    """The word with the tone where the channel's letters expect it: on the first vowel of oa, oe, uy.

    >>> tone_first("hoà"), tone_first("quý"), tone_first("khoẻ")
    ('hòa', 'quý', 'khỏe')
    """
    if len(word) < 3 or word[-1] not in _LAST:
        return word
    first, second = word[-2], word[-1]
    unmarked, _, tone = parts(second)
    if tone and first + unmarked in ("oa", "oe", "uy") and not (first == "u" and word[-3] == "q"):
        return word[:-2] + unicodedata.normalize("NFC", first + tone) + unmarked
    return word


def tone_last(word: str) -> str:
    """The word with the tone where the newer spelling has it.

    >>> tone_last("hòa"), tone_last("của"), tone_last("thủy")
    ('hoà', 'của', 'thuỷ')
    """
    if len(word) < 3 or word[-1] not in "aey":
        return word
    unmarked, _, tone = parts(word[-2])
    if tone and unmarked + word[-1] in ("oa", "oe", "uy"):
        return word[:-2] + unmarked + unicodedata.normalize("NFC", word[-1] + tone)
    return word


def like(word: str, pattern: str) -> str:
    """``word`` in the case of ``pattern``.

    >>> like("triển", "TR1ỂN"), like("phối", "Phổi"), like("vì", "VVì"), like("hòa", "hoá")
    ('TRIỂN', 'Phối', 'Vì', 'hòa')
    """
    letters = [c for c in pattern if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    if capitals >= 2 and capitals >= len(letters) - 1 and capitals > len(letters) / 2 and not letters[-1].islower():
        return word.upper()
    return word[:1].upper() + word[1:] if letters and letters[0].isupper() else word


_LAST = "aáàảãạeéèẻẽẹyýỳỷỹỵ"
