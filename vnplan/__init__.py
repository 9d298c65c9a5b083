"""Vietnamese administrative and legal documents, as scraped, to a typed tree."""

from importlib import import_module
from typing import TYPE_CHECKING

from vnplan.annotate.citations.find import find_citations
from vnplan.annotate.deadlines.find import find_deadlines
from vnplan.errors import (
    BatchError,
    MissingExtraError,
    ModelError,
    RuleError,
    UnknownFormatError,
    UnreadableError,
    VnplanError,
)
from vnplan.export import dump
from vnplan.mend import repair
from vnplan.model.document import Document
from vnplan.model.options import Options
from vnplan.pipeline import parse

if TYPE_CHECKING:
    from vnplan.batch.convert import convert
    from vnplan.export.akn.read import read_akn
    from vnplan.export.chunks import chunks

__version__ = "0.1.0"

__all__ = [
    "BatchError",
    "Document",
    "MissingExtraError",
    "ModelError",
    "Options",
    "RuleError",
    "UnknownFormatError",
    "UnreadableError",
    "VnplanError",
    "chunks",
    "convert",
    "dump",
    "find_citations",
    "find_deadlines",
    "parse",
    "read_akn",
    "repair",
]

# What needs heavier modules is imported when it is first asked for, so that the import of vnplan stays light.
_LATER = {"chunks": "vnplan.export.chunks", "convert": "vnplan.batch.convert", "read_akn": "vnplan.export.akn.read"}


def __getattr__(name: str) -> object:
    if name in _LATER:
        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"vnplan has no “{name}”; it has: {', '.join(__all__)}")
