"""The tasks of a document: a row for each thing that somebody has to do."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from vnplan.annotate.assign_labels import LabelledNode
from vnplan.annotate.assign_rules import forms, verb_at
from vnplan.annotate.assign_sentences import Claim
from vnplan.annotate.assign_walk import Duty, Walk
from vnplan.annotate.leaves import BASIS, mapped
from vnplan.annotate.parties_rules import plain
from vnplan.model.base import Span, Text
from vnplan.model.block import Bullet, Division, Paragraph
from vnplan.model.citation import Citation
from vnplan.model.deadline import Deadline
from vnplan.model.document import Document, Leaf
from vnplan.model.task import Money, Party, Target, Task

_EXECUTES = re.compile(
    r"(?:chịu trách nhiệm|có trách nhiệm|căn cứ [^.;]{3,60})\s*(?:tổ chức\s+)?thi hành\s+(?:quyết định|nghị quyết|nghị định|thông tư|chỉ thị|luật)"
)
_BREAK = re.compile(r"[.;:!?]\s|\n")
_END = " \t\n.;,:/"
FAR = 400


def annotate_tasks(document: Document) -> tuple[Task, ...]:
    r"""The tasks of a document that has its other annotations, which are joined to them by place.

    An item below the heading of a body is its task, so is a sentence that tells a body to do something (each of several in
    a paragraph is one), so is a row of a task table. Lines with labels ("Nội dung", "Cơ quan thực hiện", "Thời gian")
    below one heading make one task.

    >>> from vnplan.pipeline import parse
    >>> text = "I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Tài chính\n\n- Bố trí kinh phí;\n\n- Phối hợp với Sở Y tế kiểm tra."
    >>> [(t.lead[0].text, t.text) for t in annotate_tasks(parse("KẾ HOẠCH\nGiảm nghèo năm 2024\n\n" + text))]
    [('Sở Tài chính', 'Bố trí kinh phí'), ('Sở Tài chính', 'Phối hợp với Sở Y tế kiểm tra')]
    """
    facts = _Facts(document)
    drafts = _Drafts(document).drafts()
    return tuple(facts.task(index, draft) for index, draft in enumerate(drafts, 1))


@dataclass(slots=True)
class _Draft:
    """A task before its facts are joined: the words, the place, who; ``ranges`` is where its facts stand."""

    at: str | None
    text: str
    spans: tuple[Span, ...]
    ranges: tuple[Span, ...]
    lead: Sequence[Party]
    coordinating: Sequence[Party] = ()
    verb: str | None = None
    deliverable: str | None = None
    funding: str | None = None


@dataclass(slots=True)
class _Drafts:
    """One walk that collects the tasks."""

    document: Document
    walk: Walk = field(init=False)
    labelled: LabelledNode = field(default_factory=LabelledNode)

    def __post_init__(self) -> None:
        self.walk = Walk(self.document)

    def drafts(self) -> Iterator[_Draft]:
        for leaf, duties in self.walk.steps():
            if leaf.role == "cell":
                yield from (self._row(duty) for duty in duties)
                continue
            if leaf.role == "heading" or isinstance(leaf.node, Division):
                yield from self._labels()
                self.labelled = LabelledNode(leaf)
            if leaf.role == "text" and self.labelled.takes(leaf, duties):
                continue
            yield from self._leaf(leaf, duties)
        yield from self._labels()

    # ---- rows of tables

    def _row(self, duty: Duty) -> _Draft:
        row = duty.row
        assert row is not None  # noqa: S101 - the walk gives rows for cells only
        text = _joined(row.content)
        return _Draft(
            duty.at,
            text,
            _spans(row.content),
            _spans(row.all_texts),
            duty.lead,
            duty.coordinating,
            _first_verb(text),
            _joined(row.texts.get("deliverable", ())) or None,
            _joined(row.texts.get("funding", ())) or None,
        )

    # ---- nodes whose lines have labels

    def _labels(self) -> Iterator[_Draft]:
        node, self.labelled = self.labelled, LabelledNode()
        if node.heading and node.is_task:
            yield _Draft(
                node.heading.at,
                node.content,
                node.spans,
                tuple(node.ranges),
                node.lead,
                node.coordinating,
                _first_verb(node.content),
                node.labels.get("deliverable"),
                node.labels.get("funding"),
            )

    # ---- running text

    def _leaf(self, leaf: Leaf, duties: tuple[Duty, ...]) -> Iterator[_Draft]:
        text = leaf.text.text
        if not text.strip(_END) or _EXECUTES.search(plain(text)):
            return
        for duty in duties:
            if _introduces(leaf, duty):
                return
            yield from self._sentences(leaf, duty)
        if not duties and self._belongs(leaf):
            yield self._draft(leaf, 0, len(text), self.walk.inherited(leaf.at), ())

    def _belongs(self, leaf: Leaf) -> bool:
        """Whether a leaf without bodies of its own is a task of those that head it."""
        if leaf.role != "text" or leaf.at in (None, BASIS) or not isinstance(leaf.node, Bullet | Paragraph | Division):
            return False
        if not self.walk.inherited(leaf.at) or self.walk.reports_only(leaf.at) or _opens(leaf):
            return False
        return not forms("stock")["difficulties"].search(plain(leaf.text.text)[:FAR])

    def _sentences(self, leaf: Leaf, duty: Duty) -> Iterator[_Draft]:
        """One task for each lead that a paragraph names, from the beginning of its clause to the next."""
        text = leaf.text.text
        leads = [claim for claim in duty.claims if claim.role == "lead"]
        if len(leads) < 2:
            yield self._draft(leaf, 0, len(text), duty.lead, duty.coordinating, duty.verb)
            return
        starts = [0, *(_clause_start(text, claim) for claim in leads[1:])]
        for claim, start, end in zip(leads, starts, [*starts[1:], len(text)], strict=True):
            lead = _named(duty.lead, leaf, self.document, claim.names[0].start, claim.end)
            coordinating = _named(duty.coordinating, leaf, self.document, start, end)
            if lead or coordinating:
                yield self._draft(leaf, start, end, lead, coordinating, claim.verb)

    def _draft(
        self, leaf: Leaf, start: int, end: int, lead: Sequence[Party], coordinating: Sequence[Party], verb: str | None = None
    ) -> _Draft:
        text = leaf.text.text[start:end]
        spans = (
            leaf.text.spans if (start, end) == (0, len(leaf.text.text)) else mapped(self.document, leaf.text).spans(start, end)
        )
        return _Draft(leaf.at, text.strip(_END), spans, spans, lead, coordinating, verb or _first_verb(text))


def _opens(leaf: Leaf) -> bool:
    """Whether a leaf only introduces what hangs below it."""
    has_children = isinstance(leaf.node, Division | Bullet) and bool(leaf.node.children)
    return leaf.text.text.rstrip().endswith(":") and (has_children or isinstance(leaf.node, Paragraph))


def _introduces(leaf: Leaf, duty: Duty) -> bool:
    return (duty.heads and not duty.claims) or _opens(leaf)


def _clause_start(text: str, claim: Claim) -> int:
    """Where the clause of a claim begins: behind the last stop before its bodies."""
    start = claim.names[0].start
    found = 0
    for stop in _BREAK.finditer(text, max(0, start - FAR), start):
        found = stop.end()
    return found


def _named(parties: Sequence[Party], leaf: Leaf, document: Document, start: int, end: int) -> list[Party]:
    """The parties that a stretch of a leaf names."""
    here = mapped(document, leaf.text).origin(start, end)
    return [one for one in parties if any(here.start <= span.start < here.end for span in one.spans)]


def _joined(texts: Iterable[Text]) -> str:
    return " ".join(" ".join(text.text.split()) for text in texts).strip(_END)


def _spans(texts: Iterable[Text]) -> tuple[Span, ...]:
    return tuple(span for text in texts for span in text.spans)


def _first_verb(text: str) -> str | None:
    """The verb that a task begins with, in plain text; ``None`` where it begins otherwise."""
    return verb_at(plain(text), 0)


class _Facts:
    """The other annotations of a document, to be looked up by place."""

    def __init__(self, document: Document) -> None:
        self.deadlines = _Placed(document.deadlines)
        self.targets = _Placed(document.targets)
        self.amounts = _Placed(document.amounts)
        self.citations = _Placed(document.citations)

    def task(self, index: int, draft: _Draft) -> Task:
        """The task of a draft with the facts that stand in its place."""
        cited = dict.fromkeys(c.reference or c.number for c in self.citations.within(draft.ranges))
        amounts = [m.text for m in self.amounts.within(draft.ranges)]
        return Task(
            id=f"t{index}",
            at=draft.at,
            text=draft.text,
            spans=draft.spans,
            verb=draft.verb,
            lead=tuple(draft.lead),
            coordinating=tuple(draft.coordinating),
            deadlines=tuple(self.deadlines.within(draft.ranges)),
            deliverable=draft.deliverable,
            targets=tuple(self.targets.within(draft.ranges)),
            funding=draft.funding or "; ".join(amounts) or None,
            citations=tuple(one for one in cited if one),
        )


F = TypeVar("F", Deadline, Target, Money, Citation)


class _Placed(Generic[F]):
    """Facts in order of their place."""

    def __init__(self, facts: Sequence[F]) -> None:
        self.facts: list[F] = sorted((fact for fact in facts if fact.spans), key=_place)
        self.starts: list[int] = [_place(fact) for fact in self.facts]

    def within(self, ranges: Iterable[Span]) -> Iterator[F]:
        """The facts that begin in one of some ranges."""
        for start, end in ranges:
            yield from self.facts[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def _place(fact: Deadline | Target | Money | Citation) -> int:
    return fact.spans[0].start
