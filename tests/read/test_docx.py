import io
import random
import zipfile

import pytest

import vnplan
from tests.oracle import check
from tests.read.made_docx import cell, docx, item, levels, numbering, paragraph, run, table
from vnplan.errors import UnreadableError
from vnplan.model.clipping import Block, Clipping
from vnplan.read import clip
from vnplan.split import split

DECIMAL = levels(("decimal", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%3)"))
ROMAN = levels(("upperRoman", "%1."))
DASHES = levels(("bullet", "-"))


def lines(data: bytes) -> list[str]:
    return [line.text.text for line in split(clip(data))]


def blocks(clipping: Clipping) -> list[Block]:
    return [
        inner
        for block in clipping.blocks
        for inner in ([b for row in block.rows for c in row.cells for b in c.blocks] if block.rows else [block])
    ]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([(1, 0), (1, 0), (1, 1), (1, 1), (1, 0), (1, 1)], ["1.", "2.", "2.1.", "2.2.", "3.", "3.1."]),
        ([(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2)], ["1.", "1.1.", "a)", "b)", "1.2.", "a)"]),
        ([(2, 0), (1, 0), (1, 0), (2, 0), (1, 0)], ["I.", "1.", "2.", "II.", "3."]),
        ([(1, 1), (1, 0)], ["1.1.", "1."]),
        ([(3, 0), (1, 0), (3, 0)], ["-", "1.", "-"]),
        # Another list of the same abstract one counts on; one that starts anew does so once.
        ([(1, 0), (4, 0), (5, 0), (5, 0), (1, 0)], ["1.", "2.", "1.", "2.", "3."]),
        ([(0, 0), (9, 0), (1, 0)], ["", "", "1."]),
    ],
)
def test_numbers_are_counted_as_word_counts(rows: list[tuple[int, int]], wanted: list[str]) -> None:
    over = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    nums = {1: (1, ""), 2: (2, ""), 3: (3, ""), 4: (1, ""), 5: (1, over)}
    data = docx(*(item("việc", *row) for row in rows), numbering=numbering(DECIMAL, ROMAN, DASHES, nums=nums))
    clipping = clip(data)
    assert lines(data) == [f"{number} việc".strip() for number in wanted]
    shown = [clipping.source.text[span.start : span.end].strip() for block in clipping.blocks for span in block.generated]
    assert shown == [number for number in wanted if number]


@pytest.mark.parametrize(
    ("sign", "font", "shown"),
    [("-", "Times New Roman", "-"), ("\uf02b", "Symbol", "+"), ("\uf02d", "Symbol", "-"), ("\uf0b7", "Symbol", "•"),
     ("\uf02d", "Wingdings", "•"), ("o", "Courier New", "•")],
)  # fmt: skip
def test_signs_of_lists_are_what_their_font_shows(sign: str, font: str, shown: str) -> None:
    level = (
        f'<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="{sign}"/>'
        f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr></w:lvl>'
    )
    assert lines(docx(item("việc", 1), numbering=numbering(level))) == [f"{shown} việc"]


def test_a_style_may_number_and_zero_takes_the_number_away() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:outlineLvl w:val="0"/>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>'
    )
    off = '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    data = docx(
        paragraph("Mục đích", '<w:pStyle w:val="Muc"/>'),
        paragraph("Không số", off),
        paragraph("Yêu cầu", '<w:pStyle w:val="MucCon"/>'),
        styles=styles,
        numbering=numbering(ROMAN),
    )
    assert lines(data) == ["I. Mục đích", "Không số", "II. Yêu cầu"]


