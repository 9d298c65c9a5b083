"""Why a citation should be looked at before anybody relies on it."""

import re

from vnplan.annotate.repaired import is_repaired
from vnplan.model.base import doubted
from vnplan.model.citation import Citation, CitationDoubt
from vnplan.model.document import Document

_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")


def is_contradicted(citation: Citation) -> bool:
    """Whether a date stands beside the number that lies in another year than the number names."""
    if citation.date or "date" not in citation.parts or not citation.number_parts or not citation.number_parts.year:
        return False
    (start, end), base = citation.parts["date"][0], citation.span.start
    year = _YEAR.search(citation.text[start - base : end - base])
    return year is not None and int(year.group()) != citation.number_parts.year


def with_doubts(document: Document, citation: Citation) -> Citation:
    """The citation with what makes it doubtful: the codes that cost right numbers on annotated pages."""
    parts = citation.number_parts
    found: tuple[tuple[CitationDoubt, bool], ...] = (
        ("bare", citation.number_form == "bare"),
        ("form", parts is not None and parts.form is None),
        ("type", citation.number is not None and citation.kind is None),
        ("date", is_contradicted(citation)),
        ("repaired", is_repaired(document, citation.parts.get("number", citation.spans))),
    )
    codes = tuple(code for code, holds in found if holds)
    return citation.model_copy(update=doubted(codes)) if codes else citation
