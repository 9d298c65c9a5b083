"""Words in pieces ("ĐIỀ U"), words run together ("thựchiện")."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from vnplan.lm import tokens as tk
from vnplan.lm.model import Model
from vnplan.mend.decode import Ints
from vnplan.mend.doubled import doubled
from vnplan.mend.evidence import UNKNOWN_COST
from vnplan.mend.likely import around, score, spaced, total
from vnplan.mend.page import Page
from vnplan.model.edit import Edit
from vnplan.text.syllables import is_syllable

_SHORTEST_RUN, _LONGEST_RUN, _LONGEST_WORD = 5, 60, 7
_LONGEST_WHOLE, _SHORT = 8, 2


class Bars(NamedTuple):
    """From which log odds on words are joined, parted, or taken out."""

    join: float
    part: float
    twice: float


BARS = {"cautious": Bars(10.0, 12.0, 8.0), "standard": Bars(7.0, 9.0, 5.0), "eager": Bars(5.0, 8.0, 5.0)}


def join_edits(model: Model, page: Page, bars: Bars) -> list[Edit]:
    """Edits of what stands between words; apart from each other, in order."""
    apart = spaced(page)
    edits = doubled(model, page, apart, bars.twice) + _split(model, page, apart, bars.join) + _glued(model, page, bars.part)
    edits.sort(key=lambda e: (e.start, e.end))
    out: list[Edit] = []
    for edit in edits:
        if not out or edit.start > out[-1].end:
            out.append(edit)
    return out


def _split(model: Model, page: Page, apart: Ints, bar: float) -> list[Edit]:
    tokens, ids = page.tokens, page.ids
    whole = dict(_wholes(page, apart))
    if not whole:
        return []
    joined = model.ids(tk.keys_of(whole.values()))
    out = []
    for at, ident in zip(whole, joined.tolist(), strict=True):
        if ident == tk.UNKNOWN:
            continue
        before, _ = around(page, at - 1)
        _, after = around(page, at)
        pieces = [int(ids[at - 1]), int(ids[at])]
        odds = total(model, [*before, ident, *after]) - total(model, [*before, *pieces, *after])
        odds -= UNKNOWN_COST * pieces.count(tk.UNKNOWN) * 0.5
        if odds > bar and (tk.UNKNOWN in pieces or odds > bar + 2):
            out.append(Edit(int(tokens.end[at - 1]), int(tokens.start[at]), "", "repair.split", score(odds)))
    return out


def _wholes(page: Page, apart: Ints) -> Iterator[tuple[int, str]]:
    """What may be one word in two pieces: where the second stands, and the word; a piece is unknown or a letter."""
    tokens, text = page.tokens, page.text
    length = tokens.end - tokens.start
    odd = (page.ids == tk.UNKNOWN) | (length == 1)
    pairs = apart[(odd[apart] | odd[apart - 1]) & (length[apart] + length[apart - 1] < _LONGEST_WHOLE)]
    pairs = page.looked_at(pairs[(tokens.start[pairs] - tokens.end[pairs - 1]) == 1])
    places = (pairs, tokens.start[pairs - 1], tokens.end[pairs - 1], tokens.end[pairs])
    for at, start, gap, end in zip(*(place.tolist() for place in places), strict=True):
        word = text[start:gap] + text[gap + 1 : end]
        small = word[0].islower() and not word.islower()
        if text[gap] != "\n" and not small and (len(word) > _SHORT or not word.isascii()):
            yield at, word


def _glued(model: Model, page: Page, bar: float) -> list[Edit]:
    """Words that are several run together, parted where all of their neighbours are pairs that the model knows."""
    tokens, text, ids = page.tokens, page.text, page.ids
    length = tokens.end - tokens.start
    strange = page.looked_at(((ids == tk.UNKNOWN) & (length >= _SHORTEST_RUN) & (length <= _LONGEST_RUN)).nonzero()[0])
    plain = tokens.letters & ~tokens.digits & ~tokens.joined
    plain[:-1] &= ~tokens.joined[1:]
    out = []
    for at in strange[plain[strange]].tolist():
        start, end = int(tokens.start[at]), int(tokens.end[at])
        word = text[start:end]
        if word.isascii():
            continue
        before, after = ([tk.BOUND if near == tk.UNKNOWN else near for near in side] for side in around(page, at))
        found = parted(model, word)
        if not found:
            continue
        cuts, pieces = found
        odds = total(model, [*before, *pieces, *after]) - total(model, [*before, tk.UNKNOWN, *after]) - UNKNOWN_COST
        if odds > bar or len(cuts) > 1:
            out += [Edit(start + cut, start + cut, " ", "repair.glued", score(max(odds, bar))) for cut in cuts]
    return out


def parted(model: Model, word: str) -> tuple[list[int], list[int]] | None:
    """Where a run of words is best parted, and the ids of its words; ``None`` where it is no run of words that go together.

    >>> from vnplan.lm.model import packed
    >>> parted(packed(), "cácđơnvị")[0], parted(packed(), "Kiribati")
    ([3, 6], None)
    """
    pieces = {(a, b): word[a:b] for a in range(len(word)) for b in range(a + 1, min(len(word), a + _LONGEST_WORD) + 1)}
    able = [(span, piece) for span, piece in pieces.items() if is_syllable(piece) and _may_part(word, span)]
    if not able:
        return None
    ids = model.ids(tk.keys_of([piece for _, piece in able])).tolist()
    best: dict[int, dict[int, tuple[float, list[int], list[int]]]] = {0: {tk.BOUND: (0.0, [], [])}}
    for ((a, b), _), ident in sorted(zip(able, ids, strict=True)):
        if ident == tk.UNKNOWN:
            continue
        for last, (value, cuts, path) in list(best.get(a, {}).items()):
            p, _, seen = model.pair(last, ident)
            gained = value + float(p)
            if (seen or not a) and gained > best.setdefault(b, {}).get(ident, (-np.inf,))[0]:
                best[b][ident] = gained, [*cuts, a] if a else cuts, [*path, ident]
    whole = max(best.get(len(word), {}).values(), default=None)
    return (whole[1], whole[2]) if whole and whole[1] else None


def _may_part(word: str, span: tuple[int, int]) -> bool:
    """True if a word may begin and end there: two letters at least, and no capital inside a small word.

    >>> [_may_part("cácSởYtếTW", span) for span in ((0, 3), (0, 2), (3, 5), (2, 5), (5, 6), (8, 10), (7, 10))]
    [True, True, True, False, False, True, False]
    """
    a, b = span
    inner = word[a + 1 : b]
    return b - a > 1 and (inner.islower() or word[a:b].isupper())
