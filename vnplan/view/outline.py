"""The outline at the left of the page, and the tasks by body at the right."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from vnplan.model.block import Bullet, Division
from vnplan.model.document import Document
from vnplan.model.part import Annex, Node, Part, children
from vnplan.model.task import Task
from vnplan.view.places import Places, address
from vnplan.view.safe import day, html, short, spans

_WORDS = 90
_TASK = 320
_TASKS = 3_000
# Up to this depth the outline is open.
_OPEN = 2


def outline(document: Document, places: Places) -> str:
    """Nested lists of links, those with more below them to be opened and closed."""
    return "".join(_items((child for part in (document, *document.siblings) for child in _below(part)), places, 0))


def _below(node: Node) -> Iterator[Division | Annex]:
    """The next divisions and annexes below a node; dash items are no entries of their own."""
    for child in children(node):
        if isinstance(child, Division | Annex):
            yield child
        elif isinstance(child, Bullet | Part):
            yield from _below(child)


def _items(nodes: Iterable[Division | Annex], places: Places, depth: int) -> Iterator[str]:
    entries = []
    for node in nodes:
        inner = "".join(_items(_below(node), places, depth + 1))
        name = places.of(node)
        number = node.number if isinstance(node, Division) else node.label
        words = f"<span><b>{html(number)}</b> {html(short(_title(node), _WORDS))}</span>"
        anchor = f'<a id="o.{html(name)}" href="{address(name)}">{words}</a>'
        opened = " open" if depth < _OPEN else ""
        entries.append(
            f"<li><details{opened}><summary>{anchor}</summary>{inner}</details></li>" if inner else f"<li>{anchor}</li>"
        )
    if entries:
        yield f"<ul>{''.join(entries)}</ul>"


def _title(node: Division | Annex) -> str:
    text = node.heading or (node.text if isinstance(node, Division) else None)
    return text.text if text else ""


@dataclass(frozen=True, slots=True)
class Card:
    """A task as the page shows it."""

    label: str | None
    link: str | None
    text: str
    where: str
    coordinating: tuple[str, ...]
    due: tuple[str, ...]
    targets: tuple[str, ...]
    deliverable: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """The tasks that one body leads; ``body`` is ``None`` where nobody is known to."""

    body: str | None
    cards: tuple[Card, ...]


def groups(document: Document, places: Places) -> tuple[Group, ...]:
    """The tasks by lead body, those with most tasks first; a task that two bodies lead stands with both.

    Of more than 3,000 tasks the first are shown.
    """
    found: dict[str | None, list[Card]] = {}
    for task in document.tasks[:_TASKS]:
        card = _card(task, places)
        names: dict[str | None, None] = dict.fromkeys(party.value or party.text for party in task.lead)
        for name in names or (None,):
            found.setdefault(name, []).append(card)
    ordered = sorted(found.items(), key=lambda item: (item[0] is None, -len(item[1])))
    return tuple(Group(body, tuple(cards)) for body, cards in ordered)


def _card(task: Task, places: Places) -> Card:
    return Card(
        label=task.at,
        link=places.link(task.at),
        text=short(task.text, _TASK),
        where=spans(task.spans),
        coordinating=tuple(dict.fromkeys(party.text for party in task.coordinating)),
        due=tuple(dict.fromkeys(_due(d.text, d.end or d.due) for d in task.deadlines)),
        targets=tuple(dict.fromkeys(" ".join(p for p in (t.what, t.text) if p) for t in task.targets)),
        deliverable=task.deliverable,
    )


def _due(text: str, end: date | None) -> str:
    return f"{text} ({day(end)})" if end and day(end) not in text else text
