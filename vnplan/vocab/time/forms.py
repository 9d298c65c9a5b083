"""The table of the forms of time, and the tokens of time that it finds in a text."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache, partial
from itertools import pairwise
from typing import Annotated, Literal, NamedTuple, get_args

from pydantic import Field

from vnplan.model.deadline import Relation
from vnplan.rules.fragments import filled
from vnplan.rules.load import Form, Rule, load
from vnplan.text import kept_re as re
from vnplan.text import kept_regex as regex
from vnplan.text.heads import SIZE, heads, may_begin
from vnplan.text.patterns import alternation, compiled
from vnplan.text.quick import Quick
from vnplan.text.remembered import remembered
from vnplan.vocab.time.dates import Unit
from vnplan.vocab.time.whole import rest

TABLE = "time"
LIST_JOINS = frozenset({",", ";", "và", "hoặc", "+", "&"})
Kind = Literal["calendar", "broken", "recurrence", "duration", "event", "origin"]
Counts = Literal["always", "reported", "labelled"]
Frequency = Literal["HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
Sum = int | Annotated[str, Field(pattern=r"^-?\d*[a-z]+(?:[+-]\d+)?$")]
Ends = tuple[Sum, Sum]

_NUMERALS = tuple("một hai ba bốn tư năm lăm nhăm sáu bảy bẩy tám chín mười mươi mốt trăm linh lẻ".split())  # noqa: SIM905
# What may stand before the anchor of a form: a number, its reading in words, a part of the month or of the year.
_LEAD = re.compile(
    r"(?:(?:đầu|giữa|cuối|hết|cả|(?:ngay\s+)?trong(?:\s+cùng)?|suốt|quanh|kể|vào|sau|nửa\s+(?:đầu|cuối|sau)(?:\s+của)?)\s+"
    rf"|(?:(?:{'|'.join(_NUMERALS)})\s+){{1,6}}"
    r"|\(?\d{1,3}(?:,\d+)?(?:\s*[-–]\s*\d{1,3})?\s*\)?\s*(?:\([^()\d]{2,25}\)\s*)?)$"
)
# What has a number with a stroke in an address, or is called after a day: "số 86/2", "đường 30/4".
_ADDRESS = re.compile(r"(?<!\w)(?:đường|phố|số(?:\s+nhà)?|ngõ|hẻm|kiệt|phường|khu(?:\s+phố)?|nhà)\s+$")
# Minutes before a day that are no day of a list: "7 giờ 30, ngày 12/9".
_MINUTES = Quick(r"\d\s?(?:giờ|h|g)\s?(\d\d)(?=,\s*ngày)")
# A portal's stamp: "10:36:03 - 19/02/2021".
_STAMP = re.compile(r"\d:\d\d:\d\d\s*[-,|]?\s*$")
_LEAD_WIDTH = 48
# What a form or a context may reach over. The regex library looks for what a pattern requires up to the end it is given,
# so that every match is given one: the time then grows with the text, not with its square.
REACH = 200
_LEADS = frozenset({"đầu", "giữa", "cuối", "hết", "cả", "trong", "cùng", "suốt", "quanh", "kể", "vào", "sau", "của", *_NUMERALS})
_FIGURES = "0123456789"
# Figures that a form may begin with: a day, a month, a year, where only dates count with what goes on as a date or a range does;
# and a count of up to three figures, which is no part of a larger number.
_GOES_ON = r"(?=\s?[-–/]\s?\d|\s(?:đến|tới|tháng)\s|\s?\.\s?\d{1,2}\s?\.\s?\d)"
_YEAR = r"\d{4}(?![\d/]|\.\d)"
_DATE_FIGURES = rf"(?:\d{{1,2}}|{_YEAR}){_GOES_ON}"
_ANY_FIGURES = rf"(?<!\d\.(?=\d{{3}}))\d{{1,3}}(?!\d|\.\d{{3}})|{_YEAR}"
_SHORT_UNIT = r"\b[tq]\.?\s?(?=\d|iv|i{1,3})"


class TimeForm(Form):
    """How an expression of time is written.

    ``anchors`` are the words by which it is found (none: by its figures), ``begins`` the characters it can begin with, ``0``
    for any figure.
    """

    anchors: tuple[str, ...]
    begins: str


class Turn(Rule):
    """How often a place in the calendar comes round of itself."""

    frequency: Frequency
    interval: int = 1
    months: tuple[int, ...] = ()


class Part(Rule):
    """The value of one word of a form."""

    months: Ends | None = None
    days: Ends | None = None
    from_issue: int | None = None


class CalendarForm(TimeForm):
    """How a place in the calendar is written, and which it is.

    ``months`` and ``days`` are the first and the last; a string is a sum of a group of the pattern. A ``weak`` one counts only
    after a cue or where all expressions count.
    """

    unit: Unit
    months: Ends | tuple[()] = (1, 12)
    days: Ends | None = None
    parts: Mapping[str, Part] = Field(default_factory=dict)
    span: bool = False
    lunar: bool = False
    cycle: Turn | None = None
    weak: bool = False


class RecurrenceForm(TimeForm):
    """How a recurrence is written.

    ``how`` says what its groups are: units, each with the number before it (``listed``), so many ``times`` a unit; without
    any it comes at no fixed times (``irregular``) or is ``always`` so. ``months`` is the rhythm where no group says it.
    An ``explicit`` one can only say how often something is done, and is no attribute of a thing; a ``lent`` one stands in the
    name of something, whose time follows.
    """

    how: Literal["listed", "times", "irregular", "always"]
    months: int | None = None
    explicit: bool = False
    lent: bool = False


class EventForm(TimeForm):
    """How an event that sets a term is named: the rest of the clause names it, unless the form is the ``whole`` of it.

    Some count only where something has to be ``reported`` then, others below a label of times alone.
    """

    relation: Relation
    whole: bool = False
    counts: Counts = "always"


class OriginForm(TimeForm):
    """How the day is named that the document itself sets: its issue, or that of its effect."""

    day: Literal["issue", "effect"] = "issue"


class CueForm(Form):
    """The words before a place in the calendar that say how it binds; after some it stays ``whole`` ("xong trong quý II").

    Some hold only where it is a day, of which they name what happens then ("trước ngày khai giảng 5/9"), others only where
    it is none.
    """

    relation: Relation
    whole: bool = False
    of_day: bool | None = None


class Token(NamedTuple):
    """An expression of time in lower-case text: ``form`` is its row in the table.

    A ``broken`` one has characters beside it that belong to it and are not read: it has no value.
    """

    kind: Kind
    form: TimeForm
    match: "regex.Match[str]"
    start: int
    end: int
    broken: bool = False


CLASSES: dict[Kind, type[TimeForm]] = {
    "calendar": CalendarForm, "recurrence": RecurrenceForm, "event": EventForm, "origin": OriginForm,
}  # fmt: skip


@cache
def _forms() -> dict[str, list[tuple[Kind, TimeForm]]]:
    """The forms in order of priority, by the character they begin with."""
    out: dict[str, list[tuple[Kind, TimeForm]]] = defaultdict(list)
    for kind in get_args(Kind):
        for form in load(TABLE, kind, CLASSES.get(kind, TimeForm)):
            for character in form.begins.replace("0", _FIGURES):
                out[character].append((kind, form))
    return dict(out)


@lru_cache(maxsize=1 << 12)
def _fitting(head: str) -> "tuple[tuple[Kind, TimeForm, regex.Pattern[str]], ...]":
    """The forms that a text with such a ``head`` can begin as, in order of priority."""
    word = head[0].isalpha()
    return tuple(
        (kind, form, _compiled(form.pattern, word=word))
        for kind, form in _forms().get(head[0], ())
        if may_begin(head, heads_of(form.pattern))
    )


@cache
def heads_of(pattern: str) -> frozenset[str]:
    """What a form of the table can begin with."""
    return heads(filled(pattern))


@cache
def _compiled(pattern: str, *, word: bool) -> "regex.Pattern[str]":
    """The pattern of a form that begins with a ``word``, or with figures."""
    return regex.compile(rf"\b(?:{filled(pattern)})" if word else filled(pattern))


@cache
def _anchors() -> "tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]":
    """The first words of all anchors, the words that follow ahead, so that an anchor inside another is found too.

    Those of letters with the character before them; those of figures, with the figures of dates, and with all that may count.
    """
    words = dict.fromkeys(anchor for forms in _forms().values() for _, form in forms for anchor in form.anchors)
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


def _tokens(lower: str, *, figures: bool) -> tuple[Token, ...]:
    out: list[Token] = []
    done = worn = 0
    for start in _starts(lower, figures=figures):
        if start < done:
            continue
        found = _found(lower, start)
        if found is None:
            continue
        token = _whole(lower, found, done)
        if token and token.kind == "calendar" and worn and not lower[worn : token.start].strip(" /.–-"):
            token = token._replace(broken=True)  # the rest of a date that is not read
        if token:
            out.append(token)
        worn = token.end if token and token.broken else 0
        done = max(token.end if token else 0, found.end)
    return tuple(out)


# The expressions of time in a lower-case text, in order, apart; bare years and the like only where figures count. A cell is asked
# whether it is nothing but a time, and then what its times are; and many cells recur.
tokens = remembered(partial(_tokens, figures=False))
tokens_and_figures = remembered(partial(_tokens, figures=True))


def _found(lower: str, start: int) -> Token | None:
    """The first form that fits there."""
    for kind, form, pattern in _fitting(lower[start : start + SIZE]):
        match = pattern.match(lower, start, start + REACH)
        if match:
            return Token(kind, form, match, start, match.end())
    return None


def _whole(lower: str, token: Token, since: int) -> Token | None:
    """The token, broken where figures stand beside it that belong to it; ``None`` where it is part of a code."""
    if token.kind == "broken":
        return token._replace(broken=True)
    if token.kind != "calendar":
        return token
    groups = token.match.re.groupindex
    joins = token.match.captures("join") if "join" in groups else []
    if any(one not in LIST_JOINS and other not in LIST_JOINS for one, other in pairwise(joins)):
        return token._replace(broken=True)  # "1-2-20/5": no range has three ends
    dated = any(name in groups and token.match[name] for name in ("y", "yy", "ahead"))
    weak = isinstance(token.form, CalendarForm) and token.form.weak
    if weak and (_STAMP if dated else _ADDRESS).search(lower, max(0, token.start - 12), token.start):
        return None
    all_of_it = rest(lower, since, token.start, token.end, dated=dated)
    if all_of_it is None or all_of_it == (token.start, token.end):
        return token if all_of_it else None
    return token._replace(start=all_of_it[0], end=all_of_it[1], broken=True)


def _starts(lower: str, *, figures: bool) -> Iterable[int]:
    """Where a form may begin, in order."""
    words, dates, counts = _anchors()
    out = [hit.start() for hit in (counts if figures else dates).finditer(lower)]
    for hit in words.finditer(f" {lower}"):
        at = hit.start()
        out.append(at)
        before = lower[max(0, at - 8) : at].split()
        if before and (before[-1][-1] in "0123456789)" or before[-1].lstrip("(") in _LEADS):
            lead = _LEAD.search(lower, max(0, at - _LEAD_WIDTH), at)
            if lead:
                out.append(lead.start())
    if len(out) < 2:
        return out
    minutes = {hit.start(1) for hit in _MINUTES.finditer(lower)}
    return sorted(set(out) - minutes)
