"""Dates in the articles on effect: from when what holds, which is no deadline of anybody."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from vnplan.annotate.deadlines.beside import said_in
from vnplan.annotate.deadlines.context import context
from vnplan.annotate.passages import Passage, joined_texts
from vnplan.rules.phrases import Phrases
from vnplan.vocab.time.expression import Expression

_PHRASES = Phrases("deadlines")
# A word of what says it, which is the same in all spellings.
_EFFECT = ("lực",)


def articles_of_effect(found: Sequence[Passage]) -> frozenset[str]:
    """The labels of the articles that say when the document takes effect."""
    says = _PHRASES["takes_effect"].search
    telling = (found[index] for index in joined_texts(found).holding(_EFFECT, low=True))
    return frozenset(_article(one.at) for one in telling if one.at and says(one.low))


def is_of_effect(passage: Passage, articles: AbstractSet[str]) -> bool:
    """True if a passage stands in one of these articles, or in a section on effect."""
    return passage.section == "effect" or (passage.at is not None and _article(passage.at) in articles)


def _article(label: str) -> str:
    """The label as far as its article, or its first number: "Chương V.Điều 15" of "Chương V.Điều 15.2"."""
    parts = label.split(".")
    last = next((place for place, part in enumerate(parts) if part.startswith("Điều ")), 0)
    return ".".join(parts[: last + 1])


def of_orders(kept: Iterable[Expression], lower: str) -> Iterator[Expression]:
    """Those of the deadlines of such an article by which somebody is told to do something."""
    ordered = said_in(lower, context("sentence", "yes", "duty"), _PHRASES["urged"])
    for expression in kept:
        holds = expression.sort == "date" and expression.relation not in ("before", "by") and expression.cycle is None
        if not holds or ordered(*expression.sentence):
            yield expression
