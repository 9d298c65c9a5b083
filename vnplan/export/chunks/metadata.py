"""The facts of a chunk as flat metadata, which vector stores can filter by."""

from vnplan.export.chunks.record import Chunk
from vnplan.model.day import iso_day

Flat = str | int | bool | list[str]


# Stands between the values of one key; no name of a body and no number holds it.
JOINT = "; "


def metadata(chunk: Chunk, *, lists: bool = False) -> dict[str, Flat]:
    """Plain values; what is not known is left out. Several values of one key are joined, for Chroma and others refuse lists.

    With ``lists`` they are lists of strings, which Qdrant, Milvus or Elasticsearch can filter by.

    >>> from vnplan.export.chunks.record import Origin
    >>> origin = Origin(uri="/akn/vn/doc/ke-hoach/0001/nn", kind="plan")
    >>> chunk = Chunk(id="c", kind="task", label="II.1", path=("Kế hoạch",), text="x", tokens=1, document=origin)
    >>> metadata(chunk)["document_kind"]
    'plan'
    >>> metadata(chunk)["path"], metadata(chunk, lists=True)["path"]
    ('Kế hoạch', ['Kế hoạch'])
    """
    values: dict[str, Flat | None] = {
        "kind": chunk.kind,
        "label": chunk.label,
        "path": list(chunk.path),
        "text": chunk.text,
        "tokens": chunk.tokens,
        "tasks": list(chunk.tasks),
        "citations": [cited.number or cited.name or "" for cited in chunk.citations],
        "deadlines": [dated.text for dated in chunk.dates],
        "dates": [day for dated in chunk.dates for day in (iso_day(dated.end or dated.start),) if day],
        "lead": list(chunk.lead),
        "coordinating": list(chunk.coordinating),
        "previous": chunk.previous,
        "next": chunk.next,
        "segmented": chunk.segmented,
        **{f"document_{name}": value for name, value in chunk.document},
    }
    known = {name: value for name, value in values.items() if value is not None and value != []}
    return known if lists else {name: JOINT.join(value) if isinstance(value, list) else value for name, value in known.items()}
