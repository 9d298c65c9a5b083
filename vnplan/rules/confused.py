"""What the damaged characters of markers may be: rows ``[[marker]]`` of ``tables/marks.toml``, and the patterns they make."""

from functools import cache
from typing import Literal

from vnplan.rules.load import Rule, load
from vnplan.text import kept_re as re
from vnplan.text.patterns import compiled

# How a marker or the word of a division begins, beside the characters that damaged markers begin with.
_FIRST = frozenset("0123456789IVXLABCDEFGHĐabcdđeghiklmnopqrstuvxyfjwz(PpCcMmTtBbĐđ")
Numbering = Literal["number", "figure", "roman", "letter"]


class MarkerConfusion(Rule):
    """What the damaged characters of one sort of numbering may be: ``figure`` is a whole number read as another."""

    name: str
    of: Numbering
    reads: dict[str, str]
    cost: float


@cache
def confusions(of: Numbering) -> tuple[MarkerConfusion, ...]:
    """The rows of a sort of numbering, in order."""
    return tuple(row for row in load("marks", "marker", MarkerConfusion) if row.of == of)


@cache
def first() -> frozenset[str]:
    """What a line must begin with to be looked at."""
    return _FIRST.union(*(row.reads for of in ("number", "roman", "letter") for row in confusions(of)))


@cache
def damaged() -> re.Pattern[str]:
    """A number with characters that stand for figures."""
    return compiled(rf"(?P<value>[{_taken('number')}\d]{{1,2}})[ \t]?(?P<stop>[.)/])(?=[ \t]*[A-ZĐÀ-Ỹ])")


@cache
def roman_mark() -> re.Pattern[str]:
    """A Roman numeral, or what is taken for one; small letters of one only behind a capital."""
    return compiled(
        rf"(?P<value>[IVX][ivx]{{1,4}}|[IVXL{_taken('roman', without='ivx')}]{{1,7}})"
        r"[ \t]?(?P<stop>[.)]|/(?!\d)|[ \t]?[-–](?=[ \t]*[A-ZĐÀ-Ỹ]))(?=[ \t]*\S)"
    )


@cache
def point() -> re.Pattern[str]:
    """The letter of a point, or what is taken for one."""
    stop = r"(?P<stop>[).]|/(?=[ \t]*[A-ZĐÀ-Ỹ]))"
    return compiled(rf"(?P<value>[a-zđ0-9{_taken('letter')}])(?P<suffix>\d?)[ \t]?{stop}(?=[ \t]*\S)(?!\d)")


def _taken(of: Numbering, without: str = "") -> str:
    """The characters that are taken for others, as a set of a pattern."""
    return re.escape("".join(c for row in confusions(of) for c in row.reads if c not in without))


def read_as(raw: str, row: MarkerConfusion) -> str:
    """The characters of a marker with those that they are taken for."""
    return "".join(row.reads.get(c, c) for c in raw)
