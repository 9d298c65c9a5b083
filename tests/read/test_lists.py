"""Lists of a page are numbered as a browser would draw them."""

import pytest

import vnplan
from vnplan.model.block import Bullet, Paragraph
from vnplan.read import clip

CASES = [
    ("<ol><li>Rà soát<li>Tích nước</ol>", ["1. Rà soát", "2. Tích nước"]),
    ("<ol start=4><li>Rà soát<li value=7>Tích nước<li>Báo cáo</ol>", ["4. Rà soát", "7. Tích nước", "8. Báo cáo"]),
    ("<ol reversed><li>Ba<li>Hai<li>Một</ol>", ["3. Ba", "2. Hai", "1. Một"]),
    ("<ol type=I><li>Mục đích<li>Yêu cầu</ol>", ["I. Mục đích", "II. Yêu cầu"]),
    ("<ol type=a start=4><li>Trồng cây<li>Tưới nước</ol>", ["d) Trồng cây", "e) Tưới nước"]),
    ("<ol style='list-style-type: upper-alpha'><li>Trồng cây</ol>", ["A. Trồng cây"]),
    ("<ol type=i><li>Có hồ sơ<li>Có quyết định</ol>", ["(i) Có hồ sơ", "(ii) Có quyết định"]),
    ("<ol><li><p><b>Mục đích</b></p><ul><li>Rà soát<ul><li>Hồ</ul></ul></ol>", ["1. Mục đích", "- Rà soát", "+ Hồ"]),
    ("<ol><li>Một<ol type=a><li>Nhỏ</ol><li>Hai</ol>", ["1. Một", "a) Nhỏ", "2. Hai"]),
    ("<ol><li>a) Phát huy<li>b) Bảo đảm</ol>", ["a) Phát huy", "b) Bảo đảm"]),
    ("<ul><li>- Phát huy<li>+ Bảo đảm</ul>", ["- Phát huy", "+ Bảo đảm"]),
    ("<ul style='list-style: none'><li>Phát huy</ul>", ["Phát huy"]),
    ("<ul><li><a href=/a>Kinh tế</a><li><a href=/b>Văn hóa</a></ul>", ["Kinh tế", "Văn hóa"]),
    ("<nav><ul><li>Kinh tế</ul></nav><p>Một bài rất dài về hoa và cây cảnh trong vườn</p>", ["Kinh tế"]),
]


@pytest.mark.parametrize(("page", "wanted"), CASES, ids=range(len(CASES)))
def test_items_are_numbered_as_a_browser_draws_them(page: str, wanted: list[str]) -> None:
    clipping = clip(f"<html><body>{page}</body></html>")
    found = [clipping.source.text[block.start : block.end] for block in clipping.blocks]
    assert found[: len(wanted)] == wanted


def test_a_number_is_as_bold_as_what_it_stands_before() -> None:
    clipping = clip("<html><ol><li><b>Mục đích</b> chung</ol></html>")
    assert clipping.blocks[0].bold == ((0, len("1. Mục đích")),)


def test_a_paragraph_between_items_belongs_to_the_item_that_goes_on() -> None:
    items = "I. NỘI DUNG\n- Tuyên truyền:\nTập trung hai đợt.\n+ Tờ rơi;\n+ Loa đài.\n- Tập huấn.\nII. KINH PHÍ\n"
    text = f"KẾ HOẠCH\nTrồng rừng năm 2024\n{items}"
    document = vnplan.parse(text)
    found = [node for node in document.walk() if isinstance(node, Bullet | Paragraph)]
    assert [node.text.text for node in found] == ["Tuyên truyền:", "Tập trung hai đợt.", "Tờ rơi;", "Loa đài.", "Tập huấn."]
    assert isinstance(found[0], Bullet)
    assert list(found[0].children) == found[1:4]
