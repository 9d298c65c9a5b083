"""Lines of a programme: each opens or ends with a day, or with hours of a day.

A scan gives the table of a programme as lines of text, in which nothing but the days says that they are rows.
"""

from vnplan.text import kept_re as re
from vnplan.text import kept_regex as regex

_FIGURES = r"(?>\d{1,2}(?:\s?[-–,]\s?\d{1,2})?\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?)(?!\d)"
_FULL = r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}(?!\d)"
_NAMED = rf"(?:(?:thứ\s\w+|chủ\s+nhật|sáng|chiều|tối|ngày)[\s,(]*)+{_FIGURES}"
_DAY = rf"(?:{_NAMED}|(?<![\d/.-]){_FULL})"
_OPENS = regex.compile(rf"(?:^|\|)\W*(?:(?:từ|trước|dự\s+kiến)\s+)?{_DAY}(?!\s?,)")
_ENDS = regex.compile(rf"(?<!(?:\d/[\w/-]+|ký|ban\s+hành)\s+(?:ngày\s+)?){_DAY}[\s|.;)]*$")
# What every day of these forms has, and what may open one beside the words by which times are found.
_SIGN = re.compile(r"\d\s?[/.-]\s?\d")
PARTS_OF_DAY = ("sáng", "chiều", "tối")
# What a line begins with, or a cell of it, that opens with one; what may stand behind one.
_MAY_OPEN = re.compile(r"(?:^|\|)\W*(?:từ|trước|dự|thứ|chủ|sáng|chiều|tối|ngày|\d)")
_BEHIND = "|.;)" + "".join(filter(str.isspace, map(chr, range(0x3001))))
_LONGEST = 300
ENTRIES = 3


def is_entry(text: str) -> bool:
    """True if a line opens or ends with a day, or a cell of it does.

    >>> is_entry("Sáng 13/12/2017 | Trung tâm Pháp y"), is_entry("1. | Bệnh viện A Ngày 20 - 21/11/2017")
    (True, True)
    >>> is_entry("Quyết định số 12/QĐ-UBND ngày 20/11/2017"), is_entry("Ngày 20/11/2017, Sở Y tế ban hành Kế hoạch")
    (False, False)
    """
    if len(text) > _LONGEST or not _SIGN.search(text):
        return False
    lower = text.lower()
    if _MAY_OPEN.search(lower) and _OPENS.search(lower):
        return True
    return lower.rstrip(_BEHIND)[-1:].isdecimal() and _ENDS.search(lower) is not None
