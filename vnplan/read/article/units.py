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
    """A block, or a table as one: how many characters it has, how many of them are links, and what its words say."""

    block: Block
    text: str
    size: int
    links: int
    path: Path
    says: ChromeReason | None

    @property
    def linked(self) -> bool:
        """True if it is a link, or little else."""
        return self.links >= _LINKED * self.size and (self.size <= _SHORT or self.links >= self.size - 2)

    @property
    def prose(self) -> int:
        """How many characters of running text it has."""
        block = self.block
        if block.boilerplate or self.says or self.linked or block.kind == "heading" or self.size < _PROSE:
            return 0
        return self.size - self.links


def units(text: str, blocks: Sequence[Block]) -> list[Unit]:
    """The blocks of a page with what tells them apart."""
    return [_unit(text, block) for block in blocks]


def _unit(text: str, block: Block) -> Unit:
    inner = list(flat([block]))
    size = sum(one.end - one.start for one in inner)
    links = sum(one.links for one in inner)
    written = text[block.start : block.end]
    path = tuple(part for part in (block.xpath or "").split("/") if part)
    return Unit(block, written, size, links, path, None if block.rows else said(written))
