"""Where the clauses of a paragraph begin, and whether one of them may begin with whom it tells something."""

from functools import lru_cache

from vnplan.annotate.tasks.paragraph import DETERMINERS
from vnplan.rules.phrases import Phrases
from vnplan.vocab.bodies.lexicon import entries, first_words, word_list
from vnplan.vocab.orders import forms, lookup

_PHRASES = Phrases("roles")


@lru_cache(maxsize=8)
def clauses(low: str, start: int, end: int) -> tuple[bool, tuple[int, ...]]:
    """Where the clauses of a stretch of a text begin, behind their marks, and if the first opens it.

    Most texts are one sentence, of which this is asked again.
    """
    first = _PHRASES["clause"].match(low, start, end)
    starts = [first.end()] if first else []
    # No text is without one of the marks that this requires: they are not looked for before.
    inside = _PHRASES["clause_inside"].pattern.finditer(low, first.end() if first else start, end)
    starts += [match.end() for match in inside]
    return first is not None, tuple(starts)


def may_begin(low: str, *, told: bool, duty: bool) -> bool:
    """True if a clause of a text in plain form may begin with a subject, or with an adverbial before one."""
    word_here, bodies, adverbials = _PHRASES["word"].match, entries(), lookup("adverbial")
    actors = first_words("actor") if duty else ()
    for at in clauses(low, 0, len(low))[1]:
        first = word_here(low, at)
        word = first[0] if first else ""
        if word in bodies or word in DETERMINERS:
            return True
        if (adverbial := adverbials.of(word)) and adverbial.match(low, at):
            return True
        if word in actors and word_list("actor").match(low, at):
            return True
        if told and (_PHRASES["actor"].match(low, at) or forms("sentence")["told_actor"].match(low, at)):
            return True
    return False
