"""Whom an adverbial names as those who act: "Đối với các xã: rà soát ...", "Riêng với các xã, tỉnh yêu cầu ..."."""

from vnplan.annotate.tasks.paragraph import Claim, ParagraphText
from vnplan.rules.phrases import Phrases
from vnplan.vocab.bodies.piece import Row
from vnplan.vocab.orders import verb_at

_PHRASES = Phrases("roles")


def towards(paragraph: ParagraphText, start: int, end: int) -> Claim | None:
    """The claim of those whom an adverbial names, of whom something is demanded or who act."""
    cue = _PHRASES["as_for"].match(paragraph.low, start)
    row = paragraph.row(cue.end()) if cue else None
    if row is None or paragraph.claimed(row.names[0].start):
        return None
    if claim := _demanded(paragraph, row, end):
        return claim
    then = _PHRASES["then"].match(paragraph.low, row.end, end)
    verb = verb_at(paragraph.low, then.end()) if then else None
    group = any(name.kind == "group" for name in row.names)
    if not then or not verb or (then["mark"] != "thì" and group and not paragraph.duty):
        return None
    names = (*row.names[:-1], row.names[-1]._replace(end=then.start("mark") - len(then["gap"])))
    return Claim("lead", names, then.end(), verb, subject=True)


def _demanded(paragraph: ParagraphText, row: Row, end: int) -> Claim | None:
    """The claim of those of whom somebody demands something: "Đối với các xã, tỉnh yêu cầu ...".

    The comma before whoever demands it may have been taken for one between two bodies.
    """
    last = row.names[-1]
    comma = paragraph.low.rfind(",", last.start, row.end)
    for at in (row.end, *((comma,) if comma >= 0 else ())):
        demand = _PHRASES["demands"].match(paragraph.low, at, end)
        verb = verb_at(paragraph.low, demand.end()) if demand else None
        if demand and verb:
            # Without a comma the last body of the row is whoever demands it.
            own = demand["rest"] is None
            names = row.names[:-1] if own else (*row.names[:-1], last._replace(end=demand.end("rest")))
            if names:
                return Claim("lead", names, demand.end(), verb, subject=True)
    return None
