"""Effect and amendments of a document, over its leaves in order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from vnplan.annotate.citations.find import find_citations
from vnplan.annotate.effects.operations import Order, orders
from vnplan.annotate.effects.statements import Action, Statement, heading_of, provision, statements
from vnplan.annotate.passages import Passage
from vnplan.model.base import Span
from vnplan.model.document import Document, Leaf
from vnplan.model.effect import Amendment, Effect, EffectStatement, Provision
from vnplan.rules.phrases import Phrases

_PHRASES = Phrases("effects")

_MOST_QUOTED = 400
_OPEN, _CLOSE = "“", "”"

Origin = Callable[[int, int], Span]


@dataclass(slots=True)
class _Walk:
    """What is known so far: the amended document, the lead-in above, the new text that is being quoted."""

    issued: str | None
    title: Provision | None
    amended: Provision | None = None
    amending: bool = False
    article: str | None = None
    heading: Action | None = None
    heading_at: str | None = None
    awaited: bool = False
    quoted: list[tuple[str, Span]] = field(default_factory=list)
    statements: list[EffectStatement] = field(default_factory=list)
    amendments: list[Amendment] = field(default_factory=list)


def annotate_effects(document: Document, found: Sequence[Passage]) -> tuple[Effect | None, tuple[Amendment, ...]]:
    """When the document is in force, and what it does to the text of others."""
    issued = document.header.date.value if document.header.date and len(document.header.date.value) == len("2017-04-17") else None
    title = document.header.title.text if document.header.title else ""
    cited = find_citations(title) if _PHRASES["amending"].search(title) else ()
    walk = _Walk(issued, provision(cited[0]) if cited else None, amending=_PHRASES["amending"].search(title) is not None)
    for passage in found:
        if passage.leaf.role in ("heading", "text", "closing", "marker", "cell"):
            _passage(passage, walk)
    _close(walk)
    return _effect(walk), tuple(walk.amendments)


def _passage(passage: Passage, walk: _Walk) -> None:
    leaf, text = passage.leaf, passage.leaf.text.text
    if _quotes(leaf, walk):
        return
    if leaf.role in ("marker", "cell"):
        return
    article = (leaf.at or "").split(".")[0] if leaf.at else None
    if article != walk.article:
        walk.article, walk.amended = article, None

    def origin(start: int, end: int) -> Span:
        # Few passages say anything of effect, and the way back is dear.
        return passage.back.origin(start, end)

    if walk.amending or _PHRASES["amending"].match(text.lstrip('“" ')):
        _amend(text, leaf, walk, origin)
    for found in statements(text, walk.issued, walk.heading if _below(leaf.at, walk.heading_at) else None):
        walk.statements.append(_stated(text, found, leaf.at, origin))
    heading = heading_of(text)
    if heading or not _below(leaf.at, walk.heading_at):
        walk.heading, walk.heading_at = heading, leaf.at if heading else None


def _below(at: str | None, heading: str | None) -> bool:
    """Whether a place is the one of the lead-in, or below it."""
    return heading is not None and at is not None and (at == heading or at.startswith(f"{heading}."))


def _quotes(leaf: Leaf, walk: _Walk) -> bool:
    """Whether the leaf is part of the new text that an order above announces; it ends with its last quotation mark."""
    text = leaf.text.text
    if not walk.awaited:
        return False
    if not walk.quoted and leaf.role != "marker" and not text.lstrip().startswith((_OPEN, '"')):
        walk.awaited = False
        return False
    if not leaf.text.spans or len(walk.quoted) >= _MOST_QUOTED:
        _close(walk)
        return False
    if not walk.quoted and leaf.role == "marker" and not text.lstrip().startswith((_OPEN, '"')):
        return False
    walk.quoted.append((text, Span(leaf.text.spans[0].start, leaf.text.spans[-1].end)))
    whole = "\n".join(piece for piece, _ in walk.quoted)
    balanced = whole.count(_OPEN) <= whole.count(_CLOSE) if _OPEN in whole else whole.count('"') % 2 == 0
    if _PHRASES["end_of_quote"].search(text) and balanced:
        _close(walk)
    return True


def _close(walk: _Walk) -> None:
    """The quoted text becomes that of the order which announced it."""
    if walk.quoted and walk.amendments:
        new = _PHRASES["end_of_quote"].sub("", "\n".join(piece for piece, _ in walk.quoted)).strip().lstrip('“"')
        last = walk.amendments[-1]
        spans = (*last.spans, Span(walk.quoted[0][1].start, walk.quoted[-1][1].end))
        walk.amendments[-1] = last.model_copy(update={"new": new, "spans": spans})
    walk.quoted, walk.awaited = [], False


def _amend(text: str, leaf: Leaf, walk: _Walk, origin: Origin) -> None:
    found = list(orders(text))
    for index, order in enumerate(found):
        if order.operation == "repeal" and order.pinpoint is None:
            continue
        # "Bãi bỏ khoản 1 Điều 2; bãi bỏ Điều 3 của Nghị định A": the document is named behind the last of its provisions.
        cited = next((later.cited for later in found[index:] if later.cited), None)
        if cited:
            walk.amended = _whole(provision(cited))
        target = _target(order, walk)
        if target:
            spans = (origin(*order.span),)
            words = {"old": order.old, "new": order.new, "beside": order.beside}
            walk.amendments.append(Amendment(operation=order.operation, target=target, spans=spans, at=leaf.at, **words))
    if found:
        walk.awaited = text.rstrip().endswith(":")
    else:
        named = find_citations(text) if _PHRASES["amending"].match(text) else ()
        walk.amended = _whole(provision(named[0])) if named else walk.amended


def _whole(amended: Provision) -> Provision:
    return amended.model_copy(update={"pinpoint": None})


def _target(order: Order, walk: _Walk) -> Provision | None:
    """The provision that an order is about: of the document that it names, of that of its article, of that of the title."""
    amended = walk.amended or walk.title
    return _whole(amended).model_copy(update={"pinpoint": order.pinpoint}) if amended else None


def _stated(text: str, found: Statement, at: str | None, origin: Origin) -> EffectStatement:
    start, end = (found.term.start, found.term.end) if found.term else (None, None)
    return EffectStatement(
        action=found.action,
        target=found.target,
        start=start,
        end=end,
        scope=found.scope,
        text=text[slice(*found.span)],
        spans=(origin(*found.span),),
        at=at,
    )


def _day_before(day: str | None) -> str | None:
    """The last day in force of what expires on a day."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat() if day else None


def _effect(walk: _Walk) -> Effect | None:
    if not walk.statements:
        return None
    own = [one for one in walk.statements if one.target.itself and one.target.pinpoint is None]
    start = next((one.start for one in own if one.action == "enters"), None)
    ends = (one.end if one.action == "enters" else _day_before(one.start) for one in own if one.action in ("enters", "expires"))
    return Effect(start=start, end=next((end for end in ends if end), None), statements=tuple(walk.statements))
