"""Marked lines to the typed tree."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from operator import attrgetter

from vnplan.model.base import Text
from vnplan.model.clipping import Clipping, flat
from vnplan.model.document import Document
from vnplan.model.edit import Edit
from vnplan.model.ids import Ids, leaf
from vnplan.model.issue import Issue
from vnplan.model.line import Mark, MarkedLine
from vnplan.model.mapped import MappedText
from vnplan.model.part import Annex, Chrome, Header, Part
from vnplan.text.letters import form_edits
from vnplan.tree.annex import BODY, Built, build_annex, is_annex
from vnplan.tree.article import build_article
from vnplan.tree.body import build_body
from vnplan.tree.closing import CLOSING, build_closing
from vnplan.tree.continued import joined_tables
from vnplan.tree.footnotes import Above, without_notes
from vnplan.tree.header import Letterhead, build_header, numbered_by_note
from vnplan.tree.preamble import build_preamble

__all__ = ["build"]

_HEAD = (
    Mark.MOTTO,
    Mark.ISSUER,
    Mark.NUMBER,
    Mark.PLACE_DATE,
    Mark.KIND,
    Mark.TITLE,
    Mark.ADDRESSEE,
    Mark.LEAD,
    Mark.ATTACHMENT,
    Mark.RECITAL,
    Mark.ENACTING,
)
_TEXT = (*BODY, Mark.CLOSING)
_PLACE = attrgetter("start", "end")


def build(clipping: Clipping, lines: Sequence[MarkedLine]) -> Document:
    """The document of a page: the first part is the main one, annexes hang below what they are attached to, others beside."""
    ids = Ids()
    lines = joined_tables(lines)
    reprinted = any(m.part >= 0 for m in lines)
    lines = [_as_found(m) if m.part < 0 and (reprinted or m.line.block.chrome) else m for m in lines]
    own = without_notes([edit for marked in lines for edit in marked.line.text.edits], lines)
    edits = sorted((*own, *_of_blanks(clipping, lines)), key=_PLACE)
    issues = list(clipping.issues)
    lines = lines if reprinted else _with_interruptions(lines)
    article = [] if reprinted else [m for m in lines if not _is_aside(m)]
    chrome = tuple(_chrome(m) for m in lines if _is_aside(m) or (reprinted and m.part < 0))
    own_lines = [m for m in lines if m.part >= 0]
    parts: list[Part] = []
    first = stop = 0
    for group in (list(lines) for _, lines in groupby(own_lines, key=lambda m: m.part)):
        attached = bool(parts) and is_annex(group)
        first = first if attached else stop
        above = Above(own_lines, first, stop)
        built = build_annex(group, ids, above) if attached else _part(group, ids, above, clipping.page.date)
        stop += len(group)
        edits = _with(edits, built.edits)
        issues += built.issues
        if isinstance(built.part, Annex):
            whole = parts[-1].model_copy(update={"annexes": (*parts[-1].annexes, built.part)})
            parts[-1] = numbered_by_note(whole, group)
        else:
            parts.append(built.part)
    if not parts:
        issues.append(Issue(code="document.none", message="the page reprints no document that vnplan knows"))
    main = parts[0] if parts else Part(body=build_article(article, ids))
    fields = {name: getattr(main, name) for name in Part.model_fields}
    return Document(
        **fields,
        source=clipping.source,
        page=clipping.page.model_copy(update={"type": "document" if parts else "none"}),
        siblings=tuple(parts[1:]),
        chrome=chrome,
        edits=tuple(edits),
        issues=tuple(issues),
    )


def _of_blanks(clipping: Clipping, lines: Sequence[MarkedLine]) -> list[Edit]:
    """The edits of the reader that lie in no line: they took away all that stood there."""
    tables = (block for block in clipping.blocks if block.rows)
    edits = [edit for block in (*tables, *flat(clipping.blocks)) for edit in block.edits]
    if not edits:
        return []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted((marked.line.text.start, marked.line.text.end) for marked in lines):
        # A page number stands inside the sentence that it parts.
        if not ends or end > ends[-1]:
            starts.append(start)
            ends.append(end)
    out = []
    for edit in edits:
        before = bisect_right(starts, edit.start) - 1
        inside = before >= 0 and edit.start < ends[before]
        ahead = before + 1 < len(starts) and starts[before + 1] < edit.end
        if not inside and not ahead:
            out.append(edit)
    return out


def _is_aside(marked: MarkedLine) -> bool:
    """True if a line is what a printer or a portal added: page numbers, running heads, navigation."""
    return marked.mark is Mark.FURNITURE or (marked.part < 0 and marked.line.block.chrome is not None)


def _with_interruptions(lines: Sequence[MarkedLine]) -> list[MarkedLine]:
    """The lines of an article, those that stand inside the one before them (a page number in a sentence) marked as furniture."""
    out: list[MarkedLine] = []
    end = 0
    for marked in lines:
        inside = marked.line.text.start < end
        out.append(replace(marked, mark=Mark.FURNITURE) if inside else marked)
        end = max(end, marked.line.text.end)
    return out


def _as_found(marked: MarkedLine) -> MarkedLine:
    """A line of the page around a document without repairs: its words are the page's own."""
    text = marked.line.text
    if not any(edit.is_repair for edit in text.edits):
        return marked
    found = MappedText.replay(text.source, text.span, [edit for edit in text.edits if not edit.is_repair])
    # A repair may have taken in what the normal form leaves out, such as a control character.
    found = found.apply(form_edits(found.text))
    return replace(marked, line=replace(marked.line, text=found))


def _with(edits: list[Edit], new: list[Edit]) -> list[Edit]:
    """Edits of lines with those of markers that the tree put right, in order; a marker's edit stands before an older one."""
    if not new:
        return edits
    kept = [e for e in edits if not any(n.start < e.end and e.start < n.end for n in new)]
    return sorted((*kept, *new), key=_PLACE)


def _chrome(marked: MarkedLine) -> Chrome:
    text = marked.line.text
    # What is neither a printer's nor a portal's stands in the article around a document that it reprints.
    reason = marked.line.block.chrome or ("furniture" if marked.mark is Mark.FURNITURE else "article")
    return Chrome.made(text=Text.of(text.text, text.spans()), reason=reason)


def _part(group: Sequence[MarkedLine], ids: Ids, above: Above, published: date | None) -> Built:
    """A document with its own header."""
    body = build_body([m for m in group if m.mark in BODY], "", ids, above)
    others = [m for m in group if m.mark not in BODY]
    head = [m for m in others if m.mark in _HEAD]
    closing = [m for m in others if m.mark in CLOSING]
    text = [m.line for m in group if m.mark in _TEXT]
    letterhead: Letterhead = build_header(head, text, closing, published)
    header = letterhead.header
    part = Part.made(
        kind=letterhead.kind,
        header=_with_attachments(header, head),
        preamble=build_preamble(others, ids),
        body=body.blocks,
        closing=build_closing(group, above),
    )
    return Built(part, body.edits, [*letterhead.issues, *body.issues])


def _with_attachments(header: Header, lines: Sequence[MarkedLine]) -> Header:
    """Attachment notes ("(Ban hành kèm theo ...)") are lines of the header too."""
    extra = [
        {"role": "other", "text": text} for m in lines if m.mark is Mark.ATTACHMENT and (text := leaf(m.line.text)) is not None
    ]
    if not extra:
        return header
    return Header.model_validate({**dict(header), "lines": (*header.lines, *extra)})
