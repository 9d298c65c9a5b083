"""Why a citation should be looked at before anybody relies on it."""

from vnplan.annotate.repaired import is_repaired
from vnplan.model.base import doubted
from vnplan.model.citation import Citation, CitationDoubt
from vnplan.model.document import Document


def with_doubts(document: Document, citation: Citation) -> Citation:
    """The citation with what makes it doubtful: the codes that cost right numbers on annotated pages."""
    parts = citation.number_parts
    found: tuple[tuple[CitationDoubt, bool], ...] = (
        ("bare", citation.number_form == "bare"),
        ("form", parts is not None and parts.form is None),
        ("type", citation.number is not None and citation.kind is None),
        ("repaired", is_repaired(document, citation.parts.get("number", citation.spans))),
    )
    codes = tuple(code for code, holds in found if holds)
    return citation.model_copy(update=doubted(codes)) if codes else citation
