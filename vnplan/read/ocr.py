"""Pictures of pages to words, by Tesseract and its Vietnamese model, which are found on the PATH."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from vnplan.errors import UnreadableError
from vnplan.read.programs import run_program
from vnplan.text import kept_re as re

_SECONDS = 180
# Of a short word that is hardly sure there is mostly nothing on the page; a long one is there, if not as it was read.
_LEAST_SCORE, _LEAST_SCORE_LONG = 40.0, 10.0
_LONG = 4
# So many words make a line of text.
_ENOUGH = 4
_MARK = re.compile(r"[-–+•*.,;:/()]+|\./\.")
# How Tesseract is to take a page: as it lies, or whichever way it lies. What counts as surely read.
_AS_IT_LIES, _ANY_WAY = "3", "1"
_SURE, _CLEAR = 80.0, 70.0
_WAY_OUT = "install Tesseract and its Vietnamese model (Debian: apt install tesseract-ocr tesseract-ocr-vie)"


class Seen(NamedTuple):
    """A word that was recognised: its box in pixels, how sure it is (0 to 100), its page and its line there."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    score: float
    page: int
    line: tuple[int, int, int]


class Picture(NamedTuple):
    """What was recognised on a picture: its size in pixels, and its words."""

    width: int
    height: int
    words: list[Seen]


def recognise(picture: bytes, name: str, resolution: int = 300) -> list[Picture]:
    """The words on a picture (PNG, JPEG, TIFF, PNM), page by page, in reading order; pages that lie askew are put upright.

    Raises:
        UnreadableError: Tesseract or its Vietnamese model is not installed, or cannot read the picture.
    """
    found = [_upright(page) for page in _pictures(_table(picture, name, resolution, _AS_IT_LIES))]
    if all(_is_read(page) for page in found):
        return found
    # To ask which way a page lies takes as long as a third of reading it, so only what cannot be read is asked.
    again = [_upright(page) for page in _pictures(_table(picture, name, resolution, _ANY_WAY))]
    if len(again) != len(found):
        return found
    return [max(pair, key=_sure_words) for pair in zip(found, again, strict=True)]


def _table(picture: bytes, name: str, resolution: int, how: str) -> str:
    """What Tesseract says of a picture."""
    program = shutil.which("tesseract")
    if program is None:
        raise UnreadableError(f"{name}: this is a picture of a page, and there is no Tesseract to read it; {_WAY_OUT}")
    command = [program, "stdin", "stdout", "-l", "vie", "--psm", how, "--dpi", str(resolution), "tsv"]
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    try:
        done = run_program(command, _SECONDS, given=picture, environment=environment)
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(f"{name}: Tesseract takes longer than {_SECONDS} s for a page; scan it more plainly") from error
    except OSError as error:
        raise UnreadableError(f"{name}: Tesseract cannot be run ({error}); {_WAY_OUT}") from error
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())[:200]
        raise UnreadableError(f"{name}: Tesseract cannot read the picture ({said}); {_WAY_OUT}")
    return done.stdout.decode("utf-8", "replace")


def _sure_words(picture: Picture) -> int:
    return sum(word.score >= _SURE for word in picture.words)


def _is_read(picture: Picture) -> bool:
    """True if most of what is on a picture was read with some confidence; of a page that lies on its side little is."""
    return 2 * _sure_words(picture) > len(picture.words)


def _upright(picture: Picture) -> Picture:
    """The words of a picture where they stand once it is turned so that its lines run from left to right."""
    steps = [(two.left - one.left, two.top - one.top) for one, two in pairwise(picture.words) if one.line == two.line]
    across, down = sum(step[0] for step in steps), sum(step[1] for step in steps)
    wide, high = picture.width, picture.height
    if abs(down) > abs(across):
        turned = [_box(word, word.top, wide - word.right, word.bottom, wide - word.left) for word in picture.words]
        if down < 0:
            turned = [_box(word, high - word.bottom, word.left, high - word.top, word.right) for word in picture.words]
        return Picture(high, wide, turned)
    if across < 0:
        over = [_box(word, wide - word.right, high - word.bottom, wide - word.left, high - word.top) for word in picture.words]
        return Picture(wide, high, over)
    return picture


def _box(word: Seen, left: float, top: float, right: float, bottom: float) -> Seen:
    return word._replace(left=left, top=top, right=right, bottom=bottom)


def _pictures(table: str) -> Iterator[Picture]:
    """The pages in Tesseract's table."""
    current: Picture | None = None
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12:
            continue
        level, page, block, paragraph, line, _, left, top, width, height = map(int, cells[:10])
        if level == 1:
            if current is not None:
                yield _without_specks(current)
            current = Picture(width, height, [])
        elif level == 5 and current is not None and (text := cells[11].strip()):
            box = left, top, left + width, top + height
            current.words.append(Seen(text, *box, float(cells[10]), page, (block, paragraph, line)))
    if current is not None:
        yield _without_specks(current)


def _without_specks(picture: Picture) -> Picture:
    """The words of a picture without what is none: specks, rules, scribbles, handwriting."""
    lines = [list(words) for _, words in groupby(picture.words, key=lambda word: word.line)]
    return picture._replace(words=[word for line in lines for word in _words_of(line)])


def _words_of(line: list[Seen]) -> Iterator[Seen]:
    """The words of a line: where most of it is sure, all that stands between its first and its last sure word is one."""
    if _is_scribble(line):
        return
    sure = [n for n, word in enumerate(line) if word.score >= _SURE and any(c.isalnum() for c in word.text)]
    inside = range(sure[0], sure[-1]) if len(line) >= _ENOUGH and 2 * len(sure) > len(line) else range(0)
    for n, word in enumerate(line):
        if _is_word(word) or (n in inside and any(c.isalpha() for c in word.text)):
            yield word


def _is_scribble(line: list[Seen]) -> bool:
    """True if a line is nothing but scraps, and none of them sure: a signature, the edge of a seal."""
    scraps = [word for word in line if any(c.isalnum() for c in word.text)]
    return len(line) > 1 and all(len(word.text) < _LONG and word.score < _CLEAR for word in scraps)


def _is_word(word: Seen) -> bool:
    """True if it is no speck, rule or scribble, whatever stands beside it."""
    letters = sum(c.isalnum() for c in word.text)
    if word.score < (_LEAST_SCORE_LONG if letters >= _LONG else _LEAST_SCORE):
        return False
    return letters > 0 or _MARK.fullmatch(word.text) is not None
