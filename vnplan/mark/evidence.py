"""Whether a page reprints a document, or only reports about one."""

from collections.abc import Sequence

from vnplan.mark.ends import ends_document
from vnplan.mark.lines import Hint, is_report
from vnplan.mark.openings import Opening
from vnplan.model.line import Line
from vnplan.rules.markers import readings

# A letterhead alone, or three of the lesser signs, was enough on every page looked at; news about documents shows two at most.
_ENOUGH = 3
_OPENING_WEIGHT = {"letterhead": 3, "number": 2, "kind": 2, "title": 1, "lead": 1, "recital": 0}
_AFTER = 12


def is_document(lines: Sequence[Line], hints: Sequence[Hint], opening: Opening, start: int, end: int) -> bool:
    """Whether what opens at ``opening`` and has its body in ``[start, end)`` is a document."""
    score = _OPENING_WEIGHT[opening.by]
    score += opening.by == "title" and " về " in lines[opening.index].text.text[:40]
    head = hints[opening.index : start]
    score += min(2, sum(_is_recital(h, lines[i].text.text) for i, h in enumerate(head, opening.index)))
    score += any(h.name == "enacting" for h in head)
    score += start > opening.index and lines[start - 1].text.text.rstrip().endswith(("sau:", "yêu cầu:", "dung:", "đây:"))
    score += any(ends_document(line) for line in lines[max(start, end - 2) : end])
    score += any(h.name in ("recipients", "signature") for h in hints[end : end + _AFTER])
    if opening.by == "lead":
        said = range(opening.index, min(len(lines), opening.index + _AFTER))
        score -= sum(is_report(lines[i].text.text) for i in said)
    if score >= _ENOUGH:
        return True
    return score + _sequence(lines, hints, start, end) >= _ENOUGH


def _is_recital(found: Hint, text: str) -> bool:
    """Whether a line is a legal basis or a proposal, and not what a journalist was told: "Theo ông A, ..."."""
    if found.name not in ("basis", "proposal"):
        return False
    return found.name == "proposal" or not text.startswith("Theo ") or text.rstrip().endswith((";", ",")) or "/" in text[:120]


def _sequence(lines: Sequence[Line], hints: Sequence[Hint], start: int, end: int) -> int:
    """How much the items look like the divisions of a document: Roman headings, articles, a long run of numbers."""
    seen: dict[str, float] = {}
    for i in range(start, end):
        if hints[i].name == "item" and lines[i].cell is None:
            for reading in readings(lines[i].text.text)[:1]:
                if reading.value == seen.get(reading.style, 0) + 1:
                    seen[reading.style] = reading.value
    strong = max((seen.get(style, 0) for style in ("roman", "article", "chapter")), default=0)
    return int(strong >= 2) + int(strong >= 3) + int(seen.get("number", 0) >= 3)
