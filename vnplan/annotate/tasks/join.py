"""The tasks of a document: a row for each thing that somebody has to do."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from vnplan.annotate.tasks.drafts import Draft, drafts
from vnplan.annotate.tasks.steps import Step
from vnplan.annotate.tasks.trust import Trust, confidence
from vnplan.model.base import Span
from vnplan.model.citation import ITSELF, Citation
from vnplan.model.deadline import Deadline
from vnplan.model.document import Document
from vnplan.model.task import Doubt, Money, Target, Task

F = TypeVar("F", Deadline, Target, Money, Citation)


def annotate_tasks(document: Document, steps: Sequence[Step]) -> tuple[Task, ...]:
    r"""The tasks in the steps of a document that has its other annotations, which are joined to them by place.

    An item below the heading of a body is its task, so is a sentence that tells a body to do something (each of several in
    a paragraph is one), so is a row of a task table. Lines with labels ("Nội dung", "Cơ quan thực hiện", "Thời gian")
    below one heading make one task. The article that names who has to execute a decision is none.

    >>> from vnplan.pipeline import parse
    >>> text = "KẾ HOẠCH\nGiảm nghèo năm 2024\n\nI. MỤC ĐÍCH\n\nNâng cao đời sống.\n\nII. TỔ CHỨC THỰC HIỆN\n\n"
    >>> text += "1. Sở Tài chính\n\n- Bố trí kinh phí;\n\n- Phối hợp với Sở Y tế kiểm tra."
    >>> [(task.lead[0].text, task.text) for task in parse(text).tasks]
    [('Sở Tài chính', 'Bố trí kinh phí'), ('Sở Tài chính', 'Phối hợp với Sở Y tế kiểm tra')]
    """
    facts = _Facts(document)
    # One after the other: a table has as many drafts as rows.
    found = ((draft, facts.deadlines_of(draft)) for draft in drafts(steps))
    kept = ((draft, deadlines) for draft, deadlines in found if deadlines or not draft.only_dated)
    trust = Trust(document)
    return tuple(facts.task(index, draft, deadlines, trust.doubts(draft)) for index, (draft, deadlines) in enumerate(kept, 1))


class _Facts:
    """The other annotations of a document, to be looked up by place."""

    def __init__(self, document: Document) -> None:
        self.deadlines = _Placed(document.deadlines)
        self.targets = _Placed(document.targets)
        self.amounts = _Placed(document.amounts)
        self.citations = _Placed(document.citations)

    def deadlines_of(self, draft: Draft) -> tuple[Deadline, ...]:
        """The deadlines of a task: its own, else those of the nearest place above that hold for it."""
        found = (self.deadlines.within(ranges) for ranges in (draft.ranges, *draft.handed))
        return tuple(next((deadlines for deadlines in found if deadlines), ()))

    def task(self, index: int, draft: Draft, deadlines: tuple[Deadline, ...], doubts: tuple[Doubt, ...]) -> Task:
        """The task of a draft with the facts that stand in its place; it cites other documents than its own."""
        cited = dict.fromkeys(citation.reference or citation.number for citation in self.citations.within(draft.ranges))
        cited.pop(ITSELF, None)
        amounts = "; ".join(amount.text for amount in self.amounts.within(draft.ranges))
        return Task.made(
            id=f"t{index}",
            at=draft.at,
            text=draft.text,
            spans=draft.spans,
            verb=draft.verb,
            lead=draft.lead,
            coordinating=draft.coordinating,
            deadlines=deadlines,
            deliverable=draft.deliverable,
            targets=tuple(self.targets.within(draft.ranges)),
            funding=draft.funding or amounts or None,
            citations=tuple(one for one in cited if one),
            evidence=tuple(dict.fromkeys(draft.ranges)),
            due=min((day for one in deadlines if (day := one.due or one.end)), default=None),
            doubts=doubts,
            confidence=confidence(doubts),
        )


class _Placed(Generic[F]):
    """Facts in order of their place."""

    def __init__(self, facts: Sequence[F]) -> None:
        self.facts: list[F] = sorted((fact for fact in facts if fact.spans), key=_place)
        self.starts: list[int] = [_place(fact) for fact in self.facts]

    def within(self, ranges: Iterable[Span]) -> list[F]:
        """The facts that begin in one of some ranges."""
        facts, starts = self.facts, self.starts
        if not facts:
            return []
        return [one for start, end in ranges for one in facts[bisect_left(starts, start) : bisect_left(starts, end)]]


def _place(fact: Deadline | Target | Money | Citation) -> int:
    return fact.spans[0].start
