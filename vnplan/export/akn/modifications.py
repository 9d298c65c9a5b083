"""What an amending document does to others, as modifications of Akoma Ntoso, and the new text as quoted structures."""

from collections.abc import Iterator

from lxml import etree

from vnplan.export.akn.profile import akn, vnp
from vnplan.export.akn.tree import TreeWriter
from vnplan.export.akn.uris import cited_uri, place_eid, work_uri
from vnplan.model.citation import Citation
from vnplan.model.document import Document
from vnplan.model.effect import Amendment, Provision

_TYPES = {
    "amend": "substitution", "add": "insertion", "repeal": "repeal",
    "replace_words": "substitution", "remove_words": "repeal", "add_words": "insertion",
}  # fmt: skip


def modifications(document: Document, main: etree._Element, writer: TreeWriter) -> etree._Element | None:
    """The analysis of a document that amends others; the new text is put into the amendments among its facts."""
    if not document.amendments:
        return None
    analysis = main.makeelement(akn("analysis"), {"source": "#organization-vnplan"})
    active = etree.SubElement(analysis, akn("activeModifications"))
    ids = {element.get(vnp("label")): element.get("eId", "") for element in main.iter() if element.get(vnp("label"))}
    facts = main.iterfind(f"{akn('meta')}/{akn('proprietary')}/{vnp('document')}/{vnp('amendments')}")
    uris = _Addresses(document)
    for index, (amendment, fact) in enumerate(zip(document.amendments, facts, strict=True), 1):
        attributes = {"type": _TYPES[amendment.operation], "eId": f"mod-{index}"}
        modification = etree.SubElement(active, akn("textualMod"), attributes)
        etree.SubElement(modification, akn("source"), {"href": f"#{ids.get(amendment.at, '')}"})
        for href, last in uris.destinations(amendment.target):
            etree.SubElement(modification, akn("destination"), {"href": href} | ({"upTo": last} if last else {}))
        if amendment.structure:
            etree.SubElement(modification, akn("new"), {"href": f"#{_quote(fact, amendment, writer)}"})
    return analysis


def _quote(fact: etree._Element, amendment: Amendment, writer: TreeWriter) -> str:
    eid = writer.ids.take("quotedStructure")
    quoted = etree.SubElement(fact, akn("quotedStructure"), {"eId": eid, "startQuote": "“", "endQuote": "”"})
    for block in amendment.structure:
        writer.block(quoted, block, eid)
    return eid


class _Addresses:
    """The addresses of the provisions of cited documents: those that their mentions in the text refer to."""

    def __init__(self, document: Document) -> None:
        self._references = {reference.id: reference for reference in document.references}
        self._cited: dict[tuple[str | None, str | None], Citation] = {}
        for citation in document.citations:
            self._cited.setdefault((citation.number, None if citation.number else citation.name), citation)

    def destinations(self, target: Provision) -> Iterator[tuple[str, str | None]]:
        """Each provision with the last one of a range."""
        cited = self._cited.get((target.number, None if target.number else target.name))
        uri = work_uri(target.kind, target.number, name=target.name)
        if cited:
            uri = cited_uri(cited, self._references.get(cited.reference or ""))
        if not target.places:
            yield uri, None
        for place in target.places:
            last = place_eid(place.last) if place.to else None
            yield f"{uri}#{place_eid(place)}", f"#{last}" if last else None
