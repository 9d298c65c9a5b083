"""What a mark says of its fact: the lines of its tooltip, and the keys of the words that depend on the language."""

from collections.abc import Iterator

from vnplan.export._marks import Mark
from vnplan.export._names import cited_name
from vnplan.model.citation import Citation, Reference
from vnplan.model.deadline import Deadline
from vnplan.model.task import Money, Party, Target
from vnplan.view.safe import day, short

_LONGEST = 200


def keys(mark: Mark, *, resolved: bool = True) -> str:
    """Keys of labels, a blank between: a citation's role and whether it is resolved, a deadline's relation and recurrence."""
    match mark.item:
        case Citation(role=role):
            return f"role.{role}" + ("" if resolved else " unresolved")
        case Deadline(relation=relation, recurs=recurs):
            return f"relation.{relation}" + (f" recurs.{recurs}" if recurs else "")
        case _:
            return ""


def lines(mark: Mark, reference: Reference | None) -> Iterator[str]:
    """What is known of a fact beyond its words, a line each."""
    match mark.item:
        case Citation() as citation:
            yield from _citation(citation, reference)
        case Deadline() as deadline:
            yield from _deadline(deadline)
        case Party() as party:
            yield party.value or party.text
            if party.successor:
                yield f"→ {party.successor}"
        case Target() as target:
            yield " ".join(part for part in (target.what, target.text) if part)
        case Money(value=int(value), currency=currency):
            yield f"{value:,} {currency}".replace(",", ".")
        case _:
            return


def _citation(citation: Citation, reference: Reference | None) -> Iterator[str]:
    known = reference or citation
    yield short(cited_name(known), _LONGEST)
    issuer = known.issuer if isinstance(known.issuer, str) or known.issuer is None else known.issuer.value
    about = ", ".join(part for part in (day(known.date), issuer) if part)
    if about:
        yield about
    if known.title:
        yield short(known.title, _LONGEST)
    if citation.pinpoint:
        yield citation.pinpoint


def _deadline(deadline: Deadline) -> Iterator[str]:
    start, end = day(deadline.start), day(deadline.end or deadline.due)
    if start or end:
        yield f"{start} → {end}".strip() if start != end else end
    if deadline.duration:
        yield f"{deadline.duration.count:g} {deadline.duration.unit}"
    if deadline.anchor:
        yield f"← {short(deadline.anchor, _LONGEST)}"
