"""Akoma Ntoso back to a ``Document``: our own files without loss, those of others as far as the tree goes."""

import base64
import binascii
from pathlib import Path
from typing import Any

from lxml import etree
from pydantic import ValidationError

from vnplan.errors import UnreadableError
from vnplan.export.akn.facts import fields_of, spans_in
from vnplan.export.akn.profile import AKN, akn, vnp
from vnplan.export.akn.read_tree import TreeReader
from vnplan.model.citation import Citation
from vnplan.model.document import Document
from vnplan.model.edit import Edit
from vnplan.model.part import Annex, Closing, Header, Part
from vnplan.model.sound import check_order
from vnplan.model.source import Source

_PARTS = tuple(akn(name) for name in ("act", "doc", "bill", "statement"))


def read_akn(source: str | bytes | Path) -> Document:
    """The document in an Akoma Ntoso file; a ``Path`` is read, a ``str`` is the XML itself.

    What ``dump(document, "akn")`` wrote comes back equal: the tree from the elements, the facts from the ``vnp`` namespace.
    Of a file of another maker the tree, its texts and the references are read; ``source.text`` is then the text of the file.

    Raises:
        UnreadableError: no such file, no XML, or no document of Akoma Ntoso 3.0 in it.

    >>> from vnplan.export import dump
    >>> document = Document(kind="plan", source=Source(text="Kế hoạch"))
    >>> read_akn(dump(document, "akn")) == document
    True
    """
    name = str(source) if isinstance(source, Path) else None
    root = _root(source, name or "the Akoma Ntoso text")
    main = next((child for child in root if child.tag in _PARTS), None)
    if root.tag != akn("akomaNtoso") or main is None:
        raise UnreadableError(
            f"{name or 'the XML'}: holds no act or doc of Akoma Ntoso 3.0 ({AKN}); other kinds and versions are not read"
        )
    try:
        document = _document(root, main, name)
        check_order(document)
    except (ValidationError, ValueError) as error:
        raise UnreadableError(f"{name or 'the XML'}: its vnplan metadata are damaged: {error}") from error
    return document


def _root(source: str | bytes | Path, name: str) -> etree._Element:
    try:
        data = source.read_bytes() if isinstance(source, Path) else source.encode() if isinstance(source, str) else source
    except OSError as error:
        raise UnreadableError(f"{name}: cannot be read: {error.strerror}") from error
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(f"{name}: is no XML: {error}") from error


def _document(root: etree._Element, main: etree._Element, name: str | None) -> Document:
    held = main.find(f"{akn('meta')}/{akn('proprietary')}/{vnp('source')}")
    reader = TreeReader(own=held is not None)
    fields = _part(reader, main)
    siblings = [
        Part(**_part(reader, part)) for part in root.iterfind(f"{akn('components')}/{akn('component')}/*") if part.tag in _PARTS
    ]
    if held is None:
        source = Source(text=reader.text, name=name, media_type="application/akn+xml")
        citations = tuple(
            Citation(kind=None, number=None, text=text, spans=spans, at=at, leaf=leaf) for text, spans, at, leaf in reader.refs
        )
        return Document(**fields, siblings=tuple(siblings), source=source, citations=citations)
    facts = main.find(f"{akn('meta')}/{akn('proprietary')}/{vnp('document')}")
    known: dict[str, Any] = fields_of(Document, facts) if facts is not None else {}
    for amendment, fact in zip(
        known.get("amendments", ()), facts.iterfind(vnp("amendments")) if facts is not None else (), strict=True
    ):
        amendment["structure"] = reader.quoted(fact.find(akn("quotedStructure")))
    edits = tuple(_edit(e) for e in main.iterfind(f"{akn('meta')}/{akn('proprietary')}/{vnp('edit')}"))
    return Document.model_validate(known | fields | {"siblings": tuple(siblings), "source": _source(held), "edits": edits})


def _part(reader: TreeReader, element: etree._Element) -> dict[str, Any]:
    """The fields of a part, in order of the page, so that a new source is in that order too."""
    own = element.find(f"{akn('meta')}/{akn('proprietary')}/{vnp('part')}")
    lines = reader.header(element)
    preamble = reader.preamble(element)
    body = reader.body(element)
    closing = reader.closing(element)
    annexes = tuple(_annex(reader, e) for e in element.iterfind(f"{akn('attachments')}/{akn('attachment')}"))
    header: dict[str, Any] = {"lines": lines}
    end: dict[str, Any] = {"lines": closing}
    if own is not None:
        header |= _fields(Header, own, "header")
        end |= _fields(Closing, own, "closing")
    else:
        header |= reader.titles
    return {
        "kind": own.get("kind") if own is not None else None,
        "header": Header.model_validate(header),
        "preamble": preamble,
        "body": body,
        "closing": Closing.model_validate(end),
        "annexes": annexes,
    }


def _annex(reader: TreeReader, element: etree._Element) -> Annex:
    marker, heading, attachment = (reader.leaf(element.find(akn(name))) for name in ("num", "heading", "subheading"))
    label = element.get(vnp("label")) or (marker.text if marker else "Phụ lục")
    reader.at = label
    inner = next((child for child in element if child.tag in _PARTS), None)
    fields = _part(reader, inner) if inner is not None else {}
    identity = element.get(vnp("id")) or element.get("eId") or label
    return Annex(**fields, id=identity, label=label, marker=marker, heading=heading, attachment=attachment)


def _fields(cls: type[Header] | type[Closing], own: etree._Element, name: str) -> dict[str, Any]:
    element = own.find(vnp(name))
    return fields_of(cls, element) if element is not None else {}


def _source(element: etree._Element) -> Source:
    text = element.text or ""
    if element.get("transfer") == "base64":
        try:
            text = base64.b64decode(text, validate=True).decode("utf-8", "surrogatepass")
        except binascii.Error as error:
            raise ValueError(f"the source is no base64: {error}") from error
    media = element.get("media_type", "text/plain")
    return Source(text=text, name=element.get("name"), media_type=media, encoding=element.get("encoding"))


def _edit(element: etree._Element) -> Edit:
    span = next(iter(spans_in(element.get("span", ""))), None)
    if span is None:
        raise ValueError(f"an edit without its span (line {element.sourceline})")
    return Edit(*span, element.get("new", ""), element.get("rule", ""), float(element.get("score", "1")))
