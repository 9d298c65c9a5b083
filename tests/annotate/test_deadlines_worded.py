"""How offices word what is due: by the hour of each day, before a day that is named, from the day of issue, by weather."""

from datetime import date

import pytest

from vnplan import parse
from vnplan.annotate.deadlines.find import find_deadlines
from vnplan.model.day import iso_day

ISSUED = date(2025, 9, 17)  # a Wednesday
Found = list[tuple[str | None, str | None, str | None]]


def found(text: str, *, timed: bool = False) -> Found:
    return [(iso_day(one.start), iso_day(one.end), one.recurs) for one in find_deadlines(text, issued=ISSUED, timed=timed)]


@pytest.mark.parametrize(
    ("text", "recurs"),
    [
        ("Dân quân đi tuần bờ kè hằng đêm và ghi sổ.", ["daily"]),
        ("Trạm bơm mỗi sáng trước 6h45 điện về phòng trực.", ["daily"]),
        ("Kho bạc chốt sổ trước 16h30 hằng ngày.", ["daily"]),
        ("Tổ dân phố quét ngõ mỗi chiều thứ Bảy.", ["weekly"]),
        ("Nộp phiếu đo chậm nhất 11 giờ thứ Tư hằng tuần.", ["weekly"]),
        (
            "Gửi báo cáo ngày trước 18h30; báo cáo tuần vào 9h00 thứ Hai; báo cáo tháng trước ngày 03.",
            ["daily", "weekly", "monthly"],
        ),
        ("Báo cáo năm nộp trước 20/12, báo cáo quý nộp trước ngày 05 của tháng đầu quý sau.", ["yearly", "quarterly"]),
        ("Đội trưởng họp đội vào sáng thứ Ba của tuần đầu tháng.", ["monthly"]),
        ("Đối chiếu công nợ vào ngày làm việc cuối cùng của tuần.", ["weekly"]),
        ("Định kỳ 06 tháng (trước ngày 20/6), 01 năm (trước ngày 20/12) gửi kết quả.", ["half_yearly", "yearly"]),
        ("Thư viện đăng ba tin, bài/tuần lên trang của trường.", ["other"]),
        ("Theo Công văn số 5/SYT ngày 11/9/2025, mỗi quý kiểm kê một lần.", ["quarterly"]),
        ("Từ 01/10/2025 đến hết 31/12/2025, hằng ngày đo mực nước.", [None, "daily"]),
        ("Cuối mỗi quý, đối chiếu công nợ.", ["quarterly"]),
        ("Hằng quý, trước ngày 20 của tháng thứ ba, gửi báo cáo.", ["quarterly"]),
        ("Rửa bể mỗi tháng ba lần cho đến hết tháng 11.", ["other"]),
    ],
)
def test_how_often_is_said_by_hours_days_and_reports(text: str, recurs: list[str | None]) -> None:
    assert [one[2] for one in found(text)] == recurs


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Lợp xong mái trước ngày khai trường 5/10/2025.", [(None, "2025-10-05")]),
        ("Phân loại xong hàng tồn trên 90 ngày trước ngày 15/10/2025.", [(None, "2025-10-15")]),
        ("Trước lễ đón bằng di tích 12/11/2025, xã dọn đường làng.", [(None, "2025-11-12")]),
        ("Gửi tài liệu trước hội nghị công chức (15/10/2025).", [(None, "2025-10-15")]),
        ("Dán danh sách trước ngày bỏ phiếu 10 ngày.", [(None, None)]),
        ("Thông báo cho dân trước khi đóng nước ít nhất 12 giờ.", [(None, None)]),
        ("Lấy ý kiến các tổ 3 ngày trước khi họp.", [(None, None)]),
        ("Hạ cột ăng-ten trước khi lũ về.", [(None, None)]),
        ("Kiểm kê xong trước khi hết quý IV.", [(None, "2025-12-31")]),
        ("Trồng bù trước khi bước vào tháng 11.", [(None, "2025-10-31")]),
        ("Phát gạo trước Tết.", [(None, "2026-02-17")]),
        ("Phát gạo trước Tết Dương lịch.", [(None, "2026-01-01")]),
        ("Gửi đề án trong ngày mai.", [("2025-09-18", "2025-09-18")]),
        ("Gửi đề án trước 10 giờ ngày mai (18/9).", [(None, "2025-09-18")]),
        ("Hoàn thành trong tuần này, chậm nhất trong tháng tới.", [("2025-09-15", "2025-09-21"), (None, "2025-10-31")]),
        ("Trình trước quý tới.", [(None, "2025-09-30")]),
        ("Quét vôi các ngày 20, 21 và 23/9/2025.", [("2025-09-20",) * 2, ("2025-09-21",) * 2, ("2025-09-23",) * 2]),
        ("Hai ngày 27 và 28/9 tập văn nghệ.", [("2025-09-27",) * 2, ("2025-09-28",) * 2]),
        ("Trực từ ngày 25 đến 27 và ngày 30 tháng 11 năm 2025.", [("2025-11-25", "2025-11-27"), ("2025-11-30",) * 2]),
        ("Dọn kho (chiều 24/9, riêng kho sách sáng 25/9).", [("2025-09-24",) * 2, ("2025-09-25",) * 2]),
        ("Gửi báo cáo 6 tháng trước ngày 12/12.", [(None, "2025-12-12")]),
        ("Nộp chậm nhất ngày thứ Sáu 26/9.", [(None, "2025-09-26")]),
        ("Tặng hoa dịp 20/10.", [("2025-10-20",) * 2]),
        ("Trình huyện trong kỳ họp tháng 11/2025.", [("2025-11-01", "2025-11-30")]),
        ("Tập trung vào 7h30 và 13h30 ngày 20/9/2025.", [("2025-09-20", "2025-09-20")]),
        ("Nộp chậm nhất cuối giờ chiều ngày 22/9/2025.", [(None, "2025-09-22")]),
        ("Trực từ ngày 14/02/2026 (27 tháng Chạp) đến hết ngày 22/02/2026.", [("2026-02-14", "2026-02-22")]),
        ("Trực đến hết ngày 22/02/2026 (mùng 6 tháng Giêng).", [(None, "2026-02-22")]),
        ("Chấm thử từ quý III, chấm thật từ ngày 01/11/2025.", [("2025-07-01", None), ("2025-11-01", None)]),
        ("Trình lại tại hội trường vào phiên họp tháng 12.", [("2025-12-01", "2025-12-31")]),
        ("Sửa lại bản vẽ, trình Sở trong 06 ngày.", [(None, None)]),
        ("Giữ nguyên rào chắn cho đến khi nước xuống dưới báo động 1.", [(None, None)]),
        ("Xuất kích trong vòng 20 phút kể từ khi có còi.", [(None, None)]),
        ("Nộp chậm nhất 4 ngày trước ngày 30/9/2025 và sau 2 ngày kể từ ngày họp.", [(None, None), (None, None)]),
    ],
)
def test_days_by_what_happens_then_and_by_the_day_of_issue(text: str, ends: list[tuple[str | None, str | None]]) -> None:
    assert [one[:2] for one in found(text)] == ends


