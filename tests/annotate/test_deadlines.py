"""What counts as a deadline, and what it comes to. The sentences are ours; the cases are those that documents bring."""

import unicodedata
from datetime import date

import pytest

from vnplan.annotate.deadlines.find import find_deadlines
from vnplan.model.day import iso_day
from vnplan.model.deadline import Deadline
from vnplan.pipeline import parse

ISSUED = date(2025, 11, 20)
ARTICLE = "Mùa lễ hội\n\nNgày 1/3/2025, UBND tỉnh Hà Nam ban hành Kế hoạch số 26/KH-UBND về lễ hội đua thuyền.\n\n{}"


def values(text: str, *, year: int | None = None, issued: date | None = ISSUED, timed: bool = False) -> list[tuple[object, ...]]:
    return [(iso_day(d.start), iso_day(d.end), d.recurs) for d in find_deadlines(text, year=year, issued=issued, timed=timed)]


@pytest.mark.parametrize(
    ("text", "start", "end", "relation"),
    [
        ("Báo cáo trước ngày 15/12/2025.", None, "2025-12-15", "before"),
        ("Báo cáo trước ngay 15/12/2025.", None, "2025-12-15", "before"),
        ("Báo cáo trước ngày\n15 tháng 12 năm 2025.", None, "2025-12-15", "before"),
        ("Báo cáo trước 17 giờ 00 ngày 15/12/2025.", None, "2025-12-15", "before"),
        ("Báo cáo chậm nhất ngày 15-12-2025.", None, "2025-12-15", "by"),
        ("Báo cáo chậm nhất là ngày 15.12.2025.", None, "2025-12-15", "by"),
        ("Báo cáo chậm nhất trước ngày mùng 5 tháng 12 năm 2025.", None, "2025-12-05", "before"),
        ("Nộp hồ sơ không muộn hơn ngày 15/12/2025.", None, "2025-12-15", "by"),
        ("Đăng ký đến hết ngày 15/12/2025.", None, "2025-12-15", "by"),
        ("Hạn cuối là ngày 15/12/2025.", None, "2025-12-15", "by"),
        ("Rà soát xong trước 15/12/2025.", None, "2025-12-15", "before"),
        ("Báo cáo trước tháng 3/2026.", None, "2026-02-28", "before"),
        ("Trình phê duyệt trong tháng 12 năm 2025.", "2025-12-01", "2025-12-31", "during"),
        ("Trình phê duyệt trong tháng 12-2025.", "2025-12-01", "2025-12-31", "during"),
        ("Trình phê duyệt trong quý I/2026.", "2026-01-01", "2026-03-31", "during"),
        ("Trình phê duyệt trong quí 2 năm 2026.", "2026-04-01", "2026-06-30", "during"),
        ("Tập huấn trong 02 ngày (14-15/9/2026).", "2026-09-14", "2026-09-15", "during"),
        ("Hoàn thành xong trong quý IV năm 2026.", "2026-10-01", "2026-12-31", "during"),
        ("Hoàn thành trong 6 tháng đầu năm 2026.", "2026-01-01", "2026-06-30", "during"),
        ("Hoàn thành công trình trong năm 2026.", "2026-01-01", "2026-12-31", "during"),
        ("Tổ chức trong tuần đầu tháng 12/2025.", "2025-12-01", "2025-12-07", "during"),
        ("Tổ chức trong tuần thứ tư tháng 12/2025.", "2025-12-22", "2025-12-28", "during"),
        ("Tổ chức trong tuần cuối tháng 12/2025.", "2025-12-25", "2025-12-31", "during"),
        ("Ra quân vào ngày 01/12/2025.", "2025-12-01", "2025-12-01", "on"),
        ("Quý I/2026 hoàn thành việc bàn giao.", "2026-01-01", "2026-03-31", "during"),
        ("Chốt phương án (tháng 12/2025).", "2025-12-01", "2025-12-31", "during"),
        ("Thu phí từ ngày 01/01/2026.", "2026-01-01", None, "from"),
        ("Trực từ ngày 01/12/2025 đến ngày 10/12/2025.", "2025-12-01", "2025-12-10", "during"),
        ("Trực từ ngày 05 đến ngày 10 tháng 12 năm 2025.", "2025-12-05", "2025-12-10", "during"),
        ("Trực từ ngày 05-10/12/2025.", "2025-12-05", "2025-12-10", "during"),
        ("Trực từ 25/12 đến hết ngày 05/01/2026.", "2025-12-25", "2026-01-05", "during"),
        ("Dọn kênh từ nay đến hết tháng 12/2025.", "2025-11-20", "2025-12-31", "during"),
        ("Phát động từ ngày ban hành Kế hoạch đến khi kết thúc hội thi.", "2025-11-20", None, "during"),
    ],
)
def test_one_deadline_in_running_text(text: str, start: str | None, end: str | None, relation: str) -> None:
    (found,) = find_deadlines(text, issued=ISSUED)
    assert (iso_day(found.start), iso_day(found.end), found.relation) == (start, end, relation)
    assert text[slice(*found.spans[0])] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Quyết định số 12/QĐ-UBND ngày 15/12/2025 của Ủy ban nhân dân tỉnh.",
        "Căn cứ Luật Thủy lợi ngày 19 tháng 6 năm 2017.",
        "Quyết định này có hiệu lực kể từ ngày 15/12/2025.",
        "Nghị quyết có hiệu lực thi hành từ ngày 15 tháng 12 năm 2025 đến hết ngày 31/12/2030.",
        "Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.",
        "Chịu trách nhiệm thi hành Quyết định này kể từ ngày ký.",
        "Đến năm 2030, 90% hộ dân dùng nước sạch.",
        "Phấn đấu đến hết năm 2027 có 12 xã đạt chuẩn.",
        "Mục tiêu đến năm 2030",
        "Triển khai Chiến lược phát triển thủy sản đến năm 2030, tầm nhìn đến năm 2045.",
        "Chương trình giảm nghèo giai đoạn 2021-2025.",
        "Hoàn thành nhiệm vụ phát triển kinh tế - xã hội năm 2025.",
        "Trong 10 tháng đầu năm 2025, sản lượng tăng 4%.",
        "Tổng thu tính đến hết ngày 31 tháng 12 năm 2025 đạt 95% dự toán.",
        "Người có công với cách mạng trước ngày 01/01/1945.",
        "Từ ngày 01/7/2025 đến nay đã cấp 300 giấy phép.",
        "Mưa lớn từ ngày 17 đến ngày 19 tháng 11 năm 2025.",
        "Thường xuyên kiểm tra cửa cống.",
        "Bố trí từ ngân sách nhà nước hằng năm của đơn vị.",
        "Lập kế hoạch phát triển kinh tế - xã hội hàng năm.",
        "Bố trí kinh phí chi thường xuyên năm 2026.",
        "Ban hành quy trình cập nhật định kỳ.",
        "Nắm lịch họp định kỳ, sổ trực, thông tin liên lạc.",
        "Người bệnh được khám sức khỏe định kỳ theo quy định.",
        "Người cao tuổi được hưởng trợ cấp hằng tháng.",
        "Hằng năm, giảm 2% số hộ nghèo.",
        "Khẩn trương xử lý ngay, báo cáo sớm nhất.",
        "Thổi còi khi phát hiện khói.",
        "Trường hợp thuê đất trước ngày 15/12/2025 thì áp dụng giá cũ.",
        "Kèm theo Quyết định số /QĐ-UBND ngày tháng 12 năm 2025",
        "Mạng lưới hoạt động liên tục 24/24 giờ.",
        "Hợp đồng thuê 50 năm.",
        "Tăng 7,2% so với cùng kỳ năm 2024.",
        "Chỉ tiêu 9.2 của tiêu chí số 9.",
        "Ngày sinh: 20/12/2025",
        "Người đã từ trần trước ngày 01/01/2027 không thuộc diện này.",
        "Mỗi hộ được vay không quá 2 lần/năm.",
        "Trợ cấp 500.000 đồng/tháng.",
        "- Ngày có hiệu lực: 20/12/2025",
        "Phòng Kinh tế trực cầu trong 24/24, hai người một ca.",
        "Căn cứ bản tin dự báo (từ tháng 2/2026 đến tháng 8/2026), các xã rà soát bến đò.",
        "Hộ gác cầu được trả 500.000 đồng mỗi tháng.",
        "",
        "    \n\n",
    ],
)
def test_no_deadline_in_running_text(text: str) -> None:
    assert [d.text for d in find_deadlines(text, issued=ISSUED)] == []


