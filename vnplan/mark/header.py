"""The lines above the body: letterhead, title, recitals, the journalist's lead."""

from collections.abc import Sequence
from itertools import takewhile

from vnplan.mark.lines import Hint, kind_line, names_kind, opens_with_kind
from vnplan.mark.openings import Opening
from vnplan.mark.preamble import issuer_below, mark_preamble
from vnplan.mark.said import is_announced
from vnplan.model.line import Line, Mark
from vnplan.rules.markers import readings
from vnplan.rules.phrases import Phrases
from vnplan.text.syllables import is_syllable
from vnplan.vocab.bodies.office import begins_body, core
from vnplan.vocab.letterhead import noise as leading_noise
from vnplan.vocab.letterhead import session_at

_PHRASES = Phrases("marks")

_BY_HINT = {
    "motto": Mark.MOTTO,
    "number": Mark.NUMBER,
    "place_date": Mark.PLACE_DATE,
    "subject": Mark.TITLE,
    "stamp": Mark.FURNITURE,
    "rule": Mark.FURNITURE,
    "gazette": Mark.FURNITURE,
}


_REACH = 6
_LETTERHEAD = ("number", "place_date", "motto")
_ABOUT = ("Về việc ", "V/v", "v/v", "VỀ VIỆC ", "Vv ", "V/ ", "V/w")
_BODY = ("item", "bullet", "basis", "proposal", "enacting", "recipients")
_SHORT_TITLE = 90
_PROSE = 100
_LONGEST = 160
_LONGEST_TITLE = 800


_TITLE_STOP = (
    "basis",
    "proposal",
    "enacting",
    "addressee",
    "item",
    "bullet",
    "attachment",
    "annex",
    "recipients",
    "number",
    "place_date",
)


def mark_header(lines: Sequence[Line], hints: Sequence[Hint], opening: Opening, stop: int) -> list[Mark]:
    """Marks for the lines from the opening to the last one above the body."""
    marks: list[Mark] = []
    i = opening.index
    if opening.by == "lead":
        i = _mark_lead(lines, hints, i, stop, marks)
    elif opening.by == "title":
        marks.append(Mark.TITLE)
        i += 1
    elif opening.by == "annex":
        marks.append(Mark.KIND)
        i = _mark_title(lines, hints, i + 1, stop, marks, below_kind=True)
    while i < stop and opening.by not in ("lead", "recital", "annex", "article"):
        mark = _header_mark(lines, hints, i, stop)
        if mark is None and _is_unnamed_subject(lines, hints, i, stop, marks):
            mark = Mark.TITLE
        if mark is None:
            break
        marks.append(mark)
        i += 1
        if mark is Mark.KIND:
            i = _mark_title(lines, hints, i, stop, marks, below_kind=_names_kind(lines[i - 1].text.text))
        elif mark is Mark.TITLE:
            i = _mark_subject(lines, hints, i, stop, marks)
    return mark_preamble(lines, hints, i, stop, marks)


def _header_mark(lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int) -> Mark | None:
    """What a line of the letterhead is; ``None`` where the letterhead is over."""
    name, text = hints[index].name, lines[index].text.text
    if name in _BY_HINT:
        return _BY_HINT[name]
    if name == "bullet" and (_names_kind(text) or (core(text) and index + 1 < stop and hints[index + 1].name == "motto")):
        return Mark.KIND if _names_kind(text) else Mark.ISSUER
    if names_kind(lines, hints, index):
        return Mark.KIND
    if name in ("basis", "proposal", "enacting", "addressee", "attachment", "item", "bullet"):
        return None
    if opens_with_kind(text) or _names_kind(text):
        return Mark.KIND
    if text.startswith(_ABOUT) and _ahead(lines, hints, index, stop, "addressee", *_LETTERHEAD):
        return Mark.TITLE
    return _issuer_mark(lines, hints, index, stop)


