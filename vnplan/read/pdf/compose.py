"""The parts of all pages to one text: paragraphs and tables that go on over a page are made whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from vnplan.model.base import Span
from vnplan.model.clipping import Block
from vnplan.read.drafts import DraftCell, DraftTable
from vnplan.read.paper import Item, Paper, Setting
from vnplan.read.pdf.layout import Columns, Part
from vnplan.read.pdf.lines import Stretch, stretches
from vnplan.read.pdf.notes import Note, settle_marks
from vnplan.read.pdf.paragraphs import Column, Paragraph, column_of, goes_on, page_column, paragraphs
from vnplan.read.pdf.tables import Grid, columns_within, same_columns
from vnplan.text import kept_re as re

_ENDS = (".", ";", ":", "!", "?")
# What opens a new row, in its first cell.
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđ])[.)]?")
_MOST_HEADERS = 3


@dataclass(slots=True)
class Leaf:
    """A page as it was read: its parts, its notes, what is furniture."""

    number: int
    width: float
    parts: list[Part]
    notes: list[Note] = field(default_factory=list)
    aside: list[list[Stretch]] = field(default_factory=list)


@dataclass(slots=True)
class _Cell:
    paragraphs: list[Paragraph]
    rows: int = 1
    edges: tuple[float, float] | None = None


@dataclass(slots=True)
class _Table:
    rows: list[list[_Cell]]
    xs: list[float] | None = None
    aside: list[Paragraph] = field(default_factory=list)


_Item = Paragraph | _Table


class Composed(NamedTuple):
    """The text of all pages, its blocks, and how surely its words were recognised."""

    text: str
    blocks: list[Block]
    scores: list[tuple[Span, float]]


def compose(leaves: Sequence[Leaf]) -> Composed:
    """The text of all pages and its blocks; the furniture comes last."""
    body = [part for leaf in leaves for part in leaf.parts if isinstance(part, Stretch)]
    column = page_column(body, median(leaf.width for leaf in leaves)) if body else None
    items: list[_Item] = []
    for leaf in leaves:
        _join(items, list(_items(leaf, column)), column)
    notes = {(leaf.number, note.number): note for leaf in leaves for note in leaf.notes}
    return _Writer(notes).write(items, leaves)


def _items(leaf: Leaf, column: Column | None) -> Iterator[_Item]:
    """The paragraphs and tables of a page."""
    run: list[Stretch] = []
    for part in leaf.parts:
        if isinstance(part, Stretch):
            run.append(part)
            continue
        if run and column is not None:
            yield from paragraphs(run, column, leaf.number)
        run = []
        yield _ruled(part, leaf) if isinstance(part, Grid) else _beside(part, leaf.number)
    if run and column is not None:
        yield from paragraphs(run, column, leaf.number)


def _ruled(grid: Grid, leaf: Leaf) -> _Table:
    rows: list[list[_Cell]] = [[] for _ in grid.ys[1:]]
    for cell in grid.cells:
        lines = stretches(cell.glyphs)
        settle_marks(lines, leaf.notes)
        edges = cell.left, cell.right
        rows[cell.row].append(_Cell(_column(lines, leaf.number, edges), cell.rows, edges))
    return _Table(rows, grid.xs)


def _beside(part: Columns, page: int) -> _Table:
    """Columns without rules: one row, or a row for each line of their first column."""
    if not part.rows:
        return _Table([[_Cell(_column(lines, page)) for lines in part.columns]])
    starts = [line.base - line.size for line in part.columns[0]]
    edges = [*starts, float("inf")]
    edges[0] = float("-inf")
    rows = []
    for low, high in pairwise(edges):
        rows.append([_Cell(_column([line for line in lines if low <= line.base < high], page)) for lines in part.columns])
    return _Table(rows)


def _column(lines: Sequence[Stretch], page: int, edges: tuple[float, float] | None = None) -> list[Paragraph]:
    if not lines:
        return []
    merged: list[Stretch] = []
    for line in sorted(lines, key=lambda line: line.base):
        if merged and abs(line.base - merged[-1].base) < 0.3 * line.size and line.left > merged[-1].left:
            line.words[0].spaced = True
            merged[-1] = Stretch([*merged[-1].words, *line.words])
        else:
            merged.append(line)
    return paragraphs(merged, column_of(merged, edges), page)


def _join(items: list[_Item], new: list[_Item], column: Column | None) -> None:
    """Put the items of a page behind those before: what was interrupted goes on."""
    if items and new:
        last, first = items[-1], new[0]
        if isinstance(last, Paragraph) and isinstance(first, Paragraph) and column is not None:
            if goes_on(last, first.lines[0], column, over_page=True) and not first.centred:
                last.lines += first.lines
                new = new[1:]
        elif isinstance(last, _Table) and isinstance(first, _Table) and _same_table(last, first):
            _extend(last, first)
            new = new[1:]
    items += new


def _same_table(last: _Table, first: _Table) -> bool:
    return last.xs is not None and first.xs is not None and same_columns(last.xs, first.xs)


def _extend(table: _Table, more: _Table) -> None:
    """Put the rows of a table behind those on the page before; a header that is printed again is furniture."""
    rows = more.rows
    again = 0
    while again < min(len(rows), len(table.rows), _MOST_HEADERS) and _is_again(table.rows[again], rows[again]):
        table.aside += [paragraph for cell in rows[again] for paragraph in cell.paragraphs]
        again += 1
    rows = rows[again:]
    if rows and table.rows and _is_broken(table.rows[-1], rows[0]):
        for above, below in zip(table.rows[-1], rows[0], strict=True):
            _go_on(above.paragraphs, below.paragraphs)
        rows = rows[1:]
    table.rows += rows
    table.xs = max(table.xs or [], more.xs or [], key=len)


def _go_on(above: list[Paragraph], below: Sequence[Paragraph]) -> None:
    """Put the paragraphs of a cell behind those before the break: a sentence that was cut is one paragraph."""
    if above and below and below[0].text[:1].islower() and not above[-1].text.endswith(_ENDS):
        above[-1].lines += below[0].lines
        below = below[1:]
    above += below


def _is_again(head: Sequence[_Cell], row: Sequence[_Cell]) -> bool:
    """True if a row says just what a row at the top of the table says."""
    said = [_said(cell) for cell in head]
    return any(said) and said == [_said(cell) for cell in row]


def _is_broken(above: Sequence[_Cell], below: Sequence[_Cell]) -> bool:
    """True if a row goes on behind the end of a page: a sentence goes on in one of its cells, and no number begins it."""
    if len(above) != len(below) or _NUMBER.fullmatch(_said(below[0])):
        return False
    pairs = [(_said(one), _said(two)) for one, two in zip(above, below, strict=True)]
    if not all(one or not two for one, two in pairs):
        return False
    goes_on = any(two[:1].islower() and not one.endswith(_ENDS) for one, two in pairs if two)
    return goes_on or (not pairs[0][1] and any(not one.endswith(_ENDS) for one, two in pairs if two))


def _said(cell: _Cell) -> str:
    return "\n".join(paragraph.text for paragraph in cell.paragraphs)


class _Writer:
    """Writes items to paper, each note behind the paragraph that refers to it."""

    def __init__(self, notes: dict[tuple[int, str], Note]) -> None:
        self._paper = Paper()
        self._notes = notes

    def write(self, items: Sequence[_Item], leaves: Sequence[Leaf]) -> Composed:
        out: list[Item] = []
        for item in items:
            out += self._paragraph(item) if isinstance(item, Paragraph) else self._table(item)
        for (page, _), note in self._notes.items():
            out += self._note(page, note)
        for leaf in leaves:
            for lines in leaf.aside:
                self._furniture([Paragraph(lines, leaf.number, centred=False, indent=0)])
        return Composed(*self._paper.finish(out), self._paper.scores)

    def _paragraph(self, paragraph: Paragraph) -> list[Item]:
        setting = Setting(place=paragraph.place(), look=paragraph.look())
        draft = self._paper.paragraph(paragraph.pieces(), setting)
        out: list[Item] = [] if draft is None else [draft]
        for word in (word for line in paragraph.lines for word in line.words if word.raised):
            key = next((key for key in self._notes if key[0] >= paragraph.page and key[1] == word.text), None)
            if key is not None:
                out += self._note(key[0], self._notes.pop(key))
        return out

    def _note(self, page: int, note: Note) -> list[Item]:
        note.lines[0].words[0].raised = True
        paragraph = Paragraph(note.lines, page, centred=False, indent=0)
        draft = self._paper.paragraph(paragraph.pieces(), Setting(role="note", place=paragraph.place(), look=paragraph.look()))
        return [] if draft is None else [draft]

    def _table(self, table: _Table) -> list[Item]:
        out = DraftTable(None, None)
        for row in table.rows:
            cells = []
            for cell in row:
                items = [item for paragraph in cell.paragraphs for item in self._paragraph(paragraph)]
                cells.append(DraftCell(items, columns_within(table.xs or [], cell.edges), cell.rows))
            out.rows.append(cells)
        self._furniture(table.aside)
        if not out.items:
            return []
        return out.items if out.is_layout() else [out]

    def _furniture(self, found: Sequence[Paragraph]) -> None:
        for paragraph in found:
            self._paper.paragraph([*paragraph.pieces()], Setting(role="furniture", place=paragraph.place()))
