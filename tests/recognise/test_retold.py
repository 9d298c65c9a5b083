"""What an article retells of a document weighs: orders to bodies, wherever the article names the document."""

import pytest

from vnplan import parse
from vnplan.model.day import iso_day
from vnplan.recognise.reports.codes import code_names
from vnplan.recognise.reports.passages import passages
from vnplan.recognise.reports.retold import orders

CHAT = "\n\n".join(f"Người dân bến thứ {n} kể chuyện lũ về trong đêm." for n in range(7))
ORDERS = "Sở Y tế được giao dự trữ thuốc.\n\nUBND các xã có trách nhiệm che chắn bến."
ACT = "UBND tỉnh Hà Nam đã ký Công văn số 45/UBND-NN về giữ bến mùa lũ."


@pytest.mark.parametrize(("behind", "wanted"), [(ORDERS, ["45/UBND-NN"]), ("Nước rút dần.\n\nTrời hửng nắng.", [])])
def test_a_letter_far_down_is_reported_where_its_orders_are(behind: str, wanted: list[str]) -> None:
    document = parse(f"Bến đò sau lũ\n\n{CHAT}\n\n{ACT}\n\n{behind}")
    assert [one.number for one in document.reported] == wanted


def test_orders_behind_another_document_are_its_own() -> None:
    other = "Ngày 3/4, Sở Xây dựng Hà Nam ban hành Kế hoạch số 7/KH-SXD về sửa phao."
    document = parse(f"Bến đò sau lũ\n\n{CHAT}\n\n{ACT}\n\n{other}\n\n{ORDERS}")
    assert [(one.number, one.role) for one in document.reported] == [("7/KH-SXD", "main"), ("45/UBND-NN", "background")]


def test_orders_are_counted_in_prose_and_in_lists() -> None:
    text = "Nội dung chính:\n\n- Công an xã: trực bến.\n\n- Trạm Y tế xã cử người trực.\n\nSở Y tế chủ trì, phối hợp các xã."
    found = orders(list(passages(parse("Tin bến đò\n\n" + text, name="a"))))
    assert len(found) == 3


@pytest.mark.parametrize(
    ("lead", "number"),
    [
        ("Ba ngày sau, văn phòng bộ phát hành thông báo kết luận cuộc họp, số 61/TB-BXD.", "61/TB-BXD"),
        ("UBND tỉnh Hà Nam ban hành kế hoạch mang số 18/KH-UBND về sửa bến.", "18/KH-UBND"),
        ("Sở Y tế Hà Nam gửi các trạm y tế Công văn số 71/SYT-NV về việc chống rét.", "71/SYT-NV"),
        ("UBND tỉnh Hà Nam vừa gửi đi Chỉ thị số 9/CT-UBND về giữ rừng.", "9/CT-UBND"),
        ("Theo tài liệu phóng viên có được, Kết luận số 21-KL/TU nêu bốn việc phải làm.", "21-KL/TU"),
    ],
)
def test_a_document_is_announced_in_other_words(lead: str, number: str) -> None:
    document = parse(f"Bến đò sau lũ\n\n{lead}\n\nCụ thể:\n\n- Công an xã trực bến.\n\n- Trạm Y tế xã cử người trực.")
    assert [one.number for one in document.reported] == [number]


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("Chủ tịch UBND tỉnh Hà Nam Lê Văn Sáu ngày 8/3 đã ký Công văn số 45/UBND-NN về giữ bến.", "2024-03-08"),
        ("Sáng 6/3, UBND tỉnh Hà Nam ban hành Công văn số 45/UBND-NN về giữ bến.", "2024-03-06"),
        ("Hôm qua, UBND tỉnh Hà Nam ban hành Công văn số 45/UBND-NN về giữ bến.", "2024-03-08"),
        ("Chiều nay, UBND tỉnh Hà Nam ban hành Công văn số 45/UBND-NN về giữ bến.", "2024-03-09"),
        ("Ông Sáu cho biết chiều 7/3, UBND tỉnh Hà Nam đã gửi Công văn số 45/UBND-NN về giữ bến.", None),
    ],
)
def test_the_day_of_issue_as_it_is_said(lead: str, day: str | None) -> None:
    (one, *_) = parse(f"Bến đò sau lũ\n\n{lead}\n\n{ORDERS}", published="2024-03-09").reported
    assert iso_day(one.date) == day


def test_what_another_document_carries_out_is_not_the_main_one() -> None:
    page = (
        "Tiêm chủng trước mùa lũ\n\nNgày 5/3/2024, Thủ tướng Chính phủ có Công điện số 23/CĐ-TTg về tiêm chủng.\n\n"
        "Triển khai công điện này, Bộ Y tế đã có văn bản gửi các tỉnh về việc tiêm chủng.\n\n" + ORDERS + "\n\n"
        "Văn bản số 157/BYT-PB cũng yêu cầu các tỉnh báo cáo."
    )
    assert [one.number for one in parse(page).reported] == ["157/BYT-PB", "23/CĐ-TTg"]


@pytest.mark.parametrize(
    "told",
    [
        "Khi đó, UBND tỉnh Hà Nam ban hành Công văn số 45/UBND-NN về giữ bến.",
        "Mưa đến một ngày sau khi UBND tỉnh Hà Nam ban hành Công văn số 45/UBND-NN về giữ bến.",
    ],
)
def test_what_came_before_is_only_background(told: str) -> None:
    assert parse(f"Bến đò sau lũ\n\n{told}\n\n{ORDERS}").reported == ()


