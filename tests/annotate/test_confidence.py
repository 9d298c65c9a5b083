"""What of a document may be relied on, and what has to be looked at."""

import pytest

from vnplan.annotate.citations.find import find_citations
from vnplan.model.day import iso_day
from vnplan.pipeline import parse

PAGE = """UBND TỈNH HÀ NAM
Số: 3/KH-UBND
Hà Nam, ngày 20 tháng 11 năm 2025

KẾ HOẠCH
Trồng rừng

I. NHIỆM VỤ

1. {said}

TM. ỦY BAN NHÂN DÂN
"""


@pytest.mark.parametrize(
    ("said", "doubts"),
    [
        ("Báo cáo trước ngày 15/12/2025.", ()),
        ("Báo cáo trước ngày 15/12.", ()),
        ("Báo cáo trước ngày 15/12/20255.", ("damaged",)),
        ("Báo cáo trước ngày 31/02/2026.", ("impossible",)),
        ("Báo cáo trước ngày l5/12/2025.", ("repaired",)),
        ("Báo cáo ngay sau khi nước rút.", ("event",)),
        ("Định kỳ báo cáo kết quả trồng rừng.", ("irregular",)),
        ("Tổ chức lễ phát động ngày 15/12/2025.", ("uncued",)),
    ],
)
def test_a_deadline_says_why_it_has_to_be_looked_at(said: str, doubts: tuple[str, ...]) -> None:
    (found,) = parse(PAGE.format(said=said)).deadlines
    assert found.doubts == doubts
    assert found.confidence == ("check" if doubts else "high")


@pytest.mark.parametrize(
    ("said", "doubts"),
    [
        ("Thực hiện Quyết định số 12/QĐ-UBND ngày 5/5/2025.", ()),
        ("Thực hiện Nghị quyết 98 ngày 26/12/2014 của Chính phủ.", ("bare",)),
        ("Thực hiện Nghị định số 20/2018/NĐ-CP ngày 14/02/2016.", ("date",)),
        ("Thực hiện Nghị định số 20/2018/NĐ-CP ngày 14/02/98.", ("date",)),
        ("Thực hiện Nghị định số 20/2018/NĐ-CP ngày 31/02/2016.", ()),
    ],
)
def test_a_citation_says_why_it_has_to_be_looked_at(said: str, doubts: tuple[str, ...]) -> None:
    (found,) = parse(PAGE.format(said=said)).citations
    assert found.doubts == find_citations(said)[0].doubts == doubts
    assert found.confidence == ("check" if doubts else "high")


def test_the_own_number_beside_a_day_of_another_year_is_doubted_for_that_alone() -> None:
    document = parse(PAGE.replace("3/KH", "3/2025/KH").format(said="Kế hoạch số 3/2025/KH-UBND ngày 2/3/2024 được sửa như sau."))
    (found,) = document.citations
    assert (found.is_own, found.doubts) == (True, ("date",))
    assert "citation.date_disagrees" in [issue.code for issue in document.issues]


def test_a_term_from_the_effect_is_due_by_the_day_that_the_document_takes_effect() -> None:
    said = "Trình danh mục trong thời hạn 10 ngày kể từ ngày Kế hoạch này có hiệu lực."
    effect = "2. Kế hoạch này có hiệu lực từ ngày 01/12/2025."
    (found,) = parse(PAGE.format(said=f"{said}\n\n{effect}")).deadlines
    assert (iso_day(found.start), iso_day(found.end), iso_day(found.due)) == (None, None, "2025-12-11")


@pytest.mark.parametrize(
    "said",
    [
        "Quy định này có hiệu lực trong khoảng thời gian từ ngày ký đến hết ngày 28/02/2027.",
        "Hỗ trợ xã trồng rừng; thời gian: 01 ngày/hội nghị.",
    ],
)
def test_effect_and_lengths_are_no_deadlines(said: str) -> None:
    assert parse(PAGE.format(said=said)).deadlines == ()


def test_the_horizon_of_an_aim_is_no_deadline_below_a_road_map() -> None:
    page = PAGE.replace("I. NHIỆM VỤ", "I. LỘ TRÌNH THỰC HIỆN")
    assert parse(page.format(said="Trồng rừng ven biển, phấn đấu đến năm 2030 đạt 30% diện tích.")).deadlines == ()
