"""Documents cited by name: laws, programmes with their period, "Kế hoạch này", and the short names that a text defines."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from vnplan.annotate.citations.context import word_ending
from vnplan.rules.load import Rule, load
from vnplan.rules.phrases import Phrases
from vnplan.text.letters import LOWER
from vnplan.text.patterns import Later
from vnplan.text.quick import holds
from vnplan.vocab.bodies.issuers import issuer_at, spelled
from vnplan.vocab.kinds import kinds_by_name
from vnplan.vocab.time.issued import IssueDate, date_after

_PHRASES = Phrases("citations")
_STOPS = Phrases("stops")

# The words before the names of laws.
_LAW_WORDS = ("Luật", "Bộ luật", "Bộ Luật", "Pháp lệnh")
_PERIODS = ("giai đoạn", "thời kỳ")
# What every name of a document has one of.
NAMING = (*_LAW_WORDS, "Hiến pháp", *_PERIODS, "này")
# What every definition of a short name has one of.
_DEFINING = ("gọi ", "viết tắt", "(")
# "Bộ Luật" is found by itself; "Đại học Luật" is a school.
_NO_LAW = ("Bộ ", "ại học ", "hoa ", "gành ")
_MOST_NAME = 220
_MOST_AMENDED = 12
_SINGLE = frozenset({"Luật", "Lệnh"})


class Law(Rule):
    """Names of laws of one sort, and the words before them."""

    kind: str
    words: tuple[str, ...]
    names: tuple[str, ...]


class Programme(Rule):
    """Words that begin the name of a programme."""

    kind: str
    words: tuple[str, ...]


class Named(NamedTuple):
    """A document cited by name: ``name`` is its span without date and year, ``end`` where the mention ends."""

    kind: str | None
    start: int
    name: tuple[int, int]
    end: int
    date: IssueDate | None = None
    itself: bool = False


class Defined(NamedTuple):
    """A short name, its span, and the span of what it stands for."""

    name: tuple[int, int]
    meaning: tuple[int, int]


@cache
def _laws(word: str) -> tuple[str, Later] | None:
    """The kind and the known names after a word, longest first, by their first syllable in lower case."""
    for row in load("laws", "law", Law):
        if word not in row.words:
            continue
        by_first: dict[str, list[str]] = {}
        for name in sorted(row.names, key=len, reverse=True):
            by_first.setdefault(re.split(r"[ ,]", name)[0].lower(), []).append(spelled(re.escape(name).replace("\\ ", " ")))
        sources = {first: rf"(?:{'|'.join(names)})(?![{LOWER}])" for first, names in by_first.items()}
        return row.kind, Later(sources, re.IGNORECASE)
    return None


@cache
def _programmes() -> dict[str, str]:
    return {word: row.kind for row in load("citations", "programme", Programme) for word in row.words}


def named(text: str) -> list[Named]:
    """The documents that a text cites by name, in order, apart."""
    if not holds(text, NAMING):
        return []
    found = [*_named_laws(text), *_named_programmes(text), *_this(text)]
    out: list[Named] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if not out or item.start >= out[-1].end:
            out.append(item)
    return out


def _each(text: str, literal: str) -> Iterator[int]:
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + len(literal))


def _named_laws(text: str) -> Iterator[Named]:
    for word in _LAW_WORDS:
        kind, _ = _laws(word) or (None, None)
        for at in _each(text, word):
            near = text[max(0, at - 9) : at]
            if near[-1:].isalnum() or near.endswith(_NO_LAW):
                continue
            end = _law_end(text, at, word)
            if end:
                yield _dated(text, kind, at, end)
    for at in _each(text, "Hiến pháp"):
        match = _PHRASES["constitution"].match(text, at)
        if match:
            yield _dated(text, "constitution", at, match.end())


def _law_end(text: str, at: int, word: str) -> int | None:
    """Where the name of the law that begins at ``at`` ends."""
    end = at + len(word)
    amending = _PHRASES["amending_law"].match(text, end)
    return _amended_end(text, amending.end()) if amending else _plain_law_end(text, end, word)


def _plain_law_end(text: str, end: int, word: str) -> int | None:
    """The end of the name that follows the word."""
    first = _PHRASES["first_word"].match(text, end)
    laws = _laws(word)
    if not first or not laws:
        return None
    known = laws[1].of(first[1].lower())
    match = known.match(text, first.start(1)) if known else None
    return match.end() if match else _unknown_law(text, first.start(1))


def _amended_end(text: str, at: int) -> int | None:
    """The end of "Luật Phòng, chống thiên tai và Luật Đê điều" in the name of the law that amends them."""
    end = None
    for _ in range(_MOST_AMENDED):
        word = next((word for word in _LAW_WORDS if text.startswith(word, at)), None)
        inner = _plain_law_end(text, at + len(word), word) if word else None
        joined = _PHRASES["next_law"].match(text, inner) if inner else None
        end = inner or end
        if not joined:
            break
        at = joined.end()
    return end


def _unknown_law(text: str, at: int) -> int | None:
    """A name that no table knows: as far as the name of a body would reach."""
    end = issuer_at(text, at) if text[at - 1] != "\n" else None
    return end if end and len(text[at:end].split()) <= 12 else None


def _dated(text: str, kind: str | None, start: int, end: int) -> Named:
    date = date_after(text, end)
    year = None if date else _PHRASES["year_of_name"].match(text, end)
    return Named(kind, start, (start, year.end() if year else end), date.end if date else year.end() if year else end, date)


def _named_programmes(text: str) -> Iterator[Named]:
    pattern, kinds = _PHRASES["programme"], _programmes()
    floor = 0
    for at, end in sorted((at, at + len(word)) for word in _PERIODS for at in _each(text, word)):
        period = _PHRASES["programme_period"].match(text, end)
        if not period:
            continue
        low = max(floor, at - _MOST_NAME)
        for clause in _STOPS["piece"].finditer(text, low, at):
            low = clause.end()
        starts = list(pattern.finditer(text, low, at))
        if starts:
            first = next(
                (m for m in reversed(starts[1:]) if text[max(low, m.start() - 4) : m.start()] in (" và ", " và\n")), starts[0]
            )
            yield Named(kinds[" ".join(first.group().split())], first.start(), (first.start(), period.end()), period.end())
        floor = period.end()


def _this(text: str) -> Iterator[Named]:
    for at in _each(text, "này"):
        low = max(0, at - 32)
        end = low + len(text[low:at].rstrip())
        found = word_ending(text, end, low) if end < at and not text[at + 3 : at + 4].isalnum() else None
        name = " ".join(text[found[0] : end].split()) if found else ""
        kind = kinds_by_name().get(name.lower()) if name == name.capitalize() else None
        if found and kind and (" " in name or name in _SINGLE):
            yield Named(kind, found[0], (found[0], at + 3), at + 3, itself=True)


def defined(text: str) -> list[Defined]:
    """The short names that a text defines, in order.

    >>> text = "Tháng hành động vì bình đẳng giới (Tháng hành động) từ 15/11"
    >>> [text[slice(*found.name)] for found in defined(text)]
    ['Tháng hành động']
    """
    out: list[Defined] = []
    if not holds(text, _DEFINING):
        return out
    for at in sorted({*_each(text, "gọi "), *_each(text, "viết tắt")}):
        low = max(0, at - 24)
        match = next((m for m in _PHRASES["defines"].finditer(text, low, min(len(text), at + 140)) if m.end() > at), None)
        if match and (not out or out[-1].name != match.span("name")):
            start, end = match.span("name")
            end = start + len(text[start:end].rstrip(" ,."))
            out.append(Defined((start, end), _meant(text, match.start(), text[start:end])))
    for match in _PHRASES["short_name"].finditer(text):
        first = text.rfind(match["name"], max(0, match.start() - 160), match.start())
        if first >= 0 and not _STOPS["piece"].search(text, first, match.start()):
            out.append(
                Defined(match.span("name"), (first, match.start() - 1 if text[match.start() - 1] == " " else match.start()))
            )
    return sorted(out, key=lambda item: item.name)


def _meant(text: str, at: int, name: str) -> tuple[int, int]:
    """The phrase before a definition: from where it says the short name itself, else from the last break of the sentence."""
    end = at
    while end > 0 and text[end - 1] in " \xa0\n(,":
        end -= 1
    low = max(0, end - 400)
    said = text.rfind(name, low, end)
    if said >= 0:
        return said, end
    breaks = [match.end() for match in _PHRASES["before_meaning"].finditer(text, low, end)]
    return max((start for start in breaks if start < end), default=low), end
