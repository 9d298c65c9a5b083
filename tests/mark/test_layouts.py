"""One letterhead in many layouts: whatever a scrape makes of it, the fields are the same."""

from collections.abc import Callable

import pytest

from vnplan.model.day import iso_day
from vnplan.pipeline import parse

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
BODY = (
    "Căn cứ Kế hoạch số 9/KH-UBND ngày 05/02/2024 của UBND tỉnh Bình Minh;\n\nI. MỤC ĐÍCH\n\n1. Giữ sạch nguồn nước.\n\n"
    "II. NỘI DUNG\n\n1. Nạo vét kênh làng.\n\n2. Trồng tre ven bờ.\n\nNơi nhận:\n\n- Các phòng;\n\n- Lưu: VT."
)
HEADERS = {
    "department": {
        "parent": "UBND TỈNH BÌNH MINH",
        "issuer": "SỞ TÀI NGUYÊN NƯỚC",
        "number": "45/KH-STNN",
        "place": "Bình Minh, ngày 12 tháng 3 năm 2024",
        "kind": "KẾ HOẠCH",
        "title": "Bảo vệ nguồn nước mùa khô năm 2024",
    },
    "ministry": {
        "parent": "BỘ THỦY SẢN",
        "issuer": "CỤC NUÔI TRỒNG",
        "number": "7/CT-CNT",
        "place": "Hà Nội, ngày 02 tháng 12 năm 2019",
        "kind": "CHỈ THỊ",
        "title": "Về phòng rét cho cá",
    },
}
Header = dict[str, str]


def lines(h: Header) -> str:
    return "\n".join((h["parent"], h["issuer"], STATE, MOTTO, f"Số: {h['number']}", h["place"], h["kind"], h["title"]))


def blank_between(h: Header) -> str:
    return lines(h).replace("\n", "\n\n")


def columns(h: Header) -> str:
    return f"{h['parent']} {STATE}\n{h['issuer']} {MOTTO}\nSố: {h['number']} {h['place']}\n{h['kind']}\n{h['title']}"


def gaps(h: Header) -> str:
    left = (h["parent"], h["issuer"], f"Số: {h['number']}")
    rows = (f"  {a:<40}{b}" for a, b in zip(left, (STATE, MOTTO, h["place"]), strict=True))
    return "\n".join((*rows, f"{'':30}{h['kind']}", f"{'':20}{h['title']}"))


def tabs(h: Header) -> str:
    return (
        columns(h)
        .replace(f" {STATE}", f"\t{STATE}")
        .replace(f" {MOTTO}", f"\t\t{MOTTO}")
        .replace(f" {h['place']}", f"\t{h['place']}")
    )


def rules(h: Header) -> str:
    return lines(h).replace(h["issuer"], f"{h['issuer']}\n-------").replace(MOTTO, f"{MOTTO}\n---------------")


def rules_glued(h: Header) -> str:
    return lines(h).replace(h["issuer"], f"{h['issuer']} -------").replace(MOTTO, f"{MOTTO} ---------------")


def one_line(h: Header) -> str:
    return " ".join((h["parent"], h["issuer"], "-------", STATE, MOTTO, "-----", f"Số: {h['number']}", h["place"])) + (
        f"\n{h['kind']}\n{h['title']}"
    )


def glued(h: Header) -> str:
    return f"{h['parent']}\n{h['issuer']}\n{STATE}{MOTTO}Số: {h['number']}{h['place']}\n{h['kind']}\n{h['title']}"


def motto_first(h: Header) -> str:
    return "\n".join((STATE, MOTTO, h["parent"], h["issuer"], f"Số: {h['number']}", h["place"], h["kind"], h["title"]))


def torn(h: Header) -> str:
    number, _, code = h["number"].partition("/")
    place, _, day = h["place"].partition("ngày ")
    return lines(h).replace(h["number"], f"{number}\n/{code}").replace(h["place"], f"{place}ngày\n{day}")


def parent_on_one_line(h: Header) -> str:
    return lines(h).replace(f"{h['parent']}\n{h['issuer']}", f"{h['parent']} {h['issuer']}")


def stamped(h: Header) -> str:
    return f"HỎA TỐC\n{lines(h)}".replace(h["kind"], f"{h['kind']}(1)")


def spaced(h: Header) -> str:
    return lines(h).replace("/", " / ").replace("Số:", "Số :").replace(h["kind"], "  ".join(h["kind"].replace(" ", "")))


def title_in_two(h: Header) -> str:
    words = h["title"].split()
    return lines(h).replace(h["title"], f"{' '.join(words[:3])}\n{' '.join(words[3:])}")


