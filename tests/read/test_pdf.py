import json
import random

import pytest

import vnplan
from tests.oracle import check
from tests.read.made_docx import docx, paragraph, run
from tests.read.made_pdf import LEADING, LEFT, Page, pdf, wrapped
from vnplan.errors import UnreadableError
from vnplan.model.clipping import Clipping
from vnplan.read import clip
from vnplan.split import split

pytest.importorskip("pypdfium2")

from vnplan.read.pdf.glyphs import Sheet
from vnplan.read.pdf.judge import is_picture
from vnplan.read.pdf.lines import Stretch, Word

BODY = [
    "Căn cứ Nghị định số 12/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
    "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
    "I. MỤC ĐÍCH",
    "Nâng cao năng lực phòng, chống dịch của tuyến dưới, bảo đảm mọi người dân đều được chăm sóc khi có dịch bệnh xảy ra.",
    "II. NHIỆM VỤ",
    "1. Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính mua đủ thuốc theo Quyết định số 7/QĐ-BYT, báo cáo trước ngày 15/6/2024.",
    "a) Mua thuốc cho các trạm y tế ở xã, phường, thị trấn trên địa bàn tỉnh trong quý II năm 2024 theo dự toán được giao.",
    "b) Tập huấn cho cán bộ;",
    "2. Giao Sở Nội vụ theo dõi, đôn đốc việc thực hiện.",
]


def letter(*, turned: int = 0) -> list[Page]:
    """A plan of two pages with a letterhead of two columns, a page number, and paragraphs that go on over the page."""
    first = Page(turned=turned)
    first.centre(60, "ỦY BAN NHÂN DÂN", around=170)
    first.centre(78, "TỈNH BÌNH AN", bold=True, around=170)
    first.centre(100, "Số: 58/KH-UBND", around=170)
    first.centre(62, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, around=420)
    first.centre(80, "Độc lập - Tự do - Hạnh phúc", bold=True, around=420)
    first.centre(102, "Bình An, ngày 10 tháng 4 năm 2024", around=420)
    first.centre(140, "KẾ HOẠCH", bold=True)
    first.centre(158, "Phòng, chống dịch bệnh năm 2024", bold=True)
    pages, at = [first], 200
    for text in BODY:
        for left, line in wrapped(text):
            if at > 420:
                pages.append(Page(turned=turned))
                pages[-1].centre(40, str(len(pages)))
                at = 80
            pages[-1].put(left, at, line, bold=text.isupper())
            at += LEADING
        at += 6
    pages[-1].put(LEFT, at + 20, "Nơi nhận:", 12)
    pages[-1].put(LEFT, at + 34, "- Như trên;", 11)
    pages[-1].put(LEFT, at + 48, "- Lưu: VT.", 11)
    pages[-1].centre(at + 20, "CHỦ TỊCH", bold=True, around=430)
    pages[-1].centre(at + 100, "Nguyễn Văn An", bold=True, around=430)
    return pages


def lines(clipping: Clipping) -> list[str]:
    return [line.text.text for line in split(clipping) if line.block.role == "text"]


def facts(source: bytes | str) -> dict[str, object]:
    found: dict[str, object] = json.loads(vnplan.dump(vnplan.parse(source), "facts"))
    return {key: found[key] for key in ("document", "outline", "citations", "deadlines", "assignments")}


HEAD = ("ỦY BAN NHÂN DÂN", "TỈNH BÌNH AN", "Số: 58/KH-UBND", "Bình An, ngày 10 tháng 4 năm 2024", "KẾ HOẠCH")
TITLE = "Phòng, chống dịch bệnh năm 2024"
END = ("Nơi nhận:", "- Như trên;", "- Lưu: VT.", "CHỦ TỊCH", "Nguyễn Văn An")


