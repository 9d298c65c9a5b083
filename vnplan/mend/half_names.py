"""The misread half of a province's name, where its other half stands beside it: "điòa Bình"."""

from collections.abc import Iterator
from functools import cache

from vnplan.mend.letters import like
from vnplan.model.edit import Edit
from vnplan.text import kept_re as re
from vnplan.text.letters import fold_tone, lowered
from vnplan.text.patterns import alternation
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


def half_name_edits(text: str) -> list[Edit]:
    """Edits of words that are none, before half a province's name, to the one other half that ends as they do.

    >>> [edit.new for edit in half_name_edits("tỉnh điòa Bình, tỉnh Hòa Bình, điện Bình")]
    ['Hòa']
    """
    return [edit for second in _seconds().finditer(text) for edit in _before(text, second.start(), second[1])]


@cache
def _seconds() -> re.Pattern[str]:
    return re.compile(rf" ({alternation(_first_halves())})(?![^\W_])")


def _before(text: str, at: int, second: str) -> Iterator[Edit]:
    """The edit of the word before a second half."""
    half = text[max(0, at - _LONGEST) : at].rpartition(" ")[2]
    start = at - len(half)
    if half.isalpha() and not text[max(0, start - 1) : start].isalnum():
        low = fold_tone(lowered(half))
        ends = [first for first, rhyme in _first_halves()[second].items() if low.endswith(rhyme)]
        # A word that ends with the name was run together with it: "TPHà Nội".
        if len(ends) == 1 and not low.endswith(fold_tone(lowered(ends[0]))) and not is_syllable(half):
            yield Edit(start, at, like(ends[0], second), "repair.word", CONFIDENCE)
