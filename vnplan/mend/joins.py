"""Words in pieces ("ĐIỀ U"), words run together ("thựchiện"), words written twice ("các các")."""

from dataclasses import dataclass

import numpy as np

from vnplan.lm import tokens as tk
from vnplan.lm.model import Model
from vnplan.mend.decode import Ids, Ints
from vnplan.mend.evidence import UNKNOWN_COST
from vnplan.mend.names import words
from vnplan.mend.page import Page
from vnplan.model.edit import Edit

_COMPOUND = 2.5
_LOOSE = 0.8


@dataclass(frozen=True, slots=True)
class Bars:
    """From which log odds on words are joined, parted, or taken out."""

    join: float
    part: float
    twice: float


BARS = {"cautious": Bars(10.0, 12.0, 8.0), "standard": Bars(7.0, 9.0, 5.0), "eager": Bars(5.0, 8.0, 5.0)}


def join_edits(model: Model, page: Page, bars: Bars) -> list[Edit]:
    """Edits of what stands between words; apart from each other, in order."""
    edits = _doubled(model, page, bars.twice) + _split(model, page, bars.join) + _glued(model, page, bars.part)
    edits.sort(key=lambda e: (e.start, e.end))
    out: list[Edit] = []
    for edit in edits:
        if not out or edit.start > out[-1].end:
            out.append(edit)
    return out


def _spaced(page: Page) -> Ints:
    """Tokens with nothing but white space between them and the one before."""
    tokens = page.tokens
    free = (tokens.gap == 0) & ~tokens.joined & tokens.letters & ~tokens.digits
    pair = free[1:] & tokens.letters[:-1] & ~tokens.digits[:-1]
    return np.flatnonzero(np.append(False, pair))


def total(model: Model, stream: list[int]) -> float:
    """The log probability of all words of a stream of ids behind the first two."""
    ids = np.array(stream, np.uint16)
    return float(model.log_p(ids[:-2], ids[1:-1], ids[2:]).sum())


def around(page: Page, at: int) -> tuple[list[int], list[int]]:
    """The two ids before a token's place, and the two behind."""
    slot = int(page.slot[at]) + 2
    return page.padded[slot - 2 : slot].tolist(), page.padded[slot + 1 : slot + 3].tolist()


def _fit(model: Model, first: int, second: int) -> float:
    """How much likelier the second word is behind the first than anywhere; 0 for pairs the model has not seen."""
    p, _, seen = model.bigrams(np.array([first], np.uint16), np.array([second], np.uint16))
    return float(p[0] - model.log_p1[second]) if seen[0] else 0.0


def score(odds: float) -> float:
    """The confidence of an edit from its log odds."""
    return round(float(1 / (1 + np.exp(-min(odds, 12.0) / 2))), 4)


def _doubled(model: Model, page: Page, bar: float) -> list[Edit]:
    tokens, ids = page.tokens, page.ids
    spaced = _spaced(page)
    same = spaced[(tokens.key[spaced] == tokens.key[spaced - 1]) & (ids[spaced] > 0)]
    # Three and more in a row are no slip of the pen but a table, a song or noise.
    same = same[~np.isin(same + 1, same) & ~np.isin(same - 1, same)]
    out = []
    for at in same.tolist():
        if not _may_be_slip(page, at):
            continue
        word = int(ids[at])
        before, _ = around(page, at - 1)
        _, after = around(page, at)
        if _is_meant(model, page, at, (before[1], after[0])):
            continue
        odds = total(model, [*before, word, *after]) - total(model, [*before, word, word, *after])
        if odds > bar:
            out.append(Edit(int(tokens.end[at - 1]), int(tokens.end[at]), "", "repair.doubled", score(odds)))
    return out


def _may_be_slip(page: Page, at: int) -> bool:
    """Whether a word and the same word before it may be one: not across lines, not a name, not another language."""
    tokens, text = page.tokens, page.text
    first = text[int(tokens.start[at - 1]) : int(tokens.end[at - 1])]
    second = text[int(tokens.start[at]) : int(tokens.end[at])]
    if len(first) < 2 or "\n" in text[int(tokens.end[at - 1]) : int(tokens.start[at])]:
        return False
    if not (tokens.marked[at] or second.lower() in words("never_twice")):
        return False
    opens = page.padded[int(page.slot[at - 1]) + 1] == tk.BOUND
    return first == second if second[0].isupper() else first[0].islower() or bool(opens)


