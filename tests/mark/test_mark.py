"""What a line is: the document in its page, and the page around it."""

import pytest

from vnplan.mark import mark
from vnplan.mark.lines import hint, is_portal, kind_line, kind_names
from vnplan.model.block import Division
from vnplan.model.line import Line, Mark
from vnplan.pipeline import parse
from vnplan.read import clip
from vnplan.rules.load import DocumentType, load
from vnplan.split import split

PLAN = """Trang chủ | Thời sự | Kinh tế
ỦY BAN NHÂN DÂN
TỈNH CAO BẰNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND
Cao Bằng, ngày 04 tháng 3 năm 2024
KẾ HOẠCH
Trồng cây gây rừng năm 2024
Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;
Ủy ban nhân dân tỉnh ban hành Kế hoạch với các nội dung sau:
I. MỤC ĐÍCH
Phủ xanh đất trống.
II. NHIỆM VỤ
1. Ươm giống.
- Chọn hạt.
Trên đây là Kế hoạch trồng cây, yêu cầu các đơn vị thực hiện./.
Nơi nhận:
- Các sở, ngành;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Nông Văn Lạng
PHỤ LỤC
DANH MỤC GIỐNG CÂY
(Kèm theo Kế hoạch số 12/KH-UBND ngày 04 tháng 3 năm 2024)
1. Cây sa mộc
Các tin khác:
Thời tiết hôm nay nắng ráo
"""


def marks(text: str) -> list[tuple[str, Mark, int]]:
    lines = [Line(raw.text, raw.block, raw.cell, raw.bold) for raw in split(clip(text, media_type="text/plain"))]
    return [(m.line.text.text, m.mark, m.part) for m in mark(lines)]


def test_every_line_of_a_plan() -> None:
    wanted = [
        Mark.CHROME, Mark.ISSUER, Mark.ISSUER, Mark.MOTTO, Mark.MOTTO, Mark.NUMBER, Mark.PLACE_DATE, Mark.KIND, Mark.TITLE,
        Mark.RECITAL, Mark.RECITAL, Mark.ITEM, Mark.PARAGRAPH, Mark.ITEM, Mark.ITEM, Mark.BULLET, Mark.CLOSING,
        Mark.RECIPIENTS, Mark.RECIPIENTS, Mark.RECIPIENTS, Mark.SIGNATURE, Mark.SIGNATURE, Mark.SIGNATURE, Mark.SIGNATURE,
        Mark.ANNEX, Mark.TITLE, Mark.ATTACHMENT, Mark.ITEM, Mark.CHROME, Mark.CHROME,
    ]  # fmt: skip
    found = marks(PLAN)
    assert [(text, m.value) for text, m, _ in found] == [(text, m.value) for (text, _, _), m in zip(found, wanted, strict=True)]
    assert {part for _, _, part in found} == {-1, 0, 1}


def test_a_report_about_a_document_is_none() -> None:
    text = (
        "Tỉnh sẽ trồng một triệu cây xanh\n"
        "Ngày 04-3, UBND tỉnh ban hành Kế hoạch số 12/KH-UBND về trồng cây năm 2024.\n"
        "Theo đó, Kế hoạch nêu rõ hai nhóm nhiệm vụ.\n"
        "Ông Nông Văn Lạng cho biết việc ươm giống bắt đầu từ tháng tư.\n"
    )
    assert {part for _, _, part in marks(text)} == {-1}


def test_structure_inside_a_quoted_amendment_is_content() -> None:
    text = PLAN.replace("Phủ xanh đất trống.", "Điều 5 được sửa đổi như sau:\n“Điều 5. Hồ sơ\n1. Đơn.”")
    found = {line: m for line, m, _ in marks(text)}
    assert found["1. Đơn.”"] is Mark.PARAGRAPH


def test_two_plans_on_a_page_are_two_parts() -> None:
    second = PLAN.replace("12/KH-UBND", "13/KH-UBND").partition("ỦY BAN")
    body = PLAN.partition("PHỤ LỤC")[0]
    assert {part for _, _, part in marks(body + second[1] + second[2].partition("PHỤ LỤC")[0])} == {-1, 0, 1}


def test_a_form_with_a_letterhead_is_part_of_the_annex() -> None:
    form = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐƠN ĐĂNG KÝ\nKính gửi: ......\n"
    text = PLAN.replace("1. Cây sa mộc\n", "1. Cây sa mộc\n" + form)
    assert {part for _, _, part in marks(text)} == {-1, 0, 1}


@pytest.mark.parametrize("row", load("doctypes", "type", DocumentType), ids=lambda row: row.name)
def test_every_kind_is_known_by_its_name_in_capitals(row: DocumentType) -> None:
    assert kind_line(row.name.upper()) == kind_names()[row.name.upper()]


DECREE_30 = """\
Nghị quyết, Quyết định, Chỉ thị, Quy chế, Quy định, Thông cáo, Thông báo, Hướng dẫn, Chương trình, Kế hoạch, Phương án,
Đề án, Dự án, Báo cáo, Biên bản, Tờ trình, Hợp đồng, Công văn, Công điện, Bản ghi nhớ, Bản thỏa thuận, Giấy ủy quyền, Giấy mời,
Giấy giới thiệu, Giấy nghỉ phép, Phiếu gửi, Phiếu chuyển, Phiếu báo, Thư công"""


