"""Documents that a document cites: its own number, short names, the roles that headings give, what mentions are of one."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import itemgetter

from vnplan.annotate.citations.confidence import looked_over
from vnplan.annotate.citations.context import meanings
from vnplan.annotate.citations.find import cited_in, may_name, moved_to, numbers_in, read_citations, start_of
from vnplan.annotate.citations.names import defined
from vnplan.annotate.citations.references import Register
from vnplan.annotate.citations.role import role
from vnplan.annotate.passages import Passage, cells_below, joined_texts
from vnplan.model.base import Span, doubted
from vnplan.model.citation import ITSELF, Citation, CitationRole, Reference
from vnplan.model.document import Document
from vnplan.model.issue import Issue
from vnplan.model.leaves import Leaf
from vnplan.model.part import HeaderLine, Recital
from vnplan.rules.phrases import Phrases
from vnplan.vocab.numbers import canonical

_PHRASES = Phrases("citations")
_MOST_ALIASES = 200
_MOST_INSIDE = 50
# What stands further in is not what a heading says of its items.
_AT_HEAD = 3


@dataclass(slots=True)
class _Walk:
    """What is known so far on the way through the passages of a document."""

    found: Sequence[Passage]
    own: frozenset[str]
    year: int | None
    # Where a number may stand, by the place of the passage.
    numbers: Mapping[int, Sequence[tuple[int, int]]]
    register: Register = field(default_factory=Register)
    citations: list[Citation] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    aliases: dict[str, Citation] = field(default_factory=dict)
    _heading_role: CitationRole | None = None
    _headed: int = 0

    def heading_role(self, index: int) -> CitationRole | None:
        """The role that the last passage before one gives which introduces what stands below; they are asked for in order."""
        between = range(index - 1, self._headed - 1, -1)
        last = next((self.found[at] for at in between if self.found[at].opens and _may_cite(self.found[at].leaf)), None)
        if last:
            text = last.leaf.text.text
            self._heading_role = role(text, len(text), 0)[0]
        self._headed = max(index, self._headed)
        return self._heading_role


def annotate_citations(
    document: Document, found: Sequence[Passage]
) -> tuple[tuple[Citation, ...], tuple[Reference, ...], tuple[Issue, ...]]:
    """The citations in the passages of a document in order, the documents they refer to, and what is odd about them.

    The document's own number is a mention of itself, without ``number``; ``reference`` is then ``self``. Issues are
    ``citation.word_disagrees`` (the word and the code name different kinds), ``citation.date_impossible`` and
    ``citation.date_disagrees`` (the date lies in another year than the number names).
    """
    header = document.header
    joined = joined_texts(found)
    walk = _Walk(found, _own_numbers(document), header.issue_year, numbers_in(joined))
    listed = cells_below(found, _lists_numbers)
    asked = walk.numbers.keys() | may_name(joined) | listed
    for index, passage in enumerate(found):
        if (index in asked or walk.aliases) and _may_cite(passage.leaf):
            _annotate(index, walk, listed=index in listed)
    references = walk.register.references(header.issuer.value if header.issuer else None)
    citations, references = _with_aliases(walk, references) if walk.aliases else (walk.citations, references)
    return tuple([looked_over(document, citation) for citation in citations]), references, tuple(walk.issues)


def _may_cite(leaf: Leaf) -> bool:
    """True for what is no marker, nor the number of the document."""
    return leaf.role != "marker" and not (isinstance(leaf.node, HeaderLine) and leaf.node.role == "number")


def _lists_numbers(column: str) -> bool:
    """True if a column is one of the numbers of documents."""
    may = "iệu" in column or "IỆU" in column or "ăn bản" in column
    return may and _PHRASES["number_column"].match(column.lower()) is not None


def _own_numbers(document: Document) -> frozenset[str]:
    """The numbers of the document and its siblings; where a page left its number out, an annex says what it is attached to."""
    numbers = {part.header.number.value for part in (document, *document.siblings) if part.header.number}
    if document.header.number is None:
        texts = [annex.attachment.text for annex in document.annexes if annex.attachment]
        numbers |= {c.number for text in texts for c in cited_in(text)[:1] if c.number and c.kind in (document.kind, None)}
    return frozenset(canonical(number).upper() for number in numbers)


def _annotate(index: int, walk: _Walk, *, listed: bool) -> None:
    passage = walk.found[index]
    leaf, text = passage.leaf, passage.leaf.text.text
    found = list(_cited(index, walk, listed=listed))
    found += _short_mentions(text, walk, found)
    if not found:
        return
    found.sort(key=start_of)
    for citation in _with_definitions(text, found):
        known = _known(citation, index, walk)
        if not (citation.reference or "reference" in known):
            known["reference"] = walk.register.take(citation)
        placed = moved_to(citation, passage.back.origin, at=leaf.at, leaf=passage.place, **known)
        walk.citations.append(placed)
        walk.issues += _issues(placed)
        if placed.alias and len(walk.aliases) < _MOST_ALIASES:
            walk.aliases.setdefault(placed.alias, placed)


def _cited(index: int, walk: _Walk, *, listed: bool) -> tuple[Citation, ...]:
    """The citations of a passage, before anything is known of them from elsewhere."""
    passage, numbers = walk.found[index], walk.numbers.get(index, ())
    text, read = passage.leaf.text.text, passage.whole.cited
    if listed:
        return read_citations(text, numbers, listed=True)
    if text not in read:
        read[text] = read_citations(text, numbers)
    return read[text]


def _is_own(citation: Citation, walk: _Walk) -> bool:
    """True if the mention is the document's own number, of its own year as far as that is known."""
    if not citation.number or citation.number.upper() not in walk.own:
        return False
    return not (citation.date and walk.year and citation.date.year != walk.year)


