"""Who issues a document: the body of the letterhead, the enacting sentence or the signature that the number's code names.

It is never a body of the legal basis, of the addressees or of the place and date; where none of the three names one, it is
unknown.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vnplan.model.base import Found
from vnplan.model.line import Line, Mark, MarkedLine
from vnplan.model.mapped import MappedText
from vnplan.rules.phrases import Phrases
from vnplan.text.letters import fold_tone, lowered, strip_marks
from vnplan.text.syllables import is_syllable
from vnplan.tree.closing import signature_pieces
from vnplan.tree.pieces import found, joined, marked
from vnplan.vocab.bodies.form import normal_form
from vnplan.vocab.bodies.office import begins_body, code_of, core, fit, initials, second_body
from vnplan.vocab.letterhead import session_at

_PHRASES = Phrases("header")

_CLOSING = Phrases("closing")

_PLACE = r"(?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|thị trấn|xã|phường)"
_BARE_BEHIND = r"\s+(?P<level>tinh|thanh pho|tp\.?|huyen|quan|thi xa|thi tran|xa|phuong)(?!\w)"
_WORDS = re.compile(r"[^\W\d_]+")
_OF = "CỦA "
_FIRST_PARAGRAPHS = 3
_AGREEING = 2
_WHOLE = 3
_ORGAN = 20
_ANCHORS = (Mark.MOTTO, Mark.NUMBER, Mark.PLACE_DATE)


@dataclass(frozen=True, slots=True)
class Office:
    """A body that may have issued the document, and what speaks for it."""

    text: Found
    weight: int


def find_issuer(
    lines: Sequence[MarkedLine], body: Sequence[Line], closing: Sequence[MarkedLine], number: str | None, *, joint: bool = False
) -> tuple[Found | None, Found | None]:
    """The issuer, in the fullest form on the page, and the body above it; all the bodies of a letterhead that issue jointly."""
    codes = code_of(number) if number else ()
    bodies = letterhead_bodies(lines, codes)
    if bodies and joint:
        return joined([piece for pieces in bodies for piece in pieces]), None
    if bodies:
        names = [joined(pieces) for pieces in bodies]
        chosen = _chosen([name.text for name in names if name], codes)
        parent = names[chosen - 1] if chosen else None
        issuer = names[chosen]
        return (_fullest(issuer, parent, lines, body) if issuer else None), parent
    return _in_text(lines, body, closing, codes), None


def _chosen(names: Sequence[str], codes: tuple[str, ...]) -> int:
    """The index of the body that the code names, the last one where it names none; a code's first part counts most."""
    scores = [(fit(code, name), -at, index) for at, code in enumerate(codes) for index, name in enumerate(names)]
    best = max(scores, default=(0, 0, 0))
    return best[2] if best[0] else min(1, len(names) - 1)


def letterhead_bodies(lines: Sequence[MarkedLine], codes: tuple[str, ...]) -> list[list[MappedText]]:
    """The bodies that a letterhead names, each as its lines."""
    out: list[list[MappedText]] = []
    for piece in (part for text in issuer_lines(lines) if _names(text.text) for part in _bodies_of(_clean(text), codes)):
        if out and _goes_on(out[-1][-1].text, piece.text, codes):
            out[-1].append(piece)
        else:
            out.append([piece])
    return out


def issuer_lines(lines: Sequence[MarkedLine]) -> list[MappedText]:
    """The issuer's lines above the kind; where there are none, those between the title and the legal bases."""
    kind = next((i for i, m in enumerate(lines) if m.mark is Mark.KIND), len(lines))
    last = max((i for i, m in enumerate(lines[:kind]) if m.mark in _ANCHORS), default=kind)
    for until in (last, kind):
        above = [text for text in marked(lines[:until], Mark.ISSUER) if not text.text.startswith(("-", "+"))]
        if above:
            return above
    return marked(lines, Mark.ISSUER)


def _names(text: str) -> bool:
    """True if an issuer's line says anything: words, and no scraps that a scan left."""
    return (
        core(text) is not None
        or (begins_body(text) and text[-1:].isalpha())
        or (text[:1].isalpha() and text[-1:] not in ",;" and all(map(is_syllable, _WORDS.findall(text))))
    )


