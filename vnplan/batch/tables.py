"""The rows that a document gives to the tables; their columns are documented in ``docs/batch.md``."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from vnplan.batch.records import Record
from vnplan.model.base import Found, Span, Text
from vnplan.model.block import Bullet, Cell, Division, Paragraph, Table
from vnplan.model.block import Row as TableRow
from vnplan.model.day import iso_day
from vnplan.model.document import Document
from vnplan.model.part import Annex, ClosingLine, HeaderLine, Node, Part, Recital, children

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
        "effective": "date32", "last_effective": "date32",
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
        "funding": "string", "citations": "strings", **_SPAN, "confidence": "float", "doubts": "strings",
    },
    "reports": {
        **_KEY, "role": "string", "kind": "string", "number": "string", "number_form": "string", "date": "string",
        "date_from": "string", "issuer": "string", "title": "string", "mentions": "int32", **_SPAN,
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


def rows(record: Record, document: Document, *, facts: bool = True) -> Rows:
    r"""The rows of a document in each table; without its ``facts`` those of documents and nodes alone.

    >>> from vnplan.pipeline import parse
    >>> found = rows(Record("a.txt", ""), parse("KẾ HOẠCH\nGiảm nghèo\n\nI. MỤC ĐÍCH\n\nII. KINH PHÍ"))
    >>> [row[8] for row in found["nodes"] if row[7]]
    ['I', 'II']
    """
    nodes = _nodes(record.source, document)
    own = {"documents": [_document(record, document, nodes)], "nodes": nodes}
    return own | _facts(record, document) if facts else own


def _facts(record: Record, document: Document) -> Rows:
    source = record.source
    issues = [(i.code, i.message, *_ends(i.spans)) for i in document.issues]
    issues += [(code, message, None, None) for code, message in record.notes]
    return {
        "citations": [(source, n, *_citation(c)) for n, c in enumerate(document.citations)],
        "deadlines": [
            (source, n, d.at, d.text, d.start, d.end, d.relation, d.recurs, d.granularity, d.rrule, d.anchor,
             d.due, *_ends(d.spans))
            for n, d in enumerate(document.deadlines)
        ],
        "tasks": [(source, n, *_task(t)) for n, t in enumerate(document.tasks)],
        "reports": [
            (source, n, r.role, r.kind, r.number, r.number_form, iso_day(r.date), r.date_from, _value(r.issuer), _value(r.title),
             len(r.mentions), *_ends(r.spans))
            for n, r in enumerate(document.reported)
        ],
        "repairs": [
            (source, n, document.source.text[e.start : e.end], e.new, e.rule, e.score, e.start, e.end)
            for n, e in enumerate(document.repairs)
        ],
        "issues": [(source, n, *row) for n, row in enumerate(issues)],
    }  # fmt: skip


def _document(record: Record, document: Document, nodes: list[Row]) -> Row:
    header, page = document.header, document.page
    effect = document.effect
    text = TABLES["nodes"]
    column = {name: n for n, name in enumerate(text)}
    kinds = [row[column["type"]] for row in nodes]
    return (
        record.source, page.url or record.url, iso_day(page.date) or record.date, page.site, page.title,
        document.kind, _value(header.number), _value(header.date), header.issued, header.issue_year, _value(header.issuer),
        _value(header.parent_body), _value(header.place), _value(header.title), header.draft, document.source.media_type,
        document.source.encoding, len(document.source.text),
        sum(len(row[column["text"]] or "") + len(row[column["heading"]] or "") for row in nodes),
        kinds.count("division"), kinds.count("annex"), len(document.citations), len(document.deadlines),
        len(document.tasks), len(document.repairs), len(document.issues) + len(record.notes),
        effect.start if effect else None, effect.end if effect else None, None, None, None,
    )  # fmt: skip


def _nodes(source: str, document: Document) -> list[Row]:
    out: list[Row] = []
    waiting: list[tuple[Node, int | None, int]] = []
    waiting += ((part, None, 0) for part in reversed((document, *document.siblings)))
    while waiting:
        node, parent, depth = waiting.pop()
        seq = len(out)
        out.append((source, seq, parent, depth, *_node(node)))
        if below := children(node):
            waiting += [(child, seq, depth + 1) for child in reversed(below)]
    return out


def _node(node: Node) -> Row:
    """From ``type`` to ``span_end``."""
    known = _BY_TYPE.get(type(node))
    return known(node) if known else ("document", node.kind if isinstance(node, Part) else None, *(None,) * 8)


def _division(node: Any) -> Row:  # noqa: ANN401 - as _BY_TYPE says
    spans = (*node.marker.spans, *(node.heading.spans if node.heading else ()), *(node.text.spans if node.text else ()))
    about = (node.id, node.label, node.number, node.level, _text(node.heading), _text(node.text))
    return "division", None, *about, *_ends(spans)


def _annex(node: Any) -> Row:  # noqa: ANN401 - as _BY_TYPE says
    spans = [span for text in (node.marker, node.heading, node.attachment) if text for span in text.spans]
    return "annex", None, node.id, node.label, None, None, _text(node.heading), _text(node.attachment), *_ends(spans)


def _bullet(node: Any) -> Row:  # noqa: ANN401 - as _BY_TYPE says
    spans = (*node.marker.spans, *node.text.spans)
    return "bullet", None, node.id, None, node.marker.text, None, None, node.text.text, *_ends(spans)


def _line(kind: str, role: str | None, node_id: str | None, text: Text) -> Row:
    return kind, role, node_id, None, None, None, None, text.text, *_ends(text.spans)


def _cell(node: Any) -> Row:  # noqa: ANN401 - as _BY_TYPE says
    text = "\n".join(text.text for text in node.texts)
    return "cell", None, None, None, str(node.column), None, None, text, *_ends([s for t in node.texts for s in t.spans])


_BY_TYPE: dict[type[Node], Callable[[Any], Row]] = {
    Division: _division,
    Annex: _annex,
    Bullet: _bullet,
    Paragraph: lambda node: _line("paragraph", "quoted" if node.quoted else None, node.id, node.text),
    Recital: lambda node: _line("recital", node.role, node.id, node.text),
    HeaderLine: lambda node: _line("header_line", node.role, None, node.text),
    ClosingLine: lambda node: _line("closing_line", node.role, None, node.text),
    Table: lambda node: ("table", None, node.id, *(None,) * 7),
    TableRow: lambda node: ("row", "header" if node.header else None, *(None,) * 8),
    Cell: _cell,
}


def _citation(c: Any) -> Row:  # noqa: ANN401 - a Citation
    issuer = _value(c.issuer)
    return (
        c.at, c.kind, c.number, iso_day(c.date), issuer, c.title, c.name, c.pinpoint, c.role, c.text, c.reference,
        *_ends(c.spans),
    )  # fmt: skip


def _task(t: Any) -> Row:  # noqa: ANN401 - a Task
    return (
        t.id, t.at, t.text, t.verb, [p.value or p.text for p in t.lead], [p.value or p.text for p in t.coordinating],
        "; ".join(d.text for d in t.deadlines) or None, t.due,
        next((d.recurs for d in t.deadlines if d.recurs), None), t.deliverable, t.funding, list(t.citations), *_ends(t.spans),
        t.confidence, list(t.doubts),
    )  # fmt: skip


def _ends(spans: Sequence[Span]) -> tuple[int | None, int | None]:
    if len(spans) == 1:
        return spans[0].start, spans[0].end
    return (min(s.start for s in spans), max(s.end for s in spans)) if spans else (None, None)


def _text(text: Any) -> str | None:  # noqa: ANN401 - a Text or nothing
    return text.text if text else None


def _value(found: Found | None) -> str | None:
    return found.value if found else None
