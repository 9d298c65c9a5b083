"""Times of day beside a date: "trước 17 giờ 00 ngày 15/9", "từ 7h30 đến 9h00 thứ bảy, ngày 03/11"."""

from datetime import time
from functools import cache
from typing import NamedTuple

from vnplan.text import kept_regex as regex

_HOUR = (
    r"(?P<h>\d{1,2})\s*(?:giờ|h|g|:(?=\s?\d\d))\s*(?:(?P<min>\d{2}(?!\d)|\d(?=\s*phút))(?:\s*phút)?)?"
    r"(?:\s*(?P<part>sáng|trưa|chiều|tối|đêm)(?!\w))?"
)
_HOURS = rf"(?:(?:lúc|hồi)\s+)?{_HOUR}(?:\s*(?P<to>-|–|đến|tới)\s*{_HOUR})?"
_DAY = r"(?:(?:thứ\s+[^\W_]+|chủ\s+nhật)(?!\w)|(?:sáng|trưa|chiều|tối|đêm)(?!\w))"
_NOON = 12


class Hours(NamedTuple):
    """Times of day, and where their words begin or end; ``None`` where none is said."""

    at: int
    first: time | None = None
    last: time | None = None


@cache
def _patterns() -> "tuple[regex.Pattern[str], regex.Pattern[str]]":
    before = rf"(?<!\w)(?:{_HOURS}\s*[,:]?\s*(?:{_DAY}\s*+,?\s*+)?|{_DAY}\s*+,?\s*+)(?:(?:ngày\s+)?(?:hôm\s+)?nay\s*)?\(?$"
    after = rf"\s*\((?:{_DAY})\)|\s*+,?\s*+(?:vào\s+)?(?:lúc|hồi)\s+{_HOURS}|\s*,\s*{_HOURS}"
    return regex.compile(before), regex.compile(after)


def hours_before(lower: str, since: int, start: int) -> Hours:
    """The times of day that end at ``start``.

    >>> hours_before("trước 17 giờ 00 ngày 15/9", 0, 16)
    Hours(at=6, first=datetime.time(17, 0), last=None)
    """
    if start == 0 or lower[start - 1] not in " (,:":
        return Hours(start)
    found = _patterns()[0].search(lower, max(since, start - 60), start)
    return _read(found, found.start()) if found else Hours(start)


def hours_after(lower: str, end: int) -> Hours:
    """The times of day, or the day of the week in brackets, that begin at ``end``."""
    found = _patterns()[1].match(lower, end, end + 60)
    return _read(found, found.end()) if found else Hours(end)


def _read(found: "regex.Match[str]", at: int) -> Hours:
    spoken = [_time(hour, *_beside(found, index)) for index, hour in enumerate(found.captures("h"))]
    if any(one is None for one in spoken):
        return Hours(at)
    return Hours(at, *spoken)


def _beside(found: "regex.Match[str]", index: int) -> tuple[str, str]:
    """The minutes and the part of the day that belong to an hour: those between it and the next one."""
    spans = found.spans("h")
    start = spans[index][1]
    end = spans[index + 1][0] if index + 1 < len(spans) else found.end()
    inside = [
        next((text for (at, _), text in zip(found.spans(group), found.captures(group), strict=True) if start <= at < end), "")
        for group in ("min", "part")
    ]
    return inside[0], inside[1]


def _time(hour: str, minute: str, part: str) -> time | None:
    number = int(hour)
    if part == "đêm" and number == _NOON:
        number = 2 * _NOON
    if part in {"chiều", "tối", "đêm"} and 0 < number < _NOON:
        number += _NOON
    try:
        return time(number, int(minute or 0))
    except ValueError:
        return time(23, 59) if (number, int(minute or 0)) == (24, 0) else None
