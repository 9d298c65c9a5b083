"""How sure a task is: what speaks against it, and how often such tasks were right when they were counted."""

from collections.abc import Iterator, Sequence
from functools import cache

from vnplan.annotate.repaired import is_repaired, repairs_in
from vnplan.annotate.tasks.drafts import Draft
from vnplan.model.base import Span
from vnplan.model.document import Document
from vnplan.model.leaves import BASIS
from vnplan.model.task import Doubt
from vnplan.rules.load import Rule, load
from vnplan.text.lazy import Lazy

_STOPS = frozenset(".;:,/|<!?…")
# Tasks of fewer words, pages of fewer words for each repair.
FEWEST_WORDS = 4
WORN = 250
_COMMON = frozenset(("group", "generic", "position"))


class Reason(Rule):
    """What makes a task doubtful, and what share of ``tasks`` of the sort was right in full."""

    name: str
    right: float
    tasks: int
    says: str


@cache
def shares() -> dict[str, float]:
    """The share of right tasks by reason; ``none`` is that of tasks without any."""
    return {row.name: row.right for row in load("trust", "reason", Reason)}


class Trust:
    """Judges the tasks of one document."""

    def __init__(self, document: Document) -> None:
        self._text = document.source.text
        self._document = document
        self._repairs = repairs_in(document)

    @Lazy
    def _worn(self) -> bool:
        """True if many words of the page were repaired; no more words are counted than it needs to be none."""
        enough = WORN * self._repairs
        return enough > 0 and len(self._text.split(None, enough)) < enough

    def doubts(self, draft: Draft) -> tuple[Doubt, ...]:
        """What speaks against a task."""
        return tuple(self._doubts(draft))

    def _doubts(self, draft: Draft) -> Iterator[Doubt]:
        if len(draft.text.split(None, FEWEST_WORDS)) < FEWEST_WORDS:
            yield "short"
        if draft.spans and not self._ends(draft.spans):
            yield "cut_off"
        if draft.verb is None:
            yield "no_verb"
        if self._worn:
            yield "worn_page"
        if draft.at in (None, BASIS):
            yield "head_or_end"
        if self._repairs and is_repaired(self._document, draft.spans):
            yield "repaired"
        if not all(one.known for one in (*draft.lead, *draft.coordinating)):
            yield "unknown_body"
        if any(one.kind in _COMMON and not one.collective for one in draft.lead):
            yield "common_noun"

    def _ends(self, spans: Sequence[Span]) -> bool:
        """True if a stop, or the end of a cell or of the page, stands behind the words."""
        rest = self._text[spans[-1].end : spans[-1].end + 3].strip(' \t\xa0*_)”"')
        return not rest or rest[0] in _STOPS


def confidence(doubts: Sequence[Doubt]) -> float:
    """How sure a task is of which these doubts are known."""
    return min([shares()[doubt] for doubt in doubts or ("none",)])
