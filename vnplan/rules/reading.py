"""One reading of a marker, and the values of its numbers and letters."""

from typing import NamedTuple

from vnplan.model.block import Level
from vnplan.text.numerals import parse_roman

POINTS = "abcdđeghiklmnopqrstuvxy"
_LEVELS: dict[str, Level] = {
    "part": "part", "chapter": "chapter", "section": "section", "subsection": "subsection", "article": "article",
    "letter": "letter", "roman": "roman", "step": "step", "point": "point", "point_multi": "point", "enclosed_point": "point",
}  # fmt: skip


def level_of(style: str, *, in_article: bool) -> Level:
    """The level of what a marker of a style opens; numbers are clauses in an article.

    >>> level_of("number", in_article=True), level_of("number", in_article=False), level_of("point_multi", in_article=True)
    ('clause', 'number', 'point')
    """
    return _LEVELS.get(style) or ("clause" if in_article else "number")


class Reading(NamedTuple):
    """One reading of a marker: ``style`` and ``value`` place it in a sequence, ``number`` is how it is written right.

    ``prefix`` holds the leading numbers of ``4.1.`` or the letter of ``a.1)``; ``end`` is where the text begins;
    ``cost`` is 0 for a marker as it should be, more where characters must be taken for others; ``raw`` is then what stands there.
    """

    style: str
    value: float
    number: str
    end: int
    cost: float = 0.0
    prefix: tuple[str, ...] = ()
    stop: str = "."
    raw: str = ""


def roman(text: str) -> int | None:
    """The value of a Roman numeral in capitals, ``None`` where it is none.

    >>> roman("XIV"), roman("IIX")
    (14, None)
    """
    return parse_roman(text) if text.isupper() else None


def point_value(letter: str) -> float | None:
    """The place of a letter among the points of Vietnamese drafting, from 1; letters it does not use stand between."""
    if letter in POINTS:
        return float(POINTS.index(letter) + 1)
    before = {"f": "e", "j": "i", "w": "v", "z": "y"}.get(letter)
    return POINTS.index(before) + 1.5 if before else None
