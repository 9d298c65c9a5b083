"""The flat facts that gold files hold: one object, see ``docs/facts.md``."""

import json
from collections.abc import Iterator
from typing import Any

from vnplan.model.base import Span
from vnplan.model.block import Block, Bullet, Division
from vnplan.model.day import iso_day
from vnplan.model.deadline import Deadline
from vnplan.model.document import Document
from vnplan.model.edit import Edit
from vnplan.model.effect import Amendment
from vnplan.model.mapped import MappedText
from vnplan.model.part import Annex, Part
from vnplan.model.reported import Reported
from vnplan.model.task import Task
from vnplan.rules.forms import is_form

extension = ".facts.json"


def dump(document: Document, *, indent: int | None = None) -> str:
    """The facts of a document as JSON."""
    return json.dumps(facts(document), ensure_ascii=False, indent=indent)


def facts(document: Document) -> dict[str, Any]:
    r"""The facts of a page: what it is, what it reports about, and what stands in it; the keys are in ``docs/facts.md``.

    >>> from vnplan.pipeline import parse
    >>> found = facts(parse("KẾ HOẠCH\nGiảm nghèo năm 2024\n\nI. MỤC ĐÍCH\n\n- Nâng cao đời sống.\n\nII. KINH PHÍ"))
    >>> found["outline"][0]
    {'label': 'I', 'heading': 'MỤC ĐÍCH', 'bullets': 1}
    """
    header = document.header
    names = frozenset(name for part in (document, *document.siblings) for name in _unnumbered(part))
    return {
        "source": document.source.name,
        "page": {"type": document.page.type},
        "reported": [_reported(one) for one in document.reported],
        "document": {
            "kind": document.kind,
            "number": header.number.value if header.number else None,
            "date": iso_day(header.issued),
            "issuer": header.issuer.text if header.issuer else None,
            "title": header.title.text if header.title else None,
        },
        "outline": [node for part in (document, *document.siblings) for node in _outline(part, names)],
        "citations": [
            {
                "kind": c.kind,
                "number": c.number,
                "date": iso_day(c.date),
                "issuer": c.issuer.text if c.issuer else None,
                "at": _own(c.at, names),
            }
            for c in document.citations
            if c.number_form == "full"
        ],
        "deadlines": [_deadline(d, _own(d.at, names)) for d in document.deadlines],
        "assignments": [
            {"at": _own(a.at, names), "lead": [p.text for p in a.lead], "coordinating": [p.text for p in a.coordinating]}
            for a in document.assignments
        ],
        "tasks": [_task(task, _own(task.at, names)) for task in document.tasks],
        "effect": [iso_day(document.effect.start), iso_day(document.effect.end)] if document.effect else None,
        "amendments": [_amendment(one, _own(one.at, names)) for one in document.amendments],
        "text": repaired_text(document),
        "edits": [_edit(document, e) for e in document.repairs],
    }


def _reported(one: Reported) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "number": one.number if one.number_form == "full" else None,
        "bare": one.number if one.number_form == "bare" else None,
        "date": iso_day(one.date),
        "issuer": one.issuer.text if one.issuer else None,
        "title": one.title.text if one.title else None,
    }


def _deadline(one: Deadline, at: str | None) -> dict[str, Any]:
    return {
        "text": one.text,
        "start": iso_day(one.start),
        "end": iso_day(one.end),
        "relation": one.relation,
        "recurs": one.recurs,
        "at": at,
    }


def _task(task: Task, at: str | None) -> dict[str, Any]:
    return {
        "at": at,
        "text": task.text,
        "lead": [p.text for p in task.lead],
        "coordinating": [p.text for p in task.coordinating],
        "deadlines": [[iso_day(d.start), iso_day(d.end), d.recurs] for d in task.deadlines],
        "deliverable": task.deliverable,
    }


def _amendment(one: Amendment, at: str | None) -> dict[str, Any]:
    return {
        "at": at,
        "operation": one.operation,
        "document": one.target.number or one.target.name,
        "places": [[place.label, place.last.label] for place in one.target.places],
        "old": one.old,
        "new": one.new,
        "outline": [node for block in one.structure if isinstance(block, Division) for node in _division(block, frozenset())],
    }


def repaired_text(document: Document) -> str:
    """The whole text of the page with all edits applied, in order."""
    text = document.source.text
    return MappedText.replay(text, Span(0, len(text)), document.edits).text


def _edit(document: Document, edit: Edit) -> dict[str, Any]:
    before = document.source.text[edit.start : edit.end]
    return {"before": before, "after": edit.new, "span": [edit.start, edit.end], "rule": edit.rule, "confidence": edit.score}


def _unnumbered(part: Part) -> Iterator[str]:
    """The names of annexed texts that are no appendix ("Quy định") or do not say what they are: facts' labels omit them."""
    for annex in part.annexes:
        if annex.marker is None or not (annex.label.startswith("Phụ lục") or is_form(annex.label)):
            yield annex.label
        yield from _unnumbered(annex)


def _own(label: str | None, names: frozenset[str]) -> str | None:
    """A label without the name of an unnumbered annexed text.

    >>> names = frozenset({"Quy định"})
    >>> _own("Quy định.Chương I.Điều 1", names), _own("Quy định", names), _own("Phụ lục 01.2", names)
    ('Chương I.Điều 1', None, 'Phụ lục 01.2')
    """
    if label is None:
        return None
    first, _, rest = label.partition(".")
    return (rest or None) if first in names else label


def _outline(part: Part, names: frozenset[str]) -> Iterator[dict[str, Any]]:
    if isinstance(part, Annex) and part.label not in names:
        yield {"label": part.label, "heading": part.heading.text if part.heading else None, "bullets": _bullets(part.body)}
    for block in part.body:
        if isinstance(block, Division):
            yield from _division(block, names)
    for annex in part.annexes:
        yield from _outline(annex, names)


def _division(node: Division, names: frozenset[str]) -> Iterator[dict[str, Any]]:
    heading = node.heading.text.rstrip(" :") if node.heading else None
    yield {"label": _own(node.label, names), "heading": heading, "bullets": _bullets(node.children)}
    for child in node.children:
        if isinstance(child, Division):
            yield from _division(child, names)


def _bullets(blocks: tuple[Block, ...]) -> int:
    return sum(isinstance(block, Bullet) for block in blocks)
