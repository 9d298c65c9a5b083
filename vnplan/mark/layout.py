"""Tables that only lay out the page: their cells hold the document itself."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from vnplan.mark.lines import Hint
from vnplan.model.line import Line

_STRUCTURE = ("basis", "proposal", "enacting", "annex", "attachment")
_ENOUGH = 3


def without_layout(lines: Sequence[Line], hints: Sequence[Hint]) -> list[Line]:
    """The lines, those of layout cells taken out of their table.

    A cell is one of layout where it holds three or more lines that give a document its structure (recitals, enacting
    words, articles), or where an annex opens in it.
    """
    structure: dict[tuple[int, int, int], int] = defaultdict(int)
    annex: set[tuple[int, int, int]] = set()
    for line, found in zip(lines, hints, strict=True):
        if line.cell is None:
            continue
        key = (line.cell.table, line.cell.row, line.cell.column)
        structure[key] += found.name in _STRUCTURE or (found.name == "item" and line.text.text.startswith(("Điều ", "ĐIỀU ")))
        if found.name == "annex" and (found.group("label") or "").isupper():
            annex.add(key)
    layout = {key for key, count in structure.items() if count >= _ENOUGH} | annex
    if not layout:
        return list(lines)
    return [
        replace(line, cell=None) if line.cell and (line.cell.table, line.cell.row, line.cell.column) in layout else line
        for line in lines
    ]
