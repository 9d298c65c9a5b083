"""Tables in a text that a tool ran together on one line: its rows are known by their numbers, its columns by their names."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from vnplan.read.flowing import flowing_tables
from vnplan.read.lines import TextLine, words_at
from vnplan.read.pipes import Grid
from vnplan.text import kept_re as re
from vnplan.text.patterns import compiled

_SHORTEST = 400
_ORDINAL = re.compile(r"(?<!\S)(?:S?TT|Số TT|Số thứ tự)\.?(?= )")
_NAME = compiled(r"(?<= )(?=[A-ZĐÀ-Ỹ][a-zà-ỹđ])")
_SECTION = compiled(r"(?<= )[IVX]{1,5}[.)] (?=[A-ZĐÀ-Ỹ]{2})")
_BEHIND = re.compile(r"(?<= )(?:Trên đây|Trong quá trình|Nơi nhận|TM\.|PHỤ LỤC) ")
# The names of the columns take no more characters.
_LONGEST_HEADER = 250


def run_rows(text: str, lines: Sequence[TextLine]) -> list[TextLine | Grid]:
    """The lines, with each table in a long one replaced by it."""
    out: list[TextLine | Grid] = []
    for line in lines:
        mark = _ORDINAL.search(text, line.start, line.end) if line.end - line.start >= _SHORTEST else None
        pieces = list(_pieces(text, mark.start(), mark.end(), line.end)) if mark else []
        found = flowing_tables(text, pieces) if pieces else []
        if mark and any(isinstance(one, Grid) for one in found):
            out += (line._replace(end=one.end) for one in words_at(text, line.start, mark.start()))
            out += _together(found)
        else:
            out.append(line)
    return out


def _pieces(text: str, start: int, behind: int, end: int) -> Iterator[TextLine]:
    """The cells of the header, the sections and the rows of a table that may begin at a place."""
    row = _row(text, behind, min(end, behind + _LONGEST_HEADER), 1)
    if row is None:
        return
    section = _SECTION.search(text, behind, row)
    names = section.start() if section else row
    cuts = [start, behind, *(name.start() for name in _NAME.finditer(text, behind, names)), names]
    due = 1
    while row is not None:
        cuts.append(row)
        due += 1
        following = _row(text, row + 1, end, due)
        parts = (_SECTION, _BEHIND) if following is None else (_SECTION,)
        found = (part.search(text, row, end if following is None else following) for part in parts)
        cuts += (part.start() for part in found if part)
        row = following
    edges = sorted({*cuts, end})
    for one, two in pairwise(edges):
        yield from words_at(text, one, two)


def _row(text: str, start: int, end: int, number: int) -> int | None:
    """Where the row of a number begins."""
    found = compiled(rf"(?<= ){number}[.)]? (?=[A-ZĐÀ-Ỹ“])").search(text, start, end)
    return found.start() if found else None


def _together(found: Sequence[TextLine | Grid]) -> Iterator[TextLine | Grid]:
    """What was found, the pieces that are in no table put together."""
    open_: TextLine | None = None
    for one in found:
        if isinstance(one, Grid):
            if open_:
                yield open_
            open_ = None
            yield one
        else:
            open_ = open_._replace(end=one.end) if open_ else one
    if open_:
        yield open_
