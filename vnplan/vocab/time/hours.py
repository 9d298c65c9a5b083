"""Times of day beside a date: "trước 17 giờ 00 ngày 15/9", "từ 7h30 đến 9h00 thứ bảy, ngày 03/11"."""

from datetime import time
from functools import cache
from typing import NamedTuple

from vnplan.model.deadline import Relation
from vnplan.rules.fragments import filled
from vnplan.text import kept_re as re
from vnplan.text import kept_regex as regex

_HOUR = (
    r"(?P<h>\d{1,2})\s*(?:giờ|h|g|:(?=\s?\d\d))\s*(?:(?P<min>\d{2}(?!\d)|\d(?=\s*phút))(?:\s*phút|['’])?)?"
    r"(?:\s*(?P<part>sáng|trưa|chiều|tối|đêm)(?!\w))?"
)
_HOURS = (
    rf"(?:(?:lúc|hồi)\s+)?{_HOUR}(?:\s*(?P<to>-|–|đến|tới)\s*{_HOUR}"
    rf"|(?:\s*(?P<too>,|và|hoặc)\s*(?:lúc\s+)?{_HOUR}){{1,4}})?"
)
_DAY = (
    r"(?:(?:ngày\s+)?(?:thứ\s+[^\W_]+|chủ\s+nhật)(?!\w)|(?:(?:đầu|cuối|hết|trong)\s+(?:giờ|buổi|ngày)\s+)?(?:sáng|trưa|chiều|tối|đêm)(?!\w)"
    r"|(?:cuối|hết)\s+(?:giờ|ngày)(?:\s+làm\s+việc)?(?!\w))"
)
# What all times of day and days of the week have.
_MAY_BE_HOURS = re.compile(r"\d\s*[gh:]|giờ|ngày|sáng|trưa|chiều|tối|đêm|thứ|nhật")
_NOON = 12


class Hours(NamedTuple):
    """Times of day, and where their words begin or end; ``None`` where none is said."""

    at: int
    first: time | None = None
    last: time | None = None


class Turn(NamedTuple):
    """What follows a recurrence: the hours and the day of the week of each turn, and how they bind."""

    at: int
    relation: Relation
    first: time | None = None
    last: time | None = None
    weekday: str | None = None


_OPENS_TURN = frozenset({"trước", "vào", "lúc", "đến", "từ", "chậm", "muộn", "trễ"})
_BINDS: dict[str, Relation] = {"trước": "before", "đến": "by", "từ": "from"}


@cache
def _turn() -> "regex.Pattern[str]":
    cue = r"(?P<latest>(?:chậm|muộn|trễ)\s+nhất\s+(?:là\s+)?)?(?P<cue>trước|vào(?:\s+lúc)?|lúc|đến|từ)\s+"
    weekday = rf"(?:(?:sáng|chiều|tối)\s+)?{filled('{weekday}')}"
    part = r"(?:\s+(?:(?:các|mỗi|của)\s+)?(?:ngày|buổi)(?!\s*\d))?"
    return regex.compile(rf"\s*[,(]?\s*{cue}(?:{_HOURS}(?:\s*,?\s*{weekday})?|{weekday}){part}(?!\w|\s*,?\s*(?:ngày\s+)?\d)\)?")


def hours_of_turn(lower: str, end: int) -> Turn | None:
    """The time of each turn that begins at ``end``.

    >>> hours_of_turn("hằng tuần trước 10h00 thứ sáu", 9)
    Turn(at=29, relation='before', first=None, last=datetime.time(10, 0), weekday='sáu')
    """
    following = lower[end : end + 12].lstrip(" ,(").split(" ", 1)[0]
    found = _turn().match(lower, end, end + 80) if following in _OPENS_TURN else None
    hours = _read(found, found.end()) if found else None
    if found is None or hours is None or hours.at != found.end():
        return None
    relation: Relation = _BINDS.get(found["cue"], "by" if found["latest"] else "during")
    first, last = (None, hours.first) if relation in {"before", "by"} else (hours.first, hours.last)
    return Turn(hours.at, relation, first, last, found["wd"])


@cache
def _patterns() -> "tuple[regex.Pattern[str], regex.Pattern[str]]":
    before = rf"(?<!\w)(?:{_HOURS}\s*[,:]?\s*(?:{_DAY}\s*+,?\s*+)?|{_DAY}\s*+,?\s*+)\(?$"
    after = rf"\s*\((?:{_DAY})\)|\s*+,?\s*+(?:vào\s+)?(?:lúc|hồi)\s+{_HOURS}|\s*,\s*{_HOURS}"
    return regex.compile(before), regex.compile(after)


def hours_before(lower: str, since: int, start: int) -> Hours:
    """The times of day that end at ``start``.

    >>> hours_before("trước 17 giờ 00 ngày 15/9", 0, 16)
    Hours(at=6, first=datetime.time(17, 0), last=None)
    """
    since = max(since, start - 60)
    if start == 0 or lower[start - 1] not in " (,:" or not _MAY_BE_HOURS.search(lower, since, start):
        return Hours(start)
    found = _patterns()[0].search(lower, since, start)
    return _read(found, found.start()) if found else Hours(start)


def hours_after(lower: str, end: int) -> Hours:
    """The times of day, or the day of the week in brackets, that begin at ``end``."""
    found = _patterns()[1].match(lower, end, end + 60)
    return _read(found, found.end()) if found else Hours(end)


def _read(found: "regex.Match[str]", at: int) -> Hours:
    spoken = [_time(hour, *_beside(found, index)) for index, hour in enumerate(found.captures("h"))]
    if any(one is None for one in spoken):
        return Hours(at)
    return Hours(at, *spoken[: 1 if found["too"] else 2])  # several are no stretch: of "10h00 và 16h00" the first


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
