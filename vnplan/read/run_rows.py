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
# A part of the table between its rows: "II. KIỂM TRA", "B. ĐÀO TẠO", and "II Lâu dài", which is no quarter of a year.
_SECTION = compiled(
    r"(?<= )(?:[A-HĐ]|[IVX]{1,5})[.)] (?=[A-ZĐÀ-Ỹ]{2})"
    r"|(?<= )(?<![Qq]uý )(?<![Kk]ỳ )[IVX]{1,4}[.)]? (?=[A-ZĐÀ-Ỹ][^\dA-ZĐÀ-Ỹ]{3,60} $)"
)
_BEHIND = re.compile(r"(?<= )(?:Trên đây|Trong quá trình|Nơi nhận|TM\.|PHỤ LỤC) ")
# The names of the columns take no more characters.
_LONGEST_HEADER = 250


def run_rows(text: str, lines: Sequence[TextLine]) -> list[TextLine | Grid]:
    """The lines, with each table in a long one replaced by it."""
    return [item for line in lines for item in (_parts(text, line) if line.end - line.start >= _SHORTEST else (line,))]


def _parts(text: str, line: TextLine) -> Iterator[TextLine | Grid]:
    """A long line, with each table in it replaced by it."""
    at = line.start
    for mark in _ORDINAL.finditer(text, line.start, line.end):
        pieces = list(_pieces(text, mark.start(), mark.end(), line.end)) if mark.start() >= at else []
        grid = next((one for one in flowing_tables(text, pieces) if isinstance(one, Grid)), None) if pieces else None
        if grid:
            yield from (line._replace(end=one.end) for one in words_at(text, at, grid.start))
            yield grid
            at = grid.end
    if at == line.start:
        yield line
    else:
        yield from words_at(text, at, line.end)


def _pieces(text: str, start: int, behind: int, end: int) -> Iterator[TextLine]:
    """The cells of the header, the sections and the rows of a table that may begin at a place."""
    row = _row(text, behind, min(end, behind + _LONGEST_HEADER), 1)
    if row is None or _ORDINAL.search(text, behind, row):
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
