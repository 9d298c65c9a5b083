from lxml import html

from vnplan.export import dump
from vnplan.model.base import Span, Text
from vnplan.model.block import Bullet, Cell, Division, Paragraph, Row, Table
from vnplan.model.document import Document
from vnplan.model.part import own_texts
from vnplan.model.source import Source

ALLOWED = {
    "article", "header", "footer", "section", "p", "h2", "h3", "h4", "h5", "h6", "ul", "li", "table", "tr", "th", "td", "br",
    "span", "cite", "time", "ins",
}  # fmt: skip


def tree(document: Document) -> html.HtmlElement:
    return html.fragment_fromstring(str(dump(document, "html")), create_parent="div")


def leaf(text: str) -> Text:
    return Text(text=text, spans=(Span(0, 0),))


def test_facts_are_marked(document: Document) -> None:
    page = tree(document)
    assert [(e.text_content(), e.get("data-number"), e.get("data-uri")) for e in page.iter("cite")] == [
        (c.text, "30/2020/NĐ-CP", "/akn/vn/act/nghi-dinh/2020/30-2020-nd-cp") for c in document.citations
    ]
    [deadline] = page.find_class("deadline")
    assert (deadline.tag, deadline.text_content(), deadline.get("datetime")) == ("time", "trước ngày 10/6 hằng năm", "2024-06-10")
    assert [e.text_content() for e in page.find_class("lead") + page.find_class("coordinating")] == ["Công an xã", "Xã đội"]
    [repair] = page.find_class("repair")
    assert (repair.text_content(), repair.get("title")) == ("ố", "ổ")
    assert [e.text_content() for e in page.find_class("target") + page.find_class("money")] == ["trên 90%", "20 triệu đồng"]


def test_the_tree_is_sections_lists_and_tables(document: Document) -> None:
    page = tree(document)
    assert [e.get("id") for e in page.iter("section")] == [
        "vnplan-I",
        "vnplan-II",
        "vnplan-II.1",
        "vnplan-II.1.a",
        "vnplan-Phụ-lục",
    ]
    assert [e.text_content().strip() for e in page.iter("li")] == ["Chống sạt lở."]
    assert [e.text_content() for e in page.iter("th")] == ["STT", "Nội dung"]
    assert [e.get("colspan") for e in page.iter("td")][-1] == "2"
    assert [e.get("data-number") for e in page.iter("article")] == ["12/KH-UBND", None]


def test_pages_lose_no_text_and_bring_no_foreign_element(real: Document) -> None:
    page = tree(real)
    assert {e.tag for e in page.iter() if e is not page} <= ALLOWED
    shown = "".join(page.text_content().split())
    for node in real.walk():
        texts = (node.text,) if isinstance(node, Bullet) else own_texts(node)
        assert all("".join(text.text.split()) in shown for text in texts)


def test_hostile_text_is_text() -> None:
    bad = '</p><script>alert(1)</script>"onmouseover="x\' <img src=javascript:1>'
    document = Document(
        kind=bad,
        source=Source(text=bad),
        body=(
            Division(id=bad, label=bad, number="1", level="number", marker=leaf(bad), heading=leaf(bad), text=leaf(bad)),
            Bullet(id="b", marker=leaf(bad), text=leaf(bad)),
            Paragraph(id="p", text=leaf(bad)),
            Table(id=bad, rows=(Row(cells=(Cell(column=0, texts=(leaf(bad),)),)),)),
        ),
    )
    page = tree(document)
    assert {e.tag for e in page.iter() if e is not page} <= ALLOWED
    assert not any(name.startswith("on") for e in page.iter() for name in e.attrib)


def test_headings_go_no_deeper_than_html_has_them() -> None:
    inner: tuple[Division, ...] = ()
    for depth in range(30):
        inner = (
            Division(id=str(depth), label="1", number="1", level="number", marker=leaf("1."), heading=leaf("x"), children=inner),
        )
    tags = [e.tag for e in tree(Document(source=Source(text=""), body=inner)).iter("h3", "h4", "h5", "h6", "h7")]
    assert tags == ["h3", "h4", "h5"] + ["h6"] * 27


def test_nothing_gives_an_empty_article(empty: Document) -> None:
    assert tree(empty).text_content().strip() == ""
