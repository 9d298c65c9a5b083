"""Footnotes: paragraphs that begin with the mark of a note to which the text above refers, at the end of a body or of a page."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from vnplan.model.base import Span
from vnplan.model.line import Mark, MarkedLine
from vnplan.rules.phrases import Phrases

_PHRASES = Phrases("closing")

_REFERENCES = {
    "square": r"(?<=\S)\s?(?P<mark>\[\^?{}\])",
    "sup": r"(?P<mark><sup>\W?{}\W?</sup>)",
    "raised": r"(?<=\S)(?P<mark>{})",
    "round": r"(?<![kK]hoản)(?<![đĐ]iểm)(?<![mM]ục)(?<=[\w”\"])\s?(?P<mark>\({}\))(?=\s?[.,;:)]|\s*$)",
    "plain": r"(?<=[a-zà-ỹđ)”])(?P<mark>{})(?!\w)",
}


class Note(NamedTuple):
    """A footnote: its mark as written, and where the same mark stands in the text above."""

    mark: str
    refers: Span | None


def find_notes(lines: Sequence[MarkedLine]) -> tuple[int, dict[int, Note]]:
    """Where the notes at the end of a body begin, the number of lines where there are none; and the notes, by their lines.

    The first at the end has its mark in the text above it, and nothing but paragraphs and items that are notes themselves
    stands behind it. Others are those that the file sets apart, or that stand at the foot of a page.
    """
    texts = [marked.line.text.text for marked in lines]
    first = start = len(lines)
    notes: dict[int, Note] = {}
    for index in range(len(lines) - 1, 0, -1):
        note = _note(lines, texts, index)
        if lines[index].mark is not Mark.PARAGRAPH and not (note and lines[index].mark is Mark.ITEM):
            break
        first = index
        if note:
            notes[index] = note
            start = index
    for index in range(1, first):
        if lines[index].line.block.role == "note" or _at_foot(lines, index):
            note = _note(lines, texts, index)
            if note:
                notes[index] = note
    return start, notes


def _at_foot(lines: Sequence[MarkedLine], index: int) -> bool:
    """True if a paragraph is the last of its page."""
    text = lines[index].line.text
    if lines[index].mark is not Mark.PARAGRAPH or index + 1 == len(lines):
        return False
    return "\f" in text.source[text.end : lines[index + 1].line.text.start]


def _note(lines: Sequence[MarkedLine], texts: Sequence[str], at: int) -> Note | None:
    """The note that a line is, if it begins with a mark to which a text above it refers: the last one that does."""
    found = _PHRASES["note"].match(texts[at])
    if found is None or found.lastgroup is None:
        return None
    reference = re.compile(_REFERENCES[found.lastgroup].format(re.escape(found[found.lastgroup])))
    for index in range(at - 1, -1, -1):
        mark = reference.search(texts[index])
        if mark:
            return Note(mark["mark"], lines[index].line.text.origin(*mark.span("mark")))
    return None
