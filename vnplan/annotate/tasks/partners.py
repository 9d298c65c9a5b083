"""Those with whom something is to be done: "phối hợp với ...", "cùng ..."."""

from functools import cache

from vnplan.annotate.tasks.paragraph import Claim, ParagraphText
from vnplan.rules.phrases import Phrases, patterns
from vnplan.text.quick import holds, together
from vnplan.vocab.bodies.piece import Row
from vnplan.vocab.orders import CoordinateForm, stands_last, verb_at

_PHRASES = Phrases("roles")
# How many characters before a cue are looked at for a word.
NEAR = 30


@cache
def _partner_words() -> tuple[str, ...]:
    """What a sentence that names partners holds one of; most hold none."""
    return together(pattern for _, pattern in patterns("roles", "coordinate", CoordinateForm))


def coordinating(paragraph: ParagraphText, start: int, end: int) -> None:
    """Claim those with whom it is to be done: "phối hợp với ..."."""
    if (words := _partner_words()) and not holds(paragraph.low[start:end], words):
        return
    for form, pattern in patterns("roles", "coordinate", CoordinateForm):
        for cue in pattern.finditer(paragraph.low, start, end):
            at = cue.start()
            noun = stands_last("noun_before", paragraph.low[max(0, at - NEAR) : at])
            if (at and paragraph.low[at - 1].isalnum()) or noun or _is_topic(paragraph.low, start, at):
                continue
            row = paragraph.row(cue.end(), slot=True)
            partners = _partners(paragraph, form, row) if row else None
            if partners and not paragraph.claimed(partners.names[0].start):
                verb = verb_at(paragraph.low, partners.end)
                paragraph.keep(Claim("coordinating", partners.names, partners.end, verb), start)


def _is_topic(low: str, start: int, at: int) -> bool:
    """True if a sentence begins by making of working together what it is about: "Công tác phối hợp với ..."."""
    topic = low.endswith(("công tác ", "việc "), start, at)
    return topic and _PHRASES["is_topic"].fullmatch(low, start, at) is not None


def _partners(paragraph: ParagraphText, form: CoordinateForm, row: Row) -> Row | None:
    """The row without those who lead; ``None`` where what follows the cue is the object of another verb."""
    first = row.names[0]
    if form.common and first.kind == "group" and not paragraph.is_common(first):
        return None
    if form.about and not _PHRASES["about"].match(paragraph.low, row.end):
        return None
    names = tuple(name for name in row.names if not _PHRASES["who_leads"].search(paragraph.low, name.start, name.end))
    return row._replace(names=names) if names else None
