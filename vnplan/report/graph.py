"""Who cites what: a drawing of the best connected, and GraphML of all."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from vnplan.export._names import kind_name
from vnplan.view.safe import short, visible

_LEFT, _RIGHT = 360, 640
_TOP, _ROW = 30, 22
_CITED, _CITING = 30, 40
_NAME = 46
_EDGES = """
SELECT c.source, d.number, d.kind, d.date, d.issuer, c.number, mode(c.kind), mode(c.date), mode(c.issuer), mode(c.role), count(*)
FROM citations c JOIN originals d USING (source)
WHERE c.number IS NOT NULL AND c.number IS DISTINCT FROM d.number
GROUP BY ALL ORDER BY c.source, c.number"""
_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_KEYS = (
    ("number", "node"), ("kind", "node"), ("date", "node"), ("issuer", "node"), ("source", "node"), ("role", "edge"),
    ("mentions", "edge"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edge:
    """One document of the archive cites another document."""

    citing: str
    cited: str
    role: str
    mentions: int


@dataclass(frozen=True, slots=True)
class Node:
    """A document; ``source`` where the archive holds it."""

    id: str
    number: str | None
    kind: str | None
    date: str | None
    issuer: str | None
    source: str | None

    @property
    def name(self) -> str:
        """What people call it."""
        return f"{kind_name(self.kind)} {self.number}" if self.number else self.source or kind_name(self.kind)


@dataclass(frozen=True, slots=True)
class Network:
    """All documents and citations; a cited document is one with the page of the archive that has its number and date."""

    nodes: dict[str, Node]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A document in the drawing."""

    index: int
    y: int
    name: str
    title: str
    degree: int


@dataclass(frozen=True, slots=True)
class Line:
    """A citation in the drawing, between two rows."""

    citing: int
    cited: int
    y1: int
    y2: int
    role: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Citing documents at the left, cited ones at the right."""

    height: int
    citing: tuple[Placed, ...]
    cited: tuple[Placed, ...]
    lines: tuple[Line, ...]


def network(db: Any) -> Network:  # noqa: ANN401 - duckdb has loose types
    """The citations by number between documents, reprints left out."""
    rows = db.execute(_EDGES).fetchall()
    nodes: dict[str, Node] = {}
    held: dict[tuple[str, str | None], str] = {}
    for source, number, kind, day, issuer, *_ in rows:
        nodes[source] = Node(source, number, kind, day, issuer, source)
        if number:
            held.setdefault((number, day), source)
    edges = []
    for source, *_, number, kind, day, issuer, role, mentions in rows:
        key = held.get((number, day), f"{number} {day or ''}".strip())
        if key not in nodes:
            nodes[key] = Node(key, number, kind, day, issuer, None)
        if key != source:
            edges.append(Edge(source, key, role, mentions))
    return Network(nodes, tuple(edges))


def drawing(found: Network) -> Drawing | None:
    """The 30 documents that most others cite, and the 40 that cite most of these; ``None`` where nothing is cited."""
    by_cited = _count(edge.cited for edge in found.edges)
    cited = sorted(by_cited, key=lambda key: (-by_cited[key], key))[:_CITED]
    shown = set(cited)
    by_citing = _count(edge.citing for edge in found.edges if edge.cited in shown)
    citing = sorted(by_citing, key=lambda key: (-by_citing[key], key))[:_CITING]
    if not citing:
        return None
    right = _place(cited, by_cited, found)
    left = _place(_untangled(citing, right, found), by_citing, found)
    lines = tuple(
        Line(left[e.citing].index, right[e.cited].index, left[e.citing].y, right[e.cited].y, e.role)
        for e in found.edges
        if e.citing in left and e.cited in right
    )
    height = _TOP + _ROW * max(len(left), len(right)) + 10
    return Drawing(height, tuple(left.values()), tuple(right.values()), lines)


def _untangled(citing: list[str], right: dict[str, Placed], found: Network) -> list[str]:
    """The citing documents by where on average their lines end, so that fewer lines cross."""
    ends: dict[str, list[int]] = {key: [] for key in citing}
    for edge in found.edges:
        if edge.citing in ends and edge.cited in right:
            ends[edge.citing].append(right[edge.cited].y)
    return sorted(citing, key=lambda key: (sum(ends[key]) / len(ends[key]), key))


def _count(keys: Iterator[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
    return counts


def _place(keys: list[str], degrees: dict[str, int], found: Network) -> dict[str, Placed]:
    out = {}
    for index, key in enumerate(keys):
        node = found.nodes[key]
        title = ", ".join(part for part in (node.name, node.date, node.issuer, node.source) if part)
        out[key] = Placed(index, _TOP + index * _ROW + 12, short(node.name, _NAME), title, degrees[key])
    return out


def write_graphml(found: Network, path: Path) -> None:
    """The whole network as GraphML (http://graphml.graphdrawing.org), directed from the citing to the cited document."""
    with etree.xmlfile(str(path), encoding="utf-8") as file, file.element(_tag("graphml"), nsmap={None: _NAMESPACE}):
        for name, side in _KEYS:
            kind = "int" if name == "mentions" else "string"
            with file.element(_tag("key"), {"id": name, "for": side, "attr.name": name, "attr.type": kind}):
                pass
        with file.element(_tag("graph"), {"id": "citations", "edgedefault": "directed"}):
            names = {key: f"n{index}" for index, key in enumerate(found.nodes)}
            for key, node in found.nodes.items():
                values = {name: getattr(node, name) for name, side in _KEYS if side == "node"}
                _write(file, "node", {"id": names[key]}, values)
            for edge in found.edges:
                ends = {"source": names[edge.citing], "target": names[edge.cited]}
                _write(file, "edge", ends, {"role": edge.role, "mentions": str(edge.mentions)})


def _tag(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"


def _write(file: Any, name: str, attributes: dict[str, str], values: dict[str, str | None]) -> None:  # noqa: ANN401 - lxml's writer
    with file.element(_tag(name), attributes):
        for key, value in values.items():
            if value:
                with file.element(_tag("data"), {"key": key}):
                    file.write(visible(value))
