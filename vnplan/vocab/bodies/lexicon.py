"""The words that name bodies, compiled on first use from ``bodies.toml`` and ``provinces.toml``."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple, TypeVar

from vnplan.model.task import BodyKind
from vnplan.rules.load import Form, load
from vnplan.text import kept_re as re
from vnplan.text.lazy import Lazy, with_room
from vnplan.text.letters import lowered
from vnplan.text.patterns import Later, longest_first
from vnplan.text.quick import Quick
from vnplan.text.remembered import remembered
from vnplan.vocab.bodies.rows import (
    BodyName,
    BodyNames,
    Department,
    Head,
    Ministry,
    Nouns,
    Positions,
    Province,
    Sort,
    Tail,
    WordList,
)


class Entry(NamedTuple):
    """A way in which the name of a body can begin."""

    source: str
    sort: Sort
    kind: BodyKind
    size: int
    tail: Tail | None = None


class Domain(NamedTuple):
    """A field of government, as departments and ministries are named: its normal spelling and who has it today."""

    name: str
    ministry: bool
    successor: str | None


_ODD = ("–", "—", "−", "‐", "‑", "‒"), ("\xa0", "\t", "\n")
_TONES = {
    old: new
    for olds, news in (
        ("oà oá oả oã oạ", "òa óa ỏa õa ọa"),
        ("oè oé oẻ oẽ oẹ", "òe óe ỏe õe ọe"),
        ("uỳ uý uỷ uỹ uỵ", "ùy úy ủy ũy ụy"),
    )
    for old, new in zip(olds.split(), news.split(), strict=True)
}
# Stands between texts that are made plain together: no text has it.
_BETWEEN = "\0"
_WORD = re.compile(r"\w+")
_DASHED = re.compile(r"\s*-\s*")
V = TypeVar("V")
_STYLE = re.compile(r"[ou][àáảãạèéẻẽẹỳýỷỹỵ](?!\w)")


@remembered
def plain(text: str) -> str:
    """The text in lower case, dashes and spaces of one kind, tone marks at one place, each character where it was.

    >>> plain("Sở Văn hoá – Thể thao")
    'sở văn hóa - thể thao'
    """
    low = lowered(text)
    for odd, usual in zip(_ODD, "- ", strict=True):
        for character in odd:
            if character in low:
                low = low.replace(character, usual)
    return _STYLE.sub(_usual_place, low)


def _usual_place(found: re.Match[str]) -> str:
    """The tone mark on the first of two vowels; "quý" has only one."""
    at = found.start()
    return found[0] if found.string[at - 1 : at] == "q" else _TONES.get(found[0], found[0])


def plains(texts: Iterable[str]) -> list[str]:
    """Many texts as ``plain`` makes them, all at once: a table has hundreds."""
    each = list(texts)
    return plain(_BETWEEN.join(each)).split(_BETWEEN) if each else []


def phrase_sources(phrases: Iterable[str]) -> list[str]:
    """The pattern of each phrase in plain text: any white space between its words, none needed about its dashes and commas."""
    lows = plains(" ".join(words.split()) for words in phrases)
    out = re.escape(_BETWEEN.join(lows))
    out = out.replace(r"\ \-\ ", r"\s*-\s*").replace(r",\ ", r"\s*,\s*").replace(r"\ \&\ ", r"\s*&\s*")
    return out.replace(r"\ ", r"\s+").split(_BETWEEN) if lows else []


def phrases(words: Iterable[str]) -> str:
    """Any of some phrases, the longest first, ended by a word's end."""
    return _ended(phrase_sources(longest_first(words)))


def _ended(sources: Iterable[str]) -> str:
    # "TC" is no word of "TC&QLĐT".
    return rf"(?:{'|'.join(sources)})(?!&?\w)"


def first_words_of(phrases: Iterable[str]) -> list[str]:
    """The first word of each phrase in plain text: what the tables are looked up by."""
    return [found[0] if (found := _WORD.match(low)) else "" for low in plains(phrases)]


def by_first_word(words: Iterable[str]) -> Later:
    """Phrases for looking up at a place in plain text: the first word there gives the pattern to try."""
    ordered = longest_first(words)
    sorted_in: dict[str, list[str]] = defaultdict(list)
    for first, source in zip(first_words_of(ordered), phrase_sources(ordered), strict=True):
        sorted_in[first].append(source)
    return Later({first: _ended(group) for first, group in sorted_in.items()})


def looked_up(table: Mapping[str, V], found: str) -> V | None:
    """What a table says of a phrase that was found in plain text, whatever blanks stand in it and around its hyphens.

    >>> looked_up({"phát thanh - truyền hình": 1}, "phát  thanh- truyền hình"), looked_up({"ban-mai": 2}, "ban - mai")
    (1, 2)
    """
    name = " ".join(found.split())
    ways = (name, _DASHED.sub(" - ", name), _DASHED.sub("-", name))
    return next((table[way] for way in ways if way in table), None)


