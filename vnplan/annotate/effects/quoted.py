"""The new text that an order quotes: where it begins and ends, in the leaf of the order or in those below it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from vnplan.annotate.effects.structure import Line
from vnplan.annotate.passages import Passage
from vnplan.model.base import Span
from vnplan.model.block import Bullet, Division, Paragraph
from vnplan.model.leaves import Leaf
from vnplan.model.mapped import MappedText
from vnplan.rules.phrases import Phrases

_PHRASES = Phrases("effects")

_MOST = 400
_OPEN, _CLOSE, _STRAIGHT = "“", "”", '"'
MARKS = (_OPEN, _STRAIGHT)


class Said(NamedTuple):
    """What a text says itself, ``text[start:end]``, and the new text that it quotes behind it; ``None``: to the end."""

    start: int
    end: int | None
    quoted: tuple[int, int] | None = None


def parted(text: str) -> Iterator[Said]:
    """What a text says itself, and what it quotes.

    >>> [said[:2] for said in parted("Sửa khoản 2 như sau: “2. Một.”; bãi bỏ Điều 3.")]
    [(0, 21), (30, 46)]
    """
    at = 0
    for opening in _PHRASES["new_text"].finditer(text):
        if opening.end() < at:
            continue
        end = _closed(text, opening.end())
        yield Said(at, opening.end(), (opening.end(), end))
        at = end
    if at < len(text):
        yield Said(at, len(text))


def _closed(text: str, start: int) -> int:
    """Where the quotation ends that begins at ``start``: the end of the text where it is not closed in it."""
    if text[start] == _STRAIGHT:
        last = _PHRASES["end_of_quote"].search(text, start + 1)
        return last.start() + 1 if last else len(text)
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] == _OPEN) - (text[at] == _CLOSE)
        if not depth:
            return at + 1
    return len(text)


@dataclass(slots=True)
class Quotation:
    """New text as far as it is read: its lines, and where in the source it stands.

    ``bare`` says that it stands without quotation marks, ``below`` that it is then all that stands below the order.
    """

    lines: list[Line] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    bare: bool = False
    below: bool = False

    def goes_on(self, leaf: Leaf) -> bool:
        """True if a leaf can be part of what has begun."""
        return bool(leaf.text.spans) and len(self.texts) < _MOST and (not self.bare or self.below or is_hidden(leaf))

    def add(self, passage: Passage, part: tuple[int, int] | None = None) -> None:
        """Take a leaf, or a part of it."""
        leaf = passage.leaf
        self.texts.append(leaf.text.text[slice(*part)] if part else leaf.text.text)
        whole = passage.back
        piece = whole.slice(*part) if part else whole
        self.spans.append(piece.span if part else Span(leaf.text.spans[0].start, leaf.text.spans[-1].end))
        if len(self.texts) == 1:
            lead = len(piece.text) - len(piece.text.lstrip(' “"'))
            piece = piece.slice(lead, len(piece.text))
        self._line(leaf, piece)

    def _line(self, leaf: Leaf, piece: MappedText) -> None:
        last = self.lines[-1] if self.lines else None
        if leaf.table is not None:
            if last is None or last.table is not leaf.table:
                self.lines.append(Line(table=leaf.table))
        elif leaf.role == "marker" and isinstance(leaf.node, Division | Bullet):
            self.lines.append(Line(marker=piece))
        elif last and last.marker and last.text is None:
            last.text = piece
        else:
            self.lines.append(Line(piece))

    @property
    def is_closed(self) -> bool:
        """True if the last leaf ends it."""
        if not self.texts or self.bare or not _PHRASES["end_of_quote"].search(self.texts[-1]):
            return False
        whole = "\n".join(self.texts)
        return whole.count(_OPEN) <= whole.count(_CLOSE) if _OPEN in whole else whole.count(_STRAIGHT) % 2 == 0

    @property
    def text(self) -> str:
        """All of it, without its quotation marks."""
        return _PHRASES["end_of_quote"].sub("", "\n".join(self.texts)).strip().lstrip("".join(MARKS))

    def stripped(self) -> list[Line]:
        """The lines, the last without the mark that closes the quotation."""
        last = next((line for line in reversed(self.lines) if line.text), None)
        end = _PHRASES["end_of_quote"].search(last.text.text) if last and last.text and not self.bare else None
        if last and last.text and end:
            last.text = last.text.slice(0, end.start())
        return [line for line in self.lines if line.table or line.words.strip()]


def is_hidden(leaf: Leaf) -> bool:
    """True if the tree holds a leaf to be quoted."""
    return isinstance(leaf.node, Paragraph) and leaf.node.quoted
