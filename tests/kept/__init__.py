"""Everything that is found on the pages of the corpus, kept as lines that a person can read.

``python -m tests.kept`` writes ``lines/NAME.txt`` for each page anew, and its diff is read before it is committed: a kept line is
right, or stands in ``wrong.txt`` with what it should say.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.conftest import parsed
from vnplan.model.base import Model, Span
from vnplan.model.block import Bullet, Division, Paragraph, Row, Table
from vnplan.model.citation import Number
from vnplan.model.deadline import Deadline
from vnplan.model.document import Document
from vnplan.model.part import Annex, ClosingLine, HeaderLine, Node, Part, Recital, children, own_texts, spans_of
from vnplan.model.task import Party, Target, Task

KEPT = Path(__file__).parent / "lines"
_LONG = 48
# What is said by the order of the lines or by other lines, and the texts, which begin a line.
_LEFT_OUT = {"id", "spans", "leaf", "evidence", "text", "at", "parts", "mentions", "structure"}
_ALL = ("reported", "citations", "references", "deadlines", "assignments", "targets", "amounts", "tasks", "amendments", "issues")


def kept(page: Path) -> Path:
    """Where the lines of a page are kept."""
    return KEPT / f"{page.stem}.txt"


def lines(page: Path | str) -> Iterator[str]:
    """The lines of a page."""
    return lines_of(parsed(page))


def lines_of(document: Document) -> Iterator[str]:
    """A line for each node and each fact of a page, with all that is said of it and the place where it begins."""
    yield f"page {_fields(document.page)}".rstrip()
    for part in (document, *document.siblings):
        yield from _part(part)
    for chrome in document.chrome:
        yield f"chrome {_where(chrome)} {chrome.reason or ''} {_short(chrome.text.text)}"
    for name in _ALL:
        yield from (fact(name.removesuffix("s"), one, document) for one in getattr(document, name))
    if document.effect:
        yield f"effect {document.effect.start} .. {document.effect.end}"
        yield from (fact("statement", one, document) for one in document.effect.statements)
    for edit in document.edits:
        if edit.is_repair:
            was = document.source.text[edit.start : edit.end]
            yield f"edit {edit.start} “{was}” -> “{edit.new}” {edit.rule} {edit.score:.2f}"


def _part(part: Part) -> Iterator[str]:
    header, closing = part.header, part.closing
    yield f"header {part.kind} {_fields(header, without={'lines'})}"
    for node in children(part):
        yield from _tree(node, 1)
    yield from (f"signature {_fields(one)}" for one in closing.signatures)
    if closing.recipients:
        yield f"recipients {_said(closing.recipients)}"
    if closing.filing:
        yield f"filing {_said(closing.filing)}"


def _tree(node: Node, depth: int) -> Iterator[str]:
    if isinstance(node, Row):
        cells = (" / ".join(_short(text.text) for text in cell.texts) or "." for cell in node.cells)
        yield f"{'  ' * depth}row {'header ' * node.header}" + " | ".join(cells)
        return
    yield f"{'  ' * depth}{_name(node)} {_where(node)} " + " | ".join(_short(text.text) for text in own_texts(node))
    if isinstance(node, Annex):
        yield from ("  " * depth + line for line in _part(node))
    else:
        for child in children(node):
            yield from _tree(child, depth + 1)


def _name(node: Node) -> str:
    match node:
        case Division():
            return f"{node.level} {node.label}"
        case Annex():
            return f"annex {node.label}"
        case Table():
            return f"table {_said(node.header)}"
        case HeaderLine() | ClosingLine() | Recital():
            return node.role
        case Paragraph(quoted=True):
            return "quoted"
        case Bullet() | _:
            return type(node).__name__.lower()


def fact(name: str, one: Model, document: Document | None = None) -> str:
    """A fact: its name, its place, where it begins, its words, what stands in the source where that differs, its fields."""
    words = [getattr(one, "at", None) or "", _where(one), _quoted(getattr(one, "text", None))]
    quote = document.quote(one) if document and words[2] and hasattr(one, "spans") else ""
    words += [f"from {_quoted(quote)}"] if quote and quote != getattr(one, "text", None) else []
    return " ".join(filter(None, (name, *words, _fields(one))))


def _fields(one: Model, without: Iterable[str] = ()) -> str:
    """All fields that are not their defaults, by name."""
    known = type(one).model_fields
    values = {name: getattr(one, name) for name in known if name not in _LEFT_OUT and name not in without}
    said = {name: value for name, value in values.items() if value != known[name].default and value not in (None, ())}
    if said.get("value") == getattr(one, "text", None):
        said.pop("value", None)
    # The parties of a task are said in full with its assignment.
    short = isinstance(one, Task)
    return " ".join(f"{name}={_said(value, short=short)}" for name, value in said.items())


def _said(value: object, *, short: bool = False) -> str:
    match value:
        case tuple():
            return f"[{', '.join(_said(one, short=short) for one in value)}]"
        case Deadline() | Target() | Party() if short:
            return _quoted(value.text)
        case Number():
            return f"({_fields(value)})"
        case Model():
            fields, text = _fields(value), getattr(value, "text", None)
            return " ".join(filter(None, (_quoted(text), f"({fields})" if fields else "")))
        case str():
            return _quoted(value) if " " in value else value
        case float():
            return f"{value:g}"
        case _:
            return str(value)


def _where(one: Model) -> str:
    spans: tuple[Span, ...] = spans_of(one) if isinstance(one, Node) else getattr(one, "spans", ())
    return "+".join(f"{start}:{end}" for start, end in spans)


def _quoted(text: str | None) -> str:
    return f"“{text}”".replace("\n", "⏎") if text is not None else ""


def _short(text: str) -> str:
    """A text, or its beginning and its end: what lies between is held by the spans, and by what must hold of every tree."""
    flat = text.replace("\n", "⏎")
    return flat if len(flat) <= _LONG else f"{flat[: _LONG // 2]}…{flat[-_LONG // 2 :]}"