@pytest.mark.parametrize(
    "said",
    [
        "Văn bản ban hành ngày 6-6-2022 nêu rõ hạn.",
        "Theo công văn ký ngày 6/6/2022, hạn là mai.",
        "Công văn do một phó giám đốc sở ký hôm 6/6/2022 nêu rõ hạn.",
    ],
)
def test_the_day_in_a_later_word_for_the_document(said: str) -> None:
    lead = "Sở Y tế Hà Nam vừa có Công văn khẩn số 71/SYT-NV về việc chống rét."
    (one,) = parse(f"Bến đò sau lũ\n\n{lead}\n\n{said}\n\n{ORDERS}").reported
    assert (one.number, iso_day(one.date)) == ("71/SYT-NV", "2022-06-06")


def test_the_document_that_an_article_names_last_is_the_one_it_speaks_of() -> None:
    lead = "Chính phủ giao việc rõ ngày, theo nghị quyết vừa được ban hành."
    last = "Văn bản nêu trên là Nghị quyết số 42/NQ-CP ngày 5/3/2024 của Chính phủ về giữ bến đò, thay thế Nghị quyết số 7/NQ-CP."
    (one,) = parse(f"Bến đò sau lũ\n\n{lead}\n\n{ORDERS}\n\n{last}").reported
    assert one.title is not None
    assert (one.number, one.title.text) == ("42/NQ-CP", "giữ bến đò")


def test_what_a_document_cites_is_not_the_main_one() -> None:
    lead = "Ngày 6/3/2024, Chủ tịch UBND tỉnh Hà Nam ký Công điện số 2/CĐ-UBND về giữ bến."
    cited = "Công điện dẫn lại yêu cầu trong Công điện số 23/CĐ-TTg ngày 5/3/2024 của Thủ tướng Chính phủ:"
    (one,) = parse(f"Bến đò sau lũ\n\n{lead}\n\n{cited}\n\n{ORDERS}").reported
    assert one.number == "2/CĐ-UBND"


@pytest.mark.parametrize(
    "other",
    [
        "Trước đó, ngày 26/2, UBND tỉnh Hà Nam đã có Công văn số 19/UBND-NN chỉ đạo các ngành vào cuộc.",
        "Theo Tờ trình số 38/TTr-SXD ngày 2/3/2024 của Sở Xây dựng Hà Nam, phao đã cũ.",
    ],
)
def test_no_orders_belong_to_what_was_before_or_what_submits(other: str) -> None:
    lead = "Sở Nội vụ Hà Nam vừa có Công văn số 96/SNV-TC gửi các xã về việc giữ bến đò."
    reported = parse(f"Bến đò sau lũ\n\n{lead}\n\n{other}\n\n{ORDERS}", published="2024-03-09").reported
    assert reported[0].number == "96/SNV-TC"


def test_the_day_on_which_somebody_told_it_is_no_day_of_issue() -> None:
    lead = "Ngày 3/1, thông tin từ UBND xã Lục Hà cho biết, đơn vị này đã có thông báo về việc đóng bến đò."
    (one,) = parse(f"Bến đò sau lũ\n\n{lead}\n\n{ORDERS}", published="2024-01-04").reported
    assert (one.kind, one.date) == ("announcement", None)


def test_who_tells_that_it_was_issued_gives_the_title() -> None:
    lead = "Ngày 6/3/2024, UBND tỉnh Hà Nam ban hành Kế hoạch 31/KH-UBND về sắp xếp các bến đò ngang năm 2024."
    (one,) = parse(f"Kế hoạch 31/KH-UBND sắp xếp bến đò: những mốc cần nhớ\n\n{lead}\n\n{ORDERS}").reported
    assert one.title is not None
    assert one.title.text == "sắp xếp các bến đò ngang năm 2024"


def test_an_announcement_that_conveys_a_conclusion_is_the_document() -> None:
    said = "kết luận của Phó Chủ tịch UBND tỉnh về bến đò"
    lead = f"Văn phòng UBND tỉnh Hà Nam vừa phát hành Thông báo số 31/TB-VP truyền đạt {said}."
    (one,) = parse(f"Bến đò sau lũ\n\n{lead}\n\n{ORDERS}").reported
    assert one.title is not None
    assert (one.kind, one.number, one.title.text) == ("announcement", "31/TB-VP", said)


def test_a_chairman_s_own_acts_are_his() -> None:
    for act, issuer in (("Chỉ thị số 5/CT-UBND", "Chủ tịch UBND tỉnh Hà Nam"), ("Kế hoạch số 5/KH-UBND", "UBND tỉnh Hà Nam")):
        (one,) = parse(f"Bến đò sau lũ\n\nChủ tịch UBND tỉnh Hà Nam vừa ký {act} về giữ bến.\n\n{ORDERS}").reported
        assert one.issuer is not None
        assert one.issuer.text == issuer


def test_a_document_of_earlier_years_is_looked_back_on() -> None:
    told = "Thông tư 31/2017/TT-BGDĐT quy định trường phải có tổ tư vấn."
    assert parse(f"Bến đò sau lũ\n\n{told}", published="2017-12-20").page.type == "report"
    assert parse(f"Bến đò sau lũ\n\n{told}", published="2023-12-20").page.type == "none"


@pytest.mark.parametrize(("code", "name", "wanted"), [("BYT", "Bộ Y tế", True), ("SYT", "Bộ Y tế", False)])
def test_a_code_names_a_body_by_its_letters(code: str, name: str, *, wanted: bool) -> None:
    assert code_names(code, name) is wanted
