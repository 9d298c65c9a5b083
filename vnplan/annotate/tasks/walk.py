"""Walking the passages of a document for who has to do what, with the bodies that head what stands below them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from vnplan.annotate.passages import Passage
from vnplan.annotate.tasks.elsewhere import Elsewhere
from vnplan.annotate.tasks.fields import field_parties
from vnplan.annotate.tasks.headings import among_bodies, body_heading, is_partners, says_duty
from vnplan.annotate.tasks.heads import Heads
from vnplan.annotate.tasks.judged import (
    acts_in_steps,
    hands_on,
    hands_partners,
    is_quoted,
    labels_above,
    only_lists,
    reports,
    states,
    within,
)
from vnplan.annotate.tasks.paragraph import Claim
from vnplan.annotate.tasks.registry import Registry, keyed
from vnplan.annotate.tasks.rows import Tables
from vnplan.annotate.tasks.sentences import claims, partner_claims
from vnplan.annotate.tasks.steps import Duty, Step
from vnplan.model.block import Bullet, Division, Paragraph
from vnplan.model.document import Document
from vnplan.model.leaves import BASIS, lies_in
from vnplan.model.part import ClosingLine, Recital
from vnplan.model.task import Party
from vnplan.rules.phrases import Phrases
from vnplan.vocab.bodies.lexicon import plain
from vnplan.vocab.bodies.piece import Name
from vnplan.vocab.fields import BODIES
from vnplan.vocab.sections import orders

_PHRASES = Phrases("roles")

# The longest line that may be a heading without being marked as one, and what ends no heading.
SHORT = 110
_STOPS = (".", ";", ",", "!", "?")
# The roles of what may hand out something, and the nodes of a body that hold running text.
_SPEAKING = frozenset(("text", "recital", "closing", "heading", "cell"))
_BLOCKS = (Paragraph, Bullet, Division)


class Walk:
    """One walk over the passages: the bodies that head each label, the sections that only report."""

    def __init__(self, document: Document, found: Sequence[Passage]) -> None:
        # What stands in a letterhead or marks an item hands out nothing.
        self.passages = [passage for passage in found if passage.leaf.role in _SPEAKING]
        # The passage behind the one that is read.
        self.following: Passage | None = None
        self.heads = Heads()
        self.leads: dict[Passage, dict[str, Party]] = {}
        self.helps: dict[Passage, dict[str, Party]] = {}
        self.entered: set[str] = set()
        self.partners: set[str] = set()
        self.divided = any(isinstance(block, Division) for block in document.body)
        self.annexes = {annex.label for part in (document, *document.siblings) for annex in part.annexes}
        self.told = document.page.type == "report"
        self.headline = next(iter(self.passages), None) if self.told else None
        self.elsewhere = Elsewhere(document, found) if self.told else None
        self.registry = Registry(document, found)
        self.tables = Tables(self.registry)
        self.issuer = plain(self.registry.issuer)
        self.issuers = tuple(plain(one.issuer.text) for one in document.reported if one.issuer) if self.told else ()

    def steps(self) -> Iterator[Step]:
        """Every passage with what it hands out, in order; of cells only those at which a table hands out something."""
        for at, passage in enumerate(self.passages, 1):
            role = passage.leaf.role
            if role == "cell":
                if handed := self._cell(passage):
                    yield Step(passage, handed)
                continue
            self.following = self.passages[at] if at < len(self.passages) else None
            self._enter(passage)
            if role == "heading":
                around = self.inherited(passage.at)
                duties = tuple(self._heading(passage))
            else:
                duties = tuple(self._text(passage))
                around = self.inherited(passage.at) or self._of_sentence(passage)
            yield Step(passage, duties, tuple(around.values()), self._partners(passage))
            for duty in duties:
                if duty.lead and role != "heading":
                    self.leads[passage] = duty.lead
                if hands_partners(duty):
                    self.helps[passage] = duty.coordinating

    def _enter(self, passage: Passage) -> None:
        """Forget what headed an earlier division of the same label, and end what the passage ends."""
        node = passage.leaf.node
        if isinstance(node, Division) and node.id not in self.entered:
            self.entered.add(node.id)
            self.heads.forget(node.label)
            self.partners.discard(node.label)
        if passage.below or self.heads.nested or "" in self.heads:
            self.heads.enter(passage)

    def _cell(self, passage: Passage) -> tuple[Duty, ...]:
        """What the table of a cell hands out, at the first that is read: the others stand where it stands, and end nothing."""
        table = passage.leaf.table
        if table is not None and table is self.tables.last and passage.at:
            return ()
        if self.heads.nested or "" in self.heads:
            self.heads.enter(passage)
        return self.tables.handed(passage)

    # ---- what stands above

    def inherited(self, label: str | None) -> dict[str, Party]:
        """The bodies that head a label: its own, or the nearest above it; an annex stands below nobody."""
        heads = self.heads
        if not heads:
            return {}
        for above in labels_above(label):
            if above in heads:
                return heads[above]
        attached = "" not in heads or any(lies_in(label, one) for one in self.annexes)
        return {} if attached else heads[""]

    def _of_sentence(self, passage: Passage) -> dict[str, Party]:
        """The bodies that lead in the sentence of which this is an item; a paragraph is one only behind a colon."""
        if not self.leads:
            return {}
        item = not isinstance(passage.leaf.node, Paragraph)
        for above in passage.ancestors():
            if above in self.leads and (item or above.opens):
                return self.leads[above]
        return {}

    def _partners(self, passage: Passage) -> tuple[Party, ...]:
        """The partners that the introduction above names beside who leads: "A chủ trì, phối hợp với các bộ:".

        What stands below the heading of a body is that body's own.
        """
        for above in passage.ancestors() if self.helps else ():
            if above in self.helps:
                return tuple(self.helps[above].values())
            if above.at and above.at != BASIS and above.at in self.heads:
                return ()
        return ()

    # ---- passages

    def _heading(self, passage: Passage) -> Iterator[Duty]:
        if passage.names_field:
            return
        text = passage.leaf.text.text
        names = self._named(passage)
        plain_office = any(name.kind == "position" and text[name.start + 1 : name.end].islower() for name in names)
        sure = not plain_office or passage.hands_out or says_duty(passage.low)
        known = (sure and all(name.known for name in names)) or self._orders_below()
        if names and known:
            yield self._headed(passage, names)
        elif is_partners(passage.low):
            self.partners.add(passage.at or "")
        elif says_duty(passage.low) or text.rstrip().endswith("."):
            # A short sentence with something below it, maybe a field, stands as a heading does.
            yield from self._claimed(passage)

    def _text(self, passage: Passage) -> Iterable[Duty]:
        node = passage.leaf.node
        if isinstance(node, _BLOCKS):
            if passage.names_field:
                return ()
            if passage.at != BASIS and (line := self._may_head(passage, node)):
                if only_lists(passage):
                    return ()
                if names := self._named(passage, whole=line == "heading"):
                    return (self._headed(passage, names),)
            if isinstance(node, Division) and passage.at and is_partners(passage.low):
                self.partners.add(passage.at)
                return ()
        elif isinstance(node, Recital):
            if node.role in ("basis", "proposal"):
                return self._claimed(passage) if _PHRASES["order_of_letter"].search(passage.low) else ()
        elif isinstance(node, ClosingLine) and node.role not in ("closing", "note", "other"):
            return ()
        return self._fielded(passage) or self._claimed(passage)

    def _named(self, passage: Passage, *, whole: bool = True) -> tuple[Name, ...]:
        """The bodies that a heading names and nothing else, where it heads their work; ``whole`` as for ``body_heading``."""
        if only_lists(passage) or reports(passage) or self._lists_persons():
            return ()
        names = body_heading(passage.leaf.text.text, duty=passage.hands_out, whole=whole, low=passage.low)
        if not names and whole and passage.hands_out and self._orders_below():
            names = among_bodies(passage)
        return () if names and acts_in_steps(passage, names) else names

    def _may_head(self, passage: Passage, node: Division | Paragraph | Bullet) -> Literal["text", "heading", ""]:
        """How a leaf of running text may be a heading all the same: with text behind it or as a whole; empty if it can't.

        It ends with a colon, divisions hang below it, or it is a short line with no stop before one that orders an action,
        in an article with a number.
        """
        text = passage.leaf.text.text.rstrip()
        if text.endswith(":") or (isinstance(node, Division) and node.children):
            return "text"
        if len(text) > SHORT or text.endswith(_STOPS):
            return ""
        if self.told and _PHRASES["numbered"].match(text):
            return "heading" if self._orders_below() else ""
        if not passage.hands_out:
            return ""
        return "text" if passage.is_title else "heading" if self._orders_below() else ""

    def _lists_persons(self) -> bool:
        """True if persons are named below an office: who has it, not what it has to do."""
        return self.following is not None and bool(_PHRASES["persons_listed"].match(self.following.low))

    def _orders_below(self) -> bool:
        """True if the next passage is text that orders an action."""
        return self.following is not None and self.following.leaf.role == "text" and orders(self.following.low) is True

    def _headed(self, passage: Passage, names: tuple[Name, ...]) -> Duty:
        parties = keyed(self.registry.located(passage.leaf.text.text, names, passage.back))
        self.heads.hand(passage.at or "", passage, parties)
        return Duty(passage, passage.node, lead=parties, heads=True)

    def _fielded(self, passage: Passage) -> list[Duty]:
        """The bodies of a field that is a heading with items below, or a labelled line that names bodies and nothing else."""
        content = passage.field
        if content is None or content.role not in BODIES or reports(passage):
            return []
        lead, coordinating = field_parties(passage, content, self.registry)
        return [Duty(passage, passage.node, lead, coordinating)] if lead or coordinating else []

    def _claimed(self, passage: Passage) -> Iterator[Duty]:
        if reports(passage):
            return
        text = passage.leaf.text.text
        if passage.at in self.partners:
            found = partner_claims(text, passage.low)
        else:
            found = claims(text, passage.low, told=self.told, duty=passage.hands_out, issuers=self.issuers)
        if not found:
            return
        duty = Duty(passage, passage.node)
        own = self.heads.get(passage.at or "", {}) if passage.at else {}
        inherited = self.inherited(passage.at)
        below = inherited and passage.at != BASIS
        quotes = ": “" in text or ': "' in text
        for claim in found:
            idle = states(passage, claim) or self._is_speaker(passage, claim) or (quotes and is_quoted(passage, claim))
            idle = idle or (self.elsewhere is not None and self.elsewhere.tells(passage, claim))
            if not idle and not (below and hands_on(passage, claim, inherited.values(), self.issuer)):
                self._take(duty, claim, own)
        if duty.heads and duty.lead and (passage.opens or not isinstance(passage.leaf.node, Bullet)):
            self.heads.hand(passage.at if passage.at and passage.at != BASIS else "", passage, duty.lead)
        if duty.coordinating and not duty.lead:
            duty.lead = dict(inherited)
        if duty.lead or duty.coordinating:
            yield duty

    def _is_speaker(self, passage: Passage, claim: Claim) -> bool:
        """True for the body of a headline that no word of duty binds: "Bộ Y tế: Tiêm xong trong tháng 8", "Bộ A siết quản lý"."""
        return passage is self.headline and claim.subject and not _PHRASES["bound"].match(passage.low, claim.end)

    def _take(self, duty: Duty, claim: Claim, own: dict[str, Party]) -> None:
        at = duty.passage.at
        if claim.subject and at == BASIS and (self.divided or claim.verb == "quy định"):
            return
        parties = keyed(self.registry.located(duty.passage.leaf.text.text, claim.names, duty.passage.back))
        duty.claims.append((claim, tuple(parties.values())))
        if claim.role == "lead":
            new = {k: one for k, one in parties.items() if (k in own or not within(k, own)) and not self._itself(at, claim, k)}
            for key, one in new.items():
                duty.lead.setdefault(key, one)
            duty.heads |= claim.heads
        else:
            for key, one in parties.items():
                duty.coordinating.setdefault(key, one)
        duty.verb = duty.verb or claim.verb

    def _itself(self, at: str | None, claim: Claim, key: str) -> bool:
        """True if the issuer speaks of itself.

        So it does before the first heading or in the closing, by the word for its place or of what it will do anywhere.
        """
        if claim.names[0].kind == "unit":
            return not self.issuer or key in self.issuer
        speaks = at in (None, BASIS) or claim.promises
        return claim.subject and speaks and bool(self.issuer) and self.issuer.startswith(key)
