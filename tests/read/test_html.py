"""Pages of every make, as a reader of them sees them."""

import pytest
from lxml import etree

from tests.read.coverage import check, leaves
from vnplan.model.clipping import Block, Clipping
from vnplan.read import clip
from vnplan.read.parsing import parse_html

PROSE = "Mỗi thôn cử hai người trực giếng chung, ghi sổ mực nước sáng và chiều, báo về xã khi nước rút quá nửa. "


def read(body: str) -> Clipping:
    clipping = clip(f"<!DOCTYPE html><html><head><title>T</title></head><body>{body}</body></html>")
    check(clipping)
    return clipping


def text_of(clipping: Clipping, block: Block) -> str:
    return clipping.source.text[block.start : block.end]


def texts(body: str) -> list[str]:
    clipping = read(body)
    return [text_of(clipping, block) for block in leaves(clipping.blocks)]


def rows(clipping: Clipping, block: Block) -> list[list[str]]:
    return [[" / ".join(text_of(clipping, b) for b in cell.blocks) for cell in row.cells] for row in block.rows]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "<p class=MsoNormal style='text-align:\n justify'>Căn cứ Luật\nTổ chức  chính\tquyền;</p>",
            ["Căn cứ Luật Tổ chức chính quyền;"],
        ),
        ("<p>Số:&nbsp;5 <o:p></o:p></p><p>&nbsp;</p>", ["Số:\xa05"]),
        ("<p>một<br>hai<br/>\n<br>ba</p>", ["một\nhai", "ba"]),
        ("<div>một<div>hai</div>ba</div>", ["một", "hai", "ba"]),
        ("<div><div><div>một</div></div><span>hai</span> <span>ba</span></div>", ["một", "hai ba"]),
        ("<p>m<sup>2</sup> <b> đậm </b>x</p>", ["m2 đậm x"]),
        ("a<script>x</script>b<style>y</style><template>z</template><div hidden>h</div><p style='display: none'>h</p>", ["ab"]),
        ("<!-- chú thích -->a<!-- khác -->b", ["ab"]),
        ("<p>một<p>hai<li>ba<li>bốn", ["một", "hai", "ba", "bốn"]),
        ("<pre>một dòng\n\nhai\tdòng</pre>", ["một dòng", "hai\tdòng"]),
        ("<p style='white-space:pre-line'>một\nhai</p>", ["một\nhai"]),
        ("&lt;Nội dung&gt; &amp; x&#8203;", ["<Nội dung> & x\u200b"]),
        ("<select><option>Việt<option>Anh</select><textarea>x</textarea>a", ["a"]),
        ("<dl><dt>Hạn<dd>5/6</dl>", ["Hạn: 5/6"]),
        ("<b><p>đậm</b> và</p> thường", ["đậm và", "thường"]),
        ("</div></p></table>lạc", ["lạc"]),
    ],
)
def test_what_a_browser_sets_apart(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


def test_kinds_levels_and_emphasis() -> None:
    clipping = read(
        "<h2>Tin <i>nóng</i></h2><ul><li>một<ol><li><p>hai</p></li></ol></li></ul>"
        "<p><strong>I. A</strong> <b>B</b> c <em>d</em><span style='font-weight:700'>e</span></p>"
    )
    blocks = clipping.blocks
    assert [(block.kind, block.level) for block in blocks] == [
        ("heading", 2),
        ("list_item", 1),
        ("list_item", 2),
        ("paragraph", None),
    ]
    assert [clipping.source.text[slice(*span)] for span in blocks[3].bold] == ["I. A B", "e"]
    assert [clipping.source.text[slice(*span)] for span in (*blocks[0].italic, *blocks[3].italic)] == ["nóng", "d"]


def test_each_block_is_found_again_by_its_path() -> None:
    page = (
        "<html><body><div><p>một</p><o:wrap><p>hai</p></o:wrap><p>ba <b>bốn</b></p></div>"
        "<table><tr><td>5</td><td><p>6</p></td></tr>"
        "<tr><th>7</th><td>8</td></tr></table><div>chín<div>mười</div>lẻ</div></body></html>"
    )
    clipping = clip(page)
    root, _ = parse_html(page)
    assert root is not None
    for block in leaves(clipping.blocks):
        found = root.xpath(block.xpath or "")
        assert isinstance(found, list)
        assert len(found) == 1
        whole = etree.tostring(found[0], method="text", encoding="unicode", with_tail=False)
        assert text_of(clipping, block) in " ".join(whole.split())


def test_tables_keep_rows_cells_spans_and_headers() -> None:
    clipping = read(
        "<table><thead><tr><td>TT</td><td>Việc</td><td>Hạn</td></tr></thead>"
        "<tr><td rowspan=2>1</td><td colspan='2'>a<p>b</td></tr>"
        "<tr><th>c</th><td></td></tr></table>"
    )
    (table,) = clipping.blocks
    assert rows(clipping, table) == [["TT", "Việc", "Hạn"], ["1", "a / b"], ["c", ""]]
    assert [[(cell.columns, cell.rows, cell.header) for cell in row.cells] for row in table.rows] == [
        [(1, 1, True)] * 3,
        [(1, 2, False), (2, 1, False)],
        [(1, 1, True), (1, 1, False)],
    ]


@pytest.mark.parametrize("span", ["0", "-1", "x", "", "99999999999999999999", "1.5"])
def test_impossible_spans(span: str) -> None:
    clipping = read(f"<table><tr><td colspan='{span}'>a</td><td>b</td></tr></table>")
    assert 1 <= clipping.blocks[0].rows[0].cells[0].columns <= 1000


def test_a_letterhead_is_a_table_and_a_column_of_the_page_is_not() -> None:
    letterhead = "<table><tr><td><p>UBND TỈNH A</p><p>-----</p></td><td><p>CỘNG HÒA</p><p>Độc lập</p></td></tr></table>"
    article = letterhead + "".join(f"<p>{n}. {PROSE}</p>" for n in range(20))
    menu = "<ul>" + "<li>Mục</li>" * 5 + "</ul>"
    clipping = read(
        f"<table><tr><td>{menu}</td><td><table><tr><td>{article}</td></tr></table></td><td>Thời tiết</td></tr></table>"
    )
    assert [block.kind for block in clipping.blocks] == ["list_item"] * 5 + ["table"] + ["paragraph"] * 21
    assert rows(clipping, clipping.blocks[5]) == [["UBND TỈNH A / -----", "CỘNG HÒA / Độc lập"]]


def test_a_table_in_a_cell_becomes_part_of_the_cell() -> None:
    long = "x" * 400
    clipping = read(
        f"<table><tr><td>1</td><td>a<table><tr><td>b</td><td>c</td></tr></table></td></tr><tr><td>2</td><td>{long}</td></tr></table>"
    )
    (table,) = clipping.blocks
    assert rows(clipping, table) == [["1", "a / b / c"], ["2", long]]


def test_text_astray_in_a_table_is_kept_in_its_place() -> None:
    clipping = read("<table>lạc<tr><td>1</td><td>2</td>lối</tr><caption>tên</caption></table>")
    assert "".join(sorted("".join(text_of(clipping, block) for block in leaves(clipping.blocks)))) == "".join(
        sorted("lạc12lốitên")
    )


def test_chrome_is_marked_and_kept() -> None:
    clipping = read(
        "<nav>Trang chủ</nav><header><a>Báo A</a></header><div class='main-menu'>Thời sự</div>"
        "<article><header><h1>Tên</h1></header>"
        f"<p>{PROSE * 5}</p><div class=tags>Từ khóa</div></article><div id='tin-lien-quan'>Tin khác</div>"
        "<div class='box comment-list'>Hay</div><footer>Bản quyền</footer>"
    )
    chrome = [text_of(clipping, block) for block in clipping.blocks if block.boilerplate]
    assert chrome == ["Trang chủ", "Báo A", "Thời sự", "Từ khóa", "Tin khác", "Hay", "Bản quyền"]
    assert next(text_of(clipping, block) for block in clipping.blocks if not block.boilerplate) == "Tên"


@pytest.mark.parametrize("wrapper", ["<form class='search'>", "<div class='sidebar-right'>", "<aside>", "<div id=comment>"])
def test_what_holds_the_article_is_no_chrome_whatever_its_name(wrapper: str) -> None:
    clipping = read(f"<p>Báo A</p>{wrapper}<h1>Kế hoạch</h1>" + f"<p>{PROSE}</p>" * 9)
    assert not any(block.boilerplate for block in clipping.blocks)


def test_lines_that_were_wrapped_before_they_came_on_the_page() -> None:
    words = (PROSE * 12).split()
    lines = [" ".join(words[at : at + 11]) for at in range(0, len(words), 11)]
    (block,) = read("<br>".join(lines)).blocks
    assert block.wrapped
    letterhead = "TỈNH A<br>Số: 5/KH<br>CỘNG HÒA<br>Độc lập<br>A, ngày 1<br>KẾ HOẠCH<br>Phòng hạn<br>năm 2024<br>----"
    assert not read(letterhead).blocks[0].wrapped


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["<div>x", "<b>", "<table><tr><td>x", "<ul><li>x", "<div><span>", "<font><p>x"])
def test_nesting_beyond_all_reason(unit: str) -> None:
    depth = 20_000 // unit.count("<")
    clipping = clip("<html>" + unit * depth + "<p>đáy</p>" + "</div>" * depth + "<p>hết</p>")
    assert "html.deep" in [issue.code for issue in clipping.issues]
    shown = clipping.source.text
    assert shown.endswith("đáy\nhết")
    assert shown.count("x") == depth * unit.count("x")


@pytest.mark.parametrize(
    "page", ["", " ", "<", "<html", "<!doctype html>", "\x00", "<html>\x00a</html>", "<p>a\ud800</p>", "<?xml version='1.0'?>"]
)
def test_scraps_of_pages(page: str) -> None:
    check(clip(page, media_type="text/html"))


def test_an_xml_declaration_does_not_matter() -> None:
    page = '<?xml version="1.0" encoding="utf-16"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Kế hoạch</p></body></html>'
    assert clip(page).source.text == "Kế hoạch"
