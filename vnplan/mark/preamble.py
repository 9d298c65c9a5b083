"""The lines between a header and the body: addressees, legal bases, enacting words, the issuer once more."""

from collections.abc import Sequence

from vnplan.mark.ends import ends_document
from vnplan.mark.lines import Hint, is_record, kind_line
from vnplan.mark.said import is_lead
from vnplan.model.line import Line, Mark
from vnplan.rules.markers import bullet
from vnplan.rules.phrases import Phrases
from vnplan.vocab.bodies.lexicon import plain
from vnplan.vocab.bodies.reader import Reader
from vnplan.vocab.sections import orders

_PHRASES = Phrases("marks")
_BELOW = ("item", "bullet", "annex", "recipients", "signature")


def issuer_below(lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int) -> bool:
    """True if a line names the issuer once more, as between the title and the legal bases."""
    text = lines[index].text.text
    if len(text) > 140:
        return False
    # The rest of a name in capitals may stand below; below a name in other letters it would be the issuer itself.
    ahead = next(
        (
            hints[i].name
            for i in range(index + 1, min(stop, index + 5))
            if hints[i].name != "rule" and not (not hints[i].name and lines[i].text.text.isupper() and text.isupper())
        ),
        "",
    )
    if ahead not in ("basis", "proposal", "enacting") or not (text.isupper() or len(text) < 70):
        return False
    return _PHRASES["names_body" if text.isupper() else "decides"].match(text) is not None


def mark_preamble(lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int, marks: list[Mark]) -> list[Mark]:
    """Addressees, recitals and enacting words, up to the first item or dash item of the body."""
    has_items = any(hints[i].name == "item" and lines[i].cell is None for i in range(index, stop))
    addressed = False
    recited = False
    numbered = any(mark in marks for mark in (Mark.NUMBER, Mark.MOTTO, Mark.LEAD))
    while index < stop:
        name, text = hints[index].name, lines[index].text.text
        if not (recited or numbered or addressed) and _is_told(lines[index], hints[index]):
            marks.append(Mark.LEAD)
        elif name == "addressee":
            addressed = True
            marks.append(Mark.ADDRESSEE)
        elif addressed and _is_addressee(text, hints[index], lines[index]):
            marks.append(Mark.ADDRESSEE)
        elif name in ("rule", "gazette") or (not recited and is_record(text)):
            marks.append(Mark.FURNITURE)
        elif lines[index].cell is None and (name in ("basis", "proposal") or (name == "bullet" and _is_dashed_basis(text))):
            addressed, recited = False, True
            marks.append(Mark.RECITAL)
        elif name in _BELOW or lines[index].cell is not None or ends_document(lines[index]):
            break
        elif name == "attachment" and not recited:
            marks.append(Mark.ATTACHMENT)
        elif name == "enacting" or (recited and enacts(lines, hints, index)):
            recited = True
            marks.append(Mark.ENACTING)
        elif not recited and issuer_below(lines, hints, index, stop):
            marks.append(Mark.ISSUER)
        elif has_items or (recited and text.endswith((":", ","))):
            addressed, recited = False, True
            marks.append(Mark.RECITAL)
        else:
            break
        index += 1
    return marks


def enacts(lines: Sequence[Line], hints: Sequence[Hint], index: int) -> bool:
    """True if the name of a kind in capitals stands between the legal bases and the first item: it enacts, without its colon."""
    between = 0 < index < len(lines) - 1 and hints[index - 1].name in ("basis", "proposal") and hints[index + 1].name == "item"
    return between and kind_line(lines[index].text.text) is not None


def _is_told(line: Line, found: Hint) -> bool:
    """True if a line is a journalist's lead, though it may begin as a legal basis does: a sentence and its full stop."""
    text = line.text.text
    plain = not found.name or (found.name in ("basis", "proposal") and text.endswith(".") and "/" in text)
    return plain and line.cell is None and is_lead(text)


def _is_dashed_basis(text: str) -> bool:
    """True if a dash item is a legal basis: the bases as a list, or one with a scan's noise before it."""
    mark = bullet(text)
    return mark is not None and text.startswith("Căn cứ ", mark[1])


def _is_addressee(text: str, hint: Hint, line: Line) -> bool:
    """True if a line below "Kính gửi:" is one more body written to."""
    if hint.name in ("basis", "proposal") or len(text) > 220 or ends_document(line):
        return False
    return (
        hint.name == "bullet"
        or line.cell is not None
        or (text.endswith((";", ",")) and len(text) < 160)
        or (len(text) < 100 and text[:1].isupper() and text.endswith(".") and "," not in text and not _is_sentence(text))
    )


def _is_sentence(text: str) -> bool:
    """True if a line orders something, or says of a body what it does: its name is not all of it."""
    if orders(plain(text)):
        return True
    body = Reader(text).piece(0)
    rest = text[body.end :].split() if body else []
    return len(rest) > 1 and rest[0].islower()
