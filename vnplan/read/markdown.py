"""Markdown, as scrapers write it, to blocks: emphasis, headings, links, tables drawn with pipes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vnplan.model.clipping import Block
from vnplan.read.bare_rows import bare_rows
from vnplan.read.dashed import dashed_tables
from vnplan.read.inline import marks
from vnplan.read.lines import Setting, TextLine, setting, text_lines
from vnplan.read.list_marks import list_edits, with_edits
from vnplan.read.pipes import Grid, find_tables
from vnplan.read.plain import attached, paragraph, runs, stretches, table, with_tables
from vnplan.read.raw_html import outside, raw_tables
from vnplan.read.unruled import unruled_tables
from vnplan.text import kept_re as re

_HEADING = re.compile(r"(?P<marks>#{1,6})(?=[ \t]|$)", re.MULTILINE)


def markdown_blocks(text: str) -> list[Block]:
    r"""The headings, paragraphs and tables of a Markdown text, in order.

    The marks of emphasis, links and escapes are taken away by the edits of the blocks. List markers stay: they are the
    document's own.

    >>> blocks = markdown_blocks("# Kế hoạch\n\n**I. MỤC ĐÍCH**\n\n- Nâng cao nhận thức")
    >>> [(block.kind, block.level) for block in blocks]
    [('heading', 1), ('paragraph', None), ('paragraph', None)]
    """
    lines = text_lines(text)
    raw = raw_tables(text)
    items: list[TextLine | Grid] = list(outside(lines, raw)) if raw else list(lines)
    finders = (*((bare_rows, find_tables) if "|" in text else ()), *((dashed_tables,) if "--" in text else ()), unruled_tables)
    items = [found for run in stretches(items) for found in ([run] if isinstance(run, Grid) else with_tables(text, run, finders))]
    how = setting(text, [item for item in items if isinstance(item, TextLine)])
    out: list[Block] = []
    for stretch in stretches(items):
        if isinstance(stretch, Grid):
            out.append(table(text, stretch, _marked))
        else:
            out += _paragraphs(text, stretch, how)
    return attached(text, with_edits(out, list_edits(text, lines)))


def _paragraphs(text: str, lines: Sequence[TextLine], how: Setting) -> Iterator[Block]:
    """The headings and paragraphs of lines between tables."""
    between: list[TextLine] = []
    for line in lines:
        match = _HEADING.match(text, line.start, line.end) if text[line.start] == "#" else None
        if match is None:
            between.append(line)
            continue
        yield from (_marked(text, run) for run in runs(text, between, how))
        between = []
        level = match.end("marks") - match.start("marks")
        yield _heading(text, line, level)
    yield from (_marked(text, run) for run in runs(text, between, how))


def _marked(text: str, run: Sequence[TextLine]) -> Block:
    """The block of a run of lines with what its marks say."""
    return paragraph(text, run, marks(text, run[0].start, run[-1].end))


def _heading(text: str, line: TextLine, level: int) -> Block:
    """The block of a heading with what its marks say."""
    block = Block("heading", line.start, line.end, level=level)
    found = marks(text, line.start, line.end)
    if found is None:
        return block
    return replace(block, edits=tuple(found.edits), bold=tuple(found.bold), italic=tuple(found.italic))
