"""Why a citation should be looked at before anybody relies on it."""

from datetime import date

from vnplan.annotate.repaired import is_repaired
from vnplan.model.base import doubted
from vnplan.model.citation import Citation, CitationDoubt, Number
from vnplan.model.document import Document


def doubts_of(number: Number, kind: str | None, day: date | None, *, bare: bool) -> tuple[CitationDoubt, ...]:
    """What makes a citation by number doubtful: the codes that cost right numbers on annotated pages.

    ``day`` stands beside the number; one that lies in another year than the number names shows that one of the two is wrong.

    >>> doubts_of(Number(text="20/2018/NĐ-CP", form="act", year=2018), "decree", date(2016, 2, 14), bare=False)
    ('date',)
    """
    found: tuple[tuple[CitationDoubt, bool], ...] = (
        ("bare", bare),
        ("form", number.form is None),
        ("type", kind is None),
        ("date", day is not None and number.year is not None and day.year != number.year),
    )
    return tuple(code for code, holds in found if holds)


def looked_over(document: Document, citation: Citation) -> Citation:
    """The citation with its last doubt: that its number was repaired."""
    if not is_repaired(document, citation.parts.get("number", citation.spans)):
        return citation
    return citation.model_copy(update=doubted((*citation.doubts, "repaired")))
