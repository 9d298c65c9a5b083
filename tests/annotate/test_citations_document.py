import json

import pytest

import vnplan
from vnplan.annotate.citations import document as cited
from vnplan.annotate.passages import passages
from vnplan.model.base import Found, Span, Text
from vnplan.model.block import Division, Paragraph
from vnplan.model.citation import Citation, Reference
from vnplan.model.day import iso_day
from vnplan.model.document import Document
from vnplan.model.edit import Edit
from vnplan.model.issue import Issue
from vnplan.model.leaves import leaves
from vnplan.model.part import Annex, Header, HeaderLine, Recital
from vnplan.model.source import Source


def annotate_citations(made: Document) -> tuple[tuple[Citation, ...], tuple[Reference, ...], tuple[Issue, ...]]:
    return cited.annotate_citations(made, passages(made))


def document(*paragraphs: str, issuer: str | None = "ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN", edits: tuple[Edit, ...] = ()) -> Document:
    """A plan whose number line, a recital and divisions stand one after another in the source."""
    lines = ["Số: 58/KH-UBND", *paragraphs]
    source = "\n".join(lines)
    texts = []
    at = 0
    for line in lines:
        whole = line
        for edit in reversed(edits):
            if at <= edit.start and edit.end <= at + len(line):
                whole = whole[: edit.start - at] + edit.new + whole[edit.end - at :]
        texts.append(Text(text=whole, spans=(Span(at, at + len(line)),)))
        at += len(line) + 1
    found = {"text": issuer or "", "value": issuer or "", "spans": ()}
    header = Header(
        lines=(HeaderLine(role="number", text=texts[0]),),
        number=Found(text="58/KH-UBND", value="58/KH-UBND", spans=()),
        date=Found(text="", value="2017-04-17", spans=()),
        issuer=Found.model_validate(found) if issuer else None,
    )
    body = tuple(
        Division(id=f"{i}", label=f"{i}", number=f"{i}", level="number", marker=Text(text="", spans=()), text=text)
        for i, text in enumerate(texts[2:], 1)
    )
    preamble = (Recital(id="r1", role="basis", text=texts[1]),) if len(texts) > 1 else ()
    return Document(source=Source(text=source), header=header, preamble=preamble, body=body, edits=edits)


def test_spans_point_into_the_source_through_edits_and_stay_in_their_leaf() -> None:
    line = "Quyết định số 1464/QĐ- TTg ngày 22/7/2016 của Chính phù;"
    space, vowel = (len("Số: 58/KH-UBND\n") + line.index(wrong) for wrong in (" TTg", "ù"))
    made = document(
        line,
        edits=(Edit(space, space + 1, "", "repair.number"), Edit(vowel, vowel + 1, "ủ", "repair.ocr")),
    )
    assert next(leaf.text.text for leaf in leaves(made) if leaf.role == "recital").endswith(
        "QĐ-TTg ngày 22/7/2016 của Chính phủ;"
    )
    (citation,), _, issues = annotate_citations(made)
    assert (citation.number, citation.at, citation.role) == ("1464/QĐ-TTg", "basis", "basis")
    assert made.source.text[slice(*citation.parts["number"][0])] == "1464/QĐ- TTg"
    assert citation.issuer is not None
    assert (citation.issuer.text, made.source.text[slice(*citation.issuer.spans[0])]) == ("Chính phủ", "Chính phù")
    assert citation.leaf is not None
    assert all(citation.leaf.start <= s <= e <= citation.leaf.end for spans in citation.parts.values() for s, e in spans)
    assert issues == ()


def test_the_own_number_is_a_mention_of_itself() -> None:
    citations, references, _ = annotate_citations(
        document(
            "Căn cứ Kế hoạch số 58/KH-UBND ngày 03/6/2011 của UBND tỉnh;",
            "Kèm theo Kế hoạch số 58/KH-UBND ngày 17/4/2017",
            "theo Kế hoạch này",
        )
    )
    assert [(c.number, c.name, c.reference) for c in citations] == [
        ("58/KH-UBND", None, "r1"),
        (None, "Kế hoạch số 58/KH-UBND", "self"),
        (None, "Kế hoạch này", "self"),
    ]
    assert [iso_day(r.date) for r in references] == ["2011-06-03"]


def test_an_annex_tells_the_number_that_the_page_left_out() -> None:
    attached = "(Ban hành kèm theo Quyết định số 31/2011/QĐ-UBND ngày 10/11/2011 của UBND tỉnh)"
    text = Text(text=attached, spans=(Span(0, len(attached)),))
    annex = Annex(id="a", label="Quy định", attachment=text)
    citations, references, _ = annotate_citations(Document(kind="decision", source=Source(text=attached), annexes=(annex,)))
    assert [(c.number, c.reference, c.at) for c in citations] == [(None, "self", "Quy định")]
    assert references == ()


def test_mentions_are_grouped_and_a_local_number_takes_the_place_its_words_say() -> None:
    citations, references, _ = annotate_citations(
        document(
            "Thực hiện Kế hoạch số 17/KH-UBND ngày 03/6/2011 của UBND tỉnh; Nghị quyết số 57/NQ-CP của Chính phủ;",
            "Kế hoạch số 17/KH-UBND; Nghị quyết 57/NQ-CP; Chỉ thị số 03/CT-UBND; Chỉ thị số 21-CT/TU của Tỉnh ủy",
            "Luật Đất đai năm 2013, Luật đất đai và Luật Đất đai số 31/2024/QH15",
        )
    )
    assert [c.reference for c in citations] == ["r1", "r2", "r1", "r2", "r3", "r4", "r5", "r5", "r6"]
    assert [(r.number, r.issuer, r.resolved, r.mentions) for r in references] == [
        ("17/KH-UBND", "Ủy ban nhân dân tỉnh Thái Nguyên", True, 2),
        ("57/NQ-CP", "Chính phủ", True, 2),
        ("03/CT-UBND", None, False, 1),
        ("21-CT/TU", "Tỉnh ủy Thái Nguyên", True, 1),
        (None, None, True, 2),
        ("31/2024/QH15", None, True, 1),
    ]


