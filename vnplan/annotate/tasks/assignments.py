"""Who is told to do what, node by node of the tree."""

from collections.abc import Iterable, Sequence

from vnplan.annotate.passages import Passage
from vnplan.annotate.tasks.steps import Duty, Step
from vnplan.annotate.tasks.walk import Walk
from vnplan.model.base import Span
from vnplan.model.document import Document
from vnplan.model.task import Assignment, Party


def steps_of(document: Document, found: Sequence[Passage]) -> list[Step]:
    """The passages of a document with what each hands out: what assignments and tasks are read from."""
    return list(Walk(document, found).steps())


def annotate_assignments(steps: Iterable[Step]) -> tuple[Assignment, ...]:
    r"""The assignments in the steps of a document: one for each node that names bodies, one for each row of a task table.

    >>> from vnplan.pipeline import parse
    >>> text = "KẾ HOẠCH\nGiảm nghèo năm 2024\n\nI. MỤC ĐÍCH\n\nNâng cao đời sống.\n\nII. TỔ CHỨC THỰC HIỆN\n\n"
    >>> text += "1. Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh triển khai.\n\n2. Sở Tài chính\n\n- Bố trí kinh phí."
    >>> [(a.at, a.lead[0].text, [p.text for p in a.coordinating]) for a in parse(text).assignments]
    [('II.1', 'Sở Y tế', ['Công an tỉnh']), ('II.2', 'Sở Tài chính', [])]
    """
    merged: dict[tuple[str, str | None, int], Duty] = {}
    for step in steps:
        for duty in step.duties:
            key = (duty.node, duty.at, duty.row.index if duty.row else -1)
            known = merged.setdefault(key, Duty(duty.passage, duty.node, claims=duty.claims))
            for name, one in duty.lead.items():
                known.lead[name] = _joined(known.lead.get(name), one)
            for name, one in duty.coordinating.items():
                known.coordinating[name] = _joined(known.coordinating.get(name), one)
            known.verb = known.verb or duty.verb
    return tuple(_assignment(duty) for duty in merged.values() if duty.lead or duty.coordinating)


def _joined(known: Party | None, one: Party) -> Party:
    """A body as it was first named, with every place that names it: in a heading, and in the sentence below."""
    if known is None or known.spans == one.spans:
        return one if known is None else known
    return known.model_copy(update={"spans": tuple(dict.fromkeys((*known.spans, *one.spans)))})


def _assignment(duty: Duty) -> Assignment:
    parties = (*duty.lead.values(), *duty.coordinating.values())
    spans = duty.passage.spans
    return Assignment.made(
        at=duty.at,
        lead=tuple(duty.lead.values()),
        coordinating=tuple(duty.coordinating.values()),
        verb=duty.verb,
        spans=tuple(dict.fromkeys(span for one in parties for span in one.spans)),
        leaf=Span(spans[0].start, spans[-1].end) if spans else None,
    )
