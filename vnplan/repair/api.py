"""Repair a text, or the lines of a document."""

from collections.abc import Sequence
from dataclasses import dataclass

from vnplan.model.base import Span
from vnplan.model.edit import Edit
from vnplan.model.mapped import MappedText
from vnplan.repair.words import SETTINGS, soften, word_edits
from vnplan.text.letters import form_edits

_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Repaired:
    """A repaired text. ``edits`` are in coordinates of the text as given, in order and apart."""

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


def repair(text: str, *, caution: str = "standard") -> Repaired:
    """Put right what OCR and typing damaged.

    >>> repair("Quyết định của Thủ tưởng Chính phù").text
    'Quyết định của Thủ tướng Chính phủ'
    """
    mapped = MappedText(text)
    if caution == "off":
        return Repaired(mapped)
    mapped = mapped.apply(form_edits(text))
    for _ in range(_ROUNDS):
        edits = _round(soften(mapped.text), caution)
        if not edits:
            break
        mapped = mapped.apply(edits)
    return Repaired(mapped)


def _round(text: str, caution: str) -> list[Edit]:
    return word_edits(text, SETTINGS[caution])


def line_edits(texts: Sequence[str], *, caution: str) -> list[list[Edit]]:
    """Edits for each line."""
    return [list(repair(t, caution=caution).edits) for t in texts]
