"""What a text says about effect: what enters into force, expires, is replaced or repealed."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from vnplan.annotate.citations.find import NOTHING_READ, Read, citations_of
from vnplan.annotate.effects.when import Term, term_after
from vnplan.model.citation import Citation
from vnplan.model.effect import Action, Provision
from vnplan.rules.phrases import Phrases
from vnplan.text.joined import Joined
from vnplan.vocab.provisions import places, provision_before

_PHRASES = Phrases("effects")

_OPENS = 12
_MOST_BETWEEN = 8


class Statement(NamedTuple):
    """A statement: its span in the text, and its value."""

    action: Action
    target: Provision
    term: Term | None
    span: tuple[int, int]
    scope: str | None = None


def may_tell(joined: Joined) -> set[int]:
    """Which of the joined texts have words of effect, or of an order to amend."""
    return joined.possible(_PHRASES["hint"], _PHRASES["amending"])


def statements(text: str, issued: date | None, heading: Action | None = None, read: Read = NOTHING_READ) -> Iterator[Statement]:
    """The statements of one leaf; ``heading`` is the action of the lead-in above it, which a bare citation goes on.

    ``read`` is what was found to be cited in leaves.

    >>> text = "Quyết định này có hiệu lực từ ngày 01/7/2025 và thay thế Quyết định số 5/2020/QĐ-UBND."
    >>> [(found.action, found.target.number, found.term and found.term.start) for found in statements(text, None)]
    [('enters', None, datetime.date(2025, 7, 1)), ('replaced', '5/2020/QĐ-UBND', None)]
    """
    if heading is None and not _PHRASES["hint"].search(text):
        return
    cited = [citation for citation in citations_of(text, read) if not citation.is_own]
    edges = [0, *(match.end() for match in _PHRASES["clause"].finditer(text)), len(text)]
    going = heading
    for start, end in pairwise(edges):
        found = sorted(_of_clause(text, (start, end), cited, issued), key=lambda statement: statement.span)
        first = next((citation for citation in cited if start <= citation.spans[0].start < min(end, start + _OPENS)), None)
        if going and first and not found:
            found = [Statement(going, provision(first), None, (first.spans[0].start, first.spans[-1].end))]
        yield from found
        going = heading or next((one.action for one in reversed(found) if one.action in ("replaced", "repealed")), None)


def heading_of(text: str) -> Action | None:
    """The action of a lead-in ("Các văn bản sau hết hiệu lực ...:") for what is listed below it."""
    if not text.rstrip().endswith(":") or not _PHRASES["hint"].search(text):
        return None
    found = [match.lastgroup for match in _PHRASES["in_force"].finditer(text)]
    actions: tuple[Action, ...] = ("expires", "replaced", "repealed", "suspended")
    return next((action for action in actions if action in found), None)


def _of_clause(text: str, clause: tuple[int, int], cited: Sequence[Citation], issued: date | None) -> Iterator[Statement]:
    start, end = clause
    own = _PHRASES["itself"].search(text, start, end)
    school = _PHRASES["school_year"].search(text, start, end)
    if school:
        yield Statement("applies", Provision(itself=True), None, school.span(), school["scope"])
    done = start
    for verb in _PHRASES["in_force"].finditer(text, start, end):
        action = verb.lastgroup
        own = _PHRASES["itself"].search(text, done, verb.start()) or own
        inside = [c for c in cited if start <= c.spans[0].start < end]
        behind = _PHRASES["in_force_so_far"].match(text, verb.end())
        at = behind.end() if behind else verb.end()
        if action in ("enters", "expires", "suspended"):
            term = term_after(text, at, issued)
            yield from _in_force(text, (verb.start(), at), (own, inside, done), (action, term))  # type: ignore[arg-type]
            done = term.stop if term else at
        elif not _PHRASES["condition"].search(text, max(start, verb.start() - 12), verb.start()):
            yield from _undone(text, verb, inside, "replaced" if action == "replaced" else "repealed")


def _in_force(
    text: str,
    verb: tuple[int, int],
    subjects: tuple[re.Match[str] | None, Sequence[Citation], int],
    said: tuple[Action, Term | None],
) -> Iterator[Statement]:
    """Who enters or leaves force: the documents before the verb, else this one."""
    own, cited, done = subjects
    action, term = said
    others = [c for c in cited if done <= c.spans[0].start < verb[0]]
    stop = term.stop if term else verb[1]
    if action != "enters" and others:
        for citation in others:
            yield Statement(action, provision(citation), term, (citation.spans[0].start, stop))
    elif own and own.start() < verb[0] and term and not _PHRASES["condition"].search(text, max(0, own.start() - 8), own.start()):
        pin = provision_before(text, own.start(), done)
        named = text[slice(*pin)] if pin else None
        itself = Provision(itself=True, pinpoint=named, places=places(named))
        yield Statement(action, itself, term, ((pin or own.span())[0], stop))
    elif action == "suspended":
        for citation in (c for c in cited if c.spans[0].start >= verb[1]):
            later = term_after(text, citation.spans[-1].end, None)
            yield Statement(action, provision(citation), later, (verb[0], later.stop if later else citation.spans[-1].end))


def _undone(text: str, verb: re.Match[str], cited: Sequence[Citation], action: Action) -> Iterator[Statement]:
    """The documents that follow "thay thế" or "bãi bỏ", one after the other."""
    at = verb.end()
    for citation in cited:
        first = citation.spans[0].start
        if first < at:
            continue
        if len(text[at:first].split()) > _MOST_BETWEEN or _PHRASES["by_the_way"].search(text, at, first):
            return
        yield Statement(action, provision(citation), None, (verb.start(), citation.spans[-1].end))
        at = max(span.end for spans in (citation.spans, citation.parts.get("title", ())) for span in spans)


def provision(citation: Citation) -> Provision:
    """What a citation names."""
    return Provision(
        kind=citation.kind, number=citation.number, name=citation.name, pinpoint=citation.pinpoint, places=citation.places
    )
