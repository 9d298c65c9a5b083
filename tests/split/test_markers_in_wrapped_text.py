"""In text that was wrapped at a width, each marker of an item opens a line of its own."""

import pytest

from vnplan import parse
from vnplan.model.block import Division

PAGE = """ỦY BAN NHÂN DÂN
HUYỆN SÔNG CẦU

Số: 7/KH-UBND

Sông Cầu, ngày 02 tháng 2 năm 2024

KẾ HOẠCH
Gác cầu treo năm 2024

      I. TÌNH HÌNH
      - Nước sông năm nay dự báo lên sớm hơn mọi năm và rút chậm hơn, nhất là ở các xã
nằm dọc hai bờ từ thượng nguồn về đến cửa sông.
      II. NỘI DUNG
      2.1. Gác cầu khi nước lên:
      {0} Khi nước lên đến mức báo động một thì đóng cổng phía bờ tây và cho xe chuyển
sang đi đường vòng qua xã bên.
      {1} Khi nước lên đến mức báo động hai thì đóng cả hai cổng và báo cho các xã ở phía
dưới biết ngay trong ngày.
"""


@pytest.mark.parametrize(("first", "second"), [("a)", "b)"), ("a.", "b."), ("(1)", "(2)"), ("(1).", "(2).")])
def test_a_marker_opens_a_line_of_its_own(first: str, second: str) -> None:
    work = parse(PAGE.format(first, second)).body[1]
    assert isinstance(work, Division)
    found = [one.marker.text for one in work.children[0].children if isinstance(one, Division)]  # type: ignore[union-attr]
    assert found == [first, second]


@pytest.mark.parametrize(
    ("last", "first"), [("trong mùa lũ năm", "2026 tại hai đầu cầu"), ("ở các trạm Suối Lớn", "2, Suối Bạc, Suối Vàng")]
)
def test_a_figure_goes_on_the_line_above(last: str, first: str) -> None:
    page = PAGE.format("a)", f"b) Bố trí thêm người gác ở những nơi nước chảy xiết và ở bến đò ngang {last}\n{first}, cùng")
    work = parse(page).body[1]
    assert f"{last} {first}" in work.children[0].children[1].text.text  # type: ignore[union-attr]
