"""Mentions of one document, grouped: by type, number, issuer and year."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from vnplan.model.citation import Citation, Reference
from vnplan.rules.phrases import Phrases
from vnplan.text.letters import fold_tone, is_capitals
from vnplan.vocab.bodies.form import normal_form
from vnplan.vocab.numbers import codes

_PHRASES = Phrases("citations")

# What parts a number is written in several ways.
_MARKS = str.maketrans("/.", "--")
# Documents of one number that are told apart; a text that has more has no meaning.
_MOST_ALIKE = 40


@dataclass(slots=True)
class _Group:
    """One document: what its mentions say of it."""

    id: str
    first: Citation
    sure: bool
    kinds: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    issuers: list[str] = field(default_factory=list)
    mentions: list[Citation] = field(default_factory=list)

    def add(self, citation: Citation) -> None:
        self.mentions.append(citation)
        if citation.kind:
            self.kinds.add(citation.kind)
        year = _year(citation)
        if year:
            self.years.add(year)
        if citation.issuer and citation.issuer.value not in self.issuers:
            self.issuers.append(citation.issuer.value)

    def takes(self, citation: Citation, *, local: bool) -> bool:
        """True if nothing that the mention says contradicts the group."""
        year = _year(citation)
        if (year and self.years and year not in self.years) or (citation.kind and self.kinds and citation.kind not in self.kinds):
            return False
        issuer = citation.issuer.value if citation.issuer else None
        return not local or issuer is None or not self.issuers or any(_same_body(issuer, other) for other in self.issuers)


@dataclass(slots=True)
class Register:
    """The documents that are cited so far, by number and by name; ``unsure`` are those of mentions that may be any of several.

    ``counts`` are those of full numbers by their kind and count: "Nghị định 30" is then "Nghị định số 30/2020/NĐ-CP".

    >>> from vnplan.annotate.citations.find import find_citations
    >>> text = "Quyết định số 5/QĐ-TTg ngày 01/02/2016; Quyết định số 5/QĐ-TTg; Quyết định số 5/QĐ-TTg ngày 01/02/2017"
    >>> register = Register()
    >>> [register.take(citation) for citation in find_citations(text)]
    ['r1', 'r1', 'r2']
    >>> [reference.mentions for reference in register.references()]
    [2, 1]
    """

    groups: dict[tuple[str, str], list[_Group]] = field(default_factory=dict)
    unsure: dict[tuple[str, str], _Group] = field(default_factory=dict)
    counts: dict[tuple[str | None, str], list[_Group]] = field(default_factory=dict)
    order: list[_Group] = field(default_factory=list)

    def take(self, citation: Citation) -> str:
        """The ``reference`` of a mention: the id of the document that it is counted with."""
        group = self._group_of(citation)
        group.add(citation)
        return group.id

    def references(self, issuer: str | None = None) -> tuple[Reference, ...]:
        """The documents that the mentions refer to, in order of first mention.

        ``issuer`` is the body that issued the citing document: "của UBND tỉnh" in its text is the committee of its province.
        """
        place = _place(issuer) if issuer else None
        return tuple([_reference(group, place) for group in self.order])

    def _group_of(self, citation: Citation) -> _Group:
        count = (citation.kind, citation.number_parts.number or "") if citation.number_parts else None
        if count and citation.number_form == "bare":
            meant = [group for group in self.counts.get(count, ()) if group.takes(citation, local=False)]
            if len(meant) == 1:
                return meant[0]
        key = _key(citation)
        candidates = self.groups.setdefault(key, [])
        local = is_local(citation)
        fitting = [group for group in candidates[:_MOST_ALIKE] if group.takes(citation, local=local)]
        if len(fitting) == 1:
            group = fitting[0]
        elif fitting or len(candidates) >= _MOST_ALIKE:
            group = self.unsure.get(key) or self._new(citation, sure=False)
            self.unsure[key] = group
        else:
            group = self._new(citation, sure=True)
            candidates.append(group)
            if count and citation.number_form == "full":
                self.counts.setdefault(count, []).append(group)
        if citation.name and citation.number and group.sure:
            named = self.groups.setdefault(_name_key(citation.name), [])
            if len(named) < _MOST_ALIKE and not any(group is other for other in named):
                named.append(group)
        return group

    def _new(self, citation: Citation, *, sure: bool) -> _Group:
        group = _Group(f"r{len(self.order) + 1}", citation, sure=sure)
        self.order.append(group)
        return group


def _key(citation: Citation) -> tuple[str, str]:
    if citation.number:
        return ("number", citation.number.translate(_MARKS).upper())
    return _name_key(citation.name or citation.text)


def _name_key(name: str) -> tuple[str, str]:
    law = name.startswith(("Luật", "Bộ luật", "Bộ Luật", "Pháp lệnh", "Hiến pháp"))
    folded = " ".join(fold_tone(_PHRASES["year_at_end"].sub("", name) if law else name).lower().replace(",", " ").split())
    return ("name", re.sub(r"\s*[-–]\s*", "-", folded))


def _year(citation: Citation) -> int | None:
    if citation.number_parts and citation.number_parts.year:
        return citation.number_parts.year
    if citation.date:
        return citation.date.year
    match = _PHRASES["year_at_end"].search(citation.name) if citation.name else None
    return int(match[1]) if match else None


def is_local(citation: Citation) -> bool:
    """True if the number is one of many like it: those of provinces, departments, local Party committees.

    >>> from vnplan.annotate.citations.find import find_citations
    >>> [is_local(c) for c in find_citations("Kế hoạch số 17/KH-UBND; Nghị quyết số 57/NQ-CP")]
    [True, False]
    """
    number = citation.number_parts
    return number is not None and codes("national").isdisjoint((*number.bodies, number.type_code))


def _same_body(one: str, other: str) -> bool:
    one, other = one.lower(), other.lower()
    return one in other or other in one


def _place(issuer: str) -> tuple[str, str] | None:
    """The level and the name in "Ủy ban nhân dân tỉnh Thái Nguyên"."""
    match = _PHRASES["level_and_place"].search(issuer.strip())
    if not match:
        return None
    name = match[2].strip()
    return match[1].lower(), name.title() if is_capitals(name) else name


def _full_issuer(names: Iterable[str], place: tuple[str, str] | None) -> tuple[str | None, bool]:
    """The fullest name, its place filled in where its words mean that of the citing document; whether it is full."""
    name = max(names, key=len, default=None)
    if name is None:
        return None, False
    name = normal_form(name)
    alone, committee = _PHRASES["level_alone"].search(name), _PHRASES["committee"].search(name)
    if alone or committee:
        level = alone[1] if alone else {"Tỉnh": "tỉnh", "Thành": "thành phố"}[committee[1]] if committee else None
        return (f"{name} {place[1]}", True) if place and place[0] == level else (name, False)
    return name, True


def _reference(group: _Group, place: tuple[str, str] | None) -> Reference:
    """What the mentions of a document say of it, taken together."""
    mentions = group.mentions
    issuer, full = _full_issuer(group.issuers, place)
    local = is_local(group.first)
    named = _PHRASES["with_place"].search(issuer or "") is not None
    national = (issuer or "").startswith(
        ("Bộ ", "Tổng cục", "Chính phủ", "Thủ tướng", "Quốc hội", "Ngân hàng Nhà nước", "Văn phòng Chính phủ")
    )
    return Reference.made(
        id=group.id,
        kind=next((c.kind for c in mentions if c.kind), None),
        number=next((c.number for c in mentions if c.number), None),
        name=next((c.name for c in mentions if c.name), None),
        issuer=issuer,
        date=next((c.date for c in mentions if c.date), None),
        title=next((c.title for c in mentions if c.title), None),
        mentions=len(mentions),
        resolved=group.sure and (not local or (full and (named or national))),
    )
