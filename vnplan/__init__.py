"""Vietnamese administrative and legal documents, as scraped, to a typed tree."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vnplan.annotate.citations.find import find_citations
    from vnplan.annotate.deadlines.find import find_deadlines
    from vnplan.annotate.targets.find import find_targets
    from vnplan.annotate.tasks.find import find_tasks
    from vnplan.batch.convert import Outcome, convert
    from vnplan.batch.frame import to_frame
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
    from vnplan.export.akn.read import read_akn
    from vnplan.export.chunks import chunks
    from vnplan.mend import Repaired, repair
    from vnplan.model.citation import Citation
    from vnplan.model.deadline import Deadline
    from vnplan.model.document import Document
    from vnplan.model.edit import Edit
    from vnplan.model.issue import Issue
    from vnplan.model.options import Options
    from vnplan.model.task import Assignment, Party, Target, Task
    from vnplan.pipeline import parse
    from vnplan.vocab.bodies.party import find_bodies

__version__ = "0.1.0"

__all__ = [
    "Assignment",
    "BatchError",
    "Citation",
    "Deadline",
    "Document",
    "Edit",
    "Issue",
    "MissingExtraError",
    "ModelError",
    "Options",
    "Outcome",
    "Party",
    "Repaired",
    "RuleError",
    "Target",
    "Task",
    "UnknownFormatError",
    "UnreadableError",
    "VnplanError",
    "chunks",
    "convert",
    "dump",
    "find_bodies",
    "find_citations",
    "find_deadlines",
    "find_targets",
    "find_tasks",
    "parse",
    "read_akn",
    "repair",
    "to_frame",
]

# Each name is imported when it is first asked for, so that the import of vnplan costs nothing that is not used.
_HOMES = {
    "annotate.citations.find": ("find_citations",),
    "annotate.deadlines.find": ("find_deadlines",),
    "annotate.targets.find": ("find_targets",),
    "annotate.tasks.find": ("find_tasks",),
    "batch.convert": ("Outcome", "convert"),
    "batch.frame": ("to_frame",),
    "errors": (
        "BatchError",
        "MissingExtraError",
        "ModelError",
        "RuleError",
        "UnknownFormatError",
        "UnreadableError",
        "VnplanError",
    ),
    "export": ("dump",),
    "export.akn.read": ("read_akn",),
    "export.chunks": ("chunks",),
    "mend": ("Repaired", "repair"),
    "model.citation": ("Citation",),
    "model.deadline": ("Deadline",),
    "model.document": ("Document",),
    "model.edit": ("Edit",),
    "model.issue": ("Issue",),
    "model.options": ("Options",),
    "model.task": ("Assignment", "Party", "Target", "Task"),
    "pipeline": ("parse",),
    "vocab.bodies.party": ("find_bodies",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"vnplan has no “{name}”; it has: {', '.join(__all__)}")
    value = globals()[name] = getattr(import_module(f"vnplan.{_HOME[name]}"), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
