"""A paragraph while it is read for claims: its bodies, what is claimed already, what stands where."""

from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from vnplan.rules.phrases import Phrases
from vnplan.text.lazy import Lazy
from vnplan.vocab.bodies.lexicon import entries
from vnplan.vocab.bodies.lists import read_row
from vnplan.vocab.bodies.piece import Name, Row
from vnplan.vocab.bodies.reader import Reader
from vnplan.vocab.orders import forms, lookup

_PHRASES = Phrases("roles")

COMMON = ("các ", "những ", "mọi ", "mỗi ", "toàn thể ", "từng ", "toàn ", "hai ", "cả hai ", "ba ")
# How far back the beginning of a sentence still says what its end means.
FAR = 800
# How far before a body "cùng" is looked for, and "các" behind it.
NEAR = 16
# Bodies that papers write in small letters too, and that belong to no row of common nouns.
_OFFICES = frozenset(("ministry", "department", "committee", "council", "police", "position"))
DETERMINERS = frozenset(("các", "những", "tất", "toàn", "mọi", "từng", "mỗi", "hai", "ba", "cả", "ông", "đồng", "đ"))


Role = Literal["lead", "coordinating"]


class Claim(NamedTuple):
    """Bodies that a text names as leading or coordinating; ``verb`` is what they are to do, at ``[end, ...)``.

    ``heads`` says that the words end in a colon, so that what hangs below is theirs too; ``subject`` that the bodies are
    the subject of their sentence, not the object of an order; ``informed`` that they are told to take note and act, which
    closes a document; ``promises`` that it says what they will do.
    """

    role: Role
    names: tuple[Name, ...]
    end: int
    verb: str | None = None
    heads: bool = False
    subject: bool = False
    informed: bool = False
    promises: bool = False


class ParagraphText:
    """The text of a paragraph, its plain form, a reader of bodies, and the claims found so far."""

    def __init__(self, text: str, low: str, *, told: bool = False, duty: bool = False) -> None:
        self.text = text
        self.told = told
        self.duty = duty
        self.low = low
        self.reader = Reader(text, low=low)
        self.found: list[Claim] = []
        self.opens_list = low.rstrip().endswith(":")
        self.read_to = 0
        self._ranges: list[tuple[int, int]] = []

    @Lazy
    def first(self) -> int:
        """Where the first clause begins."""
        first = _PHRASES["clause"].match(self.low)
        return first.end() if first else 0

    def row(self, at: int, *, slot: bool = False) -> Row | None:
        """The row of bodies at a place; ``slot`` says that nothing but bodies can stand there."""
        row = read_row(self.reader, at, slot=slot)
        return row._replace(names=tuple(self._runs(row.names))) if row and self.told else row

    def _runs(self, names: Sequence[Name]) -> Iterator[Name]:
        """The names, a run of common nouns below one "các" as one: "các tập đoàn, tổng công ty nhà nước"."""
        run: Name | None = None
        for name in names:
            joins = name.kind not in _OFFICES and self.text[name.start].islower() and not self.is_common(name)
            if run and self.is_common(run) and joins:
                run = run._replace(end=name.end)
                continue
            if run:
                yield run
            run = name
        if run:
            yield run

    def keep(self, claim: Claim, sentence: int) -> None:
        """Keep a claim, unless its sentence, which begins at ``sentence``, only asks for questions to be sent."""
        start = claim.names[0].start
        asks = claim.verb is None or forms("sentence")["asks"].match(self.low[claim.end : claim.end + FAR].lstrip(" ,"))
        if asks and forms("stock")["difficulties"].search(self.low, max(sentence, start - FAR), start):
            return
        helping = self._helping(claim.names) if claim.role == "lead" and len(claim.names) > 1 else []
        if 0 < len(helping) < len(claim.names):
            self._add(claim._replace(role="coordinating", names=tuple(helping), subject=False))
            claim = claim._replace(names=tuple(name for name in claim.names if name not in helping))
        self._add(claim)

    def _helping(self, names: Sequence[Name]) -> list[Name]:
        """Those of a row who only help, by what stands in brackets behind them, or behind "cùng": "Sở A cùng Công an rà soát"."""
        last = next((at for at, name in enumerate(names) if at and self._is_joined(name)), len(names))
        return [name for at, name in enumerate(names) if at >= last or self._is_said_to_help(name)]

    def _is_said_to_help(self, name: Name) -> bool:
        """True if brackets behind a body say that it only helps."""
        bracketed = self.low.startswith(("(", " ("), name.end)
        return bracketed and _PHRASES["helps_in_brackets"].match(self.low, name.end) is not None

    def _is_joined(self, name: Name) -> bool:
        """True if "cùng" stands before a body."""
        near = max(0, name.start - NEAR)
        return self.low.find("cùng", near, name.start) >= 0 and bool(_PHRASES["with_cung"].search(self.low, near, name.start))

    def _add(self, claim: Claim) -> None:
        start = claim.names[0].start
        self.found.append(claim)
        insort(self._ranges, (start, claim.end))

    def claimed(self, at: int) -> bool:
        """True if a place stands inside a row of bodies that is claimed already."""
        index = bisect_right(self._ranges, (at, len(self.low))) - 1
        return index >= 0 and self._ranges[index][0] <= at < self._ranges[index][1]

    def begins_body(self, at: int) -> bool:
        """True if the word at a place can begin a body."""
        word = self.reader.first(at)
        return word in DETERMINERS or word in entries()

    def begins_adverbial(self, at: int) -> bool:
        """True if an adverbial begins at a place: "trên cơ sở ...", "hằng năm"."""
        pattern = lookup("adverbial").of(self.reader.first(at))
        return pattern is not None and pattern.match(self.low, at) is not None

    def is_common(self, name: Name) -> bool:
        """True if a name begins with "các" or the like."""
        return self.low.startswith(COMMON, name.start)

    def heads(self, end: int) -> bool:
        """True if a colon after the bodies, or at the end of the paragraph, hands them what stands below."""
        return self.opens_list or self.low[end : end + 2].strip() == ":"
