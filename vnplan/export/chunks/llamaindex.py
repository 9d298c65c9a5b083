"""Chunks as nodes of LlamaIndex (extra ``llamaindex``)."""

from typing import TYPE_CHECKING, Any

from vnplan.errors import MissingExtraError, way
from vnplan.export.chunks import chunks
from vnplan.export.chunks.metadata import metadata
from vnplan.model.document import Document

if TYPE_CHECKING:
    from llama_index.core.schema import TextNode

_NOT_FOR_MODELS = ["previous", "next", "text", "segmented", "tokens", "document_uri", "document_source"]


def nodes(document: Document, *, lists: bool = False, **options: Any) -> "list[TextNode]":  # noqa: ANN401 - those of ``chunks``
    """The chunks as LlamaIndex nodes, each tied to its neighbours and to the document it is of.

    The metadata hold the facts; headings and names are shown to models, ids are not. ``lists`` keeps
    several values of one key apart, which not every store takes; ``options`` are those of ``vnplan.export.chunks.chunks``.

    Raises:
        MissingExtraError: llama-index-core is not installed.
    """
    try:
        from llama_index.core.schema import NodeRelationship, RelatedNodeInfo, TextNode
    except ImportError as error:
        raise MissingExtraError(f"this needs LlamaIndex: {way('llamaindex')}") from error
    out = []
    for chunk in chunks(document, **options):
        ties = {
            NodeRelationship.SOURCE: chunk.document.uri,
            NodeRelationship.PREVIOUS: chunk.previous,
            NodeRelationship.NEXT: chunk.next,
        }
        out.append(
            TextNode(
                id_=chunk.id,
                text=chunk.text,
                metadata=metadata(chunk, lists=lists),
                excluded_embed_metadata_keys=_NOT_FOR_MODELS,
                excluded_llm_metadata_keys=_NOT_FOR_MODELS,
                relationships={tie: RelatedNodeInfo(node_id=identity) for tie, identity in ties.items() if identity},
            )
        )
    return out
