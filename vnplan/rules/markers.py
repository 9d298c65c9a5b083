"""The markers of items: every reading of what stands at the beginning of a line, with what each reading costs.

Markers are ambiguous (``i)``, ``I.``, ``l.``) and damaged (``s.`` for ``8.``); which reading is right shows only in the
sequence, so all are given. Decree 34/2016/NĐ-CP, Article 62, and Decree 30/2020/NĐ-CP, Appendix I, lay down the styles.
"""

from collections import ChainMap
from collections.abc import Sequence
from functools import cache, lru_cache
from operator import attrgetter

from vnplan.rules.confused import confusions, damaged, first, point, read_as, roman_mark
from vnplan.rules.reading import Reading, point_value, roman
from vnplan.text import kept_re as re
from vnplan.text.numerals import format_roman
from vnplan.text.patterns import any_pattern, compiled

_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")

_NAMED = re.compile(
    r"(?P<word>(?i:phần|chương|tiểu mục|mục|điều|bước))[ \t]+"
    r"(?:(?i:thứ)[ \t]+(?P<ordinal>\w+)|(?P<value>\d{1,4}|[IVXLC1l]{1,7}|[\dlLIOoSB]{1,3})(?P<suffix>[a-zđ]?\d{0,2}))"
    r"(?P<stop>[ \t]*[.:\-–](?!\d)|(?=[ \t]|$))",
)
# How the words of divisions begin.
_NAMES = frozenset("pcmtđbPCMTĐB")
# An article whose number a scan lost: "Điều, -."
_NUMBERLESS = re.compile(r"(?:Điều|ĐIỀU)[ \t]*[^\w\s][^\w]*")
_MOST_ARTICLES, _NUMBERLESS_COST = 40, 1.2
_NUMBER = compiled(r"(?P<value>\d{1,3})(?P<suffix>[a-zđ]?)[ \t]?(?P<stop>[.)/]|[ \t]?[-–](?=[ \t]*[A-ZĐÀ-Ỹ]))(?=[ \t]*\S)(?!\d)")
_MULTI = compiled(
    r"(?P<value>[1-9]\d?(?:\.[1-9]\d?){1,4})(?P<stop>[.)]?|[ \t]?[-–](?=[ \t]*[A-ZĐÀ-Ỹ]))(?=[ \t]+[^\d%\s]|[A-ZĐÀ-Ỹ])"
)
# What a scan makes of the stop of a number, or of the stop inside one: "3, Giấy chứng nhận", "3: Ông", "1/2. Chứng từ".
_NUMBER_STOPLESS = compiled(r"(?P<value>\d{1,2})(?P<stop>[,:;])(?=[ \t]+[“\"]?[A-ZĐÀ-Ỹ])")
_MULTI_STOPLESS = compiled(r"(?P<one>[1-9]\d?)(?:[/⁄,](?P<two>[1-9]\d?)[.)]|\.(?P<last>[1-9]\d?)[,:;])(?=[ \t]+[A-ZĐÀ-Ỹ])")
# A number that runs into the amount behind it: "12.06 bản sao".
_NUMBER_GLUED = compiled(r"(?P<value>\d{1,2})(?P<stop>\.)(?=0\d[ \t]+[a-zà-ỹđ])")
_STOP_COST = 0.8
# A Roman numeral whose stop was lost, before a heading in capitals; "LẦN THỨ" / "XIV CỦA ĐẢNG" is none.
BARE_ROMAN = r"(?:I{1,3}|IV|VI{0,3}|IX|X)[ \t]+(?!CỦA|VÀ|NĂM|NHIỆM KỲ)(?=[A-ZĐÀ-Ỹ]{2}[A-ZĐÀ-Ỹ ,]{4}[^a-zà-ỹ]*$)"
_ROMAN_BARE = compiled(BARE_ROMAN)
_CAPITAL = compiled(r"(?P<value>[A-HĐ])[ \t]?(?P<stop>[.)]|/(?=[ \t]|[A-ZĐÀ-Ỹ])|[ \t]?[-–](?=[ \t]))(?=[ \t]*\S)")
_POINT_MULTI = re.compile(r"(?P<head>[a-zđ])\.?(?P<value>\d{1,2})(?P<stop>[).])(?=[ \t]*\S)(?!\d)")
_ENCLOSED = re.compile(r"\((?P<value>\d{1,2}|[ivx]{1,5}|[a-zđ])\)[ \t.]*(?=\S)")
_BULLET = compiled(r"(?P<marker>--(?=[ \t])|[-–—−+*•▪●○◦‣])[ \t]*(?=\S)|(?P<worn>~|_{1,2})[ \t]+(?=[^\W\da-zà-ỹđ_])")
# Several stages ask for the readings of one line; a page has no more lines than this, or asks for them soon after another.
_REMEMBERED = 4096
# Of each sort there are so many markers that recur.
_MARKERS = 512
# A line of more characters is no part of a document, but a picture or a script, and is not kept.
_LONGEST = 5000
_BARE_COST, _LOST_STROKE = 1.0, 2.2
_NUMBERED_WORDS = {
    "phần": "part",
    "chương": "chapter",
    "mục": "section",
    "tiểu mục": "subsection",
    "điều": "article",
    "bước": "step",
}


