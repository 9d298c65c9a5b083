"""Where a date ends: it is read whole or not at all."""

import regex

# Characters that belong to the figures before them. A hyphen before another date opens a range.
_RIGHT = regex.compile(
    r"[^\W_]|[.]\d|\s?/\s?\w|[-–](?!\s?(?:\d{1,2}\s?[/.-]\s?\d|\d{1,2}\s+tháng|ngày|tháng))\d|\s\d(?:\s?\d)*(?=\s?/)"
    r"|,?\s*\(?(?:năm\s+)?(?:âm\s+lịch|âl(?!\w))"
)
# The same behind a date without a year: a year that is not written as one.
_RIGHT_YEAR = regex.compile(
    r"\s(?:19|20)\s?\d\s?\d(?!\s?\d|[.,]\d|\s*[^\W\d_]{2})|,?\s*(?:năm){e<=1}\s*(?:(?:19|20)\s?\d|\d{3})[\d\s]*(?<=\d)(?!\w)"
)
_LEFT = regex.compile(r"(?:\d[/.,:–-]|[^\W_]|\d\s|[^\W_][-/])$")
_CHUNK = regex.compile(r"[\w/.,–-]*[\w/]")
_CHUNK_BEFORE = regex.compile(r"[\w/.–-]+\s?$")
# Letters that scans do not give for figures.
_CODE = regex.compile(r"(?:(?![oilqz])[^\W\d_]){2}")


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
            last = max(found.end(), chunk.end() if chunk else 0)
            if lower[end] in "/-" and _CODE.search(lower, end, last):
                return None
    if lower[start].isdigit() and _LEFT.search(lower, max(since, start - 3), start):
        chunk = _CHUNK_BEFORE.search(lower, max(since, start - 24), start)
        first = chunk.start() if chunk else start
        if _CODE.search(lower, first, start):
            return None
    return first, last
