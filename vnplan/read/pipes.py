"""Tables drawn with pipes: rows on one line (``| a | b |``), and cells parted by lines that hold a pipe and nothing else."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from vnplan.model.edit import Edit
from vnplan.read.lines import TextLine
from vnplan.read.lone_pipes import Chunk, Pipe, read_pipes
from vnplan.text import kept_re as re

# |---|:--:| and, as html2text writes it, ---|---
_RULE = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?$")
# +-----+=====+ as pandoc draws a grid.
_GRID_RULE = re.compile(r"\+(?:[ \t]*[-=:]{2,}[ \t]*\+)+$")
# Any line of a grid, also one that cells go through.
_DRAWN = re.compile(r"\+[-=:+| \t]*$")
# What a line that draws a table begins with.
_DRAWERS = "|+-:"
_ONLY_PIPES = re.compile(r"[|\s]+$")
_ORDINAL = re.compile(r"[*_\s]*(?:S?TT|Stt|Số\s+TT|Số thứ tự)[*_.\s]*$")
# The cells that open the second row of a letterhead and the table of the signature.
_OPENING = re.compile(r"[*_\s]*(?:Số[*_\s]*:|Nơi\s+nhận)")
_ANNEX = re.compile(
    r"^[*_\s]*(?:PHỤ LỤC|Phụ lục\s+(?:số\s+)?[\dIVX]+|BIỂU|MẪU|DANH MỤC|\([*_\s]*(?:Ban hành\s+)?[Kk]èm theo)\b", re.MULTILINE
)
_NUMBER = re.compile(
    r"[*_\s]*(?:(?P<digits>\d{1,3})|(?P<roman>[IVX]{1,5})|(?P<capital>[A-HĐ])|(?P<part>\d{1,2}(?:\.\d{1,2})+|-))[.)]?[*_\s]*$"
)
_SERIES = {
    "roman": ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"),
    "capital": tuple("ABCDĐEGH"),
}
_LONGEST_NUMBER = 16
_FEWEST_RULES, _FRAME = 2, 3
# A header and two rows.
_FEWEST_NUMBERS = 3
# A row that its author broke has no more lines.
_LONGEST_ROW = 30
_PART = re.compile(r"(?:[^|\\]|\\.)+", re.DOTALL)


@dataclass(slots=True)
class Grid:
    """A table in lines: each row a list of cells, each cell the lines of its text; the first ``headers`` rows are headers.

    ``spans`` holds the columns and rows that a cell covers, by its row and place in it, where they are more than one;
    ``continued`` are the rows that are further physical lines of the row above them; ``wrapped`` says that the lines of a cell
    are broken at its width and nowhere else; ``edits`` take away what draws the table.
    """

    start: int
    end: int
    rows: list[list[list[TextLine]]] = field(default_factory=list)
    headers: int = 0
    spans: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    continued: set[int] = field(default_factory=set)
    wrapped: bool = False
    edits: list[Edit] = field(default_factory=list)


def find_tables(text: str, lines: Sequence[TextLine]) -> list[TextLine | Grid]:
    """The lines, with those of each table replaced by it. Lines that only draw a table are left out."""
    out: list[TextLine | Grid] = []
    loose: list[Pipe | Chunk] = []
    numbers = _Numbers()
    for kind, group in _groups(text, lines):
        if kind == "rows":
            out += _settled(loose)
            loose = []
            grid = _one_line_rows(text, group)
            # Rules alone draw no table.
            out += (grid,) if grid.rows else group
        elif kind == "pipes":
            loose += (Pipe(line) for line in group)
        else:
            loose.append(numbers.chunk(text, group))
    out += _settled(loose)
    return out


def with_grids(
    lines: Sequence[TextLine], places: Iterable[int], table_at: Callable[[int], tuple[Grid, int, int] | None]
) -> list[TextLine | Grid]:
    """The lines, with those of each table replaced by it that is found at one of some places.

    What finds it says how many lines above the place are its own, and which line stands behind it.
    """
    out: list[TextLine | Grid] = []
    at = 0
    for place in places:
        found = table_at(place) if place >= at else None
        if found is not None:
            grid, above, behind = found
            out += lines[at:place]
            del out[len(out) - above :]
            out.append(grid)
            at = behind
    return [*out, *lines[at:]]


class _Numbers:
    """The numbers that rows begin with, told from numbers in cells by their order."""

    def __init__(self) -> None:
        self._due: dict[str, int] = {}

    def chunk(self, text: str, lines: list[TextLine]) -> Chunk:
        """Lines between pipes, with what their words say of their place."""
        start, end = lines[0].start, lines[-1].end
        if _OPENING.match(text, start, end):
            return Chunk(lines, first=1.0)
        if end - start > _LONGEST_NUMBER:
            return Chunk(lines, annex=len(lines) > 1 and _ANNEX.search(text[start : min(end, start + 1000)]) is not None)
        words = text[start:end]
        match = _NUMBER.match(words)
        if not match:
            return Chunk(lines, first=1.0 if _ORDINAL.match(words) else 0.0)
        return Chunk(lines, first=self._first(match.lastgroup or "", match.group(match.lastgroup or "")))

    def _first(self, kind: str, value: str) -> float:
        """How much a number speaks for the beginning of a row: much if it is the one that is due."""
        if kind == "part":
            return 0.4
        series = _SERIES.get(kind)
        at = series.index(value) if series and value in series else int(value) - 1 if value.isdecimal() else None
        if at is None or at not in (0, self._due.get(kind)):
            return 0.0
        self._due[kind] = at + 1
        return 0.8


def _kind(text: str, line: TextLine) -> str:
    """What a line has to do with tables: ``pipe`` alone, a ``row``, a ``rule``, ``empty`` row, or plain ``text``."""
    first = text[line.start]
    if first not in _DRAWERS:
        return "text"
    if first == "|":
        if line.end - line.start == 1:
            return "pipe"
        body = text[line.start : line.end]
        if _ONLY_PIPES.match(body):
            return "empty"
        return "rule" if _RULE.match(body) else "row"
    if first == "+":
        return "rule" if _GRID_RULE.match(text, line.start, line.end) else "text"
    body = text[line.start : line.end]
    return "rule" if "|" in body and _RULE.match(body) else "text"


def _groups(text: str, lines: Sequence[TextLine]) -> Iterator[tuple[str, list[TextLine]]]:
    """Lines that are drawn alike: ``rows`` of one-line rows and what draws them, lone ``pipes``, plain ``text``."""
    kinds = [_kind(text, line) for line in lines]
    at = 0
    while at < len(lines):
        begin = at
        while at < len(lines) and kinds[at] == "text":
            if at + 1 < len(lines) and kinds[at + 1] == "rule" and _bare_row(text, lines[at]):
                break
            at += 1
        if at > begin:
            yield "text", list(lines[begin:at])
            continue
        drawn = False
        while at < len(lines) and (kinds[at] != "text" or _goes_on(text, lines, kinds, at, begin)):
            drawn = drawn or kinds[at] in ("row", "text")
            at += 1
        yield "rows" if drawn else "pipes", list(lines[begin:at])


def _bare_row(text: str, line: TextLine) -> bool:
    """True if a line is a row without outer pipes."""
    return "|" in text[line.start : line.end]


def _goes_on(text: str, lines: Sequence[TextLine], kinds: Sequence[str], at: int, begin: int) -> bool:
    """True if a line that begins without a pipe is a row of the table begun at ``begin``."""
    if at == begin:
        return True
    plain = kinds[begin] == "text"
    if plain and lines[at].gap == 0 and _bare_row(text, lines[at]):
        return True
    return lines[at].gap == 0 and kinds[at - 1] in ("row", "text") and _in_open_row(text, lines, kinds, at)


def _in_open_row(text: str, lines: Sequence[TextLine], kinds: Sequence[str], at: int) -> bool:
    """True if a line stands in a row that a line above it began with a pipe, and that it or a line below closes with one."""
    first = at - 1
    while (
        first > 0
        and kinds[first] == "text"
        and lines[first].gap == 0
        and at - first < _LONGEST_ROW
        and not _is_closed(text, lines[first])
    ):
        first -= 1
    if kinds[first] != "row" or _is_closed(text, lines[first]):
        return False
    for below in range(at, min(len(lines), at + _LONGEST_ROW)):
        if kinds[below] != "text" or lines[below].gap:
            return False
        if _is_closed(text, lines[below]):
            return True
    return False


def _is_closed(text: str, line: TextLine) -> bool:
    """True if a pipe ends a line."""
    return text[line.end - 1] == "|"


def _one_line_rows(text: str, lines: Sequence[TextLine]) -> Grid:
    """The table of rows that stand on a line each."""
    grid = Grid(lines[0].start, lines[-1].end)
    ruled = _is_ruled(text, lines)
    numbered = None if ruled else _column_of_numbers(text, lines)
    begins = True
    for line in lines:
        body = text[line.start : line.end]
        if line.end - line.start == 1:
            continue
        if body[0] != "|" and lines[0].start < line.start and text[lines[0].start] == "|" and grid.rows and not _RULE.match(body):
            _continue_row(grid.rows[-1], _cells(body, line))
            continue
        drawn = _DRAWN.match(body) is not None
        if drawn or _RULE.match(body):
            if drawn:
                grid.edits.append(Edit(line.start, line.end, "", "layout.markup"))
            if "=" in body or (len(grid.rows) - len(grid.continued) == 1 and not drawn):
                grid.headers = len(grid.rows)
            begins = True
            continue
        if (ruled and not begins) or (numbered and grid.rows and not body[numbered].strip()):
            grid.continued.add(len(grid.rows))
        grid.rows.append(_cells(body, line))
        begins = False
    return grid


def _continue_row(row: list[list[TextLine]], cells: Sequence[list[TextLine]]) -> None:
    """Adds a further line of a row: what stands before its first pipe goes on the last cell."""
    row[-1] += cells[0]
    row += cells[1:]


def _is_ruled(text: str, lines: Sequence[TextLine]) -> bool:
    """True if a rule stands below each row, so that the lines between two of them are one: their pipes stand below the rule's."""
    bodies = [text[line.start : line.end] for line in lines if line.end - line.start > 1]
    rules = [body for body in bodies if _DRAWN.match(body) or _RULE.match(body)]
    if len(rules) < _FEWEST_RULES or not (bodies[-1] == rules[-1] or rules[0] == bodies[0]):
        return False
    places = _bars(rules[0])
    return all(_bars(body) == places for body in bodies) and not _is_framed(bodies, rules, places)


