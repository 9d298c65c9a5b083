"""What a token of time says: places in the calendar, recurrences, lengths of time."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

import regex

from vnplan.model.deadline import Duration, Recurrence
from vnplan.text.numerals import parse_number, parse_roman, parse_words
from vnplan.vocab.time import dates
from vnplan.vocab.time.dates import Point
from vnplan.vocab.time.forms import Token

Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]

_RANGE = frozenset({"-", "–", "đến"})
_UNITS: dict[str, tuple[Frequency, int]] = {
    "ngày": ("DAILY", 1), "tuần": ("WEEKLY", 1), "tháng": ("MONTHLY", 1), "quý": ("MONTHLY", 3), "năm": ("YEARLY", 1),
}  # fmt: skip
_RECURRENCES: dict[tuple[Frequency, int], Recurrence] = {
    ("DAILY", 1): "daily", ("WEEKLY", 1): "weekly", ("MONTHLY", 1): "monthly", ("MONTHLY", 3): "quarterly",
    ("MONTHLY", 6): "half_yearly", ("YEARLY", 1): "yearly",
}  # fmt: skip
_DURATIONS: dict[str, Literal["hour", "day", "week", "month", "quarter", "year"]] = {
    "giờ": "hour", "ngày": "day", "tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year",
}  # fmt: skip
_WEEKDAYS = {"hai": "MO", "ba": "TU", "tư": "WE", "năm": "TH", "sáu": "FR", "bảy": "SA"}
_WEEKS = {"đầu": 1, "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "cuối": -1}
_AHEAD = frozenset({"sau", "tới", "kế tiếp", "tiếp theo"})


@dataclass(frozen=True, slots=True)
class Cycle:
    """How often something falls due: every ``interval`` of ``frequency``; without one, at no fixed times."""

    frequency: Frequency | None = None
    interval: int = 1
    weekday: str | None = None
    regular: bool = True

    @property
    def recurs(self) -> Recurrence:
        """Its name; ``other`` where there is none."""
        return _RECURRENCES.get((self.frequency, self.interval), "other") if self.frequency else "other"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One place in the calendar, or two with what lies between; ``None`` for an end that is not in the calendar."""

    first: Point | None
    last: Point | None


def number(text: str) -> int | None:
    """A small number in figures, in words or in Roman numerals."""
    value = parse_number(text)
    if value is not None:
        return int(value)
    return parse_words(text) or parse_roman(text)


def stretches(token: Token) -> list[Stretch]:
    """The places in the calendar that a token names: several of a list, one of a range."""
    points = _points(token)
    joins = token.match.captures("join") if "join" in token.match.re.groupindex else []
    out = [Stretch(points[0], points[0])]
    for join, (_, point) in zip(joins, pairwise(points), strict=False):
        if join in _RANGE:
            out[-1] = Stretch(out[-1].first, point)
        else:
            out.append(Stretch(point, point))
    return out


def _points(token: Token) -> list[Point]:
    match, name = token.match, token.form.name
    if name in {"day", "day_bare"}:
        month = number(match["m"]) or 0
        return [Point("day", _year(match), (month, month), int(d), ahead=_ahead(match)) for d in match.captures("d")]
    if name == "day_of_period":
        return [Point("day", None, None, int(d)) for d in match.captures("d")]
    if name in {"last_day_of", "weekday_of_week"}:
        return [Point("day", None, None, -1)]
    if name == "week_of_month":
        return [_week(match)]
    if name.startswith("month"):
        return _months(token)
    if name.startswith("quarter"):
        quarters = [dates.quarter(number(q) or 0, _year(match)) for q in match.captures("q")]
        return [Point("quarter", q.year, q.months, ahead=_ahead(match)) for q in quarters]
    if name == "half_of_year":
        return [Point("half_year", _year(match), (1, 6) if match["half"] == "đầu" else (7, 12))]
    return _years(token)


def _months(token: Token) -> list[Point]:
    match = token.match
    if token.form.name == "months_of_year":
        count = number(match["n"]) or 0
        span = (1, count) if match["half"] == "đầu" else (13 - count, 12)
        return [Point("half_year" if count == 6 else "period", _year(match), span)]
    months = [number(m) or 0 for m in match.captures("m")]
    return [Point("month", _year(match), (m, m), ahead=_ahead(match)) for m in months]


