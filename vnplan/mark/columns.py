"""Tables that a scan flattened: the line that names the columns, and the rows below it, which look like items."""

from collections.abc import Sequence
from functools import cache

from vnplan.mark.lines import Hint
from vnplan.model.line import Line
from vnplan.rules.markers import readings
from vnplan.rules.words import alternatives
from vnplan.text import kept_re as re

_LONGEST = 100
_FEWEST = 2
_ORDINAL = re.compile(r"(?<!\w)S?TT(?!\w)")
# What is left of a rule between the number of a row and its first cell.
_RULED = re.compile(r"\s*[|¦\[\]]")
_NUMBERS = ("number", "paren", "point")


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w){alternatives('table_header')}(?!\w)|(?<!\w)S?TT(?!\w)")


def names_columns(text: str) -> bool:
    """True if a line names the columns of a table.

    >>> names_columns("STT Nội dung Thời gian"), names_columns("Nội dung, thời gian học tập được giữ nguyên.")
    (True, False)
    """
    if len(text) > _LONGEST or text.endswith((".", ";", ":")):
        return False
    return len({name.group().lower() for name in _names().finditer(text)}) >= _FEWEST


def flattened_rows(lines: Sequence[Line], hints: Sequence[Hint], start: int, end: int) -> set[int]:
    """The lines in ``[start, end)`` that begin with the number of a row, and are no items.

    Behind the number stands a rule, or the columns are named above and no other numbering has begun since.
    """
    found: set[int] = set()
    below = False
    for i in range(start, end):
        text = lines[i].text.text
        if lines[i].cell is not None:
            below = False
        elif hints[i].name == "item":
            first = readings(text)[0]
            below = below and first.style in _NUMBERS
            if below or _RULED.match(text, first.end):
                found.add(i)
        elif hints[i].name != "bullet" and names_columns(text):
            below = below or "|" in text or _ORDINAL.search(text) is not None
    return found
