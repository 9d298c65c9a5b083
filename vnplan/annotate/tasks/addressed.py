"""Whom a paper is sent to, with what its sender asks of them: "Bộ A có công văn gửi các sở, yêu cầu rà soát ..."."""

from vnplan.annotate.tasks.paragraph import Claim, ParagraphText
from vnplan.rules.phrases import Phrases
from vnplan.vocab.orders import verb_at

_PHRASES = Phrases("roles")


def addressed(paragraph: ParagraphText, start: int, end: int) -> None:
    """Claim those whom an article says a paper to be sent to, where it says what is asked of them."""
    for sent in _PHRASES["sent_to"].finditer(paragraph.low, start, end):
        row = None if paragraph.claimed(sent.end()) else paragraph.row(sent.end())
        asked = _PHRASES["asks_then"].match(paragraph.low, row.end, end) if row else None
        verb = verb_at(paragraph.low, asked.end()) if asked else None
        if row and asked and verb and not asks_upward(paragraph, start, row.names[0].start, asked["ask"]):
            paragraph.keep(Claim("lead", row.names, asked.end(), verb), start)


def asks_upward(paragraph: ParagraphText, start: int, whom: int, ask: str) -> bool:
    """True if a sentence of an article says that somebody below the heads of the state asks them, at ``whom``, for something."""
    asks = ask in ("đề nghị", "kiến nghị") and _PHRASES["of_state"].match(paragraph.low, whom)
    return bool(asks) and _PHRASES["of_state"].search(paragraph.low, start, whom) is None
