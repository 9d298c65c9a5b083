"""What stands behind the sign-off: attached texts that do not say so, and the portal around the document."""

import pytest

from vnplan.model.block import Division
from vnplan.model.line import Mark
from vnplan.pipeline import parse
from vnplan.tree.annex import annex_label

from .test_mark import marks

LETTER = """ỦY BAN NHÂN DÂN HUYỆN LỘC AN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 45/UBND-NC
Lộc An, ngày 06 tháng 5 năm 2024
V/v tổ chức lớp bồi dưỡng cán bộ thôn
Kính gửi: Ủy ban nhân dân các xã.
Ủy ban nhân dân huyện đề nghị các xã cử người dự lớp bồi dưỡng theo lịch gửi kèm./.
Nơi nhận:
- Như trên;
- Lưu: VT.
CHỦ TỊCH
Đinh Văn Sơn
"""

HEAD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
SCHOOL = f"TRƯỜNG CHÍNH TRỊ TỈNH\n{HEAD}KẾ HOẠCH GIẢNG DẠY\nA. Môn học\n- Pháp luật.\nB. Thời gian\nTừ 13/5 đến 17/5/2024."
FORM = f"{HEAD}ĐƠN ĐĂNG KÝ DỰ LỚP\nKính gửi: ...\nHọ và tên: ....\nĐịa chỉ: ....\n1. Nguyện vọng\n2. Cam kết"
ROWS = "1. | Sáng 13/5/2024 Quản lý đất\n2. | Chiều 13/5/2024 Hòa giải"

ATTACHED = {
    "schedule": (f"LỊCH HỌC BỒI DƯỠNG\nTT | Thời gian | Nội dung\n{ROWS}", []),
    "guidance": ("HƯỚNG DẪN ĐI LẠI\n1. Xe khách\n- Giữ vé.\n2. Xe máy\n3. Đi bộ", ["1", "2", "3"]),
    "letterhead": (SCHOOL, ["A", "B"]),
    "form": (FORM, ["1", "2"]),
    "noted, headline lost": ("ên lớp bồi dưỡng\n(Kèm theo Công văn số 45/UBND-NC)\nI. Buổi sáng\nII. Buổi chiều", ["I", "II"]),
}

PORTAL = (
    "Các tin khác\nLỊCH CÚP ĐIỆN TUẦN NÀY\n1. Xã Lộc Hải\n2. Xã Lộc Bình\n3. Xã Lộc Sơn",
    "THỜI TIẾT HÔM NAY\n- Vùng núi 18-24 độ\n- Vùng biển 22-29 độ",
    "Công văn 45/UBND-NC năm 2024 về lớp bồi dưỡng\nDANH SÁCH VĂN BẢN\n1. Văn bản một\n2. Văn bản hai",
    "Nông dân trúng mùa\nGiá lúa tăng trở lại\nCầu mới sắp thông xe",
)


@pytest.mark.parametrize("name", ATTACHED)
def test_what_is_attached_without_a_word_is_an_annex(name: str) -> None:
    text, labels = ATTACHED[name]
    document = parse(LETTER + text)
    assert document.number == "45/UBND-NC"
    assert [
        node.label.rpartition(".")[2] for annex in document.annexes for node in annex.body if hasattr(node, "label")
    ] == labels
    assert len(document.annexes) == 1
    assert not document.chrome


@pytest.mark.parametrize("text", PORTAL)
def test_what_a_portal_puts_behind_a_document_is_none_of_it(text: str) -> None:
    document = parse(LETTER + text)
    assert document.annexes == ()
    assert {line.text.text for line in document.chrome} == set(text.split("\n"))


@pytest.mark.parametrize(
    "line",
    ["Đăng ký chỗ ngồi, gửi danh sách: trước ngày 06/5/2024", "Liên kết với các trường nghề mở lớp", "Lưu trữ hồ sơ học viên"],
)
def test_work_in_the_words_of_a_portal_ends_no_document(line: str) -> None:
    text = f"Thông báo mở lớp bồi dưỡng\n\nTRUNG TÂM ĐÀO TẠO NGHỀ mở lớp như sau:\n\n1. Nộp hồ sơ\n\n{line}\n\n2. Khai giảng"
    document = parse(text)
    assert line not in {one.text.text for one in document.chrome}


def test_several_texts_stand_apart() -> None:
    text = LETTER + "HƯỚNG DẪN ĐI LẠI\n1. Xe khách\n2. Xe máy\nDANH SÁCH HỌC VIÊN\n1. Lê Văn A\n2. Lê Thị B"
    assert [annex.heading and annex.heading.text for annex in parse(text).annexes] == ["ĐI LẠI", "HỌC VIÊN"]


def test_the_letterhead_of_an_annex_is_its_own() -> None:
    behind = (
        "ỦY BAN NHÂN DÂN HUYỆN LỘC AN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "KẾ HOẠCH BỒI DƯỠNG\n(Kèm theo Công văn số 45/UBND-NC ngày 06/5/2024)\nI. MỤC ĐÍCH\nII. NỘI DUNG"
    )
    (annex,) = parse(LETTER + behind).annexes
    assert [line.role for line in annex.header.lines] == ["issuer", "motto", "motto"]
    assert [node.label for node in annex.body if isinstance(node, Division)] == ["Kế hoạch.I", "Kế hoạch.II"]


def test_what_stands_before_an_annex_belongs_to_the_document() -> None:
    text = LETTER + "Ghi chú: học viên tự túc chỗ ở trong các ngày học tại trung tâm huyện.\nPHỤ LỤC I\nDANH SÁCH\n1. Xã Lộc Hải"
    document = parse(text)
    assert len(document.annexes) == 2
    assert not document.chrome


def test_strokes_of_a_scan_do_not_end_a_sign_off() -> None:
    text = LETTER.replace("- Như trên;\n", "- Như trên;\n~ ;\nBI LIÊN\n") + "Nơi nhận:\n- Huyện ủy;\n- Lưu: VP."
    found = [(line, mark) for line, mark, _ in marks(text)]
    assert ("- Huyện ủy;", Mark.RECIPIENTS) in found
    assert ("CHỦ TỊCH", Mark.SIGNATURE) in found


def test_recipients_that_nothing_names() -> None:
    text = LETTER.replace("Nơi nhận:\n- Như trên;\n- Lưu: VT.\n", "") + "- Như trên;\n- Huyện ủy;\n- Lưu: VT."
    assert [m for line, m, _ in marks(text) if line.startswith("- ")] == [Mark.RECIPIENTS] * 3


def test_a_scan_of_a_table_has_rows_and_no_items() -> None:
    rows = "I. THỜI GIAN\nSTT Nội dung Thời gian\n1. Quản lý đất 13/5/2024\n2. Hòa giải 14/5/2024\nII. ĐỊA ĐIỂM"
    document = parse(LETTER + "LỊCH HỌC\n" + rows)
    assert [node.label for node in document.annexes[0].body if isinstance(node, Division)] == ["Phụ lục.I", "Phụ lục.II"]


def test_a_text_without_a_label_has_a_name_that_no_marker_gives() -> None:
    assert annex_label("LỊCH HỌC") == ("Phụ lục", 0)
