"""Repair a text, or the lines of a document."""

import heapq
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from vnplan.lm.model import Model, packed
from vnplan.mend.accents import accent_edits
from vnplan.mend.half_names import half_name_edits
from vnplan.mend.joins import BARS, join_edits
from vnplan.mend.letters_apart import letters_apart
from vnplan.mend.markers import marker_edits
from vnplan.mend.misplaced import misplaced_tones
from vnplan.mend.misspellings import misspelling_edits
from vnplan.mend.near import Near, changed_lines, found_in, words_again
from vnplan.mend.numbers import number_edits
from vnplan.mend.page import Page, page_of, soften
from vnplan.mend.spacing import spacing_edits
from vnplan.mend.specks import specks
from vnplan.mend.vni_words import vni_words
from vnplan.mend.words import SETTINGS, word_edits
from vnplan.model.base import Span
from vnplan.model.edit import Edit
from vnplan.model.mapped import MappedText
from vnplan.text.letters import form_edits
from vnplan.vocab.time.repair import date_edits

_ROUNDS = 6
# Fewer errors than one in so many words are few.
_FEW = 50
_RULED = (vni_words, misspelling_edits, half_name_edits)


@dataclass(frozen=True, slots=True)
class Repaired:
    """A repaired text. ``edits`` are in coordinates of the text as given, in order and apart.

    >>> repair("Kế hoạch").text, repair("Kế hoạch").edits
    ('Kế hoạch', ())
    """

    mapped: MappedText

    @property
    def text(self) -> str:
        """The text after all edits."""
        return self.mapped.text

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Every change, with its rule and its score: the confidence that it is right."""
        return self.mapped.edits

    def origin(self, start: int, end: int) -> Span:
        """The smallest range of the given text behind ``text[start:end]``."""
        return self.mapped.origin(start, end)


def repair(text: str, *, caution: str = "standard", accents: bool = True) -> Repaired:
    """Put right what OCR and typing damaged.

    ``caution`` is ``off``, ``cautious``, ``standard``, or ``eager`` for pages known to be scans. Lines that were wrapped are
    read as one. ``accents`` also gives a page without any marks its marks back.

    Raises:
        ValueError: there is no such degree of caution.

    >>> fixed = repair("Quyết định số 12/QĐ- TTg của Chính phù")
    >>> fixed.text
    'Quyết định số 12/QĐ-TTg của Chính phủ'
    >>> [(e.rule, e.new) for e in fixed.edits]
    [('repair.number', ''), ('repair.ocr', 'phủ')]
    """
    mapped = MappedText(text)
    if _known(caution) == "off":
        return Repaired(mapped)
    mapped = mapped.apply(form_edits(text))
    if form := form_edits(mapped.text):
        # A mark that stood apart is one letter with what came before the invisible characters that are gone.
        mapped = mapped.apply(form)
    return Repaired(_stable(mapped, caution, wrapped=True, accents=accents))


def line_edits(texts: Sequence[str], *, caution: str) -> list[list[Edit]]:
    """Edits for each of the lines of a document, in that line's coordinates; all lines are witnesses for each.

    Raises:
        ValueError: there is no such degree of caution.

    >>> line_edits(["Điều 1. Phê duyệt Đề án.", "2. Phổi hợp với các sở."], caution="standard")[1][0].new
    'Phối'
    """
    out: list[list[Edit]] = [[] for _ in texts]
    if _known(caution) == "off":
        return out
    whole = "\n".join(text.replace("\n", " ") for text in texts)
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    for edit in _stable(MappedText(whole), caution, wrapped=False, accents=True).edits:
        line = bisect_right(starts, edit.start) - 1
        out[line].append(replace(edit, start=edit.start - starts[line], end=edit.end - starts[line]))
    return out


def _known(caution: str) -> str:
    if caution not in ("off", *SETTINGS):
        raise ValueError(f"no caution {caution!r}: there are off, {', '.join(SETTINGS)}")
    return caution


def _stable(mapped: MappedText, caution: str, *, wrapped: bool, accents: bool) -> MappedText:
    """Round after round, until there is nothing more to repair: so repairing twice is repairing once."""
    model = packed()
    near: list[Near] | None = None
    page: Page | None = None
    edits: list[Edit] = []
    for turn in range(_ROUNDS):
        # Where lines are made one, what they are made of may change with them.
        before, page = page, page_of(soften(mapped.text) if wrapped else mapped.text, model, near, None if wrapped else page)
        # What was found tells how badly a page is read: where that is much, all words of the changed lines are judged anew.
        if before and page.near is not None and len(mapped.edits) * _FEW < len(page.tokens):
            page = replace(page, near=page.near & words_again(page.tokens, before.tokens, edits))
        edits = accent_edits(model, page) if accents and not turn else []
        accented = bool(edits)
        edits = edits or _round(page, model, caution, near)
        if not edits:
            break
        mapped = mapped.apply(edits)
        near = None if accented else changed_lines(mapped.text, edits)
        if form := form_edits(mapped.text):
            # What a repair puts beside a mark that stood apart can be one letter with it, and say what language a “Ð” is of.
            mapped, near = mapped.apply(form), None
    return mapped


def _round(page: Page, model: Model, caution: str, near: Sequence[Near] | None) -> list[Edit]:
    """One pass of all repairers over a text, of those that go by rules only where it is ``near`` a change.

    Where they meet, the first has its way.
    """
    out: list[Edit] = []
    if not len(page.tokens):
        return out
    ruled = [find(page) for find in _RULED]
    dates, numbers = date_edits(page.text, page.places.figures), found_in(number_edits, page.text, near)
    spaces = spacing_edits(page)
    joins = join_edits(model, page, BARS[caution])
    setting = SETTINGS[caution]
    words = word_edits(model, page, setting, len(spaces) + len(joins))
    marks = marker_edits(page.text) if setting.scan else []
    modelled = (misplaced_tones(model, page), letters_apart(model, page), specks(model, page))
    for edit in heapq.merge(dates, numbers, *ruled, spaces, *modelled, joins, words, marks, key=lambda e: (e.start, e.end)):
        if not out or edit.start > out[-1].end:
            out.append(edit)
    return out
