"""Bodies that no table knows, where only bodies can stand: how far their names go, by what stands around them."""

from dataclasses import replace

from vnplan.model.task import BodyKind
from vnplan.text import kept_re as re
from vnplan.vocab.bodies.levels import BREAK, CAPITAL, TOKEN
from vnplan.vocab.bodies.lexicon import entries, first_words, grammar, word_list
from vnplan.vocab.bodies.piece import COMMON, Piece
from vnplan.vocab.bodies.reader import Reader, may_lead
from vnplan.vocab.orders import WEAK_LINKS, word_at

_JOINERS = ("và", "-", "&", "hoặc")
_DUTY = re.compile(r"(?:(?:có|chịu) trách nhiệm|có nhiệm vụ|chủ trì|phối hợp)(?!\w)")
_NEXT_MEMBER = re.compile(r"\s*(?:\([^()]*\)\s*)?[,;]\s+(?:và\s+)?|\s+và\s+")
_NUMBER = re.compile(r"số \d{1,3}(?!\w|[/.]\d)")
_NUMBERED = re.compile(r"(?:\d{1,4}|[ivxl]{1,6})$")
_PERSON = re.compile(rf"{CAPITAL}\w+(?:\s+{CAPITAL}\w+){{0,4}}(?!\w)")
_BESIDE = re.compile(r"(?:,|\s[-–])\s+")
# A name of more words, or of more small ones in a row, is none; a verb inside one is at most so far from its end.
MOST = 18
MOST_SMALL = 8
MOST_BEHIND = 3
LONGEST_ACRONYM = 12


def may_begin(reader: Reader, at: int) -> bool:
    """True if a body may begin at a place where bodies are told by their place, to judge by one word: few others do there."""
    return _is_known(reader.first(at)) or reader.capital(at)


def may_lengthen(reader: Reader, end: int) -> bool:
    """True if a row in running text that ends at a place may be longer where bodies are told by their place.

    >>> reader = Reader("Sở Y tế, Nông trại A; rà soát")
    >>> may_lengthen(reader, 7), may_lengthen(reader, 20)
    (True, False)
    """
    if reader.closes(end):
        return False
    if reader.capital(reader.behind_gap(end)) or grammar("within").match(reader.low, end):
        return True
    separator = grammar("separator").match(reader.low, end)
    return separator is not None and may_begin(reader, separator.end())


def _is_known(word: str) -> bool:
    """True if a body, or a word for actors, may begin with a word, maybe behind "các"."""
    return word in entries() or may_lead(word) or word in first_words("actor")


def open_piece(reader: Reader, at: int, known: Piece | None, *, first: bool) -> Piece | None:
    """The body that begins at a place where bodies are told by their place; ``known`` is what the tables read there.

    ``first`` says that no body stands before it. A name that the tables know goes on with what they do not know.

    >>> text = "Lâm trường Suối Đá, Tổ Khuyến nông rà soát"
    >>> reader = Reader(text)
    >>> [text[p.start : p.end] for p in (open_piece(reader, 0, None, first=True), open_piece(reader, 20, None, first=False)) if p]
    ['Lâm trường Suối Đá', 'Tổ Khuyến nông']
    """
    if known is None:
        return _unknown(reader, at, first=first)
    if not _may_go_on(reader, known):
        return known
    end = _Extent(reader, known.head, first=first, end=known.end).read()
    if end <= known.end:
        return known
    if known.sort not in COMMON:
        return replace(known, end=end, extendable=False, units=False, known=False)
    return _piece(reader, at, known.head, end)


def _unknown(reader: Reader, at: int, *, first: bool) -> Piece | None:
    """The body at a place where the tables know none."""
    if may_lead(reader.first(at)) and (person := _person(reader, at)):
        return person
    start = _start(reader, at)
    actor = begins_actor(reader, start)
    told = reader.told(word_list("actor").match(reader.low, start).end()) if actor else 0  # type: ignore[union-attr]
    end = told or _Extent(reader, start, first=first, end=start, actor=actor).read()
    return _piece(reader, at, start, end) if end > start else None


def _piece(reader: Reader, at: int, start: int, end: int) -> Piece:
    determined = start > at and any(grammar(form).match(reader.low, at) for form in ("determiner", "some"))
    kind: BodyKind = "group" if determined or not reader.capital(start) else "organisation"
    return Piece(at if determined else start, end, "name", kind, start, determined=determined, known=False)


