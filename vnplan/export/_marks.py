"""Where in a leaf's text the facts stand: what exporters that mark text up render."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from vnplan.model.base import Found, Span, Text
from vnplan.model.citation import Citation
from vnplan.model.deadline import Deadline
from vnplan.model.document import Document
from vnplan.model.edit import Edit
from vnplan.model.leaves import mapped
from vnplan.model.part import Part
from vnplan.model.task import Assignment, Money, Party, Target, Task

Kind = Literal[
    "citation", "cited_date", "deadline", "lead", "coordinating", "target", "money",
    "issuer", "number", "date", "kind", "title", "body", "position", "person", "repair",
]  # fmt: skip
Item = Citation | Deadline | Party | Target | Money | Found | Edit
FACTS: frozenset[Kind] = frozenset({
    "citation", "cited_date", "deadline", "lead", "coordinating", "target", "money", "repair",
})  # fmt: skip
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a leaf's text, what it is, and the fact behind it; ``index`` is its place among the facts of its kind.

    A repair that only took something away has no stretch and no mark.
    """

    start: int
    end: int
    kind: Kind
    item: Item
    index: int


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark around text and further marks."""

    mark: Mark
    pieces: tuple["Piece", ...]


Piece = str | Marked


class Marks:
    """The facts of a document by where they stand, ready to be found leaf by leaf.

    >>> from vnplan.model.document import Document
    >>> from vnplan.model.source import Source
    >>> document = Document(source=Source(text="Căn cứ Luật Báo chí"), citations=(
    ...     Citation(kind="law", number=None, text="Luật Báo chí", spans=(Span(7, 19),)),))
    >>> [piece if isinstance(piece, str) else piece.pieces for piece in
    ...     Marks(document).pieces(Text(text="Căn cứ Luật Báo chí", spans=(Span(0, 19),)))]
    ['Căn cứ ', ('Luật Báo chí',)]
    """

    def __init__(self, document: Document, kinds: frozenset[Kind] | None = None) -> None:
        """Take the facts of ``kinds``, or all."""
        self._document = document
        found = [row for row in _all(document) if (kinds is None or row[2] in kinds) and row[0] < row[1]]
        self._found = sorted(found, key=lambda row: row[:2])
        self._starts = [row[0] for row in self._found]

    def pieces(self, text: Text) -> tuple[Piece, ...]:
        """The text of a leaf, with the marks in it nested; a mark that crosses another gives way to the one that began first."""
        if not text.spans:
            return (text.text,) if text.text else ()
        low, high = (bisect_left(self._starts, at) for at in (text.spans[0].start, text.spans[-1].end))
        if low == high:
            return (text.text,) if text.text else ()
        way = mapped(self._document, text)
        marks = []
        for start, end, kind, item, index in self._found[low:high]:
            mark = Mark(way.locate(start), way.locate(min(end, text.spans[-1].end)), kind, item, index)
            if mark.start < mark.end:
                marks.append(mark)
        return tuple(_nested(text.text, 0, len(text.text), sorted(marks, key=lambda m: (m.start, -m.end)), 0))


def _nested(text: str, start: int, end: int, marks: list[Mark], depth: int) -> Iterator[Piece]:
    at, index = start, 0
    while index < len(marks):
        mark = marks[index]
        stop = index + 1
        while stop < len(marks) and marks[stop].start < mark.end:
            stop += 1
        if mark.end <= end and mark.start >= at:
            if at < mark.start:
                yield text[at : mark.start]
            inner = [m for m in marks[index + 1 : stop] if m.end <= mark.end] if depth < _DEEPEST else []
            yield Marked(mark, tuple(_nested(text, mark.start, mark.end, inner, depth + 1)))
            at = mark.end
        index = stop
    if at < end:
        yield text[at:end]


_Row = tuple[int, int, Kind, Item, int]


def _all(document: Document) -> Iterator[_Row]:
    for index, citation in enumerate(document.citations):
        yield from _row(citation.spans, "citation", citation, index)
        if citation.date:
            yield from _row(citation.parts.get("date", ()), "cited_date", citation, index)
    for index, deadline in enumerate(document.deadlines):
        yield from _row(deadline.spans, "deadline", deadline, index)
    for index, target in enumerate(document.targets):
        yield from _row(target.spans, "target", target, index)
    for index, money in enumerate(document.amounts):
        yield from _row(money.spans, "money", money, index)
    for index, edit in enumerate(document.repairs):
        yield edit.start, edit.end, "repair", edit, index
    yield from _parties(document)
    for part in _parts((document, *document.siblings)):
        yield from _letterhead(part)


def _row(spans: tuple[Span, ...], kind: Kind, item: Item, index: int) -> Iterator[_Row]:
    if spans:
        yield spans[0].start, spans[-1].end, kind, item, index


def _parties(document: Document) -> Iterator[_Row]:
    """Each body once; of one whose words stand apart ("các Sở: Nội vụ, Y tế") the last stretch, which is its own."""
    seen: set[tuple[Span, ...]] = set()
    index = 0
    duties: Iterable[Assignment | Task] = (*document.assignments, *document.tasks)
    for duty in duties:
        sides: tuple[tuple[Kind, tuple[Party, ...]], ...] = (("lead", duty.lead), ("coordinating", duty.coordinating))
        for kind, parties in sides:
            for party in parties:
                if party.spans and party.spans not in seen:
                    seen.add(party.spans)
                    yield from _row(party.spans[-1:], kind, party, index)
                    index += 1


def _parts(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from _parts(part.annexes)


def _letterhead(part: Part) -> Iterator[_Row]:
    header = part.header
    named: list[tuple[Kind, Found | None]] = [
        ("issuer", header.issuer), ("number", header.number), ("date", header.date), ("kind", header.kind),
        ("title", header.title),
    ]  # fmt: skip
    for signature in part.closing.signatures:
        named += [("body", signature.body), ("position", signature.position), ("person", signature.name)]
    for kind, found in named:
        if found:
            yield from _row(found.spans, kind, found, 0)
