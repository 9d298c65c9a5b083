"""Footnotes: small type below a short rule at the foot of a page, each with its number."""

from collections.abc import Sequence
from dataclasses import dataclass

from vnplan.read.pdf.glyphs import Sheet
from vnplan.read.pdf.lines import Stretch
from vnplan.text import kept_re as re

_NUMBER = re.compile(r"\[?(\d{1,3})\]?")
_LOWER = 0.4


@dataclass(slots=True)
class Note:
    """A footnote: its number and its lines."""

    number: str
    lines: list[Stretch]


def find_notes(sheet: Sheet, lines: Sequence[Stretch]) -> tuple[list[Stretch], list[Note]]:
    """The lines of the text, and the footnotes below them."""
    ordered = sorted(lines, key=lambda line: line.base)
    edge = _edge(sheet, ordered)
    below = [] if edge is None else [line for line in ordered if line.base > edge]
    if not below or _number(below[0]) is None:
        return list(lines), []
    notes: list[Note] = []
    for line in below:
        number = _number(line)
        if number is not None and (not notes or int(number) == int(notes[-1].number) + 1):
            notes.append(Note(number, [line]))
        else:
            notes[-1].lines.append(line)
    kept = {id(line) for line in below}
    return [line for line in lines if id(line) not in kept], notes


def _edge(sheet: Sheet, lines: Sequence[Stretch]) -> float | None:
    """The short rule above the notes: only smaller type stands below it."""
    sizes = sorted(line.size for line in lines)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    for rule in sheet.rules:
        width = rule.right - rule.left
        if not rule.is_level or not 50 < width < 0.5 * sheet.width or rule.top < _LOWER * sheet.height:
            continue
        below = [line for line in lines if line.base > rule.top]
        if below and all(line.size < 0.95 * usual for line in below) and below[0].base - rule.top < 4 * below[0].size:
            return rule.top
    return None


def _number(line: Stretch) -> str | None:
    first = line.words[0]
    found = _NUMBER.fullmatch(first.text)
    return found[1] if found and (first.raised or first.text.startswith("[") or len(line.words) > 1) else None


def settle_marks(lines: Sequence[Stretch], notes: Sequence[Note]) -> None:
    """Raised figures that name no note are text: an exponent, the 2 of a square metre."""
    known = {note.number for note in notes}
    for line in lines:
        for word in line.words:
            if word.raised and word.text not in known:
                word.raised = False