def below_a_menu(h: Header) -> str:
    return "\n\n".join((*(f"Mục {i}" for i in ("tin", "ảnh", "sách", "báo", "nhà", "vườn")), blank_between(h)))


LAYOUTS: tuple[Callable[[Header], str], ...] = (
    lines,
    blank_between,
    columns,
    gaps,
    tabs,
    rules,
    rules_glued,
    one_line,
    glued,
    motto_first,
    torn,
    parent_on_one_line,
    stamped,
    spaced,
    title_in_two,
    below_a_menu,
)


@pytest.mark.parametrize("name", HEADERS)
@pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.__name__ for layout in LAYOUTS])
def test_the_layout_changes_no_field(layout: Callable[[Header], str], name: str) -> None:
    wanted = HEADERS[name]
    header = parse(f"{layout(wanted)}\n\n{BODY}").header
    found = {
        "parent": header.parent_body and header.parent_body.text,
        "issuer": header.issuer and header.issuer.text,
        "number": header.number and header.number.value,
        "kind": header.kind and "".join(header.kind.text.split()),
        "title": header.title and header.title.text,
        "place": header.place and header.date and f"{header.place.text}, {header.date.text}",
    }
    assert found == {**wanted, "kind": "".join(wanted["kind"].split())}


@pytest.mark.parametrize("named", ["Sở Xây dựng Hà Nam", "Sở Xây dựng tỉnh Hà Nam"])
def test_the_issuer_takes_the_place_that_the_page_gives_it(named: str) -> None:
    document = parse(
        "UBND TỈNH HÀ NAM\nSỞ XÂY DỰNG\n\nSố: 9/QĐ-SXD\n\nHà Nam, ngày 3 tháng 4 năm 2024\n\nQUYẾT ĐỊNH\nVề việc sửa cầu tạm\n\n"
        f"GIÁM ĐỐC SỞ XÂY DỰNG\n\nCăn cứ Quyết định số 5/QĐ-UBND về tổ chức của {named};\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Sửa cầu."
    )
    assert document.issuer == named


def test_a_bar_and_a_remark_in_brackets_are_no_part_of_a_letterhead() -> None:
    document = parse(
        "UBND TỈNH HÀ NAM | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ Y TẾ (DỰ ÁN NƯỚC SẠCH | Độc lập - Tự do - Hạnh phúc\n"
        "Số: 20/GM-SYT |\nHà Nam, ngày 20 tháng 10 năm 2017 |\n\nGIẤY MỜI\n\nKính gửi: Các tổ.\n\n1. Thành phần: Cả phòng.\n"
    )
    assert (document.issuer, document.number) == ("SỞ Y TẾ", "20/GM-SYT")


def test_a_resolution_without_a_date_has_that_of_its_adoption() -> None:
    text = (
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH HÀ NAM\n\nSố: 4/NQ-HĐND\n\nNGHỊ QUYẾT\nVề giá nước sạch\n\nĐiều 1. Giá nước là 9.000 đồng.\n\n"
        "Điều 2. {}\n\nCHỦ TỊCH\nLê Văn An\n"
    )
    adopted = "Nghị quyết này được Hội đồng nhân dân tỉnh thông qua ngày 07 tháng 12 năm 2023 và có hiệu lực từ ngày 01/01/2024."
    assert str(parse(text.format(adopted)).date) == "2023-12-07"
    assert parse(text.format("Đề án đã được thông qua ngày 07 tháng 12 năm 2023.")).date is None


@pytest.mark.parametrize("addressed", ["Kính gửi: UBND huyện Sông Cầu", "Kính gửi:\n- UBND huyện Sông Cầu;\n- Các phòng."])
def test_a_letter_without_motto_keeps_its_first_sentence(addressed: str) -> None:
    """That it begins with a body makes it no addressee."""
    document = parse(
        "UBND TỈNH HÀ NAM\nSỞ XÂY DỰNG\n\nSố: 45/SXD-HT\nV/v sửa cầu tạm\n\nHà Nam, ngày 3 tháng 4 năm 2024\n\n"
        f"{addressed}\n\nSở Xây dựng đề nghị UBND huyện Sông Cầu sửa cầu tạm trước ngày 15/5/2024.\n\nGIÁM ĐỐC\nLê Văn An\n"
    )
    assert (document.kind, document.number, document.issuer) == ("official_letter", "45/SXD-HT", "SỞ XÂY DỰNG")
    (task,) = document.tasks
    assert ([p.text for p in task.lead], [iso_day(d.end) for d in task.deadlines]) == (["UBND huyện Sông Cầu"], ["2024-05-15"])