def _years(token: Token) -> list[Point]:
    match, name = token.match, token.form.name
    if name in {"year_unnamed", "year_whole"}:
        return [Point("year", ahead=_ahead(match))]
    years = [int(y) for y in match.captures("y")]
    if name == "school_year":
        return [Point("period", years[0], (9, 5), last_year=years[-1])]
    if name == "period":
        return [dates.years(years[0], years[-1], "period")]
    return [dates.years(y) for y in years]


def _week(match: "regex.Match[str]") -> Point:
    words = match["w"].split()
    count = _WEEKS.get(words[0]) or number(match["w"]) or 1
    found = dates.week(count, number(match["m"]) or 0, _year(match))
    return Point("week", found.year, found.months, found.day, found.last_day, ahead=_ahead(match))


def _year(match: "regex.Match[str]") -> int | None:
    return int(match["y"]) if match["y"] else None


def _ahead(match: "regex.Match[str]") -> int:
    return int("ahead" in match.re.groupindex and match["ahead"] in _AHEAD)


def cycle_of_period(token: Token) -> Cycle | None:
    """The recurrence that a day of a month or of a quarter has of itself: ``ngày 15 hằng tháng``."""
    if token.form.name == "weekday_of_week":
        return Cycle("WEEKLY", 1, _weekday(token.match["wd"]))
    if token.form.name not in {"day_of_period", "last_day_of"} or not token.match["of"]:
        return None
    return Cycle("MONTHLY", 3 if "quý" in token.match["of"] else 1)


def _weekday(word: str) -> str:
    """``hai`` and ``2`` are Monday, as RFC 5545 names it."""
    return _WEEKDAYS.get(word) or list(_WEEKDAYS.values())[int(word) - 2]


def cycles(token: Token) -> list[Cycle]:
    """The recurrences that a token names: several of ``hằng tháng, quý, năm``, one without a period of ``định kỳ``."""
    match, name = token.match, token.form.name
    if name in {"regularly", "continuously"}:
        return [Cycle(regular=name == "regularly")]
    if name == "times_a_period":
        frequency, interval = _UNITS[match["unit"]]
        times = number(match["times"]) or 1
        if times == 1:
            return [Cycle(frequency, interval)]
        months = {"YEARLY": 12, "MONTHLY": interval}.get(frequency, 0)
        return [_monthly(months // times)] if months and months % times == 0 else [Cycle()]
    if "wd" in match.re.groupindex and match["wd"]:
        return [Cycle("WEEKLY", 1, _weekday(match["wd"]))]
    return _listed(match, [(span, number(text) or 1) for span, text in zip(match.spans("n"), match.captures("n"), strict=True)])


def _listed(match: "regex.Match[str]", counts: list[tuple[tuple[int, int], int]]) -> list[Cycle]:
    """The units in order, each with the number that directly precedes it; a number without a unit counts months."""
    out: list[tuple[int, Cycle]] = []
    units = list(zip(match.spans("unit"), match.captures("unit"), strict=True))
    used = set[int]()
    for (start, _), unit in units:
        near = [(span, n) for span, n in counts if span[1] <= start and start - span[1] < 16]
        count = near[-1][1] if near else 1
        used.update(span[0] for span, _ in near[-1:])
        frequency, interval = _UNITS[unit]
        out.append((start, _monthly(count * interval) if frequency == "MONTHLY" else Cycle(frequency, count)))
    out += [(span[0], _monthly(n)) for span, n in counts if span[0] not in used]
    return [cycle for _, cycle in sorted(out, key=lambda row: row[0])]


def _monthly(months: int) -> Cycle:
    return Cycle("YEARLY", months // 12) if months and months % 12 == 0 else Cycle("MONTHLY", months) if months else Cycle()


def duration(token: Token) -> Duration:
    """The length of time that a token names."""
    match = token.match
    if token.form.name == "term_in_words":
        count = Decimal(parse_words(match["words"]) or 0)
        working = False
    else:
        count = parse_number(match["n2"] or match["n"]) or Decimal(0)
        working = bool(match["kind"])
    word, *kind = match["unit"].split()
    unit = _DURATIONS[word]
    if kind or working:
        return Duration(count=float(count), unit="working_hour" if unit == "hour" else "working_day" if unit == "day" else unit)
    return Duration(count=float(count), unit=unit)
