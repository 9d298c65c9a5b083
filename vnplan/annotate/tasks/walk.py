"""Walking a document for who has to do what: leaf by leaf, with the bodies that head what stands below them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from vnplan.annotate.tasks.claims import Claim
from vnplan.annotate.tasks.headings import body_heading, is_duty, is_partners, is_report, says_duty
from vnplan.annotate.tasks.registry import Registry
from vnplan.annotate.tasks.sentences import claims, partner_claims
from vnplan.annotate.tasks.tables import TaskRow, task_rows
from vnplan.model.base import Text
from vnplan.model.block import Bullet, Division, Paragraph, Table
from vnplan.model.document import ClosingLine, Document, Leaf, Recital
from vnplan.model.leaves import BASIS, leaves, mapped
from vnplan.model.mapped import MappedText
from vnplan.model.task import Party
from vnplan.vocab.bodies.lexicon import plain
from vnplan.vocab.bodies.lists import Name
from vnplan.vocab.bodies.party import party

# Annexes that list things: a body's name at the head of an item there owns what is listed, it is not told to do anything.
_LISTING = re.compile("Phụ lục|Danh mục|Danh sách|Biểu|Bảng|Mẫu")


@dataclass(slots=True)
class Duty:
    """What a leaf, or a row of a table, says of who has to do something; the bodies are keyed by what tells them apart.

    ``node`` tells nodes of one label apart; ``heads`` says that the bodies head what stands below; ``claims`` are those of
    a leaf of running text with their bodies, ``row`` is that of a table.
    """

    leaf: Leaf
    at: str | None
    node: str
    lead: dict[str, Party] = field(default_factory=dict)
    coordinating: dict[str, Party] = field(default_factory=dict)
    verb: str | None = None
    heads: bool = False
    claims: list[tuple[Claim, tuple[Party, ...]]] = field(default_factory=list)
    row: TaskRow | None = None


def folded(one: Party) -> str:
    """What tells a body from another."""
    return plain(one.value or one.text)


def keyed(parties: Iterable[Party]) -> dict[str, Party]:
    """Parties by what tells them apart, the first of each."""
    out: dict[str, Party] = {}
    for one in parties:
        out.setdefault(folded(one), one)
    return out


class Walk:
    """One walk over the leaves: the bodies that head each label, the sections that only report, those that hand out work."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.heads: dict[str, dict[str, Party]] = {}
        self.nodes: dict[str, str] = {}
        self.reports: set[str] = set()
        self.duties: set[str] = set()
        self.partners: set[str] = set()
        self.tables: set[str] = set()
        self.divided = any(isinstance(block, Division) for block in document.body)
        self.registry = Registry(document)
        self.issuer = plain(self.registry.issuer)

    def steps(self) -> Iterator[tuple[Leaf, tuple[Duty, ...]]]:
        """Every leaf with what it hands out, in order."""
        for leaf in leaves(self.document):
            match leaf.role:
                case "marker":
                    if isinstance(leaf.node, Division):
                        self._enter(leaf.node)
                case "heading":
                    yield leaf, tuple(self._heading(leaf))
                case "cell":
                    yield leaf, tuple(self._table(leaf))
                case "text" | "recital" | "closing":
                    yield leaf, tuple(self._text(leaf))

    def _enter(self, node: Division) -> None:
        self.heads.pop(node.label, None)
        self.reports.discard(node.label)
        self.duties.discard(node.label)
        self.partners.discard(node.label)
        self.nodes[node.label] = node.id

    def _node(self, leaf: Leaf) -> str:
        if leaf.at is None and isinstance(leaf.node, Paragraph | Bullet):
            return leaf.node.id
        return self.nodes.get(leaf.at or "", leaf.at or "")

    # ---- what stands above

    def _above(self, label: str | None) -> Iterator[str]:
        """The label and those above it, innermost first."""
        while label:
            yield label
            label = label.rpartition(".")[0]

    def inherited(self, label: str | None) -> dict[str, Party]:
        """The bodies that head a label: its own, or the nearest above it."""
        return next((self.heads[above] for above in (*self._above(label), "") if above in self.heads), {})

    def reports_only(self, label: str | None) -> bool:
        """Whether a label stands in a section that tells what is or was."""
        return any(above in self.reports for above in self._above(label))

    def _hands_out(self, label: str | None) -> bool:
        return any(above in self.duties for above in self._above(label))

    # ---- leaves

    def _heading(self, leaf: Leaf) -> Iterator[Duty]:
        text = leaf.text.text
        label = leaf.at or ""
        duty = self._hands_out(label)
        names = () if _LISTING.match(label) and not (duty or says_duty(text)) else body_heading(text, duty=duty)
        if names and not self.reports_only(label):
            yield self._headed(leaf, names)
            return
        if is_report(text):
            self.reports.add(label)
        elif is_duty(text):
            self.duties.add(label)
        if is_partners(text):
            self.partners.add(label)
        elif says_duty(text):
            yield from self._claimed(leaf)

    def _text(self, leaf: Leaf) -> Iterator[Duty]:
        match leaf.node:
            case Recital(role="basis" | "proposal"):
                return
            case ClosingLine(role=role) if role not in ("closing", "other"):
                return
            case Division() | Paragraph() | Bullet() as node if leaf.at != BASIS and _may_head(node, leaf.text.text):
                names = body_heading(leaf.text.text, duty=self._hands_out(leaf.at), whole=False)
                if names and not self.reports_only(leaf.at):
                    yield self._headed(leaf, names)
                    return
        if isinstance(leaf.node, Division) and leaf.at and is_partners(leaf.text.text):
            self.partners.add(leaf.at)
            return
        yield from self._claimed(leaf)

    def _headed(self, leaf: Leaf, names: tuple[Name, ...]) -> Duty:
        parties = keyed(self._parties(leaf.text, names))
        self.heads[leaf.at or ""] = parties
        return Duty(leaf, leaf.at, self._node(leaf), lead=parties, heads=True)

    def _claimed(self, leaf: Leaf) -> Iterator[Duty]:
        if self.reports_only(leaf.at):
            return
        found = partner_claims(leaf.text.text) if leaf.at in self.partners else claims(leaf.text.text)
        if not found:
            return
        duty = Duty(leaf, leaf.at, self._node(leaf))
        own = self.heads.get(leaf.at or "", {}) if leaf.at else {}
        back = mapped(self.document, leaf.text)
        for claim in found:
            self._take(duty, claim, own, back)
        inherited = self.inherited(leaf.at)
        if duty.heads and duty.lead:
            self.heads[leaf.at if leaf.at and leaf.at != BASIS else ""] = duty.lead
        if duty.coordinating and not duty.lead:
            duty.lead = dict(inherited)
        if duty.lead or duty.coordinating:
            yield duty

    def _take(self, duty: Duty, claim: Claim, own: dict[str, Party], back: MappedText) -> None:
        if claim.subject and duty.at == BASIS and (self.divided or claim.verb == "quy định"):
            return
        parties = keyed(self._located(duty.leaf.text.text, claim.names, back))
        duty.claims.append((claim, tuple(parties.values())))
        if claim.role == "lead":
            new = {key: one for key, one in parties.items() if not _within(key, own) and not self._itself(duty, claim, key)}
            for key, one in new.items():
                duty.lead.setdefault(key, one)
            duty.heads |= claim.heads
        else:
            for key, one in parties.items():
                duty.coordinating.setdefault(key, one)
        duty.verb = duty.verb or claim.verb

    def _itself(self, duty: Duty, claim: Claim, key: str) -> bool:
        """Whether the issuer speaks of itself, before the first heading or in the closing."""
        return claim.subject and duty.at in (None, BASIS) and bool(self.issuer) and self.issuer.startswith(key)

    def _parties(self, text: Text, names: tuple[Name, ...]) -> Iterator[Party]:
        return self._located(text.text, names, mapped(self.document, text))

    def _located(self, text: str, names: Iterable[Name], back: MappedText) -> Iterator[Party]:
        return (self.registry.settled(party(text, name, back.spans(name.start, name.end))) for name in names)

    # ---- tables

    def _table(self, leaf: Leaf) -> Iterator[Duty]:
        table = leaf.table
        if not isinstance(table, Table) or table.id in self.tables or self.reports_only(leaf.at):
            return
        self.tables.add(table.id)
        for row in task_rows(table):
            lead = keyed(p for text, names in row.lead for p in self._parties(text, names))
            coordinating = keyed(p for text, names in row.coordinating for p in self._parties(text, names))
            yield Duty(leaf, leaf.at, f"{self._node(leaf)}/{table.id}", lead, coordinating, row=row)


def _may_head(node: Division | Paragraph | Bullet, text: str) -> bool:
    """Whether a leaf of running text may be a heading all the same: it ends with a colon, or divisions hang below it."""
    return text.rstrip().endswith(":") or (isinstance(node, Division) and bool(node.children))


def _within(key: str, others: Iterable[str]) -> bool:
    """Whether the heading names this body already, perhaps with more words."""
    return any(key in other for other in others)
