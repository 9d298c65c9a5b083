"""Words whose letters stand apart, as scans of letter-spaced type are read: "V À X Ã HỘI", "Ban của Đ ả ng"."""

from collections.abc import Iterator
from functools import cache, lru_cache

import numpy as np

from vnplan.lm import tokens as tk
from vnplan.lm.model import Model
from vnplan.lm.spelling import Known
from vnplan.mend.likely import around, score, total
from vnplan.mend.page import Page
from vnplan.model.edit import Edit
from vnplan.text import kept_re as re

_LETTERS = "bcdđghklmnpqrstvx"
_CONSONANTS = re.compile(rf"[{_LETTERS}]{{1,3}}", re.IGNORECASE)
_LONGEST = 7
_MOST_PIECES = 4
# A piece without a vowel is no word: that alone says much, but it may be the letter of a list or an abbreviation.
_BAR = 4.0

Piece = tuple[int, int]


def letters_apart(model: Model, page: Page) -> list[Edit]:
    """Edits that close the gaps inside words of which a piece has no vowel; apart, in order."""
    out: list[Edit] = []
    done = -1
    for first, last, sure in sorted(_windows(model, page)):
        if first <= done:
            continue
        tokens = page.tokens
        out += [
            Edit(int(tokens.end[at - 1]), int(tokens.start[at]), "", "repair.split", sure) for at in range(first + 1, last + 1)
        ]
        done = last
    return out


def _windows(model: Model, page: Page) -> Iterator[tuple[int, int, float]]:
    """The best run of pieces around each piece without a vowel."""
    tokens, text = page.tokens, page.text
    words = tokens.letters & ~tokens.digits
    near = words[1:] & words[:-1] & (tokens.start[1:] - tokens.end[:-1] == 1)
    beside = np.zeros(len(words), np.bool_)
    beside[1:] = near
    beside[:-1] |= near
    short = ((tokens.end - tokens.start <= 2) & beside & ~tokens.joined).nonzero()[0]
    for at in page.looked_at(short[_consonants().places(tokens.key[short])]).tolist():
        if _CONSONANTS.fullmatch(text[int(tokens.start[at]) : int(tokens.end[at])]):
            runs = [(odds, run) for run in _runs(page, at) if (odds := _odds(model, page, run)) > _BAR]
            if runs:
                odds, (first, last) = max(runs)
                yield first, last, score(odds)


@cache
def _consonants() -> Known:
    """All pieces of two consonants at most."""
    return Known(tk.keys_of([*_LETTERS, *(one + other for one in _LETTERS for other in _LETTERS)]))


def _runs(page: Page, at: int) -> Iterator[Piece]:
    """The runs of pieces, one space apart, that hold the piece and may be one word."""
    low, high = max(0, at - _MOST_PIECES + 1), at + _MOST_PIECES
    starts, ends = page.tokens.start[low:high].tolist(), page.tokens.end[low:high].tolist()
    for first in range(low, at + 1):
        start = starts[first - low]
        for last in range(max(at, first + 1), min(low + len(ends), first + _MOST_PIECES)):
            size = last - first + 1
            if ends[last - low] - start >= _LONGEST + size:
                break
            pieces = page.text[start : ends[last - low]].split(" ")
            word = "".join(pieces)
            whole = len(pieces) == size and word.isalpha() and not word.isascii()
            if whole and (word.isupper() or word.islower() or word.istitle()):
                yield first, last


@lru_cache(maxsize=1 << 12)
def _ident(model: Model, word: str) -> int:
    return int(model.ids(tk.keys_of([word]))[0])


def _odds(model: Model, page: Page, run: Piece) -> float:
    """How much likelier the word is than its pieces, in its place; below zero where it is no word."""
    first, last = run
    tokens, text = page.tokens, page.text
    word = "".join(text[int(tokens.start[first]) : int(tokens.end[last])].split())
    ident = _ident(model, word)
    if ident == tk.UNKNOWN:
        return -1.0
    before, _ = around(page, first)
    _, after = around(page, last)
    apart = [int(page.ids[at]) for at in range(first, last + 1)]
    return total(model, [*before, ident, *after]) - total(model, [*before, *apart, *after])
