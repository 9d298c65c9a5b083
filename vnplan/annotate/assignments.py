"""Who is told to do what, node by node of the tree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from vnplan.annotate.assign_headings import body_heading, is_duty, is_report, says_duty
from vnplan.annotate.assign_sentences import Claim, claims
from vnplan.annotate.leaves import BASIS, leaves, mapped
from vnplan.annotate.parties import normal_name, party
from vnplan.annotate.parties_list import Name
from vnplan.annotate.parties_rules import plain
from vnplan.annotate.tables import task_rows
from vnplan.model.base import Span, Text
from vnplan.model.block import Bullet, Division, Paragraph, Table
from vnplan.model.document import ClosingLine, Document, Leaf, Recital
from vnplan.model.task import Assignment, Party


# Annexes that list things: a body's name at the head of an item there owns what is listed, it is not told to do anything.
_LISTING = re.compile("Phụ lục|Danh mục|Danh sách|Biểu|Bảng|Mẫu")


@dataclass(slots=True)
class Duty:
    """What a leaf, or a row of a table, says of who has to do something."""

    leaf: Leaf
    at: str | None
    node: str
    lead: list[Party] = field(default_factory=list)
    coordinating: list[Party] = field(default_factory=list)
    verb: str | None = None
    heads: bool = False
    row: int | None = None


def annotate_assignments(document: Document) -> tuple[Assignment, ...]:
    """The assignments of a document: one for each node that names bodies, one for each row of a task table.

    >>> from vnplan.pipeline import parse
    >>> document = parse("KẾ HOẠCH\\nGiảm nghèo năm 2024\\n\\nI. TỔ CHỨC THỰC HIỆN\\n\\n1. Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh triển khai.")
    >>> [(a.at, a.lead[0].text, a.coordinating[0].text) for a in annotate_assignments(document)]
    [('I.1', 'Sở Y tế', 'Công an tỉnh')]
    """
    merged: dict[tuple[str, str | None, int | None], Duty] = {}
    for duty in duties(document):
        key = (duty.node, duty.at, duty.row)
        known = merged.setdefault(key, Duty(duty.leaf, duty.at, duty.node, verb=duty.verb, row=duty.row))
        known.lead += _new(duty.lead, known.lead)
        known.coordinating += _new(duty.coordinating, known.coordinating)
        known.verb = known.verb or duty.verb
    return tuple(_assignment(duty) for duty in merged.values() if duty.lead or duty.coordinating)


def _assignment(duty: Duty) -> Assignment:
    spans = duty.leaf.text.spans
    return Assignment(
        at=duty.at,
        lead=tuple(duty.lead),
        coordinating=tuple(duty.coordinating),
        verb=duty.verb,
        spans=tuple(dict.fromkeys(span for p in (*duty.lead, *duty.coordinating) for span in p.spans)),
        leaf=Span(spans[0].start, spans[-1].end) if spans else None,
    )


def _new(parties: list[Party], known: list[Party]) -> list[Party]:
    """The parties that are not among the known ones."""
    have = {_folded(p) for p in known}
    out = []
    for one in parties:
        if (key := _folded(one)) not in have:
            have.add(key)
            out.append(one)
    return out


def _folded(one: Party) -> str:
    return plain(one.value or one.text)


def duties(document: Document) -> Iterator[Duty]:
    """Every leaf, and every row of a task table, that names bodies to do something, in order; leads are inherited."""
    return _Walk(document).duties()


class _Walk:
    """One walk over the leaves: the bodies that head each label, the sections that only report."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.heads: dict[str, list[Party]] = {}
        self.nodes: dict[str, str] = {}
        self.reports: set[str] = set()
        self.duty_sections: set[str] = set()
        self.tables: set[str] = set()
        self.divided = any(isinstance(block, Division) for block in document.body)
        issuer = document.header.issuer
        self.issuer = plain(normal_name(issuer.text)) if issuer else ""

    def duties(self) -> Iterator[Duty]:
        for leaf in leaves(self.document):
            match leaf.role:
                case "marker":
                    if isinstance(leaf.node, Division):
                        self._enter(leaf.node)
                case "heading":
                    yield from self._heading(leaf)
                case "cell":
                    yield from self._table(leaf)
                case "text" | "recital" | "closing":
                    yield from self._text(leaf)

    def _enter(self, node: Division) -> None:
        self.heads.pop(node.label, None)
        self.reports.discard(node.label)
        self.duty_sections.discard(node.label)
        self.nodes[node.label] = node.id

    def _node(self, leaf: Leaf) -> str:
        return self.nodes.get(leaf.at or "", leaf.at or "")

    # ---- what stands above

    def _above(self, label: str | None) -> Iterator[str]:
        """The label and those above it, innermost first."""
        while label:
            yield label
            label = label.rpartition(".")[0]

    def _inherited(self, label: str | None) -> list[Party]:
        return next((self.heads[above] for above in (*self._above(label), "") if above in self.heads), [])

    def _reports(self, label: str | None) -> bool:
        return any(above in self.reports for above in self._above(label))

    def _hands_out(self, label: str | None) -> bool:
        return any(above in self.duty_sections for above in self._above(label))

    # ---- leaves

    def _heading(self, leaf: Leaf) -> Iterator[Duty]:
        text = leaf.text.text
        label = leaf.at or ""
        duty = self._hands_out(label)
        names = () if _LISTING.match(label) and not (duty or says_duty(text)) else body_heading(text, duty=duty)
        if names and not self._reports(label):
            parties = self._parties(leaf, names)
            self.heads[label] = parties
            yield Duty(leaf, leaf.at, self._node(leaf), lead=parties, heads=True)
            return
        if is_report(text):
            self.reports.add(label)
        elif is_duty(text):
            self.duty_sections.add(label)
        if says_duty(text):
            yield from self._claimed(leaf)

    def _text(self, leaf: Leaf) -> Iterator[Duty]:
        match leaf.node:
            case Recital(role="basis" | "proposal"):
                return
            case ClosingLine(role=role) if role not in ("closing", "other"):
                return
            case Division() | Paragraph() | Bullet() as node if leaf.text.text.rstrip().endswith(":") or (
                isinstance(node, Division) and node.children
            ):
                names = body_heading(leaf.text.text, duty=self._hands_out(leaf.at), whole=False)
                if names and not self._reports(leaf.at):
                    parties = self._parties(leaf, names)
                    self.heads[leaf.at or ""] = parties
                    yield Duty(leaf, leaf.at, self._node(leaf), lead=parties, heads=True)
                    return
        yield from self._claimed(leaf)

    def _claimed(self, leaf: Leaf) -> Iterator[Duty]:
        if self._reports(leaf.at):
            return
        found = claims(leaf.text.text)
        if not found:
            return
        duty = Duty(leaf, leaf.at, self._node(leaf))
        own = self.heads.get(leaf.at or "") if leaf.at else None
        for claim in found:
            self._take(duty, claim, own)
        inherited = self._inherited(leaf.at)
        if duty.heads and duty.lead:
            self.heads[leaf.at if leaf.at and leaf.at != BASIS else ""] = duty.lead
        if duty.coordinating and not duty.lead:
            duty.lead = list(inherited)
        if duty.lead or duty.coordinating:
            yield duty

    def _take(self, duty: Duty, claim: Claim, own: list[Party] | None) -> None:
        parties = self._parties(duty.leaf, claim.names)
        if claim.subject and duty.at == BASIS and self.divided:
            return
        if claim.role == "lead":
            duty.lead += [
                p
                for p in _new(parties, duty.lead)
                if not (own and _within(p, own)) and not (claim.subject and duty.at in (None, BASIS) and self._is_issuer(p))
            ]
            duty.heads |= claim.heads
        else:
            duty.coordinating += _new(parties, duty.coordinating)
        duty.verb = duty.verb or claim.verb

    def _is_issuer(self, one: Party) -> bool:
        """Whether this is who issues the document: it tells others what to do, not itself."""
        return bool(self.issuer) and self.issuer.startswith(_folded(one))

    def _parties(self, leaf: Leaf, names: tuple[Name, ...]) -> list[Party]:
        back = mapped(self.document, leaf.text)
        return [party(leaf.text.text, name, back.spans(name.start, name.end)) for name in names]

    # ---- tables

    def _table(self, leaf: Leaf) -> Iterator[Duty]:
        table = leaf.table
        if not isinstance(table, Table) or table.id in self.tables or self._reports(leaf.at):
            return
        self.tables.add(table.id)
        for row in task_rows(table):
            lead = [p for text, names in row.lead for p in self._cell(text, names)]
            coordinating = [p for text, names in row.coordinating for p in self._cell(text, names)]
            first = next(text for text, _ in (*row.lead, *row.coordinating))
            duty = Duty(
                Leaf(first, "cell", leaf.at, leaf.node, None, table, row.index),
                leaf.at,
                f"{self._node(leaf)}/{table.id}",
                lead,
                coordinating,
            )
            duty.row = row.index
            yield duty

    def _cell(self, text: Text, names: tuple[Name, ...]) -> list[Party]:
        back = mapped(self.document, text)
        return [party(text.text, name, back.spans(name.start, name.end)) for name in names]


def _within(one: Party, others: list[Party]) -> bool:
    """Whether the heading names this body already, perhaps with more words."""
    words = _folded(one)
    return any(words in _folded(other) for other in others)
