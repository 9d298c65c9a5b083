"""The facts that stand in given stretches of the source."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any

from vnplan.export.chunks.record import Cited, Dated
from vnplan.model.base import Span
from vnplan.model.citation import Citation
from vnplan.model.deadline import Deadline
from vnplan.model.document import Document
from vnplan.model.task import Assignment, Party, Task

_Fact = Citation | Deadline | tuple[str, Party]


class FactsAt:
    """Finds the facts that begin inside spans."""

    def __init__(self, document: Document) -> None:
        facts: list[tuple[int, _Fact]] = [(c.spans[0].start, c) for c in document.citations if c.spans]
        facts += [(d.spans[0].start, d) for d in document.deadlines if d.spans]
        facts += [(party.spans[-1].start, (side, party)) for side, party in _parties(document) if party.spans]
        facts.sort(key=lambda row: row[0])
        self._starts = [start for start, _ in facts]
        self._facts = [fact for _, fact in facts]

    def within(self, spans: Iterable[Span]) -> dict[str, Any]:
        """The fields of a chunk that stands in ``spans``, each fact once."""
        citations: dict[Cited, None] = {}
        dates: dict[Dated, None] = {}
        parties: dict[str, dict[str, None]] = {"lead": {}, "coordinating": {}}
        for start, end in spans:
            for fact in self._facts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
                match fact:
                    case Citation():
                        cited = Cited(kind=fact.kind, number=fact.number, name=fact.name or _name(fact), date=fact.date)
                        citations[cited] = None
                    case Deadline():
                        dates[Dated(text=fact.text, start=fact.start, end=fact.end, recurs=fact.recurs)] = None
                    case (side, party):
                        parties[side][party.text] = None
        found: dict[str, Any] = {side: tuple(names) for side, names in parties.items()}
        return found | {"citations": tuple(citations), "dates": tuple(dates)}


def _name(citation: Citation) -> str | None:
    return None if citation.number else citation.text


def _parties(document: Document) -> Iterator[tuple[str, Party]]:
    duties: tuple[Assignment | Task, ...] = (*document.assignments, *document.tasks)
    for duty in duties:
        yield from (("lead", party) for party in duty.lead)
        yield from (("coordinating", party) for party in duty.coordinating)
