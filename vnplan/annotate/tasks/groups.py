"""Which tasks the fields of running text belong to: the row of lines below a heading, the last item, all items that follow."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from vnplan.annotate.passages import EDGES, Passage
from vnplan.annotate.tasks.steps import Duty
from vnplan.model.base import Span
from vnplan.model.block import Division
from vnplan.model.part import Annex
from vnplan.model.task import Party
from vnplan.vocab.fields import BODIES, Role
from vnplan.vocab.sections import IDLE, is_event, orders

# Fields that make a task of a heading that sets out work, even where nobody is named.
_TELLING: frozenset[Role] = frozenset({"period", "deliverable"})

# Fields whose bodies have to do the task; those of its money or its place are others.
_NAMING: frozenset[Role] = BODIES | {"content"}

Duties = Mapping[Passage, tuple[Duty, ...]]


class _Named(NamedTuple):
    """A field: its role, where its content begins in the passage that names it."""

    role: Role
    start: int
    name: Passage


@dataclass(slots=True)
class Group:
    """Fields that belong together, and what they hold."""

    texts: dict[Role, str] = field(default_factory=dict)
    spans: dict[Role, tuple[Span, ...]] = field(default_factory=dict)
    lead: dict[str, Party] = field(default_factory=dict)
    coordinating: dict[str, Party] = field(default_factory=dict)
    ranges: list[Span] = field(default_factory=list)
    roles: set[Role] = field(default_factory=set)

    def add(self, content: _Named, duties: Duties) -> None:
        """Take in a field: the passage that names it and all below."""
        self.roles.add(content.role)
        passages = [content.name, *content.name.descendants()]
        for one in passages:
            self.ranges += one.spans
            for duty in duties.get(one, ()) if content.role in _NAMING else ():
                if content.role != "coordinating":
                    self.lead = {**self.lead, **duty.lead}
                self.coordinating = {**self.coordinating, **duty.coordinating}
        words = [content.name.leaf.text.text[content.start :], *(one.leaf.text.text for one in passages[1:])]
        text = " ".join(" ".join(word.split()) for word in words).strip(EDGES)
        if text and content.role not in self.texts:
            self.texts[content.role] = text
            starts = (content.start, *(0 for _ in passages[1:]))
            self.spans[content.role] = tuple(span for one, at in zip(passages, starts, strict=True) for span in one.words(at)[2])


@dataclass(slots=True)
class Grouped:
    """What the fields of a document make: ``records`` are tasks of their own, by the passage that gives their words.

    ``own`` holds the fields of a task that stands by itself, ``handed`` those that hold for all of several.
    """

    records: dict[Passage, tuple[Group, int]] = field(default_factory=dict)
    own: dict[Passage, Group] = field(default_factory=dict)
    handed: dict[Passage, Group] = field(default_factory=dict)


def grouped(passages: Sequence[Passage], tasks: set[Passage], duties: Duties) -> Grouped:
    """The groups of fields of a document, given the passages that are tasks by themselves."""
    out = Grouped()
    named = {passage: found for passage in passages if (found := _field(passage))}
    owners = {passage.above for passage in named}
    for owner in passages:
        if owner not in owners or owner in named:
            continue
        if owner.section not in IDLE and owner.leaf.role != "recital" and not owner.describes_jobs:
            fields = {child: named[child] for child in owner.below if child in named}
            _Owner(owner, fields, tasks, duties, out).read()
    return out


def _field(passage: Passage) -> _Named | None:
    """The field that a passage names, as a labelled line or as a heading."""
    if role := passage.names_field:
        return _Named(role, len(passage.leaf.text.text), passage)
    found = passage.field
    return _Named(found.role, found.start, passage) if found and found.own else None


@dataclass(slots=True)
class _Owner:
    """What stands below one heading: runs of fields between items."""

    owner: Passage
    fields: dict[Passage, _Named]
    tasks: set[Passage]
    duties: Duties
    out: Grouped

    def read(self) -> None:
        done: list[Passage] = []
        left = list(self.owner.below)
        for is_field, group in groupby(self.owner.below, key=lambda child: child in self.fields):
            run = list(group)
            left = left[len(run) :]
            if is_field:
                self._run([self.fields[one] for one in run], self._tasks(done), self._tasks(left))
            done += run

    def _tasks(self, children: Iterable[Passage]) -> list[Passage]:
        """The tasks among passages and what stands below them, in order."""
        return [one for child in children for one in (child, *child.descendants()) if one in self.tasks]

    def _run(self, run: list[_Named], before: list[Passage], after: list[Passage]) -> None:
        inside = [one for content in run if content.role == "content" for one in self._tasks([content.name])]
        if inside:
            self._hand(self._group(content for content in run if content.role != "content"), inside)
        elif any(self._has_words(content) for content in run):
            self.tasks.discard(self.owner)
            for words, fields in self._records(run):
                self.out.records[words.name] = self._group(fields), words.start
        elif before or self._is_told(run):
            self.out.own[before[-1] if before else self.owner] = self._group(run)
        elif after:
            # Aims and remarks say nothing of the tasks that follow them.
            self._hand(self._group(content for content in run if content.role != "note"), after)
        elif self._makes_a_task({content.role for content in run}):
            self.out.records[self.owner] = self._group(run), 0
            self.tasks -= {self.owner, *(one for one in self.owner.ancestors() if one.leaf.role == "heading")}

    def _is_told(self, run: list[_Named]) -> bool:
        """True if the heading is a task that tells a body something itself, and the fields name no other."""
        told = any(duty.claims and duty.lead for duty in self.duties.get(self.owner, ()))
        return told and self.owner in self.tasks and not any(content.role in _NAMING for content in run)

    def _hand(self, group: Group, tasks: list[Passage]) -> None:
        node = self.owner.leaf.node
        whole = isinstance(node, Division) and node.level == "article"
        if isinstance(node, Annex) and not group.roles & BODIES:
            return  # when and where the whole is held
        if (self.owner.says is None and not whole) or group.roles & BODIES:
            for one in tasks:
                self.out.handed[one] = group

    def _group(self, fields: Iterable[_Named]) -> Group:
        group = Group()
        for content in fields:
            group.add(content, self.duties)
        return group

    def _has_words(self, content: _Named) -> bool:
        """True if a field tells what is to be done; the rows of a table below it are tasks of their own."""
        if content.role != "content" or any(one.leaf.role == "cell" for one in content.name.descendants()):
            return False
        return bool(content.name.leaf.text.text[content.start :].strip(EDGES) or content.name.below)

    def _records(self, run: list[_Named]) -> Iterator[tuple[_Named, list[_Named]]]:
        """The fields of each content: those behind it, and before the first those before it."""
        starts = [index for index, content in enumerate(run) if self._has_words(content)]
        for number, start in enumerate(starts):
            stop = starts[number + 1] if number + 1 < len(starts) else len(run)
            yield run[start], run[0 if number == 0 else start : stop]

    def _makes_a_task(self, roles: set[Role]) -> bool:
        if self.owner.leaf.role not in ("heading", "text"):
            return False
        if self.owner.says is not None:
            return self.owner.says == "work" and "lead" in roles
        held = bool(roles & _TELLING) and self.owner.section in ("work", "duty")
        return bool(roles & BODIES) or (held and (orders(self.owner.low) is True or is_event(self.owner.low) or self._is_part()))

    def _is_part(self) -> bool:
        """True if a heading only says of what the work above it is done: "1. Vùng nuôi tôm" below "Quan trắc nước"."""
        above = self.owner.above
        return above is not None and above.leaf.role == self.owner.leaf.role == "heading" and orders(above.low) is True
