"""Tasks that are set out line by line: "Nội dung: ...", "Cơ quan thực hiện: ...", "Thời gian: ..." below one heading."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from vnplan.annotate.tasks.walk import Duty
from vnplan.model.base import Span
from vnplan.model.document import Leaf
from vnplan.model.task import Party
from vnplan.vocab.bodies.lexicon import plain
from vnplan.vocab.orders import forms

_END = " \t\n.;,:/"


@dataclass(slots=True)
class LabelledNode:
    """A heading and the labelled lines below it; ``labels`` holds what stands behind each label."""

    heading: Leaf | None = None
    labels: dict[str, str] = field(default_factory=dict)
    lead: dict[str, Party] = field(default_factory=dict)
    coordinating: dict[str, Party] = field(default_factory=dict)
    ranges: list[Span] = field(default_factory=list)
    content_spans: tuple[Span, ...] = ()

    def takes(self, leaf: Leaf, duties: Sequence[Duty]) -> bool:
        """Whether a leaf is one of the labelled lines of this node; it is then kept."""
        low = plain(leaf.text.text)
        if self.heading is None or leaf.at != self.heading.at or ":" not in low[:60]:
            return False
        label = _label(low)
        if label is None:
            return False
        name, end = label
        for duty in duties:
            self.lead = self.lead | {key: one for key, one in duty.lead.items() if key not in self.lead}
            self.coordinating = self.coordinating | {
                key: one for key, one in duty.coordinating.items() if key not in self.coordinating
            }
        self.labels.setdefault(name, leaf.text.text[end:].strip(_END))
        self.ranges += leaf.text.spans
        if name == "content":
            self.content_spans = leaf.text.spans
        return True

    @property
    def is_task(self) -> bool:
        """Whether the lines name bodies."""
        return bool(self.lead or self.coordinating)

    @property
    def content(self) -> str:
        """What is to be done: the line that says so, else the heading."""
        return self.labels.get("content") or (self.heading.text.text.strip(_END) if self.heading else "")

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the content stands."""
        return self.content_spans or (self.heading.text.spans if self.heading else ())


def _label(low: str) -> tuple[str, int] | None:
    """The label that a line begins with, and where what it labels begins."""
    for key in ("label", "task_label"):
        for name, pattern in forms(key).items():
            if found := pattern.match(low):
                return name, found.end()
    return None
