"""The words of a part of a passage, and where just these stand in the source."""

from vnplan.annotate.passages import Passage
from vnplan.model.base import Span

# What stands at the edges of words and is none of them.
EDGES = " \t\n.;,:/"


def words_of(passage: Passage, start: int, end: int) -> tuple[str, int, tuple[Span, ...]]:
    """The words between two places of a passage without what edges them, where they begin, and their spans."""
    text = passage.leaf.text.text[start:end]
    start += len(text) - len(text.lstrip(EDGES))
    text = text.strip(EDGES)
    return text, start, passage.back.spans(start, start + len(text)) if text else ()
