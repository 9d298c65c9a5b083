"""Documents that a text cites."""

from operator import itemgetter

from vnplan.annotate.citations_context import pinpoint, role
from vnplan.annotate.citations_read import Mention, read_mentions
from vnplan.annotate.issuers import normal_form
from vnplan.annotate.names import Named, named
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
    mentions = read_mentions(text)
    names = _beside(named(text), mentions)
    found: list[tuple[int, Mention | Named]] = [(mention.span[0], mention) for mention in mentions]
    found += ((item.start, item) for item in names)
    found.sort(key=lambda row: row[0])
    return tuple(_by_number(text, item) if isinstance(item, Mention) else _by_name(text, item) for _, item in found)


def _beside(names: list[Named], mentions: list[Mention]) -> list[Named]:
    """The names that are not a part of a mention by number: neither its word nor around it."""
    out = []
    index = 0
    for item in names:
        while index < len(mentions) and mentions[index].span[1] <= item.start:
            index += 1
        if index == len(mentions) or min(mentions[index].left.start, mentions[index].span[0]) >= item.end:
            out.append(item)
    return out


def _by_number(text: str, mention: Mention) -> Citation:
    parts = mention.parts()
    spans = parts.values()
    start, end = min(spans)[0], max(map(itemgetter(1), spans))
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


def _by_name(text: str, item: Named) -> Citation:
    pin = pinpoint(text, item.start, 0)
    start = pin[0] if pin else item.start
    parts = {"pinpoint": pin, "name": item.name, "date": item.date and item.date[:2]}
    return Citation(
        kind=item.kind,
        number=None,
        text=text[start : item.end],
        spans=(Span(start, item.end),),
        date=item.date.value if item.date else None,
        name=text[slice(*item.name)],
        pinpoint=text[slice(*pin)] if pin else None,
        role=role(text, start, 0)[0] or "mentions",
        parts={name: (Span(*span),) for name, span in parts.items() if span},
    )