def _issuer_mark(lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int) -> Mark | None:
    """What a line of the letterhead is that nothing names: an issuer's, noise, or none of it."""
    text, named = lines[index].text.text, core(lines[index].text.text)
    if session_at(text) == 0 and index > 0 and _PHRASES["names_body"].match(lines[index - 1].text.text):
        return Mark.ISSUER
    if len(text) < _LONGEST and (named or text.isupper()):
        torn = index > 0 and core(lines[index - 1].text.text) is not None and is_syllable(text)
        noise = not named and not torn and _ahead(lines, hints, index, stop, *_LETTERHEAD)
        return Mark.FURNITURE if noise else Mark.ISSUER
    if lines[index].cell is not None:
        return Mark.TITLE if text.startswith(("Về ", "về ")) else Mark.ISSUER
    if len(text) < _LONGEST and _PHRASES["damaged_date"].search(text):
        return Mark.PLACE_DATE
    if len(text) < _LONGEST and _ahead(lines, hints, index, stop, "number", "place_date", "kind", "subject"):
        return Mark.ISSUER if begins_body(text) or _is_sound(text) else Mark.FURNITURE
    if _PHRASES["names_body"].match(text) and len(text) < _SHORT_TITLE and _recited_below(lines, hints, index, stop):
        return Mark.ISSUER
    return None


def _recited_below(lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int) -> bool:
    """True if recitals follow a line, or follow the session of the council that it names."""
    below = index + 1
    while below < stop and session_at(lines[below].text.text) == 0:
        below += 1
    return below < stop and hints[below].name in ("basis", "proposal")


def _is_sound(text: str) -> bool:
    """True if a line is made of words, two or more, as a name is, and of nothing that a scan left."""
    words = text.replace(",", " ").replace("-", " ").split()
    return len(words) > 1 and text[:1].isupper() and all(map(is_syllable, words))


def _names_kind(text: str) -> bool:
    """True if a line is the name of a kind and no more, in capitals or not."""
    return len(text) < 40 and kind_line(text.upper()) is not None


def _ahead(lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int, *names: str) -> bool:
    """True if one of the next lines is of one of these; "kind" stands for the name of a kind."""
    near = list(takewhile(lambda i: hints[i].name not in _BODY, range(index + 1, min(stop, index + 1 + _REACH))))
    return any(hints[i].name in names or ("kind" in names and kind_line(lines[i].text.text)) for i in near)


def _is_unnamed_subject(lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int, marks: Sequence[Mark]) -> bool:
    """True if a line says what a letter is about though a scan lost its "V/v": it stands between number and addressee."""
    if Mark.NUMBER not in marks or Mark.TITLE in marks or Mark.KIND in marks or hints[index].name:
        return False
    text = lines[index].text.text
    return len(text) < _PROSE and not text.endswith((".", ":", ";", ",")) and _ahead(lines, hints, index, stop, "addressee")


def _mark_subject(lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int, marks: list[Mark]) -> int:
    """The further lines of what a letter is about, up to the rest of the letterhead or the addressee."""
    while index < stop and not hints[index].name:
        text, before = lines[index].text.text, lines[index - 1].text.text
        cell, above = lines[index].cell, lines[index - 1].cell
        beside = cell is not None and above is not None and cell.column != above.column
        goes_on = text[:1].islower() or _ahead(lines, hints, index, stop, "addressee", *_LETTERHEAD)
        if beside or before.endswith((".", ";")) or len(text) > _PROSE or not goes_on:
            break
        if opens_with_kind(text) or (core(text) and not before.isupper()):
            break
        marks.append(Mark.TITLE)
        index += 1
    return index


def _mark_title(  # noqa: PLR0913 - the last says whether the line above is the kind and no more
    lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int, marks: list[Mark], *, below_kind: bool
) -> int:
    """The lines of the title below the kind; returns the index behind them."""
    before = None if below_kind else lines[index - 1]
    while index < stop:
        name, text = hints[index].name, lines[index].text.text
        if name in ("rule", "gazette"):
            marks.append(Mark.FURNITURE)
        elif name == "attachment":
            marks.append(Mark.ATTACHMENT)
        elif name in ("number", "place_date") and _BY_HINT[name] not in marks:
            marks.append(_BY_HINT[name])
        elif name == "bullet" and below_kind and before and _is_dirty_end(before, lines, hints, index, stop):
            marks.append(Mark.TITLE)
        elif (
            name in _TITLE_STOP
            and name != "number"
            and not (below_kind and before is None and _titles(lines, hints, index, stop))
        ):
            break
        elif name == "stamp":
            marks.append(Mark.FURNITURE)
        elif before is not None and before.cell is None and lines[index].cell is not None:
            break
        elif (before is None and text.isupper() and text.startswith("CỦA ") and begins_body(text[4:])) or (
            (before is not None or not below_kind or _PHRASES["decides"].match(text)) and issuer_below(lines, hints, index, stop)
        ):
            marks.append(Mark.ISSUER)
        elif _in_title(before, lines, hints, index, stop, below_kind=below_kind):
            marks.append(Mark.TITLE)
            before = lines[index]
        else:
            break
        index += 1
    return index


