"""How sure a task is: what speaks against it, and how often such tasks were right when they were counted."""

from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from vnplan.annotate.repaired import is_repaired, repairs_in
from vnplan.model.base import Span
from vnplan.model.document import Document
from vnplan.model.leaves import BASIS
from vnplan.model.task import Doubt, Task
from vnplan.rules.load import Rule, load

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

    @cached_property
    def _worn(self) -> bool:
        """True if many words of the page were repaired; no more words are counted than it needs to be none."""
        enough = WORN * repairs_in(self._document)
        return enough > 0 and len(self._text.split(None, enough)) < enough

    def judged(self, task: Task) -> Task:
        """The task with its doubts, and how sure it is."""
        doubts = tuple(self._doubts(task))
        sure = min((shares()[doubt] for doubt in doubts), default=shares()["none"])
        return task.model_copy(update={"doubts": doubts, "confidence": sure})

    def _doubts(self, task: Task) -> Iterator[Doubt]:
        if len(task.text.split()) < FEWEST_WORDS:
            yield "short"
        if task.spans and not self._ends(task.spans):
            yield "cut_off"
        if task.verb is None:
            yield "no_verb"
        if self._worn:
            yield "worn_page"
        if task.at in (None, BASIS):
            yield "head_or_end"
        if is_repaired(self._document, task.spans):
            yield "repaired"
        if not all(one.known for one in (*task.lead, *task.coordinating)):
            yield "unknown_body"
        if any(one.kind in _COMMON and not one.collective for one in task.lead):
            yield "common_noun"

    def _ends(self, spans: Sequence[Span]) -> bool:
        """True if a stop, or the end of a cell or of the page, stands behind the words."""
        rest = self._text[spans[-1].end : spans[-1].end + 3].strip(' \t\xa0*_)”"')
        return not rest or rest[0] in _STOPS
