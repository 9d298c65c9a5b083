"""Tables of a text layer: cell below cell, each on as many lines as it took, under the names of the columns.

No mark says where a cell ends. A row begins with the number that is due; its lines are shared out among the columns. The same
header on the next page goes on the same table.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vnplan.read.cell_kinds import fits
from vnplan.read.lines import TextLine, words_in
from vnplan.read.merged import below_one
from vnplan.read.pipes import Grid
from vnplan.read.sharing import SharedRow, Sharing
from vnplan.read.unruled import ORDINAL, are_names, heads_part, is_section
from vnplan.text import kept_re as re
from vnplan.vocab.bodies.lexicon import plain
from vnplan.vocab.fields import Role, column_field

_ROW = re.compile(r"(?P<number>\d{1,3})[.)]?(?:\s+(?P<rest>\S)|$)")
_DIGITS = re.compile(r"\d+")
# The names of the columns stand on so many lines, a row on so many; the head of a page recurs so often.
_MOST_NAMES = 24
_LONGEST_ROW = 70
_RECURS = 3
_DEEPEST_HEAD = 4
_FEWEST_ROWS = 2
# Tables whose rows are shared out hold work: columns of these are told by what their cells show.
_SHOWN: frozenset[Role | None] = frozenset({"lead", "coordinating", "period"})


class _Header(NamedTuple):
    """The header of a table: its lines as they stand, those of each name, what each column holds; which name is above two."""

    said: tuple[str, ...]
    names: tuple[list[TextLine], ...]
    roles: tuple[Role | None, ...]
    merged: int | None


def flowing_tables(text: str, lines: Sequence[TextLine]) -> list[TextLine | Grid]:
    r"""The lines, with those of each table replaced by it, page by page.

    >>> from vnplan.read.lines import text_lines
    >>> text = "STT\nNội dung\nCơ quan\nchủ trì\nThời gian\n1.\nTrồng cây\nxanh\nSở Y tế\nQuý I/2026\n"
    >>> text += "2.\nTưới cây\nSở Nội vụ\n2027\nHết."
    >>> grid, end = flowing_tables(text, text_lines(text))
    >>> for row in grid.rows:
    ...     print([" ".join(text[line.start : line.end] for line in cell) for cell in row])
    ['STT', 'Nội dung', 'Cơ quan chủ trì', 'Thời gian']
    ['1.', 'Trồng cây xanh', 'Sở Y tế', 'Quý I/2026']
    ['2.', 'Tưới cây', 'Sở Nội vụ', '2027']
    """
    marks = [at for at, line in enumerate(lines) if ORDINAL.match(text[line.start : line.end])]
    if not marks:
        return list(lines)
    out: list[TextLine | Grid] = []
    recurring = Counter(_masked(text, line) for line in lines)
    at = 0
    for mark in marks:
        for grid in _grids(text, lines, marks, recurring, mark) if mark >= at else ():
            begin, end = (bisect_left(lines, place, key=_start) for place in (grid.start, grid.end))
            out += (*lines[at:begin], grid)
            at = end
    return [*out, *lines[at:]]


def _start(line: TextLine) -> int:
    return line.start


def _grids(text: str, lines: Sequence[TextLine], marks: Sequence[int], recurring: Counter[str], at: int) -> list[Grid]:
    """The table whose header begins at a line, page by page; nothing where its lines can't be shared out."""
    end = at + 1
    while end < min(len(lines), at + _MOST_NAMES) and not (_begins_row(text, lines[end], 1) or is_section(text, lines[end])):
        end += 1
    header = _header(text, lines[at:end])
    if header is None:
        return []
    size = len(header.said)
    starts = [one for one in marks if one >= at and _said(text, lines[one : one + size]) == header.said]
    stop = _next_part(text, lines, at, starts[-1] + size)
    pages = list(_pages(text, lines[:stop], starts, recurring, size))
    rows = [row for _, page in pages for row in page]
    numbered = [row for row in rows if row.number is not None]
    if len(numbered) < _FEWEST_ROWS or all(len(row.lines) == len(header.roles) - 1 for row in numbered):
        return []  # a cell a line, which needs no sharing out
    if not Sharing(text, header.roles[1:]).share(rows):
        return []
    return [_grid(lines[start : start + size], header, page) for start, page in pages if page]


