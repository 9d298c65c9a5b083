"""One judge of every tree, whatever page it was made of: what has to hold of each document that leaves the parser.

Order by whole extents, nothing lost, nothing twice, edits that replay to what is read, facts and issues that lie in the source
and hang on what exists, and the same document back from JSON and from Akoma Ntoso.
"""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain, islice, pairwise, takewhile
from operator import attrgetter

from pydantic import BaseModel

from vnplan.export import dump
from vnplan.export.akn.read import read_akn
from vnplan.model.base import Span, Text
from vnplan.model.block import Division, Paragraph, Row
from vnplan.model.document import Document
from vnplan.model.effect import Amendment
from vnplan.model.leaves import leaves
from vnplan.model.mapped import MappedText
from vnplan.model.part import Annex, Node, Part, children, own_texts, spans_of, walk

# What draws a table, and the marks of Markdown, belong to no leaf.
_DRAWN = "|-:"
_MARKUP = "|-:#>*_`~"
_NOWHERE = (None, "basis")


def check(document: Document) -> None:
    """All of it, but for the round trips, which cost more than the rest."""
    check_text(document)
    check_facts(document)


def check_whole(document: Document) -> None:
    """All of it."""
    check(document)
    assert Document.model_validate_json(document.model_dump_json()) == document
    assert read_akn(dump(document, "akn")) == document


def check_text(document: Document) -> None:
    """The leaves hold all of the source, once, in order, and the edits give their text."""
    edits = document.edits
    assert all(a.start <= a.end <= b.start for a, b in pairwise(edits)), "edits overlap or are out of order"
    covered = [0] * (len(document.source.text) + 1)
    for text in leaves_of(document):
        for start, end in text.spans:
            covered[start] += 1
            covered[end] -= 1
        _check_replay(document, text)
    _check_coverage(document, covered)
    for node in document.walk():
        _check_order(node)


def leaves_of(document: Document) -> Iterator[Text]:
    """Every leaf, those of chrome too."""
    for node in document.walk():
        yield from own_texts(node)
    for chrome in document.chrome:
        yield chrome.text


def _check_replay(document: Document, text: Text) -> None:
    replayed, edits = "", document.edits
    for start, end in text.spans:
        # Edits are in order and none lies over another.
        first = bisect_left(edits, start, key=attrgetter("start"))
        inside = list(takewhile(lambda edit, end=end: edit.end <= end, islice(edits, first, None)))  # type: ignore[misc]
        replayed += MappedText.replay(document.source.text, Span(start, end), inside).text
    if len(text.spans) <= 1:
        assert replayed.strip() == text.text
    else:
        assert "".join(replayed.split()) == "".join(text.text.split())


def _check_coverage(document: Document, marks: list[int]) -> None:
    source = document.source.text
    edited = [0] * (len(source) + 1)
    for edit in document.edits:
        edited[edit.start] += 1
        edited[edit.end] -= 1
    depth = change = 0
    markup = _MARKUP if document.source.media_type == "text/markdown" else _DRAWN
    for at, char in enumerate(source):
        depth += marks[at]
        change += edited[at]
        assert depth <= 1, f"{source[max(0, at - 20) : at + 20]!r} is in two leaves"
        if depth == 0 and not change and not char.isspace() and char.isprintable():
            assert char in markup, f"{source[max(0, at - 20) : at + 20]!r} is in no leaf"


def _check_order(node: Node) -> None:
    """Own texts first, then the children, none before the whole extent of the one before has ended.

    A note at the foot of a page stands in the gap of the sentence that it parts.
    """
    last = -1 if isinstance(node, Part) else max((span.end for text in own_texts(node) for span in text.spans), default=-1)
    beside = isinstance(node, Row) and any(len(text.spans) > 1 for cell in node.cells for text in cell.texts)
    for child in children(node):
        if isinstance(child, Paragraph) and child.note and child.text.spans[0].start < last:
            continue
        # The lines of cells that are wrapped side by side take turns: each cell is in order by itself.
        last = -1 if beside else last
        for span in (span for text in own_texts(child) for span in text.spans) if beside else spans_of(child):
            assert span.start >= last, f"{type(child).__name__} at {span} begins before {last}, where the one before it ends"
            last = span.end


def check_facts(document: Document) -> None:
    """Whatever has a place has it in the source; labels, leaves and references that are named exist; ids are unique."""
    size = len(document.source.text)
    for span in _spans(document):
        assert 0 <= span.start <= span.end <= size, f"{span} lies outside the source"
    labels = {node.label for node in document.walk() if isinstance(node, Division | Annex)} | set(_NOWHERE)
    standing = {text.spans[0].start: text.spans[-1].end for leaf in leaves(document) for text in [leaf.text] if text.spans}
    for fact in _facts(document):
        assert getattr(fact, "at", None) in labels, fact
        leaf: Span | None = getattr(fact, "leaf", None)
        assert leaf is None or standing.get(leaf.start) == leaf.end, f"{fact} says that it stands in {leaf}, which is no leaf"
    ids = [node.id for node in document.walk() if hasattr(node, "id")] + [task.id for task in document.tasks]
    assert len(ids) == len(set(ids)), "an id is given twice"
    _check_references(document)
    for amendment in document.amendments:
        _check_amendment(document, amendment)


def _check_references(document: Document) -> None:
    known = {reference.id for reference in document.references}
    assert len(known) == len(document.references), "an id of a reference is given twice"
    cited = [citation.reference for citation in document.citations]
    assert set(cited) - known <= {None, "self"}, "a citation names a reference that does not exist"
    for reference in document.references:
        assert cited.count(reference.id) == reference.mentions > 0, reference


def _check_amendment(document: Document, amendment: Amendment) -> None:
    """New text stands in the source in order, inside the amendment and each node inside the one above it, with its own ids."""
    nodes = [node for block in amendment.structure for node in walk(block)]
    first, last = amendment.spans[0].start, amendment.spans[-1].end
    for node in nodes:
        _check_order(node)
        for text in own_texts(node):
            _check_replay(document, text)
            assert all(first <= span.start <= span.end <= last for span in text.spans), f"{text} lies outside its amendment"
        for child in children(node):
            if isinstance(node, Division) and isinstance(child, Division):
                assert child.label == f"{node.label}.{child.number}", f"{child.label} stands in {node.label}"
    ids = [node.id for node in nodes if hasattr(node, "id")]
    assert len(ids) == len(set(ids)), "an id is given twice in new text"
    assert not amendment.structure or amendment.new, "there is a tree of new text, but no new text"


def _facts(document: Document) -> Iterator[BaseModel]:
    yield from chain(document.citations, document.deadlines, document.assignments, document.targets, document.amounts)
    yield from chain(document.amendments, document.effect.statements if document.effect else ())
    for task in document.tasks:
        yield from chain((task,), task.deadlines, task.targets)


def _spans(value: object) -> Iterator[Span]:
    """Every span in a value, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, BaseModel):
        yield from (span for held in value.__dict__.values() for span in _spans(held))
    elif isinstance(value, tuple):
        yield from (span for held in value for span in _spans(held))
    elif isinstance(value, dict):
        yield from (span for held in value.values() for span in _spans(held))
