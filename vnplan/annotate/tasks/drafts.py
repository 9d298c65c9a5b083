"""Tasks before their facts are joined: the words, the place, who."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from vnplan.annotate.passages import EDGES, Passage
from vnplan.annotate.tasks.action import action_start, stands_apart
from vnplan.annotate.tasks.groups import Group, Grouped, grouped
from vnplan.annotate.tasks.paragraph import FAR, Claim
from vnplan.annotate.tasks.select import behind_leads, chosen
from vnplan.annotate.tasks.steps import Duty, Step
from vnplan.annotate.tasks.tables import TaskRow
from vnplan.model.base import Span, Text
from vnplan.model.leaves import BASIS
from vnplan.model.task import Party
from vnplan.rules.phrases import Phrases
from vnplan.vocab.bodies.lexicon import plain
from vnplan.vocab.orders import verb_at
from vnplan.vocab.sections import is_stock, orders

_PHRASES = Phrases("roles")


@dataclass(frozen=True, slots=True)
class Draft:
    """A task without its facts.

    ``ranges`` is where in the source they stand, ``handed`` where those stand that hold for it from above, the nearest first;
    ``only_dated`` says that the words are a task only if they set a term.
    """

    at: str | None
    text: str
    spans: tuple[Span, ...]
    ranges: tuple[Span, ...]
    lead: tuple[Party, ...] = ()
    coordinating: tuple[Party, ...] = ()
    verb: str | None = None
    deliverable: str | None = None
    funding: str | None = None
    handed: tuple[tuple[Span, ...], ...] = ()
    only_dated: bool = False


def drafts(steps: Sequence[Step]) -> Iterator[Draft]:
    """The tasks of a document, in order."""
    tasks = chosen(steps)
    groups = grouped([step.passage for step in steps], tasks, {step.passage: step.duties for step in steps})
    for step in steps:
        own = list(_of_step(step, tasks, groups))
        handed = _from_above(step.passage, tasks, groups) if own else ()
        yield from (replace(one, handed=handed) for one in own)


def _of_step(step: Step, tasks: set[Passage], groups: Grouped) -> Iterator[Draft]:
    """The tasks of one passage, by its row, by the fields that make one, by its words."""
    if step.passage.leaf.role == "cell":
        yield from (_of_row(duty, duty.row) for duty in step.duties if duty.row)
    elif step.passage in groups.records:
        yield _of_group(step, *groups.records[step.passage])
    elif step.passage in tasks:
        yield from (_with_fields(one, step.passage, groups) for one in _of_passage(step))


def _from_above(passage: Passage, tasks: set[Passage], groups: Grouped) -> tuple[tuple[Span, ...], ...]:
    """Where the times stand that hold for a passage: of the fields that are handed to it, of the headings above."""
    fields = groups.handed.get(passage)
    above = (one for one in passage.ancestors() if one not in tasks and one.leaf.role in ("heading", "text"))
    return (*((tuple(fields.ranges),) if fields else ()), *(one.spans for one in above))


def _of_row(duty: Duty, row: TaskRow) -> Draft:
    text = _joined(row.content)
    return Draft(
        duty.passage.at,
        text,
        _spans(row.content),
        _spans(row.all_texts),
        tuple(duty.lead.values()),
        tuple(duty.coordinating.values()),
        verb_at(plain(text), 0),
        _joined(row.texts.get("deliverable", ())) or None,
        _joined(row.texts.get("funding", ())) or None,
    )


def _of_group(step: Step, group: Group, start: int) -> Draft:
    """The task that fields make together, in the words of its content or of their heading."""
    passage = step.passage
    words, _, spans = passage.words(start)
    text = group.texts.get("content") or words
    spans = group.spans.get("content") or spans
    own = Draft(passage.at, text, spans, (*passage.spans, *group.ranges), verb=verb_at(plain(text), 0))
    lead = {key: one for duty in step.duties for key, one in duty.lead.items()} | group.lead
    partners = {key: one for duty in step.duties for key, one in duty.coordinating.items()} | group.coordinating
    return replace(
        own,
        lead=tuple(lead.values()) or step.inherited,
        coordinating=tuple(partners.values()),
        deliverable=group.texts.get("deliverable"),
        funding=group.texts.get("funding"),
    )


def _with_fields(draft: Draft, passage: Passage, groups: Grouped) -> Draft:
    """A task with the fields that stand beside it, or that it is handed where it has none of its own."""
    for group, ranges in ((groups.own.get(passage), True), (groups.handed.get(passage), False)):
        if group:
            draft = replace(
                draft,
                lead=draft.lead or tuple(group.lead.values()),
                coordinating=draft.coordinating or tuple(group.coordinating.values()),
                deliverable=draft.deliverable or group.texts.get("deliverable"),
                funding=draft.funding or group.texts.get("funding"),
                ranges=(*draft.ranges, *group.ranges) if ranges else draft.ranges,
            )
    return draft


# ---- running text


def _of_passage(step: Step) -> Iterator[Draft]:
    whole = _whole(step)
    if not step.duties:
        yield whole
    for duty in step.duties:
        if sum(claim.role == "lead" for claim, _ in duty.claims) > 1:
            yield from (replace(part, only_dated=_is_vague(step, plain(part.text))) for part in _parts(duty))
        else:
            yield replace(
                _cut(whole, step.passage, duty),
                lead=tuple(duty.lead.values()) or step.inherited,
                coordinating=tuple(duty.coordinating.values()) or (() if duty.lead else step.partners),
                at=duty.at,
            )


def _whole(step: Step) -> Draft:
    passage = step.passage
    vague = _is_vague(step, behind_leads(step))
    whole = Draft(passage.at, "", passage.spans, passage.spans, step.inherited, step.partners, only_dated=vague)
    return _worded(whole, passage, 0, len(passage.low))


def _cut(whole: Draft, passage: Passage, duty: Duty) -> Draft:
    """The task of a passage that names whom it tells, without those words."""
    lead = next((claim for claim, _ in duty.claims if claim.role == "lead"), None)
    partners = [claim for claim, _ in duty.claims if claim.role == "coordinating"]
    start = action_start(passage.low, 0, len(passage.low), lead, partners)
    return _worded(whole, passage, start, len(passage.low)) if start else whole


def _worded(draft: Draft, passage: Passage, start: int, end: int) -> Draft:
    """A task in the words of a part of a passage, and the spans of just these words."""
    text, start, spans = passage.words(start, end)
    return replace(draft, text=text, spans=spans, verb=verb_at(passage.low, start))


def _is_vague(step: Step, words: str) -> bool:
    """True if words of an order at the head or the end of a document say no more than to carry it out."""
    if step.passage.at not in (None, BASIS):
        return False
    said = orders(words)
    return is_stock(words) or not (said or (said is None and _is_ordered(step)))


def _is_ordered(step: Step) -> bool:
    """True if somebody is told something by a word of order: what follows is an action, whatever its verb is."""
    if step.passage.leaf.role != "text" or step.passage.document.page.type == "none":
        return False
    return any(not (claim.subject or claim.informed) or _is_bound(step.passage, claim) for claim in step.leads)


def _is_bound(passage: Passage, claim: Claim) -> bool:
    """True if a word of duty stands behind a subject: "các trường được đề nghị ...", "lái tàu phải ..."."""
    return claim.subject and _PHRASES["bound"].match(passage.low, claim.end) is not None


def _parts(duty: Duty) -> Iterator[Draft]:
    """A task for each lead that a paragraph names: its words from the beginning of its clause to that of the next."""
    text = duty.passage.leaf.text.text
    every = [index for index, (claim, _) in enumerate(duty.claims) if claim.role == "lead"]
    leads = [index for last, index in zip([None, *every], every, strict=False) if last is None or not _same(duty, last, index)]
    starts = [0, *(_clause_start(text, duty.claims[index][0].names[0].start) for index in leads[1:])]
    waiting: tuple[Party, ...] = ()
    for first, until, start, end in zip(leads, [*leads[1:], len(duty.claims)], starts, [*starts[1:], len(text)], strict=True):
        claim, lead = duty.claims[first]
        before = 0 if first == leads[0] else first
        helping = [(other, parties) for other, parties in duty.claims[before:until] if other.role == "coordinating"]
        partners = tuple(one for _, parties in helping for one in parties)
        begins = action_start(duty.passage.low, start, end, claim, [other for other, _ in helping])
        part = Draft(duty.passage.at, "", (), duty.passage.back.spans(start, end), (*waiting, *lead), partners)
        # Bodies of which nothing is said before the next ones are told something with those.
        waiting = part.lead if until < len(duty.claims) and _says_nothing(duty, claim, start, end) else ()
        if not waiting:
            yield _worded(part, duty.passage, begins, end)


def _says_nothing(duty: Duty, claim: Claim, start: int, end: int) -> bool:
    """True if a part of a paragraph names bodies and says nothing of what they are to do, behind them or before."""
    low = duty.passage.low
    return not low[claim.end : end].strip(EDGES) and not stands_apart(low, start, claim.names[0].start)


def _same(duty: Duty, one: int, other: int) -> bool:
    """True if two claims tell the same bodies: what several sentences say to one is one task."""
    first, second = ({party.value or party.text for party in duty.claims[index][1]} for index in (one, other))
    return first == second


def _clause_start(text: str, name: int) -> int:
    """Where the clause of a name begins: behind the last stop before it."""
    stops = list(_PHRASES["break"].finditer(text, max(0, name - FAR), name))
    return stops[-1].end() if stops else max(0, name - FAR)


def _joined(texts: Iterable[Text]) -> str:
    return " ".join(" ".join(text.text.split()) for text in texts).strip(EDGES)


def _spans(texts: Iterable[Text]) -> tuple[Span, ...]:
    return tuple(span for text in texts for span in text.spans)
