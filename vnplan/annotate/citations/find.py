"""Documents that a text cites, and those that a document cites."""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from operator import itemgetter

from vnplan.annotate.citations.context import meanings
from vnplan.annotate.citations.names import Named, defined, named
from vnplan.annotate.citations.read import Mention, read_mentions
from vnplan.annotate.citations.references import group_mentions
from vnplan.annotate.citations.role import pinpoint, role
from vnplan.model.base import Found, Span
from vnplan.model.citation import ITSELF, Citation, Definition, Reference
from vnplan.model.document import Document, HeaderLine, Leaf, Recital
from vnplan.model.issue import Issue
from vnplan.model.leaves import leaves, mapped
from vnplan.model.mapped import MappedText
from vnplan.text.letters import form_edits
from vnplan.vocab.bodies.form import normal_form
from vnplan.vocab.numbers import canonical, form_of

_MOST_ALIASES = 200
_MOST_INSIDE = 50
# What every citation has one of; most cells of a table have none.
_SIGNS = (
    "/",
    "-",
    "Luật",
    "luật",
    "này",
    " ngày",
    "Hiến pháp",
    "Pháp lệnh",
    "Nghị quyết",
    "Nghị định",
    "Chỉ thị",
    "Thông tư",
    "Kết luận",
    "Công điện",
    "giai đoạn",
    "thời kỳ",
    "–",
    "—",
    "‑",
    "‐",
    "_",
    "⁄",
    "∕",
    "／",
)
_HIDDEN = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff")


def find_citations(text: str) -> tuple[Citation, ...]:
    """The documents that a text cites, by number or by name, in order of appearance.

    Spans are offsets into ``text``, whatever its Unicode form.

    >>> text = "Căn cứ Quyết định số 1696/QĐ-TTg ngày 02/10/2015 của Thủ tướng Chính phủ phê duyệt Chương trình"
    >>> citation = find_citations(text)[0]
    >>> citation.kind, citation.number, citation.date, citation.issuer.text, citation.role
    ('decision', '1696/QĐ-TTg', '2015-10-02', 'Thủ tướng Chính phủ', 'basis')
    """
    if unicodedata.is_normalized("NFC", text) and not any(hidden in text for hidden in _HIDDEN):
        return _find(text)
    plain = MappedText(text).apply(form_edits(text))
    return tuple(_moved(citation, plain.origin) for citation in _find(plain.text))


def _find(text: str) -> tuple[Citation, ...]:
    if not any(sign in text for sign in _SIGNS):
        return ()
    mentions = read_mentions(text)
    names = _beside(named(text), mentions)
    found: list[tuple[int, Mention | Named]] = [(mention.span[0], mention) for mention in mentions]
    found += ((item.start, item) for item in names)
    found.sort(key=itemgetter(0))
    return tuple(_by_number(text, item) if isinstance(item, Mention) else _by_name(text, item) for _, item in found)


def _moved(citation: Citation, origin: Callable[[int, int], Span], **known: object) -> Citation:
    """The citation with its spans in the source."""
    issuer = citation.issuer
    return citation.model_copy(
        update={
            "spans": tuple(origin(*span) for span in citation.spans),
            "issuer": issuer and issuer.model_copy(update={"spans": tuple(origin(*span) for span in issuer.spans)}),
            "parts": {name: tuple(origin(*span) for span in spans) for name, spans in citation.parts.items()},
            **known,
        }
    )


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
    parts, left = mention.parts(), mention.left
    spans = parts.values()
    start, end = min(spans)[0], max(map(itemgetter(1), spans))
    values = {
        "kind": mention.kind,
        "number": mention.number.text,
        "text": text[start:end],
        "spans": (Span(start, end),),
        "number_parts": mention.number,
        "number_form": "bare" if form_of(mention.number).count else "full",
        "date": mention.date.value if mention.date else None,
        "issuer": _issuer(text, mention.issuer) if mention.issuer else None,
        "title": text[slice(*mention.title)] if mention.title else None,
        "name": text[slice(*left.name)] if left.name else None,
        "pinpoint": text[slice(*mention.pinpoint)] if mention.pinpoint else None,
        "role": mention.role,
        "word": text[slice(*left.word)] if left.word else None,
        "parts": {name: (Span(*span),) for name, span in parts.items()},
    }
    return Citation.trusted(values)


