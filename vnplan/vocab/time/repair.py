"""Dates that scans and typing damaged, where exactly one reading is possible."""

from collections.abc import Iterator, Sequence
from datetime import date

from vnplan.model.edit import Edit
from vnplan.text import kept_re as re
from vnplan.text import kept_regex as regex
from vnplan.text.letters import lowered

RULE = "repair.date"
CONFIDENCE = 0.97
_LOOKS = str.maketrans({"o": "0", "l": "1", "i": "1"})
_D = r"[\doli]"
_ONE = rf"{_D}(?: ?{_D})?"
_YEAR = rf"(?:{_D} ?){{3}}{_D}"
# What in a date may be damaged. Each begins with what is rare, so that it is found fast, and may look behind itself: the hint
# begins with its group.
_HINTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\d(?:[oli]| \d|[./-]\d{1,2}[./-]\d{4}[^\W\d_])",
        r"\d(?<=(?P<letter>[oli])\d)",
        r"[./-]\s?[oli]+\s?[./-]",
        r"g(?<=(?P<word>tháng))\s+[oli]",
        r"y(?<=(?P<word>ngày))\s+[oli]",
    )
)
_REACH = 48
# How far a hint begins before a damaged figure, and ends behind it.
_BEFORE, _BEHIND = 12, 6
_FORMS = tuple(
    regex.compile(pattern)
    for pattern in (
        rf"ngày\s*(?P<d>{_ONE})\s*tháng\s*(?P<m>{_ONE})\s*+,?\s*+năm\s*(?P<y>{_YEAR})(?!\s?{_D}|\w)",
        rf"(?:ngày|trước|đến|hết|từ|sau|vào)\s*(?P<d>{_ONE})\s?(?P<s>[/.-])\s?(?P<m>{_ONE})\s?(?P=s)\s?(?P<y>{_YEAR})(?!\s?{_D}(?!\w)|[\w/]|[.,-]\d)",
        rf"(?<![\w/.,-])(?P<d>{_D}{{1,2}})(?P<s>[/.-])(?P<m>{_ONE})(?P=s)(?P<y>{_YEAR})(?!\s?{_D}(?!\w)|[\w/]|[.,-]\d)",
        rf"tháng\s*(?P<m>{_ONE})(?:\s*+,?\s*+năm\s*|\s?/\s?)(?P<y>{_YEAR})(?!\s?{_D}|\w)",
        r"năm\s+(?P<y>20 [0-4]\d|2 0[0-4]\d|20[0-4] \d)(?!\s?\d|\w|[./,-]\d|\s+(?:giờ|ngày|tháng|năm|người|hộ|%))",
        r"(?<!\w)\d{1,2}(?P<s>[/.-])\d{1,2}(?P=s)(?:19|20)\d\d(?P<space>)(?=[^\W\d_]{2})",
    )
)  # fmt: skip


def date_edits(text: str, places: Sequence[int] | None = None) -> list[Edit]:
    """Edits that put damaged dates right, in order and apart; a date of two readings, or of none, is left as it is.

    Blanks inside a number go ("22/1 1/2023"), letters that look like figures become them ("1O/01/2024"), a word that hangs on
    a year is parted from it. ``places`` are those of figures that may be damaged, where they are known.

    >>> [(e.start, e.new) for e in date_edits("trước ngày 22/1 1/2023")]
    [(14, '11')]
    >>> date_edits("trước ngày 15/9/20255")
    []
    """
    if places is not None and not places:
        return []
    lower = lowered(text)
    stretches = [(0, len(text))] if places is None else [(max(0, at - _BEFORE), at + _BEHIND) for at in places]
    out: list[Edit] = []
    for start, end in sorted({hint for stretch in stretches for hint in _hints(lower, *stretch)}):
        if out and start < out[-1].end:
            continue
        for form in _FORMS:
            since = max(out[-1].end if out else 0, start - _REACH)
            near = (m for m in form.finditer(lower, since, end + _REACH) if m.start() <= start < m.end() + 1)
            if edits := next((found for match in near if (found := list(_edits(lower, match)))), []):
                out += edits
                break
    return out


def _hints(lower: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where in a stretch of a text a damaged date may be."""
    for pattern in _HINTS:
        for hint in pattern.finditer(lower, start, end):
            yield (hint.start(hint.lastgroup) if hint.lastgroup else hint.start()), hint.end()


def _edits(lower: str, found: "regex.Match[str]") -> Iterator[Edit]:
    groups = found.groupdict()
    if "space" in groups:
        yield Edit(found.end(), found.end(), " ", RULE, CONFIDENCE)
        return
    clean = {name: "".join(groups[name].split()).translate(_LOOKS) for name in "dmy" if groups.get(name)}
    if not _is_date(clean):
        return
    for name in sorted(clean, key=found.start):
        if lower[slice(*found.span(name))] != clean[name]:
            yield Edit(*found.span(name), clean[name], RULE, CONFIDENCE)


def _is_date(parts: dict[str, str]) -> bool:
    year = int(parts["y"])
    if not 1900 < year < 2100:
        return False
    try:
        date(year, int(parts.get("m", "1")), int(parts.get("d", "1")))
    except ValueError:
        return False
    return True
