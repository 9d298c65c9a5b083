"""Compare two documents: last year's plan and this year's, a draft and what became of it."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from vnplan.compare.match import Item, Pair, match
from vnplan.compare.model import Change, Comparison, Matched, Named
from vnplan.compare.words import changed_words
from vnplan.export._names import cited_name, document_name
from vnplan.model.block import Bullet, Division
from vnplan.model.deadline import Deadline
from vnplan.model.document import Document
from vnplan.model.part import Annex, Node, children, own_texts
from vnplan.model.task import Assignment, Target, Task
from vnplan.text import kept_re as re

__all__ = ["Comparison", "compare"]

_DIGITS = re.compile(r"\d+")
_Facts = dict[str, list[tuple[object, str]]]


def compare(old: Document, new: Document) -> Comparison:
    """What changed from ``old`` to ``new``: header, sections, tasks, cited documents.

    Sections and tasks are matched by their words, wherever they stand. Bodies are compared by their normal names, deadlines
    by their days, targets by their values, cited documents by their numbers.

    >>> from vnplan.model.source import Source
    >>> document = Document(kind="plan", source=Source(text=""))
    >>> compare(document, document.model_copy(update={"kind": "decision"})).header
    (Change(field='kind', old='plan', new='decision'),)
    """
    return Comparison(
        old=_named(old),
        new=_named(new),
        header=tuple(_header(old, new)),
        sections=_matched(_sections(old), _sections(new)),
        tasks=_matched(_tasks(old), _tasks(new)),
        citations=tuple(_changes("citation", _cited(old), _cited(new))),
    )


class _Entry:
    """A section or a task with its facts: for each field the values, each with how it is shown."""

    def __init__(self, item: Item, facts: _Facts) -> None:
        self.item = item
        self.facts = facts


def _named(document: Document) -> Named:
    header = document.header
    title, date = (found.value if found else None for found in (header.title, header.date))
    return Named(name=document_name(document), title=title, date=date, source=document.source.name)


def _header(old: Document, new: Document) -> Iterator[Change]:
    yield from _changes("kind", _one(old.kind), _one(new.kind))
    for field in ("number", "date", "issuer", "title"):
        values = [getattr(document.header, field) for document in (old, new)]
        yield from _changes(field, *(_one(found.value if found else None) for found in values))


def _one(value: str | None) -> list[tuple[object, str]]:
    return [] if value is None else [(value, value)]


def _sections(document: Document) -> list[_Entry]:
    facts = _facts_by_label(document)
    entries = []
    for node in document.walk():
        if isinstance(node, Division | Annex):
            title = node.heading.text if node.heading else ""
            text = " ".join(_own_words(node))
            found = {"label": _one(node.label), "heading": _one(title or None), **facts.pop(node.label, {})}
            entries.append(_Entry(Item(node.label, title, text), found))
    return entries


def _own_words(node: Node) -> Iterator[str]:
    """The words of a node without its marker and without the divisions and annexes below it."""
    marked = isinstance(node, Division | Bullet)
    yield from (text.text for text in own_texts(node)[int(marked) :])
    for child in children(node):
        if not isinstance(child, Division | Annex):
            yield from _own_words(child)


def _facts_by_label(document: Document) -> dict[str, _Facts]:
    """The facts of each label; where a label is repeated, its first node has them all."""
    found: dict[str, _Facts] = {}

    def add(at: str | None, field: str, values: Iterable[tuple[object, str]]) -> None:
        if at is not None:
            found.setdefault(at, {}).setdefault(field, []).extend(values)

    for assignment in document.assignments:
        for field, values in _bodies(assignment).items():
            add(assignment.at, field, values)
    for deadline in document.deadlines:
        add(deadline.at, "deadline", [_deadline(deadline)])
    for target in document.targets:
        add(target.at, "target", [_target(target)])
    for citation in document.citations:
        add(citation.at, "citation", [(citation.number or cited_name(citation).casefold(), cited_name(citation))])
    return found


def _bodies(duty: Assignment | Task) -> _Facts:
    sides = (("lead", duty.lead), ("coordinating", duty.coordinating))
    return {field: [((party.value or party.text).casefold(), party.text) for party in side] for field, side in sides}


def _deadline(deadline: Deadline) -> tuple[object, str]:
    """Its days and recurrence; of one without days its words."""
    days = (deadline.start, deadline.end, deadline.due, deadline.recurs)
    return (days if any(days) else deadline.text.casefold()), _shown(deadline)


def _shown(deadline: Deadline) -> str:
    days = " – ".join(dict.fromkeys(str(day) for day in (deadline.start, deadline.end or deadline.due) if day))
    return f"{deadline.text} ({days})" if days else deadline.text


def _target(target: Target) -> tuple[object, str]:
    values = (target.what, target.comparator, target.value, target.unit, target.year)
    key = values if target.value is not None else target.text.casefold()
    return key, " ".join(part for part in (target.what, target.text) if part)


def _tasks(document: Document) -> list[_Entry]:
    names = {
        reference.id: (reference.number or cited_name(reference), cited_name(reference)) for reference in document.references
    }
    entries = []
    for task in document.tasks:
        facts: _Facts = {
            **_bodies(task),
            "deadline": [_deadline(deadline) for deadline in task.deadlines],
            "target": [_target(target) for target in task.targets],
            "deliverable": _one(task.deliverable),
            "funding": _one(task.funding),
            "citation": [names.get(key, (key, key)) for key in task.citations],
            "label": _one(task.at),
        }
        entries.append(_Entry(Item(task.at, "", task.text), facts))
    return entries


def _cited(document: Document) -> list[tuple[object, str]]:
    return [(c.number or cited_name(c).casefold(), cited_name(c)) for c in document.citations]


def _matched(old: Sequence[_Entry], new: Sequence[_Entry]) -> tuple[Matched, ...]:
    pairs = match([entry.item for entry in old], [entry.item for entry in new])
    return tuple(_pair(old, new, pair) for pair in pairs)


def _pair(old: Sequence[_Entry], new: Sequence[_Entry], pair: Pair) -> Matched:
    before = old[pair.old] if pair.old is not None else None
    after = new[pair.new] if pair.new is not None else None
    shown = after or before
    title = (shown.item.title or shown.item.text) if shown else ""
    labels = {"old": before and before.item.label, "new": after and after.item.label}
    if before is None or after is None:
        return Matched(status="added" if after else "removed", title=title, **labels)
    fields = dict.fromkeys((*before.facts, *after.facts))
    changes = tuple(c for field in fields for c in _changes(field, before.facts.get(field, []), after.facts.get(field, [])))
    text = changed_words(before.item.text, after.item.text)
    status = "changed" if text or any(change.field != "label" for change in changes) else "same"
    similarity = round(pair.similarity, 3)
    return Matched.model_validate(
        {"status": status, "title": title, "similarity": similarity, "moved": pair.moved, "changes": changes, "text": text}
        | labels
    )


def _changes(field: str, old: Sequence[tuple[object, str]], new: Sequence[tuple[object, str]]) -> Iterator[Change]:
    """What is only in one of the two. One that went and one that came are one change where they are alone or differ in digits."""
    before, after = (dict(reversed(values)) for values in (old, new))
    gone = [before[key] for key in dict.fromkeys(key for key, _ in old) if key not in after]
    come = [after[key] for key in dict.fromkeys(key for key, _ in new) if key not in before]
    if len(gone) == len(come) == 1:
        yield Change(field=field, old=gone[0], new=come[0])
        return
    waiting: dict[str, deque[str]] = defaultdict(deque)
    for shown in come:
        waiting[_DIGITS.sub("", shown)].append(shown)
    for shown in gone:
        alike = waiting[_DIGITS.sub("", shown)]
        yield Change(field=field, old=shown, new=alike.popleft() if alike else None)
    yield from (Change(field=field, new=shown) for shown in chain.from_iterable(waiting.values()))