def _is_meant(model: Model, page: Page, at: int, around: tuple[int, int]) -> bool:
    """Whether the two belong to two compounds ("truyền thông thông qua"), or are a word of their own ("luôn luôn")."""
    second = page.text[int(page.tokens.start[at]) : int(page.tokens.end[at])]
    if second.lower() in words("never_twice"):
        return False
    if second.lower() in words("reduplicated"):
        return True
    word = int(page.ids[at])
    behind, ahead = _fit(model, around[0], word), _fit(model, word, around[1])
    if ahead > _COMPOUND and behind > _LOOSE:
        return True
    if behind > _COMPOUND and (second.lower() in words("opens") or second.isupper()):
        return True
    return _fit(model, word, word) > 0


def _split(model: Model, page: Page, bar: float) -> list[Edit]:
    tokens, text, ids = page.tokens, page.text, page.ids
    length = tokens.end - tokens.start
    spaced = _spaced(page)
    odd = (ids == tk.UNKNOWN) | (length == 1)
    pairs = spaced[(odd[spaced] | odd[spaced - 1]) & (length[spaced] + length[spaced - 1] < 8)]
    pairs = pairs[(tokens.start[pairs] - tokens.end[pairs - 1]) == 1]
    whole = [
        text[int(tokens.start[at - 1]) : int(tokens.end[at - 1])] + text[int(tokens.start[at]) : int(tokens.end[at])]
        for at in pairs
    ]
    if not whole:
        return []
    joined = model.ids(tk.tokenise(" ".join(whole)).key)
    out = []
    for at, word, ident in zip(pairs.tolist(), whole, joined.tolist(), strict=True):
        if (
            ident == tk.UNKNOWN
            or len(word) < 3
            or (word[0].islower() and not word.islower())
            or text[int(tokens.end[at - 1])] == "\n"
        ):
            continue
        before, _ = around(page, at - 1)
        _, after = around(page, at)
        apart = [int(ids[at - 1]), int(ids[at])]
        odds = total(model, [*before, ident, *after]) - total(model, [*before, *apart, *after])
        odds -= UNKNOWN_COST * apart.count(tk.UNKNOWN) * 0.5
        if odds > bar and (tk.UNKNOWN in apart or odds > bar + 2):
            out.append(Edit(int(tokens.end[at - 1]), int(tokens.start[at]), "", "repair.split", score(odds)))
    return out


def _glued(model: Model, page: Page, bar: float) -> list[Edit]:
    tokens, text, ids = page.tokens, page.text, page.ids
    length = tokens.end - tokens.start
    plain = tokens.letters & ~tokens.digits & ~tokens.joined & ~np.append(tokens.joined[1:], False)
    strange = np.flatnonzero(plain & (ids == tk.UNKNOWN) & (length >= 5) & (length <= 16))
    out = []
    for at in strange.tolist():
        start, end = int(tokens.start[at]), int(tokens.end[at])
        word = text[start:end]
        if word.isascii():
            continue
        cuts = [n for n in range(2, len(word) - 1) if word[n].islower() == word[n - 1].islower() or word[n].isupper()]
        if not cuts:
            continue
        halves: Ids = model.ids(tk.tokenise(" ".join(f"{word[:n]} {word[n:]}" for n in cuts)).key)
        before, after = around(page, at)
        best = max(
            (
                (total(model, [*before, int(halves[2 * k]), int(halves[2 * k + 1]), *after]), n)
                for k, n in enumerate(cuts)
                if halves[2 * k]
                and halves[2 * k + 1]
                and model.bigrams(halves[2 * k : 2 * k + 1], halves[2 * k + 1 : 2 * k + 2])[2][0]
            ),
            default=None,
        )
        odds = best[0] - total(model, [*before, tk.UNKNOWN, *after]) - UNKNOWN_COST if best else 0.0
        if best and odds > bar:
            out.append(Edit(start + best[1], start + best[1], " ", "repair.glued", score(odds)))
    return out