@pytest.mark.parametrize(
    "text",
    [
        "Thi đua nhân dịp Tết Nguyên đán Bính Ngọ năm 2026.",
        "Riêng trong tháng 10 có 7 vụ cháy.",
        "Bản chính lưu trữ đến khi giải thể trung tâm.",
        "Mỗi đại biểu phát biểu không quá 10 phút.",
        "Chiều nay, đoàn về tới trụ sở.",
        "Tuần này trời nắng.",
        "Việc hàng sáng tạo mới được khuyến khích.",
    ],
)
def test_what_dates_no_duty(text: str) -> None:
    assert found(text) == []


def test_hours_of_each_turn() -> None:
    daily, weekly = find_deadlines("Gửi báo cáo ngày trước 18h30; báo cáo tuần vào 9h00 thứ Hai.")
    assert (daily.text, daily.relation, daily.end_time) == ("trước 18h30", "before", "18:30")
    assert (weekly.text, weekly.start_time, weekly.rrule) == ("vào 9h00 thứ Hai", "09:00", "FREQ=WEEKLY;BYDAY=MO")
    (turn,) = find_deadlines("Kho bạc chốt sổ trước 16h30 hằng ngày.")
    assert (turn.relation, turn.end_time) == ("before", "16:30")


def test_a_term_runs_back_from_what_is_named_before_it() -> None:
    (back,) = find_deadlines("Thông báo cho dân trước khi đóng nước ít nhất 12 giờ.")
    assert (back.relation, back.anchor, back.duration and back.duration.count) == ("before", "khi đóng nước", 12)
    one, other = find_deadlines("Nộp chậm nhất 4 ngày trước ngày 30/9/2025 và sau 2 ngày kể từ ngày họp.")
    assert (one.due, other.anchor) == (date(2025, 9, 26), "họp")
    (minutes,) = find_deadlines("Xuất kích trong vòng 20 phút kể từ khi có còi.")
    assert minutes.duration
    assert (minutes.duration.count, minutes.duration.unit) == (0.3333, "hour")


def test_days_from_an_issue_that_is_not_known_have_no_value() -> None:
    (one,) = find_deadlines("Gửi đề án trước 17 giờ ngày mai.")
    assert (one.end, one.end_time, one.year_from) == (None, "17:00", None)


def test_below_a_label_of_times_each_event_counts() -> None:
    assert len(found("Sau khi nghiệm thu, xong trong quý IV/2025", timed=True)) == 2
    assert found("2 ngày, từ 08 - 09/10/2025", timed=True) == [("2025-10-08", "2025-10-09", None)]


@pytest.mark.parametrize("line", ["20:14, 22/04/2021", "(22/04/2021 - 20:14)", "Thứ Năm, 22/04/2021 | 20:14"])
def test_the_stamp_of_an_article_is_no_deadline(line: str) -> None:
    lead = "UBND tỉnh Hà Nam vừa ban hành Công văn số 45/UBND-NN về giữ bến."
    order = "Sở Y tế được giao dự trữ thuốc trước ngày 5/5.\n\nUBND các xã có trách nhiệm che chắn bến."
    document = parse(f"Bến đò sau lũ cũ\n\n{line}\n\n{lead}\n\n{order}")
    assert [one.text for one in document.deadlines] == ["trước ngày 5/5"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Tuần tra từ ngày 5-3 đến ngày 28-4.", "2024-03-05", "2024-04-28"),
        ("Tuần tra từ 5-3 đến hết ngày 28-4-2024.", "2024-03-05", "2024-04-28"),
        ("Kiểm tra từ ngày 16-22/11/2024.", "2024-11-16", "2024-11-22"),
        ("Bàn giao mặt bằng trước 30/11.", None, "2024-11-30"),
    ],
)
def test_a_dash_parts_a_day_from_its_month_or_from_another_day(text: str, start: str | None, end: str) -> None:
    (one,) = find_deadlines(text, year=2024)
    assert (iso_day(one.start), iso_day(one.end)) == (start, end)