@pytest.mark.parametrize(
    ("text", "count", "unit", "anchor"),
    [
        ("Trả kết quả trong thời hạn 15 ngày làm việc kể từ ngày nhận đủ hồ sơ.", 15, "working_day", "nhận đủ hồ sơ"),
        ("Niêm yết chậm nhất là 04 ngày kể từ ngày đo đạc.", 4, "day", "đo đạc"),
        ("Trả lời trong thời hạn mười lăm ngày, kể từ ngày nhận đơn.", 15, "day", "nhận đơn"),
        ("Chuyển tiền trong vòng 24 giờ tính từ thời điểm thu.", 24, "hour", "thu"),
        ("Bơm cạn trong 12-36 giờ sau khi triều xuống.", 36, "hour", "triều xuống"),
        ("Thẩm định tối đa là 40 ngày (giảm 8 ngày) kể từ ngày nhận hồ sơ.", 40, "day", "nhận hồ sơ"),
        ("Cấp lại trong thời hạn mười (10) ngày làm việc.", 10, "working_day", None),
    ],
)
def test_terms(text: str, count: int, unit: str, anchor: str | None) -> None:
    (found,) = find_deadlines(text, issued=ISSUED)
    assert (found.start, found.end, found.relation) == (None, None, "by")
    assert found.duration is not None
    assert (found.duration.count, found.duration.unit, found.anchor) == (count, unit, anchor)


