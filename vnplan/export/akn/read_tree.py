"""Elements of Akoma Ntoso to the nodes of our tree."""

from collections.abc import Iterator
from typing import Any, get_args

from lxml import etree

from vnplan.export.akn.facts import spans_in
from vnplan.export.akn.profile import LEVELS, akn, vnp
from vnplan.model.base import Found, Span, Text
from vnplan.model.block import Block, Bullet, Cell, Division, Level, Paragraph, Row, Table
from vnplan.model.part import ClosingLine, HeaderLine, Recital

_HIER = {akn(name): level for level, name in LEVELS.items() if level not in ("letter", "roman", "number", "step")}
_HIER |= {akn(n): "number" for n in ("list", "subparagraph", "subpart", "book", "title", "division", "rule", "alinea", "level")}
_SPLICED = frozenset(akn(name) for name in ("intro", "content", "wrapUp", "hcontainer", "container", "blockContainer", "tblock"))
_ITEMS = frozenset(akn(name) for name in ("indent", "item"))
_WORDS = {"part": "Phần", "chapter": "Chương", "section": "Mục", "subsection": "Tiểu mục", "article": "Điều"}
_GROUPS = {akn("citation"): "basis", akn("recital"): "statement", akn("formula"): "enacting"}
_TITLES = {"docAuthority": "issuer", "docNumber": "number", "docTitle": "title", "docType": "kind", "docDate": "date"}
_HEADER_ROLES = frozenset(get_args(HeaderLine.model_fields["role"].annotation))
_CLOSING_ROLES = frozenset(get_args(ClosingLine.model_fields["role"].annotation))
_RECITAL_ROLES = frozenset(get_args(Recital.model_fields["role"].annotation))
_LEVELS = frozenset(get_args(Level))


