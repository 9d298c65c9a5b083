"""Plain text to blocks: one paragraph a line, hard-wrapped at any width, blank lines between all lines, or a mix."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from vnplan.model.clipping import Block, TableCell, TableRow
from vnplan.read.aligned import aligned_tables
from vnplan.read.bare_rows import bare_rows
from vnplan.read.dashed import dashed_tables
from vnplan.read.flowing import flowing_tables
from vnplan.read.inline import Marks
from vnplan.read.lines import WIDEST, Setting, TextLine, has_soft_break, is_continuation, setting, text_lines
from vnplan.read.merged import merge_header
from vnplan.read.pipes import Grid, find_tables
from vnplan.read.run_rows import run_rows
from vnplan.read.unruled import unruled_tables
from vnplan.rules.words import alternatives
from vnplan.text import kept_re as re
from vnplan.text.letters import is_blank
from vnplan.vocab.letterhead import parts_phrase

# A paragraph is cut here at the latest, at the end of a sentence if there is one, so that what follows stays linear.
_LONG_RUN = 200
_LONGEST_RUN = 1000
_STOPS = (".", ";", ":", "!", "?", "|")
# A line that begins with a date or a part of one goes on a sentence that has not ended.
_DATE = re.compile(r"\d{1,2}[/-]\d")
_LONGEST_LINE = 130
_SHORT = 40
_FULL = 0.8

Run = list[TextLine]
Finder = Callable[[str, Sequence[TextLine]], list[TextLine | Grid]]


def plain_blocks(text: str) -> list[Block]:
    r"""The paragraphs and the tables of a plain text, in order.

    Where the text is hard-wrapped, the lines between two blank lines are one block, ``wrapped``; else each line is one. A
    table is one whose cells a scraper parted by lines that hold only ``|``.

    >>> text = "KẾ HOẠCH\n\nCông tác năm\n2017"
    >>> [text[block.start : block.end] for block in plain_blocks(text)]
    ['KẾ HOẠCH', 'Công tác năm\n2017']
    """
    lines = text_lines(text)
    finders = (*((bare_rows, find_tables) if "|" in text else ()), *((dashed_tables,) if "--" in text else ()))
    items = with_tables(text, lines, (*finders, aligned_tables, flowing_tables, unruled_tables, run_rows))
    outside = [item for item in items if isinstance(item, TextLine)]
    how = setting(text, outside)
    out: list[Block] = []
    for stretch in stretches(items):
        if isinstance(stretch, Grid):
            out.append(table(text, stretch))
        else:
            out += (paragraph(text, run) for run in runs(text, stretch, how))
    return attached(text, out)


def with_tables(text: str, lines: Sequence[TextLine], finders: Iterable[Finder]) -> list[TextLine | Grid]:
    """The lines, with those of each table replaced by it, as one finder after the other sees them."""
    runs: list[Run | Grid] = [list(lines)] if lines else []
    for find in finders:
        runs = [part for run in runs for part in ((run,) if isinstance(run, Grid) else _parted(find(text, run)))]
    return [item for run in runs for item in ((run,) if isinstance(run, Grid) else run)]


def _parted(found: list[TextLine | Grid]) -> Iterable[Run | Grid]:
    """What a finder gives for a run: mostly the run, for most have no table."""
    if Grid in map(type, found):
        return stretches(found)
    return (cast("Run", found),) if found else ()


def stretches(items: Sequence[TextLine | Grid]) -> Iterator[Run | Grid]:
    """The lines between two tables together, each table alone."""
    run: Run = []
    for item in items:
        if isinstance(item, Grid):
            if run:
                yield run
            yield item
            run = []
        else:
            run.append(item)
    if run:
        yield run


def table(text: str, grid: Grid, block_of: Callable[[str, Sequence[TextLine]], Block] | None = None) -> Block:
    """The block of a table, ``block_of`` the lines in its cells; these may be wrapped at the width of the cell."""
    block_of = block_of or paragraph
    how = Setting(WIDEST, 0)
    merge_header(text, grid)
    rows = []
    for index, row in enumerate(grid.rows):
        cells = []
        for place, lines in enumerate(row):
            if len(lines) > 1:
                split = ([line] for line in lines) if grid.wrapped else runs(text, lines, how)
                blocks = tuple(block_of(text, run) for run in split)
            else:
                blocks = (block_of(text, lines),) if lines else ()
            columns, height = grid.spans.get((index, place), (1, 1))
            cells.append(TableCell(blocks, columns, height, index < grid.headers))
        rows.append(TableRow(tuple(cells), index in grid.continued))
    return Block("table", grid.start, grid.end, tuple(grid.edits), rows=tuple(rows), wrapped=grid.wrapped)


@cache
def _unended() -> re.Pattern[str]:
    return re.compile(rf"\s{alternatives('dependent')}$")


def paragraph(text: str, run: Sequence[TextLine], found: Marks | None = None) -> Block:
    """The block of a run of lines, with what was found of marks in it."""
    start, end = run[0].start, run[-1].end
    wrapped = len(run) > 1 or has_soft_break(text, start, end)
    if found is None:
        return Block("paragraph", start, end, wrapped=wrapped)
    return Block("paragraph", start, end, tuple(found.edits), tuple(found.bold), tuple(found.italic), wrapped=wrapped)


def runs(text: str, lines: Iterable[TextLine], how: Setting) -> Iterator[Run]:
    """Lines that may be one paragraph, together."""
    run: Run = []
    for line in lines:
        if run and not _belongs(text, run, line, how):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _belongs(text: str, run: Run, line: TextLine, how: Setting) -> bool:
    """True if ``line`` may go on the paragraph that ``run`` began."""
    last = run[-1]
    if line.gap > how.blanks:
        return line.gap == how.blanks + 1 and _breaks_off(text, last, line, how)
    length = last.end - last.start
    if how.width is None:
        return length <= _LONGEST_LINE and _goes_on(text, last, line)
    if length > how.width * 3 // 2 + 20 or line.end - line.start > how.width * 3 // 2 + 20:
        return _goes_on(text, last, line)
    size = len(run)
    return size < _LONG_RUN or (size < _LONGEST_RUN and text[last.end - 1] not in _STOPS)


def _breaks_off(text: str, last: TextLine, line: TextLine, how: Setting) -> bool:
    """True if a full line stops in the middle of its sentence, and the next one goes on behind the blank line of a scan."""
    if how.width is None or last.end - last.start < how.width * _FULL or text[last.end - 1] in _STOPS:
        return False
    return is_continuation(text, line)


def _goes_on(text: str, last: TextLine, line: TextLine) -> bool:
    """True if the words say so by themselves: a small letter, a date, or a word before the break that needs another."""
    dated = last.end - last.start > _SHORT and text[last.end - 1] not in _STOPS and _DATE.match(text, line.start) is not None
    if parts_phrase(text[last.start : last.end], text[line.start : line.end]):
        return True
    return dated or is_continuation(text, line) or _unended().search(text, max(last.start, last.end - 12), last.end) is not None


def attached(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with those that hold nothing but marks joined to the one before, or else to the one after."""
    blanks = [_is_blank(text, block) for block in blocks]
    if not any(blanks):
        return list(blocks)
    groups: list[list[Block]] = []
    kept: list[Block | None] = []
    for block, blank in zip(blocks, blanks, strict=True):
        joins = bool(groups) and "table" not in (block.kind, groups[-1][0].kind) and (blank or kept[-1] is None)
        if not joins:
            groups.append([])
            kept.append(None)
        groups[-1].append(block)
        if not blank:
            kept[-1] = block
    return [_joined(group, block or group[0]) for group, block in zip(groups, kept, strict=True)]


def _joined(group: Sequence[Block], kept: Block) -> Block:
    """One block for several of which one has text."""
    if len(group) == 1:
        return kept
    edits = tuple(edit for block in group for edit in block.edits)
    bold = tuple(span for block in group for span in block.bold)
    italic = tuple(span for block in group for span in block.italic)
    start, end = group[0].start, group[-1].end
    return replace(kept, start=start, end=end, edits=edits, bold=bold, italic=italic, wrapped=True)


def _is_blank(text: str, block: Block) -> bool:
    """True if a block shows nothing: marks and invisible characters."""
    if text[block.start].isalnum():
        return False
    at = block.start
    left: list[str] = []
    for edit in block.edits:
        left += (text[at : edit.start], edit.new)
        at = edit.end
    return is_blank("".join((*left, text[at : block.end])))
