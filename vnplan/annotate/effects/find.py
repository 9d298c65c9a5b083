"""Effect and amendments of a document, over its leaves in order."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from vnplan.annotate.citations.find import find_citations
from vnplan.annotate.effects.amend import Amending
from vnplan.annotate.effects.statements import Statement, heading_of, may_tell, provision, statements
from vnplan.annotate.effects.when import later
from vnplan.annotate.passages import Passage, joined_texts
from vnplan.model.document import Document
from vnplan.model.effect import Action, Amendment, Effect, EffectStatement
from vnplan.model.leaves import lies_in
from vnplan.rules.phrases import Phrases

_PHRASES = Phrases("effects")


@dataclass(slots=True)
class _Walk:
    """What is known so far: what is amended, and the lead-in above."""

    issued: date | None
    amending: Amending
    heading: Action | None = None
    heading_at: str | None = None
    statements: list[EffectStatement] = field(default_factory=list)

    @property
    def goes_on(self) -> bool:
        """True if what was said above says something of the next passage, whatever that says itself."""
        return self.heading is not None or self.amending.is_open


def annotate_effects(document: Document, found: Sequence[Passage]) -> tuple[Effect | None, tuple[Amendment, ...]]:
    """When the document is in force, and what it does to the text of others."""
    title = document.header.title.text if document.header.title else ""
    always = _PHRASES["amending"].search(title) is not None
    cited = find_citations(title) if always else ()
    walk = _Walk(document.header.issued, Amending(provision(cited[0]) if cited else None, always))
    telling, goes_on = may_tell(joined_texts(found)), walk.goes_on
    for index, passage in enumerate(found):
        if (goes_on or index in telling) and passage.leaf.role in ("heading", "text", "closing", "marker", "cell"):
            _passage(passage, walk)
            goes_on = walk.goes_on
    walk.amending.close()
    return _effect(walk), tuple(walk.amending.found)


def _passage(passage: Passage, walk: _Walk) -> None:
    leaf, text = passage.leaf, passage.leaf.text.text
    if (walk.amending.awaited and walk.amending.quotes(passage)) or leaf.role in ("marker", "cell"):
        return
    above = walk.heading if lies_in(leaf.at, walk.heading_at) else None
    for said in walk.amending.read(passage):
        words = text[said.start : said.end]
        walk.statements += (
            _stated(passage, said.start, words, found) for found in statements(words, walk.issued, above, passage.whole.cited)
        )
    heading = heading_of(text)
    if heading or not lies_in(leaf.at, walk.heading_at):
        walk.heading, walk.heading_at = heading, leaf.at if heading else None


def _stated(passage: Passage, at: int, words: str, found: Statement) -> EffectStatement:
    """A statement with its place; ``at`` is where in the passage the words begin in which it was found."""
    start, end = found.span
    return EffectStatement(
        action=found.action,
        target=found.target,
        start=found.term.start if found.term else None,
        end=found.term.end if found.term else None,
        scope=found.scope,
        text=words[start:end],
        spans=(passage.back.origin(at + start, at + end),),
        at=passage.at,
    )


def _effect(walk: _Walk) -> Effect | None:
    if not walk.statements:
        return None
    own = [one for one in walk.statements if one.target.itself and one.target.pinpoint is None]
    start = next((one.start for one in own if one.action == "enters"), None)
    # The last day in force of what expires on a day is the day before.
    ends = (one.end if one.action == "enters" else later(one.start, -1) for one in own if one.action in ("enters", "expires"))
    return Effect(start=start, end=next((end for end in ends if end), None), statements=tuple(walk.statements))
