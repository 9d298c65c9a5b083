"""Akoma Ntoso 3.0, the OASIS standard for legal documents: see ``docs/formats-akn.md``."""

from lxml import etree

from vnplan.export.akn.meta import describe, identify
from vnplan.export.akn.profile import AKN, NSMAP, akn
from vnplan.export.akn.tree import TreeWriter
from vnplan.export.akn.uris import part_uri
from vnplan.model.document import Document
from vnplan.model.part import Part

__all__ = ["dump", "extension"]

extension = ".akn.xml"
_LEAVES = frozenset(akn(name) for name in ("p", "num", "heading", "subheading"))


def dump(document: Document, *, indent: int | None = None) -> bytes:
    """The document as Akoma Ntoso XML, valid by the strict schema; ``read_akn`` reads it back.

    Laws, decrees and all that lays down rules become ``act``, all else ``doc``; further documents of the page become
    components.

    >>> from vnplan.model.source import Source
    >>> root = etree.fromstring(dump(Document(kind="plan", source=Source(text=""))))
    >>> root[0].tag == akn("doc"), root[0].get("name")
    (True, 'ke-hoach')
    """
    root = etree.Element(akn("akomaNtoso"), nsmap=dict(NSMAP))
    component = ""
    uri = part_uri(document)

    def described(part: Part, element: etree._Element, prefix: str) -> None:
        if prefix and prefix == component:
            identify(part, element, part_uri(part), "main")
        else:
            identify(part, element, uri, prefix or "main")

    writer = TreeWriter(document, described)
    main = writer.part(root, document)
    if document.siblings:
        components = etree.SubElement(root, akn("components"))
        for sibling in document.siblings:
            component = writer.ids.take("component")
            holder = etree.SubElement(components, akn("component"), {"eId": component})
            writer.part(holder, sibling, component)
    describe(document, main, writer)
    if indent is not None:
        _indent(root, "\n", " " * indent)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _indent(element: etree._Element, line: str, step: str) -> None:
    """Put the structure on lines of its own; the text of leaves, and what stands in other namespaces, stays as it is."""
    if element.tag in _LEAVES or not len(element) or not str(element.tag).startswith(f"{{{AKN}}}"):
        return
    element.text = line + step
    for child in element:
        _indent(child, line + step, step)
        child.tail = line + step
    element[-1].tail = line
