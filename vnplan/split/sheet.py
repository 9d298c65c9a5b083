"""A block as its lines are judged: the source, the markup in it, the emphasised ranges, looked up without scanning."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from vnplan.model.base import Span
from vnplan.model.clipping import Block
from vnplan.model.edit import Edit


class Sheet:
    """A block of a source, with its edits and emphasis in order."""

    def __init__(self, source: str, block: Block) -> None:
        """Take the block as it stands."""
        self.source = source
        self.block = block
        self.emphasis: Sequence[Span] = sorted((*block.bold, *block.italic)) if block.bold or block.italic else ()
        self._starts = [edit.start for edit in block.edits]

    def edits(self, start: int, end: int) -> list[Edit]:
        """The block's edits inside a range."""
        if not self._starts:
            return []
        lo, hi = bisect_left(self._starts, start), bisect_right(self._starts, end)
        return [edit for edit in self.block.edits[lo:hi] if edit.end <= end]

    def visible(self, span: Span) -> str:
        """The text of a range without its markup."""
        if not self._starts:
            return self.source[span.start : span.end].strip()
        out: list[str] = []
        at = span.start
        index = max(0, bisect_left(self._starts, span.start) - 1)
        for edit in self.block.edits[index : bisect_left(self._starts, span.end)]:
            if edit.end <= span.start:
                continue
            out += (self.source[at : max(at, edit.start)], edit.new)
            at = max(at, edit.end)
        return "".join([*out, self.source[at : span.end]]).strip()