def test_the_last_day_of_a_term_whose_anchor_is_known() -> None:
    (found,) = find_deadlines("Nộp trong thời hạn 03 ngày làm việc kể từ ngày 29/4/2025.")
    assert (iso_day(found.start), iso_day(found.end), iso_day(found.due)) == (None, None, "2025-05-07")


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Kiểm đếm thiệt hại ngay sau khi bão tan.", "by"),
        ("Mở lại bến đò ngay khi sóng lặng.", "by"),
        ("Khi có người ngộ độc, báo cáo ngay về Sở Y tế.", "by"),
        ("Báo cáo kết quả khi tổng kết đợt thi đua.", "during"),
        ("Lắp loa trước ngày khai hội.", "before"),
        ("Gia cố mố cầu xong trước mùa mưa bão năm 2026.", "before"),
        ("Sơn lại lớp học trước năm học mới 2026-2027.", "before"),
        ("Gác cầu trong suốt mùa lũ.", "during"),
    ],
)
def test_events_that_set_a_term(text: str, relation: str) -> None:
    (found,) = find_deadlines(text, issued=ISSUED)
    assert (found.start, found.end, found.recurs, found.relation) == (None, None, None, relation)
    assert found.granularity == "event"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quý III Năm 2026", [("2026-07-01", "2026-09-30", None)]),
        ("Quí IV-2025", [("2025-10-01", "2025-12-31", None)]),
        ("Quý IV/2025- Quý II/2026", [("2025-10-01", "2026-06-30", None)]),
        ("Quý I, II/2026", [("2026-01-01", "2026-03-31", None), ("2026-04-01", "2026-06-30", None)]),
        ("QI-QII/2026", [("2026-01-01", "2026-06-30", None)]),
        ("T12/2025", [("2025-12-01", "2025-12-31", None)]),
        ("12/2025", [("2025-12-01", "2025-12-31", None)]),
        ("6-8/2026", [("2026-06-01", "2026-08-31", None)]),
        ("Tháng 3 - tháng 11/2026", [("2026-03-01", "2026-11-30", None)]),
        ("2026", [("2026-01-01", "2026-12-31", None)]),
        ("2026 - 2030", [("2026-01-01", "2030-12-31", None)]),
        ("Giai đoạn 2026-2030", [("2026-01-01", "2030-12-31", None)]),
        ("Năm học 2025-2026", [("2025-09-01", "2026-05-31", None)]),
        ("Năm 2025 và các năm tiếp theo", [("2025-01-01", None, None)]),
        ("Từ năm 2026 trở đi", [("2026-01-01", None, None)]),
        ("Trước 20/12/2025", [(None, "2025-12-20", None)]),
        ("05.02.2026", [("2026-02-05", "2026-02-05", None)]),
        ("Thường xuyên", [(None, None, "other")]),
        ("Thường xuyên, hằng năm", [(None, None, "yearly")]),
        ("Từ tháng 5/2026, thường xuyên", [("2026-05-01", None, "other")]),
        ("Hàng năm", [(None, None, "yearly")]),
        ("02 lần/năm", [(None, None, "half_yearly")]),
        ("05 tháng (từ tháng 4 đến tháng 8)", [("2026-04-01", "2026-08-31", None)]),
        ("10 ngày làm việc kể từ ngày nhận hồ sơ", [(None, None, None)]),
        ("Theo kế hoạch riêng", [(None, None, None)]),
        ("Sau khi Nghị quyết được ban hành", [(None, None, None)]),
        ("-", []),
        ("", []),
    ],
)
def test_every_expression_counts_where_times_stand(text: str, expected: list[tuple[str | None, str | None, str | None]]) -> None:
    assert values(text, timed=True) == expected


