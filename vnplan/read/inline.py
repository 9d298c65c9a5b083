"""The marks of Markdown inside a paragraph: emphasis, links, escapes. Each is taken away by an edit."""

import html
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from vnplan.model.base import Span
from vnplan.model.edit import Edit
from vnplan.text import kept_re as re

MARKUP = "layout.markup"
_START = attrgetter("start")

_ANY = re.compile(r"[*\\`<&>\]#_]")
_BEGINS = re.compile(r"[*\\`<&!\[\]_]")
# A paragraph that is all bold, or all italic, and has no other mark, as most have that have any.
_WHOLE = re.compile(r"(?P<stars>\*\*?)(?=\S)[^*\\`<&>!\[\]#_]+(?<=\S)(?P=stars)")
_TOKEN = re.compile(
    r"(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<stars>\*+)"
    r"|(?P<bold>(?<![_\w])__(?=[^\s_])|(?<=[^\s_])__(?![_\w]))"
    r"|(?P<image>!\[[^\[\]]{0,500}\]\([^()\s]{0,2000}(?:\s[^()]{0,300})?\))"
    r"|(?P<open>\[)"
    r"|(?P<link>\]\((?:[^()\s]|\([^()\s]*\)){0,2000}(?:\s+(?:\"[^\"]{0,300}\"|'[^']{0,300}'))?\))"
    r"|(?P<shut>\])"
    r"|(?P<entity>&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[\da-fA-F]{2,6});)"
    r"|(?P<tag></?(?:b|i|u|s|em|strong|span|font|sup|sub|p|div|center|h[1-6]|[uo]l|li|small|big|del|ins|mark|a)(?:\s[^<>\n]{0,300})?/?>)"
    r"|(?P<break><br\s*/?>)"
    r"|(?P<comment><!--(?:(?!-->|<!--).){0,5000}-->)"
    r"|(?P<auto><(?=(?:https?://|mailto:)[^\s<>]{1,500}>))"
    r"|(?P<code>`+)",
    re.IGNORECASE | re.DOTALL,
)
# A pair of single underscores round a run of words, as some writers of Markdown set italics; not those of names and addresses.
_UNDERSCORED = re.compile(r"(?<![\w_\\/=.-])_(?=[^\s_])(?P<inner>[^_\n]{1,600}?)(?<=[^\s_])_(?![\w_/])")
_BEFORE_LINE = re.compile(r"[ \t]{0,3}(?:(?P<quote>>(?:[ \t]?>)*[ \t])|(?P<heading>#{1,6}(?=[ \t]|$)))", re.MULTILINE)


class _Stars(NamedTuple):
    """A run of stars or underscores: where it stands and how many."""

    start: int
    end: int
    size: int


@dataclass(slots=True)
class Marks:
    """What the marks of a paragraph say: the ``edits`` that take them away, the emphasised ranges."""

    edits: list[Edit] = field(default_factory=list)
    bold: list[Span] = field(default_factory=list)
    italic: list[Span] = field(default_factory=list)


def marks(text: str, start: int, end: int) -> Marks | None:
    """The marks of the paragraph ``text[start:end]``; ``None`` where there is none.

    >>> found = marks("**Kế hoạch** số *58*/KH-UBND", 0, 28)
    >>> [(e.start, e.end) for e in found.edits], found.bold, found.italic
    ([(0, 2), (10, 12), (16, 17), (19, 20)], [Span(start=2, end=10)], [Span(start=17, end=19)])
    """
    if not _ANY.search(text, start, end):
        return None
    out = Marks()
    if whole := _WHOLE.fullmatch(text, start, end):
        inner = Span(whole.end("stars"), end - (whole.end("stars") - start))
        out.edits += (Edit(start, inner.start, "", MARKUP), Edit(inner.end, end, "", MARKUP))
        (out.italic if inner.start - start == 1 else out.bold).append(inner)
        return out
    stars: list[_Stars] = []
    brackets: list[int] = []
    at = start
    while match := _next(text, at, end):
        at = match.end()
        kind = match.lastgroup
        if kind in ("stars", "bold"):
            begin = match.start()
            stars.append(_Stars(begin, at, at - begin))
        elif kind == "open":
            brackets.append(match.start())
        elif kind == "shut":
            del brackets[-1:]
        elif kind == "link":
            if brackets:
                opening = brackets.pop()
                out.edits.append(Edit(opening, opening + 1, "", MARKUP))
                out.edits.append(Edit(match.start(), at, "", MARKUP))
        else:
            at = _simple(text, match, end, out)
    if text.find("#", start, end) >= 0 or text.find(">", start, end) >= 0:
        _line_marks(text, start, end, out)
    if text.find("_", start, end) >= 0:
        _underscored(text, start, end, out)
    if stars:
        _emphasis(text, start, end, _own_star(text, start, stars), out)
    out.edits = _apart(out.edits)
    return out


def _next(text: str, at: int, end: int) -> re.Match[str] | None:
    """The next mark; few characters can begin one, and those are found fast."""
    while hint := _BEGINS.search(text, at, end):
        match = _TOKEN.match(text, hint.start(), end)
        if match:
            return match
        at = hint.end()
    return None


