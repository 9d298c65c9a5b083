"""The body of an article that reprints no document: its paragraphs, dash items and tables, line by line."""

from collections.abc import Sequence
from dataclasses import replace

from vnplan.model.block import Block
from vnplan.model.ids import Ids
from vnplan.model.line import Mark, MarkedLine
from vnplan.rules.markers import bullet
from vnplan.tree.body import build_body
from vnplan.tree.footnotes import Above


def build_article(lines: Sequence[MarkedLine], ids: Ids) -> tuple[Block, ...]:
    """The blocks of the article's lines. Its numbers and letters are no outline, so that nothing of it is nested or lost."""
    return build_body([replace(marked, mark=_mark(marked)) for marked in lines], "", ids, Above((), 0, 0)).blocks


def _mark(marked: MarkedLine) -> Mark:
    """What a line of an article is."""
    if marked.line.cell is not None:
        return Mark.TABLE
    return Mark.BULLET if bullet(marked.line.text.text) else Mark.PARAGRAPH
