"""What stands around a document number: the word before it, its issuer before that, its title."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from vnplan.rules.load import DocumentType, Rule, load
from vnplan.rules.phrases import Phrases
from vnplan.text import kept_re as re
from vnplan.text.patterns import longest_first
from vnplan.vocab.bodies.issuers import issuer_at, spelled, stops

_PHRASES = Phrases("citations")
_STOPS = Phrases("stops")

_SPACE = " \t\r\n\xa0"
_NOISE = _SPACE + ".:*'\"“”‘’("
_OPENING = "(“\"'*-+[–"
_DIRECTED, _ASKED = ("chỉ đạo ", "Chỉ đạo ", "CHỈ ĐẠO "), ("đề nghị ", "Đề nghị ", "ĐỀ NGHỊ ")
_LAW_WORDS = frozenset({"luật", "bộ luật", "pháp lệnh", "hiến pháp"})
_MOST_BEFORE = 180
_MOST_BETWEEN = 8


class Word(Rule):
    """Words before a number that name a document."""

    words: tuple[str, ...]
    kind: str
    generic: bool = False
    letter: bool = False


class Reject(Rule):
    """Words before a number that make it something else."""

    words: tuple[str, ...]


class Meaning(NamedTuple):
    """What a word before a number says: a kind of document, or that this is none."""

    kind: str | None
    generic: bool = False
    letter: bool = False
    law: bool = False
    rejected: bool = False

    @property
    def loose(self) -> bool:
        """True if any code may follow without contradiction."""
        return self.generic or self.letter


@dataclass(slots=True)
class Before:
    """The left side of a number. ``start`` is where the mention begins, ``word`` the span of its word."""

    start: int
    meaning: Meaning | None = None
    word: tuple[int, int] | None = None
    counted: bool = False
    issuer: tuple[int, int] | None = None
    name: tuple[int, int] | None = None


@cache
def meanings() -> dict[str, Meaning]:
    """Words in lower case; short forms ("NĐ") as they are written."""
    out: dict[str, Meaning] = {}
    for row in load("citations", "reject", Reject):
        out |= dict.fromkeys(row.words, Meaning(None, rejected=True))
    for kind in load("doctypes", "type", DocumentType):
        meaning = Meaning(kind.kind, law=kind.name.lower() in _LAW_WORDS)
        out.setdefault(kind.name.lower(), meaning)
        out |= {short: meaning for short in kind.short if short not in out}
    for word in load("citations", "word", Word):
        out |= dict.fromkeys(word.words, Meaning(word.kind, generic=word.generic, letter=word.letter))
    return out


def before(text: str, at: int, floor: int, *, law: bool = False) -> Before:
    """What stands before the number at ``at``, no further back than ``floor``; ``law`` looks for a law's name in any case."""
    start = _back(text, at, floor, _NOISE, 8)
    found = Before(at)
    while (
        text[start - 2 : start].lower() in ("số", "so", "sô", "sồ")
        and start - 2 >= floor
        and not text[start - 3 : start - 2].isalnum()
    ):
        found.counted = found.counted or text[start - 1].lower() != "o"
        found.start = start - 2
        start = _back(text, start - 2, floor, _NOISE, 8)
    if text[start - 2 : start] in ("No", "NO", "N°"):
        found.start, start = start - 2, _back(text, start - 2, floor, _SPACE, 3)
    word = word_ending(text, start, floor)
    if word:
        begin, meaning = word
        if not (meaning.law and text[begin].islower()) and not (law and meaning.rejected):
            found.start, found.word, found.meaning = begin, (begin, start), meaning
            found.counted = found.counted or meaning.rejected
            return found
    if found.start < at or law:
        _word_further(text, start, floor, found)
    return found


def _back(text: str, at: int, floor: int, skipped: str, most: int) -> int:
    piece = text[max(floor, at - most) : at]
    return at - len(piece) + len(piece.rstrip(skipped))


def word_ending(text: str, end: int, floor: int) -> tuple[int, Meaning] | None:
    """The longest known word that ends at ``end``."""
    for length in (10, 9, 8):
        if (
            end - length >= floor
            and text[end - length : end].lower() in _pairs()
            and not text[end - length - 1 : end - length].isalnum()
        ):
            return end - length, meanings()[text[end - length : end].lower()]
    words = text[max(floor, end - 44) : end].split()[-4:]
    known, heads = meanings(), _last_syllables()
    if not words or words[-1].lower().lstrip(_OPENING) not in heads:
        return None
    for first in range(len(words)):
        phrase = " ".join(words[first:]).lstrip(_OPENING)
        meaning = known.get(phrase.lower()) or (known.get(phrase) if first == len(words) - 1 else None)
        if meaning and phrase:
            begin = end
            for word in reversed(words[first + 1 :]):
                begin = text.rindex(word, floor, begin)
            begin = text.rindex(words[first].lstrip(_OPENING), floor, begin)
            if begin == 0 or not text[begin - 1].isalnum():
                return begin, meaning
    return None


