"""What a site makes of a document: HTML, Markdown or plain text, with the site's own words around it."""

from collections.abc import Sequence
from html import escape
from random import Random
from typing import Any, Literal, NamedTuple

Role = Literal[
    "issuer", "motto", "number", "date", "title", "text", "heading", "subheading", "bullet", "item", "signature"
]  # fmt: skip


class Line(NamedTuple):
    """A line of a document and what it is."""

    role: Role
    text: str


def render(lines: Sequence[Line], form: Literal["html", "md", "txt"], rng: Random, chrome: dict[str, Any], title: str) -> str:
    """The page."""
    site = rng.choice(chrome["sites"])
    before = rng.sample(chrome["before"], 4)
    after = [chrome["after"][0], *rng.sample(chrome["after"][1:], 3)]
    if form == "html":
        return _html(lines, site, before, after, title)
    if form == "md":
        return _markdown(lines, site, before, after)
    body = "\n\n".join(f"- {text}" if role == "bullet" else text for role, text in lines)
    return f"{site}\n\n{'   '.join(before)}\n\n{body}\n\n" + "\n".join(after) + "\n"


def _html(lines: Sequence[Line], site: str, before: Sequence[str], after: Sequence[str], title: str) -> str:
    menu = "".join(f'<li><a href="/{n}">{escape(word)}</a></li>' for n, word in enumerate(before))
    more = "".join(f'<li><a href="/t{n}">{escape(word)}</a></li>' for n, word in enumerate(after[1:]))
    return (
        f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>{escape(title)} - {escape(site)}</title></head>\n'
        f'<body><header><nav><ul>{menu}</ul></nav></header>\n<article class="content">\n'
        + "\n".join(_paragraph(line) for line in lines)
        + f"\n</article>\n<aside><h4>{escape(after[0])}</h4><ul>{more}</ul></aside>\n"
        f"<footer>{escape(site)}</footer></body></html>\n"
    )


def _paragraph(line: Line) -> str:
    text = escape(line.text)
    match line.role:
        case "heading" | "title":
            return f"<p><strong>{text}</strong></p>"
        case "bullet":
            return f"<p>- {text}</p>"
        case "issuer" | "motto" | "number" | "signature":
            return f'<p style="text-align:center">{text}</p>'
        case _:
            return f"<p>{text}</p>"


def _markdown(lines: Sequence[Line], site: str, before: Sequence[str], after: Sequence[str]) -> str:
    out = [site, " | ".join(f"[{word}](/{n})" for n, word in enumerate(before))]
    for role, text in lines:
        if role in ("heading", "title"):
            out.append(f"**{text}**")
        elif role == "bullet":
            out.append(f"- {text}")
        else:
            out.append(text)
    out += [after[0], "\n".join(f"* [{word}](/t{n})" for n, word in enumerate(after[1:]))]
    return "\n\n".join(out) + "\n"