def bullet(text: str) -> tuple[str, int] | None:
    """The mark of a dash item and where its text begins.

    >>> bullet("- Sở Nội vụ"), bullet("Sở Nội vụ")
    (('-', 2), None)
    """
    found = _BULLET.match(text)
    return (found["marker"] or "-", found.end()) if found else None


def readings(text: str) -> tuple[Reading, ...]:
    """Every reading of the marker at the beginning of ``text``, the cheapest first; none where there is no marker.

    >>> [(r.style, r.number, r.cost) for r in readings("s. Trên cơ sở")]
    [('point', 's', 0.3), ('number', '8', 1.0), ('number', '5', 1.4)]
    >>> [(r.style, r.number, r.prefix) for r in readings("4.1. Ứng dụng")]
    [('multi2', '1', ('4',))]
    """
    if not text or text[0] not in first():
        return ()
    return _kept(text) if len(text) <= _LONGEST else _readings(text)


def _readings(text: str) -> tuple[Reading, ...]:
    if not _any().match(text):
        return ()
    first = text[0]
    if first in _NAMES and (found := _division(text)):
        return found
    multi = _MULTI.match(text) if first.isdecimal() else None
    if multi:
        parts = tuple(str(int(p)) for p in multi["value"].split("."))
        return (Reading(f"multi{len(parts)}", int(parts[-1]), parts[-1], multi.end(), 0.0, parts[:-1]),)
    out = [*_numbers(text), *_stopless(text), *_romans(text), *_letters(text), *_enclosed(text)]
    if len(out) > 1:
        out.sort(key=attrgetter("cost"))
    return tuple(out)


_kept = lru_cache(maxsize=_REMEMBERED)(_readings)


@cache
def _any() -> re.Pattern[str]:
    """All markers in one pattern: most lines that begin with a letter of one have none."""
    ways = (
        *(_NAMED, _NUMBERLESS, _MULTI, _NUMBER, damaged(), _NUMBER_STOPLESS, _NUMBER_GLUED, _MULTI_STOPLESS),
        *(roman_mark(), _ROMAN_BARE, _CAPITAL, _POINT_MULTI, point(), _ENCLOSED),
    )
    return any_pattern(pattern.pattern for pattern in ways)


def _division(text: str) -> tuple[Reading, ...]:
    """The readings of the word of a division with its number."""
    named = _NAMED.match(text)
    found = _named(named) if named else None
    if named and found:
        return (found, *_figure(found, text[: named.end("value")])) if found.style == "article" else (found,)
    if _NUMBERLESS.fullmatch(text):
        # The neighbours say which article it is.
        numbers = range(1, _MOST_ARTICLES)
        return tuple(Reading("article", n, f"Điều {n}", len(text), _NUMBERLESS_COST) for n in numbers)
    return ()


def _named(found: re.Match[str]) -> Reading | None:
    word = found["word"].lower()
    label = found["word"].capitalize()
    if found["ordinal"]:
        ordinal = found["ordinal"].lower()
        if ordinal not in _ORDINALS or (not found["stop"] and found.string[found.end() :].lstrip()[:1].islower()):
            return None  # "Phần thứ nhất là ..." tells of a part
        return Reading(_NUMBERED_WORDS[word], _ORDINALS.index(ordinal) + 1, f"{label} thứ {ordinal}", found.end())
    raw, suffix = found["value"], found["suffix"]
    number = _named_number(raw, word)
    value = int(number) if number.isdigit() else roman(number)
    if value is None:
        return None
    if not found["stop"] and word in ("mục", "điều", "phần", "bước") and not found["word"][0].isupper():
        return None
    cost = 0.0 if number == raw else 0.5
    if not found["stop"] and found.end() < len(found.string) and not found.string[found.end() :].lstrip().isupper():
        cost += 1.8
    fraction = (point_value(suffix[0]) or 0) / 100 if suffix else 0
    return Reading(_NUMBERED_WORDS[word], value + fraction, f"{label} {number}{suffix}", found.end(), cost)


def _named_number(raw: str, word: str) -> str:
    """The number behind the word of a division: articles and steps are counted in figures, so that "Điều L" is Điều 1.

    >>> _named_number("L", "điều"), _named_number("lO", "điều"), _named_number("Il", "chương"), _named_number("IV", "điều")
    ('1', '10', 'II', 'IV')
    """
    if raw.isdigit() or (word in ("điều", "bước") and roman(raw) and "L" not in raw):
        return raw
    if word in ("điều", "bước"):
        digits = ChainMap(*(row.reads for row in confusions("number")), {"L": "1"})
        return "".join(digits.get(c, c) for c in raw)
    return raw.replace("l", "I").replace("1", "I")


