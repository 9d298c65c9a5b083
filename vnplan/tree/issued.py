"""When and where a document was issued."""

import calendar
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from vnplan.model.base import Found
from vnplan.model.issue import Issue
from vnplan.model.line import Line, Mark, MarkedLine
from vnplan.model.mapped import MappedText
from vnplan.rules.phrases import Phrases
from vnplan.text import kept_re as re
from vnplan.tree.pieces import found, marked
from vnplan.vocab import numbers
from vnplan.vocab.letterhead import anchors, whole
from vnplan.vocab.time.issued import WrittenDay, named_days

_PHRASES = Phrases("header")

_FIRST = 10
_LAST = 6
_HEAD = (Mark.PLACE_DATE, Mark.NUMBER, Mark.MOTTO, Mark.ISSUER)
_BEHIND_NUMBER = 12
_PLACE_DATE = frozenset({"place_date"})
_DATES = frozenset({"place_date", "date"})
_DIGITS = str.maketrans("OoIl", "0011")
_SIGNED_LINE = 120


def find_place(lines: Sequence[MarkedLine]) -> Found | None:
    """The place before the issue date."""
    for text, match in _places(marked(lines, *_HEAD)):
        return found(text, *match.span("place"))
    return None


def _places(texts: Iterable[MappedText], names: frozenset[str] = _PLACE_DATE) -> Iterator[tuple[MappedText, re.Match[str]]]:
    """Where texts give a place and a date."""
    for text in texts:
        for anchor in anchors(text.text, names):
            yield text, anchor.match


def find_date(  # noqa: PLR0913 - the places where the date may stand, best first
    lines: Sequence[MarkedLine],
    body: Sequence[Line],
    closing: Sequence[MarkedLine],
    number: Found | None,
    title: Found | None,
    published: date | None,
    issues: list[Issue],
) -> Found | None:
    """The issue date: of the letterhead, else of the lead, else beside the signature, else the day of adoption.

    A missing year is taken from the document or the page.
    """
    for text, match in _places(marked(lines, *_HEAD), _DATES):
        return _dated(text, match, issues)
    for text in marked(lines, Mark.LEAD):
        own = _own(text.text, number)
        if own:
            year = f"{own.year}" if own.year else _year(body, number, title, published)
            iso = _iso((f"{own.day}", f"{own.month}", year), text, (own.start, own.end), issues)
            return found(text, own.start, own.end, iso) if iso else None
    signed = (line.text for line in (*body[-_LAST:], *(m.line for m in closing)) if len(line.text.text) < _SIGNED_LINE)
    beside = ((text, piece.match) for text in signed if (piece := whole(text.text)) and piece.name in _PLACE_DATE)
    dated = next((day for text, match in beside if (day := _dated(text, match, issues))), None)
    return dated or next(_adopted([*body, *(m.line for m in closing)]), None)


def _adopted(lines: Sequence[Line]) -> Iterator[Found]:
    """The day on which a law or a resolution says that it was adopted: that of its issue."""
    for line in lines:
        said = _PHRASES["adopted"].search(line.text.text)
        day = next(named_days(line.text.text, said.end()), None) if said else None
        if said and day and day.start == said.end() and (on := day.on()):
            yield found(line.text, day.start, day.end, on.isoformat())


def date_behind(text: MappedText, at: int) -> Found | None:
    """The day that stands right behind a number that ends at ``at``."""
    day = next(named_days(text.text, at), None)
    on = day.on() if day and day.start - at < _BEHIND_NUMBER else None
    return found(text, day.start, day.end, on.isoformat()) if day and on else None


def _dated(text: MappedText, match: re.Match[str], issues: list[Issue]) -> Found | None:
    """The date beside a place."""
    parts = (
        (match["day"], match["month"], match["year"])
        if match["year"] or "d" not in match.groupdict()
        else (match["d"], match["m"], match["y"])
    )
    day, month, year = (_tidied(part) for part in parts)
    iso = _iso((day, month, year), text, match.span("date"), issues)
    return found(text, *match.span("date"), iso) if iso else None


def _tidied(part: str) -> str:
    """A part of a date without blanks, with digits for the letters that a scan takes for them."""
    tight = "".join(part.split())
    digits = tight.translate(_DIGITS)
    return digits if digits.isdigit() and any(c.isdigit() for c in tight) else ""


def _own(text: str, number: Found | None) -> WrittenDay | None:
    """The date in a lead that is the document's: the one behind the number, else the first."""
    if number and number.text in text:
        end = text.index(number.text) + len(number.text)
        behind = next(named_days(text, end), None)
        if behind and behind.start - end < _BEHIND_NUMBER:
            return behind
    return next(named_days(text), None)


def _iso(parts: tuple[str, str, str | None], text: MappedText, at: tuple[int, int], issues: list[Issue]) -> str | None:
    """A date as ISO 8601, shortened where a part is missing; ``None``, with an issue, for a day that does not exist."""
    day, month = (int(x) if x.isdigit() else None for x in parts[:2])
    year = parts[2]
    spans = text.spans(*at)
    if year is None:
        issues.append(Issue(code="date.partial", message="the issue date has no year", spans=spans))
        return f"--{month:02}-{day:02}" if day and month else None
    if day is None or month is None:
        issues.append(Issue(code="date.blank", message="the issue date is blank in part", spans=spans))
        return f"{year}-{month:02}" if month else year
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(int(year), month)[1]:
        issues.append(Issue(code="date.impossible", message=f"there is no {day}/{month}/{year}", spans=spans))
        return None
    return f"{year}-{month:02}-{day:02}"


def _year(body: Sequence[Line], number: Found | None, title: Found | None, published: date | None) -> str | None:
    """The year of a document whose date has none: its number's, its title's, the page's, that of its now."""
    parsed = numbers.parse_number(number.value) if number else None
    if parsed and parsed.year:
        return f"{parsed.year}"
    if named := _PHRASES["year_of_title"].search(title.text) if title else None:
        return named["year"]
    if published:
        return f"{published.year}"
    now = (found[1] for line in body[:_FIRST] for found in _PHRASES["so_far"].finditer(line.text.text))
    return max(now, default=None)