@with_room
@dataclass(eq=False)
class Openings:
    """The ways in which a name that begins with a word can go on, in order."""

    entries: tuple[Entry, ...]
    # One pattern for all ways from one of them on, where that was asked for.
    _behind: dict[int, re.Pattern[str]] = field(default_factory=dict)

    @Lazy
    def any_of(self) -> re.Pattern[str]:
        """All the ways in one pattern with a group behind each, compiled when it is first asked for."""
        return self._from(0)

    def _from(self, first: int) -> re.Pattern[str]:
        # An empty group tells which way it is: before a way, one would keep ``re`` from looking at its letters first.
        return re.compile("|".join(f"{way.source}()" for way in self.entries[first:]))

    def at(self, low: str, at: int) -> Iterator[tuple[Entry, int]]:
        """The ways that fit at a place in plain text, in order, and where each ends."""
        found, first = self.any_of.match(low, at), 0
        while found:
            first += found.lastindex or 1
            yield self.entries[first - 1], found.end()
            if first == len(self.entries):
                return
            pattern = self._behind.get(first)
            if pattern is None:
                pattern = self._behind[first] = self._from(first)
            found = pattern.match(low, at)


@cache
def entries() -> dict[str, Openings]:
    """How names of bodies begin, by first word; longer names first, known names before heads before common nouns."""
    rows: list[tuple[str, Sort, BodyKind, Tail | None]] = []
    for body in load("bodies", "body", BodyName):
        rows += ((word, "name", body.kind, "place") for word in (body.name, *body.also))
    for bodies in load("bodies", "bodies", BodyNames):
        rows += ((word, "name", bodies.kind, "place") for word in bodies.names)
    for head in load("bodies", "head", Head):
        rows += ((word, "head", head.kind, head.tail) for word in head.words)
    for noun in load("bodies", "noun", Nouns):
        rows += ((word, noun.kind, "group", None) for word in noun.words)
    for position in load("bodies", "position", Positions):
        rows += ((word, "position", "position", None) for word in position.words)
    order = ("name", "position", "head", "plain", "unit", "full")
    found: dict[str, list[tuple[tuple[bool, int, int], Entry]]] = defaultdict(list)
    words = [word for word, *_ in rows]
    for (word, sort, kind, tail), first, source in zip(rows, first_words_of(words), phrase_sources(words), strict=True):
        entry = Entry(_ended([source]), sort, kind, len(word), tail)
        common = sort in ("plain", "unit", "full")
        found[first].append(((common, -len(word), order.index(sort)), entry))
    return {first: Openings(tuple(e for _, e in sorted(group, key=lambda row: row[0]))) for first, group in found.items()}


@cache
def spellings() -> dict[str, str]:
    """The normal spelling of each name and each head word, by each of its spellings in plain text."""
    rows = [(word, body.name) for body in load("bodies", "body", BodyName) for word in (body.name, *body.also)]
    rows += ((name, name) for row in load("bodies", "bodies", BodyNames) for name in row.names)
    rows += ((word, word) for row in load("bodies", "head", Head) for word in row.words)
    return dict(zip(plains(word for word, _ in rows), (normal for _, normal in rows), strict=True))


UNIT = (
    r"(?:tỉnh|thành phố|tp\.?|[hqp]\.(?=\s?\w)|tx\.|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu|thôn|bản|xóm|ấp|khóm|buôn"
    r"|khu phố|tổ dân phố|khu dân cư)"
)


@cache
def grammar(name: str) -> Quick:
    """A form of the grammar of names, by its name in ``bodies.toml``."""
    form = next(form for form in load("bodies", "grammar", Form) if form.name == name)
    return Quick(form.pattern.replace("{unit}", UNIT.replace(" ", r"\s+")))


@cache
def word_list(key: str) -> re.Pattern[str]:
    """The words of a list of ``bodies.toml``, to be tried at a place in plain text."""
    return re.compile(phrases([word for row in load("bodies", key, WordList) for word in row.words]))


@cache
def first_words(key: str) -> frozenset[str]:
    """The first words of a list of ``bodies.toml``: a cheap look before its pattern is tried."""
    return frozenset(first_words_of(word for row in load("bodies", key, WordList) for word in row.words))


@cache
def domains() -> Later:
    """Names of departments and ministries without their head word, by first word."""
    return by_first_word(domain_names())


@cache
def domain_names() -> dict[str, Domain]:
    """Every spelling and abbreviation of a department or ministry, in plain text, and which one it is."""
    found: dict[str, Domain] = {}
    for ministry in load("bodies", "ministry", Ministry):
        domain = Domain(ministry.name, ministry=True, successor=ministry.successor)
        found |= {plain(word): domain for word in (ministry.name, *ministry.also, *ministry.short)}
    for department in load("bodies", "department", Department):
        domain = Domain(department.name, ministry=False, successor=department.successor)
        for word in (department.name, *department.also, *department.short):
            found.setdefault(plain(word), domain)
    return found


@cache
def provinces() -> dict[str, Province]:
    """Every province by each of its names in plain text."""
    rows = [(word, row) for row in load("provinces", "province", Province) for word in (row.name, *row.also)]
    return dict(zip(plains(word for word, _ in rows), (row for _, row in rows), strict=True))
