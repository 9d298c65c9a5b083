"""The article of a page is told apart from what stands around it and in it; nothing is taken away."""

from pathlib import Path

import pytest

from tests.conftest import SHARED
from tests.content import golds, measure
from vnplan import parse
from vnplan.model.day import iso_day
from vnplan.read import clip
from vnplan.read.article.words import ChromeForm, said
from vnplan.rules.load import load

MENU = (
    "<nav><a href='/a'>Thời sự</a> <a href='/b'>Kinh tế</a></nav>"
    "<div><a href='/c'>Ăn uống</a></div><div><a href='/d'>Ăn</a></div>"
)
FOOTER = "<footer><p>Giấy phép số 1/GP-X do Cục A cấp ngày 1/2/2020</p><p>Tổng biên tập: Lê Văn A</p></footer>"
BOX = (
    "<div class='x'><h4>Tin liên quan</h4><ul><li><a href='/1'>Lũ về trên sông Đáy trước ngày 3/4</a></li>"
    "<li><a href='/2'>Giá gạo tăng trở lại</a></li></ul></div>"
)
TEXT = [
    "Ngày 1/3/2024, UBND tỉnh Hà Nam ban hành Kế hoạch số 21/KH-UBND về chống xói lở bờ sông năm 2024.",
    "Theo đó, Sở Xây dựng chủ trì, phối hợp với Sở Tài chính cắm xong biển báo trước ngày 30/6/2024.",
    "Các địa phương chủ động chuẩn bị cây giống và nhân lực cho mùa chống xói lở bờ sông mới trên địa bàn.",
]


def page(*, box: str = "", menu: str = MENU, footer: str = FOOTER) -> str:
    rows = [f"<p>{line}</p>" for line in TEXT]
    body = "".join([*rows[:2], box, *rows[2:]])
    head = "<h1>Hà Nam dồn sức chống xói lở bờ sông ven sông</h1><p>01/03/2024 10:02</p>"
    after = "<div><h3>Đọc nhiều</h3><div><a href='/9'>Trận cầu đêm qua kết thúc muộn</a></div><div>11/10/2025 10:24</div></div>"
    title = "<head><title>Hà Nam dồn sức chống xói lở bờ sông ven sông</title></head>"
    return f"<html>{title}<body>{menu}<div>{head}<div>{body}<p>Lê An</p></div></div>{after}{footer}"


def kept(source: str) -> list[str]:
    clipping = clip(source)
    return [clipping.source.text[block.start : block.end] for block in clipping.blocks if not block.chrome]


@pytest.mark.parametrize("box", ["", BOX, "<p><a href='/7'>Lũ dữ cuốn trôi hai cây cầu ở miền núi</a></p>"])
def test_the_article_and_nothing_else(box: str) -> None:
    assert kept(page(box=box)) == ["Hà Nam dồn sức chống xói lở bờ sông ven sông", "01/03/2024 10:02", *TEXT, "Lê An"]


TALK = (
    "<section><h3>Bình luận (2)</h3><div><b>Ngô Nam</b><p>Năm nào cũng trồng mà năm nào cũng lở, nên xây kè cho chắc.</p>"
    "<a href='#'>Trả lời</a> <a href='#'>Thích</a></div><div><b>Hải</b><p>Mong tỉnh làm sớm cho dân ven sông yên tâm.</p></div>"
    "</section>"
)


def test_what_readers_say_below_the_article_is_none_of_it() -> None:
    rows = "".join(f"<p>{line}</p>" for line in TEXT)
    source = f"<html><body>{MENU}<div><h1>Hà Nam dồn sức chống xói lở bờ sông</h1>{rows}{TALK}</div>{FOOTER}"
    assert kept(source) == ["Hà Nam dồn sức chống xói lở bờ sông", *TEXT]
    reasons = {one.text.text: one.reason for one in parse(source).chrome}
    assert reasons["Ngô Nam"] == reasons["Mong tỉnh làm sớm cho dân ven sông yên tâm."] == "comment"


