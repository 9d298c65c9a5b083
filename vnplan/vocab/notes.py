"""Notes: the mark that a note begins with, and the same mark in the text that it is a note to."""

import re
from functools import cache
from typing import NamedTuple

from vnplan.rules.phrases import Phrases

_PHRASES = Phrases("closing")

# What a note begins with, if not with a figure.
_FIRST = frozenset("[(¹²³⁴⁵⁶⁷⁸⁹")
_REFERENCES = {
    "square": r"(?<=\S)\s?(?P<mark>\[\^?{}\])",
    "sup": r"(?P<mark><sup>\W?{}\W?</sup>)",
    "raised": r"(?<=\S)(?P<mark>{})",
    "round": r"(?<![kK]hoản)(?<![đĐ]iểm)(?<![mM]ục)(?<=[\w”\"])\s?(?P<mark>\({}\))(?=\s?[.,;:)]|\s*$)",
    "plain": r"(?:(?<=[a-zà-ỹđ)”])|(?<=[BĐ]ND)|(?<=-CP))(?P<mark>{})(?!\w)",
}


class NoteMark(NamedTuple):
    """The figure of a note, and how it is marked: "[1]", "(1)", "¹", "1"."""

    form: str
    figure: str

    @property
    def is_sure(self) -> bool:
        """True if nothing but a note is marked so."""
        return self.form not in ("round", "plain")

    def reference(self, text: str) -> tuple[int, int] | None:
        """Where the mark stands in a text that the note is to.

        >>> NoteMark("plain", "1").reference("tại 01 xã1 của tỉnh"), NoteMark("plain", "1").reference("tại 01 xã của tỉnh")
        ((9, 10), None)
        """
        found = _reference(self.form, self.figure).search(text) if self.figure in text else None
        return found.span("mark") if found else None


def note_mark(text: str) -> NoteMark | None:
    """The mark that a line begins with as notes do.

    >>> note_mark("[1] Luật Thủy lợi"), note_mark("1. Luật Thủy lợi")
    (NoteMark(form='square', figure='1'), None)
    """
    # An item has its stop where a note that begins with a bare figure has a blank.
    maybe = (text[:1] in _FIRST and not text[1:2].isalpha()) or (
        text[:1].isdecimal() and (" " in text[1:3] or text[1:2].isupper())
    )
    found = _PHRASES["note"].match(text) if maybe or text.startswith("<sup") else None
    return NoteMark(found.lastgroup, found[found.lastgroup]) if found and found.lastgroup else None


@cache
def _reference(form: str, figure: str) -> re.Pattern[str]:
    return re.compile(_REFERENCES[form].format(re.escape(figure)))
