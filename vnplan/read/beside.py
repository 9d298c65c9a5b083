"""What stands side by side on lines: pieces that gaps set apart, and the names of columns, each on one line or on several."""

from collections.abc import Sequence
from typing import NamedTuple

from vnplan.read.columns import line_begin, on_new_page
from vnplan.read.lines import TextLine, words_in
from vnplan.read.unruled import ORDINAL, are_names
from vnplan.text import kept_re as re
from vnplan.text.patterns import compiled
from vnplan.vocab.bodies.lexicon import plain
from vnplan.vocab.fields import column_field

_GAP = re.compile(r" {2,}(?=\S)")
NUMBER = re.compile(r"(?:(?P<digits>\d{1,3})|(?P<roman>[IVX]{1,4})|(?P<capital>[A-HĐ])|\d{1,2}(?:\.\d{1,2})+)[.)]?$")
_ORDINAL_FIRST = compiled(r"(?:S?TT|Số TT|Số thứ tự)\.? +(?=[A-ZĐÀ-Ỹ])")
_NAME = compiled(r" (?=[A-ZĐÀ-Ỹ])")
_FEWEST = 3
# No table has more columns; each piece of a line is held against each of them.
_MOST_NAMES = 30
_ABOVE, _BELOW = 4, 6
_LONGEST_NAME = 50


class Piece(NamedTuple):
    """What gaps set apart on a line, and where it stands on it."""

    line: TextLine
    place: range


class Header(NamedTuple):
    """The names of columns: the lines that they stand on, where each name stands, the cells of each line."""

    lines: Sequence[TextLine]
    names: list[range]
    cells: list[list[list[TextLine]]]
    numbered: bool

    def words(self, text: str) -> list[str]:
        """What each column is called."""
        return [words_in(text, [one for row in self.cells for one in row[column]]) for column in range(len(self.names))]

    @property
    def width(self) -> int:
        """How far the names reach."""
        return self.names[-1].stop - self.names[0].start


def pieces(text: str, line: TextLine) -> list[Piece]:
    """What gaps set apart on a line.

    >>> [text[one.line.start : one.line.end] for text in ("TT  Nội dung",) for one in pieces(text, TextLine(0, 12, 0))]
    ['TT', 'Nội dung']
    """
    begin = line_begin(text, line)
    gaps = list(_GAP.finditer(text, line.start, line.end))
    starts, ends = (line.start, *(gap.end() for gap in gaps)), (*(gap.start() for gap in gaps), line.end)
    return [Piece(TextLine(start, end, 0), range(start - begin, end - begin)) for start, end in zip(starts, ends, strict=True)]


def header_at(text: str, lines: Sequence[TextLine], at: int) -> tuple[Header, int] | None:
    """The header with a line in it that holds the name of the column of numbers, or three names; and where it begins."""
    numbered = _is_numbered(text, lines[at])
    if not numbered and _is_above_numbers(text, lines, at):
        return None
    own = _named(text, lines[at])
    if len(own) > _MOST_NAMES or (not numbered and len(own) < _FEWEST):
        return None
    first = _first(text, lines, at, own[0]) if numbered else at
    rows = [_named(text, line) for line in lines[first:at]] + [own]
    for line in lines[at + 1 : at + 1 + _BELOW]:
        row = _named(text, line)
        new = len(row) > _MOST_NAMES or line.gap or on_new_page(text, line)
        if new or not _goes_on(text, row, free=len(rows) < 2 * (at - first) + 1):
            break
        rows.append(row)
    header = _header(lines[first : first + len(rows)], rows, numbered=numbered)
    return (header, first) if are_names(header.words(text)) else None


def header_of(text: str, lines: Sequence[TextLine], *, numbered: bool) -> Header:
    """The header on some lines."""
    return _header(lines, [_named(text, line) for line in lines], numbered=numbered)


def _header(lines: Sequence[TextLine], rows: Sequence[Sequence[Piece]], *, numbered: bool) -> Header:
    names = _columns(rows)
    return Header(lines, names, [_in_columns(row, names) for row in rows], numbered)


