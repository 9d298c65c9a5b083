"""The metadata of a document: identification, references, and in our own namespace what Akoma Ntoso has no word for."""

import base64

from lxml import etree

from vnplan.export._names import document_name, kind_name, slug
from vnplan.export.akn.facts import encode
from vnplan.export.akn.modifications import modifications
from vnplan.export.akn.profile import UNKNOWN_DATE, akn, is_legal, vnp
from vnplan.export.akn.tree import TreeWriter
from vnplan.model.day import iso_day
from vnplan.model.document import Document
from vnplan.model.part import Part
from vnplan.text.letters import storable

_TOOL = "#organization-vnplan"
_LANGUAGE = "vie"
_LINES = frozenset({"lines"})
TREE = frozenset({"kind", "header", "preamble", "body", "closing", "annexes", "siblings", "source", "edits"})


def identify(part: Part, element: etree._Element, main: str, component: str) -> None:
    """Append ``meta`` with the identification of a part and its header and closing, as far as they are not lines.

    ``main`` is the address of the document it belongs to, ``component`` its name there.
    """
    meta = etree.SubElement(element, akn("meta"))
    identification = etree.SubElement(meta, akn("identification"), {"source": _TOOL})
    issued = iso_day(part.header.issued)
    author = f"/akn/ontology/organization/vn/{slug(part.header.issuer.value) or 'nn'}" if part.header.issuer else ""
    work = etree.SubElement(identification, akn("FRBRWork"))
    _core(work, (f"{main}/!{component}", main, storable(document_name(part))), issued, author)
    _value(work, "FRBRcountry", "vn")
    _value(work, "FRBRsubtype", slug(kind_name(part.kind)))
    if part.header.number:
        _value(work, "FRBRnumber", part.header.number.value)
    if part.header.title:
        _value(work, "FRBRname", part.header.title.text)
    version = f"{main}/{_LANGUAGE}@{issued or ''}"
    expression = etree.SubElement(identification, akn("FRBRExpression"))
    _core(expression, (f"{version}/!{component}", version), issued, author)
    etree.SubElement(expression, akn("FRBRlanguage"), {"language": _LANGUAGE})
    manifestation = etree.SubElement(identification, akn("FRBRManifestation"))
    _core(manifestation, (f"{version}/!{component}.akn", f"{version}.akn"), None, _TOOL)
    _value(manifestation, "FRBRformat", "application/akn+xml")
    own = etree.SubElement(etree.SubElement(meta, akn("proprietary"), {"source": _TOOL}), vnp("part"))
    if part.kind:
        own.set("kind", storable(part.kind))
    encode(own, "header", part.header, _LINES)
    encode(own, "closing", part.closing, _LINES)


def _core(parent: etree._Element, names: tuple[str, ...], date: str | None, author: str) -> None:
    """What all three levels have: ``names`` are the address of this part, that of the whole, and perhaps an alias."""
    this, uri, *aliases = names
    _value(parent, "FRBRthis", this)
    _value(parent, "FRBRuri", uri)
    for alias in aliases:
        etree.SubElement(parent, akn("FRBRalias"), {"value": alias, "name": "name"})
    etree.SubElement(parent, akn("FRBRdate"), {"date": date or UNKNOWN_DATE, "name": "generation" if date else "unknown"})
    etree.SubElement(parent, akn("FRBRauthor"), {"href": author})


def _value(parent: etree._Element, name: str, value: str) -> None:
    etree.SubElement(parent, akn(name), {"value": storable(value)})


def describe(document: Document, element: etree._Element, writer: TreeWriter) -> None:
    """Fill in what the metadata of the main document hold beyond its identification."""
    meta = element[0]
    proprietary = meta[-1]
    ontology = writer.leaves.ontology
    issued = iso_day(document.header.issued)
    published = iso_day(document.page.date)
    if published:
        shown = storable(document.page.title or document.page.site or "")
        proprietary.addprevious(_made(meta, "publication", {"date": published, "name": "page", "showAs": shown}))
    if issued:
        lifecycle = _made(meta, "lifecycle", {"source": _TOOL})
        refers = ontology.refer("TLCEvent", "ban hành", "issue")
        attributes = {"eId": "event-1", "date": issued, "source": _TOOL, "type": "generation", "refersTo": refers}
        etree.SubElement(lifecycle, akn("eventRef"), attributes)
        proprietary.addprevious(lifecycle)
    references = _made(meta, "references", {"source": _TOOL})
    proprietary.addprevious(references)
    encode(proprietary, "document", document, TREE)
    analysis = modifications(document, element, writer)
    if analysis is not None:
        references.addprevious(analysis)
    # New text refers to bodies too.
    ontology.write(references)
    _source(proprietary, document)


def _made(meta: etree._Element, name: str, attributes: dict[str, str]) -> etree._Element:
    return meta.makeelement(akn(name), attributes)


def _source(parent: etree._Element, document: Document) -> None:
    """The text that all spans point into, and every change of it."""
    source = document.source
    element = etree.SubElement(parent, vnp("source"), {"media_type": storable(source.media_type)})
    for name, value in (("name", source.name), ("encoding", source.encoding)):
        if value is not None:
            element.set(name, storable(value))
    if is_legal(source.text):
        element.text = source.text
    else:
        element.set("transfer", "base64")
        element.text = base64.b64encode(source.text.encode("utf-8", "surrogatepass")).decode("ascii")
    for edit in document.edits:
        attributes = {"span": f"{edit.start}-{edit.end}", "new": storable(edit.new), "rule": storable(edit.rule)}
        if edit.score != 1:
            attributes["score"] = repr(float(edit.score))
        etree.SubElement(parent, vnp("edit"), attributes)
