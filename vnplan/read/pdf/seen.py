"""Recognised words to stretches of lines, as if they had stood in the file."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from statistics import median

from vnplan.read.ocr import Picture, Seen
from vnplan.read.pdf.lines import Stretch, Word, parted_words

# The size of type, in parts of the height of a line of it that has marks above or letters below.
_HEIGHT = 1.1
# So much lower or higher is a line of another size, if it is not of a few words that happen to have no marks.
_ODD, _ENOUGH = (0.7, 1.5), 4


def seen_stretches(picture: Picture, scale: float) -> list[Stretch]:
    """The stretches of a picture; ``scale`` is points per pixel."""
    lines = [list(words) for _, words in groupby(picture.words, key=lambda word: word.line)]
    heights = [_height(line) for line in lines]
    usual = median(heights) if heights else 0.0
    out: list[Stretch] = []
    for line, height in zip(lines, heights, strict=True):
        odd = len(line) >= _ENOUGH and not _ODD[0] * usual < height < _ODD[1] * usual
        size = height if odd else usual
        base = median(word.bottom for word in line) * scale
        ordered = sorted(line, key=lambda word: word.left)
        words = [_word(word, base, round(size * _HEIGHT * scale * 2) / 2, scale) for word in ordered]
        out += parted_words(words)
    return out


def _height(line: Sequence[Seen]) -> float:
    return max(word.bottom for word in line) - min(word.top for word in line)


def _word(word: Seen, base: float, size: float, scale: float) -> Word:
    left, right = word.left * scale, word.right * scale
    return Word(word.text, left, right, base, size, bold=False, italic=False, font="", spaced=True, score=word.score / 100)


def with_fields(lines: list[Stretch], fields: Iterable[Stretch]) -> list[Stretch]:
    """The stretches with what signature fields show, each put into the line that it stands in."""
    out = list(lines)
    for field in fields:
        at = next((n for n, line in enumerate(out) if _holds(line, field)), None)
        if at is None:
            out.append(field)
        else:
            out[at] = Stretch(sorted((*out[at].words, *field.words), key=lambda word: word.left))
    return out


def _holds(line: Stretch, field: Stretch) -> bool:
    return abs(line.base - field.base) < 0.6 * line.size and line.left < field.right and field.left < line.right + 3 * line.size
