"""Lines that a file sets apart from the text: furniture of the printed page, and notes that belong to the text before them."""

from collections.abc import Sequence
from heapq import merge

from vnplan.model.line import Line, Mark, MarkedLine

_NOTED = {
    Mark.ITEM: Mark.PARAGRAPH,
    Mark.BULLET: Mark.PARAGRAPH,
    Mark.PARAGRAPH: Mark.PARAGRAPH,
    Mark.RECITAL: Mark.RECITAL,
    Mark.ENACTING: Mark.RECITAL,
}


def with_aside(marked: Sequence[MarkedLine], aside: Sequence[Line]) -> list[MarkedLine]:
    """The marked lines with those set apart, in order.

    A note below the body or a recital is read there with the text that refers to it; elsewhere it is furniture, as it would
    be taken for a line of the letterhead.
    """
    out: list[MarkedLine] = []
    last: MarkedLine | None = None
    rest = (MarkedLine(line, Mark.CHROME if line.block.chrome else Mark.FURNITURE) for line in aside)
    for one in merge(marked, rest, key=lambda m: m.line.text.start):
        role = one.line.block.role
        if one.line.block.chrome:
            out.append(one)
        elif role == "text":
            last = one
            out.append(one)
        elif role == "note" and last is not None and last.part >= 0:
            out.append(MarkedLine(one.line, _mark(one.line, last), last.part))
        else:
            out.append(one)
    return out


def _mark(note: Line, last: MarkedLine) -> Mark:
    """What a note is, by the line that it stands below."""
    if note.cell is not None:
        return Mark.TABLE if last.mark is Mark.TABLE else Mark.FURNITURE
    return Mark.PARAGRAPH if last.mark is Mark.TABLE else _NOTED.get(last.mark, Mark.FURNITURE)
