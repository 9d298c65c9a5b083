"""Dates in the articles on effect: from when what holds, which is no deadline of anybody."""

from collections.abc import Iterable, Iterator, Sequence

from vnplan.annotate.deadlines.beside import said_in
from vnplan.annotate.deadlines.context import context
from vnplan.annotate.passages import Passage
from vnplan.rules.phrases import Phrases
from vnplan.vocab.time.expression import Expression

_PHRASES = Phrases("deadlines")


def of_effect(found: Sequence[Passage]) -> set[Passage]:
    """The passages of articles that say when the document takes effect: that sentence's, and those beside it."""
    says = _PHRASES["takes_effect"].search
    effect = {_article(one.at) for one in found if one.at and says(one.low)}
    # Of each label once: most articles have many passages.
    labels = {at for at in {one.at for one in found} if at and _article(at) in effect} if effect else set()
    return {one for one in found if one.section == "effect" or one.at in labels}


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