def _column_of_numbers(text: str, lines: Sequence[TextLine]) -> slice | None:
    """Where the first column stands, if its numbers alone tell where rows begin: their pipes stand one below the other.

    So antiword draws a table: no rule parts its rows, and the further lines of a row have no number.
    """
    bodies = [text[line.start : line.end] for line in lines if line.end - line.start > 1]
    places = _bars(bodies[0]) if bodies else []
    if len(places) < len("|||") or any(_bars(body) != places for body in bodies):
        return None
    first = slice(places[0] + 1, places[1])
    numbers = [number for body in bodies if (number := body[first].strip(" .)*_"))]
    counted = numbers[1:] == [str(at) for at in range(1, len(numbers))]
    return first if counted and _FEWEST_NUMBERS <= len(numbers) < len(bodies) else None


def _is_framed(bodies: Sequence[str], rules: Sequence[str], places: Sequence[int]) -> bool:
    """True if rules stand around the table and below its header alone, as databases print: each line is a row and begins it."""
    if len(rules) > _FRAME or len(places) < len("||"):
        return False
    first = slice(places[0] + 1, places[1])
    last = [body for body in bodies[bodies.index(rules[-2]) + 1 :] if body not in rules]
    return len(last) > 1 and all(body[first].strip() for body in last)


def _bars(body: str) -> list[int]:
    return [at for at, char in enumerate(body) if char == "|" or (char == "+" and body[0] == "+")]


def _cells(body: str, line: TextLine) -> list[list[TextLine]]:
    """The cells of a row on one line."""
    out: list[list[TextLine]] = []
    at = 1 if body[0] == "|" else 0
    last = len(body)
    while at <= last:
        match = _PART.match(body, at)
        end = match.end() if match else at
        while end < last and body[end] != "|":
            end += 1
        part = body[at:end]
        inner = part.strip()
        if inner:
            start = line.start + at + len(part) - len(part.lstrip())
            out.append([TextLine(start, start + len(inner), 0)])
        elif end < last or at < last:
            out.append([])
        at = end + 1
    return out


def _settled(tokens: Sequence[Pipe | Chunk]) -> Iterator[TextLine | Grid]:
    """The tables of lone pipes among lines of text."""
    if not any(isinstance(token, Pipe) for token in tokens):
        for token in tokens:
            if isinstance(token, Chunk):
                yield from token.lines
        return
    for lines, rows, start, end in read_pipes(tokens):
        if rows:
            yield Grid(start, end, rows)
        else:
            yield from lines
