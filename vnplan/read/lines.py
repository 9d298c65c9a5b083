"""The physical lines of a text, and whether a typesetter broke them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from vnplan.text import kept_re as re
from vnplan.text.patterns import compiled
from vnplan.text.quick import holds

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_HARD_LINE = re.compile(r"[^\n\r\f\x1c-\x1e\x85\u2029]+")
# A break inside a paragraph, as Word sets it: whether it parts two lines is told by what stands on its two sides.
_SOFT_BREAKS = ("\v", "\u2028")
# What breaks a line beside the line feed: few texts have any of these.
_ODD_BREAKS = ("\r", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2029", *_SOFT_BREAKS)
# A lower-case letter that is no marker of a point ("a)", "đ.", "b/").
_CONTINUATION = compiled(r"[(“\"'*]*(?![a-zđ]{1,2}\d?(?:\.\d+)?[.)/])[a-zà-ỹđ]")

# Enough lines to know how a text is set, however long it is.
_SAMPLE = 20_000
WIDEST = 250
NARROWEST = 24


class TextLine(NamedTuple):
    """A line that is not blank: its range without the white space around it, and how many blank lines stand before it."""

    start: int
    end: int
    gap: int


def words_in(text: str, lines: Iterable[TextLine]) -> str:
    r"""The words of lines, with one blank between them.

    >>> words_in("Cơ  quan\nchủ trì", [TextLine(0, 8, 0), TextLine(9, 16, 0)])
    'Cơ quan chủ trì'
    """
    return " ".join(" ".join(text[line.start : line.end].split()) for line in lines)


def words_at(text: str, start: int, end: int) -> list[TextLine]:
    """What stands between two places, without the white space around it: one line, or none where nothing stands there.

    >>> words_at("a |  Trồng cây |", 3, 15)
    [TextLine(start=5, end=14, gap=0)]
    """
    piece = text[start:end].rstrip()
    first = start + len(piece) - len(piece.lstrip())
    return [TextLine(first, start + len(piece), 0)] if piece else []


def has_soft_breaks(text: str) -> bool:
    """True if some breaks of a text are soft: those of Word among more that part its lines."""
    soft = sum(text.count(mark) for mark in _SOFT_BREAKS if mark in text)
    return 0 < soft < text.count("\n")


def has_soft_break(text: str, start: int, end: int) -> bool:
    """True if a soft break stands in a stretch of a text."""
    one, other = _SOFT_BREAKS
    return text.find(one, start, end) >= 0 or text.find(other, start, end) >= 0


def text_lines(text: str, start: int = 0, end: int | None = None) -> list[TextLine]:
    r"""The lines of ``text[start:end]`` that are not blank, in order. A form feed breaks a line, and is no blank line.

    >>> text_lines("Kế hoạch\n\n  Năm 2017 \n")
    [TextLine(start=0, end=8, gap=0), TextLine(start=12, end=20, gap=1)]
    """
    piece = text[start:end]
    odd = holds(piece, _ODD_BREAKS)
    found = _odd_lines(text, start, start + len(piece)) if odd else _cut(piece.split("\n"), start)
    return [found[0]._replace(gap=0), *found[1:]] if found and found[0].gap else found


def _cut(lines: Iterable[str], at: int) -> list[TextLine]:
    """The lines that are not blank of those of a text that begins at a place."""
    out: list[TextLine] = []
    gap = 0
    # A named tuple that is called takes twice as long to be made.
    new = tuple.__new__
    for line in lines:
        stripped = line.strip()
        if stripped:
            start = at if line[0] == stripped[0] else at + len(line) - len(line.lstrip())
            out.append(new(TextLine, (start, start + len(stripped), gap)))
            gap = 0
        else:
            gap += 1
        at += len(line) + 1
    return out


def _odd_lines(text: str, start: int, end: int) -> list[TextLine]:
    """The lines that are not blank of a stretch that other characters than line feeds part."""
    out: list[TextLine] = []
    gap = 0
    before = start
    for match in (_HARD_LINE if has_soft_breaks(text) else _LINE).finditer(text, start, end):
        at, until = match.span()
        if at - before > 1:
            breaks = text[before:at]
            gap += max(breaks.count("\n"), breaks.count("\r"), 1) - 1
        before = until
        line = match.group()
        stripped = line.strip()
        if not stripped:
            gap += 1
            continue
        if len(stripped) < len(line):
            at += len(line) - len(line.lstrip())
            until = at + len(stripped)
        out.append(TextLine(at, until, gap))
        gap = 0
    return out


def is_continuation(text: str, line: TextLine) -> bool:
    """True if a line begins like the middle of a sentence: with a lower-case letter that is no marker."""
    return _CONTINUATION.match(text, line.start) is not None


class Setting(NamedTuple):
    """How a text is set.

    ``width`` is what its lines were broken at (``None``: they were not), ``blanks`` the most blank lines that may stand
    inside a paragraph.
    """

    width: int | None
    blanks: int


def setting(text: str, lines: Sequence[TextLine]) -> Setting:
    """Judge from the lengths of the lines and from how they begin.

    A typesetter's lines are nearly as long as one another save the last of each paragraph, and most go on in the middle of a
    sentence. Where nearly all lines stand alone between blank lines, those are looked at as if there were no blank lines.
    """
    lines = lines[:_SAMPLE]
    inner = [(one, two) for one, two in pairwise(lines) if not two.gap]
    apart = sum(1 for line in lines if line.gap == 1)
    if apart > 4 * len(inner) and apart > 4:
        spaced = [(one, two) for one, two in pairwise(lines) if two.gap <= 1]
        width = _width(text, spaced, 0.3)
        if width:
            return Setting(width, 1)
    if len(inner) < 5:
        longest = max((line.end - line.start for pair in inner for line in pair), default=0)
        return Setting(longest if 0 < longest <= 120 else None, 0)
    return Setting(_width(text, inner, 0.15), 0)


def is_wrapped(text: str, start: int, end: int) -> bool:
    """True if a stretch whose lines should each stand for themselves was wrapped before it was put on the page."""
    lines = text_lines(text, start, end)
    return len(lines) >= 8 and _width(text, [(one, two) for one, two in pairwise(lines) if not two.gap], 0.4) is not None


def _width(text: str, pairs: Sequence[tuple[TextLine, TextLine]], going_on: float) -> int | None:
    """The width lines were broken at, where more than ``going_on`` of the lines break in the middle of a sentence."""
    whole = [(one.end - one.start, two) for one, two in pairs if one.end - one.start >= NARROWEST]
    broken = sorted(length for length, two in whole if is_continuation(text, two))
    if len(broken) <= going_on * len(whole):
        return None
    width = broken[len(broken) * 9 // 10]
    near = len(broken) - bisect_left(broken, width * 3 // 4)
    return width if width <= WIDEST and near >= 0.1 * len(broken) else None
