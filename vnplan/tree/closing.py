"""Closing sentences, signatures, recipients."""

from collections.abc import Sequence
from itertools import pairwise

from vnplan.model.base import Found
from vnplan.model.ids import leaf
from vnplan.model.line import Mark, MarkedLine
from vnplan.model.mapped import MappedText
from vnplan.model.part import Closing, ClosingLine, Signature
from vnplan.rules.phrases import Phrases
from vnplan.tree.footnotes import Above
from vnplan.vocab.bodies.office import begins_body, opens_with_leader

_PHRASES = Phrases("closing")

_CAPACITIES = {
    "TM": "on_behalf",
    "KT": "acting_for",
    "TL": "by_order",
    "TUQ": "by_authorisation",
    "TUN": "by_authorisation",
    "Q": "acting",
}
CLOSING = (Mark.CLOSING, Mark.SIGNATURE, Mark.RECIPIENTS)
_BODY_WORDS = ("ỦY BAN", "UỶ BAN", "HỘI ĐỒNG", "BAN ", "CHÍNH PHỦ", "LIÊN ")


def build_closing(group: Sequence[MarkedLine], above: Above) -> Closing:
    """The closing of a part from its marked lines; a note in it is tied to its mark in the part, or above it."""
    out: list[ClosingLine] = []
    recipients: list[Found] = []
    filing: Found | None = None
    signing: list[MappedText] = []
    for index, marked in enumerate(group):
        text = marked.line.text
        own = leaf(text) if marked.mark in CLOSING else None
        if own is None:
            continue
        if marked.mark is Mark.SIGNATURE:
            signing.append(text)
            out.append(ClosingLine.made(role="signature", text=own))
        elif marked.mark is Mark.RECIPIENTS:
            is_filing = _PHRASES["filing"].match(text.text) is not None
            out.append(ClosingLine.made(role="filing" if is_filing else "recipients", text=own))
            for name in _recipients(text):
                if is_filing or name.text.startswith("Lưu"):
                    filing = name
                else:
                    recipients.append(name)
        else:
            note = above.note(group, index)
            mark, refers = note or (None, None)
            out.append(ClosingLine.made(role="note" if note else "closing", text=own, note=mark, refers=refers))
    return Closing.made(lines=tuple(out), signatures=_signatures(signing), recipients=tuple(recipients), filing=filing)


def _recipients(text: MappedText) -> list[Found]:
    """The bodies that a line of Nơi nhận names; several where a scrape glued its lines."""
    start = _PHRASES["recipients"].match(text.text)
    at = start.end() if start else 0
    out = []
    for piece in _PHRASES["recipient"].finditer(text.text[at:]):
        end = at + piece.start()
        out += _recipient(text, at, end) if end > at else []
        at = end if piece.group() else at
        if piece.group():
            at = end + len(piece.group())
    return out


def _recipient(text: MappedText, start: int, end: int) -> list[Found]:
    raw = text.text[start:end]
    dash = _PHRASES["dash"].match(raw)
    name = raw[dash.end() :] if dash else raw
    lead = len(raw) - len(name)
    tight = name.strip().rstrip(";.,").strip()
    if not tight:
        return []
    at = start + lead + len(name) - len(name.lstrip())
    return [Found.made(text=tight, value=tight, spans=text.spans(at, at + len(tight)))]


def _signatures(lines: Sequence[MappedText]) -> tuple[Signature, ...]:
    """Who signs: one signature for each name, the lines above it its capacity and position."""
    out: list[Signature] = []
    capacity: list[str] = []
    body: Found | None = None
    position: Found | None = None
    for line in (piece for whole in lines for piece in signature_pieces(whole)):
        text = _PHRASES["signed"].sub("", line.text).strip()
        if not text:
            continue
        if text.upper() != text and _PHRASES["person"].fullmatch(text):
            at = line.text.index(text)
            name = Found.made(text=text, value=text, spans=line.spans(at, at + len(text)))
            out.append(Signature.made(capacity=tuple(capacity), body=body, position=position, name=name))
            capacity, body, position = [], None, None
            continue
        match = _PHRASES["capacity"].match(text)
        if match:
            code = (match["code"] or match["slashed"] or "").replace("/", "")
            capacity.append(_CAPACITIES.get(code, "on_behalf"))
        rest = text[match.end() :].strip() if match else text
        if not rest:
            continue
        at = line.text.index(rest)
        named = Found.made(text=rest, value=rest, spans=line.spans(at, at + len(rest)))
        of_body = rest.isupper() and begins_body(rest) and not opens_with_leader(rest)
        if (of_body or rest.startswith(_BODY_WORDS)) and body is None:
            body = named
        else:
            position = named
    if body or position:
        out.append(Signature.made(capacity=tuple(capacity), body=body, position=position))
    return tuple(out)


def signature_pieces(line: MappedText) -> list[MappedText]:
    """The lines of a signature that a scrape glued: capacity, position and name apart."""
    cuts = [m.start() for m in _PHRASES["glued_position"].finditer(line.text)] if line.text[:3].isupper() else []
    name = _PHRASES["name_behind"].search(line.text)
    if name and name.start() and line.text[: name.start()].isupper():
        cuts.append(name.end())
    # The words "(Đã ký)" between the position and the name are neither.
    cuts += (edge for signed in _PHRASES["signed"].finditer(line.text) for edge in signed.span())
    edges = [0, *sorted({cut for cut in cuts if cut}), len(line.text)]
    return [piece for a, b in pairwise(edges) if (piece := line.slice(a, b).strip()).text]
