"""The text of leaves with its marks as elements, and the ontology entries that the marks refer to."""

from datetime import date

from lxml import etree

from vnplan.export._marks import Marked, Marks, Piece
from vnplan.export._names import slug
from vnplan.export.akn.facts import spans_out
from vnplan.export.akn.profile import akn, vnp
from vnplan.export.akn.uris import cited_uri
from vnplan.model.base import Found, Text
from vnplan.model.citation import Citation
from vnplan.model.day import iso_day, whole_day
from vnplan.model.deadline import Deadline
from vnplan.model.document import Document
from vnplan.model.edit import Edit
from vnplan.model.task import Money, Party, Target
from vnplan.text.letters import storable

_ONTOLOGY = {
    "TLCOrganization": "organization", "TLCPerson": "person", "TLCRole": "role", "TLCEvent": "event", "TLCConcept": "concept",
}  # fmt: skip
ROLES = {"lead": "chủ trì", "coordinating": "phối hợp"}
_CONCEPTS = {"target": "chỉ tiêu", "money": "kinh phí"}
_TITLE = {"issuer": "docAuthority", "number": "docNumber", "kind": "docType", "title": "docTitle"}


def append(element: etree._Element, text: str) -> None:
    """Add text at the end of what an element holds."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + storable(text)
    else:
        element.text = (element.text or "") + storable(text)


class Ontology:
    """The entries of ``references``: each body, person, role and event once.

    >>> ontology = Ontology()
    >>> ontology.refer("TLCOrganization", "Sở Y tế"), ontology.refer("TLCOrganization", "Sở Y tế")
    ('#organization-so-y-te', '#organization-so-y-te')
    """

    def __init__(self) -> None:
        """Begin with the tool itself, which the metadata name as their source."""
        self.entries: dict[tuple[str, str], str] = {}
        self.refer("TLCOrganization", "vnplan")

    def refer(self, element: str, name: str, own: str | None = None) -> str:
        """The reference to an entry, which is made where there is none; ``own`` is its id among its kind."""
        key = own or slug(name) or "nn"
        self.entries.setdefault((element, key), name)
        return f"#{_ONTOLOGY[element]}-{key}"

    def write(self, parent: etree._Element) -> None:
        """Append all entries."""
        for (element, key), name in sorted(self.entries.items()):
            kind = _ONTOLOGY[element]
            attributes = {"eId": f"{kind}-{key}", "href": f"/akn/ontology/{kind}/vn/{key}", "showAs": storable(name)}
            etree.SubElement(parent, akn(element), attributes)


class Leaves:
    """Writes leaves into elements."""

    def __init__(self, document: Document) -> None:
        """Take the facts of a document."""
        self.ontology = Ontology()
        self._marks = Marks(document)
        self._source = document.source.text
        self._references = {reference.id: reference for reference in document.references}

    def add(self, parent: etree._Element, name: str, text: Text, eid: str | None = None) -> etree._Element:
        """Append an element that holds a leaf."""
        element = etree.SubElement(parent, akn(name))
        if eid:
            element.set("eId", eid)
        if text.spans:
            element.set(vnp("spans"), spans_out(text.spans))
        for piece in self._marks.pieces(text):
            self._piece(element, piece)
        return element

    def _piece(self, parent: etree._Element, piece: Piece) -> None:
        if isinstance(piece, str):
            append(parent, piece)
            return
        element = self._element(parent, piece)
        for inner in piece.pieces:
            self._piece(element, inner)

    def _element(self, parent: etree._Element, piece: Marked) -> etree._Element:
        """The element of a mark; the parent itself where Akoma Ntoso wants a date that is not known."""
        mark = piece.mark
        match mark.item:
            case Citation() as citation if mark.kind == "citation":
                reference = self._references.get(citation.reference or "")
                return etree.SubElement(parent, akn("ref"), {"href": cited_uri(citation, reference)})
            case Citation() as citation:
                return self._dated(parent, "date", citation.date)
            case Deadline() as deadline:
                refers = self.ontology.refer("TLCEvent", deadline.text, f"deadline-{mark.index + 1}")
                day = iso_day(deadline.end or deadline.start)
                attributes = {"date": day, "refersTo": refers} if day else {"refersTo": refers}
                return etree.SubElement(parent, akn("date" if day else "event"), attributes)
            case Party() as party:
                role = etree.SubElement(parent, akn("role"), {"refersTo": self.ontology.refer("TLCRole", ROLES[mark.kind])})
                return etree.SubElement(role, akn("organization"), {"refersTo": self._body(party.value or party.text)})
            case Target() | Money() as quantity:
                refers = self.ontology.refer("TLCConcept", _CONCEPTS[mark.kind])
                attributes = {"refersTo": refers, "normalized": storable(_normalized(quantity))}
                return etree.SubElement(parent, akn("quantity"), attributes)
            case Edit() as edit:
                written = storable(self._source[edit.start : edit.end])
                return etree.SubElement(parent, akn("inline"), {"name": "repair", "title": written})
            case Found() as found:
                return self._found(parent, mark.kind, found)

    def _found(self, parent: etree._Element, kind: str, found: Found) -> etree._Element:
        if kind == "date":
            return self._dated(parent, "docDate", whole_day(found.value))
        if kind in _TITLE:
            return etree.SubElement(parent, akn(_TITLE[kind]))
        if kind == "position":
            return etree.SubElement(parent, akn("role"), {"refersTo": self.ontology.refer("TLCRole", found.value)})
        if kind == "person":
            return etree.SubElement(parent, akn("person"), {"refersTo": self.ontology.refer("TLCPerson", found.value)})
        return etree.SubElement(parent, akn("organization"), {"refersTo": self._body(found.value)})

    def _body(self, name: str) -> str:
        return self.ontology.refer("TLCOrganization", name)

    @staticmethod
    def _dated(parent: etree._Element, name: str, day: date | None) -> etree._Element:
        return etree.SubElement(parent, akn(name), {"date": day.isoformat()}) if day else parent


def _normalized(quantity: Target | Money) -> str:
    if isinstance(quantity, Money):
        return f"{quantity.value} {quantity.currency}" if quantity.value is not None else quantity.text
    if quantity.value is None:
        return quantity.text
    return " ".join(str(part) for part in (quantity.comparator, f"{quantity.value:g}", quantity.unit) if part)
