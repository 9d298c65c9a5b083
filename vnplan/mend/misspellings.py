"""Compounds that people misspell, where nothing was misread: rules of the table ``misspellings``."""

from collections.abc import Iterator
from functools import cache

import numpy as np

from vnplan.lm.spelling import Known, pairs_of
from vnplan.lm.tokens import keys_of
from vnplan.mend.page import Page
from vnplan.model.edit import Edit
from vnplan.rules.load import Rule, load
from vnplan.text import kept_re as re
from vnplan.text.letters import lowered
from vnplan.text.patterns import alternation, compiled

CONFIDENCE = 0.97
# No form is longer than this.
_LONGEST = 40
_WORD = re.compile(r"\w+")


class Misspelling(Rule):
    """A wrong and a right form, of as many words. Before or behind certain words the wrong form is two words that are right."""

    wrong: str
    right: str
    unless_after: tuple[str, ...] = ()
    unless_before: tuple[str, ...] = ()
    examples: tuple[str, ...]
    rejects: tuple[str, ...]


@cache
def misspellings() -> dict[str, Misspelling]:
    """The rows by their wrong form."""
    return {row.wrong: row for row in load("misspellings", "misspelling", Misspelling)}


@cache
def _any() -> re.Pattern[str]:
    return compiled(rf"({alternation(sorted(misspellings()))})(?!\w)")


@cache
def _openings() -> tuple[Known, Known]:
    """The forms of one word, and the first two words of the others."""
    forms = [keys_of(wrong.split()) for wrong in misspellings()]
    single = [form for form in forms if len(form) == 1]
    longer = np.stack([form[:2] for form in forms if len(form) > 1])
    return Known(np.concatenate(single)), Known(pairs_of(longer[:, 0], longer[:, 1]))


def misspelling_edits(page: Page) -> list[Edit]:
    """Edits of misspelled words, in order and apart; a form between quotation marks of its own is left.

    >>> from vnplan.lm.model import packed
    >>> from vnplan.mend.page import page_of
    >>> page = page_of("Quán triệt chủ chương; cử chủ chương trình.", packed())
    >>> [(e.start, e.end, e.new) for e in misspelling_edits(page)]
    [(15, 21, 'trương')]
    """
    text, tokens = page.text, page.tokens
    single, pairs = _openings()
    at = np.concatenate((single.places(tokens.key), pairs.places(pairs_of(tokens.key[:-1], tokens.key[1:]))))
    out: list[Edit] = []
    for start in tokens.start[page.looked_at(np.sort(at))].tolist():
        found = _any().match(lowered(text[start : start + _LONGEST]))
        if found and not (out and start < out[-1].end):
            out += _edits(text, found[1], start)
    return out


def _edits(text: str, wrong_form: str, start: int) -> Iterator[Edit]:
    row, end = misspellings()[wrong_form], start + len(wrong_form)
    words = list(_WORD.finditer(text, start, end))
    if _is_name(words) or _is_right(text, start, end, row):
        return
    capitals = all(found[0].isupper() for found in words)
    for found, wrong, right in zip(words, row.wrong.split(), row.right.split(), strict=True):
        if wrong != right:
            yield Edit(found.start(), found.end(), _cased(right, found[0], capitals=capitals), "repair.spelling", CONFIDENCE)


def _is_name(words: list[re.Match[str]]) -> bool:
    """True if a later word is in title case, as in names: "Kỷ Sư"."""
    return any(word[0].istitle() for word in words[1:])


def _is_right(text: str, start: int, end: int, row: Misspelling) -> bool:
    before = text[max(0, start - 12) : start].lower()
    after = text[end : end + 12].lower()
    if before[-1:] in {"“", '"', "‘"} and after[:1] in {"”", '"', "’"}:
        return True
    last, first = before.split()[-1:], _WORD.match(after.lstrip())
    follows = after[:1] == " " and first is not None and first[0] in row.unless_before
    return follows or (before[-1:] == " " and bool(last) and last[0] in row.unless_after)


def _cased(word: str, like: str, *, capitals: bool) -> str:
    if capitals or (len(like) > 1 and like.isupper()):
        return word.upper()
    return word[0].upper() + word[1:] if like[0].isupper() else word
