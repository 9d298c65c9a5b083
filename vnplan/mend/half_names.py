"""The misread half of a province's name, where its other half stands beside it: "điòa Bình"."""

from collections.abc import Iterator
from functools import cache

from vnplan.lm.spelling import Known
from vnplan.lm.tokens import UNKNOWN, keys_of
from vnplan.mend.letters import like
from vnplan.mend.page import Page
from vnplan.model.edit import Edit
from vnplan.text import kept_re as re
from vnplan.text.letters import fold_tone, lowered
from vnplan.text.syllables import is_syllable
from vnplan.vocab.bodies.lexicon import provinces

CONFIDENCE = 0.97
_ONSET = re.compile(r"(?:gi(?=[^\W\d_])|qu|[bcdđghklmnpqrstvx]*)")
_MADE_OF = 2
_LONGEST = 8


@cache
def _first_halves() -> dict[str, dict[str, str]]:
    """By the second word of a province's name, the first words and their rhymes; rhymes of few plain letters tell nothing."""
    out: dict[str, dict[str, str]] = {}
    for name in sorted({row.name for row in provinces().values()}):
        first, _, second = name.partition(" ")
        low = fold_tone(lowered(first))
        rhyme = low[_ONSET.match(low).end() :]  # type: ignore[union-attr]
        if second and " " not in second and (not rhyme.isascii() or len(rhyme) > _MADE_OF):
            out.setdefault(second, {})[first] = rhyme
    return out


def half_name_edits(page: Page) -> list[Edit]:
    """Edits of words that the model does not know, before half a province's name, to the one other half that ends as they do.

    >>> from vnplan.lm.model import packed
    >>> from vnplan.mend.page import page_of
    >>> [edit.new for edit in half_name_edits(page_of("tỉnh điòa Bình, tỉnh Hòa Bình, điện Bình", packed()))]
    ['Hòa']
    """
    text, tokens = page.text, page.tokens
    at = _seconds().places(tokens.key)
    at = page.looked_at(at[page.ids[at - 1] == UNKNOWN])
    found = zip(tokens.start[at].tolist(), tokens.end[at].tolist(), strict=True)
    return [edit for start, end in found for edit in _before(text, start - 1, text[start:end])]


@cache
def _seconds() -> Known:
    return Known(keys_of(_first_halves()))


def _before(text: str, at: int, second: str) -> Iterator[Edit]:
    """The edit of the word before a second half and the blank between them."""
    if text[at : at + 1] != " " or second not in _first_halves():
        return
    half = text[max(0, at - _LONGEST) : at].rpartition(" ")[2]
    start = at - len(half)
    if half.isalpha() and not text[max(0, start - 1) : start].isalnum():
        low = fold_tone(lowered(half))
        ends = [first for first, rhyme in _first_halves()[second].items() if low.endswith(rhyme)]
        # A word that ends with the name was run together with it: "TPHà Nội".
        if len(ends) == 1 and not low.endswith(fold_tone(lowered(ends[0]))) and not is_syllable(half):
            yield Edit(start, at, like(ends[0], second), "repair.word", CONFIDENCE)
