"""What stands where on a page: tables, columns as in a letterhead, lines of the body."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vnplan.read.pdf.lines import Stretch, Word
from vnplan.read.pdf.tables import Grid

_ROOM = 0.6
_NEAR = 2.2
_LEAST_ROWS = 3
_SCRAP = 6
_NARROW = 0.9
_MOTTOES = ("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐẢNG CỘNG SẢN VIỆT")


@dataclass(slots=True)
class Columns:
    """Stretches beside each other: the columns from left to right, or with ``rows`` a table that no rules draw."""

    columns: list[list[Stretch]]
    rows: bool = False

    @property
    def top(self) -> float:
        """Where it begins."""
        return min(line.base for column in self.columns for line in column)

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return max(line.base for column in self.columns for line in column)


Part = Stretch | Columns | Grid


def arranged(lines: Sequence[Stretch], grids: Iterable[Grid]) -> list[Part]:
    """The parts of a page from top to bottom."""
    edges = sorted(grids, key=lambda grid: grid.top)
    out: list[Part] = []
    at = 0
    ordered = sorted(_parted(lines), key=lambda line: line.base)
    for grid in edges:
        until = next((n for n in range(at, len(ordered)) if ordered[n].base > grid.top + 1), len(ordered))
        out += _columns(ordered[at:until])
        out.append(grid)
        at = until
    return out + _columns(ordered[at:])


def _parted(lines: Sequence[Stretch]) -> list[Stretch]:
    """The stretches, those parted that run over the gap between two columns above or below them, or into the motto."""
    gaps = [(one.base, one.right, two.left) for one, two in pairwise(lines) if one.base == two.base or _level(one, two)]
    out: list[Stretch] = []
    for line in lines:
        cut = next((n for n, word in enumerate(line.words) if n and _parts(line, n, word, gaps)), None)
        out += [line] if cut is None else [Stretch(line.words[:cut]), Stretch(line.words[cut:])]
    return out


def _level(one: Stretch, two: Stretch) -> bool:
    return abs(one.base - two.base) < 0.5 * one.size and two.left > one.right


def _parts(line: Stretch, index: int, word: Word, gaps: Sequence[tuple[float, float, float]]) -> bool:
    """True if a line is two stretches, the second beginning with its word ``index``."""
    before = line.words[index - 1]
    room = word.left - before.right
    if not word.spaced or room < _ROOM * line.size:
        return False
    rest = "".join(" " * each.spaced + each.text for each in line.words[index : index + 4]).strip()
    if rest.startswith(_MOTTOES):
        return True
    return room > _NARROW * line.size and any(
        abs(base - line.base) < 2 * _NEAR * line.size and min(right, word.left) - max(left, before.right) > _ROOM * line.size
        for base, left, right in gaps
        if base != line.base
    )


def _columns(lines: Sequence[Stretch]) -> list[Part]:
    """Lines of the body as they are, those that stand beside each other by columns."""
    bands = _bands(lines)
    out: list[Part] = []
    index = 0
    while index < len(bands):
        if len(bands[index]) < 2:
            out += bands[index]
            index += 1
            continue
        region, until = _region(bands, index)
        index = until
        if len(region) == 1 and len(_sides(region[0])) == len(region[0]) == 2 and _is_one_line(region[0]):
            out.append(_one_line(region[0]))
        else:
            out.append(_as_columns(region))
    return out


def _bands(lines: Sequence[Stretch]) -> list[list[Stretch]]:
    """Stretches that overlap from top to bottom, together."""
    out: list[list[Stretch]] = []
    bottom = 0.0
    for line in lines:
        if out and line.base - 0.7 * line.size < bottom - 0.1 * line.size:
            out[-1].append(line)
            bottom = max(bottom, line.base)
        else:
            out.append([line])
            bottom = line.base
    return out


def _region(bands: Sequence[list[Stretch]], start: int) -> tuple[list[list[Stretch]], int]:
    """The bands from ``start`` that share their columns."""
    region = [bands[start]]
    index = start + 1
    while index < len(bands):
        band = bands[index]
        flat = [line for one in region for line in one]
        sides = _sides([*flat, *band])
        if len(sides) < len(_sides(flat)) or len(sides) < 2:
            break
        near = band[0].base - max(line.base for line in flat) <= _NEAR * band[0].size
        again = index + 1 < len(bands) and len(bands[index + 1]) > 1
        if len(band) == 1 and not (near or again):
            break
        if len(band) > 1 and not near and band[0].base - max(line.base for line in flat) > 3 * _NEAR * band[0].size:
            break
        region.append(band)
        index += 1
    return region, index


def _sides(lines: Iterable[Stretch]) -> list[list[Stretch]]:
    """Stretches by the columns that they make, from left to right."""
    out: list[list[Stretch]] = []
    right = 0.0
    for line in sorted(lines, key=lambda line: line.left):
        if out and line.left < right + _ROOM * line.size:
            out[-1].append(line)
            right = max(right, line.right)
        else:
            out.append([line])
            right = line.right
    return _without_scraps(out)


def _without_scraps(sides: list[list[Stretch]]) -> list[list[Stretch]]:
    """The columns, words that stand alone before a gap ("Số:") put to the column that their line goes on in."""
    out: list[list[Stretch]] = []
    scrap: list[Stretch] = []
    for side in sides:
        if len(side) == 1 and len(side[0].text) < _SCRAP and side is not sides[-1]:
            scrap += side
            continue
        for one in scrap:
            same = next((n for n, line in enumerate(side) if abs(line.base - one.base) < 0.3 * line.size), None)
            if same is None:
                side.append(one)
            else:
                side[same].words[0].spaced = True
                side[same] = Stretch([*one.words, *side[same].words])
        scrap = []
        out.append(side)
    return out


def _is_one_line(band: Sequence[Stretch]) -> bool:
    """True if two stretches alone are one line with a wide gap."""
    one, two = sorted(band, key=lambda line: line.left)
    return abs(one.base - two.base) < 0.3 * one.size and not (two.text.isupper() and one.text.isupper())


def _one_line(band: Sequence[Stretch]) -> Stretch:
    one, two = sorted(band, key=lambda line: line.left)
    two.words[0].spaced = True
    return Stretch([*one.words, *two.words])


def _as_columns(region: Sequence[Sequence[Stretch]]) -> Columns:
    """A region by its columns; where three or more columns go on over three or more bands, they are rows of a table."""
    sides = _sides(line for band in region for line in band)
    columns = [sorted(side, key=lambda line: line.base) for side in sides]
    shortest = min(len(column) for column in columns)
    rows = len(columns) >= _LEAST_ROWS and len(region) >= _LEAST_ROWS and 2 * shortest >= max(len(region), _LEAST_ROWS)
    return Columns(columns, rows)
