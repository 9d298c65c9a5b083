"""Words in the VNI encoding inside Unicode text, as where a name was pasted from an old file: "Nguyeãn Vaên An"."""

import re
from collections.abc import Iterator
from functools import cache

from vnplan.model.edit import Edit
from vnplan.rules.legacy import table
from vnplan.text.syllables import is_syllable

CONFIDENCE = 0.97
_MARKED = re.compile(r"(?<!\w)[A-Za-z\xc0-\xff]*[\xc0-\xff][A-Za-z\xc0-\xff]*(?!\w)")
_NEAR = 40


def vni_words(text: str) -> list[Edit]:
    """Edits of words that are none as they stand and are in VNI; two of them near each other at least.

    >>> [edit.new for edit in vni_words("do ông Nguyeãn Vaên An và bà Hoà ở Köln")]
    ['Nguyễn', 'Văn']
    """
    found = list(_words(text))
    starts = [edit.start for edit in found]
    return [
        edit
        for index, edit in enumerate(found)
        if (index and edit.start - starts[index - 1] < _NEAR)
        or (index + 1 < len(found) and starts[index + 1] - edit.start < _NEAR)
    ]


def _words(text: str) -> Iterator[Edit]:
    for match in _MARKED.finditer(text):
        right = _decoded(match.group())
        if right:
            yield Edit(match.start(), match.end(), right, "repair.legacy", CONFIDENCE)


@cache
def _decoded(word: str) -> str | None:
    letters, pattern = table("vni")
    if is_syllable(word) or pattern is None:
        return None
    right = pattern.sub(lambda match: letters[match.group()], word)
    return right if right != word and is_syllable(right) else None
