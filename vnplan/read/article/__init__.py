"""The article of a page, told apart from what the page puts around it and into it.

Told apart by where the running text stands, by links, by the place before or behind the article, by what lines say of
themselves. Nothing is taken away: a block that is none of the article's gets its reason.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from vnplan.model.clipping import Block, ChromeReason
from vnplan.read.article.find import article
from vnplan.read.article.listing import listed
from vnplan.read.article.units import Unit, units
from vnplan.rules.markers import bullet, readings
from vnplan.text import kept_re as re

__all__ = ["with_chrome"]

_HEADLINE = 15
_FAR_HEADLINE = 1500
# What may follow the last paragraph: by-line, source, caption.
_MOST_AFTER = 4
_BYLINE = 70
# So much of the running text stands above the comments.
_MOST_ABOVE = 0.5
_STAMP = re.compile(r"[\s\d:/.,|h-]+(?:gmt\+7)?", re.IGNORECASE)
_ENDED = (".", ";", ":", "!", "?", "”", '"', "…", ",")
_MOST_RELATED = 160
# How long a button's words are, and how often they stand there.
_BUTTON = (6, 40)
_MANY = 6
_PARAGRAPH = 200


def with_chrome(text: str, blocks: Sequence[Block], title: str | None) -> list[Block]:
    """The blocks of a page, those that are none of the article's with their reason."""
    read = units(text, blocks)
    inside = article(read)
    prose = [i for i, held in enumerate(inside) if held and read[i].prose]
    if not prose:
        return [_reasoned(unit.block, _named(unit)) if unit.block.boilerplate else unit.block for unit in read]
    start = _start(read, inside, prose[0], title)
    talk = _comments(read, prose)
    stop = _stop(read, inside, max((i for i in prose if i < talk), default=prose[-1]))
    reasons = [
        _inside(unit, held=inside[i] or i < prose[0]) if start <= i < stop else _outside(unit, before=i < start)
        for i, unit in enumerate(read)
    ]
    reasons[talk:] = [_talked(unit, read[talk], reason) for unit, reason in zip(read[talk:], reasons[talk:], strict=True)]
    _add_boxes(read, reasons, start, stop)
    _add_repeated(read, reasons)
    for i in listed(read):
        reasons[i] = None
    return [_reasoned(unit.block, reason) if reason else unit.block for unit, reason in zip(read, reasons, strict=True)]


def _start(read: Sequence[Unit], inside: Sequence[bool], first: int, title: str | None) -> int:
    """Where the article begins: with its headline, else with the first line that stands in its part of the page."""
    wanted = _plain(title or "")
    found = first
    written = 0
    for i, unit in enumerate(read):
        if i > first and written > _FAR_HEADLINE:
            break
        if not unit.block.boilerplate and _is_headline(unit, wanted):
            if i <= first:
                found = i
            elif inside[i] and written < _FAR_HEADLINE and not any(u.prose for u in read[first:i]):
                return i
        written += unit.prose if inside[i] else 0
    if found < first:
        return found
    # Short lines right above the first paragraph: a letterhead, a kicker, a date.
    while found and inside[found - 1] and _is_plain(read[found - 1]):
        found -= 1
    return found


def _is_plain(unit: Unit) -> bool:
    """True if nothing shows that a line is none of the article's."""
    return not (unit.linked or unit.block.boilerplate or unit.says)


def _is_headline(unit: Unit, wanted: str) -> bool:
    """True if a line is the headline of the page: its first heading, or what the page calls its title."""
    own = _plain(unit.text)
    if len(own) >= _HEADLINE and wanted and (wanted.startswith(own) or own.startswith(wanted)):
        return True
    return unit.block.kind == "heading" and unit.block.level == 1 and not unit.linked and len(own) >= _HEADLINE


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _stop(read: Sequence[Unit], inside: Sequence[bool], last: int) -> int:
    """Behind the last line of the article: its last paragraph, the items below it and the short lines that close it."""
    stop, room = last + 1, _MOST_AFTER
    while stop < len(read) and room:
        unit = read[stop]
        if not inside[stop] or unit.linked or unit.says or unit.block.boilerplate or unit.size > _BYLINE or _is_stamp(unit):
            break
        room -= not _is_item(unit.text)
        stop += 1
    return stop


