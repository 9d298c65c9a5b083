"""Glyphs to words, words to stretches of a line: joined by the gaps between them and not by the order in the file."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from vnplan.read.legacy import is_unicode
from vnplan.read.paper import Piece
from vnplan.read.pdf.glyphs import Glyph
from vnplan.read.tags import recoder_of
from vnplan.rules.markers import bullet, readings

# In parts of the size of the type: what parts two words, two stretches of a line; how far a raised figure is set off.
_WORD_GAP, _SPACE_GAP = 0.13, 0.08
_COLUMN_GAP = 2.4
_SAME_BASE = 0.42
_SMALL, _RAISED = 0.8, 0.2
_COVERED = 0.2
_ENOUGH, _OVERLAP = 8, 0.02
_INVISIBLE = 0.5
_LONGEST_MARK = 9
# Letters that a broken table of Unicode values puts in the place of others; what the library gives for a hyphen at a line's end.
_BROKEN = str.maketrans({"ƣ": "ư", "Ƣ": "Ư", "\x02": "-", "\u2010": "-", "\u2011": "-"})


@dataclass(slots=True)
class Word:
    """A word: its text, its place, its type; ``raised`` where it is a figure above the line; how surely it was recognised."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    italic: bool
    font: str
    spaced: bool
    raised: bool = False
    field: int | None = None
    score: float | None = None


@dataclass
class Stretch:
    """Words that stand beside each other on a line."""

    words: list[Word]

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        """Where it ends."""
        return max(word.right for word in self.words)

    @cached_property
    def base(self) -> float:
        """Its baseline."""
        return median(word.base for word in self.words)

    @cached_property
    def size(self) -> float:
        """The size of its type: that of most of its letters."""
        sizes: Counter[float] = Counter()
        for word in self.words:
            sizes[round(word.size * 2) / 2] += len(word.text)
        return sizes.most_common(1)[0][0]

    @property
    def top(self) -> float:
        """How high it reaches."""
        return self.base - self.size

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(" " * (n > 0 and word.spaced) + word.text for n, word in enumerate(self.words))

    @property
    def is_bold(self) -> bool:
        """True if most of it is bold."""
        return 2 * sum(len(word.text) for word in self.words if word.bold) > sum(len(word.text) for word in self.words)

    def pieces(self) -> list[Piece]:
        """Its text by type."""
        out: list[Piece] = []
        for n, word in enumerate(self.words):
            text = " " * (n > 0 and word.spaced) + word.text
            last = out[-1] if out else None
            if last is not None and last.score is word.score is None and _is_same_type(last, word):
                out[-1] = Piece(last.text + text, last.bold, last.italic)
            else:
                out.append(Piece(text, word.bold, word.italic, mark=word.raised, score=word.score))
        return out


def _is_same_type(piece: Piece, word: Word) -> bool:
    return (piece.bold, piece.italic) == (word.bold, word.italic) and not (piece.mark or word.raised)


def stretches(glyphs: Iterable[Glyph]) -> list[Stretch]:
    """The stretches of all lines, from top to bottom, those of one line from left to right."""
    out: list[Stretch] = []
    for row in _rows(glyphs):
        out += parted_words(_words(row))
    return out


def parted_words(words: Iterable[Word]) -> list[Stretch]:
    """The stretches of a line: parted where words stand far from each other, save behind the mark of an item."""
    runs: list[list[Word]] = []
    for word in words:
        last = runs[-1][-1] if runs else None
        far = last is None or word.left - last.right > _COLUMN_GAP * max(word.size, last.size)
        if last is None or (far and not _is_mark(runs[-1])):
            runs.append([word])
        else:
            runs[-1].append(word)
    return [Stretch(run) for run in runs]


