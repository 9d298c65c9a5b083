"""The text of leaves with the facts in it marked, and the repairs with what stood there."""

from bisect import bisect_left
from collections.abc import Iterator

from vnplan.export._marks import FACTS, Mark, Marks, Piece
from vnplan.model.base import Text
from vnplan.model.citation import Citation
from vnplan.model.document import Document
from vnplan.model.edit import Edit
from vnplan.model.leaves import mapped
from vnplan.view.safe import html, spans, visible
from vnplan.view.tips import keys, lines

# A date in a citation is told by the citation; repairs are set by ``Inline`` itself, since some only take away.
_KINDS = FACTS - {"repair", "cited_date"}
_TAGS = {"citation": "cite", "deadline": "time"}
_Change = tuple[int, int, Edit]


class Inline:
    """Writes leaves; counts what it marks, by kind."""

    def __init__(self, document: Document) -> None:
        """Take the facts of a document."""
        self._document = document
        self._marks = Marks(document, _KINDS)
        self._repairs = document.repairs
        self._starts = [edit.start for edit in self._repairs]
        self._references = {reference.id: reference for reference in document.references}
        self.counts: dict[str, int] = dict.fromkeys(
            ("citation", "deadline", "lead", "coordinating", "target", "money", "repair"), 0
        )

    def __call__(self, text: Text) -> str:
        """The text of a leaf as HTML."""
        pieces = self._marks.pieces(text)
        changes = self._changes(text)
        if not changes and len(pieces) == 1 and isinstance(pieces[0], str):
            return html(pieces[0])
        self.counts["repair"] += len(changes)
        return "".join(_Leaf(self, changes).write(pieces))

    def opened(self, mark: Mark) -> tuple[str, str]:
        """The tag of a mark, and the whole tag that opens it."""
        self.counts[mark.kind] += 1
        item = mark.item
        tag = _TAGS.get(mark.kind, "span")
        cited = item.reference if isinstance(item, Citation) else None
        reference = self._references.get(cited or "")
        said = "\n".join(lines(mark, reference))
        values = (
            ("s", "" if isinstance(item, Edit) else spans(item.spans)),
            ("k", keys(mark, resolved=reference is None or reference.resolved)),
            ("r", cited),
            ("t", said),
        )
        data = "".join(f' data-{name}="{html(value)}"' for name, value in values if value)
        return tag, f'<{tag} class="m {mark.kind}" tabindex="-1"{data}>'

    def changed(self, edit: Edit) -> str:
        """The tag that opens a repair, with what stood there."""
        was = self._document.source.text[edit.start : edit.end]
        gone = "" if edit.new else " gone"
        tip = f"“{visible(was)}” → “{visible(edit.new)}”\n{edit.rule}, {edit.score:.0%}"
        return (
            f'<span class="m repair{gone}" tabindex="-1" data-s="{edit.start}-{edit.end}" data-t="{html(tip)}">'
            f"<del>{html(was)}</del>"
        )

    def _changes(self, text: Text) -> list[_Change]:
        """The repairs in a leaf and where in its text they stand."""
        if not text.spans:
            return []
        low = bisect_left(self._starts, text.spans[0].start)
        high = bisect_left(self._starts, text.spans[-1].end)
        if low == high:
            return []
        way = mapped(self._document, text)
        found = []
        for edit in self._repairs[low:high]:
            at = way.locate(edit.end) - len(edit.new) if edit.start < edit.end else way.locate(edit.start)
            if text.text.startswith(edit.new, at):
                found.append((at, at + len(edit.new), edit))
        return found


class _Leaf:
    """Walks through the pieces of one leaf and sets the repairs on the way."""

    def __init__(self, inline: Inline, changes: list[_Change]) -> None:
        self._inline = inline
        self._changes = changes
        self._next = 0
        self._at = 0

    def write(self, pieces: tuple[Piece, ...]) -> Iterator[str]:
        yield from self._pieces(pieces)
        yield from self._string("")

    def _pieces(self, pieces: tuple[Piece, ...]) -> Iterator[str]:
        for piece in pieces:
            if isinstance(piece, str):
                yield from self._string(piece)
            else:
                tag, opening = self._inline.opened(piece.mark)
                yield opening
                yield from self._pieces(piece.pieces)
                yield f"</{tag}>"

    def _string(self, piece: str) -> Iterator[str]:
        """A stretch without marks. No mark begins or ends inside a repair, so each repair lies in one stretch."""
        first, self._at = self._at, self._at + len(piece)
        at = first
        while self._next < len(self._changes):
            start, end, edit = self._changes[self._next]
            if start > self._at or (start == self._at and start < end):
                break
            yield html(piece[at - first : start - first])
            yield self._inline.changed(edit)
            yield f"<ins>{html(piece[start - first : end - first])}</ins></span>"
            at = end
            self._next += 1
        yield html(piece[at - first :])