def _issuer(text: str, span: tuple[int, int]) -> Found:
    name = text[slice(*span)]
    return Found(text=name, value=normal_form(name), spans=(Span(*span),))


def _by_name(text: str, item: Named) -> Citation:
    pin = pinpoint(text, item.start, 0)
    start = pin[0] if pin else item.start
    parts = {"pinpoint": pin, "name": item.name, "date": item.date and item.date[:2]}
    values = {
        "kind": item.kind,
        "number": None,
        "text": text[start : item.end],
        "spans": (Span(start, item.end),),
        "date": item.date.value if item.date else None,
        "name": text[slice(*item.name)],
        "pinpoint": text[slice(*pin)] if pin else None,
        "role": role(text, start, 0)[0] or "mentions",
        "parts": {name: (Span(*span),) for name, span in parts.items() if span},
    }
    return Citation.trusted(values)


@dataclass(slots=True)
class _Walk:
    """What is known so far on the way through a document."""

    own: frozenset[str]
    year: str | None
    citations: list[Citation] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    aliases: dict[str, Citation] = field(default_factory=dict)
    heading_role: str | None = None


def annotate_citations(document: Document) -> tuple[tuple[Citation, ...], tuple[Reference, ...], tuple[Issue, ...]]:
    """The citations of a document in order, the documents they refer to, and what is odd about them.

    The document's own number is a mention of itself, without ``number``; ``reference`` is then ``self``. Issues are
    ``citation.word_disagrees`` (the word and the code name different kinds) and ``citation.date_impossible``.
    """
    header = document.header
    walk = _Walk(_own_numbers(document), header.date.value[:4] if header.date else None)
    for leaf in leaves(document):
        if leaf.role != "marker" and not (isinstance(leaf.node, HeaderLine) and leaf.node.role == "number"):
            _annotate_leaf(document, leaf, walk)
    issuer = header.issuer.value if header.issuer else None
    citations, references = _with_aliases(*group_mentions(walk.citations, issuer), walk)
    return citations, references, tuple(walk.issues)


def _own_numbers(document: Document) -> frozenset[str]:
    """The numbers of the document and its siblings; where a page left its number out, an annex says what it is attached to."""
    numbers = {part.header.number.value for part in (document, *document.siblings) if part.header.number}
    if document.header.number is None:
        texts = [annex.attachment.text for annex in document.annexes if annex.attachment]
        numbers |= {c.number for text in texts for c in _find(text)[:1] if c.number and c.kind in (document.kind, None)}
    return frozenset(canonical(number).upper() for number in numbers)


def _annotate_leaf(document: Document, leaf: Leaf, walk: _Walk) -> None:
    text = leaf.text.text
    found = list(_find(text))
    found += _short_mentions(text, walk, found)
    if found:
        found.sort(key=_position)
        origin = mapped(document, leaf.text).origin
        span = Span(leaf.text.spans[0].start, leaf.text.spans[-1].end) if leaf.text.spans else None
        for citation in _with_definitions(text, found):
            known = _known(citation, leaf, walk, itself=_is_own(citation, walk))
            moved = _moved(citation, origin, at=leaf.at, leaf=span, **known)
            walk.citations.append(moved)
            walk.issues += _issues(moved)
            if moved.alias and len(walk.aliases) < _MOST_ALIASES:
                walk.aliases.setdefault(moved.alias, moved)
    if text.rstrip().endswith(":"):
        walk.heading_role = role(text, len(text), 0)[0]


def _is_own(citation: Citation, walk: _Walk) -> bool:
    """Whether the mention is the document's own number, of its own year as far as that is known."""
    if not citation.number or citation.number.upper() not in walk.own:
        return False
    return not (citation.date and walk.year and walk.year.isdigit() and citation.date[:4] != walk.year)


def _known(citation: Citation, leaf: Leaf, walk: _Walk, *, itself: bool) -> dict[str, object]:
    """What the place of a mention adds to it."""
    known: dict[str, object] = {}
    if itself:
        known = {
            "number": None,
            "number_parts": None,
            "number_form": None,
            "name": _name_of_own(citation, leaf.text.text),
            "reference": ITSELF,
        }
    elif citation.name and citation.name.endswith("này") and not citation.number:
        known = {"reference": ITSELF}
    if known.get("reference") == ITSELF:
        return known | {"role": "mentions"}
    if citation.role == "mentions":
        if isinstance(leaf.node, Recital) and leaf.node.role in ("basis", "proposal"):
            known["role"] = leaf.node.role
        elif walk.heading_role and citation.spans[0].start < 3:
            known["role"] = walk.heading_role
    return known