def _is_mark(words: Sequence[Word]) -> bool:
    """True if words are no more than the mark of an item ("-", "a)", "Điều 5.")."""
    text = "".join(" " * word.spaced + word.text for word in words).strip()
    return len(text) < _LONGEST_MARK and (bullet(f"{text} A") is not None or bool(readings(f"{text} A")))


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs that stand on one line; what is smaller than its line may stand above or below it."""
    every: list[tuple[float, float, list[Glyph]]] = []
    left = sorted((g for g in glyphs if g.size > _INVISIBLE), key=lambda g: g.base)
    while left:
        usual = Counter(round(g.size * 2) / 2 for g in left).most_common(1)[0][0]
        rows: list[tuple[float, float, list[Glyph]]] = []
        small: list[Glyph] = []
        for glyph in left:
            if glyph.size < usual * _SMALL:
                small.append(glyph)
            elif rows and glyph.base - rows[-1][0] <= _SAME_BASE * min(glyph.size, rows[-1][1]):
                rows[-1][2].append(glyph)
            else:
                rows.append((glyph.base, glyph.size, [glyph]))
        left = _unattached(small, rows, usual)
        every += rows
    return [row for _, _, row in sorted(every, key=lambda row: row[0])]


def _unattached(small: Sequence[Glyph], rows: Sequence[tuple[float, float, list[Glyph]]], usual: float) -> list[Glyph]:
    """The small glyphs that belong to no line; the others are put to theirs."""
    out: list[Glyph] = []
    bases = [base for base, _, _ in rows]
    for glyph in small:
        at = bisect_left(bases, glyph.base - 0.15 * usual)
        near = next((rows[i] for i in range(max(0, at - 1), min(len(rows), at + 2)) if _beside(glyph, rows[i])), None)
        (out if near is None else near[2]).append(glyph)
    return out


def _beside(glyph: Glyph, row: tuple[float, float, list[Glyph]]) -> bool:
    """True if a small glyph belongs to a line: on it or raised, and next to one of its own."""
    base, size, own = row
    if not -0.2 * size <= base - glyph.base <= 0.65 * size:
        return False
    return any(g.left - size <= glyph.left <= g.right + size for g in own)


def _words(row: list[Glyph]) -> list[Word]:
    """The words of a line. The spaces in the file count, and so does every gap that is too wide inside of a word."""
    row.sort(key=lambda g: g.left)
    usual = _usual_gap(row)
    most = max(g.size for g in row)
    line = most, median(g.base for g in row if g.size == most)
    out: list[Word] = []
    letters: list[Glyph] = []
    last: Glyph | None = None
    space: Glyph | None = None
    spaced = False
    for glyph in row:
        if glyph.text.isspace() or glyph.text == "\xad":
            # A blank below a field that was filled in parts none of its letters.
            covered = last is not None and last.field is not None and glyph.left < last.right - _COVERED * glyph.size
            if last is not None and glyph.field == last.field and not covered:
                space = space or glyph
            continue
        if last is not None:
            if _is_twice(letters, glyph):
                continue
            size = max(glyph.size, last.size)
            apart = glyph.left - last.right - usual > _WORD_GAP * size
            apart = apart or (space is not None and glyph.left - space.left > _SPACE_GAP * glyph.size)
            # The number of a signature stands before the rest of its symbol, however near: "58" before "/KH-UBND".
            apart = apart and not (last.field is not None and glyph.text == "/")
            raised = abs(glyph.size - last.size) > _RAISED * size
            if apart or raised or glyph.field != last.field or glyph.font != last.font:
                out.append(_word(letters, line, spaced=spaced))
                letters, spaced = [], apart
        letters.append(glyph)
        last, space = glyph, None
    if letters:
        out.append(_word(letters, line, spaced=spaced))
    return out


def _usual_gap(row: Sequence[Glyph]) -> float:
    """How far the letters of a line are set apart, spaces between them aside."""
    letters = [two.left - one.right for one, two in pairwise(row) if not (one.text.isspace() or two.text.isspace())]
    return max(-_OVERLAP * row[0].size, median(letters)) if len(letters) >= _ENOUGH else 0.0


def _is_twice(letters: Sequence[Glyph], glyph: Glyph) -> bool:
    """True if a letter was printed again on the spot, as some programs do for bold."""
    least = glyph.left - 0.12 * glyph.size
    # They come from left to right: a letter further back stands no nearer.
    return any(g.left > least and g.text == glyph.text for g in letters[-2:]) if letters[-1].left > least else False


def _word(letters: Sequence[Glyph], line: tuple[float, float], *, spaced: bool) -> Word:
    """A word on a line of that size and baseline."""
    first = letters[0]
    text = "".join([g.text for g in letters]).translate(_BROKEN)
    recode = None if is_unicode(text) else recoder_of(first.font[:60])
    text = recode(text) if recode is not None else text
    bold = 2 * sum([g.bold for g in letters]) > len(letters)
    italic = 2 * sum([g.italic for g in letters]) > len(letters)
    left, right = letters[0].left, max([g.right for g in letters])
    bases, size = [g.base for g in letters], max([g.size for g in letters])
    base = bases[0] if min(bases) == max(bases) else median(bases)
    most, usual = line
    raised = size < _SMALL * most and usual - base > 0.15 * most and text.isdigit()
    return Word(text, left, right, base, size, bold, italic, first.font, spaced, raised, first.field)