DELETED = '<w:del w:id="1"><w:r><w:delText>10/6</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>15/6</w:t></w:r></w:ins>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>15/6</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOX = "<w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent>"
FORMS = f'<mc:Choice Requires="wps">{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback>'
TWICE = f"<w:r><mc:AlternateContent>{FORMS}</mc:AlternateContent></w:r>"
GONE = '<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Sở Y tế </w:t></w:r></w:p>'


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (paragraph(run("trước ngày ") + DELETED + run("/2025")), ["trước ngày 15/6/2025"]),
        (GONE + paragraph("báo cáo"), ["Sở Y tế báo cáo"]),
        (paragraph(run("ẩn", "<w:vanish/>") + run("hiện")), ["hiện"]),
        (paragraph(run("kế hoạch", "<w:caps/>")), ["KẾ HOẠCH"]),
        (paragraph(run("kế hoạch", '<w:caps w:val="false"/>')), ["kế hoạch"]),
        (paragraph(run("Số: 58") + "<w:r><w:noBreakHyphen/></w:r>" + run("KH/TU")), ["Số: 58-KH/TU"]),
        (paragraph("<w:r><w:t>Kế</w:t><w:br/><w:t>hoạch</w:t></w:r>"), ["Kế", "hoạch"]),
        (paragraph(run("ngày ") + FIELD), ["ngày 15/6"]),
        (paragraph(run("Kế hoạch") + TWICE), ["Kế hoạch", "DỰ THẢO"]),
        (paragraph("<w:hyperlink><w:r><w:t>Điều 5</w:t></w:r></w:hyperlink>"), ["Điều 5"]),
        ("<w:sdt><w:sdtContent>" + paragraph("Điều 6") + "</w:sdtContent></w:sdt>", ["Điều 6"]),
        (paragraph(run("KÕ ho¹ch", '<w:rFonts w:ascii=".VnTime"/>') + run(" năm 2024")), ["Kế hoạch năm 2024"]),
        (paragraph(run("kÕ ho¹ch", '<w:rFonts w:ascii=".VnTimeH"/>')), ["KẾ HOẠCH"]),
        (paragraph(run("Keá hoaïch", '<w:rFonts w:ascii="VNI-Times"/>')), ["Kế hoạch"]),
        (paragraph(run("Kế hoạch", '<w:rFonts w:ascii=".VnTime"/>')), ["Kế hoạch"]),
        (paragraph("<w:r><w:t>UBND TỈNH</w:t><w:tab/><w:t>CỘNG HÒA XÃ HỘI</w:t></w:r>"), ["UBND TỈNH", "CỘNG HÒA XÃ HỘI"]),
        (paragraph("<w:r><w:t>1.</w:t><w:tab/><w:t>Sở Y tế</w:t></w:r>"), ["1. Sở Y tế"]),
        (paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0A7"/><w:t xml:space="preserve"> việc</w:t></w:r>'), ["▪ việc"]),
    ],
)
def test_text_is_what_word_shows(body: str, wanted: list[str]) -> None:
    assert lines(docx(body)) == wanted


def test_merged_cells_cover_rows_and_columns() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    wide = '<w:gridSpan w:val="2"/>'
    data = docx(
        table(
            cell("Đơn vị") + cell("Nội dung", wide),
            cell("Sở C", down) + cell("việc x") + cell("tháng 5"),
            cell("<w:p/>", on) + cell("việc y") + cell(table(cell("trong", wide)) + "<w:p/>"),
        )
    )
    placed = [(line.text.text, line.cell.row, line.cell.column, line.cell.rows) for line in split(clip(data)) if line.cell]
    assert placed == [
        ("Đơn vị", 0, 0, 1),
        ("Nội dung", 0, 1, 1),
        ("Sở C", 1, 0, 2),
        ("việc x", 1, 1, 1),
        ("tháng 5", 1, 2, 1),
        ("việc y", 2, 1, 1),
        ("trong", 2, 2, 1),
    ]


LETTER = (
    paragraph("SỞ Y TẾ"),
    paragraph("Số: 12/KH-SYT"),
    paragraph("KẾ HOẠCH"),
    paragraph("Phòng, chống dịch bệnh năm 2024"),
    paragraph("I. MỤC ĐÍCH"),
    paragraph(run("Nâng cao năng lực") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" của tuyến dưới.")),
    paragraph("II. KINH PHÍ"),
    paragraph("Theo quy định."),
)


