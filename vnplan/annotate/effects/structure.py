"""The new text that an amendment quotes, as a tree whose labels are those of the document it is put into."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from vnplan.model.base import Text
from vnplan.model.block import Block, Bullet, Division, Paragraph, Table
from vnplan.model.ids import Ids, leaf
from vnplan.model.mapped import MappedText
from vnplan.model.part import own_texts, walk
from vnplan.model.place import Place
from vnplan.rules.markers import bullet, readings
from vnplan.rules.reading import Reading, level_of
from vnplan.vocab.headings import heading_end

_NAMED = ("part", "chapter", "section", "subsection", "article")
_DAMAGED = 0.5
# A lost line or two is passed over; where the quotation leaves out what stays, any number of them.
_NEXT, _LATER = 3.0, 99.0


@dataclass(slots=True)
class Line:
    """A line of new text without its quotation marks; ``marker`` where the tree has parted it already, or a whole table."""

    text: MappedText | None = None
    marker: MappedText | None = None
    table: Table | None = None

    @property
    def words(self) -> str:
        """What stands there, its marker first."""
        return " ".join(piece.text for piece in (self.marker, self.text) if piece and piece.text)


@dataclass(slots=True)
class _Node:
    line: Line
    reading: Reading | None = None
    mark: str = ""
    children: "list[_Node]" = field(default_factory=list)

    @property
    def is_text(self) -> bool:
        return self.reading is None and not self.mark and self.line.table is None


class Structure:
    """Builds the tree of one quotation; ``places`` are the provisions that it words anew."""

    def __init__(self, places: Sequence[Place]) -> None:
        """Take what is known of the text before it is read."""
        self._places = places
        self._expected = {number for one in places for number in (one.clause, one.point)} - {None}
        self._ids = Ids()

    def build(self, lines: Sequence[Line]) -> tuple[Block, ...]:
        """The blocks of the lines, in order.

        >>> lines = [Line(MappedText(text)) for text in ("2. Chủ bến:", "a) Bán vé;", "b) Giữ phao.")]
        >>> [clause] = Structure((Place(article="5", clause="2"),)).build(lines)
        >>> clause.label, [point.label for point in clause.children]
        ('Điều 5.2', ['Điều 5.2.a', 'Điều 5.2.b'])
        """
        root = _Node(Line())
        stack = [root]
        left_out = True
        for line in lines:
            found = self._placed(stack, line, left_out=left_out)
            left_out = line.table is None and not line.words.strip(" .…")
            if found:
                reading, depth = found
                del stack[depth:]
                node = _Node(line, reading)
                stack[-1].children.append(node)
                stack.append(node)
            else:
                _hang(line, stack[-1])
        return tuple(self._block(node, "", in_article=False) for node in root.children)

    def _placed(self, stack: Sequence[_Node], line: Line, *, left_out: bool) -> tuple[Reading, int] | None:
        """The marker of a line, and at which place of the stack it stands; ``None`` for running text.

        A marker goes on an open numbering, or opens one: with its first number, with one that the order names, or with any
        at the beginning and where something is left out.
        """
        known = line.marker.text if line.marker else None
        for reading in readings(line.words if known is None else f"{known} A"):
            if reading.cost >= _DAMAGED:
                continue
            at = _goes_on(stack, reading, _LATER if left_out else _NEXT) or _clause_of(stack, reading)
            opens = left_out or reading.value == 1 or reading.style in _NAMED or reading.number in self._expected
            if at or opens:
                return reading, at or _below(stack, reading)
        return None

    def _block(self, node: _Node, above: str, *, in_article: bool) -> Block:
        line = node.line
        if line.table:
            return line.table
        if node.reading:
            return self._division(node, node.reading, above, in_article=in_article)
        if not node.mark:
            return Paragraph(id=self._ids.take(f"{above}.p" if above else "p"), text=_whole(line.text), quoted=True)
        own = self._ids.take(f"{above}.-" if above else "-")
        marker, rest = _parted(line, (bullet(line.words) or ("", 0))[1])
        children = tuple(self._block(child, above, in_article=in_article) for child in node.children)
        return Bullet(id=own, marker=_whole(marker), text=_whole(rest), children=children)

    def _division(self, node: _Node, reading: Reading, above: str, *, in_article: bool) -> Division:
        marker, rest = _parted(node.line, reading.end)
        children = node.children
        is_article = reading.style == "article"
        cut = _heading_end(rest.text, followed=bool(children), article=is_article)
        heading, running = leaf(rest.slice(0, cut)), leaf(rest.slice(cut, len(rest.text)))
        if not rest.text and reading.style in _NAMED and children and children[0].is_text:
            heading, children = _whole(children[0].line.text), children[1:]
        inner = in_article or reading.style not in _NAMED or is_article
        outer = above or self._around(reading)
        label = f"{outer}.{reading.number}" if outer else reading.number
        return Division(
            id=self._ids.take(label),
            label=label,
            number=reading.number,
            level=level_of(reading.style, in_article=inner),
            marker=_whole(marker),
            heading=heading,
            text=running,
            children=tuple(self._block(child, label, in_article=inner) for child in children),
        )

    def _around(self, reading: Reading) -> str:
        """The label of what an outermost provision of the quotation becomes a part of: that of the place of its number."""
        level = level_of(reading.style, in_article=True)
        held = [place for place in self._places if getattr(place, level, None) is not None]
        number = reading.number.split()[-1]
        own = next((place for place in held if getattr(place, level) == number), held[0] if held else None)
        return own.within(level).label if own else ""


def shared(blocks: Sequence[Block], places: Sequence[Sequence[Place]]) -> list[tuple[Block, ...]] | None:
    """The provisions of a quotation that several orders announce, for each order those that it names.

    ``None`` where one order announces it, where a provision is not named, or where an order gets none.
    """
    labels = [{place.label for place in named} for named in places]
    shares: list[list[Block]] = [[] for _ in labels]
    for block in blocks:
        own = [at for at, held in enumerate(labels) if isinstance(block, Division) and block.label in held]
        if len(own) != 1:
            return None
        shares[own[0]].append(block)
    return [tuple(share) for share in shares] if len(shares) > 1 and all(shares) else None


def words_of(blocks: Sequence[Block]) -> str:
    """The text of blocks, a line for each."""
    nodes = (node for block in blocks for node in walk(block))
    return "\n".join(filter(None, (" ".join(text.text for text in own_texts(node)) for node in nodes)))


def _hang(line: Line, node: _Node) -> None:
    """Put what has no number below the open provision; a dash item with another mark below the dash item before it."""
    found = bullet(line.words) if line.table is None else None
    last = node.children[-1] if node.children else None
    if found and found[0] == "+" and last and last.mark not in ("", "+"):
        last.children.append(_Node(line, mark=found[0]))
    else:
        node.children.append(_Node(line, mark=found[0] if found else ""))


def _goes_on(stack: Sequence[_Node], reading: Reading, most: float) -> int | None:
    """The place in the stack of the numbering that a marker goes on."""
    for at in range(len(stack) - 1, 0, -1):
        other = stack[at].reading
        if other and (other.style, other.prefix) == (reading.style, reading.prefix):
            return at if 0 < reading.value - other.value <= (_LATER if at == 1 else most) else None
    return None


def _clause_of(stack: Sequence[_Node], reading: Reading) -> int | None:
    """The place of a clause in an article of which no clause is open: its first ones are left out."""
    at = next((at for at, node in enumerate(stack) if node.reading and node.reading.style == "article"), None)
    if at is None or reading.style != "number":
        return None
    passed = [child.reading.value for child in stack[at].children if child.reading and child.reading.style == "number"]
    return at + 1 if not passed else None


def _below(stack: Sequence[_Node], reading: Reading) -> int:
    """The place of a marker that opens a numbering: below what is open, a named division below one of a higher level."""
    if reading.style not in _NAMED:
        return len(stack)
    rank = _NAMED.index(reading.style)
    styles = (node.reading.style if node.reading else "" for node in stack[1:])
    return next((at for at, style in enumerate(styles, 1) if style not in _NAMED or _NAMED.index(style) >= rank), len(stack))


def _parted(line: Line, end: int) -> tuple[MappedText, MappedText]:
    """The marker of a line, and what follows it; ``end`` is where the marker ends that the tree has not parted."""
    text = line.text or MappedText("")
    if line.marker:
        return line.marker, text
    return text.slice(0, end), text.slice(end, len(text.text)).strip()


def _heading_end(text: str, *, followed: bool, article: bool) -> int:
    """How much of a line is heading; the line of an article is, unless it is a sentence."""
    if not text or (article and not text.endswith((".", ";", ":", ","))):
        return len(text)
    return heading_end(text, 0, followed=followed, article=article)


def _whole(text: MappedText | None) -> Text:
    return (leaf(text) if text else None) or Text(text="", spans=())
