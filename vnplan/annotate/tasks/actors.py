"""Whom common nouns name in an article, without a word of duty: a term says that they are to do what follows."""

from vnplan.annotate.tasks.paragraph import Claim, ParagraphText
from vnplan.rules.phrases import Phrases
from vnplan.vocab.bodies.piece import Name
from vnplan.vocab.orders import word_at

_PHRASES = Phrases("roles")
# The words of such a name.
_MOST_WORDS = 8


def bound_by_term(paragraph: ParagraphText, at: int, end: int) -> Claim | None:
    """The claim of a clause at ``[at, end)`` like "Các hộ còn lại bàn giao căn hộ trước ngày 30/11"."""
    head = _PHRASES["actor"].match(paragraph.low, at)
    term = _PHRASES["by_term"].search(paragraph.low, head.end(), end) if head else None
    if head is None or term is None or paragraph.claimed(at):
        return None
    stop = head.end()
    for _ in range(_MOST_WORDS):
        word = _PHRASES["next_word"].match(paragraph.low, stop, term.start())
        if word is None or word_at("statement", paragraph.low, word.start("word")):
            return None
        if verb := word_at("verb", paragraph.low, word.start("word")):
            return Claim("lead", (Name(at, stop, kind="group", collective=True),), stop, verb, subject=True)
        stop = word.end()
    return None
