"""Chrome in pages without markup of their own: what a scraper kept of boxes and buttons as lines of text."""

from collections.abc import Sequence
from dataclasses import replace

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
    """The blocks, lines that name a box or a button with their reason, and the headline that a button belongs to."""
    out = list(blocks)
    for index, block in enumerate(blocks):
        boxed = index > 0 and out[index - 1].chrome == "related"
        if boxed and _is_listed(text, block):
            out[index] = replace(block, chrome="related")
        if block.rows or block.end - block.start > _LONGEST:
            continue
        line = _line(text[block.start : block.end])
        reason = said(line)
        if reason in _CERTAIN:
            out[index] = replace(block, chrome=reason)
            if _BUTTON.fullmatch(line) and index and _is_headline(text, blocks[index - 1]):
                out[index - 1] = replace(blocks[index - 1], chrome="related")
        elif (
            boxed and _is_headline(text, block) and _LABEL.fullmatch(_line(text[blocks[index - 1].start : blocks[index - 1].end]))
        ):
            out[index] = replace(block, chrome="related")
    return out


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