def test_a_local_number_stays_unresolved_where_nothing_names_its_place() -> None:
    _, references, _ = annotate_citations(
        document("Kế hoạch số 17/KH-UBND của UBND tỉnh; Tờ trình số 5/TTr-SYT của Sở Y tế", issuer=None)
    )
    assert [(r.issuer, r.resolved) for r in references] == [("Ủy ban nhân dân tỉnh", False), ("Sở Y tế", False)]


def test_one_number_of_two_years_or_two_issuers_is_two_documents() -> None:
    citations, _, _ = annotate_citations(
        document(
            "Quyết định số 5/QĐ-TTg ngày 01/02/2016; Quyết định số 5/QĐ-TTg ngày 01/02/2017; Quyết định số 5/QĐ-TTg",
            "Kế hoạch số 9/KH-UBND của UBND tỉnh Bắc Kạn; Kế hoạch số 9/KH-UBND của UBND tỉnh Lạng Sơn",
        )
    )
    assert [c.reference for c in citations] == ["r1", "r2", "r3", "r4", "r5"]


def test_mentions_that_may_be_any_of_several_documents_are_not_resolved() -> None:
    texts = [f"Quyết định số 5/QĐ-TTg ngày 01/02/{year}" for year in range(1950, 2010)] + ["Quyết định số 5/QĐ-TTg"] * 5_000
    citations, references, _ = annotate_citations(document("; ".join(texts)))
    assert len(citations) == 5_060
    assert [r.resolved for r in references] == [True] * 40 + [False]
    assert references[-1].mentions == 5_020


def test_a_short_name_stands_for_what_it_was_given_to() -> None:
    made = document(
        "Căn cứ Kế hoạch số 283/KH-UBND của UBND tỉnh về thực hiện Nghị quyết số 71/NQ-CP (sau đây gọi tắt là Kế hoạch 283);",
        "Tiếp tục thực hiện Kế hoạch 283; phát động Đợt thi đua chào mừng Đại hội (sau đây gọi tắt là Đợt thi đua)",
        "Phát động Tháng hành động vì trẻ em (Tháng hành động).",
    )
    citations, references, _ = annotate_citations(made)
    assert [(c.number, c.alias, c.name, c.reference) for c in citations] == [
        ("283/KH-UBND", "Kế hoạch 283", None, "r1"),
        ("71/NQ-CP", None, None, "r2"),
        (None, None, "Kế hoạch 283", "r1"),
    ]
    assert references[0].mentions == 2


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Thông tư số 56/2012/TTLT-BTC-BYT", ["citation.word_disagrees"]),
        ("Quyết định số 5/QĐ-TTg ngày 31/02/2017", ["citation.date_impossible"]),
        ("Nghị định số 20/2018/NĐ-CP ngày 14/02/2016", ["citation.date_disagrees"]),
        ("văn bản số 87/TB-VPCP; Chương trình hành động số 10-CTr/TU; Luật số 54/2024/QH15", []),
    ],
)
def test_what_is_odd_gives_an_issue(text: str, codes: list[str]) -> None:
    assert [issue.code for issue in annotate_citations(document(text))[2]] == codes


def test_a_list_below_its_head_takes_the_role_of_the_head() -> None:
    citations, _, _ = annotate_citations(
        document(
            "Căn cứ Luật Đất đai;",
            "Bãi bỏ các văn bản sau đây:",
            "Quyết định số 27/2022/QĐ-UBND;",
            "Quyết định số 28/2022/QĐ-UBND.",
        )
    )
    assert [c.role for c in citations] == ["basis", "repeals", "repeals"]


def test_an_empty_document_has_nothing() -> None:
    assert annotate_citations(Document(source=Source(text=""), body=(Paragraph(id="p", text=Text(text="", spans=())),))) == (
        (),
        (),
        (),
    )


def test_a_bare_number_is_the_document_that_was_cited_in_full() -> None:
    page = (
        "KẾ HOẠCH\nTriển khai công tác văn thư năm 2024\n\n"
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ (sau đây gọi là Nghị định 30);\n\n"
        "I. MỤC ĐÍCH\n\n1. Thực hiện Nghị định 30 tại các xã.\n\n2. Áp dụng Nghị định 30/2020 trong năm.\n\n"
        "II. KINH PHÍ\n\nTheo Nghị quyết 98 của Quốc hội."
    )
    document = vnplan.parse(page)
    assert [(one.number, one.mentions) for one in document.references] == [("30/2020/NĐ-CP", 3), ("98", 1)]
    printed = json.loads(vnplan.dump(document, "facts"))["citations"]
    assert [one["number"] for one in printed] == ["30/2020/NĐ-CP"]


def test_a_column_of_numbers_says_that_they_are_documents() -> None:
    rows = "| Số ký hiệu | Trích yếu |\n|---|---|\n| 75/SXD-QLVT | V/v kiểm tra phao |\n"
    other = rows.replace("Số ký hiệu", "Mã hàng")
    assert [
        [one.number for one in vnplan.parse(f"# Danh sách\n\n{table}", name="page.md").citations] for table in (rows, other)
    ] == [
        ["75/SXD-QLVT"],
        [],
    ]
