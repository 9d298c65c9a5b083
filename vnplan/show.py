"""The tree of a document for the terminal."""

from collections.abc import Sized

from rich.text import Text
from rich.tree import Tree

from vnplan.model.block import Bullet, Division, Paragraph, Table
from vnplan.model.document import Document
from vnplan.model.part import Annex, Node, Part, Recital, children, own_texts, spans_of
from vnplan.model.task import Task

_WIDTH = 110
# A task takes one line of a terminal of 80 columns, of which the tree takes eight: its place, who, and when at most.
_TASK, _AT, _WHO, _WHEN = 72, 14, 24, 16


def render(document: Document, *, spans: bool = False) -> Tree:
    """A rich tree: kinds, labels, headings, the beginnings of texts, and the facts on the node that holds them."""
    header = document.header
    number = header.number.value if header.number else "no number"
    date = header.date.value if header.date else "no date"
    root = Tree(Text.assemble((document.kind or "no document", "bold green"), f"  {number}  {date}"))
    for name in ("issuer", "title"):
        found = getattr(header, name)
        if found:
            root.add(Text.assemble((f"{name} ", "dim"), found.text))
    for part in (document, *document.siblings):
        for child in children(part):
            _grow(root, child, document, spans=spans)
    _facts(root, document)
    if document.chrome:
        root.add(Text(f"{_count(document.chrome, 'line')} of the page around it", style="dim"))
    for issue in document.issues:
        root.add(Text.assemble((issue.code, "yellow"), f"  {issue.message}"))
    return root


def _grow(tree: Tree, node: Node, document: Document, *, spans: bool) -> None:
    branch = tree.add(_line(node, document, spans=spans))
    for child in children(node):
        if isinstance(child, Division | Bullet | Paragraph | Table | Recital | Annex | Part):
            _grow(branch, child, document, spans=spans)


def _line(node: Node, document: Document, *, spans: bool) -> Text:
    style, label = _name(node)
    text = " ".join(t.text for t in own_texts(node)[int(isinstance(node, Division | Bullet)) :])
    out = Text.assemble((label, style), " ", _cut(text, _WIDTH))
    if isinstance(node, Division):
        due = [d.text for d in document.deadlines if d.at == node.label]
        if due:
            out.append(f"  ⏱ {'; '.join(due)}", "cyan")
    if spans:
        out.append("  " + " ".join(f"{a}:{b}" for a, b in spans_of(node)), "dim")
    return out


def _name(node: Node) -> tuple[str, str]:
    match node:
        case Division():
            return "bold blue", node.label
        case Annex():
            return "bold magenta", node.label
        case Bullet():
            return "blue", node.marker.text
        case Table():
            return "magenta", f"table of {len(node.rows)} rows"
        case Recital():
            return "green", node.role
        case _:
            return "dim", getattr(node, "role", type(node).__name__.lower())


def _facts(root: Tree, document: Document) -> None:
    if document.references:
        branch = root.add(Text(f"{_count(document.references, 'document')} cited", style="bold"))
        for reference in document.references:
            name = reference.number or reference.name or ""
            branch.add(Text.assemble((reference.kind or "", "green"), f"  {name}  {reference.date or ''}  ×{reference.mentions}"))
    if document.tasks:
        branch = root.add(Text(_count(document.tasks, "task"), style="bold"))
        for task in document.tasks:
            branch.add(_task(task))
    for edit in document.repairs:
        was, new = f"“{document.source.text[edit.start : edit.end]}”", f"“{edit.new}”"
        root.add(Text.assemble((was, "red"), " → ", (new, "green"), f"  {edit.rule}"))


def _task(task: Task) -> Text:
    """A task in a line: the end of its label, who leads, the beginning of what is to be done, and when."""
    at = task.at or "—"
    while len(at) > _AT and "." in at:
        at = at.split(".", 1)[1]
    who = _cut(", ".join(party.text for party in task.lead) or "—", _WHO)
    when = task.due or _cut("; ".join(deadline.text for deadline in task.deadlines), _WHEN)
    out = Text.assemble((_cut(at, _AT), "blue"), f"  {who}  ")
    end = Text(f"  {when}" if when else "", "cyan")
    out.append(_cut(" ".join(task.text.split()), _TASK - len(out) - len(end)))
    return out.append(end)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"


def _count(things: Sized, name: str) -> str:
    return f"{len(things)} {name}{'s' * (len(things) != 1)}"