def _is_numbered(text: str, line: TextLine) -> bool:
    """True if the first name on a line is that of the column of numbers."""
    gap = _GAP.search(text, line.start, line.end)
    words = text[line.start : gap.start() if gap else line.end]
    return ORDINAL.match(words) is not None or _ORDINAL_FIRST.match(words) is not None


def _is_above_numbers(text: str, lines: Sequence[TextLine], at: int) -> bool:
    """True if one of the next lines names the column of numbers."""
    for line in lines[at + 1 : at + 1 + _ABOVE]:
        if line.gap:
            return False
        if _is_numbered(text, line):
            return True
    return False


def _named(text: str, line: TextLine) -> list[Piece]:
    """The pieces of a line that may hold names of columns: two names with one blank between them are two."""
    out: list[Piece] = []
    for one in pieces(text, line):
        words = words_of(text, one)
        ordinal = _ORDINAL_FIRST.match(words)
        cut = ordinal.end() if ordinal else _second_name(words)
        if not cut:
            out.append(one)
            continue
        start, begin = one.line.start, one.place.start
        end = len(words[:cut].rstrip())
        out += (
            Piece(TextLine(start, start + end, 0), range(begin, begin + end)),
            Piece(TextLine(start + cut, one.line.end, 0), range(begin + cut, one.place.stop)),
        )
    return out


def _second_name(words: str) -> int:
    """Where a second name begins in words whose two halves name columns of unlike roles; 0 where there is none."""
    for blank in _NAME.finditer(words):
        one, two = (column_field(plain(part)) for part in (words[: blank.start()], words[blank.end() :]))
        if one and two and one != two:
            return blank.end()
    return 0


def words_of(text: str, piece: Piece) -> str:
    """The words of a piece."""
    return text[piece.line.start : piece.line.end]


def _first(text: str, lines: Sequence[TextLine], at: int, ordinal: Piece) -> int:
    """Where a header begins: names on several lines stand above and below the line of the column of numbers."""
    first = at
    while first and at - first < _ABOVE and not lines[first].gap and not on_new_page(text, lines[first]):
        above = pieces(text, lines[first - 1])
        if above[0].place.start <= ordinal.place.stop or not all(_may_be_name(text, one) for one in above):
            break
        first -= 1
    return first


def _may_be_name(text: str, piece: Piece) -> bool:
    """True if a piece may be a name or a part of one: short, no item, no sentence's end."""
    words = words_of(text, piece)
    return len(words) <= _LONGEST_NAME and words[-1] not in ".:;" and not NUMBER.match(words.split(maxsplit=1)[0])


def _goes_on(text: str, row: Sequence[Piece], *, free: bool) -> bool:
    """True if a line goes on names above it, or holds further ones; ``free``, as many lines stand above those of numbers."""
    if NUMBER.match(words_of(text, row[0])) or not all(_may_be_name(text, one) for one in row):
        return False
    return all(text[one.line.start].islower() or free or column_field(plain(words_of(text, one))) for one in row)


def _columns(rows: Sequence[Sequence[Piece]]) -> list[range]:
    """Where the names stand: pieces below one another are one name, but those of a line that stand below one are several."""
    places = sorted((one.place for row in rows for one in row), key=lambda place: place.start)
    groups: list[list[range]] = []
    for place in places:
        if groups and place.start < max(one.stop for one in groups[-1]):
            groups[-1].append(place)
        else:
            groups.append([place])
    out: list[range] = []
    for group in groups:
        whole = range(group[0].start, max(one.stop for one in group))
        inner = max(([one.place for one in row if one.place.start in whole] for row in rows), key=len)
        out += inner if len(inner) > 1 else [whole]
    return out


def _in_columns(row: Sequence[Piece], names: Sequence[range]) -> list[list[TextLine]]:
    """The cells of a line of the header: each piece in the column that it shares most with."""
    out: list[list[TextLine]] = [[] for _ in names]
    for one in row:
        out[max(range(len(names)), key=lambda column: _shared(one.place, names[column]))].append(one.line)
    return out


def _shared(one: range, two: range) -> int:
    return min(one.stop, two.stop) - max(one.start, two.start)
