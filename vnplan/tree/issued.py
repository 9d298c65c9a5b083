"""When and where a document was issued."""

import calendar
import re
from collections.abc import Sequence

from vnplan.model.base import Found
from vnplan.model.issue import Issue
from vnplan.model.line import Mark, MarkedLine
from vnplan.model.mapped import MappedText
from vnplan.tree.pieces import found, marked

_BLANK = r"[\s.…_]*"
_LINE = re.compile(
    r"(?P<place>[^,]{2,40}?),?\s*(?:hồi [\w\s]{1,20}?\s)?"
    rf"(?P<date>(?i:ngày)\s*(?P<day>\d\s?\d?|{_BLANK})\s*tháng\s*(?P<month>\d\s?\d?|{_BLANK})\s*năm\s*(?P<year>\d{{4}}))"
)
_DAY = re.compile(
    r"(?i:ngày)\s*(?P<day>\d{1,2})(?:\s*tháng\s*|\s*[-/.]\s*)(?P<month>\d{1,2})(?:(?:\s*năm\s*|\s*[-/.]\s*)(?P<year>\d{4}))?"
)
_YEAR_IN_TITLE = re.compile(r"năm\s+(?P<year>(?:19|20)\d\d)\b")
_FULL_DATE = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?((?:19|20)\d\d)|tháng \d{1,2} năm ((?:19|20)\d\d)")
_HEAD = (Mark.PLACE_DATE, Mark.NUMBER, Mark.MOTTO, Mark.ISSUER)
_BEHIND_NUMBER = 12


def find_place(lines: Sequence[MarkedLine]) -> Found | None:
    """The place before the issue date."""
    for text in marked(lines, *_HEAD):
        match = _LINE.search(text.text)
        if match:
            return found(text, *match.span("place"), match["place"].strip(" *_"))
    return None


def find_date(
    lines: Sequence[MarkedLine], number: Found | None, title: Found | None, published: str | None, issues: list[Issue]
) -> Found | None:
    """The issue date: of the letterhead, else that of the lead, its year from the document or the page."""
    for text in marked(lines, *_HEAD):
        match = _LINE.search(text.text)
        if match:
            iso = _iso((match["day"], match["month"], match["year"]), text, match.span("date"), issues)
            return found(text, *match.span("date"), iso) if iso else None
    for text in marked(lines, Mark.LEAD):
        match = _own(text.text, number)
        if match:
            year = match["year"] or _year(lines, title, published)
            iso = _iso((match["day"], match["month"], year), text, match.span(), issues)
            return found(text, *match.span(), iso) if iso else None
    return None


def _own(text: str, number: Found | None) -> re.Match[str] | None:
    """The date in a lead that is the document's: the one behind the number, else the first."""
    if number and number.text in text:
        end = text.index(number.text) + len(number.text)
        behind = _DAY.search(text, end)
        if behind and behind.start() - end < _BEHIND_NUMBER:
            return behind
    return _DAY.search(text)


def _iso(parts: tuple[str, str, str | None], text: MappedText, at: tuple[int, int], issues: list[Issue]) -> str | None:
    """A date as ISO 8601, shortened where a part is missing; ``None``, with an issue, for a day that does not exist."""
    day, month = (int("".join(x.split())) if "".join(x.split()).isdigit() else None for x in parts[:2])
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


def _year(lines: Sequence[MarkedLine], title: Found | None, published: str | None) -> str | None:
    """The year of a document whose date has none: its title's, the page's, the youngest its legal bases speak of."""
    named = _YEAR_IN_TITLE.search(title.text) if title else None
    if named:
        return named["year"]
    if published:
        return published[:4]
    years = [a or b for text in marked(lines, Mark.RECITAL) for a, b in _FULL_DATE.findall(text.text)]
    return max(years, default=None)
