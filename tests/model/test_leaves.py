from vnplan.model.base import Span, Text
from vnplan.model.block import Block, Bullet, Cell, Division, Paragraph, Row, Table
from vnplan.model.document import Document
from vnplan.model.edit import Edit
from vnplan.model.leaves import leaves, mapped
from vnplan.model.mapped import FURNITURE
from vnplan.model.part import Annex, Closing, ClosingLine, Header, HeaderLine, Recital
from vnplan.model.source import Source


def leaf(text: str) -> Text:
    return Text(text=text, spans=(Span(0, len(text)),))


def paragraph(text: str) -> Paragraph:
    return Paragraph(id=text, text=leaf(text))


def division(label: str, *children: Block, heading: str | None = None) -> Division:
    number = label.rpartition(".")[2]
    title = leaf(heading) if heading else None
    return Division(id=label, label=label, number=number, level="number", marker=leaf(number), heading=title, children=children)


def test_at_follows_the_rules_of_the_facts() -> None:
    table = Table(
        id="t1",
        header=("TT", "Nội dung"),
        rows=(
            Row(
                cells=(
                    Cell(column=0, texts=(leaf("1"),)),
                    Cell(column=1, texts=(leaf("Việc"),)),
                    Cell(column=2, texts=(leaf("x"),)),
                )
            ),
        ),
    )
    bullet = Bullet(id="b", marker=leaf("-"), text=leaf("gạch"), children=(paragraph("con"),))
    document = Document(
        source=Source(text=""),
        header=Header(lines=(HeaderLine(role="title", text=leaf("Tên")),)),
        preamble=(Recital(id="r", role="basis", text=leaf("Căn cứ")),),
        body=(paragraph("mở đầu"), division("I", division("I.1", bullet, heading="Mục đích"), table), paragraph("sau")),
        closing=Closing(lines=(ClosingLine(role="recipients", text=leaf("Nơi nhận")),)),
        annexes=(
            Annex(
                id="a",
                label="Phụ lục",
                marker=leaf("PHỤ LỤC"),
                body=(paragraph("trong"), division("Phụ lục.1"), paragraph("cuối")),
            ),
        ),
        siblings=(Document(source=Source(text=""), body=(paragraph("thư"),)),),
    )
    got = [(found.text.text, found.role, found.at) for found in leaves(document)]
    assert got == [
        ("Tên", "header", None),
        ("Căn cứ", "recital", "basis"),
        ("mở đầu", "text", "basis"),
        ("I", "marker", "I"),
        ("1", "marker", "I.1"),
        ("Mục đích", "heading", "I.1"),
        ("-", "marker", "I.1"),
        ("gạch", "text", "I.1"),
        ("con", "text", "I.1"),
        ("1", "cell", "I"),
        ("Việc", "cell", "I"),
        ("x", "cell", "I"),
        ("sau", "text", None),
        ("Nơi nhận", "closing", None),
        ("PHỤ LỤC", "marker", "Phụ lục"),
        ("trong", "text", "Phụ lục"),
        ("1", "marker", "Phụ lục.1"),
        ("cuối", "text", "Phụ lục"),
        ("thư", "text", "basis"),
    ]
    cells = [found for found in leaves(document) if found.role == "cell"]
    assert [(found.column, found.row) for found in cells] == [("TT", 0), ("Nội dung", 0), (None, 0)]
    assert all(found.table is table for found in cells)


def test_mapped_replays_the_edits_inside_the_leaf_only() -> None:
    source = "ngay 1; ngay 2 ; ngay 3"
    edits = (
        Edit(0, 4, "ngày", "repair.ocr"),
        Edit(8, 12, "ngày", "repair.ocr"),
        Edit(14, 15, "", "layout.space"),
        Edit(17, 21, "ngày", "repair.ocr"),
    )
    document = Document(source=Source(text=source), edits=edits)
    got = mapped(document, Text(text="ngày 2;", spans=(Span(8, 16),)))
    assert got.text == "ngày 2;"
    assert got.origin(5, 7) == (13, 16)


def test_mapped_bridges_page_furniture_with_and_without_its_edit() -> None:
    source = "Ủy ban [trang 2] nhân dân"
    leaf_of = Text(text="Ủy ban nhân dân", spans=(Span(0, 7), Span(17, 25)))
    for edits in ((), (Edit(7, 17, "", FURNITURE),)):
        got = mapped(Document(source=Source(text=source), edits=edits), leaf_of)
        assert got.text == leaf_of.text
        assert got.origin(7, 15) == (17, 25)
        assert got.spans() == leaf_of.spans


def test_mapped_leaves_an_insertion_at_the_edge_to_the_neighbour() -> None:
    document = Document(source=Source(text="1.Việc"), edits=(Edit(2, 2, " ", "layout.space"),))
    assert mapped(document, Text(text="Việc", spans=(Span(2, 6),))).origin(0, 4) == (2, 6)
    assert mapped(document, Text(text="1.", spans=(Span(0, 2),))).origin(0, 2) == (0, 2)


def test_mapped_is_coarse_where_edits_do_not_give_the_text() -> None:
    document = Document(source=Source(text="abc def"))
    got = mapped(document, Text(text="abd", spans=(Span(0, 3),)))
    assert (got.text, got.origin(1, 2)) == ("abd", (0, 3))
    assert mapped(document, Text(text="", spans=())).text == ""
