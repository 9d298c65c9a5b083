"""Headers of two rows whose merged cells were lost: the second row names the columns below one cell of the first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from statistics import fmean

from vnplan.read.cell_kinds import fits
from vnplan.read.lines import TextLine, words_in
from vnplan.read.pipes import Grid
from vnplan.text import kept_re as re
from vnplan.vocab.bodies.lexicon import plain
from vnplan.vocab.fields import Role, column_field

# A header has so many columns, a name so many characters; so many rows are looked at; so many cells are merged at most.
_FEWEST, _MOST = 3, 12
_LONGEST_NAME = 60
_SAMPLE = 40
_MOST_MERGED = 3
_FIGURE = re.compile(r"[\W\d]*$")
# Columns below one cell hold texts of like length; this tells where nothing else does.
_LIKE = 0.3

# The columns that each cell of the first row covers.
_Widths = tuple[int, ...]


def merge_header(text: str, grid: Grid) -> None:
    r"""Gives back the spans of a header of two rows, where the rows below have as many cells as both together show columns.

    Which cell of the first row covers those of the second is told by what the columns hold.

    >>> from vnplan.read.lines import text_lines
    >>> from vnplan.read.pipes import find_tables
    >>> text = "| TT | Việc | Cơ quan | Hạn |\n| Chủ trì | Phối hợp |\n| 1 | Trồng cây | Sở Y tế | Sở Tài chính | Quý I/2026 |"
    >>> grid = find_tables(text, text_lines(text))[0]
    >>> merge_header(text, grid)
    >>> sorted(grid.spans.items())
    [((0, 0), (1, 2)), ((0, 1), (1, 2)), ((0, 2), (2, 1)), ((0, 3), (1, 2))]
    """
    if grid.spans or len(grid.rows) < _FEWEST or not _FEWEST <= len(grid.rows[0]) <= _MOST:
        return
    first, second = (_words(text, row) for row in grid.rows[:2])
    if len(second) < 2 or not all(map(_is_name, (*first[1:], *second))):
        return
    body = [_words(text, row) for row in grid.rows[2 : 2 + _SAMPLE] if len(row) > 2]
    width, count = Counter(map(len, body)).most_common(1)[0] if body else (0, 0)
    if not max(len(first), len(second)) < width < len(first) + len(second) or count * 2 < len(body):
        return
    columns = list(zip(*(row for row in body if len(row) == width), strict=True))
    best = max(_layouts(len(first), len(second), width), key=lambda widths: _score(first, second, widths, columns), default=None)
    if best is not None:
        grid.spans |= {(0, place): (size, 1) if size > 1 else (1, 2) for place, size in enumerate(best)}
        grid.headers = max(grid.headers, 2)


def below_one(names: Sequence[str]) -> int | None:
    """Which of some names stands above the last two, where a tool wrote the two rows of a header one after the other.

    >>> below_one(["TT", "Việc", "Cơ quan thực hiện", "Thời gian", "Chủ trì", "Phối hợp"])
    2
    >>> below_one(["TT", "Việc", "Thời gian", "Chủ trì", "Phối hợp"]) is None
    True
    """
    roles: list[Role | None] = [column_field(plain(name)) for name in names]
    if roles[-2:] != ["lead", "coordinating"] or "lead" not in roles[:-2]:
        return None
    return len(names) - 3 - roles[-3::-1].index("lead")


def _words(text: str, row: Sequence[Sequence[TextLine]]) -> list[str]:
    """The words of each cell, without what emphasises them."""
    return [words_in(text, cell).strip("*_ ") for cell in row]


def _is_name(words: str) -> bool:
    return len(words) <= _LONGEST_NAME and not _FIGURE.match(words)


def _layouts(first: int, second: int, width: int) -> Iterator[_Widths]:
    """The ways in which cells of the first row can cover all of the second and, with the others, all columns."""
    merged = first + second - width
    if not 1 <= merged <= min(_MOST_MERGED, second // 2):
        return
    for places in combinations(range(first), merged):
        for cuts in combinations(range(1, second), merged - 1):
            sizes = [end - begin for begin, end in zip((0, *cuts), (*cuts, second), strict=True)]
            if min(sizes) > 1:
                covered = dict(zip(places, sizes, strict=True))
                yield tuple(covered.get(place, 1) for place in range(first))


def _score(first: Sequence[str], second: Sequence[str], widths: _Widths, columns: Sequence[Sequence[str]]) -> float:
    """How well the columns hold what their names say in a layout."""
    score = 0.0
    at = below = 0
    for name, size in zip(first, widths, strict=True):
        under = second[below : below + size] if size > 1 else [""]
        below += size if size > 1 else 0
        roles: list[Role | None] = [column_field(plain(f"{name} {one}".strip())) for one in under]
        for role, cells in zip(roles, columns[at : at + size], strict=True):
            said = [fits(role, words) for words in cells if words]
            score += fmean(said) if said else 0.5
        score += _LIKE * _likeness(columns[at : at + size]) if size > 1 else 0.0
        at += size
    return score


def _likeness(columns: Sequence[Sequence[str]]) -> float:
    """How alike columns are in the length of their texts, from 0 to 1."""
    lengths = [fmean(map(len, column)) for column in columns]
    return min(lengths) / max(lengths) if max(lengths) else 1.0