def _person(reader: Reader, at: int) -> Piece | None:
    """The person whom an honorific and a name name, with the position behind it: "bà Lê Thị Hoa, Phó Hiệu trưởng"."""
    honorific = grammar("honorific").match(reader.low, at)
    name = _PERSON.match(reader.text, honorific.end()) if honorific else None
    if name is None:
        return None
    end = name.end()
    beside = _BESIDE.match(reader.low, end)
    position = reader.piece(beside.end()) if beside else None
    if position and position.sort == "position":
        end = position.end
    return Piece(name.start(), end, "name", "position", name.start(), known=False)


def names_actor(reader: Reader, at: int) -> bool:
    """True if a body begins at a place by its first words, or a word for actors."""
    return _is_known(reader.first(at)) and (reader.sort_at(at) is not None or begins_actor(reader, at))


def begins_actor(reader: Reader, at: int) -> bool:
    """True if a word for actors stands at a place, behind "các", and no verb like it: "chủ động", "tổ chức hội nghị"."""
    at = _start(reader, at)
    found = word_list("actor").match(reader.low, at) if reader.first(at) in first_words("actor") else None
    if not found:
        return False
    if reader.low.startswith("tổ chức", at):
        return not reader.organises(at)
    other = word_list("no_body").match(reader.low, at)
    longest = max(len(word_at(key, reader.low, at)) for key in ("verb", "adverb"))
    return longest < len(found[0]) and not (other and other.end() > found.end())


def _start(reader: Reader, at: int) -> int:
    """The place behind an honorific and a determiner."""
    if not may_lead(reader.first(at)):
        return at
    for skip in ("honorific", "determiner", "some"):
        if found := grammar(skip).match(reader.low, at):
            at = found.end()
    return at


def _may_go_on(reader: Reader, known: Piece) -> bool:
    """True if the tables may have cut a name: it is no row, and a capital goes on behind it."""
    if known.determined or (known.sort in COMMON and known.sort != "position" and not reader.capital(known.head)):
        return False
    behind = reader.behind_gap(known.end)
    return behind > known.end and reader.capital(behind) and not reader.ends_at(behind)