def test_a_label_of_comments_above_the_text_ends_no_article() -> None:
    assert kept(page(box="<p>Bình luận</p>"))[2:-1] == TEXT
    assert kept(page().replace("<p>Ngày 1/3", "<p>Bình luận (2)</p><p>Ngày 1/3"))[2:-1] == TEXT


@pytest.mark.parametrize("line", ["Quảng cáo", "Đăng ký nhận bản tin mỗi sáng", "Theo dõi Báo Hà Nam trên Google News"])
def test_what_a_newspaper_says_of_itself_between_two_paragraphs(line: str) -> None:
    assert kept(page(box=f"<div><p>{line}</p></div>"))[2:-1] == TEXT


def test_every_line_of_chrome_has_a_reason_and_is_as_it_was() -> None:
    document = parse(page(box=BOX))
    reasons = {one.text.text: one.reason for one in document.chrome}
    assert None not in reasons.values()
    assert reasons["Tin liên quan"] == reasons["Giá gạo tăng trở lại"] == "related"
    assert reasons["Giấy phép số 1/GP-X do Cục A cấp ngày 1/2/2020"] == "legal"
    assert reasons["Ăn"] == reasons["Ăn uống"] == "menu"
    chrome = [one.text.spans[0] for one in document.chrome]
    assert not any(start <= edit.start < end for edit in document.repairs for start, end in chrome)


def test_a_box_in_an_article_gives_no_facts() -> None:
    document = parse(page(box=BOX))
    assert [iso_day(one.end) for one in document.deadlines] == ["2024-06-30"]
    assert [one.number for one in document.citations] == ["21/KH-UBND"]


def test_a_page_without_chrome_is_kept_whole() -> None:
    source = "<body><p>KẾ HOẠCH</p><p>Trồng rừng</p><p>I. MỤC ĐÍCH</p><p>Nâng cao độ che phủ.</p><ul><li>Trồng 40 ha</li></ul>"
    assert not any(block.chrome for block in clip(source).blocks)


def test_parts_of_a_document_in_several_elements_are_kept() -> None:
    part = "".join(f"<p>{n}. Sở Xây dựng rà soát các bến bãi ven sông và báo cáo kết quả hằng tháng.</p>" for n in range(1, 9))
    source = f"<body><div><a href='/'>Trang chủ</a></div><div>{part}{part}</div><div>{part}</div>"
    assert len(kept(source)) == 24


def test_buttons_that_stand_below_every_clause_are_none() -> None:
    rows = "".join(f"<div><p>{n}. Sở Xây dựng rà soát bến bãi ven sông.</p><span>Đang theo dõi</span></div>" for n in range(1, 9))
    assert "Đang theo dõi" not in kept(f"<body>{rows}")


@pytest.mark.parametrize("form", load("page", "chrome", ChromeForm), ids=lambda form: str(form.name))
def test_the_words_of_chrome(form: ChromeForm) -> None:
    assert [said(example["text"]) for example in form.examples] == [form.reason] * len(form.examples)
    assert [said(reject) for reject in form.rejects if said(reject) == form.reason] == []


@pytest.mark.slow
@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the whole pages do not lie beside the project")
def test_whole_pages_are_told_apart() -> None:
    rows = [measure(*gold)[0] for gold in golds(Path(SHARED / "news" / "raw")) if gold[0].suffix == ".html"]
    rows = [row for row in rows if row.article]
    assert sum(row.recall for row in rows) / len(rows) >= 0.97
    assert sum(row.precision for row in rows) / len(rows) >= 0.93


def test_buttons_and_labels_of_a_text_are_none_of_the_article_s() -> None:
    text = (
        "Hà Nam dồn sức chống xói lở bờ sông\n\nUBND tỉnh Hà Nam vừa ban hành kế hoạch chống xói lở bờ sông.\n\n"
        "QUY ĐỊNH MỚI: Giá đất ven sông\n\nĐỌC NGAY\n\nCác xã chuẩn bị cây giống.\n\nTham khảo thêm\n\nLũ về trên sông Đáy"
    )
    assert [one.text.text for one in parse(text).chrome] == [
        "QUY ĐỊNH MỚI: Giá đất ven sông",
        "ĐỌC NGAY",
        "Tham khảo thêm",
        "Lũ về trên sông Đáy",
    ]


