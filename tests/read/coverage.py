"""The invariant of reading: each visible character of the source stands in one block."""

from collections.abc import Iterable, Iterator

from vnplan.model.base import Span
from vnplan.model.clipping import Block, Clipping
from vnplan.model.mapped import MappedText

_DRAWN = str.maketrans("", "", "|:-")


def leaves(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of text, those in cells included."""
    for block in blocks:
        if block.kind == "table":
            for row in block.rows:
                for cell in row.cells:
                    yield from leaves(cell.blocks)
        else:
            yield block


def check(clipping: Clipping) -> None:
    """Blocks are in order and apart, cells lie in their tables, edits replay, and nothing visible is left out."""
    text = clipping.source.text
    at = 0
    for block in clipping.blocks:
        assert at <= block.start <= block.end <= len(text)
        at = block.end
        inner = block.start
        for leaf in leaves([block]):
            assert inner <= leaf.start < leaf.end <= block.end
            inner = leaf.end
            assert MappedText.replay(text, Span(leaf.start, leaf.end), leaf.edits).source == text
            for span in (*leaf.bold, *leaf.italic):
                assert leaf.start <= span.start < span.end <= leaf.end
    left = _left_out(clipping)
    assert not left, f"no block holds {left[:5]}"


def _left_out(clipping: Clipping) -> list[tuple[int, str]]:
    """What no block of text holds, save what draws a table."""
    text = clipping.source.text
    out = []
    at = 0
    for leaf in (*leaves(clipping.blocks), None):
        until = len(text) if leaf is None else leaf.start
        gap = text[at:until]
        drawn = not gap.strip() or ("|" in gap and not gap.translate(_DRAWN).strip())
        if not drawn:
            out.append((at, gap))
        at = until if leaf is None else leaf.end
    return out


def visible(clipping: Clipping, block: Block) -> str:
    """The text of a block without its markup."""
    return MappedText.replay(clipping.source.text, Span(block.start, block.end), block.edits).text
