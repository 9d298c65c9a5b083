"""A document in units that belong together: a task, an article, a section."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from vnplan.export._names import document_name
from vnplan.export.chunks.record import ChunkKind
from vnplan.model.base import Span, Text
from vnplan.model.block import Block, Bullet, Division, Paragraph, Row, Table
from vnplan.model.document import Document
from vnplan.model.part import Annex, Part
from vnplan.model.task import Task

_ABOVE = frozenset({"part", "chapter", "section", "subsection"})


@dataclass(frozen=True, slots=True)
class Line:
    """Leaves that stand on one line, and what stands before them: a marker, or a word of ours.

    ``heading_only`` says that it is a heading alone.
    """

    texts: tuple[Text, ...]
    marker: Text | None = None
    before: str = ""
    heading_only: bool = False

    @property
    def leaves(self) -> tuple[Text, ...]:
        """All leaves."""
        return (self.marker, *self.texts) if self.marker else self.texts


@dataclass(slots=True)
class Unit:
    """Lines that belong together."""

    kind: ChunkKind
    id: str
    label: str | None
    path: tuple[str, ...]
    lines: list[Line] = field(default_factory=list)


class Units:
    """Parts a document into units of at most ``limit`` tokens where the tree allows, with at most one task where it does."""

    def __init__(self, document: Document, limit: int, count: Callable[[str], int]) -> None:
        self._tasks = sorted((span.start, task.id) for task in document.tasks for span in _start(task))
        self._limit = limit
        self._count = count

    def of(self, part: Part, path: tuple[str, ...], label: str | None = None, prefix: str = "") -> Iterator[Unit]:
        """The units of a part, in order; of a unit without a node of its own the id begins with ``prefix``."""
        preamble = [Line((recital.text,)) for recital in part.preamble]
        if preamble:
            yield Unit("preamble", f"{prefix}preamble", label or "basis", path, preamble)
        yield from self._mixed(part.body, Unit("text", f"{prefix}body", label, path))
        closing = [Line((line.text,)) for line in part.closing.lines if line.role in ("closing", "note")]
        if closing:
            yield Unit("closing", f"{prefix}closing", label, path, closing)
        for annex in part.annexes:
            yield from self._annex(annex, path)

    def _annex(self, annex: Annex, path: tuple[str, ...]) -> Iterator[Unit]:
        title = ". ".join(text.text for text in (annex.marker, annex.heading) if text) or annex.label
        yield from self.of(annex, (*path, title), annex.label, f"{annex.id}.")

    def _division(self, node: Division, path: tuple[str, ...]) -> Iterator[Unit]:
        head = _head(node)
        unit = Unit("article" if node.level == "article" else "section", node.id, node.label, path, [head])
        whole = [head, *_lines(node.children)]
        divisions = [child for child in node.children if isinstance(child, Division)]
        fits = not divisions or (
            node.level not in _ABOVE
            and sum(self._length(line) for line in whole) <= self._limit
            and not self._count_tasks(_lines(divisions))
        )
        if fits and self._count_tasks(whole) <= 1:
            unit.lines = whole
            yield from self._begun(unit, heading_only=True)
        else:
            title = " ".join(text.text for text in (node.marker, node.heading) if text)
            yield from self._mixed(node.children, unit, (*path, title) if node.heading else path)

    def _mixed(self, blocks: Sequence[Block], unit: Unit, path: tuple[str, ...] | None = None) -> Iterator[Unit]:
        """The units of blocks that are not one: ``unit`` takes what is neither a division nor a task of its own.

        ``path`` are the headings above them, where they differ from those above ``unit``.
        """
        path = unit.path if path is None else path
        several = self._count_tasks(_lines(blocks)) > 1
        for block in blocks:
            if isinstance(block, Division):
                yield from self._begun(unit)
                yield from self._division(block, path)
                continue
            for identity, lines in _pieces(block):
                if several and self._count_tasks(lines):
                    yield from self._begun(unit)
                    yield Unit("task", identity, unit.label, path, list(lines))
                else:
                    unit.lines += lines
        yield from self._begun(unit)

    def _begun(self, unit: Unit, *, heading_only: bool = False) -> Iterator[Unit]:
        """The unit so far, and then a new beginning with the same name; a heading alone only if ``heading_only``."""
        if heading_only or any(not line.heading_only for line in unit.lines):
            kind: ChunkKind = "task" if self._count_tasks(unit.lines) else unit.kind
            yield Unit(kind, unit.id, unit.label, unit.path, unit.lines)
        unit.lines = []

    def _length(self, line: Line) -> int:
        return self._count(line.before) + sum(self._count(text.text) for text in line.leaves)

    def _count_tasks(self, lines: Iterable[Line]) -> int:
        return len(self.tasks(span for line in lines for text in line.leaves for span in text.spans))

    def tasks(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """The ids of the tasks that begin in these spans, in order."""
        found: dict[str, None] = {}
        for start, end in spans:
            low, high = bisect_left(self._tasks, (start, "")), bisect_left(self._tasks, (end, ""))
            found.update((identity, None) for _, identity in self._tasks[low:high])
        return tuple(found)


def _start(task: Task) -> tuple[Span, ...]:
    return task.spans[:1]


def _pieces(block: Block) -> Iterator[tuple[str, list[Line]]]:
    """A block as what can be a unit: the rows of a table one by one."""
    if isinstance(block, Table):
        for index, row in enumerate(block.rows, 1):
            if not row.header:
                yield f"{block.id}.{index}", list(_row(row, block))
    else:
        yield getattr(block, "id", ""), list(_lines((block,)))


def _lines(blocks: Iterable[Block]) -> Iterator[Line]:
    for block in blocks:
        match block:
            case Paragraph():
                yield Line((block.text,))
            case Bullet():
                yield Line((block.text,), block.marker)
                yield from _lines(block.children)
            case Division():
                yield _head(block)
                yield from _lines(block.children)
            case Table():
                for row in block.rows:
                    if not row.header:
                        yield from _row(row, block)
            case _:
                assert_never(block)


def _head(node: Division) -> Line:
    return Line(tuple(text for text in (node.heading, node.text) if text), node.marker, heading_only=node.text is None)


def _row(row: Row, table: Table) -> Iterator[Line]:
    """A row as readers hear it: each cell after the name of its column."""
    for cell in row.cells:
        name = table.header[cell.column] if cell.column < len(table.header) else ""
        if cell.texts:
            yield Line(cell.texts, before=f"{name}:" if name else "")


def document_path(part: Part) -> tuple[str, ...]:
    """The name of a document as the first heading of all."""
    title = part.header.title
    name = document_name(part)
    return (f"{name}: {title.text}" if title and part.header.number else name,)