def test_the_links_below_the_name_of_a_box_are_its_own() -> None:
    text = (
        "# Hà Nam chống xói lở\n\nUBND tỉnh Hà Nam vừa ban hành kế hoạch chống xói lở bờ sông.\n\n"
        "[>> Đò Lệnh đóng bến trước ngày 10/11](https://a.example/do)\n\n### Bài viết cùng chủ đề\n\n"
        "*   [Giá đất ven sông](https://a.example/gia)\n*   [Hạn cuối nộp hồ sơ là ngày 5/6?](https://a.example/han)\n\n"
        "Các xã chuẩn bị cây giống:\n\n*   cây bần;\n*   cây đước."
    )
    assert [one.text.text for one in parse(text).chrome] == [
        ">> Đò Lệnh đóng bến trước ngày 10/11",
        "Bài viết cùng chủ đề",
        "*   Giá đất ven sông",
        "*   Hạn cuối nộp hồ sơ là ngày 5/6?",
    ]


def test_the_author_is_no_site() -> None:
    head = '<head><meta name="author" content="baodien.vn"><meta property="og:site_name" content="Báo Điện"></head>'
    assert clip(f"<html>{head}<body><p>Tin.</p>").page.author is None
    byline = '<p class="author">Lê An</p>'
    assert clip(f"<html>{head}<body>{byline}<p>Tin.</p>").page.author == "Lê An"


def test_a_page_that_is_a_list_of_headlines_keeps_them() -> None:
    head = "<h3><a href='/{0}'>Quyết định số {0}/QĐ-UBND về bến đò xã {0}</a></h3>"
    item = f"<div>{head}<p>Ngày đăng {{0}}/3, các xã ven sông nêu ý kiến.</p></div>"
    source = f"<body>{MENU}<main>{''.join(item.format(n) for n in range(5, 11))}</main>{FOOTER}"
    assert len(kept(source)) == 12
    assert [one.number for one in parse(source).citations] == [f"{n}/QĐ-UBND" for n in range(5, 11)]


@pytest.mark.parametrize(
    "end",
    [
        "Các tin khác\n- Sửa cầu phao (18/7)\n- Quyết định số 21/QĐ-UBND về bến đò\nLượt xem: 12",
        "**Xem thêm:** [Mẫu đơn](/a) | [Nghị định 38/2025/NĐ-CP về đò](/b)",
        "Xem nhiều: Chỉ thị 2/2024/CT-CA về kỷ cương; Phiên tòa ở miền núi",
        "[Về trang chủ](/) | [Văn hóa](/van-hoa) | [Chỉ thị số 9/CT-UBND về đò](/9)",
        "Từ khóa: đò, Công văn 36/TCT-DN, bến",
        "### Câu hỏi khác\n\n* [Quyết định 95/QĐ-BHXH còn dùng không?](/2)",
        "**Bài viết liên quan**\n\n>> Mẫu khai trình mới\n>> Toàn văn Thông tư 28/2026/TT-BNV về lương",
    ],
)
def test_what_a_text_points_to_at_its_end_is_none_of_it(end: str) -> None:
    document = parse(f"# Giữ chợ nổi\n\nTheo Kế hoạch số 31/KH-UBND, các xã đo mực nước.\n\n{end}", name="page.md")
    assert [one.number for one in document.citations] == ["31/KH-UBND"]


def test_a_caption_below_a_box_in_one_line_is_the_articles() -> None:
    box = ">>> Xem thêm: [Toàn văn Nghị định 54/2025/NĐ-CP](https://a.vn/1)"
    document = parse(f"Công văn 27/BNV-TC nêu rõ.\n\n{box}\n\n*Công văn 27/BNV-TC: Giữ chợ nổi (Ảnh: An)*", name="page.md")
    assert [one.number for one in document.citations] == ["27/BNV-TC", "27/BNV-TC"]


def test_a_sentence_of_the_article_may_name_a_hotline() -> None:
    line = "Sở Y tế công khai số điện thoại đường dây nóng trước ngày 10/4/2024 để tiếp nhận phản ánh của người dân."
    assert line in kept(page(box=f"<p>{line}</p>"))
