"""Tasks before their facts are joined: the words, the place, who."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from vnplan.annotate.tasks.labels import LabelledNode
from vnplan.annotate.tasks.paragraph import FAR
from vnplan.annotate.tasks.tables import TaskRow
from vnplan.annotate.tasks.walk import Duty, Walk
from vnplan.model.base import Span, Text
from vnplan.model.block import Bullet, Division, Paragraph
from vnplan.model.document import Document, Leaf
from vnplan.model.leaves import BASIS, mapped
from vnplan.model.task import Party
from vnplan.vocab.bodies.lexicon import plain
from vnplan.vocab.orders import forms, verb_at

_BREAK = re.compile(r"[.;:!?]\s|\n")
_END = " \t\n.;,:/"


@dataclass(frozen=True, slots=True)
class Draft:
    """A task without its facts; ``ranges`` is where in the source they stand."""

    at: str | None
    text: str
    spans: tuple[Span, ...]
    ranges: tuple[Span, ...]
    lead: tuple[Party, ...]
    coordinating: tuple[Party, ...] = ()
    verb: str | None = None
    deliverable: str | None = None
    funding: str | None = None


def drafts(document: Document) -> Iterator[Draft]:
    """The tasks of a document, in order."""
    walk = Walk(document)
    labelled = LabelledNode()
    for leaf, duties in walk.steps():
        if leaf.role == "cell":
            yield from (_of_row(duty, duty.row) for duty in duties if duty.row)
            continue
        if leaf.role == "heading" or isinstance(leaf.node, Division):
            yield from _of_labels(labelled)
            labelled = LabelledNode(leaf)
        if leaf.role == "text" and labelled.takes(leaf, duties):
            continue
        yield from _of_leaf(document, walk, leaf, duties)
    yield from _of_labels(labelled)


def _of_row(duty: Duty, row: TaskRow) -> Draft:
    text = _joined(row.content)
    return Draft(
        duty.at,
        text,
        _spans(row.content),
        _spans(row.all_texts),
        tuple(duty.lead.values()),
        tuple(duty.coordinating.values()),
        verb_at(plain(text), 0),
        _joined(row.texts.get("deliverable", ())) or None,
        _joined(row.texts.get("funding", ())) or None,
    )


def _of_labels(node: LabelledNode) -> Iterator[Draft]:
    """The task of a node whose lines have labels, if they name bodies."""
    if node.heading and node.is_task:
        yield Draft(
            node.heading.at,
            node.content,
            node.spans,
            tuple(node.ranges),
            tuple(node.lead.values()),
            tuple(node.coordinating.values()),
            verb_at(plain(node.content), 0),
            node.labels.get("deliverable"),
            node.labels.get("funding"),
        )


# ---- running text


def _of_leaf(document: Document, walk: Walk, leaf: Leaf, duties: tuple[Duty, ...]) -> Iterator[Draft]:
    low = plain(leaf.text.text)
    if not low.strip(_END) or forms("sentence")["executes"].search(low):
        return
    if not duties and _belongs(walk, leaf, low):
        yield _whole(leaf, tuple(walk.inherited(leaf.at).values()))
    for duty in duties:
        if _opens(leaf) or (duty.heads and not duty.claims):
            return
        if sum(claim.role == "lead" for claim, _ in duty.claims) > 1:
            yield from _parts(document, duty)
        else:
            yield replace(
                _whole(leaf, tuple(duty.lead.values())),
                coordinating=tuple(duty.coordinating.values()),
                verb=duty.verb or verb_at(low, 0),
            )


def _belongs(walk: Walk, leaf: Leaf, low: str) -> bool:
    """Whether a leaf without bodies of its own is a task of those that head it."""
    if leaf.role != "text" or leaf.at in (None, BASIS) or not isinstance(leaf.node, Bullet | Paragraph | Division):
        return False
    if not walk.inherited(leaf.at) or walk.reports_only(leaf.at) or _opens(leaf):
        return False
    return not forms("stock")["difficulties"].search(low, 0, FAR)


def _opens(leaf: Leaf) -> bool:
    """Whether a leaf only introduces what hangs below it."""
    has_children = isinstance(leaf.node, Division | Bullet) and bool(leaf.node.children)
    return leaf.text.text.rstrip().endswith(":") and (has_children or isinstance(leaf.node, Paragraph))


def _whole(leaf: Leaf, lead: tuple[Party, ...]) -> Draft:
    text = leaf.text.text
    return Draft(leaf.at, text.strip(_END), leaf.text.spans, leaf.text.spans, lead, verb=verb_at(plain(text), 0))


def _parts(document: Document, duty: Duty) -> Iterator[Draft]:
    """A task for each lead that a paragraph names: its words from the beginning of its clause to that of the next."""
    text = duty.leaf.text.text
    back = mapped(document, duty.leaf.text)
    leads = [index for index, (claim, _) in enumerate(duty.claims) if claim.role == "lead"]
    starts = [0, *(_clause_start(text, duty.claims[index][0].names[0].start) for index in leads[1:])]
    for first, until, start, end in zip(leads, [*leads[1:], len(duty.claims)], starts, [*starts[1:], len(text)], strict=True):
        claim, lead = duty.claims[first]
        before = 0 if first == leads[0] else first
        partners = (one for other, parties in duty.claims[before:until] if other.role == "coordinating" for one in parties)
        spans = back.spans(start, end)
        yield Draft(duty.at, text[start:end].strip(_END), spans, spans, lead, tuple(partners), claim.verb)


def _clause_start(text: str, name: int) -> int:
    """Where the clause of a name begins: behind the last stop before it."""
    stops = list(_BREAK.finditer(text, max(0, name - FAR), name))
    return stops[-1].end() if stops else max(0, name - FAR)


def _joined(texts: Iterable[Text]) -> str:
    return " ".join(" ".join(text.text.split()) for text in texts).strip(_END)


def _spans(texts: Iterable[Text]) -> tuple[Span, ...]:
    return tuple(span for text in texts for span in text.spans)