class TreeReader:
    """Reads nodes; ``own`` says that the file carries its source, so that spans are read and not made.

    For the file of another, ``text`` is the source that is made of its leaves, ``refs`` are the references in them and
    ``titles`` the title elements of the preface that was read last.
    """

    def __init__(self, *, own: bool) -> None:
        """Begin with nothing read."""
        self.own = own
        self.at: str | None = None
        self.refs: list[tuple[str, tuple[Span, ...], str | None, Span]] = []
        self.titles: dict[str, Found] = {}
        self._pieces: list[str] = []
        self._length = 0
        self._count = 0

    @property
    def text(self) -> str:
        """The text of all leaves read so far, a line each."""
        return "".join(self._pieces)

    def leaf(self, element: etree._Element | None) -> Text | None:
        """A leaf; ``None`` for no element."""
        if element is None:
            return None
        text = "".join(element.itertext())
        if self.own:
            return Text(text=text, spans=spans_in(element.get(vnp("spans"), "")))
        text = " ".join(text.split())
        span = Span(self._length, self._length + len(text))
        self._pieces.append(f"{text}\n")
        self._length = span.end + 1
        self._inline(element, text, span)
        return Text(text=text, spans=(span,))

    def _inline(self, element: etree._Element, text: str, span: Span) -> None:
        """References and titles in a leaf of another maker, found in their order."""
        done = 0
        for inner in element.iter(akn("ref"), *(akn(name) for name in _TITLES)):
            words = " ".join("".join(inner.itertext()).split())
            at = text.find(words, done)
            if not words or at < 0:
                continue
            own = Span(span.start + at, span.start + at + len(words))
            name = etree.QName(inner).localname
            if name == "ref":
                self.refs.append((words, (own,), self.at, span))
                done = at + len(words)
            else:
                self.titles[_TITLES[name]] = Found(text=words, value=inner.get("date") or words, spans=(own,))

    def _sure(self, element: etree._Element) -> Text:
        leaf = self.leaf(element)
        return leaf if leaf is not None else Text(text="", spans=())

    def _id(self, element: etree._Element) -> str:
        self._count += 1
        return element.get(vnp("id")) or element.get("eId") or f"n{self._count}"

    def header(self, part: etree._Element) -> tuple[HeaderLine, ...]:
        """The lines of the preface."""
        self.at, self.titles = None, {}
        lines = _paragraphs(part.find(akn("preface")))
        return tuple(HeaderLine(role=_role(p, _HEADER_ROLES), text=self._sure(p)) for p in lines)

    def preamble(self, part: etree._Element) -> tuple[Recital, ...]:
        """The recitals; those of another maker by the group they stand in."""
        self.at = "basis"
        out = []
        for paragraph in _paragraphs(part.find(akn("preamble"))):
            group = paragraph.getparent()
            holder = paragraph if group is None else group
            found = _GROUPS.get(str(holder.tag), "statement")
            role = holder.get("class", "")
            text = self._sure(paragraph)
            out.append(
                Recital.model_validate(
                    {"id": self._id(holder), "role": role if role in _RECITAL_ROLES else found, "text": text.model_dump()}
                )
            )
        return tuple(out)

    def closing(self, part: etree._Element) -> tuple[ClosingLine, ...]:
        """The lines of the conclusions."""
        self.at = None
        lines = _paragraphs(part.find(akn("conclusions")))
        return tuple(ClosingLine(role=_role(p, _CLOSING_ROLES), text=self._sure(p), **_tie(p)) for p in lines)

    def body(self, part: etree._Element) -> tuple[Block, ...]:
        """The blocks of the body."""
        for name in ("body", "mainBody"):
            found = part.find(akn(name))
            if found is not None:
                return tuple(self._blocks(found, ""))
        return ()

    def quoted(self, element: etree._Element | None) -> tuple[Block, ...]:
        """The blocks of a quoted structure."""
        return tuple(self._blocks(element, "")) if element is not None else ()

    def _blocks(self, parent: etree._Element, label: str, skip: etree._Element | None = None) -> Iterator[Block]:
        for child in parent.iterchildren(etree.Element):
            if child is skip or child.get("class") == "none":
                continue
            if child.tag in _HIER:
                yield self._division(child, label)
            elif child.tag in _ITEMS:
                yield self._bullet(child, label)
            elif child.tag == akn("table"):
                yield self._table(child)
            elif child.tag in (akn("p"), akn("block"), akn("crossHeading"), akn("listIntroduction")):
                text, quoted = self._sure(child), child.get("class") == "quoted"
                yield Paragraph(id=self._id(child), text=text, quoted=quoted, **_tie(child))
            elif child.tag in _SPLICED or child.tag in (akn("blockList"), akn("list"), akn("ul"), akn("ol"), akn("li")):
                yield from self._blocks(child, label, skip)

    def _division(self, element: etree._Element, outer: str) -> Division:
        level = element.get(vnp("level"), "")
        level = level if level in _LEVELS else _HIER[str(element.tag)]
        num = element.find(akn("num"))
        written = "".join(num.itertext()).strip() if num is not None else ""
        number = element.get(vnp("number"))
        if number is None:
            bare = written.strip(" .,:;()-").split()[-1:] or ["?"]
            number = f"{_WORDS[level]} {bare[0]}" if level in _WORDS else bare[0]
        label = element.get(vnp("label")) or (f"{outer}.{number}" if outer else number)
        self.at = label
        marker = self.leaf(num) or Text(text="", spans=())
        heading = self.leaf(element.find(akn("heading")))
        first = _first(element)
        text = self.leaf(first)
        children = tuple(self._blocks(element, label, first))
        return Division.model_validate({
            "id": self._id(element), "label": label, "number": number, "level": level, "marker": marker,
            "heading": heading, "text": text, "children": children,
        })  # fmt: skip

    def _bullet(self, element: etree._Element, label: str) -> Bullet:
        marker = self.leaf(element.find(akn("num"))) or Text(text="-", spans=())
        first = _first(element)
        text = self.leaf(first) or Text(text="", spans=())
        return Bullet(id=self._id(element), marker=marker, text=text, children=tuple(self._blocks(element, label, first)))

    def _table(self, element: etree._Element) -> Table:
        header = element.get(vnp("header"))
        names = tuple(header.split("\n")) if header is not None else ()
        lines = [line for line in element.iterchildren(akn("tr")) if line.get("class") != "none"]
        return Table(id=self._id(element), rows=tuple(self._row(line) for line in lines), header=names)

    def _row(self, line: etree._Element) -> Row:
        cells: list[Cell] = []
        for cell in line.iterchildren(akn("td"), akn("th")):
            if cell.get("class") == "none":
                continue
            after = cells[-1].column + cells[-1].columns if cells else 0
            texts = tuple(self._sure(p) for p in cell.iter(akn("p")))
            column, columns, rows = (_count(cell, key, default) for key, default in _cell_counts(after))
            cells.append(Cell(column=column, texts=texts, columns=columns, rows=rows))
        header = line.get("class") == "header" or (not self.own and all(c.tag == akn("th") for c in line))
        return Row(cells=tuple(cells), header=header)


def _cell_counts(after: int) -> tuple[tuple[str, int], ...]:
    return ((vnp("column"), after), ("colspan", 1), ("rowspan", 1))


def _count(element: etree._Element, name: str, default: int) -> int:
    value = element.get(name, "")
    return int(value) if value.isdecimal() else default


def _role(element: etree._Element, known: frozenset[str]) -> Any:  # noqa: ANN401 - one of the literals of the model
    role = element.get("class")
    return role if role in known else "other"


def _tie(element: etree._Element) -> dict[str, Any]:
    """What a note is a note to."""
    return {"note": element.get(vnp("note")), "refers": next(iter(spans_in(element.get(vnp("refers"), ""))), None)}


def _paragraphs(parent: etree._Element | None) -> Iterator[etree._Element]:
    """The leaves of a preface, a preamble or conclusions."""
    if parent is not None:
        yield from parent.iter(akn("p"), akn("block"))


def _first(element: etree._Element) -> etree._Element | None:
    """The running text of an element itself: the first paragraph before any block that has an id of its own."""
    for name in ("intro", "content"):
        holder = element.find(akn(name))
        if holder is not None and len(holder) and holder[0].tag == akn("p") and holder[0].get(vnp("id")) is None:
            return holder[0]
    first = element.find(akn("p"))
    return first if element.tag == akn("item") else None
