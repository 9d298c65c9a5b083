"""What a printed page adds to its text: page numbers, running heads, stamps of signatures."""

from collections import Counter
from collections.abc import Iterable, Sequence

from vnplan.read.pdf.glyphs import Glyph, Sheet
from vnplan.read.pdf.lines import Stretch, stretches
from vnplan.text import kept_re as re
from vnplan.vocab.furniture import is_furniture, is_stamp

_EDGE = 0.12
_DIGITS = re.compile(r"\d+")
_LONGEST = 120


def without_stamps(sheet: Sheet) -> tuple[list[Glyph], list[list[Stretch]]]:
    """The glyphs of the text, and the stamps of signatures: fields that say who signed and when, not what is written."""
    fields: dict[int, list[Glyph]] = {}
    for glyph in sheet.glyphs:
        if glyph.field is not None:
            fields.setdefault(glyph.field, []).append(glyph)
    shown = {number: stretches(glyphs) for number, glyphs in fields.items()}
    stamps = {number: lines for number, lines in shown.items() if is_stamp(" ".join(line.text for line in lines))}
    kept = [glyph for glyph in sheet.glyphs if glyph.field not in stamps]
    return kept, [lines for _, lines in sorted(stamps.items())]


def running_heads(pages: Sequence[tuple[Sheet, Sequence[Stretch]]]) -> set[str]:
    """What stands at the edge of more than one page, figures apart."""
    seen: Counter[str] = Counter()
    for sheet, lines in pages:
        seen.update({_shape(line.text) for line in at_edge(sheet, lines)})
    return {shape for shape, count in seen.items() if count > 1}


def at_edge(sheet: Sheet, lines: Sequence[Stretch]) -> list[Stretch]:
    """The first two and the last two lines of a page, where they stand near its edge."""
    ordered = sorted(lines, key=lambda line: line.base)
    top = [line for line in ordered[:4] if line.base < _EDGE * sheet.height]
    bottom = [line for line in ordered[-4:] if line.base > (1 - _EDGE) * sheet.height]
    return [line for line in (*top, *bottom) if len(line.text) < _LONGEST]


def parted(sheet: Sheet, lines: Sequence[Stretch], heads: set[str]) -> tuple[list[Stretch], list[Stretch]]:
    """The lines of the text, and those that are furniture."""
    edge = {id(line) for line in at_edge(sheet, lines) if _shape(line.text) in heads or is_furniture(line.text)}
    return _split(lines, edge)


def _split(lines: Iterable[Stretch], out: set[int]) -> tuple[list[Stretch], list[Stretch]]:
    kept: list[Stretch] = []
    aside: list[Stretch] = []
    for line in lines:
        (aside if id(line) in out else kept).append(line)
    return kept, aside


def _shape(text: str) -> str:
    return _DIGITS.sub("#", text)