def _underscored(text: str, start: int, end: int, out: Marks) -> None:
    """Take away pairs of single underscores."""
    for match in _UNDERSCORED.finditer(text, start, end):
        inner = match.span("inner")
        out.edits += (Edit(match.start(), inner[0], "", MARKUP), Edit(inner[1], match.end(), "", MARKUP))
        _add(out.italic, text, *inner)


def _own_star(text: str, start: int, stars: list[_Stars]) -> list[_Stars]:
    """The runs of stars without the sign of an item in italics: "** Thuận lợi*" is "* Thuận lợi" between two stars."""
    first = stars[0]
    if len(stars) != 2 or (first.start, first.size, stars[1].size) != (start, 2, 1):
        return stars
    return [_Stars(start, start + 1, 1), stars[1]] if text[first.end : first.end + 1] == " " else stars


def _apart(edits: list[Edit]) -> list[Edit]:
    """The edits in order; of two that share characters, as where a comment holds the mark of a line, the first."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=_START):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def _simple(text: str, match: re.Match[str], end: int, out: Marks) -> int:
    """Take away a mark that stands for itself; the offset to go on from."""
    start, until, kind = match.start(), match.end(), match.lastgroup
    new = ""
    if kind == "break":
        new = "\n"
    elif kind == "entity":
        new = html.unescape(match.group())
        if new == match.group():
            return until
    elif kind == "auto":
        closing = text.find(">", until, end)
        out.edits.append(Edit(start, until, "", MARKUP))
        out.edits.append(Edit(closing, closing + 1, "", MARKUP))
        return closing + 1
    out.edits.append(Edit(start, until, new, MARKUP))
    return min(until + 1, end) if kind == "escape" else until


def _line_marks(text: str, start: int, end: int, out: Marks) -> None:
    """Take away the marks that open a line: those of a heading and of a quotation."""
    at = start
    while True:
        match = _BEFORE_LINE.match(text, at, end)
        if match:
            kind = match.lastgroup or ""
            out.edits.append(Edit(match.start(kind), match.end(kind), "", MARKUP))
            if kind == "heading":
                _closing_hashes(text, match.end(kind), end, out)
        at = text.find("\n", match.end() if match else at, end) + 1
        if not at:
            return


def _closing_hashes(text: str, start: int, end: int, out: Marks) -> None:
    """Take away the marks that close a heading: "# Kế hoạch #"."""
    stop = text.find("\n", start, end)
    line = text[start : end if stop < 0 else stop].rstrip()
    before = line.rstrip("#")
    if len(before) < len(line) and before.endswith((" ", "\t")):
        out.edits.append(Edit(start + len(before), start + len(line), "", MARKUP))


def _emphasis(text: str, start: int, end: int, stars: Sequence[_Stars], out: Marks) -> None:
    """Read the runs of stars one after the other: two open or close bold type, one italic, three both, four close and open."""
    opened: dict[str, _Stars | None] = {"bold": None, "italic": None}
    runs = [run for run in stars if not _is_text(text, start, end, run)]
    singles = sum(run.size % 2 for run in runs)
    for run in runs:
        lone = run.size % 2 == 1
        if lone:
            singles -= 1
        if lone and run.size == 1 and opened["italic"] is None and singles == 0 and opened["bold"] is None:
            continue
        out.edits.append(Edit(run.start, run.end, "", MARKUP))
        for _ in range(run.size // 2 % 2 or 2 * (run.size > 3)):
            _toggle("bold", run, opened, text, out.bold)
        if lone and (opened["italic"] is not None or singles > 0):
            _toggle("italic", run, opened, text, out.italic)
    for kind, spans in (("bold", out.bold), ("italic", out.italic)):
        left = opened[kind]
        if left is not None:
            stop = text.find("\n", left.end, end)
            _add(spans, text, left.end, end if stop < 0 else stop)


def _toggle(kind: str, run: _Stars, opened: dict[str, _Stars | None], text: str, spans: list[Span]) -> None:
    """Open an emphasis, or close the open one."""
    before = opened[kind]
    if before is None:
        opened[kind] = run
    else:
        _add(spans, text, before.end, run.start)
        opened[kind] = None


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    """Add an emphasised range, without white space at its ends, if anything is left."""
    piece = text[start:end]
    inner = piece.strip()
    if inner:
        start += len(piece) - len(piece.lstrip())
        spans.append(Span(start, start + len(inner)))


def _is_text(text: str, start: int, end: int, run: _Stars) -> bool:
    """True if a star is the document's own: a dash item's, a footnote's in parentheses, one between spaces."""
    before = text[run.start - 1] if run.start > start else "\n"
    after = text[run.end] if run.end < end else "\n"
    if before == "(" and after == ")":
        return True
    if run.size > 1:
        return False
    if before.isspace() and after == " ":
        rest = text[run.end : run.end + 3].strip()
        return not rest.startswith("*")
    return before == after == "\n"
