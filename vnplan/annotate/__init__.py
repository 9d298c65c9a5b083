"""Citations, dates and deadlines, assignments, targets, parties: found in the passages of a document."""

from collections.abc import Sequence

from vnplan.annotate.citations.document import annotate_citations
from vnplan.annotate.deadlines.clock import clock_of
from vnplan.annotate.deadlines.find import annotate_deadlines
from vnplan.annotate.effects.find import annotate_effects
from vnplan.annotate.effects.meant import of_amended
from vnplan.annotate.passages import Passage, let_go, passages
from vnplan.annotate.targets.find import annotate_targets
from vnplan.annotate.tasks.assignments import annotate_assignments, steps_of
from vnplan.annotate.tasks.join import annotate_tasks
from vnplan.model.document import Document
from vnplan.vocab.time.value import Clock

__all__ = ["annotate", "cite"]


def cite(document: Document) -> tuple[Document, Sequence[Passage]]:
    """The document with the documents that it cites, and its passages: what an article reports about is read from them."""
    found = passages(document)
    citations, references, doubts = annotate_citations(document, found)
    known = {"citations": citations, "references": references, "issues": (*document.issues, *doubts)}
    return document.model_copy(update=known), found


def annotate(document: Document, walked: Sequence[Passage] = (), clock: Clock | None = None) -> Document:
    """The document, its citations known, with all other facts that it states; tasks come last, since they join the others.

    ``walked`` are the passages in which it was cited: they are those of the document still, where nothing was learnt of the
    page since. ``clock`` says what a missing year is read from, where that is not the document itself.
    """
    found = walked
    if not walked or walked[0].document.page is not document.page or walked[0].document.header is not document.header:
        let_go(walked)
        found = passages(document)
    effect, amendments = annotate_effects(document, found)
    citations, references = of_amended(document, amendments)
    clock = clock or clock_of(document, found, effect.start if effect else None)
    steps = steps_of(document, found)
    # Only an article tells of times that are nobody's work.
    article = document.page.type != "document"
    told = {step.passage: step.told for step in steps if article}
    deadlines, issues = annotate_deadlines(document, found, clock, told)
    targets, amounts, worn = annotate_targets(found)
    known = document.model_copy(
        update={
            "citations": citations,
            "references": references,
            "deadlines": deadlines,
            "assignments": annotate_assignments(steps),
            "targets": targets,
            "amounts": amounts,
            "effect": effect,
            "amendments": amendments,
            "issues": (*document.issues, *issues, *worn),
        }
    )
    whole = known.model_copy(update={"tasks": annotate_tasks(known, steps)})
    let_go(found)
    return whole
