"""The three invariants of provenance, on every page of the corpus, on the real pages beside it, on whatever is thrown at them."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import vnplan
from tests.conftest import corpus_pages, shared_pages
from vnplan.export.facts import facts
from vnplan.model.base import Span, Text
from vnplan.model.block import Row
from vnplan.model.document import Document, Node, Part, children, own_texts, spans_of
from vnplan.model.mapped import MappedText

_SNIPPETS = """\
KẾ HOẠCH
I. MỤC ĐÍCH
II. YÊU CẦU
1. Sở Tài chính
s. Trên cơ sở
a) Phát huy
đ) Bảo đảm
- Tổ chức;
+ Báo cáo.
Căn cứ Luật Đất đai;
Điều 1. Phạm vi
Chương I
QUYẾT ĐỊNH:
PHỤ LỤC I
(Kèm theo Kế hoạch số 1/KH-UBND)
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 58/KH-UBND
Hà Nội, ngày 31 tháng 02 năm 2020
Nơi nhận:
TM. ỦY BAN NHÂN DÂN
Trên đây là Kế hoạch./.
|
**
“Điều 5. Sửa đổi
như sau:
<b>
1.1. Một
(1) Hai
Phổi hợp
CÔNG BÁO/Số 1

"""
SNIPPETS = _SNIPPETS.split("\n")


def leaves_of(document: Document) -> Iterator[Text]:
    for node in document.walk():
        yield from own_texts(node)
    for chrome in document.chrome:
        yield chrome.text


def check(document: Document) -> None:
    source = document.source.text
    edits = document.edits
    assert list(edits) == sorted(edits, key=lambda e: (e.start, e.end))
    assert all(a.end <= b.start for a, b in pairwise(edits)), "edits overlap"
    covered = [0] * (len(source) + 1)
    for text in leaves_of(document):
        replayed = ""
        for start, end in text.spans:
            covered[start] += 1
            covered[end] -= 1
            inside = [e for e in edits if start <= e.start and e.end <= end]
            replayed += MappedText.replay(source, Span(start, end), inside).text
        if len(text.spans) <= 1:
            assert replayed.strip() == text.text
        else:
            assert "".join(replayed.split()) == "".join(text.text.split())
    _check_coverage(source, covered, document)
    for node in document.walk():
        _check_order(node)


def _check_coverage(source: str, marks: list[int], document: Document) -> None:
    edited = [0] * (len(source) + 1)
    for edit in document.edits:
        edited[edit.start] += 1
        edited[edit.end] -= 1
    depth = change = 0
    markup = "|-:#>*_`~" if document.source.media_type == "text/markdown" else "|-:"
    for at, char in enumerate(source):
        depth += marks[at]
        change += edited[at]
        assert depth <= 1, f"{source[max(0, at - 20) : at + 20]!r} is in two leaves"
        if not char.isspace() and char.isprintable() and char not in markup and depth == 0:
            assert change, f"{source[max(0, at - 20) : at + 20]!r} is in no leaf"


def _check_order(node: Node) -> None:
    """Own texts first, then the children, none before the whole extent of the one before has ended."""
    last = -1 if isinstance(node, Part) else max((span.end for text in own_texts(node) for span in text.spans), default=-1)
    beside = isinstance(node, Row) and any(len(text.spans) > 1 for cell in node.cells for text in cell.texts)
    for child in children(node):
        # The lines of cells that are wrapped side by side take turns: each cell is in order by itself.
        last = -1 if beside else last
        for span in (span for text in own_texts(child) for span in text.spans) if beside else spans_of(child):
            assert span.start >= last, f"{type(child).__name__} at {span} begins before {last}, where the one before it ends"
            last = span.end


VARIED = shared_pages(("gold/varied", "pages/varied", "news/reprint", "news/report"))


@pytest.mark.parametrize("page", [*corpus_pages(), *shared_pages(), *VARIED], ids=lambda p: p.name)
def test_nothing_is_lost_and_nothing_invented(page: Path) -> None:
    document = vnplan.parse(page)
    check(document)
    assert Document.model_validate_json(document.model_dump_json()) == document


@given(st.lists(st.sampled_from(SNIPPETS) | st.text(max_size=40), max_size=25), st.sampled_from(["\n", "\n\n", " ", "\r\n"]))
@settings(max_examples=150, deadline=None)
@example(["Số: /KH-UBND", "KẾ HOẠCH", "I. A", "s. B", "III. C"], "\n")
@example(["KẾ HOẠCH", "CÔNG BÁO/Số 1", "00000"], "\n")
def test_any_text_is_parsed_without_loss(lines: list[str], separator: str) -> None:
    document = vnplan.parse(separator.join(lines))
    check(document)
    facts(document)


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div class=nav>", "<table><tr><td>", "</td>", "<br>", "<b>", "&nbsp;", "<li>", *SNIPPETS]
        ),
        max_size=40,
    )
)
@settings(max_examples=100, deadline=None)
@example(["KẾ HOẠCH", "<p>", "CÔNG BÁO/Số 1", "I. MỤC ĐÍCH", "KẾ HOẠCH", "<p>", "như sau:"])
def test_any_soup_is_parsed_without_loss(pieces: list[str]) -> None:
    check(vnplan.parse("<html><body>" + "".join(pieces)))


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_parsed_or_refused_with_a_reason(data: bytes) -> None:
    try:
        check(vnplan.parse(data))
    except vnplan.UnreadableError as error:
        assert len(str(error)) > 10  # noqa: PT017 - the message is the promise


@pytest.mark.parametrize("page", corpus_pages(), ids=lambda p: p.name)
def test_text_parses_to_the_same_outline(page: Path) -> None:
    document = vnplan.parse(page)
    if document.kind is None:
        return
    again = vnplan.parse(str(vnplan.dump(document, "text")))
    assert [(n["label"], n["heading"], n["bullets"]) for n in facts(again)["outline"]] == [
        (n["label"], n["heading"], n["bullets"]) for n in facts(document)["outline"]
    ]
