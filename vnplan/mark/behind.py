"""What stands behind the sign-off of a document without saying that it is attached: schedules, lists, forms, guidance.

A page of a printed document ends with them, a page of a portal with links and notices. What is attached shows a form of its
own: a letterhead, a headline that names a list, the header of a table, numbers that go on.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from vnplan.mark.columns import names_columns
from vnplan.mark.lines import Hint, is_contact, is_portal, kind_names, reached
from vnplan.mark.openings import begins_letterhead, letterhead_start
from vnplan.model.line import Line, Mark
from vnplan.rules.words import alternatives
from vnplan.text import kept_re as re
from vnplan.text.patterns import compiled

# A headline with what it heads, a note that attaches, two letterheads: each is enough. Portals show two lesser signs at most.
_ENOUGH = 3
_HEADED = 5
_NOTED = 6
_LETTERHEAD_REACH = 8
_STRAY = 60
_LEAST_HEADLINE = 8
_LONGEST_HEADLINE = 160
_DATES = 3
_ITEMS = 3
_NOTE = compiled(r"(?i)(?<!\w)(?:ban hành |đính )?kèm\s+theo(?!\w)")
# "Quyết định 12/QĐ-UBND năm 2024 phê duyệt ..."
_YEAR = " năm "
_CAPTION = re.compile(r"\D{4,40}\d[\w-]*/[^\s.]{2,30} năm (?:19|20)\d\d ")
_DATED = compiled(
    r"(?i)\W{0,3}(?:sáng|chiều|tối|ngày|thứ|từ)?(?:\s+\w+){0,2}?\s*(?:ngày\s*)?\d{1,2}\s?/\s?\d{1,2}(?:\s?/\s?\d{4})?(?!\d)"
)
_HEAD = ("motto", "number", "place_date", "stamp", "rule", "attachment", "gazette")
_LETTERHEAD = {"motto": Mark.MOTTO, "number": Mark.NUMBER, "place_date": Mark.PLACE_DATE}
_BODY = ("item", "bullet", "addressee", "basis", "recipients", "signature")


def letterhead_above(lines: Sequence[Line], hints: Sequence[Hint], annex: int, floor: int) -> int:
    """Where the letterhead above an annex begins; ``annex`` where it has none."""
    motto = None
    for i in range(annex - 1, max(floor, annex - _LETTERHEAD_REACH) - 1, -1):
        if hints[i].name not in _HEAD and not (lines[i].text.text.isupper() and hints[i].name not in _BODY):
            break
        motto = i if hints[i].name == "motto" else motto
    return annex if motto is None else max(floor, letterhead_start(lines, hints, motto))


def letterhead_marks(hints: Sequence[Hint]) -> list[Mark]:
    """The marks of the lines of a letterhead above an annex."""
    return [_LETTERHEAD.get(h.name, Mark.FURNITURE if h.name in ("rule", "gazette", "stamp") else Mark.ISSUER) for h in hints]


def attached(lines: Sequence[Line], hints: Sequence[Hint], start: int, stop: int, *, held: bool = False) -> list[tuple[int, int]]:
    """The texts in ``[start, stop)`` that belong to the document before them, each with its end; none where a portal goes on.

    ``held`` says that an annex of the document follows: what stands before it belongs to the document too.
    """
    end = _portal(lines, start, stop)
    if start == end or not ((held and end == stop) or _belongs(lines, hints, start, end)):
        return []
    opens = [start]
    head = True
    for i in range(start, end):
        if head:
            head = hints[i].name in _HEAD or (lines[i].text.text.isupper() and hints[i].name not in _BODY)
        elif begins_letterhead(lines[i], hints[i]) or is_headline(lines, hints, i, end):
            first = letterhead_start(lines, hints, i) if hints[i].name == "motto" else i
            opens.append(max(first, opens[-1] + 1))
            head = True
    found = list(zip(opens, [*opens[1:], end], strict=True))
    return found if _says_something(lines, hints, *found[0]) else found[1:]


def _says_something(lines: Sequence[Line], hints: Sequence[Hint], start: int, end: int) -> bool:
    """True if there is more than what a scan makes of stamps and names: an item, a cell, a letterhead, running text."""
    return any(
        _is_body(lines, hints, i) or hints[i].name in ("motto", "attachment") or len(lines[i].text.text) > _STRAY
        for i in range(start, end)
    )


def attached_head(lines: Sequence[Line], hints: Sequence[Hint], start: int, stop: int) -> list[Mark]:
    """The marks of the lines above the body of an attached text: its letterhead, its headline, a note that attaches it."""
    marks: list[Mark] = []
    titled = False
    for i in range(start, stop):
        name, text = hints[i].name, lines[i].text.text
        if lines[i].cell is not None or name in _BODY:
            break
        if name in ("rule", "gazette", "stamp"):
            marks.append(Mark.FURNITURE)
        elif name == "attachment" or (_NOTE.search(text) and text.lstrip()[:1] == "("):
            marks.append(Mark.ATTACHMENT)
        elif not titled and name in _LETTERHEAD:
            marks.append(_LETTERHEAD[name])
        elif not titled and any(h.name == "motto" for h in hints[i + 1 : i + 3]):
            marks.append(Mark.ISSUER)
        elif text.isupper() and not text.endswith((".", ";", ":")) and not names_columns(text):
            marks.append(Mark.TITLE if titled else Mark.ANNEX)
            titled = True
        else:
            break
    if not titled and (marks or not _is_body(lines, hints, start)):
        marks[:1] = [Mark.ANNEX]
    return marks


def _is_body(lines: Sequence[Line], hints: Sequence[Hint], index: int) -> bool:
    return lines[index].cell is not None or hints[index].name in _BODY


def _portal(lines: Sequence[Line], start: int, stop: int) -> int:
    """Where the portal goes on behind the document: at its first words, or at a caption that names the document again."""
    for i in range(start, stop):
        text = lines[i].text.text
        if lines[i].cell is None and ((is_portal(text) and not is_contact(text)) or (_YEAR in text and _CAPTION.match(text))):
            return i
    return stop


def _belongs(lines: Sequence[Line], hints: Sequence[Hint], start: int, end: int) -> bool:
    """True if enough shows that the lines belong to a document."""
    weight = 0
    for sign in _signs(lines, hints, start, end):
        weight += sign
        if weight >= _ENOUGH:
            return True
    return False


def _signs(lines: Sequence[Line], hints: Sequence[Hint], start: int, end: int) -> Iterator[int]:
    """What shows that the lines belong to a document, as weights; what is found fast comes first."""
    inside = range(start, end)
    yield 3 * any(_NOTE.search(lines[i].text.text) for i in inside[:_NOTED])
    names = [hint.name for hint in hints[start:end]]
    yield min(4, 2 * names.count("motto"))
    yield "recipients" in names or "signature" in names
    table = any(line.cell is not None and line.cell.row > 1 and line.cell.column for line in lines[start:end])
    yield 2 * (table or any(lines[i].cell is None and names_columns(lines[i].text.text) for i in inside))
    yield 3 * any(is_headline(lines, hints, i, end) for i in inside)
    numbers = reached(lines[i].text.text for i in inside if hints[i].name == "item")
    yield max(numbers.values(), default=0) >= _ITEMS
    yield sum("/" in (text := line.text.text) and _DATED.match(text) is not None for line in lines[start:end]) >= _DATES


@cache
def _names() -> re.Pattern[str]:
    """What a headline over something attached begins with."""
    return re.compile(rf"(?:{alternatives('attached_headline')}|{'|'.join(map(re.escape, kind_names()))})(?!\w)")


def is_headline(lines: Sequence[Line], hints: Sequence[Hint], index: int, end: int) -> bool:
    """True if a line in capitals names a list, a schedule, a form or a kind of document, and heads something of that sort."""
    text = lines[index].text.text
    if lines[index].cell is not None or not _LEAST_HEADLINE <= len(text) <= _LONGEST_HEADLINE or not text.isupper():
        return False
    if hints[index].name in _BODY or not _names().match(text.lstrip("\"'“‘- ")):
        return False
    ahead = range(index + 1, min(end, index + 1 + _HEADED))
    return any(
        _is_body(lines, hints, i) or hints[i].name in ("attachment", "motto") or names_columns(lines[i].text.text) for i in ahead
    )
