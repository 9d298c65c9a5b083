"""Documents that a tool ran together on one line, and what a newspaper puts between their paragraphs."""

import pytest

import vnplan
from vnplan.model.block import Division

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
HEAD = f"UBND TỈNH HÀ NAM {STATE} Số: 21/KH-UBND Hà Nam, ngày 01 tháng 3 năm 2024"
BODY = "I. MỤC ĐÍCH Giữ đất. II. NHIỆM VỤ 1. Sở Xây dựng cắm biển báo. 2. Sở Y tế trực cấp cứu. III. KINH PHÍ Ngân sách tỉnh."
PLAN = "KẾ HOẠCH\nTrồng hoa năm 2024\nI. VIỆC\n"
OPENINGS = [
    ("KẾ HOẠCH Chống xói lở bờ sông năm 2024", "Thực hiện Nghị quyết số 12/NQ-CP của Chính phủ, UBND tỉnh ban hành kế hoạch:"),
    ("KẾ HOẠCH CHỐNG XÓI LỞ BỜ SÔNG TRÊN ĐỊA BÀN", "Mùa mưa năm nay đến sớm, nhiều đoạn bờ đã sạt, cần làm ngay các việc sau:"),
    ("KẾ HOẠCH Chống xói lở bờ sông năm 2024", "Căn cứ Luật Đê điều ngày 29 tháng 11 năm 2006;"),
]


@pytest.mark.parametrize(("title", "said"), OPENINGS)
def test_a_title_ends_where_the_text_begins(title: str, said: str) -> None:
    document = vnplan.parse(f"{HEAD} {title} {said} {BODY}")
    assert document.number == "21/KH-UBND"
    assert document.title == title.removeprefix("KẾ HOẠCH ")
    assert [node.label for node in document.walk() if isinstance(node, Division)] == ["I", "II", "II.1", "II.2", "III"]


def test_annexes_on_the_line_have_numbers_of_their_own() -> None:
    works = "I. KÈ ĐÁ Xếp rọ đá ở bờ hữu. II. TRE Trồng tre ở bờ tả. III. CÁT Đổ cát ở chân kè, đầm chặt từng lớp."
    annexes = f"PHỤ LỤC I VIỆC LÀM NGAY (Kèm theo Kế hoạch số 21/KH-UBND) {works}"
    document = vnplan.parse(f"{HEAD} KẾ HOẠCH Chống xói lở bờ sông năm 2024 {BODY} Nơi nhận: - Các sở; - Lưu: VT. {annexes}")
    assert [annex.label for annex in document.annexes] == ["Phụ lục I"]
    assert [node.number for node in document.annexes[0].body if isinstance(node, Division)] == ["I", "II", "III"]


def test_links_and_captions_of_a_newspaper_are_none_of_the_document() -> None:
    links = "Tin liên quan\n* Khai mạc hội chợ hoa xuân\n* Hai đội vào chung kết giải trẻ\n"
    caption = "Người dân chăm sóc vườn hoa. Ảnh: An Bình\n"
    document = vnplan.parse(
        f"KẾ HOẠCH\nTrồng hoa năm 2024\nI. VIỆC\n- Gieo hạt.\n{links}{caption}- Tưới nước.\nII. TIỀN\nTự lo.\n"
    )
    assert [line.text.text for line in document.chrome] == [*links.splitlines(), caption.strip()]
    assert [len(node.children) for node in document.body if isinstance(node, Division)] == [2, 1]


def test_a_caption_does_not_make_chrome_of_sentences() -> None:
    document = vnplan.parse(
        "KẾ HOẠCH\nTrồng hoa năm 2024\nI. VIỆC\nHồ sơ gồm: đơn; bản vẽ. Ảnh: 02 tấm cỡ 3x4.\nII. TIỀN\nTự lo.\n"
    )
    assert not document.chrome
