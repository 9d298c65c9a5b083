"""Lines of one column to paragraphs, judged by where they stand: indents, what room was left, gaps, type."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from vnplan.model.clipping import Look, Place
from vnplan.read.paper import Piece
from vnplan.read.pdf.lines import Stretch
from vnplan.rules.markers import bullet, readings
from vnplan.text import kept_re as re

_ENDS = (".", ";", ":", "!", "?", "./.")
_CODE_BREAK = re.compile(r"[0-9A-ZĐ][/\-]$")
_GAP = 1.6
# What begins farther in than this part of the column stands aside, as a signature does.
_ASIDE = 0.4


@dataclass(slots=True)
class Paragraph:
    """The lines of a paragraph, and where they stand."""

    lines: list[Stretch]
    page: int
    centred: bool
    indent: float

    def pieces(self) -> list[Piece]:
        """The text, its lines joined: with nothing where a number was cut behind its dash, else with a space."""
        out: list[Piece] = []
        for n, line in enumerate(self.lines):
            pieces = line.pieces()
            cut = n and _CODE_BREAK.search(self.lines[n - 1].text) and not line.text[:1].islower()
            if n and not cut:
                out.append(Piece(" ", pieces[0].bold and out[-1].bold, pieces[0].italic and out[-1].italic))
            out += pieces
        return out

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(piece.text for piece in self.pieces())

    def place(self) -> Place:
        """Its page and its box there."""
        own = self.lines
        box = (min(s.left for s in own), min(s.top for s in own), max(s.right for s in own), max(s.base for s in own))
        return Place(self.page, (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)))

    def look(self) -> Look:
        """How it is set."""
        return Look(self.centred, self.lines[0].size, round(self.indent, 1))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of text: its edges, and the usual distance of its lines. A ``ragged`` one has lines that end where they like."""

    left: float
    right: float
    leading: float
    ragged: bool = False

    def is_centred(self, line: Stretch) -> bool:
        """True if a line stands in the middle, with room on both sides."""
        before, after = line.left - self.left, self.right - line.right
        width = self.right - self.left
        return before > max(1.5 * line.size, 0.12 * width) and abs(before - after) < 0.06 * width + line.size / 2

    def is_full(self, line: Stretch, following: Stretch) -> bool:
        """True if the first word of the next line had no room on a line."""
        first = following.words[0]
        width = first.right - first.left
        for word in following.words[1:]:
            if word.spaced:
                break
            width = word.right - first.left
        # A page that was scanned lies a little askew.
        slack = 0.3 if first.score is None else 1.2
        return line.right + 0.25 * line.size + width > self.right - slack * line.size


def page_column(lines: Sequence[Stretch], width: float) -> Column:
    """The column that the lines of a body stand in, on pages of a width. The right margin is never wider than the left one."""
    lefts = Counter(round(line.left) for line in lines)
    most = max(lefts.values())
    left = min(value for value, count in lefts.items() if count >= most / 4)
    rights = sorted(line.right for line in lines)
    right = max(rights[min(len(rights) - 1, len(rights) * 9 // 10)], width - left)
    return Column(left, right, _leading(lines))


def column_of(lines: Sequence[Stretch], edges: tuple[float, float] | None = None) -> Column:
    """The column that lines stand in beside others; ``edges`` are those of a cell that is drawn."""
    if edges is None:
        return Column(min(line.left for line in lines), max(line.right for line in lines), _leading(lines), ragged=True)
    inset = min(line.left - edges[0] for line in lines)
    return Column(min(line.left for line in lines), edges[1] - max(0.0, min(inset, 6.0)), _leading(lines))


def _leading(lines: Sequence[Stretch]) -> float:
    size = median(line.size for line in lines)
    gaps = [two.base - one.base for one, two in pairwise(lines) if 0.5 * size < two.base - one.base < 2.5 * size]
    return median(gaps) if gaps else 1.2 * size


def paragraphs(lines: Sequence[Stretch], column: Column, page: int) -> list[Paragraph]:
    """The paragraphs of a column."""
    out: list[Paragraph] = []
    for line in lines:
        if out and out[-1].page == page and goes_on(out[-1], line, column):
            out[-1].lines.append(line)
        else:
            out.append(Paragraph([line], page, column.is_centred(line), line.left - column.left))
    return out


def goes_on(  # noqa: PLR0911 - one reason a line
    before: Paragraph, line: Stretch, column: Column, *, over_page: bool = False
) -> bool:
    """True if a line is the next one of a paragraph."""
    last, size = before.lines[-1], line.size
    gap = line.base - last.base
    if not over_page and not 0 < gap <= max(_GAP * column.leading, 1.3 * size):
        return False
    # On a scan the size of the type is a guess.
    if abs(last.size - size) > (1.2 if line.words[0].score is None else 0.2 * size):
        return False
    text, above = line.text, before.text
    marked = _is_marked(text)
    if text[:1].islower() and not marked and not above.endswith(_ENDS):
        return True
    if column.ragged or last.left > column.left + _ASIDE * (column.right - column.left):
        return (above.endswith(",") and not marked) or _names_another(above, text)
    if column.is_centred(line) and (before.centred or column.is_centred(last)):
        return above.count("(") > above.count(")")
    if before.centred:
        return False
    if not column.is_full(last, line) or (text[:1].isupper() and last.is_bold != line.is_bold and above.endswith(_ENDS)):
        return False
    deeper = line.left - last.left
    if abs(deeper) < 0.4 * size:
        # A new paragraph would begin just there, too.
        indented = line.left > column.left + 0.8 * size
        return not (indented and marked) and not (above.endswith(_ENDS) and (indented or marked))
    if deeper > 0 and (len(before.lines) > 1 or last.left <= column.left + 0.4 * size):
        return False
    return not (marked and above.endswith(_ENDS) and deeper > 0)


def _names_another(above: str, text: str) -> bool:
    """True if a line goes on in capitals with a dash: the second of two bodies that issue a document together."""
    return bullet(text) is not None and above.isupper() and text.isupper() and not above.endswith(_ENDS)


def _is_marked(text: str) -> bool:
    """True if a line begins with the mark of an item."""
    return bool(readings(text)) or bullet(text) is not None
