"""What a token of time says, by the row of its form: places in the calendar, recurrences, lengths of time."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from vnplan.model.deadline import Duration, Recurrence
from vnplan.text import kept_re as re
from vnplan.text import kept_regex as regex
from vnplan.text.numerals import parse_number, parse_roman, parse_words
from vnplan.vocab.time.dates import Point
from vnplan.vocab.time.forms import LIST_JOINS, CalendarForm, Ends, Frequency, RecurrenceForm, Sum
from vnplan.vocab.time.tokens import Token

_UNITS: dict[str, tuple[Frequency, int]] = {
    "ngày": ("DAILY", 1), "tuần": ("WEEKLY", 1), "tháng": ("MONTHLY", 1), "quý": ("MONTHLY", 3), "năm": ("YEARLY", 1),
    "học": ("MONTHLY", 6), "giờ": ("HOURLY", 1), **dict.fromkeys(("đêm", "sáng", "trưa", "chiều", "tối"), ("DAILY", 1)),
}  # fmt: skip
_RECURRENCES: dict[tuple[Frequency, int], Recurrence] = {
    ("DAILY", 1): "daily", ("WEEKLY", 1): "weekly", ("MONTHLY", 1): "monthly", ("MONTHLY", 3): "quarterly",
    ("MONTHLY", 6): "half_yearly", ("YEARLY", 1): "yearly",
}  # fmt: skip
_BY_MONTHS: dict[int, Recurrence] = {1: "yearly", 2: "half_yearly", 4: "quarterly", 12: "monthly"}
_DURATIONS: dict[str, Literal["hour", "day", "week", "month", "quarter", "year"]] = {
    "giờ": "hour", "h": "hour", "ngày": "day", "tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year",
}  # fmt: skip
_WEEKDAYS = {"hai": "MO", "ba": "TU", "tư": "WE", "năm": "TH", "sáu": "FR", "bảy": "SA", "bẩy": "SA", "chủ nhật": "SU"}
_NTH = {"đầu": 1, "cuối": -1}
_AHEAD = re.compile(r"sau|tới|kế|tiếp|liền|dương")
_LUNAR = {"giêng": 1, "tết": 1, "chạp": 12, "rằm": 15}
# The groups whose values the table names in its sums.
_NUMBERED = ("d", "m", "q", "n")
_SUM = re.compile(r"(-?\d*)([a-z]+)([+-]\d+)?")


class Cycle(NamedTuple):
    """How often something falls due: every ``interval`` of ``frequency``; without one, at no fixed times.

    ``months`` are those of a year that it falls due in; ``counted`` says that it is so many times a period ("2 lần/tháng"),
    ``explicit`` that it can be nothing else than how often something is done ("hai tuần một buổi").
    """

    frequency: Frequency | None = None
    interval: int = 1
    weekday: str | None = None
    regular: bool = True
    months: tuple[int, ...] = ()
    counted: bool = False
    explicit: bool = False

    @property
    def recurs(self) -> Recurrence:
        """Its name; ``other`` where there is none."""
        if self.months:
            return _BY_MONTHS.get(len(self.months), "other")
        return _RECURRENCES.get((self.frequency, self.interval), "other") if self.frequency else "other"


class Stretch(NamedTuple):
    """One place in the calendar, or two with what lies between; ``None`` for an end that is not in the calendar."""

    first: Point | None
    last: Point | None


def number(text: str) -> int | None:
    """A small number in figures, in words or in Roman numerals, or the lunar name of one.

    >>> number("05"), number("bốn mươi lăm"), number("iv"), number("giêng")
    (5, 45, 4, 1)
    """
    if text.isascii() and text.isdecimal():
        return int(text)
    value = parse_number(text)
    if value is not None:
        return int(value)
    return _LUNAR.get(text) or parse_words({"nhất": "một"}.get(text, text)) or parse_roman(text)


def stretches(token: Token) -> list[Stretch]:
    """The places in the calendar that a token names: several of a list, one of a range."""
    if token.broken or not isinstance(token.form, CalendarForm):
        return [Stretch(None, None)]
    said = token.match.capturesdict()
    points = _points(token.form, said)
    out = [Stretch(points[0], points[0])]
    for join, (_, point) in zip(said.get("join", ()), pairwise(points), strict=False):
        if join in LIST_JOINS:
            out.append(Stretch(point, point))
        else:
            out[-1] = Stretch(out[-1].first, point)
    return out


def _points(form: CalendarForm, said: Mapping[str, Sequence[str]]) -> list[Point]:
    """One place for each value of the groups that repeat; the others hold for all of them."""
    months, days, from_issue = form.months, form.days, None
    if form.parts:
        part = form.parts[_part(form, said["part"][-1].split())]
        months, days, from_issue = part.months or months, part.days or days, part.from_issue
    years = [int(y) for y in said.get("y", ())] or [2000 + int(y) for y in said.get("yy", ())]
    last_year = years[-1] if form.span else None
    years = years[:1] if form.span else years
    ahead = int(any(_AHEAD.match(word) for word in said.get("ahead", ())))
    groups = {group: [number(text) or 0 for text in texts] for group in _NUMBERED if (texts := said.get(group))}
    out = []
    for index in range(max(1, len(years), *map(len, groups.values()))):
        at = {group: _nth(values, index) for group, values in groups.items()}
        first, last = _ends(days, at) if days else (None, None)
        out.append(
            Point(
                form.unit,
                _nth(years, index) if years else None,
                _ends(months, at) if months else None,
                first,
                None if first == last else last,
                last_year,
                ahead,
                lunar=form.lunar,
                from_issue=from_issue,
            )
        )
    return out


def _nth(values: Sequence[int], index: int) -> int:
    return values[min(index, len(values) - 1)]


def _part(form: CalendarForm, words: Sequence[str]) -> str:
    """The word of a form that its value hangs on, in the spelling of the table."""
    return words[0] if words[0] in form.parts else str(number(" ".join(words)))


def _ends(ends: Ends, groups: Mapping[str, int]) -> tuple[int, int]:
    first, last = ends
    start = _sum(first, groups)
    return start, start if last == first else _sum(last, groups)


def _sum(value: Sum, groups: Mapping[str, int]) -> int:
    """``3q-2`` with the quarter in ``groups``."""
    if isinstance(value, int):
        return value
    factor, group, more = _terms(value)
    return factor * groups[group] + more


@cache
def _terms(value: str) -> tuple[int, str, int]:
    """Of ``3q-2`` the factor, the group and what is added."""
    found = _SUM.fullmatch(value)
    if found is None:  # pragma: no cover - the schema of the table refuses it
        raise ValueError(value)
    return int(found[1]) if found[1].strip("-") else int(found[1] + "1"), found[2], int(found[3] or 0)


def cycle_of_place(token: Token) -> Cycle | None:
    """The recurrence that a place in the calendar has of itself: ``ngày 15 hằng tháng``."""
    turn = token.form.cycle if isinstance(token.form, CalendarForm) else None
    if turn is None:
        return None
    groups = token.match.re.groupindex
    weekday = _weekday(token.match["wd"]) if "wd" in groups and token.match["wd"] else None
    if weekday and "nth" in groups and token.match["nth"]:
        weekday = f"{_NTH[token.match['nth']]}{weekday}"
    return Cycle(turn.frequency, turn.interval, weekday, months=turn.months)


def _weekday(word: str) -> str:
    """``hai`` and ``2`` are Monday, as RFC 5545 names it."""
    word = " ".join(word.split())
    return _WEEKDAYS[word] if word in _WEEKDAYS else ("MO", "TU", "WE", "TH", "FR", "SA")[int(word) - 2]


def on_weekday(cycle: Cycle, word: str | None) -> Cycle:
    """The recurrence on a day of the week, where that is one of its turns."""
    return cycle._replace(weekday=_weekday(word)) if word and cycle.frequency == "WEEKLY" else cycle


def cycles(token: Token) -> list[Cycle]:
    """The recurrences that a token names: several of ``hằng tháng, quý, năm``, one without a period of ``định kỳ``."""
    form, match = token.form, token.match
    if not isinstance(form, RecurrenceForm) or form.how in {"irregular", "always"}:
        return [Cycle(regular=not isinstance(form, RecurrenceForm) or form.how != "always")]
    return [cycle._replace(explicit=form.explicit) for cycle in _named(form, match)]


def _named(form: RecurrenceForm, match: "regex.Match[str]") -> list[Cycle]:
    """The recurrences of a form that has a period."""
    if form.months:
        return [_monthly(form.months)]
    if form.how == "times":
        return [_times(number(match["times"]) or 1, match["unit"].split()[0])._replace(counted=True)]
    if "wd" in match.re.groupindex and match["wd"]:
        return [Cycle("WEEKLY", 1, _weekday(match["wd"]))]
    counts = zip(match.spans("n"), match.captures("n"), strict=True) if "n" in match.re.groupindex else ()
    return _listed(match, [(span, number(text) or 1) for span, text in counts])


def _times(times: int, unit: str) -> Cycle:
    """So many times a unit: once is the unit itself, others are a rhythm of their own where they divide the year."""
    frequency, interval = _UNITS[unit]
    if times == 1:
        return Cycle(frequency, interval)
    # Terms of a school year are not whole months long.
    months = {"YEARLY": 12, "MONTHLY": interval * (unit != "học")}.get(frequency, 0)
    whole = months // times if months and months % times == 0 else 0
    return _monthly(whole) if whole in {1, 3, 6} else Cycle()


def _listed(match: "regex.Match[str]", counts: list[tuple[tuple[int, int], int]]) -> list[Cycle]:
    """The units in order, each with the number that directly precedes it; a number without a unit counts months."""
    out: list[tuple[int, Cycle]] = []
    units = list(zip(match.spans("unit"), match.captures("unit"), strict=True))
    used = set[int]()
    for (start, _), unit in units:
        near = [(span, n) for span, n in counts if span[1] <= start and not match.string[span[1] : start].split("(")[0].strip()]
        count = near[-1][1] if near else 1
        used.update(span[0] for span, _ in near[-1:])
        frequency, interval = _UNITS[unit.split()[0]]
        out.append((start, _monthly(count * interval) if frequency == "MONTHLY" else Cycle(frequency, count)))
    out += [(span[0], _monthly(n)) for span, n in counts if span[0] not in used]
    return [cycle for _, cycle in sorted(out, key=lambda row: row[0])]


def _monthly(months: int) -> Cycle:
    return Cycle("YEARLY", months // 12) if months and months % 12 == 0 else Cycle("MONTHLY", months) if months else Cycle()


def duration(token: Token) -> Duration:
    """The length of time that a token names, the longer of two ("24-48 giờ"); minutes are parts of an hour."""
    match = token.match
    text = match.captures("n")[-1]
    figures = parse_number(text)
    count = 0.5 if text == "nửa" else float(figures) if figures is not None else float(parse_words(text) or 0)
    word, *working = match["unit"].split()
    if word == "phút":
        return Duration.made(count=round(count / 60, 4), unit="hour")
    unit = _DURATIONS[word]
    if working or match["kind"]:
        return Duration.made(count=count, unit="working_hour" if unit == "hour" else "working_day" if unit == "day" else unit)
    return Duration.made(count=count, unit=unit)
