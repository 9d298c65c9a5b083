"""A document of the corpus in other clothes: the same paragraphs, items and tables as other tools would have written them."""

import textwrap
from collections.abc import Callable
from dataclasses import replace

from tests.clothes.pages import newspaper, page, two_columns
from tests.clothes.pieces import Piece
from tests.clothes.rows import (
    Rows,
    a_cell_a_line,
    aligned,
    bare_pipes,
    broken_cells,
    grid,
    pipes,
    tabbed,
    wrapped_pipes,
)  # fmt: skip


def lines(parts: list[Piece], rows: Rows = pipes) -> str:
    """A paragraph a line."""
    return "\n".join(line for part in parts for line in (rows(part.rows) if part.rows else [part.whole])) + "\n"


def spaced(parts: list[Piece]) -> str:
    """Blank lines between all."""
    return lines(parts).replace("\n", "\n\n").replace("|\n\n|", "|\n|")


def wrapped(parts: list[Piece], width: int, rows: Rows = pipes) -> str:
    """Hard-wrapped, a blank line between paragraphs."""
    out = []
    for part in parts:
        fill = textwrap.wrap(part.whole, width, break_long_words=False, break_on_hyphens=False)
        out.append("\n".join(rows(part.rows) if part.rows else fill))
    return "\n\n".join(out) + "\n"


def paged(parts: list[Piece]) -> str:
    """Pages of thirty lines, each with its number above."""
    whole = lines(parts).split("\n")
    pages = ["\n".join(whole[at : at + 30]) for at in range(0, len(whole), 30)]
    return "\n\f".join(f"{number}\n{page}" if number > 1 else page for number, page in enumerate(pages, 1))


def one_line(parts: list[Piece]) -> str:
    """All on one line, as BeautifulSoup's get_text(" ")."""
    cells = (" ".join(" ".join(row) for row in part.rows) if part.rows else part.whole for part in parts)
    return " ".join(cells)


def body_on_a_line(parts: list[Piece]) -> str:
    """The header as it is; paragraphs of the body that follow one another run together on a line."""
    out: list[str] = []
    run: list[str] = []
    for part in parts:
        if part.style or (run and not part.role and not part.rows):
            run.append(part.whole)
            continue
        if run:
            out.append(" ".join(run))
            run = []
        out += pipes(part.rows) if part.rows else [part.whole]
    return "\n".join([*out, *([" ".join(run)] if run else [])])


def bold_apart(parts: list[Piece]) -> str:
    """Markers and bold runs on lines of their own, as BeautifulSoup's get_text("\\n")."""
    out: list[str] = []
    for part in parts:
        if part.rows:
            out += pipes(part.rows)
        elif part.bold and part.text:
            out += [f"{part.marker} {part.bold} ".lstrip(), part.text]
        elif part.bold and part.marker[:-1].isdigit():
            out += [part.marker[:-1], f"{part.marker[-1]} ", part.bold]
        else:
            out.append(part.whole)
    return "\n".join(out) + "\n"


def dashed(parts: list[Piece]) -> str:
    """Markdown in which every item is a list's, as docling and markitdown write it."""
    return lines(
        [replace(p, marker=f"- {p.marker}") if p.style and p.style not in ("bullet", "article", "chapter") else p for p in parts]
    )


def tabbed_dashes(parts: list[Piece]) -> str:
    """Two dashes and a tab before each item that is a bullet's, as docx2python writes it."""
    return lines([replace(p, marker="--\t" + "\t" * 0) if p.style == "bullet" and p.marker.strip() in "-–" else p for p in parts])


def underscored(parts: list[Piece]) -> str:
    """Markdown with emphasis by underscores: headings, and labels behind dashes."""
    out = []
    for part in parts:
        if part.rows:
            out += ["\n".join(pipes(part.rows))]
        elif part.bold and part.marker:
            out.append(f"_{part.marker} {part.bold}_ {part.text}".rstrip())
        elif part.style == "bullet" and ": " in part.text[:40]:
            label, _, rest = part.text.partition(": ")
            out.append(f"{part.marker} _{label}:_ {rest}")
        else:
            out.append(part.whole)
    return "\n\n".join(out) + "\n"


CLOTHES: dict[str, tuple[str, Callable[[list[Piece]], str]]] = {
    "page": ("html", page),
    "lists": ("html", lambda parts: page(parts, lists=True)),
    "letterhead_table": ("html", lambda parts: page(parts, letterhead=two_columns)),
    "tables_continued": ("html", lambda parts: page(parts, split=True)),
    "newspaper": ("html", newspaper),
    "lines": ("txt", lines),
    "spaced": ("txt", spaced),
    "wrapped60": ("txt", lambda parts: wrapped(parts, 60)),
    "wrapped72": ("txt", lambda parts: wrapped(parts, 72)),
    "wrapped100": ("txt", lambda parts: wrapped(parts, 100)),
    "paged": ("txt", paged),
    "bold_apart": ("txt", bold_apart),
    "tabbed": ("txt", lambda parts: lines(parts, tabbed)),
    "cell_a_line": ("txt", lambda parts: lines(parts, a_cell_a_line)),
    "grid": ("md", lambda parts: wrapped(parts, 72, grid)),
    "grid_plain": ("txt", lambda parts: wrapped(parts, 72, grid)),
    "aligned": ("txt", lambda parts: wrapped(parts, 72, aligned)),
    "pipes": ("md", lines),
    "bare_pipes": ("md", lambda parts: wrapped(parts, 100_000, bare_pipes)),
    "wrapped_pipes": ("md", lambda parts: wrapped(parts, 100_000, wrapped_pipes)),
    "broken_cells": ("md", lambda parts: lines(parts, broken_cells)),
    "underscored": ("md", underscored),
    "dashed": ("md", dashed),
    "tabbed_dashes": ("txt", tabbed_dashes),
    "body_on_a_line": ("txt", body_on_a_line),
    "one_line": ("txt", one_line),
}
