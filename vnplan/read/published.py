"""The day a page appeared, in any form that whoever calls may have it in."""

from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from vnplan.model.issue import Issue
from vnplan.text import kept_re as re

Published = str | date | float | None

# No page is older than the web; a year below or far above is a number misread.
_FIRST, _LAST = 1990, 2100
_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_EPOCH = re.compile(r"\s*(\d{9,10}|\d{12,13})(?:\.\d+)?\s*")
_MILLISECONDS = 10**11


def day_of(published: Published) -> tuple[str | None, tuple[Issue, ...]]:
    """The day as an ISO date, and an issue where it cannot be read.

    >>> [day_of(given)[0] for given in ("2018-03-15T07:00:00Z", "15/3/2018", "Thu, 15 Mar 2018 07:00:00 +0700", 1521072000)]
    ['2018-03-15', '2018-03-15', '2018-03-15', '2018-03-15']
    >>> day_of(date(2018, 3, 15))[0], day_of("hôm qua")[0], day_of("hôm qua")[1][0].code
    ('2018-03-15', None, 'published.unreadable')
    """
    if published is None or (isinstance(published, str) and not published.strip()):
        return None, ()
    found = _read(published)
    if found and _FIRST <= int(found[:4]) <= _LAST:
        return found, ()
    message = f"“{str(published)[:60]}” is no day on which a page can have appeared; it was left out."
    return None, (Issue(code="published.unreadable", message=message),)


def iso_date(written: str) -> str | None:
    """A day as metadata write it, ISO 8601 or day first, as an ISO date; ``None`` where it is none.

    >>> iso_date("2017-04-18T07:00:00+07:00"), iso_date("Thứ ba, 18/4/2017 | 07:00"), iso_date("31/02/2017")
    ('2017-04-18', '2017-04-18', None)
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
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _read(published: str | date | float) -> str | None:
    if isinstance(published, datetime):
        return published.date().isoformat()
    if isinstance(published, date):
        return published.isoformat()
    if isinstance(published, bool):
        return None
    if isinstance(published, int | float):
        return _of_seconds(float(published))
    if _EPOCH.fullmatch(published):
        return _of_seconds(float(published))
    return iso_date(published) or _of_mail(published)


def _of_seconds(seconds: float) -> str | None:
    """The day of a number of seconds, or milliseconds, since 1970."""
    try:
        return datetime.fromtimestamp(seconds / 1000 if seconds >= _MILLISECONDS else seconds, UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def _of_mail(written: str) -> str | None:
    """The day of a date as mail and feeds write it."""
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
