"""The day a page appeared, in any form that whoever calls may have it in."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from vnplan.model.clipping import Block
from vnplan.model.issue import Issue
from vnplan.text import kept_re as re

Published = str | date | float | None

# No page is older than the web; a year below or far above is a number misread.
_FIRST, _LAST = 1990, 2100
_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_EPOCH = re.compile(r"\s*(\d{9,10}|\d{12,13})(?:\.\d+)?\s*")
_MILLISECONDS = 10**11
# The line under a heading: "18/4/2017 07:00", "Thứ ba, 18/04/2017 | 07:00 GMT+7", "Ngày đăng: 18/4/2017", or the day alone.
_CLOCK = r"\d{1,2}(?::|h|g|giờ\s?)\d{2}"
_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)"
_GAP = r"[\s,|–-]*(?:(?:thứ\s+\w+|chủ\s+nhật),?\s*)?(?:ngày\s*)?"
_STAMPS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:ngày\s+(?:đăng|xuất\s+bản)|đăng\s+(?:ngày|lúc)|cập\s+nhật)[^\d]{{0,20}}(?:{_CLOCK}{_GAP})?{_DAY}",
        rf"{_CLOCK}{_GAP}{_DAY}|{_DAY}[\s,|–-]*(?:lúc\s*)?{_CLOCK}",
    )
)
# Above the heading a day with its time may be that of the reader's clock, but for one with the zone of newspapers.
_ZONED = re.compile(rf"{_DAY}[\s,|–-]*(?:lúc\s*)?{_CLOCK}\s*\(?GMT", re.IGNORECASE)
_ALONE = re.compile(rf"^\s*(?:thứ\s+\w+,?\s+)?(?:ngày\s+)?{_DAY}\s*$", re.IGNORECASE)
# What each of them holds.
_DATED = re.compile(r"\d[/.-]\d{1,2}[/.-]\d{4}")
_SIGNED = re.compile(r"ký", re.IGNORECASE)
_LONGEST_STAMP = 100
_NEAR_HEADING = 6


def day_of(published: Published) -> tuple[date | None, tuple[Issue, ...]]:
    """The day, and an issue where it cannot be read.

    >>> [str(day_of(given)[0]) for given in ("2018-03-15T07:00:00Z", "15/3/2018", "Thu, 15 Mar 2018 07:00:00 +0700", 1521072000)]
    ['2018-03-15', '2018-03-15', '2018-03-15', '2018-03-15']
    >>> day_of(date(2018, 3, 15))[0], day_of("hôm qua")[0], day_of("hôm qua")[1][0].code
    (datetime.date(2018, 3, 15), None, 'published.unreadable')
    """
    if published is None or (isinstance(published, str) and not published.strip()):
        return None, ()
    found = _read(published)
    if found and _FIRST <= found.year <= _LAST:
        return found, ()
    message = f"“{str(published)[:60]}” is no day on which a page can have appeared; it was left out."
    return None, (Issue(code="published.unreadable", message=message),)


def read_day(written: str) -> date | None:
    """A day as metadata write it, ISO 8601 or day first; ``None`` where it is none.

    >>> read_day("2017-04-18T07:00:00+07:00"), read_day("31/02/2017")
    (datetime.date(2017, 4, 18), None)
    >>> str(read_day("Thứ ba, 18/4/2017 | 07:00"))
    '2017-04-18'
    """
    match = _ISO.match(written)
    if match:
        year, month, day = map(int, match.groups())
    else:
        match = _DAY_FIRST.search(written)
        if not match:
            return None
        day, month, year = map(int, match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def stamped_day(text: str, blocks: Iterable[Block], *, alone: bool = False) -> date | None:
    """The day on the line under the page's first heading, or near its top, for pages whose metadata name none.

    Where none is there, it may stand on a line right above the heading, at the end of the menu, with its zone. A line that is
    labelled as the day of publication counts before one that has a time of day, and that, where ``alone`` says so, before one
    that is nothing but a day; other days on a page are those of the documents it speaks of, or of who signed them.
    """
    every = list(blocks)
    content = [block for block in every if not block.boilerplate]
    heading = next((at + 1 for at, block in enumerate(content) if block.kind == "heading"), 0)
    found = _stamped(text, content[heading : heading + _NEAR_HEADING], (*_STAMPS, *((_ALONE,) if alone else ())))
    if found is None and heading:
        at = every.index(content[heading - 1])
        found = _stamped(text, reversed(every[max(0, at - _NEAR_HEADING) : at]), (_ZONED,))
    return found


def _stamped(text: str, blocks: Iterable[Block], stamps: Iterable[re.Pattern[str]]) -> date | None:
    """The first day on a short line of some blocks, by the first of the stamps that one bears."""
    lines = [line for block in blocks for line in text[block.start : block.end].split("\n")]
    short = [line for line in lines if len(line) <= _LONGEST_STAMP and _DATED.search(line) and not _SIGNED.search(line)]
    found = (match.group() for stamp in stamps for line in short if (match := stamp.search(line)))
    return next(filter(None, map(read_day, found)), None)


def _read(published: str | date | float) -> date | None:
    if isinstance(published, datetime):
        return published.date()
    if isinstance(published, date):
        return published
    if isinstance(published, bool):
        return None
    if isinstance(published, int | float):
        return _of_seconds(float(published))
    if _EPOCH.fullmatch(published):
        return _of_seconds(float(published))
    return read_day(published) or _of_mail(published)


def _of_seconds(seconds: float) -> date | None:
    """The day of a number of seconds, or milliseconds, since 1970."""
    try:
        return datetime.fromtimestamp(seconds / 1000 if seconds >= _MILLISECONDS else seconds, UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _of_mail(written: str) -> date | None:
    """The day of a date as mail and feeds write it."""
    try:
        return parsedate_to_datetime(written).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
