"""Footnotes: paragraphs that begin with the mark of a note to which the text above refers, at the end of a body or of a page."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from vnplan.model.base import Span
from vnplan.model.edit import Edit
from vnplan.model.line import Mark, MarkedLine
from vnplan.model.mapped import FURNITURE
from vnplan.vocab.notes import NoteMark, note_mark


class Note(NamedTuple):
    """A footnote: its mark as written, and where the same mark stands in the text above."""

    mark: str
    refers: Span | None


class Above:
    """The lines of a document above one of its parts: those in front of ``stop``, from where the document begins."""

    def __init__(self, lines: Sequence[MarkedLine], start: int, stop: int) -> None:
        self._lines, self._start, self._stop = lines, start, stop

    def note(self, group: Sequence[MarkedLine], at: int) -> Note | None:
        """The note that a line of a part is, if it begins with a mark to which a text above it refers: the last one that does.

        What stands in another part is referred to by no figure that may be another thing.
        """
        mark = note_mark(group[at].line.text.text)
        if mark is None:
            return None
        found = _tied(mark, group, range(at - 1, -1, -1))
        if found is None and mark.is_sure:
            found = _tied(mark, self._lines, range(self._stop - 1, self._start - 1, -1))
        return found


def find_notes(lines: Sequence[MarkedLine], above: Above) -> tuple[int, dict[int, Note]]:
    """Where the notes at the end of a body begin, the number of lines where there are none; and the notes, by their lines.

    The first at the end has its mark in the text above it, and nothing but paragraphs and items that are notes themselves
    stands behind it. Others are those that the file sets apart, or that stand at the foot of a page.
    """
    first = start = len(lines)
    notes: dict[int, Note] = {}
    for index in range(len(lines) - 1, 0, -1):
        note = above.note(lines, index)
        if lines[index].mark is not Mark.PARAGRAPH and not (note and lines[index].mark is Mark.ITEM):
            break
        first = index
        if note:
            notes[index] = note
            start = index
    for index in range(1, first):
        if lines[index].line.block.role == "note" or _at_foot(lines, index):
            note = above.note(lines, index)
            if note:
                notes[index] = note
    return start, notes


def _at_foot(lines: Sequence[MarkedLine], index: int) -> bool:
    """True if a paragraph is the last of its page."""
    text = lines[index].line.text
    if lines[index].mark is not Mark.PARAGRAPH or index + 1 == len(lines):
        return False
    return "\f" in text.source[text.end : lines[index + 1].line.text.start]


def _tied(mark: NoteMark, lines: Sequence[MarkedLine], order: range) -> Note | None:
    """The note whose mark the first of some lines that has it holds."""
    for index in order:
        text = lines[index].line.text
        place = mark.reference(text.text)
        if place:
            return Note(text.text[slice(*place)], text.origin(*place))
    return None


def without_notes(edits: Sequence[Edit], lines: Sequence[MarkedLine]) -> list[Edit]:
    """The edits, those that took the notes of a page out of a sentence parted around the notes, which have edits of their own."""
    notes = [m.line.text.span for m in lines if m.line.block.role == "note"]
    if not notes:
        return list(edits)
    out = []
    for edit in edits:
        inside = [note for note in notes if edit.start <= note.start and note.end <= edit.end] if edit.rule == FURNITURE else []
        start, joint = edit.start, edit.new
        for note in inside:
            out.append(replace(edit, start=start, end=note.start, new=joint))
            start, joint = note.end, ""
        out.append(replace(edit, start=start, new=joint) if inside else edit)
    return out
