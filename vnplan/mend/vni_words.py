"""Words in the VNI encoding inside Unicode text, as where a name was pasted from an old file: "Nguyeãn Vaên An"."""

from vnplan.lm.tokens import UNKNOWN
from vnplan.mend.page import Page
from vnplan.model.edit import Edit
from vnplan.rules.legacy import table
from vnplan.text import kept_re as re
from vnplan.text.syllables import is_syllable

CONFIDENCE = 0.97
_MARKED = re.compile(r"[A-Za-z\xc0-\xff]*[\xc0-\xff][A-Za-z\xc0-\xff]*")
_NEAR = 40


def vni_words(page: Page) -> list[Edit]:
    """Edits of words that are none as they stand and are in VNI; two of them near each other at least.

    No word of the model is one of them.

    >>> from vnplan.lm.model import packed
    >>> from vnplan.mend.page import page_of
    >>> [edit.new for edit in vni_words(page_of("do ông Nguyeãn Vaên An và bà Hoà ở Köln", packed()))]
    ['Nguyễn', 'Văn']
    """
    tokens = page.tokens
    at = page.looked_at(((page.ids == UNKNOWN) & tokens.marked & tokens.letters).nonzero()[0])
    found = [
        Edit(start, end, right, "repair.legacy", CONFIDENCE) for start, end, word in page.words(at) if (right := _decoded(word))
    ]
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
