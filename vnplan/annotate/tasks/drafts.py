"""Tasks before their facts are joined: the words, the place, who."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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


@dataclass(slots=True)
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
        own = _of_step(step, tasks, groups)
        handed = _from_above(step.passage, tasks, groups) if own else ()
        for one in own:
            one.handed = handed
            yield one


def _of_step(step: Step, tasks: set[Passage], groups: Grouped) -> list[Draft]:
    """The tasks of one passage, by its row, by the fields that make one, by its words."""
    passage = step.passage
    if passage.leaf.role == "cell":
        return [_of_row(duty, duty.row) for duty in step.duties if duty.row]
    if passage in groups.records:
        return [_of_group(step, *groups.records[passage])]
    return [_with_fields(one, passage, groups) for one in _of_passage(step)] if passage in tasks else []


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
    lead = {key: one for duty in step.duties for key, one in duty.lead.items()} | group.lead
    partners = {key: one for duty in step.duties for key, one in duty.coordinating.items()} | group.coordinating
    return Draft(
        passage.at,
        text,
        spans,
        (*passage.spans, *group.ranges),
        tuple(lead.values()) or step.inherited,
        tuple(partners.values()),
        verb_at(plain(text), 0),
        group.texts.get("deliverable"),
        group.texts.get("funding"),
    )


def _with_fields(draft: Draft, passage: Passage, groups: Grouped) -> Draft:
    """A task with the fields that stand beside it, or that it is handed where it has none of its own."""
    own = groups.own.get(passage)
    if own:
        draft.ranges = (*draft.ranges, *own.ranges)
    for group in (own, groups.handed.get(passage)):
        if group:
            draft.lead = draft.lead or tuple(group.lead.values())
            draft.coordinating = draft.coordinating or tuple(group.coordinating.values())
            draft.deliverable = draft.deliverable or group.texts.get("deliverable")
            draft.funding = draft.funding or group.texts.get("funding")
    return draft


# ---- running text


def _of_passage(step: Step) -> Iterator[Draft]:
    if not step.duties:
        yield _whole(step, 0)
    for duty in step.duties:
        if sum(claim.role == "lead" for claim, _ in duty.claims) > 1:
            for part in _parts(duty):
                part.only_dated = _is_vague(step, plain(part.text))
                yield part
        else:
            whole = _whole(step, _behind_names(step.passage, duty))
            whole.lead = tuple(duty.lead.values()) or step.inherited
            whole.coordinating = tuple(duty.coordinating.values()) or (() if duty.lead else step.partners)
            whole.at = duty.at
            yield whole


def _whole(step: Step, start: int) -> Draft:
    """The task of a passage, in its words from a place on."""
    passage = step.passage
    text, start, spans = passage.words(start)
    vague = _is_vague(step, behind_leads(step))
    verb = verb_at(passage.low, start)
    return Draft(passage.at, text, spans, passage.spans, step.inherited, step.partners, verb, only_dated=vague)


def _behind_names(passage: Passage, duty: Duty) -> int:
    """Where the words begin of the task of a passage that names whom it tells, without those."""
    lead = next((claim for claim, _ in duty.claims if claim.role == "lead"), None)
    partners = [claim for claim, _ in duty.claims if claim.role == "coordinating"]
    return action_start(passage.low, 0, len(passage.low), lead, partners)


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
    passage, text = duty.passage, duty.passage.leaf.text.text
    every = [index for index, (claim, _) in enumerate(duty.claims) if claim.role == "lead"]
    leads = [index for last, index in zip([None, *every], every, strict=False) if last is None or not _same(duty, last, index)]
    starts = [0, *(_clause_start(text, duty.claims[index][0].names[0].start) for index in leads[1:])]
    waiting: tuple[Party, ...] = ()
    for first, until, start, end in zip(leads, [*leads[1:], len(duty.claims)], starts, [*starts[1:], len(text)], strict=True):
        claim, lead = duty.claims[first]
        before = 0 if first == leads[0] else first
        helping = [(other, parties) for other, parties in duty.claims[before:until] if other.role == "coordinating"]
        told = (*waiting, *lead)
        # Bodies of which nothing is said before the next ones are told something with those.
        waiting = told if until < len(duty.claims) and _says_nothing(duty, claim, start, end) else ()
        if not waiting:
            begins = action_start(passage.low, start, end, claim, [other for other, _ in helping])
            words, begins, spans = passage.words(begins, end)
            partners = tuple(one for _, parties in helping for one in parties)
            ranges = passage.back.spans(start, end)
            yield Draft(passage.at, words, spans, ranges, told, partners, verb_at(passage.low, begins))


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