def test_text_docx_and_pdf_give_the_same_facts() -> None:
    text = "\n\n".join((*HEAD, TITLE, *BODY, *END))
    word = docx(*map(paragraph, HEAD), paragraph(run(TITLE, "<w:b/>")), *map(paragraph, BODY), *map(paragraph, END))
    printed = facts(pdf(*letter()))
    assert printed == facts(word) == facts(text)
    assert printed["document"] == {
        "kind": "plan",
        "number": "58/KH-UBND",
        "date": "2024-04-10",
        "issuer": "ỦY BAN NHÂN DÂN TỈNH BÌNH AN",
        "title": TITLE,
    }


def test_nothing_is_lost_and_nothing_invented() -> None:
    [first, *rest] = letter()
    first.fields = [(20, 30, 8, "Ký bởi: UBND tỉnh")]
    check(vnplan.parse(pdf(first, *rest)))


def test_paragraphs_are_whole_over_lines_and_pages() -> None:
    assert len(letter()) > 1
    found = lines(clip(pdf(*letter())))
    assert [text for text in found if text in BODY] == BODY


def test_a_page_that_lies_on_its_side_is_read_upright() -> None:
    assert lines(clip(pdf(*letter(turned=90)))) == lines(clip(pdf(*letter())))


def test_page_numbers_are_furniture() -> None:
    clipping = clip(pdf(*letter()))
    aside = [clipping.source.text[b.start : b.end] for b in clipping.blocks if b.role == "furniture"]
    assert aside == [str(n) for n in range(2, len(letter()) + 1)]


def one(*texts: tuple[float, float, str]) -> Page:
    page = Page()
    for left, base, text in texts:
        page.put(left, base, text)
    return page


def test_running_heads_are_furniture_on_every_page() -> None:
    text = "Nội dung của trang này kéo dài hơn một dòng một chút, để thấy được nó bắt đầu từ đâu."
    pages = [
        one((200, 40, f"BẢN TIN SỐ {n}"), *((x, 200 + 18 * i, t) for i, (x, t) in enumerate(wrapped(text)))) for n in (4, 5, 6)
    ]
    assert lines(clip(pdf(*pages))) == [text] * 3


def test_number_and_day_of_a_signature_stand_in_their_place_and_its_stamp_is_furniture() -> None:
    [first, *rest] = letter()
    first.texts = [t for t in first.texts if "58/KH" not in t[3] and "ngày 10" not in t[3]]
    first.put(130, 100, "Số:")
    first.put(173, 100, "/KH-UBND")
    first.put(310, 102, "Bình An, ngày    tháng 4 năm 2024")
    first.fields = [(153, 99, 13, "58"), (409, 102, 14, "10"), (20, 30, 8, "Ký bởi: UBND tỉnh")]
    document = vnplan.parse(pdf(first, *rest))
    assert document.header.number is not None
    assert document.header.number.value == "58/KH-UBND"
    assert document.header.date is not None
    assert document.header.date.value == "2024-04-10"
    assert "Ký bởi: UBND tỉnh" in [one.text.text for one in document.chrome]


def test_glyphs_are_joined_by_their_gaps() -> None:
    page = Page()
    # Letter by letter, those with marks last, as some programs write.
    text = "Thực hiện nhiệm vụ"
    for last in (False, True):
        for n, letter_ in enumerate(text):
            if letter_ != " " and last == (not letter_.isascii()):
                page.put(LEFT + 7 * n, 100, letter_)
    assert lines(clip(pdf(page))) == [text]


@pytest.mark.parametrize("mark", ["-", "1.", "a)", "Điều 5."])
def test_the_mark_of_an_item_may_stand_far_from_it(mark: str) -> None:
    text = "Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính mua đủ thuốc cho các trạm y tế ở xã, phường."
    page = one(*((x, 100 + 18 * n, line) for n, (x, line) in enumerate(wrapped(text, indent=105))))
    page.put(LEFT + 28, 100, mark)
    assert lines(clip(pdf(page))) == [f"{mark} {text}"]


