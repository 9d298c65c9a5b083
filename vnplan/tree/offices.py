"""The bodies that a letterhead names: where a name goes on in the next line, where another begins in the same."""

from collections.abc import Iterator, Sequence

from vnplan.model.line import Mark, MarkedLine
from vnplan.model.mapped import MappedText
from vnplan.rules.phrases import Phrases
from vnplan.text import kept_re as re
from vnplan.text.syllables import is_syllable
from vnplan.tree.pieces import marked
from vnplan.vocab.bodies.office import begins_body, core, fit, is_leader, second_body
from vnplan.vocab.letterhead import session_at

_PHRASES = Phrases("header")

_WORDS = re.compile(r"[^\W\d_]+")
_OF = "CỦA "
_WHOLE = 3
_ORGAN = 20
_ANCHORS = (Mark.MOTTO, Mark.NUMBER, Mark.PLACE_DATE)


def letterhead_bodies(lines: Sequence[MarkedLine], codes: tuple[str, ...]) -> list[list[MappedText]]:
    """The bodies that a letterhead names, each as its lines."""
    out: list[list[MappedText]] = []
    texts = (text for line in issuer_lines(lines) for text in _rows(line) if _names(text.text))
    for piece in (part for text in texts for part in _bodies_of(_clean(text), codes)):
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


def _rows(line: MappedText) -> Iterator[MappedText]:
    """The rows of a line, as a cell of a drawn table has them."""
    start = 0
    for row in line.text.split("\n"):
        yield line.slice(start, start + len(row)).strip()
        start += len(row) + 1


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
    """True if the second issuer line is the rest of the first: a place, a half of a name, what a chairman leads."""
    if first.rstrip().endswith(("VÀ", "và", "-", "–", ",")) or is_leader(first):
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