def _numbers(text: str) -> Sequence[Reading]:
    found = _NUMBER.match(text)
    if found:
        return _number(found["value"], found["suffix"], found["stop"], found.end())
    out = []
    found = damaged().match(text)
    if found:
        for table in confusions("number"):
            digits = read_as(found["value"], table)
            if digits.isdigit() and digits != found["value"] and int(digits):
                cost = table.cost + (0.5 if len(digits) > 1 else 0)
                style = "paren" if found["stop"] == ")" else "number"
                out.append(Reading(style, int(digits), str(int(digits)), found.end(), cost, (), found["stop"], found["value"]))
    return out


@lru_cache(maxsize=_MARKERS)
def _number(value: str, suffix: str, stop: str, end: int) -> tuple[Reading, ...]:
    fraction = (point_value(suffix) or 0) / 100 if suffix else 0
    style = "paren" if stop == ")" else "number"
    read = Reading(style, int(value) + fraction, f"{int(value)}{suffix}", end, 0.0, (), stop.strip())
    return (read, *_figure(read, value)) if stop == "." else (read,)


def _figure(read: Reading, raw: str) -> list[Reading]:
    """The marker with another figure, which a scan takes for the one that stands there."""
    word, _, figure = read.number.rpartition(" ")
    return [
        read._replace(value=int(other), number=f"{word} {other}".strip(), cost=read.cost + row.cost, raw=raw)
        for row in confusions("figure")
        if (other := row.reads.get(figure))
    ]


def _stopless(text: str) -> list[Reading]:
    """Readings of numbers whose stop a scan took for another character."""
    found = _NUMBER_STOPLESS.match(text) or _NUMBER_GLUED.match(text)
    if found:
        number = str(int(found["value"]))
        return [Reading("number", int(number), number, found.end(), _STOP_COST, (), ".")]
    found = _MULTI_STOPLESS.match(text)
    if found:
        number = found["two"] or found["last"]
        return [Reading("multi2", int(number), number, found.end(), _STOP_COST, (found["one"],))]
    return []


def _romans(text: str) -> Sequence[Reading]:
    found = roman_mark().match(text)
    if not found:
        found = _ROMAN_BARE.match(text)
        value = roman(number := found.group().strip()) if found else None
        return [Reading("roman", value, number, found.end(), _BARE_COST)] if found and value else []
    raw = found["value"]
    if (raw.isdigit() and (raw != "1" or text[found.end() :][:1].isdigit())) or (len(raw) == 1 and raw not in "IVXL1l|!H"):
        return []
    return _roman(raw, found["stop"].strip(), found.end())


@lru_cache(maxsize=_MARKERS)
def _roman(raw: str, stop: str, end: int) -> tuple[Reading, ...]:
    costs: dict[str, float] = {}
    for row in confusions("roman"):
        fixed = read_as(raw, row)
        costs.setdefault(fixed, 0.0 if fixed == raw else row.cost)
    out: list[Reading] = []
    for fixed, cost in costs.items():
        value = roman(fixed)
        if value is not None:
            out.append(Reading("roman", value, fixed, end, cost, (), stop, raw))
    if out and out[0].cost == 0 and out[0].number.endswith("I"):
        # A scan loses a stroke: "II." again, before "IV.", is III.
        value = int(out[0].value) + 1
        out.append(out[0]._replace(value=value, number=format_roman(value), cost=_LOST_STROKE))
    return tuple(out)


def _letters(text: str) -> list[Reading]:
    out = []
    found = _CAPITAL.match(text)
    if found:
        value = point_value(found["value"].lower())
        if value is not None:
            out.append(Reading("letter", value, found["value"], found.end(), 0.0, (), found["stop"].strip()))
    found = _POINT_MULTI.match(text)
    if found and not text[0].isdigit():
        out.append(Reading("point_multi", int(found["value"]), found["value"], found.end(), 0.0, (found["head"],), found["stop"]))
        return out
    found = point().match(text)
    return [*out, *_point(found["value"], found["suffix"], found["stop"], found.end())] if found else out


@lru_cache(maxsize=_MARKERS)
def _point(raw: str, suffix: str, stop: str, end: int) -> tuple[Reading, ...]:
    """The readings of the letter of a point; one that must be taken for another only before a bracket."""
    costs = {raw: 0.0} if point_value(raw) is not None else {}
    if stop == ")":
        for row in confusions("letter"):
            if raw in row.reads:
                costs.setdefault(row.reads[raw], row.cost)
    loose = 0.0 if stop == ")" else 0.3
    fraction = int(suffix) / 10 if suffix else 0
    return tuple(
        Reading("point", value + fraction, letter + suffix, end, loose + cost, (), stop, raw + suffix)
        for letter, cost in costs.items()
        if (value := point_value(letter)) is not None
    )


def _enclosed(text: str) -> list[Reading]:
    found = _ENCLOSED.match(text)
    if not found:
        return []
    raw = found["value"]
    if raw.isdigit():
        return [Reading("enclosed", int(raw), raw, found.end(), 0.0, (), ")")]
    value = roman(raw.upper())
    out = []
    if value is not None:
        out.append(Reading("enclosed_roman", value, raw, found.end(), 0.0, (), ")"))
    letter = point_value(raw) if len(raw) == 1 else None
    if letter is not None:
        out.append(Reading("enclosed_point", letter, raw, found.end(), 0.1, (), ")"))
    return out
