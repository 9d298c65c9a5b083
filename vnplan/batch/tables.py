"""The rows that a document gives to the tables; their columns are documented in ``docs/batch.md``."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from vnplan.batch.records import Record
from vnplan.model.base import Found
from vnplan.model.block import Bullet, Cell, Division, Paragraph, Table
from vnplan.model.document import Annex, ClosingLine, Document, HeaderLine, Node, Part, Recital, children, own_texts

if TYPE_CHECKING:
    import pyarrow as pa

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]

_SPAN = {"span_start": "int32", "span_end": "int32"}
_KEY = {"source": "string", "seq": "int32"}
TABLES: dict[str, dict[str, str]] = {
    "documents": {
        "source": "string", "url": "string", "published": "string", "site": "string", "page_title": "string",
        "kind": "string", "number": "string", "date": "string", "issued": "date32", "year": "int32", "issuer": "string",
        "parent_body": "string", "place": "string", "title": "string", "draft": "bool", "media_type": "string",
        "encoding": "string", "characters": "int32", "text_characters": "int32", "divisions": "int32", "annexes": "int32",
        "citations": "int32", "deadlines": "int32", "tasks": "int32", "repairs": "int32", "issues": "int32",
        "group_id": "string", "duplicate_of": "string", "is_best": "bool",
    },
    "nodes": {
        **_KEY, "parent": "int32", "depth": "int32", "type": "string", "role": "string", "node_id": "string",
        "label": "string", "number": "string", "level": "string", "heading": "string", "text": "string", **_SPAN,
    },
    "citations": {
        **_KEY, "label": "string", "kind": "string", "number": "string", "date": "string", "issuer": "string", "title": "string",
        "name": "string", "pinpoint": "string", "role": "string", "text": "string", "reference": "string", **_SPAN,
    },
    "deadlines": {
        **_KEY, "label": "string", "text": "string", "from_date": "date32", "to_date": "date32", "relation": "string",
        "recurs": "string", "granularity": "string", "rrule": "string", "anchor": "string", "due": "date32", **_SPAN,
    },
    "tasks": {
        **_KEY, "task_id": "string", "label": "string", "text": "string", "verb": "string", "lead": "strings",
        "coordinating": "strings", "deadline": "string", "due": "date32", "recurs": "string", "deliverable": "string",
        "funding": "string", "citations": "strings", **_SPAN,
    },
    "repairs": {**_KEY, "before": "string", "after": "string", "rule": "string", "score": "float", **_SPAN},
    "issues": {**_KEY, "code": "string", "message": "string", **_SPAN},
}  # fmt: skip


@cache
def schema(table: str) -> "pa.Schema":
    """The Arrow schema of a table."""
    import pyarrow as pa

    types = {
        "string": pa.string(), "int32": pa.int32(), "date32": pa.date32(), "bool": pa.bool_(), "float": pa.float32(),
        "strings": pa.list_(pa.string()),
    }  # fmt: skip
    return pa.schema([(name, types[kind]) for name, kind in TABLES[table].items()])


def rows(record: Record, document: Document) -> Rows:
    r"""The rows of a document in each table.

    >>> from vnplan.pipeline import parse
    >>> found = rows(Record("a.txt", ""), parse("KẾ HOẠCH\nGiảm nghèo\n\nI. MỤC ĐÍCH\n\nII. KINH PHÍ"))
    >>> [row[8] for row in found["nodes"] if row[7]]
    ['I', 'II']
    """
    source = record.source
    nodes = list(_nodes(source, document))
    issues = [(i.code, i.message, *_ends(i.spans)) for i in document.issues]
    issues += [(code, message, None, None) for code, message in record.notes]
    return {
        "documents": [_document(record, document, nodes, len(issues))],
        "nodes": nodes,
        "citations": [(source, n, *_citation(c)) for n, c in enumerate(document.citations)],
        "deadlines": [
            (source, n, d.at, d.text, _day(d.start), _day(d.end), d.relation, d.recurs, d.granularity, d.rrule, d.anchor,
             _day(d.due), *_ends(d.spans))
            for n, d in enumerate(document.deadlines)
        ],
        "tasks": [(source, n, *_task(t)) for n, t in enumerate(document.tasks)],
        "repairs": [
            (source, n, document.source.text[e.start : e.end], e.new, e.rule, e.score, e.start, e.end)
            for n, e in enumerate(document.repairs)
        ],
        "issues": [(source, n, *row) for n, row in enumerate(issues)],
    }  # fmt: skip


def _document(record: Record, document: Document, nodes: list[Row], issues: int) -> Row:
    header, page = document.header, document.page
    day = header.date.value if header.date else None
    text = TABLES["nodes"]
    column = {name: n for n, name in enumerate(text)}
    kinds = [row[column["type"]] for row in nodes]
    return (
        record.source, page.url or record.url, page.date or record.date, page.site, page.title,
        document.kind, _value(header.number), day, _day(day), _year(day), _value(header.issuer),
        _value(header.parent_body), _value(header.place), _value(header.title), header.draft, document.source.media_type,
        document.source.encoding, len(document.source.text),
        sum(len(row[column["text"]] or "") + len(row[column["heading"]] or "") for row in nodes),
        kinds.count("division"), kinds.count("annex"), len(document.citations), len(document.deadlines),
        len(document.tasks), len(document.repairs), issues, None, None, None,
    )  # fmt: skip


def _nodes(source: str, document: Document) -> Iterator[Row]:
    count = 0

    def visit(node: Node, parent: int | None, depth: int) -> Iterator[Row]:
        nonlocal count
        seq, count = count, count + 1
        yield source, seq, parent, depth, *_node(node)
        for child in children(node):
            yield from visit(child, seq, depth + 1)

    for part in (document, *document.siblings):
        yield from visit(part, None, 0)


def _node(node: Node) -> Row:
    """From ``type`` to ``span_end``."""
    texts = own_texts(node)
    start, end = _ends([span for text in texts for span in text.spans])
    match node:
        case Annex():
            about: Row = ("annex", None, node.id, node.label, None, None, _text(node.heading), _text(node.attachment))
        case Division():
            about = ("division", None, node.id, node.label, node.number, node.level, _text(node.heading), _text(node.text))
        case Bullet():
            about = ("bullet", None, node.id, None, node.marker.text, None, None, node.text.text)
        case Paragraph():
            about = ("paragraph", "quoted" if node.quoted else None, node.id, None, None, None, None, node.text.text)
        case Recital():
            about = ("recital", node.role, node.id, None, None, None, None, node.text.text)
        case HeaderLine() | ClosingLine():
            kind = "header_line" if isinstance(node, HeaderLine) else "closing_line"
            about = (kind, node.role, None, None, None, None, None, node.text.text)
        case Table():
            about = ("table", None, node.id, None, None, None, None, None)
        case Cell():
            about = ("cell", None, None, None, str(node.column), None, None, "\n".join(text.text for text in node.texts))
        case Part():
            about = ("document", node.kind, None, None, None, None, None, None)
        case _:
            about = ("row" if not texts else "chrome", None, None, None, None, None, None, None)
    return *about, start, end


def _citation(c: Any) -> Row:  # noqa: ANN401 - a Citation
    issuer = _value(c.issuer)
    return (c.at, c.kind, c.number, c.date, issuer, c.title, c.name, c.pinpoint, c.role, c.text, c.reference, *_ends(c.spans))


def _task(t: Any) -> Row:  # noqa: ANN401 - a Task
    days = [day for d in t.deadlines if (day := _day(d.due or d.end))]
    return (
        t.id, t.at, t.text, t.verb, [p.value or p.text for p in t.lead], [p.value or p.text for p in t.coordinating],
        "; ".join(d.text for d in t.deadlines) or None, min(days, default=None),
        next((d.recurs for d in t.deadlines if d.recurs), None), t.deliverable, t.funding, list(t.citations), *_ends(t.spans),
    )  # fmt: skip


def _ends(spans: Any) -> tuple[int | None, int | None]:  # noqa: ANN401 - any sequence of spans
    return (min(s.start for s in spans), max(s.end for s in spans)) if spans else (None, None)


def _text(text: Any) -> str | None:  # noqa: ANN401 - a Text or nothing
    return text.text if text else None


def _value(found: Found | None) -> str | None:
    return found.value if found else None


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value and len(value) == 10 else None
    except ValueError:
        return None


def _year(value: str | None) -> int | None:
    return int(value[:4]) if value and value[:4].isdigit() else None