@pytest.mark.parametrize(("shown", "meant"), [("Trƣớc ngày", "Trước ngày"), ("ĐƢỜNG BỘ", "ĐƯỜNG BỘ")])
def test_broken_unicode_values_are_put_right(shown: str, meant: str) -> None:
    assert lines(clip(pdf(one((LEFT, 100, shown))))) == [meant]


@pytest.mark.parametrize(
    ("font", "shown", "meant"),
    [
        (".VnTime", "KÕ ho¹ch n¨m 2024", "Kế hoạch năm 2024"),
        ("ABCDEF+VNI-Times", "Keá hoaïch", "Kế hoạch"),
        (".VnTimeH", "kÕ ho¹ch", "KẾ HOẠCH"),
    ],
)
def test_legacy_fonts_are_recoded(font: str, shown: str, meant: str) -> None:
    assert lines(clip(pdf(one((LEFT, 100, shown)), font=font))) == [meant]


@pytest.mark.parametrize(
    ("text", "pictures", "ruined"),
    [
        ("Kế hoạch thực hiện nhiệm vụ phát triển kinh tế xã hội " * 4, 1.0, False),
        ("Ke hoach thuc hien nhiem vu phat trien kinh te xa hoi " * 4, 1.0, True),
        ("Tỉnh", 1.0, True),
        ("Tỉnh", 0.1, False),
        ("", 0.0, False),
        ("Kåñ ho§¶ch th÷¿c hiÇ¥n nhi¤§m vùà ph¢t triÞ¿n kinh t¤Æ x®¾ hÕÖi ®Çn n¨¿m sau c¿ña " * 3, 0.0, True),
        ("This is a page in English, which nobody needs to look at again. " * 4, 0.0, False),
    ],
)
def test_a_text_layer_is_judged(text: str, pictures: float, *, ruined: bool) -> None:
    words = [Word(word, 10.0 * n, 10.0 * n + 8, 100, 12, False, False, "", True) for n, word in enumerate(text.split())]  # noqa: FBT003 - in order
    sheet = Sheet(1, 595, 842, [], [], [], pictures)
    assert is_picture(sheet, [Stretch(words)] if words else []) is ruined


def test_a_footnote_is_read_with_its_mark() -> None:
    page = Page()
    page.centre(60, "KẾ HOẠCH", bold=True)
    page.centre(78, "Phòng, chống dịch bệnh năm 2024", bold=True)
    for n, text in enumerate(("I. MỤC ĐÍCH", "Nâng cao năng lực", "II. KINH PHÍ", "Diện tích là 5 m vuông.", "Theo quy định.")):
        page.put(LEFT + 28, 120 + 24 * n, text)
    page.texts.append((LEFT + 28 + 7 * 17, 139, 9, "1", False))
    page.rules = [(LEFT, 700, LEFT + 140, 700)]
    page.texts += [(LEFT, 712, 7, "1", False), (LEFT + 6, 716, 10, "Theo Quyết định số 7/QĐ-BYT.", False)]
    document = vnplan.parse(pdf(page))
    assert [(one.number, one.at) for one in document.citations] == [("7/QĐ-BYT", "I")]


def test_places_and_hints() -> None:
    [block] = clip(pdf(one((200, 300, "Nội dung")))).blocks
    assert block.place is not None
    assert block.place.page == 1
    assert block.place.box is not None
    assert (block.place.box[:2], block.place.box[3]) == ((200, 286), 300)
    assert block.look is not None
    assert block.look.size == 14


@pytest.mark.slow
def test_damage_is_refused_and_nothing_else_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")  # ruined text is not to be looked at here
    data = pdf(*letter())
    chance = random.Random(11)  # noqa: S311 - damage need not be secret
    for _ in range(60):
        bad = bytearray(data)
        for _ in range(chance.randint(1, 10)):
            bad[chance.randrange(9, len(bad))] = chance.randrange(256)
        try:
            clip(bytes(bad), name="x.pdf")
        except UnreadableError as error:
            assert "x.pdf" in str(error)  # noqa: PT017 - not always raised
