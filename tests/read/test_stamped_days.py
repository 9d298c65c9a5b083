"""The day a page without metadata says it was published: a labelled line, a time of day, a line that is nothing but a day."""

import pytest

from vnplan.model.day import iso_day
from vnplan.read import clip

BODY = "\n\nUBND tỉnh Hà Nam ban hành Công văn số 21/UBND-NN ngày 1/3/2024 về bến bãi."

STAMPED = [
    ("Hà Nam rà soát bến bãi\nNgày cập nhật 09/04/2019", "2019-04-09"),
    ("Hà Nam rà soát bến bãi\n\nCập nhật lúc: 18:59 03/01/2018", "2018-01-03"),
    ("Thứ Năm, 30-01-2020, 00:24 (GMT+7)\n\nHà Nam rà soát bến bãi\n\nĐăng ngày: 02-12-2019; 253 lần đọc", "2019-12-02"),
    ("Thứ Năm, 30-01-2020, 00:24 (GMT+7)\n\nHà Nam rà soát bến bãi", "2020-01-30"),
    ("Hà Nam rà soát bến bãi\n\nCập nhật lúc07:59, Thứ Tư, 15/11/2017 (GMT+7)", "2017-11-15"),
    ("02/03/2021\n\nHà Nam rà soát bến bãi", "2021-03-02"),
    ("Hà Nam rà soát bến bãi", None),
    ("Người ký: Lê Văn An\nThời gian ký: 18/04/2017 10:33", None),
    ("Họp ngày 02/03/2021 bàn về bến bãi", None),
]


@pytest.mark.parametrize(("head", "day"), STAMPED)
def test_the_day_a_text_says_it_was_published(head: str, day: str | None) -> None:
    assert iso_day(clip(head + BODY).page.date) == day


def test_what_whoever_calls_says_comes_first() -> None:
    assert iso_day(clip("Ngày đăng 09/04/2019" + BODY, published="2020-01-01").page.date) == "2020-01-01"