def _is_item(text: str) -> bool:
    """True if a line begins with a marker or a bullet."""
    marked = text[:1] in "-–+*•" or not {".", ")", "/"}.isdisjoint(text[1:5])
    return marked and (bullet(text) is not None or bool(readings(text)))


def _comments(read: Sequence[Unit], prose: Sequence[int]) -> int:
    """Where the readers' comments begin: at a label of theirs in a part of its own, with most of the running text above it."""
    whole = sum(read[i].prose for i in prose)
    written, parent = 0, read[prose[0]].path[:-1]
    paragraphs = frozenset(prose)
    for i, unit in enumerate(read):
        if unit.says == "comment" and written > whole * _MOST_ABOVE and unit.path[:-1] != parent:
            return i
        if i in paragraphs:
            written, parent = written + unit.prose, unit.path[:-1]
    return len(read)


def _talked(unit: Unit, label: Unit, reason: ChromeReason | None) -> ChromeReason | None:
    """The reason of a block below the label of the comments: one of them where it stands in the label's own part of the page."""
    inside = unit.path[: len(label.path) - 1] == label.path[:-1]
    return "comment" if inside and unit.says is None and not unit.block.boilerplate else reason


def _is_stamp(unit: Unit) -> bool:
    return _STAMP.fullmatch(unit.text) is not None


def _named(unit: Unit) -> ChromeReason:
    """The reason of a block that the page itself calls chrome."""
    return unit.says or "menu"


def _reasoned(block: Block, reason: ChromeReason) -> Block:
    """The block with its reason, which holds for all that a table holds."""
    rows = []
    for row in block.rows:
        cells = tuple(replace(cell, blocks=tuple(_reasoned(one, reason) for one in cell.blocks)) for cell in row.cells)
        rows.append(replace(row, cells=cells))
    return replace(block, chrome=reason, rows=tuple(rows))


def _outside(unit: Unit, *, before: bool) -> ChromeReason:
    """The reason of a block before or behind the article."""
    if unit.says:
        return unit.says
    if before:
        return "menu"
    return "related" if unit.linked or unit.block.kind == "heading" else "footer"


def _inside(unit: Unit, *, held: bool) -> ChromeReason | None:
    """The reason of a block between the article's first and last line; ``None`` where it is the article's."""
    if unit.block.boilerplate and not (held and _is_written(unit)):
        return _named(unit)
    if unit.says:
        return unit.says
    return None if held or unit.prose else "related"


def _is_written(unit: Unit) -> bool:
    """True if a block is an item or a paragraph of some length, whatever the page calls it."""
    if unit.linked or unit.says:
        return False
    return bool(readings(unit.text)) or (unit.size >= _PARAGRAPH and not unit.links and unit.text.rstrip().endswith(_ENDED))


def _add_boxes(read: Sequence[Unit], reasons: list[ChromeReason | None], start: int, stop: int) -> None:
    """Boxes inside the article: links on lines of their own, what stands below a label of such a box."""
    for i in range(start + 1, stop):
        if reasons[i] is not None or read[i].block.rows:
            continue
        boxed = reasons[i - 1] == "related"
        if read[i].linked:
            box = boxed or _is_link_line(read[i]) or (i + 1 < stop and read[i + 1].linked)
        else:
            box = boxed and (_is_stamp(read[i]) or (read[i].links > 0 and not read[i].prose) or _goes_on(read, i))
        if box:
            reasons[i] = "related"


def _add_repeated(read: Sequence[Unit], reasons: list[ChromeReason | None]) -> None:
    """Buttons: one short line that stands again and again between the article's own."""
    counts = Counter(unit.text for unit in read if _BUTTON[0] <= unit.size <= _BUTTON[1] and not unit.block.rows)
    for i, unit in enumerate(read):
        if reasons[i] is None and counts[unit.text] >= _MANY and unit.text[-1:].isalpha() and not unit.text.isupper():
            reasons[i] = "menu"


def _goes_on(read: Sequence[Unit], index: int) -> bool:
    """True if a text between two links of a box is the teaser of the first: it stands in the same box."""
    before, unit = read[index - 1], read[index]
    return len(unit.path) >= 3 and before.path[:-1] == unit.path[:-1] and before.linked and before.block.kind == "heading"


def _is_link_line(unit: Unit) -> bool:
    """True if a link that stands alone leads to another article: a headline, no sentence."""
    text = unit.text.rstrip()
    return _HEADLINE < len(text) <= _MOST_RELATED and not text.endswith(_ENDED)
