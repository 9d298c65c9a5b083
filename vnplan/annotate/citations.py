"""Documents that a text cites."""

from vnplan.annotate.citations_read import Mention, read_mentions
from vnplan.annotate.issuers import normal_form
from vnplan.model.base import Found, Span
from vnplan.model.citation import Citation


def find_citations(text: str) -> tuple[Citation, ...]:
    """The documents that a text cites, by number or by name, in order of appearance.

    Spans are offsets into ``text``.

    >>> text = "Căn cứ Quyết định số 1696/QĐ-TTg ngày 02/10/2015 của Thủ tướng Chính phủ phê duyệt Chương trình"
    >>> citation = find_citations(text)[0]
    >>> citation.kind, citation.number, citation.date, citation.issuer.text, citation.role
    ('decision', '1696/QĐ-TTg', '2015-10-02', 'Thủ tướng Chính phủ', 'basis')
    """
    return tuple(_citation(text, mention) for mention in read_mentions(text))


def _citation(text: str, mention: Mention) -> Citation:
    parts = mention.parts()
    start, end = min(s for s, _ in parts.values()), max(e for _, e in parts.values())
    issuer = mention.issuer and text[slice(*mention.issuer)]
    return Citation(
        kind=mention.kind,
        number=mention.number.text,
        text=text[start:end],
        spans=(Span(start, end),),
        number_parts=mention.number,
        date=mention.date.value if mention.date else None,
        issuer=Found(text=issuer, value=normal_form(issuer), spans=(Span(*mention.issuer),))
        if issuer and mention.issuer
        else None,
        title=text[slice(*mention.title)] if mention.title else None,
        name=text[slice(*mention.left.name)] if mention.left.name else None,
        pinpoint=text[slice(*mention.pinpoint)] if mention.pinpoint else None,
        role=mention.role,
        word=text[slice(*mention.left.word)] if mention.left.word else None,
        parts={name: (Span(*span),) for name, span in parts.items()},
    )
