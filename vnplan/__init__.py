"""Vietnamese administrative and legal documents, as scraped, to a typed tree."""

from vnplan.annotate.citations import find_citations
from vnplan.annotate.deadlines import find_deadlines
from vnplan.errors import BatchError, ModelError, RuleError, UnknownFormatError, UnreadableError, VnplanError
from vnplan.export import dump
from vnplan.model.document import Document
from vnplan.model.options import Options
from vnplan.pipeline import parse
from vnplan.repair import repair

__version__ = "0.1.0"

__all__ = [
    "BatchError",
    "Document",
    "ModelError",
    "Options",
    "RuleError",
    "UnknownFormatError",
    "UnreadableError",
    "VnplanError",
    "dump",
    "find_citations",
    "find_deadlines",
    "parse",
    "repair",
]
