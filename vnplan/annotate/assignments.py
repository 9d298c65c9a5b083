"""Who is told to do what, node by node of the tree."""

from dataclasses import replace

from vnplan.annotate.assign_walk import Duty, Walk, added
from vnplan.model.base import Span
from vnplan.model.document import Document
from vnplan.model.task import Assignment


def annotate_assignments(document: Document) -> tuple[Assignment, ...]:
    r"""The assignments of a document: one for each node that names bodies, one for each row of a task table.

    >>> from vnplan.pipeline import parse
    >>> text = "I. TỔ CHỨC THỰC HIỆN\n\n1. Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh triển khai.\n\n2. Sở Tài chính\n\n- Bố trí kinh phí."
    >>> [(a.at, a.lead[0].text, [p.text for p in a.coordinating]) for a in annotate_assignments(parse("KẾ HOẠCH\nGiảm nghèo\n\n" + text))]
    [('I.1', 'Sở Y tế', ['Công an tỉnh']), ('I.2', 'Sở Tài chính', [])]
    """
    merged: dict[tuple[str, str | None, int], Duty] = {}
    for _, duties in Walk(document).steps():
        for duty in duties:
            key = (duty.node, duty.at, duty.row.index if duty.row else -1)
            known = merged.setdefault(key, replace(duty, lead=[], coordinating=[]))
            known.lead += added(duty.lead, known.lead)
            known.coordinating += added(duty.coordinating, known.coordinating)
            known.verb = known.verb or duty.verb
    return tuple(_assignment(duty) for duty in merged.values() if duty.lead or duty.coordinating)


def _assignment(duty: Duty) -> Assignment:
    parties = (*duty.lead, *duty.coordinating)
    spans = duty.leaf.text.spans
    return Assignment(
        at=duty.at,
        lead=tuple(duty.lead),
        coordinating=tuple(duty.coordinating),
        verb=duty.verb,
        spans=tuple(dict.fromkeys(span for one in parties for span in one.spans)),
        leaf=Span(spans[0].start, spans[-1].end) if spans else None,
    )
