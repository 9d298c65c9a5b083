"""Words and pairs of words written twice: "các các", "trở lên trở lên"."""

from functools import cache

import numpy as np

from vnplan.lm import tokens as tk
from vnplan.lm.model import Model
from vnplan.mend.decode import Ints, beside
from vnplan.mend.likely import around, score, total
from vnplan.mend.names import words
from vnplan.mend.page import Page
from vnplan.model.edit import Edit

_COMPOUND, _OPENS = 2.5, 2.0
_LOOSE = 0.8
_HALF, _FREE = 0.04, 1.2
_COMMONEST = -6.2


def _fit(model: Model, first: int, second: int) -> float:
    """How much likelier the second word is behind the first than anywhere; 0 for pairs the model has not seen."""
    p, _, seen = model.pair(first, second)
    return float(p - model.log_p1[second]) if seen else 0.0


def doubled(model: Model, page: Page, apart: Ints, bar: float) -> list[Edit]:
    """Edits that take out the second of what is written twice, where the model finds once likelier by more than ``bar``.

    ``apart`` are the tokens with mere white space before them.
    """
    return [*_words(model, page, apart, bar), *_pairs(model, page, apart, bar)]


def _words(model: Model, page: Page, apart: Ints, bar: float) -> list[Edit]:
    tokens, ids = page.tokens, page.ids
    same = apart[(tokens.key[apart] == tokens.key[apart - 1]) & (ids[apart] > 0)]
    # Three and more in a row are no slip of the pen but a table, a song or noise.
    same = same[~beside(same)]
    out = []
    for at in page.looked_at(same).tolist():
        if not _may_be_slip(page, at):
            continue
        if _is_meant(model, page, at):
            continue
        odds = _odds(model, page, at, 1)
        if odds > (bar / 2 if _word(page, at).lower() in words("never_twice") else bar):
            out.append(Edit(int(tokens.end[at - 1]), int(tokens.end[at]), "", "repair.doubled", score(odds)))
    return out


def _pairs(model: Model, page: Page, apart: Ints, bar: float) -> list[Edit]:
    """Two words that are written twice: "trở lên trở lên"; no names, not across lines, not more than twice."""
    tokens, ids, key = page.tokens, page.ids, page.tokens.key
    ends = apart[2:][apart[2:] - apart[:-2] == 2]
    ends = ends[(key[ends] == key[ends - 2]) & (key[ends - 1] == key[ends - 3]) & (key[ends] != key[ends - 1])]
    ends = ends[(ids[ends] > 0) & (ids[ends - 1] > 0) & ~beside(ends)]
    out = []
    for at in page.looked_at(ends).tolist():
        start, end = int(tokens.start[at - 3]), int(tokens.end[at])
        if not page.text[start:end].islower() or "\n" in page.text[start:end] or _word(page, at) in words("reduplicated"):
            continue
        odds = _odds(model, page, at, 2)
        if odds > bar:
            out.append(Edit(int(tokens.end[at - 2]), end, "", "repair.doubled", score(odds)))
    return out


def _odds(model: Model, page: Page, at: int, count: int) -> float:
    """How much likelier the last words up to a token are once than twice, as log odds."""
    once = page.ids[at + 1 - count : at + 1].tolist()
    before, _ = around(page, at + 1 - 2 * count)
    _, after = around(page, at)
    return total(model, [*before, *once, *after]) - total(model, [*before, *once, *once, *after])


def _word(page: Page, at: int) -> str:
    return page.text[int(page.tokens.start[at]) : int(page.tokens.end[at])]


def _may_be_slip(page: Page, at: int) -> bool:
    """True if a word and the same word before it may be one: not across lines, not a name, not another language."""
    tokens, text = page.tokens, page.text
    first = text[int(tokens.start[at - 1]) : int(tokens.end[at - 1])]
    second = text[int(tokens.start[at]) : int(tokens.end[at])]
    if "\n" in text[int(tokens.end[at - 1]) : int(tokens.start[at])]:
        return False
    if not (tokens.marked[at] or second.lower() in words("never_twice")):
        return False
    opens = page.stream.ids[int(page.slot[at - 1]) + 1] == tk.BOUND
    return first == second if second[0].isupper() else first.islower() or bool(opens)


def _is_meant(model: Model, page: Page, at: int) -> bool:
    """True if a word may well be written twice: only words that relate others, and halves of a compound, never are.

    "Vòng vòng", "rầm rầm" are words of their own, and any word may be one like them. A half of a compound is no word, save
    where the next phrase opens with it ("chứng từ từ Trung tâm") or belongs to another compound ("truyền thông thông qua").
    """
    second = _word(page, at)
    if second.lower() in words("never_twice"):
        return at > 1 and f"{_word(page, at - 2)} {second}".lower() in words("compounds")
    if second.lower() in words("reduplicated") or second.isupper():
        return True
    word, last, following = int(page.ids[at]), around(page, at - 1)[0][1], around(page, at)[1][0]
    behind, ahead = _fit(model, last, word), _fit(model, word, following)
    if (ahead > _OPENS and behind > _LOOSE) or _fit(model, word, word) > 0:
        return True
    if behind > _COMPOUND and second.lower() in words("opens"):
        return True
    half = max(_share(model, (last, word), word), _share(model, (word, following), word)) > _HALF
    return not half or max(_fit(model, marker, word) for marker in _markers(model)) > _FREE


@cache
def _markers(model: Model) -> tuple[int, ...]:
    """Words behind which a word stands by itself: "được tặng", "các trường"."""
    return tuple(model.ids(tk.keys_of(sorted(words("markers")))).tolist())


def _share(model: Model, pair: tuple[int, int], word: int) -> float:
    """How often, of all its occurrences, a word stands in a pair with another word that is not one of the commonest."""
    first, second = pair
    other = first if word == second else second
    p, _, seen = model.pair(first, second)
    if not seen or model.log_p1[other] > _COMMONEST or other < tk.FIRST_WORD:
        return 0.0
    return float(np.exp(p + model.log_p1[first] - model.log_p1[word]))
