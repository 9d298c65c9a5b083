"""Tells pages that reprint a document from those that only report about one."""

from collections.abc import Sequence

from vnplan.mark.ends import ends_document
from vnplan.mark.lines import Hint, is_report, kind_at_start, kind_line, reached
from vnplan.mark.openings import By, Opening
from vnplan.mark.said import is_announced, is_introduced, is_lead, is_prose
from vnplan.model.line import Line
from vnplan.rules.markers import readings
from vnplan.rules.phrases import Phrases
from vnplan.text.quick import holds
from vnplan.vocab.letterhead import reprinted

_PHRASES = Phrases("marks")

# A letterhead alone, or three of the lesser signs, was enough on every page looked at; news about documents shows two at most.
_ENOUGH = 3
_OPENING_WEIGHT = {"letterhead": 3, "number": 2, "kind": 2, "title": 1, "lead": 1, "recital": 0, "annex": 3, "article": 3}
_AFTER = 12
_LEAD = 300
_QUOTES = ('"', "“", "”")
_LETTERED = ["number", "point"]
# What explains a document by its parts is none of its legal bases.
_PROVISIONS = ("Theo Điều ", "Theo điều ", "Theo khoản ", "Theo Khoản ", "Theo điểm ", "Theo Mục ", "Theo mục ")
# Kinds whose names begin many a headline about something else: these need articles, or what else only a document has.
_COMMON = ("regulation", "rules", "law", "report", "project", "scheme", "programme", "order", "constitution")


def is_document(lines: Sequence[Line], hints: Sequence[Hint], opening: Opening, start: int, end: int) -> bool:
    """True if what opens at ``opening`` and has its body in ``[start, end)`` is a document."""
    score = _OPENING_WEIGHT[opening.by]
    if opening.by == "title":
        score += _title_weight(lines, opening)
        score -= 2 * any(is_lead(line.text.text) for line in lines[max(0, opening.index - _AFTER) : opening.index])
    head = hints[opening.index : start]
    score += min(2, sum(_is_recital(h, lines[i].text.text) for i, h in enumerate(head, opening.index)))
    score += opening.by in ("kind", "number") and any(h.name in ("subject", "addressee") for h in head)
    score += any(h.name == "enacting" for h in head)
    score += opening.by == "kind" and any(h.name == "number" for h in head)
    score += opening.by == "number" and any(kind_line(line.text.text) for line in lines[opening.index + 1 : start])
    score += start > opening.index and lines[start - 1].text.text.rstrip().endswith(("sau:", "yêu cầu:", "dung:", "đây:"))
    score += any(ends_document(line) for line in lines[max(start, end - 2) : end])
    score += any(h.name in ("recipients", "signature") for h in hints[end : end + _AFTER])
    if opening.by in ("lead", "title"):
        said = range(opening.index, min(len(lines), opening.index + _AFTER))
        score -= sum(is_report(lines[i].text.text) for i in said)
        announced = any(is_announced(lines[i].text.text) for i in range(opening.index, start))
        score += 2 if announced else -any(is_lead(lines[i].text.text) for i in said[1:4] if opening.by == "title")
        score -= 0 if announced else min(2, sum(_is_journalist(line) for line in lines[opening.index : end + _AFTER]))
        score += any(is_prose(lines[i].text.text) for i in range(opening.index, start))
        score -= 2 * (opening.by == "title" and _is_told(lines[: opening.index]))
    if score >= _ENOUGH:
        return True
    return score + _sequence(lines, hints, start, end, opening.by) >= _ENOUGH


def _is_journalist(line: Line) -> bool:
    """True if a line is a journalist's: no document holds what a person said of it, or what has come of it."""
    if line.cell is not None:
        return False
    text = line.text.text[:_LEAD]
    quotes = holds(text, _QUOTES) and _PHRASES["journalist_quotes"].search(text) is not None
    return quotes or _PHRASES["journalist_begins"].match(text) is not None


def _is_told(before: Sequence[Line]) -> bool:
    """True if what stands before tells of a document just issued: a line below that names one is a subheading of the report."""
    return any(_PHRASES["just_issued"].search(line.text.text[:_LEAD]) and is_lead(line.text.text) for line in before)


def _is_recital(found: Hint, text: str) -> bool:
    """True if a line is a legal basis or a proposal, and not what a journalist was told: "Theo ông A, ..."."""
    if found.name not in ("basis", "proposal"):
        return False
    if found.name == "proposal" or not text.startswith("Theo "):
        return True
    if text.startswith(_PROVISIONS):
        return False
    return not is_report(text) and (text.rstrip().endswith((";", ",")) or "/" in text[:120])


def _title_weight(lines: Sequence[Line], opening: Opening) -> int:
    """What a headline says by itself: whether it names a document or only begins like one."""
    text = lines[opening.index].text.text.lstrip("# ")
    start = reprinted(text)
    named = kind_at_start(text[start:])
    weight = 2 if start or is_introduced(lines, opening.index) else int(" về " in text[:40])
    return weight - 2 if named and named[0] in _COMMON and not named[1].isupper() else weight


def _sequence(lines: Sequence[Line], hints: Sequence[Hint], start: int, end: int, by: By) -> int:
    """How much the items look like the divisions of a document: Roman headings, articles, a long run of numbers.

    Right below a headline a first Roman heading says so, right below a journalist's lead a first number with its letter.
    """
    inside = range(start, end)
    seen = reached(lines[i].text.text for i in inside if hints[i].name == "item" and lines[i].cell is None)
    strong = max((seen.get(style, 0) for style in ("roman", "article", "chapter")), default=0)
    numbers = seen.get("number", 0)
    headed = by == "title" and _first(lines, start, end) == "roman"
    lettered = by == "lead" and [_first(lines, at, end) for at in (start, start + 1)] == _LETTERED
    return int(strong >= 2) + int(strong >= 3) + int(numbers >= 3) + headed + lettered


def _first(lines: Sequence[Line], index: int, end: int) -> str | None:
    """How a line that begins a numbering is numbered; ``None`` where it begins none."""
    found = readings(lines[index].text.text)[:1] if index < end else ()
    return next((one.style for one in found if one.value == 1), None)
