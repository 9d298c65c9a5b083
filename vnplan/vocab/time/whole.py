"""Where a date ends: it is read whole or not at all."""

from vnplan.text import kept_re as re
from vnplan.text import kept_regex as regex

# Characters that belong to the figures before them. A hyphen before another date opens a range.
_RIGHT = re.compile(
    r"[^\W_]|[.][^\W\d_]{0,2}\d|\s?/|[/.,–-]{2,3}\d|[-–]\s?(?!(?:(?:0?[1-9]|[12]\d|3[01])\s?[/.]\s?(?:0?[1-9]|1[0-2])(?!\d)|\d{1,2}-\d{1,2}-\d{4}|\d{1,2}\s+tháng|ngày|tháng))[^\W\d_]?\d|\s\d(?:\s?\d)*(?:(?=\s?/)|\s+(?:năm|tháng)\s*\d[\d/.-]*)"
    r"|,\d(?!\d?\s?/\s?(?:0?[1-9]|1[0-2])(?!\d))|,?\s*\(?(?:năm\s+)?(?:âm\s+lịch|âl(?!\w))"
)
# The same behind a date without a year: a year that is not written as one.
_RIGHT_YEAR = regex.compile(
    r"\s*[-–]\s?năm\s*(?:19|20)\d\d(?!\d)|\s+tháng\s*\d{1,2}(?:,?\s+năm\s*\d+)?|\s(?:19|20)\s?\d\s?\d(?!\s?\d|[.,]\d|\s*[^\W\d_]{2})|,?\s*(?:năm){e<=1}\W{0,2}\w?(?:\d[\s/.,-]?\w??){2,5}\d"
)
_LEFT = re.compile(r"(?:\S[/.–-]|\d[,:]|[^\W_]|\d\s|/|ngày\s*[–-]\s?)$")
_LEFT_MARKS = re.compile(r"\d[/.,:–-]{2,3}$")
# What is left of a month before its year, of a day and its month before their year, of a day before its month.
_LEFT_MONTH = regex.compile(r"(?:tháng){e<=1}\W{0,3}\w??(?P<n>\d[\d.,/oil-]{0,3})\W{0,2}\s?$")
_LEFT_DAY_AND_MONTH = regex.compile(r"ngày\s*\d\S{0,4}\s*(?:tháng){e<=1}[\W\d]{0,3}\w{0,3}\W{0,3}(?:[\w/-]{0,4}\s)?$")
_LEFT_DAY = re.compile(r"ngày\s*(?=\S{0,5}\d)[^\s,;]{1,6}\s?[/.-]?\s?$")
_LEFT_DAY_WORN = regex.compile(r"ngày\s*\d{1,2}\w?\W{0,3}(?:(?:\W?tháng){e<=2}\W{0,2})?$")
_LEFT_NO_DAY = re.compile(r"(?<!h[ằà]ng\s)(?<!\d\s)ngày[\s….,/-]{0,12}(?:(?!từ\s)[^\W\d]{1,2}[\s….]{1,3})?(?:tháng\s*)?$")
_LEFT_BLANK = re.compile(r"ngày[^,;:]{0,8}tháng[\s….]*$")
_YEAR = re.compile(r"năm|(?:19|20)\d\d(?!\d)")
_CHUNK = re.compile(r"[\w/.,–-]*[\w/]")
_CHUNK_BEFORE = re.compile(r"[\w/.–-]+\s?$")
# Letters that scans do not give for figures.
_CODE = re.compile(r"(?:(?![oilqz])[^\W\d_]){2}")
_DIGIT = re.compile(r"\d")


def rest(lower: str, since: int, start: int, end: int, *, dated: bool) -> tuple[int, int] | None:
    """The stretch with all characters that belong to the figures at ``start`` and ``end``; ``None`` inside a code.

    ``dated`` says that the year is read.

    >>> rest("ngày 15/9/20255", 0, 0, 14, dated=True)
    (0, 15)
    >>> rest("số 12/2025/nđ-cp", 0, 3, 10, dated=True) is None
    True
    """
    first, last = start, end
    if lower[end - 1].isdigit():
        found = _RIGHT.match(lower, end, end + 40) or (None if dated else _RIGHT_YEAR.match(lower, end, end + 40))
        if found:
            chunk = _CHUNK.match(lower, end)
            written_on = chunk.end() if chunk else end
            last = max(found.end(), written_on)
            if lower[end] in "/-" and _CODE.search(lower, end, written_on):
                return None
    if lower[start].isdigit() and (
        _LEFT.search(lower, max(since, start - 8), start) or _LEFT_MARKS.search(lower, max(0, start - 4), start)
    ):
        chunk = _CHUNK_BEFORE.search(lower, max(since, start - 24), start)
        first = chunk.start() if chunk else start - 1
        if _CODE.search(lower, first, start):
            return None
    if lower[start].isdigit() or lower.startswith("tháng", start):
        first = min(first, _day_before(lower, start))
    if _YEAR.match(lower, start):
        first = min(first, _worn_before(lower, since, start))
    return first, last


def _day_before(lower: str, start: int) -> int:
    """Where the day begins that is left before a month at ``start``: what is left of it, or its blank."""
    if lower.find("ngày", max(0, start - 24), start) < 0:
        return start
    worn = _LEFT_DAY_WORN if lower[start].isdigit() else _LEFT_DAY
    day = worn.search(lower, max(0, start - 20), start) or _LEFT_NO_DAY.search(lower, max(0, start - 24), start)
    return day.start() if day else start


def _worn_before(lower: str, since: int, start: int) -> int:
    """Where the month, or the day and the month, begin that are left before a year at ``start``."""
    month = _LEFT_MONTH.search(lower, max(0, start - 16), start) if _DIGIT.search(lower, max(0, start - 8), start) else None
    if month and month.start("n") >= since:
        return month.start()
    since = max(0, start - 32)
    if lower.find("ngày", since, start) < 0:
        return start
    left = _LEFT_DAY_AND_MONTH.search(lower, since, start) or _LEFT_BLANK.search(lower, since, start)
    return left.start() if left else start
