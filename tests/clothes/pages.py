"""The pieces of a document as an HTML page."""

import html
from collections.abc import Callable
from dataclasses import replace

from tests.clothes.pieces import LETTERHEAD, Piece


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
