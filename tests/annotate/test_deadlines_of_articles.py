"""Which times of an article are deadlines: those of what bodies are told to do, not of what was or of what holds from when."""

import pytest

from vnplan.model.day import iso_day
from vnplan.pipeline import parse

ARTICLE = "Mùa lễ hội\n\nNgày 1/3/2025, UBND tỉnh Hà Nam ban hành Kế hoạch số 26/KH-UBND về lễ hội đua thuyền.\n\n{}"
Found = list[tuple[str | None, str | None, str | None]]


def found(line: str) -> Found:
    return [(iso_day(one.start), iso_day(one.end), one.recurs) for one in parse(ARTICLE.format(line)).deadlines]


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("Sở Y tế tổ chức 3 đội lưu động trong tháng 4/2025.", [("2025-04-01", "2025-04-30", None)]),
        ("Sở Y tế lập danh sách trạm trực; bố trí thuốc trong tháng 4/2025.", [("2025-04-01", "2025-04-30", None)]),
        ("Sở Xây dựng kiểm tra các bến thuyền từ nay đến hết ngày 20/3/2025.", [("2025-03-01", "2025-03-20", None)]),
        ("Công an tỉnh phối hợp với Sở Xây dựng đo mực nước hằng tuần.", [(None, None, "weekly")]),
        ("Đường ra bến được trải nhựa, xong trong tháng 5/2025.", [("2025-05-01", "2025-05-31", None)]),
        ("Sở Y tế đã tổ chức 3 đội lưu động trong tháng 4/2025.", []),
        ("Người dân đổ về bến trong tháng 4/2025.", []),
        ("Tổng rà soát bến đò trong tháng 4.", [("2025-04-01", "2025-04-30", None)]),
        ("Hội đua thuyền sẽ diễn ra vào ngày 16/4/2025.", [("2025-04-16", "2025-04-16", None)]),
        ("Hà Nam sẽ tổ chức đua thuyền mừng xuân mới vào tối 16/4/2025.", [("2025-04-16", "2025-04-16", None)]),
        ("Hội đua thuyền diễn ra vào ngày 16/4/2025.", []),
        ("- Thời gian hoàn thành: năm 2026.", [("2026-01-01", "2026-12-31", None)]),
        ("Ngày 16 tháng 4 năm 2025 (thứ Tư):", [("2025-04-16", "2025-04-16", None)]),
        ("Ngày 16/4/2025, hội đua thuyền đông vui.", []),
    ],
)
def test_what_a_body_is_told_to_do_has_its_time(line: str, due: Found) -> None:
    assert found(line) == due


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("Đua thuyền trên sông: 8 giờ 30 ngày 07/6/2025.", ["2025-06-07"]),
        ("Tai nạn xảy ra lúc 8 giờ 30 ngày 07/6/2025.", []),
        ("Sông dài ra biển ngày 07/6/2025.", []),
        ("Thứ Bảy, 10:22, 07/6/2025", []),
        ("Cập nhật 10:22, 07/6/2025 GMT+7", []),
    ],
)
def test_an_article_about_a_plan_tells_what_is_set_to_the_hour(line: str, due: list[str]) -> None:
    assert [iso_day(one.end) for one in parse(ARTICLE.format(line)).deadlines] == due


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("Các hộ phải tiêm phòng cho chó từ ngày 10/6/2025 đến ngày 20/6/2025.", [("2025-06-10", "2025-06-20")]),
        ("Các hộ phải nộp tờ khai chậm nhất ngày 10/6/2025.", [(None, "2025-06-10")]),
        ("Các hộ nộp tờ khai trước ngày 10/6/2025.", [(None, "2025-06-10")]),
        ("Các hộ phải dọn chuồng trong tháng 6/2025.", [("2025-06-01", "2025-06-30")]),
        ("Các hộ phải xây xong bể đến hết năm 2025.", [(None, "2025-12-31")]),
        ("Các hộ phải dọn chuồng hằng tuần.", [(None, None)]),
        ("Các hộ phải tiêm phòng cho chó từ ngày 10/6/2025.", [("2025-06-10", None)]),
        # A year, a day from which on a rule holds, what happened, and what nobody has to do are told of and are no deadlines.
        ("Các hộ phải tiêm phòng cho chó trong năm 2025.", []),
        ("Các hộ phải xây bể trong giai đoạn 2025 - 2027.", []),
        ("Mức phí mới áp dụng từ ngày 10/6/2025.", []),
        ("Các hộ đã phải tiêm phòng cho chó từ ngày 10/2/2025.", []),
        ("Các hộ đã dọn chuồng trong tháng 2/2025 và phải làm lại.", []),
        ("Hội đua diễn ra từ ngày 10/6/2025 đến ngày 20/6/2025.", []),
    ],
)
def test_of_what_an_article_tells_duties_have_deadlines(line: str, due: list[tuple[str | None, str | None]]) -> None:
    assert [(iso_day(one.start), iso_day(one.end)) for one in parse(ARTICLE.format(line)).deadlines] == due


@pytest.mark.parametrize(
    ("article", "due"),
    [
        ("Điều 2. Hiệu lực thi hành\n\nMức phí mới được thu từ ngày 01/7/2025.", []),
        ("Điều 2. Phí\n\nMức phí mới được thu từ ngày 01/7/2025.", ["2025-07-01"]),
        ("Điều 2. Hiệu lực\n\nSở Xây dựng báo cáo vào ngày 15/12/2025.", ["2025-12-15"]),
        (
            """Điều 2. Điều khoản thi hành

1. Quyết định này có hiệu lực từ ngày 01/7/2025.

2. Các bến cũ phải đăng ký lại từ ngày 01/8/2025.

3. Mức phí mới được thu từ ngày 01/9/2025.

4. Các bến cũ treo bảng giá trước ngày 01/10/2025.""",
            ["2025-08-01", "2025-10-01"],
        ),
    ],
)
def test_an_article_on_effect_holds_only_the_deadlines_of_orders(article: str, due: list[str]) -> None:
    page = f"QUYẾT ĐỊNH\nBan hành quy định về bến đò\n\nĐiều 1. Bến đò\n\nBến đò có bảng giá.\n\n{article}"
    assert [iso_day(one.start or one.end) for one in parse(page).deadlines] == due
