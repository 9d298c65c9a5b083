"""Chunks as documents of LangChain (extra ``langchain``)."""

from typing import TYPE_CHECKING, Any

from vnplan.errors import MissingExtraError, way
from vnplan.export.chunks import chunks
from vnplan.export.chunks.metadata import metadata
from vnplan.model.document import Document

if TYPE_CHECKING:
    from langchain_core.documents import Document as LangChainDocument


def documents(document: Document, *, lists: bool = False, **options: Any) -> "list[LangChainDocument]":  # noqa: ANN401 - those of ``chunks``
    """The chunks as LangChain documents: the text under its headings, the facts as metadata, the id of the chunk.

    ``lists`` keeps several values of one key apart, which not every store takes; ``options`` are those of
    ``vnplan.export.chunks.chunks``.

    Raises:
        MissingExtraError: langchain-core is not installed.
    """
    try:
        from langchain_core.documents import Document as LangChainDocument
    except ImportError as error:
        raise MissingExtraError(f"this needs LangChain: {way('langchain')}") from error
    return [
        LangChainDocument(id=chunk.id, page_content=chunk.with_path, metadata=metadata(chunk, lists=lists))
        for chunk in chunks(document, **options)
    ]
