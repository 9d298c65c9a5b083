"""Words in the VNI encoding inside Unicode text, as where a name was pasted from an old file: "Nguyeãn Vaên An"."""

from vnplan.mend.once import WordRule
from vnplan.model.edit import Edit
from vnplan.rules.legacy import table
from vnplan.text import kept_re as re
from vnplan.text.syllables import is_syllable

CONFIDENCE = 0.97
_MARKED = re.compile(r"[A-Za-z\xc0-\xff]*[\xc0-\xff][A-Za-z\xc0-\xff]*")
_NEAR = 40


def vni_words(text: str) -> list[Edit]:
    """Edits of words that are none as they stand and are in VNI; two of them near each other at least.

    >>> [edit.new for edit in vni_words("do ông Nguyeãn Vaên An và bà Hoà ở Köln")]
    ['Nguyễn', 'Văn']
    """
    found = [Edit(*match.span(), right, "repair.legacy", CONFIDENCE) for match, right in _RULE.found(text)]
    starts = [edit.start for edit in found]
    return [
        edit
        for index, edit in enumerate(found)
        if (index and edit.start - starts[index - 1] < _NEAR)
        or (index + 1 < len(found) and starts[index + 1] - edit.start < _NEAR)
    ]


def _decoded(word: str) -> str | None:
    letters, pattern = table("vni")
    if not _MARKED.fullmatch(word) or is_syllable(word) or pattern is None:
        return None
    right = pattern.sub(lambda match: letters[match.group()], word)
    return right if right != word and is_syllable(right) else None


_RULE = WordRule(_decoded)
