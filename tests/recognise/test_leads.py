"""Reprints that only a journalist's first sentence identifies: what it gives the header, and where it gives nothing."""

from typing import NamedTuple

import pytest

from vnplan.pipeline import parse

ITEMS = """

1. Phòng Kinh tế rà soát các hộ nuôi, xong trước ngày 20/5/2021.

2. Ủy ban nhân dân các xã, thị trấn:

a) Lập tổ trực tại các chốt;

b) Báo cáo hằng ngày trước 16 giờ.

3. Công an huyện tăng cường tuần tra.

Yêu cầu Thủ trưởng các đơn vị nghiêm túc thực hiện./.
"""
ARTICLES = """

Điều 1. Lập Tổ công tác gồm bảy người.

Điều 2. Tổ công tác kiểm tra các chốt.

Điều 3. Trưởng các phòng chịu trách nhiệm thi hành Quyết định này./.
"""


class Led(NamedTuple):
    """A page by its lead, and the header that it has to get: kind, number, date, issuer, title."""

    lead: str
    header: tuple[str | None, ...]
    body: str = ITEMS


PAGES = {
    "sentence_that_announces_its_points": Led(
        "Hội Nông dân huyện Lộc Hà ban hành kế hoạch giữ chợ nổi năm 2021, nội dung cụ thể:\n\nI. MỤC ĐÍCH\n\nGiữ nghề.\n\n"
        "II. NHIỆM VỤ",
        ("plan", None, None, "Hội Nông dân huyện Lộc Hà", "giữ chợ nổi năm 2021"),
    ),
    "paper_without_a_word_for_its_kind": Led(
        "Chống dịch\n\nSở Y tế Hà Nam vừa có văn bản 123/SYT-NV ngày 3/9/2021 gửi các trạm về chống dịch sởi.\n\n"
        "Toàn văn văn bản:\n\nTrước tình hình dịch, Sở Y tế yêu cầu các trạm:",
        ("official_letter", "123/SYT-NV", "2021-09-03", "Sở Y tế Hà Nam", "chống dịch sởi"),
    ),
    "number_behind_a_stamp": Led(
        "Chống dịch\n\n(BLH) - Chiều 11/5/2021, UBND huyện Lộc Hà ra Công văn khẩn số 311/UBND-KT về phòng, chống dịch tả lợn. "
        "Tòa soạn xin đăng nguyên văn:\n\nKính gửi: Các phòng, ban; UBND các xã, thị trấn.",
        ("official_letter", "311/UBND-KT", "2021-05-11", "UBND huyện Lộc Hà", "phòng, chống dịch tả lợn"),
    ),
    "number_in_brackets_behind_the_act": Led(
        "Thông báo cấm đường\n\nUBND huyện Lộc Hà thông báo về việc tạm dừng lưu thông trên đường Bến Cá phục vụ lễ cầu ngư "
        "(Thông báo số 45/TB-UBND ngày 11/5/2021) như sau:",
        (
            "announcement",
            "45/TB-UBND",
            "2021-05-11",
            "UBND huyện Lộc Hà",
            "tạm dừng lưu thông trên đường Bến Cá phục vụ lễ cầu ngư",
        ),
    ),
    "headline_that_says_when_it_was_signed": Led(
        "Kế hoạch 98/KH-UBND về giảm rác thải nhựa tại chợ, được ký ngày 11/5/2021\n\nCổng huyện giới thiệu nội dung kế hoạch:"
        "\n\nI. MỤC ĐÍCH\n\nNâng cao ý thức.\n\nII. NHIỆM VỤ",
        ("plan", "98/KH-UBND", "2021-05-11", None, "giảm rác thải nhựa tại chợ"),
    ),
    "telegram_of_a_chairman": Led(
        "Hỏa tốc: ứng phó bão số 5\n\nVăn phòng UBND tỉnh vừa phát đi Công điện hỏa tốc số 09/CĐ-UBND của Chủ tịch UBND tỉnh "
        "Lộc Hà về việc ứng phó bão số 5, toàn văn như sau:",
        ("telegram", "09/CĐ-UBND", None, "Chủ tịch UBND tỉnh Lộc Hà", "ứng phó bão số 5"),
    ),
    "full_text_of_a_decision": Led(
        "Lập tổ công tác chống dịch\n\nBáo Lộc Hà trân trọng giới thiệu toàn văn Quyết định số 512/QĐ-UBND ngày 11/5/2021 của "
        "UBND huyện Lộc Hà về việc lập Tổ công tác chống dịch:",
        ("decision", "512/QĐ-UBND", "2021-05-11", "UBND huyện Lộc Hà", "lập Tổ công tác chống dịch"),
        ARTICLES,
    ),
    "note_in_brackets_below": Led(
        "Kế hoạch chống dịch tả lợn\n\nThực hiện chỉ đạo của UBND tỉnh, Công an huyện xây dựng kế hoạch như sau:",
        ("plan", "31/KH-CAH", "2021-05-11", "Công an huyện Lộc Hà", "chống dịch tả lợn"),
        f"{ITEMS}\n\n(Kế hoạch số 31/KH-CAH ngày 11/5/2021 của Công an huyện Lộc Hà)",
    ),
    "letter_sent_to_many": Led(
        "Đón học sinh trở lại\n\nNgày 11/5/2021, Phòng GD&ĐT huyện Lộc Hà đã có Công văn số 22/PGDĐT-TH gửi các trường mầm non, "
        "tiểu học v/v đón học sinh trở lại trường. Nội dung cụ thể như sau:",
        ("official_letter", "22/PGDĐT-TH", "2021-05-11", "Phòng GD&ĐT huyện Lộc Hà", "đón học sinh trở lại trường"),
    ),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_lead_gives_the_header(page: Led) -> None:
    document = parse(f"{page.lead}{page.body}")
    found = (document.kind, document.number, document.date, document.issuer, document.title)
    assert document.page.type == "document"
    assert found == page.header
    assert page.header[1] not in {citation.number for citation in document.citations}
    header = document.header
    for one in filter(None, (header.number, header.date, header.issuer, header.title)):
        assert document.source.text[one.spans[0].start : one.spans[-1].end] == one.text


def test_a_lead_that_speaks_of_another_body_is_an_issue() -> None:
    lead = "Sở Y tế Bến An vừa ban hành Kế hoạch số 8/KH-UBND về tiêm phòng cho trẻ."
    itself = "UBND huyện Lộc Hà ban hành kế hoạch với các nội dung như sau:"
    document = parse(f"Kế hoạch về tiêm phòng cho trẻ\n\n{lead}\n\n{itself}{ITEMS}")
    assert document.issuer == "UBND huyện Lộc Hà"
    assert [issue.code for issue in document.issues if issue.code.startswith("header")] == ["header.issuer"]


def test_a_lead_below_a_letterhead_changes_nothing() -> None:
    head = (
        "UBND HUYỆN LỘC HÀ\n\nSố: 7/KH-UBND\n\nKẾ HOẠCH\n\nTiêm phòng cho trẻ\n\nNgày 3/4/2021, UBND tỉnh đã ban hành Kế hoạch số"
    )
    document = parse(f"{head} 5/KH-UBND về tiêm phòng. UBND huyện ban hành kế hoạch như sau:{ITEMS}")
    assert (document.number, document.title) == ("7/KH-UBND", "Tiêm phòng cho trẻ")


@pytest.mark.parametrize(
    "told",
    [
        "Chiều 11/5/2021, UBND huyện Lộc Hà ra Công văn khẩn số 311/UBND-KT về phòng dịch tả lợn. Nội dung cụ thể như sau:",
        "UBND huyện vừa có thông báo về việc tạm dừng lưu thông trên đường Bến Cá (Thông báo số 45/TB-UBND ngày 11/5/2021).",
        "UBND huyện vừa phát đi Công điện hỏa tốc số 09/CĐ-UBND về ứng phó bão số 5, yêu cầu:\n\n- Các xã sơ tán dân.",
    ],
)
def test_a_report_stays_a_report(told: str) -> None:
    text = "Theo đó, UBND huyện yêu cầu Phòng Kinh tế rà soát các hộ nuôi.\n\nÔng Lê Tư cho biết huyện đã tiêm cho 12.000 con bò."
    document = parse(f"Lộc Hà chống dịch\n\n12/05/2021\n\n{told}\n\n{text}")
    assert document.page.type == "report"
