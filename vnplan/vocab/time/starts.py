"""Where in a text a form of time may begin: by the words and the figures that it is found by."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from vnplan.text import kept_re as re
from vnplan.text.joined import Joined
from vnplan.text.patterns import alternation, compiled
from vnplan.text.quick import Quick
from vnplan.vocab.time.forms import forms_by_first

_NUMERALS = tuple("một hai ba bốn tư năm lăm nhăm sáu bảy bẩy tám chín mười mươi mốt trăm linh lẻ".split())  # noqa: SIM905
# What may stand before the anchor of a form: a number, its reading in words, a part of the month or of the year.
_LEAD = re.compile(
    r"(?:(?:đầu|giữa|cuối|hết|cả|(?:ngay\s+)?trong(?:\s+cùng)?|suốt|quanh|kể|vào|sau|nửa\s+(?:đầu|cuối|sau)(?:\s+của)?)\s+"
    rf"|(?:(?:{'|'.join(_NUMERALS)})\s+){{1,6}}"
    r"|\(?\d{1,3}(?:,\d+)?(?:\s*[-–]\s*\d{1,3})?\s*\)?\s*(?:\([^()\d]{2,25}\)\s*)?)$"
)
# Minutes before a day that are no day of a list: "7 giờ 30, ngày 12/9".
_MINUTES = Quick(r"\d\s?(?:giờ|h|g)\s?(\d\d)(?=,\s*ngày)")
_LEAD_WIDTH = 48
_LEADS = frozenset({"đầu", "giữa", "cuối", "hết", "cả", "trong", "cùng", "suốt", "quanh", "kể", "vào", "sau", "của", *_NUMERALS})
# Figures that a form may begin with: a day, a month, a year, where only dates count with what goes on as a date or a range does;
# and a count of up to three figures, which is no part of a larger number.
_GOES_ON = r"(?=\s?[-–/]\s?\d|\s(?:đến|tới|tháng)\s|\s?\.\s?\d{1,2}\s?\.\s?\d)"
_YEAR = r"\d{4}(?![\d/]|\.\d)"
_DATE_FIGURES = rf"(?:\d{{1,2}}|{_YEAR}){_GOES_ON}"
_ANY_FIGURES = rf"(?<!\d\.(?=\d{{3}}))\d{{1,3}}(?!\d|\.\d{{3}})|{_YEAR}"
_SHORT_UNIT = r"\b[tq]\.?\s?(?=\d|iv|i{1,3})"


class Hits(NamedTuple):
    """Where the figures and the words stand in a text by which forms of time are found, each in order."""

    figures: tuple[int, ...]
    words: tuple[int, ...]


NO_HITS = Hits((), ())


@cache
def _anchors() -> "tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]":
    """The first words of all anchors, the words that follow ahead, so that an anchor inside another is found too.

    Those of letters with the character before them; those of figures, with the figures of dates, and with all that may count.
    """
    words = dict.fromkeys(anchor for forms in forms_by_first().values() for _, form in forms for anchor in form.anchors)
    behind: dict[str, list[str]] = defaultdict(list)
    for first, _, others in (word.partition(" ") for word in words):
        behind[first].append(others)
    ahead = {first: rf"(?=\s+(?:{'|'.join(rests)}))" for first, rests in behind.items() if all(rests)}
    letters, figures = ([word for word in behind if word[0].isdecimal() == numeric] for numeric in (False, True))
    # No word hangs on other letters. There are fewer other characters than letters that a word can begin with.
    worded = compiled(f"[^a-zđà-ỹ]{alternation(letters, ahead)}")
    figured = alternation(figures, ahead)
    return (
        worded,
        re.compile(rf"(?<!\d)(?:{_DATE_FIGURES}|{figured})"),
        re.compile(rf"(?<!\d)(?:{_ANY_FIGURES}|{figured})|{_SHORT_UNIT}"),
    )


def hits_of(lower: str, *, figures: bool) -> Hits:
    """What a lower-case text has of them; bare figures too where all ``figures`` count."""
    words, dates, counts = _anchors()
    found = (counts if figures else dates).finditer(lower)
    return Hits(tuple(hit.start() for hit in found), tuple(hit.start() for hit in words.finditer(f" {lower}")))


def hits_in(joined: Joined) -> dict[int, Hits]:
    """What each text of a page has of them, where it has any; of figures only those of dates count.

    >>> hits_in(Joined(["Sở Y tế", "Trước ngày 5/9", "Năm 2025"]))
    {1: Hits(figures=(11,), words=(0, 6)), 2: Hits(figures=(), words=(0,))}
    """
    words, dates, _ = _anchors()
    out: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for sort, found in enumerate((dates.finditer(joined.low), words.finditer(f" {joined.low}"))):
        for index, at in joined.within(hit.start() for hit in found):
            out[index][sort].append(at)
    return {index: Hits(tuple(figures), tuple(words)) for index, (figures, words) in out.items()}


def starts(lower: str, hits: Hits) -> Sequence[int]:
    """Where a form may begin, in order: there, or with what stands before its word."""
    out = [*hits.figures, *hits.words]
    for at in hits.words:
        before = lower[max(0, at - 8) : at].split()
        if before and (before[-1][-1] in "0123456789)" or before[-1].lstrip("(") in _LEADS):
            lead = _LEAD.search(lower, max(0, at - _LEAD_WIDTH), at)
            if lead:
                out.append(lead.start())
    if len(out) < 2:
        return out
    minutes = {hit.start(1) for hit in _MINUTES.finditer(lower)}
    return sorted(set(out) - minutes)
