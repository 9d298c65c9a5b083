"""What the document rests on, by role: where everything stands in the drawing. The template draws it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import get_args

from vnplan.export._names import cited_name, document_name
from vnplan.model.citation import Citation, CitationRole, Reference
from vnplan.model.document import Document
from vnplan.view.safe import day, short, spans

_ROLES: tuple[CitationRole, ...] = get_args(CitationRole)
_ROWS = 80
_NAME, _ABOUT = 46, 56
_TOP, _HEAD, _ROW, _GAP = 42, 28, 36, 6


@dataclass(frozen=True, slots=True)
class Cited:
    """A cited document in the drawing: its row, and where it is first cited."""

    id: str
    y: int
    name: str
    about: str
    title: str
    mentions: int
    width: float
    where: str
    resolved: bool


@dataclass(frozen=True, slots=True)
class Branch:
    """The documents that are cited in one role."""

    role: str
    y: int
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """A drawing: this document, and the documents it cites; ``more`` were left out."""

    height: int
    name: str
    branches: tuple[Branch, ...]
    more: int


def graph(document: Document) -> Graph | None:
    """The drawing, or ``None`` where nothing is cited. Of more than 80 documents those cited most often are drawn."""
    by_reference: dict[str, list[Citation]] = {}
    for citation in document.citations:
        by_reference.setdefault(citation.reference or "", []).append(citation)
    known = [reference for reference in document.references if reference.id in by_reference]
    if not known:
        return None
    drawn = {reference.id for reference in sorted(known, key=lambda reference: -reference.mentions)[:_ROWS]}
    by_role: dict[str, list[tuple[Reference, Citation]]] = {}
    for reference in known:
        if reference.id in drawn:
            by_role.setdefault(_role(by_reference[reference.id]), []).append((reference, by_reference[reference.id][0]))
    branches = tuple(_branches(by_role))
    height = branches[-1].cited[-1].y + _ROW
    return Graph(height, short(document_name(document), _NAME), branches, len(known) - len(drawn))


def _role(citations: Iterable[Citation]) -> CitationRole:
    """The role that ties a cited document most closely."""
    roles = {citation.role for citation in citations}
    return next((role for role in _ROLES if role in roles), "mentions")


def _branches(by_role: dict[str, list[tuple[Reference, Citation]]]) -> Iterator[Branch]:
    y = _TOP
    for role in _ROLES:
        rows = by_role.get(role, [])
        if rows:
            cited = tuple(_cited(r, first, y + _HEAD + i * _ROW) for i, (r, first) in enumerate(rows))
            yield Branch(role, y + 14, cited)
            y += _HEAD + len(rows) * _ROW + _GAP


def _cited(reference: Reference, first: Citation, y: int) -> Cited:
    name = cited_name(reference)
    about = ", ".join(part for part in (day(reference.date), reference.issuer) if part) or reference.title or ""
    title = "\n".join(part for part in (name, about, reference.title) if part)
    return Cited(
        reference.id, y, short(name, _NAME), short(about, _ABOUT), title, reference.mentions,
        min(6.0, 1 + reference.mentions / 2), spans(first.spans), reference.resolved,
    )  # fmt: skip
