"""The flat facts that gold files hold: one object, see ``docs/facts.md``."""

import json
from collections.abc import Iterator
from typing import Any

from vnplan.model.base import Span
from vnplan.model.block import Block, Bullet, Division
from vnplan.model.document import Annex, Document, Part
from vnplan.model.edit import Edit
from vnplan.model.mapped import MappedText

extension = ".facts.json"


def dump(document: Document, *, indent: int | None = None) -> str:
    """The facts of a document as JSON."""
    return json.dumps(facts(document), ensure_ascii=False, indent=indent)


def facts(document: Document) -> dict[str, Any]:
    r"""The facts of a document: ``document``, ``outline``, ``citations``, ``deadlines``, ``assignments``, ``text``, ``edits``.

    >>> from vnplan.pipeline import parse
    >>> found = facts(parse("KẾ HOẠCH\nGiảm nghèo năm 2024\n\nI. MỤC ĐÍCH\n\n- Nâng cao đời sống.\n\nII. KINH PHÍ"))
    >>> found["outline"][0]
    {'label': 'I', 'heading': 'MỤC ĐÍCH', 'bullets': 1}
    """
    header = document.header
    return {
        "source": document.source.name,
        "document": {
            "kind": document.kind,
            "number": header.number.value if header.number else None,
            "date": header.date.value if header.date and len(header.date.value) == len("2017-04-17") else None,
            "issuer": header.issuer.text if header.issuer else None,
            "title": header.title.text if header.title else None,
        },
        "outline": [node for part in (document, *document.siblings) for node in _outline(part)],
        "citations": [
            {"kind": c.kind, "number": c.number, "date": c.date, "issuer": c.issuer.text if c.issuer else None, "at": c.at}
            for c in document.citations
            if c.number
        ],
        "deadlines": [
            {"text": d.text, "start": d.start, "end": d.end, "relation": d.relation, "recurs": d.recurs, "at": d.at}
            for d in document.deadlines
        ],
        "assignments": [
            {"at": a.at, "lead": [p.text for p in a.lead], "coordinating": [p.text for p in a.coordinating]}
            for a in document.assignments
        ],
        "text": repaired_text(document),
        "edits": [_edit(document, e) for e in document.repairs],
    }


def repaired_text(document: Document) -> str:
    """The whole text of the page with all edits applied, in order."""
    text = document.source.text
    return MappedText.replay(text, Span(0, len(text)), document.edits).text


def _edit(document: Document, edit: Edit) -> dict[str, Any]:
    before = document.source.text[edit.start : edit.end]
    return {"before": before, "after": edit.new, "span": [edit.start, edit.end], "rule": edit.rule, "confidence": edit.score}


def _outline(part: Part) -> Iterator[dict[str, Any]]:
    if isinstance(part, Annex):
        yield {"label": part.label, "heading": part.heading.text if part.heading else None, "bullets": _bullets(part.body)}
    for block in part.body:
        if isinstance(block, Division):
            yield from _division(block)
    for annex in part.annexes:
        yield from _outline(annex)


def _division(node: Division) -> Iterator[dict[str, Any]]:
    heading = node.heading.text.rstrip(" :") if node.heading else None
    yield {"label": node.label, "heading": heading, "bullets": _bullets(node.children)}
    for child in node.children:
        if isinstance(child, Division):
            yield from _division(child)


def _bullets(blocks: tuple[Block, ...]) -> int:
    return sum(isinstance(block, Bullet) for block in blocks)
