"""Chrome in pages without markup of their own: what a scraper kept of boxes and buttons as lines of text."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from vnplan.model.clipping import Block, ChromeReason
from vnplan.read.article.words import said
from vnplan.rules.markers import bullet
from vnplan.text import kept_re as re

# In a text without links these words are certain; what a footer says may be a document's own there.
_CERTAIN = frozenset[ChromeReason](("related", "share", "comment"))
_BUTTON = re.compile(r"\W*(?:đọc|xem)\s+ngay\W*", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]]{2,200})\]\([^()\s]{1,400}\)")
_PICTURE = re.compile(r"!\[[^\[\]]{0,200}\]\([^()\s]{1,400}\)")
# A label that stands above each headline of its box.
_LABEL = re.compile(r"\W*(?:tham khảo|xem|đọc) thêm\W*", re.IGNORECASE)
_MARKUP = "#*_> \t"
_LONGEST = 160
_ENDED = (".", ";", ":", "!", ",")


def with_said(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, lines that name a box or a button with their reason, and the headline that a button belongs to.

    A label that stands in one block with the list below it is cut from it.
    """
    blocks = [part for block in blocks for part in (_parted(text, block) if "\n" in text[block.start : block.end] else (block,))]
    out = list(blocks)
    whole = -1  # a line that names a box and holds all of it: "Xem thêm: [...](...)"
    for index, block in enumerate(blocks):
        boxed = index > 0 and out[index - 1].chrome == "related" and whole != index - 1
        pointed = text[block.start : block.start + 2] == ">>" and _is_pointed(text, block)
        if pointed or (boxed and _is_listed(text, block)):
            out[index] = replace(block, chrome="related")
        if block.rows or block.end - block.start > _LONGEST:
            continue
        written = text[block.start : block.end]
        line = _line(written)
        reason = said(line)
        if reason is None and "](" in written:
            reason = "related" if _is_links(written) else said(_LINK.sub("", written))
        if reason and ("](" in written or ":" in line.rstrip(": ")):
            whole = index
        if reason in _CERTAIN:
            out[index] = replace(block, chrome=reason)
            if _BUTTON.fullmatch(line) and index and _is_headline(text, blocks[index - 1]):
                out[index - 1] = replace(blocks[index - 1], chrome="related")
        elif (
            boxed and _is_headline(text, block) and _LABEL.fullmatch(_line(text[blocks[index - 1].start : blocks[index - 1].end]))
        ):
            out[index] = replace(block, chrome="related")
    return out


def _parted(text: str, block: Block) -> Sequence[Block]:
    """The block, or the label that its first line is, the list below it, and what stands below that."""
    cut = text.find("\n", block.start, block.end)
    if block.rows or cut - block.start > _LONGEST or said(_line(text[block.start : cut])) != "related":
        return (block,)
    below = cut + 1
    while below < block.end:
        behind = text.find("\n", below, block.end) + 1 or block.end
        if bullet(text[below:behind].lstrip()) is None:
            break
        below = behind
    bounds = sorted({block.start, cut + 1, below, block.end})
    return [_within(block, start, end - (text[end - 1] == "\n")) for start, end in pairwise(bounds)]


def _within(block: Block, start: int, end: int) -> Block:
    """The part of a block between two places of the text."""
    edits = tuple(edit for edit in block.edits if start <= edit.start and edit.end <= end)
    bold, italic = (tuple(one for one in runs if start <= one.start and one.end <= end) for runs in (block.bold, block.italic))
    return replace(block, start=start, end=end, edits=edits, bold=bold, italic=italic)


def _is_pointed(text: str, block: Block) -> bool:
    """True if each line of a block points to another page: ">> Toàn văn Thông tư ..."."""
    lines = text[block.start : block.end].splitlines()
    return not block.rows and all(said(line) == "related" for line in lines if line.strip())


def _is_links(written: str) -> bool:
    """True if a line is links to several pages and nothing else: "[Trang chủ](/) | [Văn hóa](/van-hoa)"."""
    return len(_LINK.findall(written)) > 1 and not any(map(str.isalnum, _LINK.sub("", written)))


def _is_listed(text: str, block: Block) -> bool:
    """True if a block is of the list below the name of a box: each line a dash before what may be a headline."""
    written = _PICTURE.sub("", text[block.start : block.end])
    lines = [line.strip() for line in written.split("\n") if line.strip()]
    return not block.rows and bool(lines) and all(bullet(line) is not None and _heads(line) for line in lines)


def _line(line: str) -> str:
    """The words of a line without marks and the addresses of its links."""
    words = line.strip(_MARKUP)
    return _LINK.sub(r"\1", words) if "](" in words else words


def _is_headline(text: str, block: Block) -> bool:
    """True if a block may be the headline of another article: short, and no sentence."""
    return not block.rows and _heads(text[block.start : block.end])


def _heads(written: str) -> bool:
    line = _line(written)
    return len(line) <= _LONGEST and not line.endswith(_ENDED)