@cache
def _pairs() -> frozenset[str]:
    """Words of two syllables that no longer word ends in: the usual ones, and certain without a look further left."""
    known = meanings()
    return frozenset(word for word in known if word.count(" ") == 1 and not any(other.endswith(f" {word}") for other in known))


@cache
def _last_syllables() -> frozenset[str]:
    return frozenset(phrase.split()[-1].lower() for phrase in meanings())


def _word_further(text: str, end: int, floor: int, found: Before) -> None:
    """A word for a document further left: "Luật Hải quan số", "Nghị định của Chính phủ số", "các Quyết định của X: số"."""
    matches = [
        m
        for m in _PHRASES["document"].finditer(text, max(floor, end - _MOST_BEFORE), end)
        if not text[m.start() - 1 : m.start()].isalnum()
    ]
    for match in reversed(matches):
        meaning = meanings()[" ".join(match.group().lower().split())]
        between = text[match.end() : end]
        begin = match.start()
        of = _PHRASES["of"].match(text, match.end(), end)
        issuer = issuer_at(text, of.end()) if of else None
        if of and issuer and not text[issuer:end].strip(_NOISE):
            found.issuer = (of.end(), issuer)
        elif meaning.law and not _STOPS["piece"].search(between):
            begin = _amending(matches, match, text)
            found.name = (begin, end)
        elif meaning.law or len(between.split()) > _MOST_BETWEEN or "," in between or _STOPS["piece"].search(between):
            return
        found.start, found.word, found.meaning = begin, (begin, match.end() - match.start() + begin), meaning
        return


def _amending(matches: list[re.Match[str]], inner: re.Match[str], text: str) -> int:
    """Where the name begins: with the amending law, where the law before the number is the one that it amends."""
    for match in matches:
        if match.end() < inner.start() and _PHRASES["amends_articles"].fullmatch(text, match.end(), inner.start()):
            return match.start()
    return inner.start()


def issuer_before(text: str, start: int, floor: int) -> tuple[int, int, bool] | None:
    """The body in "của X tại ...", or, with ``True``, in "X đã ban hành ...", before the mention that begins at ``start``."""
    low = max(floor, start - _MOST_BEFORE)
    tells = _PHRASES["said_at"].search(text, max(low, start - 24), start)
    if tells and not text[tells.end() : start].strip():
        return _of(text, low, tells.start())
    active = _PHRASES["issues"].search(text, max(low, start - 32), start)
    if active:
        for boundary in _boundaries(text, low, active.start()):
            if issuer_at(text, boundary) == active.start():
                return boundary, active.start(), True
    return None


def _of(text: str, low: int, end: int) -> tuple[int, int, bool] | None:
    """The body after the last "của" before ``end`` that reaches it, or the one that a proposal names at its beginning.

    Who directs need not be who signs: "chỉ đạo của Thủ tướng Chính phủ tại Công văn ..." is a letter of the Government Office.
    """
    at = text.rfind("của ", low, end)
    while at >= 0:
        issuer = issuer_at(text, at + 4)
        if text.endswith(_DIRECTED, 0, at):
            return None
        asked = text.endswith(_ASKED, 0, at)
        if issuer == end or (issuer and asked and issuer < end and not _PHRASES["another_document"].search(text, issuer, end)):
            return at + 4, issuer, False
        at = text.rfind("của ", low, at)
    asked_at = text.rfind(_ASKED[0], low, end)
    begin = asked_at + len(_ASKED[0])
    return (begin, end, False) if asked_at >= 0 and issuer_at(text, begin) == end else None


def _boundaries(text: str, low: int, end: int) -> list[int]:
    found = [match.end() for match in _PHRASES["before_issuer"].finditer(text, low, end)]
    return ([low] if low == 0 or text[low - 1 : low] == "\n" else []) + found


@cache
def _title_begin() -> re.Pattern[str]:
    not_here = {"tổ chức", "quản lý", "xử lý", "giải quyết", "yêu cầu", "đề nghị", "phát triển"}
    words = longest_first(stops(titles_only=True) - not_here)
    return re.compile(rf"[\s\xa0]*,?[\s\xa0]*(?={'|'.join(spelled(word) for word in words)})", re.IGNORECASE)


@cache
def _title_words() -> frozenset[str]:
    """The first syllables of what begins a title, in lower case."""
    return frozenset(words.split()[0].lower() for words in stops(titles_only=True))


def title_after(text: str, at: int) -> tuple[int, int] | None:
    """The span of what a document is about, where that follows: "về việc ...", "phê duyệt ..."."""
    first = _PHRASES["next_word"].match(text, at)
    begin = _title_begin().match(text, at) if first and first[1].lower() in _title_words() else None
    if not begin:
        return None
    end = _PHRASES["title_end"].search(text, begin.end(), begin.end() + 400)
    stop = end.start() if end else min(len(text), begin.end() + 400)
    title = text[begin.end() : stop].rstrip(" ,\n\t./")
    return (begin.end(), begin.end() + len(title)) if len(title) > 6 else None
