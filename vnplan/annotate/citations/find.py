"""Documents that a text cites."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from vnplan.annotate.citations.confidence import doubts_of
from vnplan.annotate.citations.names import NAMING, Named, named
from vnplan.annotate.citations.read import Mention, read_mentions
from vnplan.annotate.citations.role import role
from vnplan.model.base import Found, Span, doubted
from vnplan.model.citation import ITSELF, Citation
from vnplan.model.mapped import MappedText
from vnplan.rules.load import Form
from vnplan.rules.phrases import patterns
from vnplan.rules.words import lists
from vnplan.text import kept_re as re
from vnplan.text.joined import Joined
from vnplan.text.letters import form_edits
from vnplan.text.quick import Quick, holds
from vnplan.text.remembered import remembered
from vnplan.vocab.bodies.form import normal_form
from vnplan.vocab.numbers import form_of, may_stand_apart, scan
from vnplan.vocab.provisions import places, provision_before

# A mark between the parts of a standard's number, which blanks may part from them.
_MARK = re.compile(r"\s*([:/-])\s*")
# What was read in texts of a document, by the text.
Read = Mapping[str, tuple[Citation, ...]]
NOTHING_READ: Read = MappingProxyType({})
_HIDDEN = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff")


def find_citations(text: str) -> tuple[Citation, ...]:
    """The documents that a text cites, by number or by name, in order of appearance.

    Spans are offsets into ``text``, whatever its Unicode form.

    >>> text = "Căn cứ Quyết định số 1696/QĐ-TTg ngày 02/10/2015 của Thủ tướng Chính phủ phê duyệt Chương trình"
    >>> citation = find_citations(text)[0]
    >>> citation.kind, citation.number, str(citation.date), citation.issuer.text, citation.role
    ('decision', '1696/QĐ-TTg', '2015-10-02', 'Thủ tướng Chính phủ', 'basis')
    """
    if _is_normal(text):
        return cited_in(text)
    plain = MappedText(text).apply(form_edits(text))
    return tuple(moved_to(citation, plain.origin) for citation in cited_in(plain.text))


def _is_normal(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text) and not holds(text, _HIDDEN)


def citations_of(text: str, read: Read) -> tuple[Citation, ...]:
    """The documents that a text cites which may be a leaf, from what was ``read`` in leaves where it is one of them."""
    return read[text] if text in read and _is_normal(text) else find_citations(text)


@remembered
def cited_in(text: str) -> tuple[Citation, ...]:
    """The citations of a text in normal form."""
    return read_citations(text, scan(text))


def numbers_in(joined: Joined) -> dict[int, list[tuple[int, int]]]:
    """Where in the joined texts a number may stand, by the text.

    >>> numbers_in(Joined(["Sở Y tế", "Quyết định số 5/QĐ-UBND"]))
    {1: [(14, 23)]}
    """
    spans = scan(joined.text)
    out: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (start, end), (index, at) in zip(spans, joined.within(start for start, _ in spans), strict=True):
        out[index].append((at, at + end - start))
    return dict(out)


def may_name(joined: Joined) -> set[int]:
    """Which of the joined texts may cite something by a name, or by the number of a standard."""
    return joined.holding(NAMING) | joined.possible(*(pattern for _, pattern in _standard_forms()))


def read_citations(text: str, spans: Sequence[tuple[int, int]], *, listed: bool = False) -> tuple[Citation, ...]:
    """The citations of a text in normal form; ``spans`` is where a number may stand.

    ``listed`` says that it is a cell in a column of the numbers of documents.
    """
    # What has none of the signs of a citation holds no number of a document, whatever looks like one.
    if spans and not (listed or holds(text, lists()["sign_of_citation"]) or may_stand_apart(text)):
        spans = ()
    mentions = read_mentions(text, spans, listed=listed) if spans else []
    found = [_by_number(text, mention) for mention in mentions]
    found += [_by_name(text, item) for item in _beside(named(text), mentions)]
    found += _standards(text)
    return tuple(sorted(found, key=start_of)) if found else ()


def start_of(citation: Citation) -> int:
    """Where the number stands, or the name: citations are in this order."""
    return (citation.parts.get("number") or citation.parts["name"])[0].start


def moved_to(citation: Citation, origin: Callable[[int, int], Span], **known: object) -> Citation:
    """The citation with its spans in the source."""
    issuer = citation.issuer
    return citation.model_copy(
        update={
            "spans": _moved(citation.spans, origin),
            "issuer": issuer and issuer.model_copy(update={"spans": _moved(issuer.spans, origin)}),
            "parts": {name: _moved(spans, origin) for name, spans in citation.parts.items()},
            **known,
        }
    )


def _moved(spans: tuple[Span, ...], origin: Callable[[int, int], Span]) -> tuple[Span, ...]:
    return tuple([origin(start, end) for start, end in spans])


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
    parts, left, number = mention.parts(), mention.left, mention.number
    start, end = min(parts.values())[0], max(map(itemgetter(1), parts.values()))
    day, bare = mention.date and mention.date.value, bool(form_of(number).count)
    doubts = doubts_of(number, mention.kind, day, bare=bare)
    values = {
        "kind": mention.kind,
        "number": number.text,
        "text": text[start:end],
        "spans": (Span(start, end),),
        "number_parts": number,
        "number_form": "bare" if bare else "full",
        "date": None if "date" in doubts else day,
        "issuer": _issuer(text, mention.issuer) if mention.issuer else None,
        "title": text[slice(*mention.title)] if mention.title else None,
        "name": text[slice(*left.name)] if left.name else None,
        **_pinpointed(text, mention.pinpoint),
        "role": mention.role,
        "word": text[slice(*left.word)] if left.word else None,
        "parts": {name: (Span(*span),) for name, span in parts.items()},
    }
    return Citation.made(**values, **(doubted(doubts) if doubts else {}))


def _pinpointed(text: str, span: tuple[int, int] | None) -> dict[str, Any]:
    if span is None:
        return {"pinpoint": None, "places": ()}
    pin = text[slice(*span)]
    return {"pinpoint": pin, "places": places(pin)}


def _standards(text: str) -> Iterator[Citation]:
    """The standards and technical regulations of a text, which are cited by a number of their own: "QCVN 08:2023/BTNMT"."""
    for _, pattern in _standard_forms():
        for found in pattern.finditer(text):
            span = Span(*found.span())
            values = {
                "kind": "standard",
                "number": " ".join(_MARK.sub(r"\1", found[0]).split()),
                "number_form": "standard",
                "text": found[0],
                "spans": (span,),
                "role": role(text, span.start, 0)[0] or "mentions",
                "parts": {"number": (span,)},
            }
            yield Citation.made(**values)


def _standard_forms() -> Sequence[tuple[Form, Quick]]:
    return patterns("citations", "standard", Form)


def _issuer(text: str, span: tuple[int, int]) -> Found:
    name = text[slice(*span)]
    return Found.made(text=name, value=normal_form(name), spans=(Span(*span),))


def _by_name(text: str, item: Named) -> Citation:
    pin = provision_before(text, item.start, 0)
    start = pin[0] if pin else item.start
    parts = {"pinpoint": pin, "name": item.name, "date": item.date and item.date[:2]}
    values = {
        "kind": item.kind,
        "number": None,
        "text": text[start : item.end],
        "spans": (Span(start, item.end),),
        "date": item.date.value if item.date else None,
        "name": text[slice(*item.name)],
        **_pinpointed(text, pin),
        "role": role(text, start, 0)[0] or "mentions",
        "parts": {name: (Span(*span),) for name, span in parts.items() if span},
    }
    return Citation.made(**(values | {"reference": ITSELF, "role": "mentions"} if item.itself else values))
