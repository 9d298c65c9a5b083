"""The day a page appeared is taken in every form; what cannot be read is an issue, never an exception or a wrong year."""

from datetime import UTC, date, datetime

import pytest

from vnplan import parse
from vnplan.model.day import iso_day
from vnplan.read.published import Published

PAGE = "KẾ HOẠCH\nGiảm nghèo năm 2018\n\nI. MỤC ĐÍCH\n\nNâng cao đời sống.\n\nII. KINH PHÍ"


@pytest.mark.parametrize(
    "given",
    [
        date(2018, 3, 15),
        datetime(2018, 3, 15, 7, 30, tzinfo=UTC),
        "2018-03-15",
        "2018-03-15T07:00:00+07:00",
        "15/3/2018",
        "Thứ năm, 15/03/2018 | 07:00",
        "Thu, 15 Mar 2018 07:00:00 +0700",
        1521072000,
        1521072000.5,
        1521072000000,
        "1521072000",
    ],
)
def test_every_form_of_a_day(given: Published) -> None:
    document = parse(PAGE, published=given)
    assert iso_day(document.page.date) == "2018-03-15"
    assert not any(issue.code == "published.unreadable" for issue in document.issues)


@pytest.mark.parametrize(
    "given", ["hôm qua", "1521", 1521, "31/02/2018", "2018", float("nan"), 1e30, -5, "0000-00-00", "12/13/14"]
)
def test_what_is_no_day_is_an_issue(given: Published) -> None:
    document = parse(PAGE, published=given)
    assert document.page.date is None
    assert [issue.code for issue in document.issues if issue.code.startswith("published")] == ["published.unreadable"]


def test_none_given_is_no_issue() -> None:
    assert not any(issue.code.startswith("published") for issue in (*parse(PAGE).issues, *parse(PAGE, published="").issues))