def _name_of_own(citation: Citation, text: str) -> str:
    """The word and the number as they stand there: "Kế hoạch số 58/KH-UBND"."""
    number = citation.parts["number"][0]
    word = citation.parts.get("word", (number,))[0]
    return text[word.start : number.end]


def _issues(citation: Citation) -> Iterable[Issue]:
    word = meanings().get(" ".join((citation.word or "").lower().split()))
    if citation.number and word and word.kind and not word.loose and citation.kind and word.kind != citation.kind:
        message = f"{citation.word} {citation.number}: the word and the code of the number name different kinds of document"
        yield Issue(code="citation.word_disagrees", message=message, spans=citation.parts["number"])
    if "date" in citation.parts and citation.date is None:
        yield Issue(code="citation.date_impossible", message=f"{citation.text[:80]}: no such day", spans=citation.parts["date"])


def _position(citation: Citation) -> Span:
    """Where the number stands, or the name: citations are in this order."""
    return (citation.parts.get("number") or citation.parts["name"])[0]


def _with_definitions(text: str, found: list[Citation]) -> list[Citation]:
    """The citations of a leaf, those that it gives a short name with their ``alias``."""
    definitions = list(defined(text))
    named = [Span(*definition.name) for definition in definitions]
    found = [one for one in found if one.number_form != "bare" or not any(a <= _position(one).start < b for a, b in named)]
    for definition in definitions:
        name = text[slice(*definition.name)]
        low = bisect_left(found, definition.meaning[0], key=lambda citation: _position(citation).start)
        high = bisect_left(found, definition.meaning[1], lo=low, key=lambda citation: _position(citation).start)
        inside = range(low, min(high, low + _MOST_INSIDE))
        first = name.split()[0].lower()
        same = [i for i in inside if (found[i].word or found[i].name or "").lower().startswith(first)]
        for index in (same or inside)[:1]:
            found[index] = found[index].model_copy(update={"alias": name})
    return found


def _short_mentions(text: str, walk: _Walk, found: list[Citation]) -> list[Citation]:
    """Mentions by a short name that the document defined before, outside of those that are found already."""
    out: list[Citation] = []
    if not walk.aliases:
        return out
    taken = sorted(Span(citation.spans[0].start, citation.spans[-1].end) for citation in found)
    ends = list(accumulate((span.end for span in taken), max))
    for alias, cited in walk.aliases.items():
        for match in re.finditer(rf"(?<!\w){re.escape(alias)}(?!\w)", text) if alias in text else ():
            span = Span(*match.span())
            before = bisect_left(taken, span.end, key=itemgetter(0))
            if before == 0 or ends[before - 1] <= span.start:
                parts = {"name": (span,)}
                out.append(
                    Citation(kind=cited.kind, number=None, text=alias, spans=(span,), name=alias, parts=parts, reference=alias)
                )
    return out


def _with_aliases(
    citations: tuple[Citation, ...], references: tuple[Reference, ...], walk: _Walk
) -> tuple[tuple[Citation, ...], tuple[Reference, ...]]:
    """The mentions by a short name with the reference of what it stands for, and counted with it."""
    ids = {citation.alias: citation.reference for citation in citations if citation.alias}
    known = tuple(c.model_copy(update={"reference": ids[c.reference]}) if c.reference in walk.aliases else c for c in citations)
    counts = Counter(citation.reference for citation in known)
    return known, tuple(reference.model_copy(update={"mentions": counts[reference.id]}) for reference in references)


def annotate_definitions(document: Document) -> tuple[Definition, ...]:
    """The short names that a document defines, of documents and of other things, in order."""
    out = []
    for leaf in leaves(document):
        text = leaf.text.text
        for item in defined(text):
            origin = mapped(document, leaf.text).origin
            meaning = text[slice(*item.meaning)]
            number = next((citation.number for citation in _find(meaning) if citation.number), None)
            spans = (origin(*item.name),)
            out.append(Definition(name=text[slice(*item.name)], meaning=meaning, spans=spans, number=number, at=leaf.at))
    return tuple(out)
