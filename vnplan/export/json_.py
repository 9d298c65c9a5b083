"""The whole typed tree as JSON: see ``docs/schema.json``."""

from vnplan.model.document import Document

extension = ".json"


def dump(document: Document, *, indent: int | None = None) -> str:
    """The document as JSON; ``Document.model_validate_json`` reads it back."""
    return document.model_dump_json(indent=indent)