class _Extent:
    """One reading of a name, word by word."""

    def __init__(self, reader: Reader, start: int, *, first: bool, end: int, actor: bool = False) -> None:
        self.reader = reader
        self.low = reader.low
        self.start = start
        self.end = end
        self.first = first
        self.actor = actor
        self.given = end
        self.count = len(self.low[start:end].split())
        self.small = 0
        self.proper = False
        self.at_verb = False

    def read(self) -> int:
        """The end of the name, or where it began if none stands here."""
        if not self._begins():
            return self.given
        while self.count < MOST and self.small < MOST_SMALL and self._step():
            pass
        return self.end if self._stands() else self.given

    def _begins(self) -> bool:
        if self.given > self.start:
            return True
        low, start = self.low, self.start
        if not low[start : start + 1].isalpha() or not (self.actor or self._begins_in_capital()):
            return False
        if word_list("no_member").match(low, start) or word_at("adverbial", low, start) or word_at("statement", low, start):
            return False
        if self.actor:
            return True
        return not (word_list("no_body").match(low, start) or self._is_verb(start) or word_at("adverb", low, start))

    def _begins_in_capital(self) -> bool:
        """True if a capital says something, and one stands here."""
        return self.reader.capital(self.start) and not self.reader.in_capitals

    def _is_verb(self, start: int) -> bool:
        """True if a verb stands at a place; one of one syllable is none before a small syllable that joins it: "Ký túc xá"."""
        verb = word_at("verb", self.low, start)
        behind = self.reader.behind_gap(start + len(verb))
        joined = self.low[behind : behind + 1].isalpha() and not self.reader.capital(behind)
        return bool(verb) and (" " in verb or self.first or not joined)

    def _step(self) -> bool:
        at = self.reader.behind_gap(self.end)
        token = TOKEN.match(self.low, at)
        if not token or (at == self.end and self.end > self.given) or "\n" in self.low[self.end : at]:
            return False
        word = token[0]
        if self.reader.whole and self.proper and not self.small and self.reader.sort_at(at) == "head" and self.reader.capital(at):
            # In a cell mere space parts two bodies.
            self.at_verb = True
            return False
        if word in _JOINERS:
            return self._join(token.end(), word)
        if self.reader.capital(at) or _NUMBERED.match(word):
            return self._take(token.end(), small=False)
        return self._small(at, token.end())

    def _join(self, at: int, word: str) -> bool:
        behind = self.reader.behind_gap(at)
        if not self.reader.joins(behind, dash=word in ("-", "&")):
            return False
        token = TOKEN.match(self.low, behind)
        if not token or (not self.reader.capital(behind) and self.reader.capital(self.end - 1)):
            return False
        return self._take(token.end(), small=not self.reader.capital(behind))

    def _small(self, at: int, end: int) -> bool:
        """A word in small letters: it belongs to the name unless it is a verb that nothing holds there."""
        if self._is_actor() and self.low.startswith("của ", at) and (owner := self.reader.piece(self.reader.behind_gap(end))):
            return self._take(owner.end, small=False)
        if self.count > 1 and (
            (not self.small and self.reader.behind_province(at)) or self.reader.behind_closed(at, self._headed())
        ):
            self.at_verb = True
            return False
        verb = len(word_at("verb", self.low, at))
        behind_proper = self.count > 1 and not self.small
        if self._is_acronym() and not any(grammar(form).match(self.low, self.end) for form in ("level", "qualifier", "relative")):
            self.at_verb = True
            return False
        if not (self.reader.ends_at(at) or self._states(at) or (verb and behind_proper)):
            return self._take(end, small=True)
        if not verb or word_list("predicate").match(self.low, at):
            return self._is_number(at) and self._take(end, small=True)
        if (self.count == 1 and not self._is_acronym()) or self._holds(at + verb):
            return self._take(at + verb, small=True)
        self.at_verb = True
        return False

    def _headed(self) -> int:
        """Where the first word of the name ends."""
        return self.start + len(self.low[self.start : self.end].split(maxsplit=1)[0])

    def _states(self, at: int) -> bool:
        """True if a statement begins at a place, and no syllable of a longer word: "Cảng hàng không"."""
        said = word_at("statement", self.low, at)
        return bool(said) and not grammar("compound").match(self.low, at) and (said not in WEAK_LINKS or self.reader.ends_at(at))

    def _is_actor(self) -> bool:
        """True if the name begins with a noun for actors."""
        return bool(self.reader.sort_at(self.start) or word_list("actor").match(self.low, self.start))

    def _is_number(self, at: int) -> bool:
        """True if a number is given to the name here: "Cụm thi đua số 3"."""
        return bool(_NUMBER.match(self.low, at))

    def _holds(self, at: int) -> bool:
        """True if a verb stands inside the name: what ends a name follows within a few words, and no object or comma does."""
        for _ in range(MOST_BEHIND):
            behind = self.reader.behind_gap(at)
            if _DUTY.match(self.low, behind):
                return True
            if word_list("predicate").match(self.low, behind):
                return False
            token = self.reader.next_word(at)
            if not token:
                return False
            at = token.end()
            following = _NEXT_MEMBER.match(self.low, at)
            if following:
                return self.reader.capital(following.end()) or self.low.startswith("các ", following.end())
        return False

    def _take(self, end: int, *, small: bool) -> bool:
        self.proper |= not small and self.count > 0
        self.small = self.small + 1 if small else 0
        self.count += 1
        self.end = end
        return True

    def _stands(self) -> bool:
        """True if what was read can be a name, by its length and what follows it."""
        behind = self.reader.behind_gap(self.end)
        ended = (
            self.at_verb or BREAK.match(self.low, self.end) or self.reader.ends_at(behind) or self.low.startswith("các ", behind)
        )
        if not ended and self.low[behind : behind + 1] not in ("-", "–", '"', "“", "”"):
            return False
        if self.given > self.start:
            return True
        return (self.count > 1 and not (self.proper and self.small > MOST_BEHIND)) or self._is_acronym()

    def _is_acronym(self) -> bool:
        text = self.reader.text[self.start : self.end]
        return text.isupper() and 1 < len(text) <= LONGEST_ACRONYM