def _next_part(text: str, lines: Sequence[TextLine], at: int, behind: int) -> int:
    """Where the part of the document ends that a table stands in: at the heading in capitals that follows the one above it."""
    above = next((part for line in reversed(lines[:at]) if (part := heads_part(text, line))), None)
    if above is None:
        return len(lines)
    return next((place for place in range(behind, len(lines)) if heads_part(text, lines[place]) == above + 1), len(lines))


def _header(text: str, lines: Sequence[TextLine]) -> _Header | None:
    """The header on some lines, if it names columns that show who does what by when: a name goes on with a small letter."""
    names: list[list[TextLine]] = []
    for line in lines:
        if names and text[line.start].islower():
            names[-1].append(line)
        else:
            names.append([line])
    words = [words_in(text, name) for name in names]
    roles = tuple(column_field(plain(name)) for name in words)
    if not are_names(words) or not {"lead", "period"} & set(roles) or len(_SHOWN & set(roles)) < _FEWEST_ROWS:
        return None
    merged = below_one(words)
    if merged is not None:
        roles = (*roles[:merged], *roles[-2:], *roles[merged + 1 : -2])
    return _Header(_said(text, lines), tuple(names), roles, merged)


def _begins_row(text: str, line: TextLine, due: int) -> bool:
    """True if a line begins with the number that is due, alone or before words."""
    found = _ROW.match(text, line.start, line.end)
    return found is not None and int(found["number"]) == due and not (found["rest"] or "A").islower()


def _said(text: str, lines: Sequence[TextLine]) -> tuple[str, ...]:
    return tuple(text[line.start : line.end] for line in lines)


def _pages(
    text: str, lines: Sequence[TextLine], starts: Sequence[int], recurring: Counter[str], size: int
) -> Iterator[tuple[int, list[SharedRow]]]:
    """Where the header stands on each page, and the rows below it; the last of all may hold what follows the table."""
    tails = Counter((offset, _masked(text, lines[one - offset])) for one in starts[1:] for offset in range(1, _DEEPEST_HEAD + 1))
    due = 1
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        end = len(lines) if following is None else following
        while following is not None and following - end < _DEEPEST_HEAD:
            words = _masked(text, lines[end - 1])
            elsewhere = tails[following - end + 1, words] > 1 if len(starts) > _FEWEST_ROWS else recurring[words] >= _RECURS
            timed = fits("period", text[lines[end - 1].start : lines[end - 1].end]) == 1
            if "0" not in words or not (words == "0" or (elsewhere and not timed)):
                break
            end -= 1
        rows = [SharedRow(None)]
        for line in lines[start + size : end]:
            if _begins_row(text, line, due):
                rows.append(_started(text, line))
                due += 1
            elif len(rows[-1].lines) < _LONGEST_ROW:
                rows[-1].lines.append(line)
            else:
                break
        rows[-1].last, rows[-1].cut = following is None, following is not None
        yield start, [row for row in rows if row.number or row.lines]


def _started(text: str, line: TextLine) -> SharedRow:
    """The row that a line begins: its number, and the first line behind that where it has one."""
    found = _ROW.match(text, line.start, line.end)
    rest = found.start("rest") if found and found["rest"] else line.end
    number = TextLine(line.start, line.start + len(text[line.start : rest].rstrip()), line.gap)
    return SharedRow(number, [TextLine(rest, line.end, 0)] if rest < line.end else [])


def _masked(text: str, line: TextLine) -> str:
    return _DIGITS.sub("0", text[line.start : line.end])


def _grid(names: Sequence[TextLine], header: _Header, rows: Sequence[SharedRow]) -> Grid:
    """The table of one page."""
    shift = iter(names)
    cells = [[next(shift) for _ in name] for name in header.names]
    grid = Grid(names[0].start, names[-1].end, [cells], 1, wrapped=True)
    if header.merged is not None:
        grid.rows, grid.headers = [cells[:-2], cells[-2:]], 2
        grid.spans |= {(0, place): (2, 1) if place == header.merged else (1, 2) for place in range(len(cells) - 2)}
    for row in rows:
        if len(row.cuts) > 1:
            grid.rows.append([[row.number] if row.number else [], *row.cells])
        if row.behind and not row.last:
            grid.rows.append([row.behind])
    grid.end = max(line.end for row in grid.rows for cell in row for line in cell)
    return grid
