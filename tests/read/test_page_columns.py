"""Aligned columns that a page break sets anew."""

from vnplan.read import clip

PAGES = (
    "TT   Nội dung         Cơ quan        Thời gian\n"
    "                      chủ trì        thực hiện\n"
    "I. ĐÀO\n"
    "ĐẮP\n"
    "1    Nạo vét kênh     Sở Xây dựng    Quý II/2026\n"
    "     chính ở huyện\n"
    "\f    phía Đông trước\n"
    "    mùa mưa\n"
    "2   Trồng tre giữ     Sở Nông        Tháng\n"
    "    bờ kênh           nghiệp         8/2026\n"
)


def test_the_columns_of_the_next_page_are_its_own() -> None:
    clipping = clip(PAGES, name="page.txt")
    (table,) = clipping.blocks
    rows = [[" ".join(clipping.source.text[b.start : b.end] for b in cell.blocks) for cell in row.cells] for row in table.rows]
    assert [row[0].split() for row in rows if row[0]] == [["TT"], ["I.", "ĐÀO", "ĐẮP"], ["1"], ["2"]]
    assert [row[1] for row in rows[3:]] == [
        "Nạo vét kênh",
        "chính ở huyện",
        "phía Đông trước",
        "mùa mưa",
        "Trồng tre giữ",
        "bờ kênh",
    ]
    assert [row[2] for row in rows[3:]] == ["Sở Xây dựng", "", "", "", "Sở Nông", "nghiệp"]
