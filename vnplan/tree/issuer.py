"""Who issues a document: the body of the letterhead, the enacting sentence or the signature that the number's code names.

It is never a body of the legal basis, of the addressees or of the place and date; where none of the three names one, it is
unknown.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from vnplan.model.base import Found
from vnplan.model.line import Line, Mark, MarkedLine
from vnplan.model.mapped import MappedText
from vnplan.rules.phrases import Phrases
from vnplan.text.letters import fold_tone, lowered, strip_marks
from vnplan.tree.closing import signature_pieces
from vnplan.tree.offices import letterhead_bodies
from vnplan.tree.pieces import found, joined, marked
from vnplan.vocab.bodies.form import normal_form, unfolded
from vnplan.vocab.bodies.office import begins_body, code_of, fit, initials, is_bare, opens_with_leader

_PHRASES = Phrases("header")

_CLOSING = Phrases("closing")

_PLACE = r"(?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|thị trấn|xã|phường)"
_BARE_BEHIND = r"\s+(?P<level>tinh|thanh pho|tp\.?|huyen|quan|thi xa|thi tran|xa|phuong)(?!\w| (?:uy|doan|hoi)(?!\w))"
_WORDS = re.compile(r"[^\W\d_]+")
_FIRST_PARAGRAPHS = 3
_AGREEING = 2
_OWNER = 20


class Office(NamedTuple):
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


def _fullest(issuer: Found, parent: Found | None, lines: Sequence[MarkedLine], body: Sequence[Line]) -> Found:
    """The issuer as the page names it most fully: with its place, or with the body that it belongs to."""
    texts = [*marked(lines, Mark.ENACTING, Mark.RECITAL, Mark.TITLE), *(line.text for line in body)]
    name = normal_form(issuer.text)
    if unfolded := _unfolded(issuer, texts):
        return unfolded
    if _PHRASES["level"].search(issuer.text):
        return issuer
    bare = [lowered(strip_marks(text.text)) for text in texts]
    for way in _with_owner(normal_form(parent.text) if parent else ""):
        full = re.compile(_at_word(_bare_pattern(name)) + way)
        for text, plain in zip(texts, bare, strict=True):
            match = full.search(plain)
            named = match.groupdict().get("level") if match else None
            if match and (not named or re.fullmatch(rf"(?i){_PLACE}", text.text[slice(*match.span("level"))])):
                place = _PHRASES["place_name"].match(text.text, match.end())
                return found(text, match.start(), place.end() if place else match.end())
    return _respelt(issuer, texts, bare)


def _with_owner(above: str) -> Iterator[str]:
    """How a page may go on behind a body's name, fuller ways first: with the body above it, its place, without either's name."""
    level = _PHRASES["level"].search(above)
    ways = [rf"\s+(?:{'|'.join(_bare_pattern(name) for name in (above, above[level.end() :] if level else '') if name)})(?!\w)"]
    # A body of a ministry has no place: what the page names with one is a branch of it.
    if level or not above:
        ways = [*(ways if above else []), _BARE_BEHIND]
    yield f"(?:{'|'.join(ways)})"
    if short := _PHRASES["without_its_place"].match(above):
        yield rf"\s+{_bare_pattern(short.group())}(?!\w)"


def _respelt(issuer: Found, texts: Sequence[MappedText], bare: Sequence[str]) -> Found:
    """The issuer as the rest of the page spells it, where that agrees and a scan damaged the letterhead: "SƠ Y TE", "Sở Y tế"."""
    pattern = re.compile(rf"{_at_word(_bare_pattern(issuer.text))}(?!\w)")
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
    """A body's name without its marks as the page may write it, its parts in full or by their letters."""
    pattern = _long_parts().sub(lambda m: rf"(?:{m[0]}|{'|'.join(_short_parts()[m[0]])})", re.escape(lowered(strip_marks(name))))
    return pattern.replace(r"\ ", r"\s+").replace(r"\-", "[-–]")


def _at_word(name: str) -> str:
    """A pattern of a name, where a word begins. Its first letter is looked for before what must not stand there: that is fast."""
    first = name[0]
    return rf"{first}(?<!\w{first}){name[1:]}" if first.isalpha() else rf"(?<!\w){name}"


@cache
def _short_parts() -> dict[str, list[str]]:
    """Parts of names in full, and how they are shortened, as patterns without marks."""
    out: dict[str, list[str]] = {}
    for short, long in unfolded().items():
        out.setdefault(re.escape(lowered(strip_marks(long))), []).append(re.escape(lowered(strip_marks(short))))
    return out


@cache
def _long_parts() -> re.Pattern[str]:
    longest = sorted(_short_parts(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


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
    for text in marked(lines, Mark.KIND, Mark.TITLE):
        owner = _PHRASES["owner_of_title"].search(text.text)
        if owner and begins_body(owner["body"]):
            yield Office(found(text, *owner.span("body")), _OWNER)
    for weight, texts in places:
        for text in texts:
            for name in _subjects(text):
                yield Office(
                    name, 1 if is_bare(name.text) else weight + max((fit(code, name.text) * 2 for code in codes), default=0)
                )
    for text in (piece for line in marked(closing, Mark.SIGNATURE) for piece in signature_pieces(line)):
        behalf = _CLOSING["on_behalf"].match(text.text)
        signer = text.text[behalf.end() if behalf else 0 :]
        if begins_body(signer) and (behalf or (signer.isupper() and not opens_with_leader(signer))):
            name = found(text, len(text.text) - len(signer), len(text.text))
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