def _bodies_of(text: MappedText, codes: tuple[str, ...]) -> list[MappedText]:
    """The one body that a line names, or the two."""
    at = second_body(text.text, codes)
    return [text.slice(0, at).strip(), text.slice(at, len(text.text))] if at else [text] if text.text else []


def _goes_on(first: str, second: str, codes: tuple[str, ...]) -> bool:
    """True if the second issuer line is the rest of the first: a place behind "ỦY BAN NHÂN DÂN", a half of a name."""
    if first.rstrip().endswith(("VÀ", "và", "-", "–", ",")):
        return True
    if len(first) < _ORGAN and _PHRASES["organ"].fullmatch(first.strip()) and not _PHRASES["organ"].fullmatch(second.strip()):
        return begins_body(second)
    # One word is no name: "PHÒNG" below "THÀNH PHỐ HẢI".
    alone = len(second.split()) == 1
    return (alone or not begins_body(second)) and not any(fit(code, second) == _WHOLE for code in codes)


def _clean(text: MappedText) -> MappedText:
    """An issuer line without what a scan put around the name, and without a remark in brackets behind it."""
    if text.text.startswith(_OF):
        text = text.slice(len(_OF), len(text.text))
    if (session := session_at(text.text)) is not None:
        text = text.slice(0, session).strip()
    if (remark := text.text.find(" (")) > 0 and begins_body(text.text):
        text = text.slice(0, remark)
    place = core(text.text)
    if place is None or (begins_body(text.text) and not text.text.split()[0].isupper()):
        return text
    rest = text.text[place[1] :].strip(" .,:*_")
    mixed = rest[:1].isalpha() and text.text[: place[0]].strip() == "" and not begins_body(text.text[slice(*place)])
    link = text.text.rstrip()[-1:] in "-–"
    return text if mixed or link else text.slice(*place)


def _fullest(issuer: Found, parent: Found | None, lines: Sequence[MarkedLine], body: Sequence[Line]) -> Found:
    """The issuer as the page names it most fully: with its place, or with the body that it belongs to."""
    texts = [*marked(lines, Mark.ENACTING, Mark.RECITAL, Mark.TITLE), *(line.text for line in body)]
    name = normal_form(issuer.text)
    if unfolded := _unfolded(issuer, texts):
        return unfolded
    if _PHRASES["level"].search(issuer.text):
        return issuer
    above = normal_form(parent.text) if parent else ""
    level = _PHRASES["level"].search(above)
    owners = [name for name in (above, above[level.end() :] if level else "") if name]
    # A body of a ministry has no place: what the page names with one is a branch of it.
    ways = [rf"\s+(?:{'|'.join(map(_bare_pattern, owners))})(?!\w)"] if owners else []
    if level or not parent:
        ways.append(_BARE_BEHIND)
    full = re.compile(rf"(?<!\w){_bare_pattern(name)}(?:{'|'.join(ways)})")
    bare = [lowered(strip_marks(text.text)) for text in texts]
    for text, plain in zip(texts, bare, strict=True):
        match = full.search(plain)
        named = match.groupdict().get("level") if match else None
        if match and (not named or re.fullmatch(rf"(?i){_PLACE}", text.text[slice(*match.span("level"))])):
            place = _PHRASES["place_name"].match(text.text, match.end())
            return found(text, match.start(), place.end() if place else match.end())
    return _respelt(issuer, texts, bare)


def _respelt(issuer: Found, texts: Sequence[MappedText], bare: Sequence[str]) -> Found:
    """The issuer as the rest of the page spells it, where that agrees and a scan damaged the letterhead: "SƠ Y TE", "Sở Y tế"."""
    pattern = re.compile(rf"(?<!\w){_bare_pattern(issuer.text)}(?!\w)")
    places = [(text, m.span()) for text, plain in zip(texts, bare, strict=True) for m in pattern.finditer(plain)]
    spelt = {fold_tone(lowered(text.text[slice(*span)])) for text, span in places}
    if len(places) < _AGREEING or len(spelt) > 1 or fold_tone(lowered(issuer.text)) in spelt:
        return issuer
    return found(places[0][0], *places[0][1])