def _titles(lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int) -> bool:
    """True if a line right below the kind is a title, though it begins like an item or a legal basis."""
    name, text = hints[index].name, lines[index].text.text
    if name == "basis":
        return not text.endswith((";", ".", ",", ":"))
    if name != "item" or not text.isupper():
        return False
    own = readings(text)[0]
    later = (readings(lines[i].text.text) for i in range(index + 1, stop) if hints[i].name == "item")
    return not any(r.style == own.style and r.value == own.value + 1 for found in later for r in found[:1])


def _in_title(  # noqa: PLR0913 - the last says whether the line above is the kind and no more
    before: Line | None, lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int, *, below_kind: bool
) -> bool:
    """True if a line is one of the title; ``before`` is the last one that is."""
    if before is None:
        text = lines[index].text.text
        introduces = text.endswith(":") and len(text) > _SHORT_TITLE
        return len(text) < _LONGEST_TITLE and not introduces and not text.endswith(("./.", ";"))
    return _title_goes_on(before, lines[index]) or (below_kind and _title_ends(before, lines, hints, index, stop))


def _title_ends(last: Line, lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int) -> bool:
    """True if a short line behind a first one of the title is its last: below it stand bases, items, a rule or running text."""
    text, before = lines[index].text.text, lines[index - 1].text.text
    if (
        lines[index - 1] is not last
        or len(text) > _SHORT_TITLE
        or text[-1:] in ".:;,?!"
        or before[-1:] in ".:;?!"
        or len(before) > _PROSE
    ):
        return False
    if index + 1 >= stop:
        return False
    below = hints[index + 1].name in (*_TITLE_STOP, "rule", "stamp") or len(lines[index + 1].text.text) > _PROSE
    return below or issuer_below(lines, hints, index + 1, stop)


def _is_dirty_end(last: Line, lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int) -> bool:
    """True if what looks like a dash item is the last line of a title with a scan's noise before it."""
    alone = index + 1 < stop and hints[index + 1].name != "bullet"
    return alone and leading_noise(lines[index].text.text) > 0 and _title_ends(last, lines, hints, index, stop)


def _title_goes_on(before: Line, line: Line) -> bool:
    one, two = before.text.text, line.text.text
    if before.block.kind == line.block.kind == "heading" and before.block.level == line.block.level and len(two) < _PROSE:
        return True
    if two.isupper() and one.isupper():
        return True
    if before.bold >= len(one) - 1 and line.bold >= len(two) - 1 and len(two) < 300 and not two.endswith((".", ":", ";")):
        return True
    two = two[leading_noise(two) :]
    goes_on = two[:1].islower() or _PHRASES["title_open"].search(one) is not None
    return not one.endswith((".", ":", ";", "./.")) and goes_on and len(two) < 400


def _mark_lead(lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int, marks: list[Mark]) -> int:
    """The journalist's words: up to where the document is announced, else to the first legal basis above the first item."""
    until = index + 1
    for i in range(index, min(stop, index + 12)):
        if is_announced(lines[i].text.text) and i - index < _REACH:
            until = i + 1
            break
        if i > index and (hints[i].name in ("basis", "proposal", "enacting") or kind_line(lines[i].text.text)):
            until = i
            break
        if hints[i].name in ("item", "bullet"):
            break
    marks.extend(Mark.FURNITURE if hints[i].name == "rule" else Mark.LEAD for i in range(index, until))
    return until
