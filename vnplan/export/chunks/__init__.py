"""Pieces for retrieval as JSON lines: one a task, article or section, bounded in tokens, with headings, facts, neighbours."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from vnplan.export.akn.uris import part_uri
from vnplan.export.chunks.facts import FactsAt
from vnplan.export.chunks.prose import Splitter, sentences, words
from vnplan.export.chunks.record import Chunk, Origin
from vnplan.export.chunks.units import Line, Unit, Units, document_path
from vnplan.model.base import Span
from vnplan.model.document import Document
from vnplan.model.leaves import mapped
from vnplan.model.part import Part
from vnplan.text import kept_re as re

__all__ = ["Chunk", "chunks", "dump", "extension"]

extension = ".chunks.jsonl"
_TOKENS = re.compile(r"\w+|[^\w\s]")


def count_tokens(text: str) -> int:
    """Syllables, numbers and punctuation marks: a bound from below of what a language model's tokenizer counts.

    >>> count_tokens("Sở Y tế, 20 triệu đồng.")
    8
    """
    return sum(1 for _ in _TOKENS.finditer(text))


def dump(document: Document, *, indent: int | None = None) -> str:
    """The chunks, one JSON object a line. ``indent`` is not used: a record is a line."""
    del indent
    return "".join(f"{chunk.model_dump_json()}\n" for chunk in chunks(document))


def chunks(
    document: Document,
    *,
    tokens: int = 400,
    count: Callable[[str], int] = count_tokens,
    segment: bool = False,
    splitter: Splitter = "auto",
) -> Iterator[Chunk]:
    """The pieces of a document and its siblings, in order; a sentence is never cut.

    Args:
        document: What to part.
        tokens: The bound of a chunk, as ``count`` counts; a sentence that is longer is a chunk of its own.
        count: The tokens of a text: that of the embedding model, say.
        segment: Give the text with its words joined too (needs the extra ``words``).
        splitter: Who finds the sentences: ``underthesea``, ``own``, or ``auto``, the first where it is installed.

    Raises:
        ValueError: ``tokens`` is less than 1.
        MissingExtraError: underthesea is needed and not installed.

    >>> from vnplan.model.base import Text
    >>> from vnplan.model.block import Paragraph
    >>> from vnplan.model.source import Source
    >>> paragraph = Paragraph(id="p", text=Text(text="Một. Hai.", spans=(Span(0, 9),)))
    >>> [chunk.text for chunk in chunks(Document(source=Source(text="Một. Hai."), body=(paragraph,)), tokens=2, splitter="own")]
    ['Một.', 'Hai.']
    """
    if tokens < 1:
        raise ValueError(f"a chunk holds at least one token, not {tokens}")
    chunker = _Chunker(document, tokens, count, splitter)
    last: Chunk | None = None
    for found in chain.from_iterable(chunker.part(part) for part in (document, *document.siblings)):
        chunk = found.model_copy(update={"segmented": words(found.text)}) if segment else found
        if last is not None:
            yield last.model_copy(update={"next": chunk.id})
            chunk = chunk.model_copy(update={"previous": last.id})
        last = chunk
    if last is not None:
        yield last


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, its length, where it stands, and what joins it to the one before."""

    text: str
    tokens: int
    spans: tuple[Span, ...]
    joint: str


class _Chunker:
    def __init__(self, document: Document, limit: int, count: Callable[[str], int], splitter: Splitter) -> None:
        self._document = document
        self._limit = limit
        self._count = count
        self._splitter = splitter
        self._units = Units(document, limit, count)
        self._facts = FactsAt(document)
        self._taken: dict[str, int] = {}

    def part(self, part: Part) -> Iterator[Chunk]:
        origin = _origin(self._document, part)
        for unit in self._units.of(part, document_path(part)):
            own = {"kind": unit.kind, "label": unit.label, "path": unit.path, "document": origin}
            tasks = self._units.tasks(span for line in unit.lines for text in line.leaves for span in text.spans)
            for number, group in enumerate(self._groups(unit), 1):
                yield self._chunk(f"{origin.uri}#{'-'.join(unit.id.split())}", group, own | {"part": number, "tasks": tasks})

    def _chunk(self, identity: str, group: list[_Sentence], fields: dict[str, Any]) -> Chunk:
        text = "".join(sentence.joint + sentence.text for sentence in group).strip()
        spans = tuple(span for sentence in group for span in sentence.spans)
        size = sum(sentence.tokens for sentence in group)
        count = self._taken[identity] = self._taken.get(identity, 0) + 1
        return Chunk(
            id=identity if count == 1 else f"{identity}/{count}", text=text, tokens=size, oversize=size > self._limit,
            spans=_merged(spans), **fields, **self._facts.within(spans),
        )  # fmt: skip

    def _groups(self, unit: Unit) -> Iterator[list[_Sentence]]:
        """The sentences of a unit, as many together as the bound allows."""
        group: list[_Sentence] = []
        size = 0
        for sentence in chain.from_iterable(self._sentences(line) for line in unit.lines):
            if group and size + sentence.tokens > self._limit:
                yield group
                group, size = [], 0
            group.append(sentence)
            size += sentence.tokens
        if group:
            yield group

    def _sentences(self, line: Line) -> Iterator[_Sentence]:
        """The sentences of a line; what stands before its text (a marker, the name of a column) stays with the first."""
        held = f"{line.before} {line.marker.text if line.marker else ''}".strip()
        spans = line.marker.spans if line.marker else ()
        joint = "\n"
        for text in line.texts:
            found = sentences(text.text, self._splitter)
            way = mapped(self._document, text) if len(found) > 1 and text.spans else None
            for start, end in found:
                own = f"{held} {text.text[start:end]}".lstrip()
                where = way.spans(start, end) if way else text.spans
                yield _Sentence(own, self._count(own), (*spans, *where), joint)
                held, spans, joint = "", (), " "
        if spans:
            yield _Sentence(held, self._count(held), spans, joint)


def _merged(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans with those that follow each other closely joined into one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end + 1:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def _origin(document: Document, part: Part) -> Origin:
    header = part.header
    number, date, issuer, title = (f.value if f else None for f in (header.number, header.date, header.issuer, header.title))
    return Origin(
        uri=part_uri(part), kind=part.kind, number=number, date=date, issuer=issuer, title=title,
        source=document.source.name, url=document.page.url,
    )  # fmt: skip
