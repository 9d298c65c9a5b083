"""Tables without outer pipes whose rows are wrapped at the width of the page, as html2text writes them.

A row ends where two blanks end its line; the pipes in it say how many cells it has, however many lines it takes.
"""

from collections.abc import Sequence

from vnplan.model.edit import Edit
from vnplan.read.lines import TextLine, words_at
from vnplan.read.pipes import Grid, with_grids
from vnplan.text import kept_re as re

_RULE = re.compile(r":?-{2,}:?(?:\|:?-{2,}:?)+$")


def bare_rows(text: str, lines: Sequence[TextLine]) -> list[TextLine | Grid]:
    r"""The lines, with those of each table replaced by it.

    >>> from vnplan.read.lines import text_lines
    >>> text = "TT| Việc  \n---|---  \n1| Trồng\ncây  \n\nHết."
    >>> [type(item).__name__ for item in bare_rows(text, text_lines(text))]
    ['Grid', 'TextLine']
    """
    places = [at for at, line in enumerate(lines) if text[line.start] in ":-" and _RULE.match(text, line.start, line.end)]
    return with_grids(lines, places, lambda at: _table(text, lines, at))


def _table(text: str, lines: Sequence[TextLine], at: int) -> tuple[Grid, int, int] | None:
    """The table with its rule at a line, how many lines its header takes, and the line behind it."""
    rule = lines[at]
    pipes = text.count("|", rule.start, rule.end)
    above = _header(text, lines, at, pipes)
    if not above or not _ends(text, rule):
        return None
    grid = Grid(lines[at - above].start, rule.end, [_cells(text, lines[at - above : at])], 1)
    grid.edits.append(Edit(rule.start, rule.end, "", "layout.markup"))
    row: list[TextLine] = []
    behind = at + 1
    for index in range(at + 1, len(lines)):
        line = lines[index]
        if line.gap:
            break
        row.append(line)
        if not _ends(text, line):
            continue
        if sum(text.count("|", one.start, one.end) for one in row) != pipes:
            break
        grid.rows.append(_cells(text, row))
        grid.end, behind, row = line.end, index + 1, []
    return (grid, above, behind) if len(grid.rows) > 1 else None


def _header(text: str, lines: Sequence[TextLine], at: int, pipes: int) -> int:
    """How many lines above the rule make the header; none where their pipes are not as many."""
    seen = 0
    for above in range(1, at + 1):
        if lines[at - above + 1].gap or (above > 1 and _ends(text, lines[at - above])):
            return 0
        seen += text.count("|", lines[at - above].start, lines[at - above].end)
        if seen >= pipes:
            return above if seen == pipes else 0
    return 0


def _ends(text: str, line: TextLine) -> bool:
    """True if two blanks end a line: it is the last of its row."""
    return text.startswith("  ", line.end)


def _cells(text: str, lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """The cells of a row that is wrapped over some lines."""
    out: list[list[TextLine]] = [[]]
    for line in lines:
        at = line.start
        for part in text[line.start : line.end].split("|"):
            if at > line.start:
                out.append([])
            out[-1] += words_at(text, at, at + len(part))
            at += len(part) + 1
    return out
