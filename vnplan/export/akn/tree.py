"""The tree of a document as elements: preface, preamble, body, conclusions, attachments."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import assert_never

from lxml import etree

from vnplan.export._names import kind_name, slug
from vnplan.export.akn.facts import spans_out
from vnplan.export.akn.inline import Leaves
from vnplan.export.akn.profile import LEVELS, EIds, akn, vnp
from vnplan.export.akn.uris import doctype
from vnplan.model.block import Block, Bullet, Cell, Division, Paragraph, Table
from vnplan.model.document import Document
from vnplan.model.part import Annex, Closing, ClosingLine, Header, Part, Recital
from vnplan.text.letters import storable

_GROUPS = {"basis": "citations", "proposal": "recitals", "statement": "recitals", "enacting": "formula"}
_SINGULAR = {"citations": "citation", "recitals": "recital"}


class TreeWriter:
    """Writes parts; ``described`` is called for each with its element, so that the caller can put the metadata first."""

    def __init__(self, document: Document, described: Callable[[Part, etree._Element, str], None]) -> None:
        """Take the document whose facts are marked."""
        self.leaves = Leaves(document)
        self.ids = EIds()
        self._described = described

    def part(self, parent: etree._Element, part: Part, prefix: str = "") -> etree._Element:
        """Append a part and all its annexes."""
        number = part.header.number.value if part.header.number else None
        name = doctype(part.kind, number)
        element = etree.SubElement(parent, akn(name), {"name": slug(kind_name(part.kind))})
        self._described(part, element, prefix)
        self._preface(element, part.header, prefix)
        self._preamble(element, part.preamble, prefix)
        self._body(element, part.body, prefix, act=name == "act")
        self._conclusions(element, part.closing, prefix)
        if part.annexes:
            attachments = etree.SubElement(element, akn("attachments"))
            for annex in part.annexes:
                self._annex(attachments, annex, prefix)
        return element

    def _annex(self, parent: etree._Element, annex: Annex, prefix: str) -> None:
        eid = self.ids.take("attachment", None, prefix)
        element = etree.SubElement(parent, akn("attachment"), {"eId": eid})
        element.set(vnp("id"), storable(annex.id))
        element.set(vnp("label"), storable(annex.label))
        for name, text in (("num", annex.marker), ("heading", annex.heading), ("subheading", annex.attachment)):
            if text:
                self.leaves.add(element, name, text)
        self.part(element, annex, eid)

    def _preface(self, parent: etree._Element, header: Header, prefix: str) -> None:
        if header.lines:
            preface = etree.SubElement(parent, akn("preface"), {"eId": self.ids.take("preface", None, prefix)})
            for line in header.lines:
                self.leaves.add(preface, "p", line.text).set("class", line.role)

    def _preamble(self, parent: etree._Element, recitals: Sequence[Recital], prefix: str) -> None:
        if not recitals:
            return
        preamble = etree.SubElement(parent, akn("preamble"), {"eId": self.ids.take("preamble", None, prefix)})
        for group, members in groupby(recitals, key=lambda recital: _GROUPS[recital.role]):
            outer = preamble
            if group in _SINGULAR:
                outer = etree.SubElement(preamble, akn(group), {"eId": self.ids.take(group, None, prefix)})
            for recital in members:
                self._recital(outer, recital, _SINGULAR.get(group), prefix)

    def _recital(self, parent: etree._Element, recital: Recital, name: str | None, prefix: str) -> None:
        eid = self.ids.take(name or "formula", None, parent.get("eId", "") if name else prefix)
        element = etree.SubElement(parent, akn(name or "formula"), {"eId": eid})
        if not name:
            element.set("name", "enacting")
        element.set("class", recital.role)
        element.set(vnp("id"), storable(recital.id))
        self.leaves.add(element, "p", recital.text)

    def _conclusions(self, parent: etree._Element, closing: Closing, prefix: str) -> None:
        if not closing.lines:
            return
        conclusions = etree.SubElement(parent, akn("conclusions"), {"eId": self.ids.take("conclusions", None, prefix)})
        for line in closing.lines:
            paragraph = self.leaves.add(conclusions, "p", line.text)
            paragraph.set("class", line.role)
            if line.role == "signature":
                _wrap(paragraph, "signature")
            _tie(paragraph, line)

    def _body(self, parent: etree._Element, blocks: Sequence[Block], prefix: str, *, act: bool) -> None:
        body = etree.SubElement(parent, akn("body" if act else "mainBody"), {"eId": self.ids.take("body", None, prefix)})
        if act:
            self._children(body, blocks, prefix, only_divisions=True)
        else:
            for block in blocks:
                self.block(body, block, prefix)
        if not blocks:
            holder = self._holder(body, prefix) if act else body
            etree.SubElement(holder, akn("p"), {"class": "none"})

    def block(self, parent: etree._Element, block: Block, prefix: str) -> None:
        """Append a block and what is below it."""
        match block:
            case Paragraph():
                element = self.leaves.add(parent, "p", block.text, self.ids.take("p", None, prefix))
                if block.quoted:
                    element.set("class", "quoted")
                if block.note is not None:
                    element.set("class", "note")
                    _tie(element, block)
                element.set(vnp("id"), storable(block.id))
            case Bullet():
                eid = self.ids.take("indent", None, prefix)
                element = etree.SubElement(parent, akn("indent"), {"eId": eid, vnp("id"): storable(block.id)})
                self.leaves.add(element, "num", block.marker)
                first = etree.SubElement(element, akn("intro"))
                self.leaves.add(first, "p", block.text)
                self._children(element, block.children, eid, first)
            case Division():
                self._division(parent, block, prefix)
            case Table():
                self._table(parent, block, prefix)
            case _:
                assert_never(block)

    def _division(self, parent: etree._Element, node: Division, prefix: str) -> None:
        name = LEVELS[node.level]
        eid = self.ids.take(name, node.number, prefix)
        element = etree.SubElement(parent, akn(name), {"eId": eid})
        for attribute in ("id", "label", "number", "level"):
            element.set(vnp(attribute), storable(getattr(node, attribute)))
        self.leaves.add(element, "num", node.marker)
        if node.heading:
            self.leaves.add(element, "heading", node.heading)
        first = None
        if node.text:
            first = etree.SubElement(element, akn("intro"))
            self.leaves.add(first, "p", node.text)
        self._children(element, node.children, eid, first)

    def _children(
        self,
        parent: etree._Element,
        blocks: Sequence[Block],
        prefix: str,
        first: etree._Element | None = None,
        *,
        only_divisions: bool = False,
    ) -> None:
        """What hangs below an element of the hierarchy, which may hold running text only before, between, after divisions.

        Text before the first division is ``intro``, after the last ``wrapUp``, between them an ``hcontainer``; where there is
        no division at all it is ``content``.
        """
        runs = [(hier, list(run)) for hier, run in groupby(blocks, key=lambda block: isinstance(block, Division | Bullet))]
        for index, (hier, run) in enumerate(runs):
            holder = parent
            if not hier and index == 0 and not only_divisions:
                holder = first if first is not None else etree.SubElement(parent, akn("intro"))
            elif not hier and index == len(runs) - 1 and not only_divisions:
                holder = etree.SubElement(parent, akn("wrapUp"))
            elif not hier:
                holder = self._holder(parent, prefix)
            for block in run:
                self.block(holder, block, prefix)
        if not any(hier for hier, _ in runs) and not only_divisions:
            intro = parent.find(akn("intro"))
            content = etree.SubElement(parent, akn("content")) if intro is None else intro
            content.tag = akn("content")

    def _holder(self, parent: etree._Element, prefix: str) -> etree._Element:
        eid = self.ids.take("hcontainer", None, prefix)
        holder = etree.SubElement(parent, akn("hcontainer"), {"name": "text", "eId": eid})
        return etree.SubElement(holder, akn("content"))

    def _table(self, parent: etree._Element, table: Table, prefix: str) -> None:
        eid = self.ids.take("table", None, prefix)
        element = etree.SubElement(parent, akn("table"), {"eId": eid, vnp("id"): storable(table.id)})
        if table.header:
            element.set(vnp("header"), storable("\n".join(table.header)))
        for row in table.rows:
            line = etree.SubElement(element, akn("tr"), {"class": "header"} if row.header else {})
            for cell in row.cells:
                self._cell(line, cell, "th" if row.header else "td")
            if not row.cells:
                etree.SubElement(line, akn("td"), {"class": "none"})
        if not table.rows:
            etree.SubElement(etree.SubElement(element, akn("tr"), {"class": "none"}), akn("td"), {"class": "none"})

    def _cell(self, parent: etree._Element, cell: Cell, name: str) -> None:
        element = etree.SubElement(parent, akn(name), {vnp("column"): str(cell.column)})
        if cell.columns != 1:
            element.set("colspan", str(cell.columns))
        if cell.rows != 1:
            element.set("rowspan", str(cell.rows))
        for text in cell.texts:
            self.leaves.add(element, "p", text)


def _tie(element: etree._Element, node: Paragraph | ClosingLine) -> None:
    """Say what a note is a note to."""
    if node.note is not None:
        element.set(vnp("note"), storable(node.note))
        element.set(vnp("refers"), spans_out((node.refers,) if node.refers else ()))


def _wrap(element: etree._Element, name: str) -> None:
    """Put all that an element holds into a new child of it."""
    inner = etree.Element(akn(name))
    inner.text, element.text = element.text, None
    inner.extend(list(element))
    element.append(inner)
