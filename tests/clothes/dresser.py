"""A document of the corpus in other clothes: the same paragraphs, items and tables as other tools would have written them."""

import html
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from vnplan.model.block import Block, Bullet, Division, Paragraph, Table
from vnplan.model.document import Annex, Document, Part

LETTERHEAD = ("motto", "issuer", "number", "place_date")


@dataclass(frozen=True)
class Piece:
    """A paragraph (``marker`` and ``bold`` beginning apart), or a table (``rows``)."""

    text: str = ""
    marker: str = ""
    bold: str = ""
    depth: int = 0
    style: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    role: str = ""

    @property
    def whole(self) -> str:
        return " ".join(part for part in (self.marker, self.bold, self.text) if part)


def pieces(document: Document) -> list[Piece]:
    """The paragraphs and tables of a document and its siblings, in order."""
    return [piece for part in (document, *document.siblings) for piece in _part(part)]


def _part(part: Part) -> Iterator[Piece]:
    if isinstance(part, Annex):
        for text in (part.marker, part.heading, part.attachment):
            if text:
                yield Piece(text.text)
    for line in part.header.lines:
        yield Piece(line.text.text, role=line.role)
    for recital in part.preamble:
        yield Piece(recital.text.text)
    for block in part.body:
        yield from _block(block, 0)
    for closing in part.closing.lines:
        yield Piece(closing.text.text, role="closing")
    for annex in part.annexes:
        yield from _part(annex)


def _block(block: Block, depth: int) -> Iterator[Piece]:
    match block:
        case Paragraph():
            yield Piece(block.text.text, depth=depth)
        case Bullet():
            yield Piece(block.text.text, block.marker.text, depth=depth, style="bullet")
        case Division():
            heading = block.heading.text if block.heading else ""
            yield Piece(block.text.text if block.text else "", block.marker.text, heading, depth, block.level)
        case Table():
            yield Piece(rows=_rows(block))
    if isinstance(block, Bullet | Division):
        for child in block.children:
            yield from _block(child, depth + 1)


def _rows(table: Table) -> tuple[tuple[str, ...], ...]:
    width = max(cell.column + cell.columns for row in table.rows for cell in row.cells)
    out = []
    for row in table.rows:
        texts = [""] * width
        for cell in row.cells:
            texts[cell.column] = " ".join(text.text for text in cell.texts)
        out.append(tuple(texts))
    return tuple(out)


# --- plain text -------------------------------------------------------------------------------------------------------


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


# --- pages ------------------------------------------------------------------------------------------------------------


def page(
    parts: list[Piece], *, letterhead: Callable[[list[Piece]], str] | None = None, split: bool = False, lists: bool = False
) -> str:
    """A page of paragraphs and tables."""
    out: list[str] = []
    head = [part for part in parts if part.role in LETTERHEAD] if letterhead else []
    body = [part for part in parts if part not in head]
    if letterhead and head:
        out.append(letterhead(head))
    at = 0
    while at < len(body):
        part = body[at]
        run = _items(body, at) if lists else 0
        if run:
            out.append(_list(body[at : at + run]))
            at += run
            continue
        out.append(_table(part, split=split) if part.rows else f"<p>{_marked(part)}</p>")
        at += 1
    return "\n".join(["<html><head><meta charset=utf-8></head><body>", *out, "</body></html>"])


def _marked(part: Piece) -> str:
    bold = f"<b>{html.escape(f'{part.marker} {part.bold}'.strip())}</b> " if part.bold else html.escape(part.marker) + " "
    return (bold + html.escape(part.text)).strip()


def _table(part: Piece, *, split: bool) -> str:
    rows = [f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in part.rows]
    if not split or len(rows) < 3:
        return f"<table>{''.join(rows)}</table>"
    half = (len(rows) + 1) // 2
    return f"<table>{''.join(rows[:half])}</table>\n<table>{rows[0]}{''.join(rows[half:])}</table>"


def _items(parts: list[Piece], at: int) -> int:
    """How many items of one kind follow one another."""
    kind = _list_type(parts[at])
    count = 0
    while (
        kind
        and at + count < len(parts)
        and _list_type(parts[at + count])[:2] == kind[:2]
        and parts[at + count].depth == parts[at].depth
    ):
        count += 1
    return count


def _list_type(part: Piece) -> tuple[str, str, int] | tuple[()]:
    marker = part.marker.rstrip(".)")
    if part.style == "bullet":
        return ("ul", "", 0)
    if part.style in ("number", "clause") and marker.isdigit():
        return ("ol", "1", int(marker))
    if part.style == "point" and len(marker) == 1 and marker in "abcdeghi":
        return ()
    return ()


def _list(parts: list[Piece]) -> str:
    """A list as the tools write it; each item has the number that its label had."""
    tag, kind, start = (*_list_type(parts[0]), "", "", 0)[:3]
    opening = f'<ol start="{start}" type="{kind}">' if tag == "ol" else "<ul>"
    items = []
    expected = start
    for part in parts:
        own = (*_list_type(part), "", "", 0)[2]
        value = f' value="{own}"' if tag == "ol" and own != expected else ""
        expected = int(own) + 1
        items.append(f"<li{value}>{_marked(replace(part, marker=''))}</li>")
    return f"{opening}{''.join(items)}</{tag}>"


def two_columns(head: list[Piece]) -> str:
    """The letterhead as a table of two columns and rows."""

    def cell(*roles: str) -> str:
        return "<br>".join(html.escape(part.whole) for part in head if part.role in roles)

    return (
        f"<table><tr><td>{cell('issuer')}</td><td>{cell('motto')}</td></tr>"
        f"<tr><td>{cell('number')}</td><td><i>{cell('place_date')}</i></td></tr></table>"
    )


def newspaper(parts: list[Piece]) -> str:
    """A newspaper's page: menu, related links in the article, a caption, a footer."""
    menu = "".join(
        f"<li><a href='/{i}'>{name}</a></li>" for i, name in enumerate(("Thời sự", "Kinh tế", "Văn hóa", "Thể thao", "Bạn đọc"))
    )
    links = "".join(
        f"<li><a href='/t{i}'>{name}</a></li>"
        for i, name in enumerate(("Khai mạc hội chợ hoa xuân", "Hai đội vào chung kết giải trẻ"))
    )
    whole = [f"<p>{_marked(part)}</p>" if not part.rows else _table(part, split=False) for part in parts]
    middle = len(whole) // 2
    related = f'<div class="related-news"><h4>Tin liên quan</h4><ul>{links}</ul></div>'
    caption = '<figure><img src="a.jpg"><figcaption>Người dân chăm sóc vườn hoa. Ảnh: An Bình</figcaption></figure>'
    article = "\n".join([*whole[:middle], related, caption, *whole[middle:]])
    return (
        f'<html><head><meta charset=utf-8></head><body><nav class="menu"><ul>{menu}</ul></nav><article>{article}</article>'
        f'<footer class="footer"><p>Cơ quan chủ quản: Báo An Bình. Giấy phép số 1/GP-BAB</p></footer></body></html>'
    )


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
