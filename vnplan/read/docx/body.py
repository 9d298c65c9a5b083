"""Paragraphs and tables of a Word document, in order."""

from collections.abc import Iterator, Mapping

from lxml import etree

from vnplan.model.clipping import Block, BlockRole, Look, Place
from vnplan.read.docx.names import MC, toggle, value, w
from vnplan.read.docx.numbering import Numbering
from vnplan.read.docx.runs import Found, Runs, span_of
from vnplan.read.docx.styles import Styles, paragraph_format
from vnplan.read.drafts import DraftCell, DraftTable
from vnplan.read.paper import Item, Paper, Piece, Setting
from vnplan.text import kept_re as re

_CONTENTS = re.compile(r"toc \d")
_PARAGRAPH, _TABLE = w("p"), w("tbl")
_GONE = frozenset((w("del"), w("moveFrom")))

Notes = Mapping[tuple[str, str | None], etree._Element]  # noqa: SLF001 - lxml has no other name for it


class Walk:
    """A walk through a document."""

    def __init__(self, runs: Runs, styles: Styles, numbering: Numbering, notes: Notes) -> None:
        """Begin with an empty sheet."""
        self._runs, self._styles, self._numbering, self._notes = runs, styles, numbering, notes
        self._paper = Paper()
        self._items: list[Item] = []
        self._paragraphs = 0
        # What paragraphs before this one hold whose ends were deleted: they go on in it.
        self._open = Found()

    def body(self, body: etree._Element) -> None:
        """Read the document itself."""
        self._items += self._blocks(body)

    def furniture(self, frame: etree._Element) -> None:
        """Read a header or a footer."""
        for paragraph in frame.iter(_PARAGRAPH):
            self._paragraph(paragraph, "furniture")

    def finish(self) -> tuple[str, list[Block]]:
        """The text and its blocks."""
        return self._paper.finish(self._items)

    def _blocks(self, parent: etree._Element, role: BlockRole = "text") -> list[Item]:
        """The paragraphs and tables below an element, in order, however they are wrapped."""
        out: list[Item] = []
        for element in _parts(parent):
            if element.tag == _PARAGRAPH:
                out += self._paragraph(element, role)
            else:
                table = self._table(element)
                out += table.items if table.is_layout() else [table] * bool(table.items)
        return out

    def _paragraph(self, paragraph: etree._Element, role: BlockRole) -> list[Item]:
        """A paragraph, and below it what stands in its text boxes and in the notes that it refers to."""
        properties = paragraph.find(w("pPr"))
        style = value(properties, "pStyle")
        self._paragraphs += 1
        found, self._open = self._open, Found()
        self._runs.read(paragraph, style, found)
        if _runs_on(properties):
            self._open = found
            return []
        how = self._styles.paragraph(style).under(paragraph_format(properties))
        shown = any(piece.text.strip() for piece in found.pieces)
        # An empty paragraph counts, too.
        number = self._numbering.next(how.numbered, how.level or 0) if how.numbered else ""
        pieces = found.pieces
        if number and shown:
            pieces = [Piece(f"{number} ", pieces[0].bold, pieces[0].italic, generated=True), *pieces]
        heading = how.outline is not None and how.outline < 9
        if _CONTENTS.match(self._styles.name(style)):
            role = "furniture"
        setting = Setting(
            "list_item" if number else "heading" if heading else "paragraph",
            how.outline + 1 if heading and how.outline is not None else (how.level or 0) + 1 if number else None,
            role,
            Place(paragraph=self._paragraphs),
            Look(bool(how.centred), found.size, how.indent),
        )
        draft = self._paper.paragraph(pieces, setting)
        out: list[Item] = [] if draft is None else [draft]
        for box in found.boxes:
            out += self._blocks(box, role)
        for kind, key, mark in found.notes:
            out += self._note(kind, key, mark)
        return out

    def _note(self, kind: str, key: str | None, mark: str) -> Iterator[Item]:
        """The paragraphs of a note."""
        note = self._notes.get((kind, key))
        for paragraph in () if note is None else note.iter(_PARAGRAPH):
            found = Found()
            self._runs.read(paragraph, value(paragraph.find(w("pPr")), "pStyle"), found)
            pieces = [Piece(f"{mark} ", generated=True, mark=True), *found.pieces]
            self._paragraphs += 1
            if any(piece.text.strip() for piece in found.pieces):
                draft = self._paper.paragraph(pieces, Setting(role="note", place=Place(paragraph=self._paragraphs)))
                if draft is not None:
                    yield draft
            mark = ""

    def _table(self, table: etree._Element) -> DraftTable:
        out = DraftTable(None, None)
        # The cells that are open downwards, by the column where they begin.
        open_cells: dict[int, DraftCell] = {}
        for row in _wrapped(table, w("tr")):
            properties = row.find(w("trPr"))
            if properties is not None and properties.find(w("del")) is not None:
                continue
            cells: list[DraftCell] = []
            column = 0
            for cell in _wrapped(row, w("tc")):
                how = cell.find(w("tcPr"))
                merge = None if how is None else how.find(w("vMerge"))
                width = span_of(how)
                items = self._blocks(cell)
                above = open_cells.get(column)
                if merge is not None and merge.get(w("val")) != "restart" and above is not None and not items:
                    above.rows += 1
                else:
                    made = DraftCell(items, width, 1, bool(toggle(properties, "tblHeader")))
                    cells.append(made)
                    open_cells.pop(column, None)
                    if merge is not None:
                        open_cells[column] = made
                column += width
            out.rows.append(cells)
        return out


def _parts(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables below an element, out of content controls and accepted changes."""
    for element in parent:
        if element.tag in (_PARAGRAPH, _TABLE):
            yield element
        elif element.tag == MC + "AlternateContent":
            yield from _parts(element[0]) if len(element) else ()
        elif element.tag not in _GONE:
            yield from _parts(element)


def _wrapped(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, out of content controls and accepted changes."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag not in _GONE and element.tag not in (_PARAGRAPH, _TABLE):
            yield from _wrapped(element, tag)


def _runs_on(properties: etree._Element | None) -> bool:
    """True if the end of a paragraph was deleted: what follows goes on in it."""
    marks = None if properties is None else properties.find(w("rPr"))
    return marks is not None and (marks.find(w("del")) is not None or marks.find(w("moveFrom")) is not None)