def test_lines_that_say_when() -> None:
    text = "- Thời gian thực hiện: Thường xuyên; báo cáo trong năm 2026.\n- Thời gian hoàn thành: theo lịch của Hạt Kiểm lâm."
    assert [d.text for d in find_deadlines(text, issued=ISSUED)] == [
        "Thường xuyên",
        "trong năm 2026",
        "theo lịch của Hạt Kiểm lâm",
    ]


def test_decomposed_letters_are_read_and_spans_point_to_them() -> None:
    text = unicodedata.normalize("NFD", "Báo cáo trước ngày 15/12/2025.")
    (found,) = find_deadlines(text, issued=ISSUED)
    assert unicodedata.normalize("NFC", text[slice(*found.spans[0])]) == found.text == "trước ngày 15/12/2025"


def test_a_deadline_is_a_value() -> None:
    (one,) = find_deadlines("Báo cáo trước ngày 15/12/2025.")
    assert Deadline.model_validate_json(one.model_dump_json()) == one


def test_places_in_a_column_of_times_are_no_times() -> None:
    table = "| TT | Nội dung | Thời gian |\n|---|---|---|\n"
    table += "| 1 | Vườn ươm | Hà Nam, Nam Định |\n| 2 | Tập huấn | Theo kế hoạch riêng |\n"
    text = "UBND TỈNH HÀ NAM\n\nSố: 3/KH-UBND\n\nKẾ HOẠCH\nTrồng rừng\n\nI. MỤC ĐÍCH\n\nGiữ đất.\n\nII. NHIỆM VỤ\n\n" + table
    assert [d.text for d in parse(text, name="page.md").deadlines] == ["Theo kế hoạch riêng"]


def test_a_comma_inside_a_name_ends_no_event() -> None:
    (found,) = find_deadlines("Rà soát kế hoạch ngay sau khi Luật Phòng, chống lụt bão có hiệu lực, báo cáo tỉnh.")
    assert found.text == "ngay sau khi Luật Phòng, chống lụt bão có hiệu lực"


@pytest.mark.parametrize(
    ("body", "times"),
    [
        ("Các đội gặp nhau tháng 9.", []),
        ("Thời gian:\n\nCác đội gặp nhau tháng 9.\n\nĐịa điểm:\n\nXưởng cạnh chợ tháng 5.", ["tháng 9"]),
        ("1. Thời gian:\n\n- Các đội gặp nhau tháng 9.\n\n2. Địa điểm:\n\n- Xưởng cạnh chợ tháng 5.", ["tháng 9"]),
        ("Thời gian:\n\n- Các đội gặp nhau tháng 9.", ["tháng 9"]),
    ],
)
def test_what_stands_below_a_label_of_times_counts(body: str, times: list[str]) -> None:
    page = f"KẾ HOẠCH\nThi tay nghề năm 2026\n\nI. MỤC ĐÍCH\n\nTìm thợ giỏi.\n\nII. NỘI DUNG\n\n{body}"
    assert [found.text for found in parse(page).deadlines] == times
