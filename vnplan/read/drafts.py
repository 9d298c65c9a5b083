"""Blocks in the making: what a page has shown so far, and the choices that only its whole can settle."""

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import Self

from vnplan.model.base import Span
from vnplan.model.clipping import Block, BlockKind, BlockRole, Look, Place, TableCell, TableRow
from vnplan.model.edit import Edit
from vnplan.read.lines import is_wrapped, setting, text_lines
from vnplan.read.plain import runs
from vnplan.text import kept_re as re

# A region called chrome that holds more of the text than this holds the article, whatever it is called.
_MOST_CHROME = 0.4
# A cell of this many blocks and characters, or of headings, is a column of the page and no cell.
_LAYOUT_BLOCKS = 8
_LAYOUT_SIZE = 1500
_BARE_MARKER = re.compile(r"\d{1,3}[.)]|[IVX]{1,5}[.)]|[a-zđ][.)]|[-–+•]|\d{1,2}(?:\.\d{1,2}){1,3}\.?")


@dataclass(slots=True)
class Region:
    """A part of the page that its markup calls chrome, and how many characters it holds."""

    parent: Self | None
    size: int = 0

    def is_chrome(self, total: int) -> bool:
        """True if this part or one around it is chrome, given the size of the page."""
        region: Region | None = self
        while region is not None:
            if region.size <= total * _MOST_CHROME:
                return True
            region = region.parent
        return False


@dataclass(slots=True)
class Draft:
    """A block of text."""

    kind: BlockKind
    start: int
    end: int
    level: int | None
    xpath: str | None
    region: Region | None
    verbatim: bool = False
    head: str = ""
    bold: list[Span] = field(default_factory=list)
    italic: list[Span] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    role: BlockRole = "text"
    generated: list[Span] = field(default_factory=list)
    place: Place | None = None
    look: Look | None = None
    links: int = 0

    def finished(self, text: str, total: int) -> list[Block]:
        """The block, or those that the blank lines of a verbatim text part."""
        chrome = self.region is not None and self.region.is_chrome(total)
        if self.verbatim:
            return list(self._runs(text, chrome=chrome))
        wrapped = text.count("\n", self.start, self.end) >= 7 and is_wrapped(text, self.start, self.end)
        bold, italic, edits = tuple(self.bold), tuple(self.italic), tuple(self.edits)
        aside = chrome or (self.place is not None and self.role == "furniture")
        block = Block(
            self.kind,
            self.start,
            self.end,
            edits,
            bold,
            italic,
            self.level,
            self.xpath,
            wrapped,
            boilerplate=aside,
            links=self.links,
        )
        if self.place is None:
            return [block]
        return [replace(block, role=self.role, generated=tuple(self.generated), place=self.place, look=self.look)]

    def _runs(self, text: str, *, chrome: bool) -> list[Block]:
        """The runs of lines of a verbatim text."""
        lines = text_lines(text, self.start, self.end)
        out = []
        for run in runs(text, lines, setting(text, lines)):
            start, end, wrapped = run[0].start, run[-1].end, len(run) > 1
            bold, italic = _within(self.bold, start, end), _within(self.italic, start, end)
            out.append(Block("verbatim", start, end, (), bold, italic, None, self.xpath, wrapped, boilerplate=chrome))
        return out


def extend(spans: list[Span], start: int, end: int) -> None:
    """Add an emphasised range, to the last one if only a space parts them."""
    if spans and start - spans[-1].end <= 1:
        spans[-1] = Span(spans[-1].start, end)
    else:
        spans.append(Span(start, end))


def _within(spans: list[Span], start: int, end: int) -> tuple[Span, ...]:
    """The parts of emphasised ranges that lie in a stretch."""
    low = bisect_left(spans, start, key=lambda span: span.end)
    high = bisect_left(spans, end, key=lambda span: span.start)
    return tuple(Span(max(s.start, start), min(s.end, end)) for s in spans[low:high] if s.end > start)


@dataclass(slots=True)
class DraftCell:
    """A cell and what it holds."""

    items: list["Draft | DraftTable"]
    columns: int = 1
    rows: int = 1
    header: bool = False


@dataclass(slots=True)
class DraftTable:
    """A table, of data or of layout."""

    xpath: str | None
    region: Region | None
    rows: list[list[DraftCell]] = field(default_factory=list)

    @property
    def items(self) -> list["Draft | DraftTable"]:
        """What all cells hold, in order."""
        return [item for row in self.rows for cell in row for item in cell.items]

    def is_layout(self) -> bool:
        """True if the table only arranges the page: one column, or a cell that holds an article."""
        cells = [cell for row in self.rows for cell in row if cell.items]
        if all(len(row) <= 1 for row in self.rows) or self._is_list():
            return True
        if any(cell.header for cell in cells) or not cells:
            return False
        largest = max(cells, key=_size)
        size = _size(largest)
        share = size / max(1, sum(map(_size, cells)))
        if any(isinstance(item, DraftTable) for item in largest.items):
            return share >= 0.5
        headings = any(isinstance(item, Draft) and item.kind == "heading" for item in largest.items)
        many = len(largest.items) >= _LAYOUT_BLOCKS and size >= _LAYOUT_SIZE
        return share >= 0.5 and (headings or many) and len(self.rows) <= 4

    def _is_list(self) -> bool:
        """True if the first column holds the markers of items and nothing else: "a)", "1.", "-"."""
        rows = [[cell for cell in row if cell.items] for row in self.rows]
        firsts = [row[0].items for row in rows if row]
        heads = [items[0].head if len(items) == 1 and isinstance(items[0], Draft) else "" for items in firsts]
        return bool(heads) and all(len(row) <= 2 for row in rows) and all(_BARE_MARKER.fullmatch(head) for head in heads)

    def finished(self, text: str, total: int) -> list[Block]:
        """The block of the table; what a table inside it holds is put into its cells."""
        rows = []
        for row in self.rows:
            cells = []
            for cell in row:
                blocks = [block for item in flat(cell.items) for block in item.finished(text, total)]
                cells.append(TableCell(tuple(blocks), cell.columns, cell.rows, cell.header))
            if cells:
                rows.append(TableRow(tuple(cells)))
        held = [block for row in rows for cell in row.cells for block in cell.blocks]
        if not held:
            return []
        chrome = self.region is not None and self.region.is_chrome(total)
        start, end = held[0].start, held[-1].end
        return [Block("table", start, end, xpath=self.xpath, boilerplate=chrome, rows=tuple(rows))]


def _size(cell: DraftCell) -> int:
    """How many characters a cell holds."""
    if not cell.items:
        return 0
    drafts = flat(cell.items)
    return drafts[-1].end - drafts[0].start if drafts else 0


def flat(items: list[Draft | DraftTable]) -> list[Draft]:
    """The blocks of text in items, those in tables included."""
    out: list[Draft] = []
    stack = items[::-1]
    while stack:
        item = stack.pop()
        if isinstance(item, DraftTable):
            stack += item.items[::-1]
        else:
            out.append(item)
    return out
