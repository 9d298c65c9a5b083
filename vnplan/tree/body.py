"""Marked lines to the tree of the body."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from vnplan.model.base import Text
from vnplan.model.block import Block, Bullet, Division, Paragraph
from vnplan.model.edit import Edit
from vnplan.model.ids import Ids, leaf
from vnplan.model.issue import Issue
from vnplan.model.line import Line, Mark, MarkedLine
from vnplan.model.mapped import MappedText
from vnplan.rules.markers import bullet, readings
from vnplan.rules.phrases import Phrases
from vnplan.rules.reading import Reading, level_of
from vnplan.text.quotes import quoted
from vnplan.tree.amended import amended
from vnplan.tree.footnotes import Above, Note, find_notes
from vnplan.tree.outline import Choice, resolve
from vnplan.tree.tables import build_table
from vnplan.vocab.headings import heading_end

_PHRASES = Phrases("marks")
_DAMAGED = 0.5
_LISTED = ("number", "paren", "point")


class _Plain(NamedTuple):
    """A line of running text: whether it is quoted, and what it is a note to."""

    line: Line
    quoted: bool
    note: Note | None = None


@dataclass(slots=True)
class _Node:
    """A division or dash item that is still growing."""

    line: Line | None
    choice: Choice | None = None
    label: str = ""
    mark: str = ""
    text: MappedText | None = None
    children: "list[_Node | list[Line] | _Plain]" = field(default_factory=list)


@dataclass(slots=True)
class Body:
    """What ``build_body`` gives: blocks, the edits of damaged markers, what is irregular."""

    blocks: tuple[Block, ...]
    edits: list[Edit]
    issues: list[Issue]


def build_body(lines: Sequence[MarkedLine], prefix: str, ids: Ids, above: Above) -> Body:
    """The tree of a body. ``prefix`` is the label of the annex it stands in, else empty; ``above`` what its notes may be to.

    The edits put damaged markers right, in source coordinates.
    """
    texts = [line.line.text.text for line in lines]
    inside = [one or other for one, other in zip(quoted(texts), amended(texts), strict=True)]
    start, notes = find_notes(lines, above)
    candidates = [
        readings(marked.line.text.text) if marked.mark is Mark.ITEM and not hidden and index < start else ()
        for index, (marked, hidden) in enumerate(zip(lines, inside, strict=True))
    ]
    choices = resolve(candidates)
    root = _Node(None)
    issues: list[Issue] = []
    edits: list[Edit] = []
    stack: list[_Node] = [root]
    bullets: list[_Node] = []
    for index, (marked, choice, hidden) in enumerate(zip(lines, choices, inside, strict=True)):
        line = marked.line
        if index >= start:
            # A note is none of the text of the division that it stands below.
            root.children.append(_Plain(line, hidden, notes.get(index)))
        elif choice is not None:
            line = _mended(line, choice.reading, edits, issues)
            del stack[choice.depth + 1 :]
            node = _Node(line, choice, _label(prefix, stack, choice))
            stack[-1].children.append(node)
            stack.append(node)
            bullets = []
            _report(choice, node, issues)
        elif marked.mark is Mark.BULLET and not hidden:
            bullets = _add_bullet(line, stack[-1], bullets)
        elif marked.mark is Mark.TABLE:
            _add_cell(line, stack[-1])
        else:
            if _notes_list(stack[-1], line):
                stack.pop()
                bullets = []
            stack[-1].children.append(_Plain(line, hidden, notes.get(index)))
    blocks = tuple(_frozen(child, prefix, ids, article=False) for child in root.children)
    return Body(blocks, edits, issues)


def _notes_list(node: _Node, line: Line) -> bool:
    """True if a paragraph notes something on the whole list whose last item is open, and not on that item."""
    if node.choice is None or node.choice.reading.style not in _LISTED or node.choice.reading.value <= 1 or node.children:
        return False
    return _PHRASES["notes_list"].match(line.text.text) is not None


def _label(prefix: str, stack: Sequence[_Node], choice: Choice) -> str:
    above = stack[-1].label or prefix
    return f"{above}.{choice.number}" if above else choice.number


def _mended(line: Line, reading: Reading, edits: list[Edit], issues: list[Issue]) -> Line:
    """The line with its damaged marker put right."""
    if reading.cost < _DAMAGED or not reading.raw or reading.raw == reading.number:
        return line
    origin = line.text.origin(0, len(reading.raw))
    # What was repaired before may have put more in the place of the marker than the marker.
    more = line.text.text[len(reading.raw) : line.text.locate(origin.end)]
    edit = Edit(origin.start, origin.end, reading.number + more, "repair.marker", 0.95)
    edits.append(edit)
    issues.append(Issue(code="marker.damaged", message=f"“{reading.raw}” is read as {reading.number}", spans=(origin,)))
    return replace(line, text=line.text.apply([replace(edit, start=0, end=len(reading.raw) + len(more))]))


def _report(choice: Choice, node: _Node, issues: list[Issue]) -> None:
    if choice.irregular and node.line:
        message = f"the numbering is {choice.irregular} at {node.label}"
        issues.append(Issue(code=f"marker.{choice.irregular}", message=message, spans=(node.line.text.span,)))


def _add_bullet(line: Line, parent: _Node, bullets: list[_Node]) -> list[_Node]:
    """Hang a dash item where its mark belongs: beside the open item with the same mark, else below the last one."""
    found = bullet(line.text.text)
    mark = "-" if found is None or found[0] in ("–", "—", "−", "--") else found[0]
    node = _Node(line, None, "", mark)
    marks = [b.mark for b in bullets]
    if mark in marks:
        keep = marks.index(mark)
    else:
        below = mark == "+" or (bullets and _heads(bullets[-1]))
        keep = len(bullets) if below else max(0, len(bullets) - 1)
    if keep:
        above = bullets[keep - 1]
        above.children += _taken_behind(parent, bullets[0])
        above.children.append(node)
    else:
        parent.children.append(node)
    return [*bullets[:keep], node]


def _taken_behind(parent: _Node, item: _Node) -> "list[_Node | list[Line] | _Plain]":
    """What stands behind an item that is still open, taken from its parent: it belongs to the item, as what follows does."""
    at = max(i for i, child in enumerate(parent.children) if child is item) + 1
    taken = parent.children[at:]
    del parent.children[at:]
    return taken


def _heads(item: _Node) -> bool:
    """True if a dash item heads the ones below it: it ends with a colon, or it is a starred heading."""
    text = item.line.text.text if item.line else ""
    return text.endswith(":") or (item.mark == "*" and not text.endswith((".", ";", ",")))


def _add_cell(line: Line, parent: _Node) -> None:
    """Gather the lines of one table."""
    last = parent.children[-1] if parent.children else None
    if isinstance(last, list) and last[0].cell and line.cell and last[0].cell.table == line.cell.table:
        last.append(line)
    else:
        parent.children.append([line])


def _frozen(child: "_Node | list[Line] | _Plain", above: str, ids: Ids, *, article: bool) -> Block:
    if isinstance(child, list):
        return build_table(child, ids.take(f"{above}.table" if above else "table"))
    if isinstance(child, _Plain):
        own = ids.take(f"{above}.p" if above else "p")
        mark, refers = child.note or (None, None)
        return Paragraph.made(id=own, text=_whole(child.line.text), quoted=child.quoted, note=mark, refers=refers)
    if child.choice is None:
        return _bullet(child, above, ids, article=article)
    return _division(child, ids, article=article)


def _whole(text: MappedText) -> Text:
    return Text.of(text.text, text.spans())


def _bullet(node: _Node, above: str, ids: Ids, *, article: bool) -> Bullet:
    assert node.line is not None  # noqa: S101 - only the root has none
    text = node.line.text
    found = bullet(text.text)
    end = found[1] if found else 0
    own = ids.take(f"{above}.-" if above else "-")
    marker = leaf(text, 0, end) or Text.of("", ())
    rest = leaf(text, end) or Text.of("", ())
    children = tuple(_frozen(child, above, ids, article=article) for child in node.children)
    return Bullet.made(id=own, marker=marker, text=rest, children=children)


def _division(node: _Node, ids: Ids, *, article: bool) -> Division:
    assert node.line is not None  # noqa: S101 - only the root has none
    assert node.choice is not None  # noqa: S101 - the caller looked
    text, reading = node.line.text, node.choice.reading
    end = reading.end
    if reading.raw and reading.raw != reading.number and reading.cost >= _DAMAGED:
        end += len(reading.number) - len(reading.raw)
    own = ids.take(node.label)
    start, stop = text.stripped(end, len(text.text))
    rest = text.text[start:stop]
    is_article = reading.style == "article"
    lead = len(text.text) - len(rest)
    children = node.children
    cut = heading_end(rest, max(0, node.line.bold - lead), followed=bool(children), article=is_article) if rest else 0
    heading, running = leaf(text, start, start + cut), leaf(text, start + cut, stop)
    inner = article or is_article
    if heading is None and running is None and reading.style in ("chapter", "part", "section", "subsection", "article"):
        heading = _heading_below(children)
    return Division.made(
        id=own,
        label=node.label,
        number=node.choice.number,
        level=level_of(reading.style, in_article=inner),
        marker=leaf(text, 0, end) or Text.of("", ()),
        heading=heading,
        text=running,
        children=tuple(_frozen(child, node.label, ids, article=inner) for child in children),
    )


def _heading_below(children: "list[_Node | list[Line] | _Plain]") -> Text | None:
    """The heading of a chapter whose marker stands alone: the line below, and those that go on in capitals."""
    parts: list[MappedText] = []
    while children and isinstance(children[0], _Plain):
        line = children[0].line
        text = line.text.text
        if parts and not (text.isupper() and parts[-1].text.isupper()):
            break
        if len(text) > 300 or text.endswith((".", ";")):
            break
        parts.append(line.text)
        children.pop(0)
    if not parts:
        return None
    return Text.of(" ".join(p.text for p in parts), tuple(span for p in parts for span in p.spans()))
