"""Columns that stand at places of a line: the cells of a line are what stands in each."""

from collections.abc import Sequence
from typing import NamedTuple

from vnplan.read.lines import TextLine, words_at


class Columns(NamedTuple):
    """Where the columns of a table begin, counted from the beginning of the line."""

    starts: Sequence[int]

    def cells(self, text: str, line: TextLine) -> list[list[TextLine]] | None:
        """The cells of a line; ``None`` where its words stand before the first column or run over an edge.

        >>> text = "1   Trồng cây"
        >>> Columns((0, 4)).cells(text, TextLine(0, 13, 0))
        [[TextLine(start=0, end=1, gap=0)], [TextLine(start=4, end=13, gap=0)]]
        """
        begin = line_begin(text, line)
        if line.start - begin < self.starts[0]:
            return None
        edges = [begin + start for start in self.starts]
        out: list[list[TextLine]] = []
        for left, right in zip(edges, [*edges[1:], line.end + 1], strict=True):
            if left < line.end and text[left - 1 : left].strip():
                return None
            out.append(words_at(text, left, min(right, line.end)))
        return out


def line_begin(text: str, line: TextLine) -> int:
    """Where a line begins, with the white space before its words; the mark of a page break stands before it."""
    begin = text.rfind("\n", 0, line.start) + 1
    return max(begin, text.rfind("\f", begin, line.start) + 1)


def on_new_page(text: str, line: TextLine) -> bool:
    """True if a page break stands right before a line."""
    begin = line_begin(text, line)
    return text[begin - 1 : begin] == "\f"
