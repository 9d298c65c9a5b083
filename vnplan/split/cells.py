"""Breaks inside the cells of tables, where a line is as wide as its column."""

from vnplan.split.breaks import CLOSERS, is_cut, opens_item, unended
from vnplan.split.edits import joint
from vnplan.text import kept_re as re

_OPEN_DATE = re.compile(r"(?:ngày|tháng|năm)(?: \d{1,2})?$")
# A narrow cell parts a number and a date anywhere: "6/2027/T" above "T-BYT", "15/3/202" above "7".
_CUT_CODE, _CODE_REST = re.compile(r"\d/(?:19|20)\d\d/[A-ZĐ]{1,6}$"), re.compile(r"[A-ZĐ]{1,6}-")
_CUT_YEAR, _YEAR_REST = re.compile(r"\d/\d{1,2}/([12]\d{0,2})$"), re.compile(r"\d{1,3}(?!\w)")


def cut_in_cell(before: str, after: str) -> bool:
    """True if a break of the page in a cell ("Thời gian<br>hoàn thành") was made for the width of the cell alone."""
    if not before or not after or before.endswith(CLOSERS):
        return False
    return (
        after[0].islower() or (before.isupper() and unended().search(before) is not None) or _OPEN_DATE.search(before) is not None
    )


def parts_in_cell(before: str, after: str) -> bool:
    """True if a break that markup makes in a cell parts two texts: an item begins, a sentence ends, or what is in capitals."""
    return before.endswith(CLOSERS) or (before.isupper() and not after.isupper()) or opens_item(after)


def joint_in_cell(before: str, after: str) -> str | None:
    """What joins a line to the one above it in a cell that was wrapped; ``None`` where a text of its own begins."""
    if opens_item(after) and not is_cut(before, after):
        return None
    return "" if _is_cut_number(before, after) else joint(before, after)


def _is_cut_number(before: str, after: str) -> bool:
    """True if a break parts the code of a number or the year of a date."""
    if _CUT_CODE.search(before) and _CODE_REST.match(after):
        return True
    year, rest = _CUT_YEAR.search(before), _YEAR_REST.match(after)
    return year is not None and rest is not None and len(year[1] + rest.group()) == len("2000")
