"""Words in pieces ("ĐIỀ U"), words run together ("thựchiện"), words written twice ("các các")."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from vnplan.lm import tokens as tk
from vnplan.lm.model import Model
from vnplan.mend.decode import Ints
from vnplan.mend.evidence import UNKNOWN_COST
from vnplan.mend.names import words
from vnplan.mend.page import Page
from vnplan.model.edit import Edit
from vnplan.text.syllables import is_syllable

_COMPOUND, _OPENS = 2.5, 2.0
_LOOSE = 0.8
_LONGEST_RUN, _LONGEST_WORD = 60, 7
_HALF, _FREE = 0.04, 1.2
_COMMONEST = -6.2


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
    """Whether a word may well be written twice: only words that relate others, and halves of a compound, never are.

    "Vòng vòng", "rầm rầm" are words of their own, and any word may be one like them. A half of a compound is no word, save
    where the next phrase opens with it ("chứng từ từ Trung tâm") or belongs to another compound ("truyền thông thông qua").
    """
    second = page.text[int(page.tokens.start[at]) : int(page.tokens.end[at])]
    if second.lower() in words("never_twice"):
        return False
    if second.lower() in words("reduplicated") or second.isupper():
        return True
    word = int(page.ids[at])
    behind, ahead = _fit(model, around[0], word), _fit(model, word, around[1])
    if (ahead > _OPENS and behind > _LOOSE) or _fit(model, word, word) > 0:
        return True
    if behind > _COMPOUND and second.lower() in words("opens"):
        return True
    half = max(_share(model, (around[0], word), word), _share(model, (word, around[1]), word)) > _HALF
    return not half or max(_fit(model, marker, word) for marker in _markers(model)) > _FREE


@cache
def _markers(model: Model) -> tuple[int, ...]:
    """Words behind which a word stands by itself: "được tặng", "các trường"."""
    return tuple(model.ids(tk.tokenise(" ".join(sorted(words("markers")))).key).tolist())


def _share(model: Model, pair: tuple[int, int], word: int) -> float:
    """How often, of all its occurrences, a word stands in a pair with another word that is not one of the commonest."""
    first, second = pair
    other = first if word == second else second
    p, _, seen = model.bigrams(np.array([first], np.uint16), np.array([second], np.uint16))
    if not seen[0] or model.log_p1[other] > _COMMONEST or other < tk.FIRST_WORD:
        return 0.0
    return float(np.exp(p[0] + model.log_p1[first] - model.log_p1[word]))


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
            or (len(word) < 3 and word.isascii())
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
    """Words that are several run together, parted where all of their neighbours are pairs that the model knows."""
    tokens, text, ids = page.tokens, page.text, page.ids
    length = tokens.end - tokens.start
    plain = tokens.letters & ~tokens.digits & ~tokens.joined & ~np.append(tokens.joined[1:], False)
    strange = np.flatnonzero(plain & (ids == tk.UNKNOWN) & (length >= 5) & (length <= _LONGEST_RUN))
    out = []
    for at in strange.tolist():
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
    ids = model.ids(tk.tokenise(" ".join(piece for _, piece in able)).key).tolist()
    best: dict[int, dict[int, tuple[float, list[int], list[int]]]] = {0: {tk.BOUND: (0.0, [], [])}}
    for ((a, b), _), ident in sorted(zip(able, ids, strict=True)):
        if ident == tk.UNKNOWN:
            continue
        for last, (value, cuts, path) in list(best.get(a, {}).items()):
            p, _, seen = model.bigrams(np.array([last], np.uint16), np.array([ident], np.uint16))
            gained = value + float(p[0])
            if (seen[0] or not a) and gained > best.setdefault(b, {}).get(ident, (-np.inf,))[0]:
                best[b][ident] = gained, [*cuts, a] if a else cuts, [*path, ident]
    whole = max(best.get(len(word), {}).values(), default=None)
    return (whole[1], whole[2]) if whole and whole[1] else None


def _may_part(word: str, span: tuple[int, int]) -> bool:
    """Whether a word may begin and end there: two letters at least, and no capital inside a small word."""
    a, b = span
    inner = word[a + 1 : b]
    return b - a > 1 and (inner.islower() or word[a:b].isupper())
