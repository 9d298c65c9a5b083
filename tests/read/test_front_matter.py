"""What a text says of itself at its head is read, and is none of the article."""

import datetime as dt

import pytest

from vnplan import parse

FENCED = '---\ntitle: "Giữ chợ nổi"\ndate: 2025-09-27T16:40:00+07:00\ntags:\n  - chợ\nlink: https://baohanam.vn/cho-noi\n---\n{}'
HEADED = (
    "Title: Giữ chợ nổi\n\nURL Source: https://baohanam.vn/cho-noi\n\nPublished Time: 2025-09-27T09:40:00Z\n\n"
    "Markdown Content:\n{}"
)
BODY = "Chiều 27/9, UBND tỉnh Hà Nam ký Công điện số 9/CĐ-UBND về việc giữ chợ nổi. Các xã phải báo cáo trước ngày 28/9."


@pytest.mark.parametrize("head", [FENCED, HEADED])
def test_front_matter_says_the_day_that_gives_others_their_year(head: str) -> None:
    document = parse(head.format(BODY), name="page.md")
    page = document.page
    assert (page.title, page.date, page.url) == ("Giữ chợ nổi", dt.date(2025, 9, 27), "https://baohanam.vn/cho-noi")
    assert document.body[0].id == "p"
    assert document.quote(document.body[0]) == BODY
    assert {one.reason for one in document.chrome} == {"metadata"}
    assert [str(one.end) for one in document.deadlines] == ["2025-09-28"]


def test_what_the_caller_says_of_a_page_counts_before_its_front_matter() -> None:
    page = parse(FENCED.format(BODY), name="page.md", published="2025-10-01", url="https://a.vn").page
    assert (str(page.date), page.url, page.title) == ("2025-10-01", "https://a.vn", "Giữ chợ nổi")


@pytest.mark.parametrize(
    "text",
    [
        "---\nKẾ HOẠCH\n---\nGiữ chợ nổi",
        "---\nphòng: Kinh tế\n---\nGiữ chợ nổi",
        "---\ntitle: Giữ chợ nổi\nmột dòng khác\n---\nx",
        "---\ntitle: không có dòng cuối",
        "Title: Giữ chợ nổi",
    ],
)
def test_lines_between_rules_that_say_nothing_of_a_page_are_its_own(text: str) -> None:
    assert "metadata" not in {one.reason for one in parse(text, name="page.md").chrome}
