"""The rows of a table as text, as other tools write them."""

import textwrap
from collections.abc import Callable, Iterator


def tabbed(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    return ["\t".join(row) for row in rows]


def a_cell_a_line(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    return [cell for row in rows for cell in row]


def pipes(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return [lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]]


def bare_pipes(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    lines = ["| ".join(row) for row in rows]
    return ["", lines[0], "|".join(["---"] * len(rows[0])), *lines[1:], ""]


def _columns(rows: tuple[tuple[str, ...], ...], width: int) -> list[int]:
    """The widths of columns that fit a page together."""
    longest = [max(max((len(word) for word in cell.split()), default=1) for cell in column) for column in zip(*rows, strict=True)]
    wanted = [max(map(len, column)) for column in zip(*rows, strict=True)]
    spare = max(0, width - sum(longest) - 3 * len(longest))
    more = sum(w - n for w, n in zip(wanted, longest, strict=True)) or 1
    return [n + min(w - n, spare * (w - n) // more) for w, n in zip(wanted, longest, strict=True)]


def _wrapped_rows(rows: tuple[tuple[str, ...], ...], widths: list[int]) -> Iterator[list[list[str]]]:
    """Each row as physical lines of padded cells."""
    for row in rows:
        cells = [
            textwrap.wrap(cell, width, break_long_words=False, break_on_hyphens=False) or [""]
            for cell, width in zip(row, widths, strict=True)
        ]
        height = max(map(len, cells))
        yield [
            [(cell[i] if i < len(cell) else "").ljust(width) for cell, width in zip(cells, widths, strict=True)]
            for i in range(height)
        ]


def grid(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    """A grid as pandoc draws it."""
    widths = _columns(rows, 78)
    rule = "+" + "+".join("-" * (width + 2) for width in widths) + "+"
    out = [rule]
    for index, row in enumerate(_wrapped_rows(rows, widths)):
        out += ["| " + " | ".join(line) + " |" for line in row]
        out.append(rule.replace("-", "=") if index == 0 else rule)
    return out


def wrapped_pipes(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    """Rows of pipes whose cells are wrapped over several lines, a rule below each row."""
    widths = _columns(rows, 90)
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    out = []
    for row in _wrapped_rows(rows, widths):
        out += ["| " + " | ".join(line) + " |" for line in row]
        out.append(rule)
    return out


def aligned(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    """Columns that blanks align, a blank line between rows, as pandoc's multiline tables and pdftotext -layout."""
    widths = _columns(rows, 90)
    out: list[str] = []
    for row in _wrapped_rows(rows, widths):
        out += ["  " + "  ".join(line).rstrip() for line in row]
        out.append("")
    return ["", *out]


def broken_cells(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    """Pipes, long cells and those of the header broken by <br>."""
    return pipes(
        tuple(
            tuple(_with_break(cell) if index == 0 or len(cell) > 30 else cell for cell in row) for index, row in enumerate(rows)
        )
    )


def _with_break(cell: str) -> str:
    words = cell.split()
    return " ".join(words[: len(words) // 2]) + "<br>" + " ".join(words[len(words) // 2 :]) if len(words) > 1 else cell


Rows = Callable[[tuple[tuple[str, ...], ...]], list[str]]
