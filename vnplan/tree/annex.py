"""What is attached to a document: appendices, and regulations, plans, lists that it issues."""

from collections.abc import Sequence
from dataclasses import dataclass

from vnplan.model.base import Text
from vnplan.model.edit import Edit
from vnplan.model.ids import Ids, leaf
from vnplan.model.issue import Issue
from vnplan.model.line import Mark, MarkedLine
from vnplan.model.mapped import MappedText
from vnplan.model.part import Annex, Header, HeaderLine, Part
from vnplan.rules.forms import form_label
from vnplan.rules.phrases import Phrases
from vnplan.rules.reading import roman
from vnplan.tree.body import build_body
from vnplan.tree.closing import CLOSING, build_closing
from vnplan.tree.footnotes import Above
from vnplan.tree.preamble import build_preamble
from vnplan.vocab.kinds import kind_of_name

_HEADER = Phrases("header")
_PHRASES = Phrases("headings")

BODY = (Mark.ITEM, Mark.BULLET, Mark.PARAGRAPH, Mark.TABLE)


@dataclass(slots=True)
class Built:
    """A part with what came up while it was built."""

    part: Part
    edits: list[Edit]
    issues: list[Issue]


_LETTERHEAD: dict[Mark, str] = {
    Mark.MOTTO: "motto",
    Mark.ISSUER: "issuer",
    Mark.NUMBER: "number",
    Mark.PLACE_DATE: "place_date",
    Mark.KIND: "kind",
    Mark.ADDRESSEE: "addressee",
    Mark.LEAD: "lead",
}


def is_annex(group: Sequence[MarkedLine]) -> bool:
    """True if the lines of a part are those of an annex: one opens it, or it has nothing of a document's header."""
    first = next((m.mark for m in group if m.mark is not Mark.FURNITURE), Mark.FURNITURE)
    return any(m.mark is Mark.ANNEX for m in group) or first in (*BODY, *CLOSING, Mark.FURNITURE)


def build_annex(group: Sequence[MarkedLine], ids: Ids, above: Above) -> Built:
    """An annex: its label, heading, the note that attaches it, its own numbering; it may have a letterhead."""
    others = [m for m in group if m.mark not in BODY]
    first = next((m.line.text for m in others if m.mark is Mark.ANNEX), MappedText(""))
    label, end = annex_label(first.text)
    rest = first.slice(end, len(first.text))
    titles = [m.line.text for m in others if m.mark is Mark.TITLE]
    pieces = ([rest.strip()] if rest.text.strip(" .:") else []) + titles
    pieces, run_in = _without_note(pieces)
    heading = Text(text=" ".join(p.text for p in pieces), spans=tuple(s for p in pieces for s in p.spans())) if pieces else None
    note = next((m.line.text for m in others if m.mark is Mark.ATTACHMENT), run_in)
    body = build_body([m for m in group if m.mark in BODY], label, ids, above)
    part = Annex.made(
        id=ids.take(label),
        label=label,
        kind=kind_of_name(label),
        marker=leaf(first, 0, end),
        heading=heading,
        attachment=leaf(note) if note else None,
        header=_header(others),
        preamble=build_preamble(others, ids),
        body=body.blocks,
        closing=build_closing(group, above),
    )
    return Built(part, body.edits, body.issues)


def _header(group: Sequence[MarkedLine]) -> Header:
    """The letterhead of a form or of an attached document: its lines; whose they are, the document itself says."""
    lines = ((_LETTERHEAD[m.mark], leaf(m.line.text)) for m in group if m.mark in _LETTERHEAD)
    return Header.made(lines=tuple(HeaderLine.made(role=role, text=text) for role, text in lines if text))


def _without_note(pieces: list[MappedText]) -> tuple[list[MappedText], MappedText | None]:
    """The lines of a heading without the note "(Kèm theo Kế hoạch số ...)" that runs in at their end, and the note."""
    note = _PHRASES["attachment_note"].search(pieces[-1].text) if pieces else None
    if note is None:
        return pieces, None
    last = pieces[-1]
    head = last.slice(0, note.start()).strip()
    return [*pieces[:-1], *([head] if head.text else [])], last.slice(note.start("note"), len(last.text))


def annex_label(text: str) -> tuple[str, int]:
    """The label of an annex, and where it ends in its line.

    >>> annex_label("PHỤ LỤC 02: DANH MỤC"), annex_label("QUY ĐỊNH"), annex_label("BẢNG GIÁ ĐẤT")
    (('Phụ lục 02', 10), ('Quy định', 8), ('Bảng giá', 8))
    >>> annex_label("MẪU BIỂU SỐ 01")
    ('Mẫu biểu số 01', 14)
    """
    if text.lower().startswith("phụ lục"):
        return _appendix_label(text)
    if form := form_label(text):
        word, number = form.rsplit(" ", 1)
        return f"{word.capitalize()} {number}" if form.isupper() else form, len(text)
    named = _HEADER["kind"].match(text) or _PHRASES["attached"].match(text)
    if named:
        return named.group().strip().capitalize(), named.end()
    return "Phụ lục", 0


def _appendix_label(text: str) -> tuple[str, int]:
    end = text.lower().index("lục") + 3
    words = text.split()
    skip = 3 if len(words) > 3 and words[2].lower() == "số" else 2
    if len(words) <= skip:
        return "Phụ lục", end
    number = words[skip].strip(".:")
    if not (number.replace(".", "").isdigit() or roman(number) or (len(number) == 1 and number.isupper())):
        return "Phụ lục", end
    at = text.index(words[skip], end) + len(words[skip].rstrip(".:"))
    return f"Phụ lục {number}", at
