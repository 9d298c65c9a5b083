"""The blocks of a page as they are weighed: size, links, where in the page's tree."""

from collections.abc import Sequence
from dataclasses import dataclass

from vnplan.model.clipping import Block, ChromeReason, flat
from vnplan.read.article.words import said

Path = tuple[str, ...]

# Below this a line may be anything; above it, without links, it is text that somebody wrote.
_PROSE = 25
_LINKED = 0.6
_SHORT = 220


@dataclass(slots=True)
class Unit:
    """A block, or a table as one: how many characters it has, how many of them are links, and what its words say.

    ``linked`` says that it is a link, or little else; ``prose`` is how many characters of running text it has.
    """

    block: Block
    text: str
    size: int
    links: int
    path: Path
    says: ChromeReason | None
    linked: bool
    prose: int


def units(text: str, blocks: Sequence[Block]) -> list[Unit]:
    """The blocks of a page with what tells them apart."""
    return [_unit(text, block) for block in blocks]


def _unit(text: str, block: Block) -> Unit:
    written = text[block.start : block.end]
    if block.rows:
        inner = list(flat([block]))
        size, links, says = sum(one.end - one.start for one in inner), sum(one.links for one in inner), None
    else:
        size, links, says = len(written), block.links, said(written)
    path = tuple(filter(None, (block.xpath or "").split("/")))
    linked = links >= _LINKED * size and (size <= _SHORT or links >= size - 2)
    running = not (block.boilerplate or says or linked or block.kind == "heading" or size < _PROSE)
    return Unit(block, written, size, links, path, says, linked, size - links if running else 0)
