"""What the place of a passage makes of what it says: reports, statements, steps of procedures, introductions."""

from collections.abc import Iterable, Iterator

from vnplan.annotate.passages import Passage
from vnplan.annotate.tasks.headings import says_duty
from vnplan.annotate.tasks.paragraph import Claim
from vnplan.annotate.tasks.steps import Duty
from vnplan.model.leaves import BASIS
from vnplan.model.task import Party
from vnplan.rules.phrases import Phrases
from vnplan.vocab.bodies.lexicon import plain
from vnplan.vocab.bodies.piece import Name
from vnplan.vocab.sections import leads_in

_PHRASES = Phrases("roles")
# How far before a body the word that gives it work is looked for; how far a heading tells that it heads steps.
NEAR = 40
# Who governs, and what is below those, so that they give it work.
_GOVERNING = frozenset(("committee", "party"))
_ROLES = frozenset(("position", "group", "board", "committee", "council", "force"))
_PARTS = frozenset(("division", "position", "board"))


def labels_above(label: str | None) -> Iterator[str]:
    """The label and those above it, innermost first."""
    while label:
        yield label
        label = label.rpartition(".")[0]


def reports(passage: Passage) -> bool:
    """True if a passage stands in a section that tells what is or was, what somebody may do, or who is there for what."""
    return passage.section in ("past", "right") or passage.describes_jobs


def only_lists(passage: Passage) -> bool:
    """True in an annex that lists things, but where it hands out duties."""
    listing = _PHRASES["listing"].match(passage.at or "") is not None
    return listing and not (passage.hands_out or says_duty(passage.low))


def states(passage: Passage, claim: Claim) -> bool:
    """True if a subject is told nothing by its place.

    So are unknown ones in what a purpose needs, those for whom something is held, roles without a name in the steps of a
    procedure, who will do something at the head of a letter.
    """
    if not claim.subject:
        return False
    if passage.section == "purpose" and (not all(name.known for name in claim.names) or _lists_who(passage)):
        return True
    if claim.names[0].kind in _ROLES and _is_step(passage) and not _PHRASES["ought_behind"].match(passage.low, claim.end):
        return _are_roles(passage, claim.names)
    return passage.at == BASIS and passage.low[claim.end :].lstrip().startswith("sẽ ")


def is_quoted(passage: Passage, claim: Claim) -> bool:
    """True if a body is named in a provision that a document quotes: 'theo đó quy định: "Trong thời hạn 7 ngày, ..."'."""
    at = claim.names[0].start
    return any(quote.start() < at < quote.end() for quote in _PHRASES["quotes"].finditer(passage.leaf.text.text))


def acts_in_steps(passage: Passage, names: Iterable[Name]) -> bool:
    """True if these are roles without a name, below a heading that tells how something goes: "3) Trưởng đoàn: kết luận"."""
    return _is_below_steps(passage) and _are_roles(passage, names)


def _are_roles(passage: Passage, names: Iterable[Name]) -> bool:
    return all(_PHRASES["role_alone"].fullmatch(passage.low, name.start, name.end) for name in names)


def _lists_who(passage: Passage) -> bool:
    """True below a heading that says for whom something is held: "1. Đối tượng dự thi"."""
    return any(
        above.leaf.role == "heading" and above.low.startswith(("đối tượng", "thành phần")) for above in passage.ancestors()
    )


def _is_step(passage: Passage) -> bool:
    """True if a passage tells how something goes: in a law where it hands out no duties, in a step, below "Quy trình"."""
    return "Bước" in (passage.at or "") or not passage.sets_out or _is_below_steps(passage)


def _is_below_steps(passage: Passage) -> bool:
    headings = (above.low for above in passage.ancestors() if above.leaf.role == "heading")
    return any("trình" in low[:NEAR] and _PHRASES["steps_below"].match(low) for low in headings)


def hands_on(passage: Passage, claim: Claim, above: Iterable[Party], issuer: str) -> bool:
    """True if an item below the heading of a body tells that one to give work to its people, or to a part of itself.

    "- Phân công cán bộ ..."; "...; giao trưởng bản làm đầu mối" below "UBND xã".
    """
    if claim.role != "lead" or claim.subject:
        return False
    gives = _PHRASES["gives_to_people"].match(passage.low)
    if gives is not None and claim.names[0].start <= gives.end():
        return True
    start = claim.names[0].start
    governs = all(one.kind in _GOVERNING and plain(one.value or one.text) != issuer for one in above)
    cue = _PHRASES["gives_on"].search(passage.low, max(0, start - NEAR), start)
    if cue is not None and _PHRASES["gives_to_people"].match(passage.low, cue.start()):
        return True
    parts = all(name.kind in _PARTS or passage.low.startswith("phòng ", name.start) for name in claim.names)
    return parts and governs and cue is not None


def hands_partners(duty: Duty) -> bool:
    """True if an introduction names partners last, so that they help in all below: "A chủ trì, phối hợp với các bộ:"."""
    ends = [claim.end for claim, _ in duty.claims if claim.role == "coordinating"]
    rest = duty.passage.low[max(ends) :].strip() if ends and duty.lead and duty.passage.opens else None
    return rest == ":" or bool(rest and leads_in(rest)) or (bool(duty.lead) and only_joins(duty.passage))


def only_joins(passage: Passage) -> bool:
    """True if a passage only says who works with whom in what: "Sở A phối hợp với Sở B trong công tác tuần tra."."""
    return _PHRASES["joins_in"].search(passage.low) is not None


def within(key: str, others: Iterable[str]) -> bool:
    """True if the heading names this body already, perhaps with more words."""
    return any(key in other for other in others)