@pytest.mark.parametrize("name", [" ".join(name.split()) for name in DECREE_30.split(",")])
def test_the_twenty_nine_kinds_of_decree_30(name: str) -> None:
    assert name.upper() in kind_names()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Số: 58/KH-UBND", "number"),
        ("TM. ỦY BAN NHÂN DÂN", "signature"),
        ("QUYẾT ĐỊNH:", "enacting"),
        ("Kính gửi: Các sở", "addressee"),
        ("V/v tổng kết năm", "subject"),
        ("-------", "rule"),
        ("1. Sở Y tế", "item"),
        ("Sở Y tế", ""),
    ],
)
def test_hints(text: str, name: str) -> None:
    assert hint(text).name == name


@pytest.mark.parametrize("text", ["Các tin khác:", "Ảnh minh họa.", "Bình luận (3)", "Nguồn: Báo điện tử"])
def test_words_of_the_page(text: str) -> None:
    assert is_portal(text)


LETTER = """# V/v giống cây theo Quyết định số 9/QĐ-UBND

| SỞ NÔNG NGHIỆP -------
|---|---
| Số: 41/SNN-LN V/v: Giống cây theo Quyết định số 9/QĐ-UBND | Cao Bằng, ngày 04 tháng 3 năm 2024

Kính gửi: Ủy ban nhân dân các xã

1. Ươm giống sa mộc.

Sở Nông nghiệp thông báo để Ủy ban nhân dân các xã biết, thực hiện./.
"""


def test_a_letter_without_a_motto_is_known_by_its_number() -> None:
    document = parse(LETTER, name="page.md")
    header = document.header
    assert (document.kind, header.number and header.number.value) == ("official_letter", "41/SNN-LN")
    assert header.title is not None
    assert header.title.value == "Giống cây theo Quyết định số 9/QĐ-UBND"
    assert [citation.number for citation in document.citations] == ["9/QĐ-UBND"]
    assert [line.role for line in document.closing.lines] == ["closing"]
    assert [(task.at, [p.text for p in task.lead]) for task in document.assignments] == [(None, ["Ủy ban nhân dân các xã"])]


@pytest.mark.parametrize(
    "head",
    [
        "QUY CHẾ\nƯƠM GIỐNG (Ban hành kèm theo Quyết định số 9/QĐ-UBND ngày 04 tháng 3 năm 2024)",
        "Mẫu biểu số 02\nDANH SÁCH VƯỜN ƯƠM\n(Kèm theo Kế hoạch số 12/KH-UBND ngày 04 tháng 3 năm 2024)",
    ],
)
def test_annexes_open_with_their_note(head: str) -> None:
    found = marks(PLAN.partition("PHỤ LỤC")[0] + head + "\nI. VƯỜN ƯƠM\nNêu tên từng vườn.\n")
    assert next(m for text, m, _ in found if text == head.split("\n", maxsplit=1)[0]) is Mark.ANNEX
    assert {part for _, _, part in found} == {-1, 0, 1}


def test_a_form_without_a_note_is_part_of_what_holds_it() -> None:
    text = PLAN.replace("1. Cây sa mộc\n", "1. Cây sa mộc\nMẫu số 02\nĐƠN ĐĂNG KÝ\n")
    assert {part for _, _, part in marks(text)} == {-1, 0, 1}


def test_the_first_sentence_of_a_conclusion_is_no_title() -> None:
    head = "THÀNH ỦY BẾN NGHÉ\nSố 88-KL/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nKẾT LUẬN\nCỦA BAN THƯỜNG VỤ THÀNH ỦY\nvề việc giữ chợ nổi"
    said = "Tại phiên họp ngày 18/10/2024, sau khi nghe báo cáo về chợ nổi, Ban Thường vụ Thành ủy kết luận:"
    document = parse(f"{head}\n-----\n{said}\n1. Đánh giá\n2. Chủ trương")
    assert document.title == "về việc giữ chợ nổi"
    assert document.preamble[0].text.text == said


def test_a_letter_ends_before_the_letter_attached_to_it() -> None:
    head = "SỞ Y TẾ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    letter = (
        head + "Số: 12/SYT-NVY\nV/v cử người dự lớp\nKính gửi: Các bệnh viện.\nSở Y tế đề nghị các bệnh viện cử người dự lớp./.\n"
    )
    sign_off = "GIÁM ĐỐC\n- BGĐ (để b/c);\n- Lưu: VT.\n"
    other = (
        head.replace("SỞ Y TẾ", "BỆNH VIỆN MẮT")
        + "Về việc mở lớp\nBệnh viện mở lớp như sau:\nI. Thời gian: 2 ngày\nII. Địa điểm: bệnh viện\n"
    )
    document = parse(letter + sign_off + other)
    assert document.body
    assert not any(isinstance(block, Division) for block in document.body)
    assert [block.number for block in document.annexes[0].body if isinstance(block, Division)] == ["I", "II"]


@pytest.mark.parametrize("line", ["Đề nghị các bệnh viện kiểm tra kho thuốc.", "Sở yêu cầu các bệnh viện bố trí bác sĩ."])
def test_an_order_below_whom_a_letter_is_sent_to_is_none_of_them(line: str) -> None:
    letter = f"SỞ Y TẾ\nSố: 12/SYT-NV\nHà Nam, ngày 5 tháng 3 năm 2024\nKính gửi: Các trung tâm y tế.\n\n{line}\n\nTrân trọng./."
    (task,) = parse(letter).tasks
    assert task.lead[0].text == "các bệnh viện"