def _unfolded(issuer: Found, texts: Sequence[MappedText]) -> Found | None:
    """A body named by its letters ("Phòng TC&QLĐT") as the page writes it out."""
    short = _PHRASES["short_body"].fullmatch(issuer.text)
    if short is None:
        return None
    letters = "".join(_WORDS.findall(short["letters"]))
    for text in texts:
        for match in re.finditer(
            rf"(?i:{re.escape(short['head'])})(?:\s+(?:[^\W\d_]+|[-–])){{{len(letters) // 2},{len(letters) + 4}}}", text.text
        ):
            words = match.group().split()
            for count in range(2, len(words) + 1):
                name = " ".join(words[:count])
                if initials(name)[1:] == letters:
                    return found(text, match.start(), match.start() + len(name))
    return None


def _bare_pattern(name: str) -> str:
    return re.escape(lowered(strip_marks(name))).replace(r"\ ", r"\s+").replace(r"\-", "[-–]")


def _in_text(
    lines: Sequence[MarkedLine], body: Sequence[Line], closing: Sequence[MarkedLine], codes: tuple[str, ...]
) -> Found | None:
    """The issuer of a page without letterhead."""
    offices = list(_offices(lines, body, closing, codes))
    best = max(offices, key=lambda office: office.weight, default=None)
    if best is None:
        return None
    if _PHRASES["body_without_place"].fullmatch(best.text.text):
        return _with_place(best.text, lines, body) or best.text
    return _fullest(best.text, None, lines, [*body, *(m.line for m in closing)])


def _offices(
    lines: Sequence[MarkedLine], body: Sequence[Line], closing: Sequence[MarkedLine], codes: tuple[str, ...]
) -> Iterator[Office]:
    """The bodies that the page says to have issued it, with the weight of what says so."""
    enacting = [t for t in marked(lines, Mark.RECITAL) if t.text.rstrip().endswith((":", "."))]
    places = [
        (8, [*marked(lines, Mark.ENACTING), *reversed(enacting)]),
        (6, marked(lines, Mark.LEAD)),
        (4, [line.text for line in body[:_FIRST_PARAGRAPHS]]),
        (3, [line.text for line in body[-_FIRST_PARAGRAPHS:]]),
    ]
    for weight, texts in places:
        for text in texts:
            for name in _subjects(text):
                yield Office(name, weight + max((fit(code, name.text) * 2 for code in codes), default=0))
    for text in (piece for line in marked(closing, Mark.SIGNATURE) for piece in signature_pieces(line)):
        behalf = _CLOSING["on_behalf"].match(text.text)
        if behalf and begins_body(text.text[behalf.end() :]):
            name = found(text, behalf.end(), len(text.text))
            yield Office(name, 5 + max((fit(code, name.text) * 2 for code in codes), default=0))


def _subjects(text: MappedText) -> Iterator[Found]:
    """Who issues, orders or announces in a sentence."""
    for match in _PHRASES["issuing_subject"].finditer(text.text):
        name = match["issuer"]
        if begins_body(name) or _PHRASES["central_issuer"].match(name):
            start = match.start("issuer")
            yield found(text, start, start + _stopped(name))


def _with_place(name_alone: Found, lines: Sequence[MarkedLine], body: Sequence[Line]) -> Found | None:
    """The people's committee or council that the document itself names with its place, where it is of the same level."""
    for text in [*marked(lines, Mark.TITLE, Mark.LEAD, Mark.ENACTING, Mark.RECITAL), *(line.text for line in body)]:
        for full in _PHRASES["local_body"].finditer(text.text):
            name = full.group()[: _stopped(full.group())]
            if normal_form(name).lower().startswith(normal_form(name_alone.text).lower()):
                return found(text, full.start(), full.start() + len(name))
    return None


def _stopped(name: str) -> int:
    stop = _PHRASES["behind_issuer"].search(name)
    return stop.start() if stop else len(name.rstrip())
