"""Tables that only lay out the page: their cells hold the document itself."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from vnplan.mark.lines import Hint
from vnplan.model.line import Line
from vnplan.rules.markers import readings

_STRUCTURE = ("basis", "proposal", "enacting", "annex", "attachment")
_ENOUGH = 3
_BOLD = 10


def without_layout(lines: Sequence[Line], hints: Sequence[Hint]) -> list[Line]:
    """The lines, those of layout cells taken out of their table.

    A cell is one of layout where it holds three or more lines that give a document its structure (recitals, enacting
    words, articles), where an annex opens in it, or where it is the numbered heading of what stands below it.
    """
    structure: dict[tuple[int, int, int], int] = defaultdict(int)
    annex: set[tuple[int, int, int]] = set()
    for line, found in zip(lines, hints, strict=True):
        # Most cells are like nothing.
        if not found.name or line.cell is None:
            continue
        key = (line.cell.table, line.cell.row, line.cell.column)
        if found.name in _STRUCTURE or (found.name == "item" and line.text.text.startswith(("Điều ", "ĐIỀU "))):
            structure[key] += 1
        if found.name == "annex" and (found.group("label") or "").isupper():
            annex.add(key)
    layout = {key for key, count in structure.items() if count >= _ENOUGH} | annex | _numbered(lines, hints)
    if not layout:
        return list(lines)
    return [
        replace(line, cell=None) if line.cell and (line.cell.table, line.cell.row, line.cell.column) in layout else line
        for line in lines
    ]


def _numbered(lines: Sequence[Line], hints: Sequence[Hint]) -> set[tuple[int, int, int]]:
    """The first cells of rows that are headings in bold, where their numbers go on with those outside of tables, from 1."""
    found: set[tuple[int, int, int]] = set()
    expected = 1
    for line, hint in zip(lines, hints, strict=True):
        if hint.name != "item" or line.bold <= _BOLD or (line.cell is not None and line.cell.column):
            continue
        if any(r.style == "number" and r.value == expected for r in readings(line.text.text)):
            expected += 1
            if line.cell is not None:
                found.add((line.cell.table, line.cell.row, line.cell.column))
    outside = expected - 1 - len(found)
    return found if outside and expected > _ENOUGH else set()
