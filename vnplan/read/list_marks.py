"""The numbers of lists in Markdown, put right where the converter that wrote it dropped their style."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from vnplan.model.clipping import Block
from vnplan.model.edit import Edit
from vnplan.read.counted import Item, numerals
from vnplan.read.lines import TextLine
from vnplan.read.lists import numeral
from vnplan.text import kept_re as re

RULE, HOLDER = "layout.list", "layout.markup"
_BELOW = re.compile(r"\n(?:\t|[ \t]{2,})(?:\d{1,3}[.)]|[-*+])[ \t]")
_MARK = re.compile(r"(?:[-*+]|(?P<number>\d{1,3})(?P<stop>[.)]))(?:[ \t]+|$)", re.MULTILINE)
_EMPHASIS = "*_ "
_TAB = 4
_BEGINNING = 60


@dataclass(slots=True)
class _Lists:
    """The items of a text and where their numbers stand; where the text of each open item begins, and what marks it."""

    parts: list[Item | str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    open: list[tuple[int, str]] = field(default_factory=list)

    def leave(self, column: int) -> str:
        """Close the items whose text begins right of a column; the mark of the outermost of them."""
        mark = ""
        while self.open and column < self.open[-1][0]:
            _, mark = self.open.pop()
        return mark


def list_edits(text: str, lines: Sequence[TextLine]) -> list[Edit]:
    r"""The edits that give the numbers of lists the style that they must have had.

    >>> text = "1. NỘI DUNG\n   1. Xây dựng\n      1. Nhà\n      2. Đường"
    >>> from vnplan.read.lines import text_lines
    >>> [(edit.start, edit.new) for edit in list_edits(text, text_lines(text))]
    [(0, 'I.'), (33, 'a)'), (46, 'b)')]
    """
    if not _BELOW.search(f"\n{text}"):
        return []
    lists = _Lists()
    for line in lines:
        _read(text, line, lists)
    restyled = [
        Edit(start, end, drawn, RULE)
        for (start, end), found in zip(lists.places, numerals(lists.parts) or (), strict=False)
        if found and (drawn := numeral(*found)) != text[start:end]
    ]
    return sorted([*restyled, *_holders(text, lists)], key=lambda edit: edit.start)


def _holders(text: str, lists: _Lists) -> Iterator[Edit]:
    """Take away the dashes that stand there only to set what is below them further in, alone or before its mark."""
    for (one, (start, _)), (below, (until, _)) in pairwise(zip(lists.parts, lists.places, strict=True)):
        if isinstance(one, Item) and isinstance(below, Item) and not one.number and below.depth > one.depth:
            held = text[start:until]
            if len(held.split()) == 1:
                yield Edit(start, until if "\n" not in held else start + 1, "", HOLDER)


def _read(text: str, line: TextLine, lists: _Lists) -> None:
    """Add what a line holds: an item, items that begin on one line, or text."""
    before = text[text.rfind("\n", 0, line.start) + 1 : line.start]
    column = len(before.expandtabs(_TAB))
    at = line.start
    found = _MARK.match(text, at, line.end)
    if found is None:
        if line.gap:
            lists.leave(column)
        lists.parts.append(text[at : min(line.end, at + _BEGINNING)].lstrip(_EMPHASIS).replace("\\", ""))
        lists.places.append((at, at))
        return
    while found is not None:
        mark = found["stop"] or found[0].rstrip()
        goes_on = lists.leave(column) == mark
        until = found.end()
        said = text[until : min(line.end, until + _BEGINNING)].strip(_EMPHASIS)
        lists.parts.append(Item(len(lists.open), int(found["number"] or 0), found["stop"] or "", said, not goes_on))
        lists.places.append((at, found.end("stop") if found["stop"] else at))
        column += len(text[at:until].expandtabs(_TAB))
        lists.open.append((column, mark))
        at = until
        found = _MARK.match(text, at, line.end)


def with_edits(blocks: Sequence[Block], edits: Sequence[Edit]) -> list[Block]:
    """The blocks with edits, each in the block that it stands in; an edit in a table, or in what is taken away, is none."""
    if not edits:
        return list(blocks)
    out = list(blocks)
    starts = [block.start for block in out]
    for edit in edits:
        index = bisect_right(starts, edit.start) - 1
        block = out[index]
        if index >= 0 and not block.rows and edit.end <= block.end and not _touches(block, edit):
            out[index] = replace(block, edits=tuple(sorted((*block.edits, edit), key=lambda one: one.start)))
    return out


def is_restyled(blocks: Iterable[Block]) -> bool:
    """True if a number of some list was given its style back."""
    return any(edit.rule == RULE for block in blocks for edit in block.edits)


def _touches(block: Block, edit: Edit) -> bool:
    return any(one.start < edit.end and edit.start < one.end for one in block.edits)
