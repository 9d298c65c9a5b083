"""Which document the words "Nghị định này" mean in the new text that another document quotes: the amended one."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import itemgetter

from vnplan.model.base import Span
from vnplan.model.citation import ITSELF, Citation, Reference
from vnplan.model.document import Document
from vnplan.model.effect import Amendment
from vnplan.vocab.numbers import canonical

_STRAIGHT = '"'


def of_amended(document: Document, amendments: Sequence[Amendment]) -> tuple[tuple[Citation, ...], tuple[Reference, ...]]:
    """The citations of a document, those of "this decree" in quoted text with the reference of the amended decree.

    Where the amended document is of another kind than the words name, or is not cited, they have no reference: what they mean
    is not known, but it is not the document that quotes them.
    """
    quoted = sorted((*_texts(amendments), *_words(document, amendments)), key=itemgetter(0))
    if not quoted or not any(citation.is_own for citation in document.citations):
        return document.citations, document.references
    starts = [span.start for span, _ in quoted]
    meant: list[Citation] = []
    for citation in document.citations:
        at = bisect_right(starts, citation.span.start) - 1
        this = citation.is_own and (citation.name or "").endswith("này")
        inside = this and at >= 0 and citation.span.end <= quoted[at][0].end
        reference = _reference(citation, quoted[at][1], document.references) if inside else citation.reference
        meant.append(citation.model_copy(update={"reference": reference}) if inside else citation)
    counts = Counter(citation.reference for citation in meant)
    references = (one.model_copy(update={"mentions": counts[one.id]}) for one in document.references)
    return tuple(meant), tuple(references)


def _texts(amendments: Sequence[Amendment]) -> Iterator[tuple[Span, Amendment]]:
    """The ranges of the source in which new text stands."""
    for amendment in amendments:
        yield from ((span, amendment) for span in amendment.spans[1:])


def _words(document: Document, amendments: Sequence[Amendment]) -> Iterator[tuple[Span, Amendment]]:
    """The ranges of the words that orders quote themselves: "thay thế cụm từ “Nghị định này” bằng ..."."""
    text = document.source.text
    for amendment in amendments:
        start, end = amendment.spans[0]
        opened: int | None = None
        for at in range(start, min(end, len(text))):
            if opened is None and text[at] in ("“", _STRAIGHT):
                opened = at
            elif opened is not None and text[at] in ("”", _STRAIGHT):
                yield Span(opened, at), amendment
                opened = None


def _reference(citation: Citation, amendment: Amendment, references: Sequence[Reference]) -> str | None:
    target = amendment.target
    if target.itself:
        return ITSELF
    if citation.kind != target.kind:
        return None
    number = canonical(target.number).upper() if target.number else None
    found = [
        one.id
        for one in references
        if (canonical(one.number).upper() == number if one.number and number else one.name and one.name == target.name)
    ]
    return found[0] if len(found) == 1 else None
