"""Citations, dates and deadlines, assignments, targets, parties: found in the leaves of a document."""

from vnplan.annotate.citations.find import annotate_citations
from vnplan.annotate.deadlines.find import annotate_deadlines
from vnplan.annotate.targets.find import annotate_targets
from vnplan.annotate.tasks.assignments import annotate_assignments
from vnplan.annotate.tasks.join import annotate_tasks
from vnplan.model.document import Document

__all__ = ["annotate"]


def annotate(document: Document) -> Document:
    """The document with all facts that it states; tasks come last, since they join the others."""
    citations, references, doubts = annotate_citations(document)
    deadlines, issues = annotate_deadlines(document)
    targets, amounts = annotate_targets(document)
    found = document.model_copy(
        update={
            "citations": citations,
            "references": references,
            "deadlines": deadlines,
            "assignments": annotate_assignments(document),
            "targets": targets,
            "amounts": amounts,
            "issues": (*document.issues, *doubts, *issues),
        }
    )
    return found.model_copy(update={"tasks": annotate_tasks(found)})
