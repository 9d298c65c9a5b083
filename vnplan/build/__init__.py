"""Marked lines to the typed tree."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from vnplan.build.body import build_body
from vnplan.build.closing import build_closing
from vnplan.build.header import Letterhead, build_header
from vnplan.build.identity import kind_of_name
from vnplan.build.ids import Ids, leaf
from vnplan.model.base import Text
from vnplan.model.block import Block
from vnplan.model.clipping import Clipping
from vnplan.model.document import Annex, Chrome, Document, Header, Part, Recital
from vnplan.model.edit import Edit
from vnplan.model.issue import Issue
from vnplan.model.line import Mark, MarkedLine
from vnplan.rules.markers import roman

__all__ = ["build"]

_BODY = (Mark.ITEM, Mark.BULLET, Mark.PARAGRAPH, Mark.TABLE)
_HEADER = (
    Mark.MOTTO,
    Mark.ISSUER,
    Mark.NUMBER,
    Mark.PLACE_DATE,
    Mark.KIND,
    Mark.TITLE,
    Mark.ADDRESSEE,
    Mark.LEAD,
    Mark.ATTACHMENT,
)
_CLOSING = (Mark.CLOSING, Mark.SIGNATURE, Mark.RECIPIENTS)


@dataclass(slots=True)
class _Built:
    """A part with what came up while it was built."""

    part: Part
    edits: list[Edit]
    issues: list[Issue]


def build(clipping: Clipping, lines: Sequence[MarkedLine]) -> Document:
    """The document of a page: the first part is the main one, annexes hang below what they are attached to, others beside."""
    ids = Ids()
    edits = [edit for marked in lines for edit in marked.line.text.edits]
    issues = list(clipping.issues)
    chrome = tuple(_chrome(m) for m in lines if m.part < 0 or m.mark is Mark.FURNITURE)
    groups = [list(group) for _, group in groupby((m for m in lines if m.part >= 0), key=lambda m: m.part)]
    parts: list[Part] = []
    published = clipping.page.date
    for group in groups:
        built = _annex(group, ids) if group[0].mark is Mark.ANNEX and parts else _part(group, ids, published)
        edits = _with(edits, built.edits)
        issues += built.issues
        if isinstance(built.part, Annex):
            parts[-1] = parts[-1].model_copy(update={"annexes": (*parts[-1].annexes, built.part)})
        else:
            parts.append(built.part)
    if not parts:
        issues.append(Issue(code="document.none", message="the page reprints no document that vnplan knows"))
    main = parts[0] if parts else Part()
    fields = {name: getattr(main, name) for name in Part.model_fields}
    return Document(
        **fields,
        source=clipping.source,
        page=clipping.page,
        siblings=tuple(parts[1:]),
        chrome=chrome,
        edits=tuple(edits),
        issues=tuple(issues),
    )


def _with(edits: list[Edit], new: list[Edit]) -> list[Edit]:
    """Edits of lines with those of markers that the tree put right, in order; a marker's edit stands before an older one."""
    if not new:
        return edits
    kept = [e for e in edits if not any(n.start < e.end and e.start < n.end for n in new)]
    return sorted((*kept, *new), key=lambda e: (e.start, e.end))


def _chrome(marked: MarkedLine) -> Chrome:
    text = marked.line.text
    reason = "furniture" if marked.mark is Mark.FURNITURE else None
    return Chrome(text=Text(text=text.text, spans=text.spans()), reason=reason)


def _part(group: Sequence[MarkedLine], ids: Ids, published: str | None) -> _Built:
    """A document with its own header."""
    body = build_body([m for m in group if m.mark in _BODY], "", ids)
    head = [m for m in group if m.mark in (*_HEADER, Mark.RECITAL, Mark.ENACTING)]
    letterhead: Letterhead = build_header(head, [m.line for m in group if m.mark in (*_BODY, Mark.CLOSING)], published)
    header = letterhead.header
    part = Part(
        kind=letterhead.kind,
        header=_with_attachments(header, head),
        preamble=_preamble(group, ids),
        body=body.blocks,
        closing=build_closing([m for m in group if m.mark in _CLOSING]),
    )
    return _Built(part, body.edits, [*letterhead.issues, *body.issues])


def _with_attachments(header: Header, lines: Sequence[MarkedLine]) -> Header:
    """Attachment notes ("(Ban hành kèm theo ...)") are lines of the header too."""
    extra = [
        {"role": "other", "text": text} for m in lines if m.mark is Mark.ATTACHMENT and (text := leaf(m.line.text)) is not None
    ]
    if not extra:
        return header
    return Header.model_validate({**dict(header), "lines": (*header.lines, *extra)})


def _preamble(group: Sequence[MarkedLine], ids: Ids) -> tuple[Recital, ...]:
    out: list[Recital] = []
    for marked in group:
        if marked.mark not in (Mark.RECITAL, Mark.ENACTING):
            continue
        text = leaf(marked.line.text)
        if text:
            role = "enacting" if marked.mark is Mark.ENACTING else _recital_role(text.text)
            out.append(Recital.model_validate({"id": ids.take(f"basis.{len(out) + 1}"), "role": role, "text": text}))
    return tuple(out)


def _recital_role(text: str) -> str:
    if text.startswith(("Xét", "Theo đề nghị")):
        return "proposal"
    if text.rstrip().endswith(("sau:", "dung:", "yêu cầu:", "nghị:")) and not text.startswith("Căn cứ"):
        return "enacting"
    return "basis" if text.startswith(("Căn cứ", "Thực hiện", "Triển khai", "Thi hành", "Theo", "Trên cơ sở")) else "statement"


def _annex(group: Sequence[MarkedLine], ids: Ids) -> _Built:
    """An annex: its label, heading, the note that attaches it, its own numbering."""
    first = group[0].line.text
    label, end = _annex_label(first.text)
    own = ids.take(label or "Phụ lục")
    rest = first.slice(end, len(first.text))
    titles = [m.line.text for m in group if m.mark is Mark.TITLE]
    pieces = ([rest.strip()] if rest.text.strip(" .:") else []) + titles
    heading = Text(text=" ".join(p.text for p in pieces), spans=tuple(s for p in pieces for s in p.spans())) if pieces else None
    note = next((m.line.text for m in group if m.mark is Mark.ATTACHMENT), None)
    body = build_body([m for m in group if m.mark in _BODY], label, ids)
    kind = None if label else kind_of_name(first.text[:end].strip())
    blocks: tuple[Block, ...] = body.blocks
    part = Annex(
        id=own,
        label=label or own,
        kind=kind,
        marker=leaf(first.slice(0, end)),
        heading=heading,
        attachment=leaf(note) if note else None,
        preamble=_preamble(group, ids),
        body=blocks,
        closing=build_closing([m for m in group if m.mark in _CLOSING]),
    )
    return _Built(part, body.edits, body.issues)


def _annex_label(text: str) -> tuple[str, int]:
    """The label of an annex and where it ends in its line; an empty label for an attached document with a kind of its own."""
    words = text.split()
    if not text.lower().startswith("phụ lục"):
        return "", len(text)
    end = text.lower().index("lục") + 3
    if len(words) > 2:
        skip = 3 if words[2].lower() == "số" and len(words) > 3 else 2
        number = words[skip].strip(".:")
        if number.replace(".", "").isdigit() or roman(number) or (len(number) == 1 and number.isupper()):
            at = text.index(words[skip], end) + len(words[skip].rstrip(".:"))
            return f"Phụ lục {number.lstrip('0') if number.isdigit() else number}", at
    return "Phụ lục", end