def test_a_footnote_belongs_to_the_node_that_holds_its_mark() -> None:
    note = '<w:footnote w:id="2">' + paragraph("Theo Quyết định số 7/QĐ-BYT.") + "</w:footnote>"
    document = vnplan.parse(docx(*LETTER, footnotes=note))
    assert [(one.number, one.at) for one in document.citations] == [("7/QĐ-BYT", "I")]
    assert "[1]" in document.source.text
    node = document.find("I")
    assert node is not None
    assert [child.text.text for child in getattr(node, "children", ())] == [
        "Nâng cao năng lực của tuyến dưới.",
        "Theo Quyết định số 7/QĐ-BYT.",
    ]


def test_nothing_is_lost_and_nothing_invented() -> None:
    note = '<w:footnote w:id="2">' + paragraph("Theo Quyết định số 7/QĐ-BYT.") + "</w:footnote>"
    rows = table(cell("Đơn vị") + cell("Nội dung"), cell("Sở Y tế") + cell(item("Mua thuốc", 1)))
    more = {"footnotes": note, "footer1": paragraph("Trang 3"), "numbering": numbering(DECIMAL)}
    check(vnplan.parse(docx(*LETTER, rows, item("Giao Sở A", 1), **more)))


def test_headers_and_footers_are_furniture() -> None:
    document = vnplan.parse(docx(*LETTER, header1=paragraph("BẢN NHÁP Điều 9"), footer1=paragraph("Trang 3")))
    assert [(one.text.text, one.reason) for one in document.chrome] == [
        ("Trang 3", "furniture"),
        ("BẢN NHÁP Điều 9", "furniture"),
    ]
    assert [block.label for block in document.body if hasattr(block, "label")] == ["I", "II"]


def test_a_table_of_contents_is_furniture() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="M1"><w:name w:val="toc 1"/></w:style>'
    clipping = clip(docx(paragraph("I. MỤC ĐÍCH 3", '<w:pStyle w:val="M1"/>'), paragraph("I. MỤC ĐÍCH"), styles=styles))
    assert [(block.role, block.start) for block in clipping.blocks] == [("text", 0), ("furniture", 12)]


def test_hints_and_places() -> None:
    big = run("KẾ HOẠCH", '<w:b/><w:sz w:val="28"/>')
    [first, second] = blocks(clip(docx(paragraph(big, '<w:jc w:val="center"/>'), paragraph("x", '<w:ind w:left="720"/>'))))
    assert first.look is not None
    assert (first.look.centred, first.look.size, len(first.bold)) == (True, 14, 1)
    assert second.look is not None
    assert second.look.indent == 36
    assert second.place is not None
    assert second.place.paragraph == 2


def test_damage_is_refused_and_nothing_else_is_raised() -> None:
    data = docx(*LETTER, table(cell("a") + cell("b")), numbering=numbering(DECIMAL))
    chance = random.Random(7)  # noqa: S311 - damage need not be secret
    for _ in range(120):
        bad = bytearray(data)
        for _ in range(chance.randint(1, 8)):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
        try:
            clip(bytes(bad), name="x.docx")
        except UnreadableError as error:
            assert "x.docx" in str(error)  # noqa: PT017 - not always raised


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(name.replace("__", "/") + ".xml", content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped(word__document=b"<w:document" + b" " * 70_000_000 + b"/>"), "more than 60 MB"),
        (zipped(word__document=b"<a>" * 5000), "damaged"),
        (zipped(word__document=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "no Word document"),
        (zipped(other=b"<a/>"), "unpack|save"),
        (docx(paragraph("x"))[:-30], "damaged"),
    ],
)
def test_hostile_files_end_with_a_reason(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        clip(data, name="x.docx")
