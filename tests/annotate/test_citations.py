import json
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import CORPORA, corpus_pages
from tests.growth import growth
from tests.search import searched
from vnplan.annotate.citations.find import find_citations
from vnplan.model.base import Span
from vnplan.model.citation import Citation
from vnplan.model.day import iso_day
from vnplan.read import clip
from vnplan.text.letters import form_edits

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "citation_cases.toml").read_text("utf-8"))["case"]
REJECTS = tomllib.loads((HERE / "citation_rejects.toml").read_text("utf-8"))
NOISE = [
    "",
    " ",
    "\n",
    "số ",
    "Quyết định ",
    "của ",
    "(",
    ";",
    "12/",
    "QĐ-",
    "UBND",
    "ngày 01/02/2020",
    "và ",
    "\u200b",
    "Luật ",
    "giai đoạn 2020-2025 ",
    "này",
]


def value(citation: Citation, field: str) -> str:
    found = getattr(citation, field)
    return str(found.text if field == "issuer" and found else found or "")


def check_spans(text: str) -> None:
    for citation in find_citations(text):
        start, end = citation.span
        # A soft hyphen is no part of what is written; where it stands it stays in the span.
        assert text[start:end].replace("\xad", "") == citation.text.replace("\xad", "")
        assert all(start <= a < b <= end for spans in citation.parts.values() for a, b in spans)
        if citation.issuer:
            assert text[slice(*citation.issuer.spans[0])].replace("\xad", "") == citation.issuer.text.replace("\xad", "")
        for field in ("word", "title", "name", "pinpoint"):
            if getattr(citation, field) is not None:
                assert text[slice(*citation.parts[field][0])].replace("\xad", "") == getattr(citation, field).replace("\xad", "")


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_a_case_is_found_with_its_parts(case: dict[str, Any]) -> None:
    citations = find_citations(case["text"])
    assert len(citations) == len(case["found"])
    got = [{field: value(citation, field) for field in want} for citation, want in zip(citations, case["found"], strict=True)]
    assert got == case["found"]
    check_spans(case["text"])


@pytest.mark.parametrize("group", REJECTS)
def test_what_is_no_document_number_is_rejected(group: str) -> None:
    found = {text: [c.number for c in find_citations(text) if c.number and c.kind != "standard"] for text in REJECTS[group]}
    assert not any(found.values()), found


def test_standards_are_cited_as_what_they_are() -> None:
    text = "Căn cứ QCVN 06 : 2022/BXD, Quyết định số 5/QĐ-TTg và TCVN ISO 9001:2015; áp dụng TCVN 5574 từ năm 2019, TCVN là gì?"
    found = find_citations(text)
    assert [(c.kind, c.number, c.number_form, c.role) for c in found] == [
        ("standard", "QCVN 06:2022/BXD", "standard", "basis"),
        ("decision", "5/QĐ-TTg", "full", "basis"),
        ("standard", "TCVN ISO 9001:2015", "standard", "basis"),
        ("standard", "TCVN 5574", "standard", "mentions"),
    ]
    assert [text[slice(*c.span)] for c in found[:1]] == ["QCVN 06 : 2022/BXD"]


def test_a_document_that_a_text_calls_this_one_is_its_own() -> None:
    found = find_citations("Kế hoạch này thay thế Kế hoạch số 12/KH-UBND ngày 3/4/2024.")
    assert [(one.name, one.number, one.is_own) for one in found] == [("Kế hoạch này", None, True), (None, "12/KH-UBND", False)]


def test_there_are_enough_rejects() -> None:
    assert sum(len({*texts}) for texts in REJECTS.values()) >= 200


def test_decomposed_text_and_hidden_characters_keep_their_offsets() -> None:
    plain = "Căn cứ Quyết định số 1696/QĐ-TTg ngày 02/10/2015 của Thủ tướng Chính phủ"
    for text in (unicodedata.normalize("NFD", plain), plain.replace("1696", "16\u200b96").replace("của", "c\u00adủa")):
        (citation,) = find_citations(text)
        assert (citation.number, iso_day(citation.date), citation.kind) == ("1696/QĐ-TTg", "2015-10-02", "decision")
        assert citation.issuer is not None
        issuer = text[slice(*citation.issuer.spans[0])]
        assert unicodedata.normalize("NFC", issuer) == "Thủ tướng Chính phủ"
        assert citation.span == Span(7 if "\u200b" in text else text.index("Q"), len(text))


@searched(100)
@given(
    st.lists(
        st.one_of(st.sampled_from(NOISE), st.sampled_from([case["text"] for case in CASES]), st.text(max_size=8)), max_size=8
    )
)
def test_every_component_slices_to_its_value_whatever_stands_around(pieces: list[str]) -> None:
    text = "".join(pieces)
    citations = find_citations(text)
    assert all(0 <= c.span.start < c.span.end <= len(text) for c in citations)
    if not form_edits(text):  # else the values are those of the text in normal form, without hidden characters
        check_spans(text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "số " + "1" * 300 + "/QĐ-TTg",
        "1" * 100_000,
        "1/" * 100_000,
        "12/QĐ-" * 50_000,
        "Quyết định số " * 20_000,
        "Quyết định số 12/QĐ-TTg, " * 10_000,
        "số 12/QĐ-TTg; " * 10_000,
        "(" * 100_000 + "số 5/QĐ-TTg" + ")" * 100_000,
        "(sau đây gọi tắt là " * 10_000,
        "Luật " * 50_000,
        "của " * 50_000 + "tại Tờ trình số 5/TTr-SYT",
        "giai đoạn 2016-2020 " * 10_000,
        "Quyết định số 12/QĐ-TTg của " + "Bộ và " * 40_000,
        "A-" * 100_000,
        "Luật sửa đổi " * 50_000,
        "Luật sửa đổi, bổ sung một số điều của Luật Đất đai và " * 5_000,
        "Kế hoạch " * 5_000 + "giai đoạn 2020-2025",
        "mẫu số 01/TB, " + "02/TB, " * 50_000,
        "(Tháng hành động) " * 20_000,
        "ngày 31/02/2017, " * 20_000,
    ],
    ids=range(20),
)
def test_bad_input_takes_linear_time(text: str) -> None:
    assert growth(lambda size: find_citations(text[:size]), len(text) // 8, len(text), below=2) < 2


def test_a_list_of_thousands_is_found_whole() -> None:
    text = "Quyết định " + ", ".join(f"số {number}/QĐ-UBND" for number in range(3_000))
    assert [c.number for c in find_citations(text)] == [f"{number}/QĐ-UBND" for number in range(3_000)]


@pytest.mark.parametrize("page", corpus_pages(), ids=lambda page: page.stem)
def test_the_numbers_of_the_corpus_are_found_in_its_text(page: Path) -> None:
    gold = json.loads((CORPORA / f"{page.stem}.gold.json").read_text("utf-8"))
    got = {c.number for c in find_citations(clip(page).source.text.replace("*", ""))}
    assert {c["number"] for c in gold["citations"]} - got == set()