def _known(citation: Citation, index: int, walk: _Walk) -> dict[str, object]:
    """What the place of a mention adds to it."""
    leaf = walk.found[index].leaf
    if _is_own(citation, walk):
        # Of what is said of the number only that the date contradicts it is left to doubt.
        doubts = doubted(tuple(code for code in citation.doubts if code == "date"))
        none = dict.fromkeys(("number", "number_parts", "number_form"))
        name = _name_of_own(citation, leaf.text.text)
        return {**none, **doubts, "name": name, "reference": ITSELF, "role": "mentions"}
    if citation.is_own:
        return {"role": "mentions"}
    known: dict[str, object] = {}
    if citation.role == "mentions":
        if isinstance(leaf.node, Recital) and leaf.node.role in ("basis", "proposal"):
            known["role"] = leaf.node.role
        elif citation.spans[0].start < _AT_HEAD and (given := walk.heading_role(index)):
            known["role"] = given
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
        other = "date" in citation.doubts
        code, said = ("disagrees", "the number names another year") if other else ("impossible", "no such day")
        yield Issue(code=f"citation.date_{code}", message=f"{citation.text[:80]}: {said}", spans=citation.parts["date"])


def _with_definitions(text: str, found: list[Citation]) -> list[Citation]:
    """The citations of a leaf, those that it gives a short name with their ``alias``."""
    definitions = defined(text)
    if not definitions:
        return found
    named = [Span(*definition.name) for definition in definitions]
    found = [one for one in found if one.number_form != "bare" or not any(a <= start_of(one) < b for a, b in named)]
    for definition in definitions:
        name = text[slice(*definition.name)]
        low = bisect_left(found, definition.meaning[0], key=start_of)
        high = bisect_left(found, definition.meaning[1], lo=low, key=start_of)
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


def _with_aliases(walk: _Walk, references: tuple[Reference, ...]) -> tuple[list[Citation], tuple[Reference, ...]]:
    """The mentions by a short name with the reference of what it stands for, and counted with it."""
    ids = {citation.alias: citation.reference for citation in walk.citations if citation.alias}
    known = [
        citation.model_copy(update={"reference": ids[citation.reference]}) if citation.reference in walk.aliases else citation
        for citation in walk.citations
    ]
    counts = Counter(citation.reference for citation in known)
    return known, tuple(reference.model_copy(update={"mentions": counts[reference.id]}) for reference in references)
