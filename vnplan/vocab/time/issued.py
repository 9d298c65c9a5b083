"""Days as documents are dated with: beside a number always a full day, in the sentence that issues one maybe without a year."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from vnplan.text import kept_re as re

_S = r"[\s\xa0]*+"
_NUMERIC = rf"(\d{{1,2}}){_S}([/.\-–]){_S}(\d{{1,2}})(?:{_S}\2{_S}|[\s\xa0](?=\d{{4}}))(\d{{4}}|\d\d(?!\d))"
_WORDS = rf"(\d{{1,2}}){_S}(?:tháng|THÁNG|Tháng){_S}(\d{{1,2}}){_S}(?:năm|NĂM|Năm){_S}(\d{{4}})"
_WHEN = rf"(?:{_NUMERIC}|{_WORDS})(?!\d)"
_DAY = r"(?:[Nn]g[àa]y|NGÀY)"
_VERB = r"(?:được[\s\xa0]+)?(?:ký|ban hành|đề)[\s\xa0]+(?:vào[\s\xa0]+)?"
_AFTER = re.compile(rf"{_S},?{_S}\(?(?:{_VERB})?{_DAY}{_S}:?{_S}{_WHEN}|{_S},?{_S}\({_S}{_WHEN}(?={_S}\))")
_BEFORE = re.compile(rf"{_DAY}{_S}{_WHEN}{_S},?{_S}")


_PART, _LAST = rf"(?:{_S}[./-]{_S}|{_S}tháng{_S})", rf"(?:{_S}[./-]{_S}|{_S}năm{_S})"
_PART_OF_DAY = "sáng|trưa|chiều|tối|đêm"
_NAMED = re.compile(
    rf"(?i:ngày|(?<!\w)(?:{_PART_OF_DAY}|hôm)){_S}(?P<day>\d{{1,2}}){_PART}(?P<month>\d{{1,2}})(?:{_LAST}(?P<year>\d{{4}}))?(?!\d)"
)
_FULL = re.compile(rf"(?<!\d)(?P<day>\d{{1,2}}){_PART}(?P<month>\d{{1,2}}){_LAST}(?P<year>\d{{4}})(?!\d)")


_SPOKEN = re.compile(rf"(?i)(?<!\w)(?:{_PART_OF_DAY}|hôm)\s+(?P<which>nay|qua)(?!\w)")


class WrittenDay(NamedTuple):
    """``text[start:end]`` is a day; its year is ``None`` where none is written."""

    start: int
    end: int
    day: int
    month: int
    year: int | None

    def on(self, year: int | None = None) -> date | None:
        """The day, in a year where it has none of its own; ``None`` where there is no such day.

        >>> next(named_days("Ngày 29/2")).on(2024), next(named_days("ngày 29/02")).on(2023)
        (datetime.date(2024, 2, 29), None)
        """
        try:
            return date(self.year or year or 0, self.month, self.day)
        except ValueError:
            return None


def named_days(text: str, start: int = 0, end: int | None = None) -> Iterator[WrittenDay]:
    """The days of a text that "ngày" or a part of the day stands before, with or without a year.

    >>> [(found.day, found.month, found.year) for found in named_days("ngày 7-8; Sáng 05 tháng 6 năm 2024; ngày mai")]
    [(7, 8, None), (5, 6, 2024)]
    """
    yield from map(_written, _NAMED.finditer(text, start, len(text) if end is None else end))


def spoken_days(text: str, today: date, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, date]]:
    """The days that are told from the one on which the text appeared: "sáng nay", "hôm nay", "chiều qua", "hôm qua".

    >>> [(found[0], found[2].isoformat()) for found in spoken_days("Sáng nay, Sở A; tối qua, Sở B", date(2024, 3, 1))]
    [(0, '2024-03-01'), (16, '2024-02-29')]
    """
    for found in _SPOKEN.finditer(text, start, len(text) if end is None else end):
        yield *found.span(), today - timedelta(days=found["which"].lower() == "qua")


def full_days(text: str) -> Iterator[WrittenDay]:
    """The days of a text with their year, whatever stands before them.

    >>> [found.on().isoformat() for found in full_days("từ 1/7/2025 đến 30 tháng 9 năm 2025, 12/2025")]
    ['2025-07-01', '2025-09-30']
    """
    yield from map(_written, _FULL.finditer(text))


def last_year(texts: Iterable[str]) -> int | None:
    """The last year that some texts name a day of, for an article that is not dated.

    >>> last_year(["Ngày 05/6/2023 ...", "từ 1/7 đến 30 tháng 9 năm 2025"]), last_year(["ngày 5/6"])
    (2025, None)
    """
    return max((day.year for text in texts for day in full_days(text) if day.year), default=None)


def _written(match: re.Match[str]) -> WrittenDay:
    year = match["year"]
    return WrittenDay(*match.span(), int(match["day"]), int(match["month"]), int(year) if year else None)


class IssueDate(NamedTuple):
    """``text[start:end]`` is the date, with "ngày" where it stands there; ``value`` is ``None`` for an impossible day."""

    start: int
    end: int
    value: date | None


def date_after(text: str, at: int) -> IssueDate | None:
    """The date that begins at ``at``, after a comma, a bracket or a verb of issuing at most.

    >>> date_after("số 178/QĐ-TTg, ngày 28/01/2016 của", 13)
    IssueDate(start=15, end=30, value=datetime.date(2016, 1, 28))
    >>> date_after("57/NQ-CP ngày 31 tháng 02 năm 2009", 8).value is None
    True
    """
    match = _AFTER.match(text, at)
    return _read(match, text) if match else None


def date_before(text: str, start: int, end: int) -> IssueDate | None:
    """The last "ngày ..." in ``text[start:end]``, as in "Ngày 22/12/2009, UBND thành phố đã ban hành Quyết định số ...".

    >>> date_before("Ngày 22/12/2009, UBND", 0, 21)
    IssueDate(start=0, end=15, value=datetime.date(2009, 12, 22))
    """
    found = list(_BEFORE.finditer(text, start, end))
    return _read(found[-1], text) if found else None


def _read(match: re.Match[str], text: str) -> IssueDate:
    last = match.lastindex or 0
    # The last group is the year; the first two are next to it, or parted from it by their separator.
    parted = not match[last - 2].isdigit()
    day, month, year = int(match[last - 3 if parted else last - 2]), int(match[last - 1]), int(match[last])
    if year < 100:
        year += 1900 if year > 40 else 2000
    start, end = match.span()
    while text[start] in " \t\r\n\xa0,(":
        start += 1
    while text[end - 1] in " \t\r\n\xa0,":
        end -= 1
    try:
        return IssueDate(start, end, date(year, month, day))
    except ValueError:
        return IssueDate(start, end, None)
