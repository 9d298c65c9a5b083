"""The lines between a header and the body: addressees, legal bases, enacting words, the issuer once more."""

from collections.abc import Sequence

from vnplan.mark.ends import ends_document
from vnplan.mark.lines import Hint
from vnplan.mark.said import is_lead
from vnplan.model.line import Line, Mark
from vnplan.rules.markers import bullet
from vnplan.rules.phrases import Phrases
from vnplan.vocab.bodies.reader import Reader

_PHRASES = Phrases("marks")
_BELOW = ("item", "bullet", "annex", "recipients", "signature")


def issuer_below(lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int) -> bool:
    """True if a line names the issuer once more, as between the title and the legal bases."""
    text = lines[index].text.text
    if len(text) > 140 or not (_PHRASES["names_body"].match(text) if text.isupper() else _PHRASES["decides"].match(text)):
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
    return ahead in ("basis", "proposal", "enacting") and (text.isupper() or len(text) < 70)


def mark_preamble(lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int, marks: list[Mark]) -> list[Mark]:
    """Addressees, recitals and enacting words, up to the first item or dash item of the body."""
    has_items = any(hints[i].name == "item" and lines[i].cell is None for i in range(index, stop))
    addressed = False
    recited = False
    numbered = any(mark in marks for mark in (Mark.NUMBER, Mark.MOTTO, Mark.LEAD))
    while index < stop:
        name, text = hints[index].name, lines[index].text.text
        if name == "addressee":
            addressed = True
            marks.append(Mark.ADDRESSEE)
        elif addressed and _is_addressee(text, hints[index], lines[index]):
            marks.append(Mark.ADDRESSEE)
        elif name in ("rule", "gazette"):
            marks.append(Mark.FURNITURE)
        elif lines[index].cell is None and (name in ("basis", "proposal") or (name == "bullet" and _is_dashed_basis(text))):
            addressed, recited = False, True
            marks.append(Mark.RECITAL)
        elif name in _BELOW or lines[index].cell is not None or ends_document(lines[index]):
            break
        elif name == "attachment" and not recited:
            marks.append(Mark.ATTACHMENT)
        elif name == "enacting":
            recited = True
            marks.append(Mark.ENACTING)
        elif not recited and not numbered and is_lead(text):
            marks.append(Mark.LEAD)
        elif has_items or (recited and text.endswith((":", ","))):
            addressed, recited = False, True
            marks.append(Mark.RECITAL)
        elif not recited and issuer_below(lines, hints, index, stop):
            marks.append(Mark.ISSUER)
        else:
            break
        index += 1
    return marks


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
    """True if a line says of a body what it does, or is to do: its name is not all of it."""
    body = Reader(text).piece(0)
    rest = text[body.end :].split() if body else []
    return len(rest) > 1 and rest[0].islower()
