"""Tables of a text without rules: cells parted by tabs, and cells on a line each, known by the words of their header."""

from collections.abc import Iterator, Sequence
from functools import cache

from vnplan.read.lines import TextLine
from vnplan.read.pipes import Grid
from vnplan.rules.reading import roman
from vnplan.rules.words import alternatives
from vnplan.text import kept_re as re

Cells = list[list[TextLine]]

ORDINAL = re.compile(r"(?:S?TT|Số TT|Số thứ tự)\.?$")
_ORDINALS = ("TT", "STT", "Số TT", "Số thứ tự")
_NUMBER = re.compile(r"(\d{1,3})[.)]?$")
_TAB = re.compile(r"[ ]*\t[ ]*")
_FEWEST, _MOST = 3, 10
_SECTION = re.compile(r"(?:[A-HĐ]|[IVX]{1,5})(?:\\?[.)]|/(?!\d)| )")
_LONGEST_SECTION = 160
# What looks like capitals and is a piece of a number or a time: "II/2026", "6/2027/T", "T-".
_NUMBERED = re.compile(r"\d/|/\d|-$")
_ROMAN_PART = re.compile(r"[*_# ]*(?P<number>[IVXL]{1,6})[.)]\s+(?P<words>[^\n]+)")
# A name of a column is no longer.
_LONGEST_NAME = 60


@cache
def _header_words() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b{alternatives('table_header')}\b")


def unruled_tables(text: str, lines: Sequence[TextLine]) -> list[TextLine | Grid]:
    r"""The lines, with those of each table replaced by it.

    >>> text = "TT\tNội dung\tCơ quan chủ trì\n1\tTrồng cây\tSở Y tế\nHết."
    >>> from vnplan.read.lines import text_lines
    >>> [type(item).__name__ for item in unruled_tables(text, text_lines(text))]
    ['Grid', 'TextLine']
    """
    out: list[TextLine | Grid] = []
    at = 0
    tabbed = bool(lines) and text.find("\t", lines[0].start, lines[-1].end) >= 0
    for begin, line in enumerate(lines):
        if begin < at or not (text.startswith(_ORDINALS, line.start) or (tabbed and "\t" in text[line.start : line.end])):
            continue
        rows = _tabbed(text, lines, begin) or _a_cell_a_line(text, lines, begin)
        if rows:
            end = rows[-1][-1][-1].end
            out += (*lines[at:begin], Grid(line.start, end, rows, 1))
            at = begin + sum(1 for behind in lines[begin:] if behind.start < end)
    return [*out, *lines[at:]]


def are_names(texts: Sequence[str]) -> bool:
    """True if cells are the names of columns: short, and at least two say what headers of such tables say."""
    known = sum(bool(_header_words().search(one)) or ORDINAL.match(one) is not None for one in texts)
    return _FEWEST <= len(texts) <= _MOST and known >= 2 and all(len(one) <= _LONGEST_NAME for one in texts)


def _tabbed(text: str, lines: Sequence[TextLine], at: int) -> list[Cells]:
    """The rows of a table whose cells are parted by tabs, from its header on."""
    header = _split(text, lines[at])
    if not are_names([text[cell[0].start : cell[0].end] for cell in header if cell]):
        return []
    rows = [header]
    for line in lines[at + 1 :]:
        cells = _split(text, line)
        if len(cells) > len(header) or (len(cells) < 2 and not is_section(text, line)):
            break
        rows.append(cells)
    while len(rows[-1]) < 2:
        rows.pop()
    return rows if len(rows) > 1 else []


def _split(text: str, line: TextLine) -> Cells:
    """The cells of a line; an empty one has no lines."""
    out: Cells = []
    at = line.start
    for tab in _TAB.finditer(text, line.start, line.end):
        out.append([TextLine(at, tab.start(), 0)] if at < tab.start() else [])
        at = tab.end()
    return [*out, [TextLine(at, line.end, 0)]]


def _a_cell_a_line(text: str, lines: Sequence[TextLine], at: int) -> list[Cells]:
    """The rows of a table whose cells stand on a line each: its header begins with the column of numbers, and 1 follows it."""
    if not ORDINAL.match(text[lines[at].start : lines[at].end]):
        return []
    numbers = dict(_due(text, lines[at + 1 :]))
    if 1 not in numbers:
        return []
    starts = [at + 1 + numbers[number] for number in sorted(numbers)]
    width = next((i - at for i in range(at + 1, starts[0]) if _SECTION.match(text, lines[i].start)), starts[0] - at)
    if not are_names([text[line.start : line.end] for line in lines[at : at + width]]):
        return []
    rows: list[Cells] = []
    for start, end in zip([at, *starts], [*starts, starts[-1] + width], strict=True):
        sections = lines[start + width : end]
        if end - start < width or end > len(lines) or not all(is_section(text, line) for line in sections):
            rows += [[[line] for line in lines[start : start + width]]] if start + width <= min(end, len(lines)) else []
            break
        rows.append([[line] for line in lines[start : start + width]])
        rows += ([[line]] for line in sections)
    return rows if len(rows) > 1 else []


def is_section(text: str, line: TextLine) -> bool:
    """True if a line heads a part of a table: "A. Nâng cao nhận thức", a short line in capitals."""
    body = text[line.start : line.end]
    if len(body) >= _LONGEST_SECTION:
        return False
    return _SECTION.match(body) is not None or (body.isupper() and _NUMBERED.search(body) is None)


def heads_part(text: str, line: TextLine) -> int | None:
    """The number of a Roman heading in capitals."""
    found = _ROMAN_PART.fullmatch(text, line.start, line.end)
    return roman(found["number"]) if found and found["words"].isupper() else None


def _due(text: str, lines: Sequence[TextLine]) -> Iterator[tuple[int, int]]:
    """The numbers of rows in their order, each with the line that it stands alone on."""
    due = 1
    for index, line in enumerate(lines):
        found = _NUMBER.match(text[line.start : line.end]) if line.end - line.start < 6 else None
        if found and int(found[1]) == due:
            yield due, index
            due += 1
