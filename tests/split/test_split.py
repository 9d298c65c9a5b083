"""Which line breaks are a typesetter's."""

import pytest

from vnplan.model.mapped import FURNITURE
from vnplan.read import clip
from vnplan.split import split


def lines(text: str, media_type: str = "text/plain") -> list[str]:
    return [line.text.text for line in split(clip(text, media_type=media_type))]


WRAPPED = """I. MỤC ĐÍCH, YÊU CẦU

1. Nâng cao nhận thức của cán bộ, công chức, viên chức và người lao động
về công tác phòng, chống thiên tai; chủ động ứng phó khi có tình huống
xấu xảy ra trên địa bàn.
2. Huy động mọi nguồn lực của xã hội cho công tác này theo đúng các quy
định của pháp luật hiện hành.
- Tổ chức trực ban hai mươi tư giờ mỗi ngày trong mùa mưa bão, phân công
lãnh đạo chỉ huy.
"""


def test_hard_wrapped_paragraphs_are_joined_and_items_are_not() -> None:
    found = lines(WRAPPED)
    assert [line[:12] for line in found] == ["I. MỤC ĐÍCH,", "1. Nâng cao ", "2. Huy động ", "- Tổ chức tr"]
    assert found[1].endswith("trên địa bàn.")


def test_one_paragraph_a_line_stays_so() -> None:
    text = "\n".join(f"{n}. Sở số {n} thực hiện nhiệm vụ được giao theo đúng kế hoạch và báo cáo kết quả." for n in range(1, 6))
    assert len(lines(text)) == 5


def test_a_number_cut_behind_its_dash_is_joined_without_a_space() -> None:
    text = WRAPPED + "\nThực hiện theo Quyết định của Bộ trưởng Bộ Nông nghiệp số 4831/QĐ-\nBNNMT ngày 17/11/2025 về thủ tục.\n"
    assert any("4831/QĐ-BNNMT" in line for line in lines(text))


def test_two_columns_of_a_letterhead_are_parted() -> None:
    found = lines(
        "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n  TỈNH CAO BẰNG            Độc lập - Tự do - Hạnh phúc\n"
    )
    assert found == ["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TỈNH CAO BẰNG", "Độc lập - Tự do - Hạnh phúc"]


@pytest.mark.parametrize("marker", ["1.", "a)", "II.", "-", "1.2."])
def test_a_marker_alone_belongs_to_the_line_below(marker: str) -> None:
    assert lines(f"{marker}\n\nTổ chức thực hiện nhiệm vụ.") == [f"{marker} Tổ chức thực hiện nhiệm vụ."]


def test_emphasis_over_a_break_joins_and_its_end_parts() -> None:
    text = (
        "**CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM**\nĐộc lập - Tự do - Hạnh phúc\n\n"
        "**1. Mục đích: **Nâng cao nhận thức của toàn dân về việc này.\n"
    )
    found = split(clip(text, media_type="text/markdown"))
    assert found[0].text.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert found[1].text.text == "Độc lập - Tự do - Hạnh phúc"
    assert found[2].text.text[: found[2].bold] == "1. Mục đích:"


def test_a_sentence_goes_on_behind_a_running_head() -> None:
    text = "1. Hỗ trợ mua ngư cụ mới hoặc làm lồng bè, không quá\nCÔNG BÁO/Số 5/Ngày 01-02-2020\n7\nnăm mươi triệu đồng một hộ.\n"
    found = split(clip(text))
    assert found[0].text.text == "1. Hỗ trợ mua ngư cụ mới hoặc làm lồng bè, không quá năm mươi triệu đồng một hộ."
    assert [e.rule for e in found[0].text.edits] == [FURNITURE]
    assert [line.text.text for line in found[1:]] == ["CÔNG BÁO/Số 5/Ngày 01-02-2020", "7"]


def test_cells_keep_their_place() -> None:
    text = "| TT | Nội dung | Chủ trì |\n|---|---|---|\n| 1 | Tuyên truyền | Sở Y tế |\n"
    found = split(clip(text, media_type="text/markdown"))
    assert [(line.cell.row, line.cell.column) for line in found if line.cell] == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)]


def test_a_cell_over_two_rows_keeps_its_column() -> None:
    page = "<table><tr><td rowspan=2>1</td><td>Ươm cây</td></tr><tr><td>Trồng cây</td></tr></table>"
    found = split(clip(page, media_type="text/html"))
    assert [(line.text.text, line.cell.row, line.cell.column) for line in found if line.cell] == [
        ("1", 0, 0),
        ("Ươm cây", 0, 1),
        ("Trồng cây", 1, 1),
    ]


def test_the_word_of_a_division_goes_with_its_number() -> None:
    text = "**Chương\nI**\n\n**QUY ĐỊNH CHUNG**\n\n**Điều\n1. Phạm vi điều chỉnh, đối tượng áp dụng của Quy chế này**\n\n"
    text += "1. Quy chế này\nquy định việc trực đê."
    assert lines(text, "text/markdown") == [
        "Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi điều chỉnh, đối tượng áp dụng của Quy chế này",
        "1. Quy chế này quy định việc trực đê.",
    ]  # fmt: skip


def test_a_dash_inside_a_name_opens_no_item() -> None:
    text = "Nguồn lực có hạn nên không chủ động phát triển kinh tế\n- xã hội của tỉnh.\n\nMục tiêu:\n- giữ rừng;\n- giữ nước."
    assert lines(text, "text/markdown") == [
        "Nguồn lực có hạn nên không chủ động phát triển kinh tế - xã hội của tỉnh.", "Mục tiêu:", "- giữ rừng;", "- giữ nước.",
    ]  # fmt: skip


def test_a_page_with_a_blank_line_between_all_lines_is_not_wrapped_because_of_capitals_with_marks() -> None:
    text = "\n\n".join(
        ["ỦY BAN NHÂN DÂN", "Độc lập - Tự do - Hạnh phúc", *(f"Điều {n}. Đắp đê đoạn số {n} của xã." for n in range(1, 9))]
    )
    assert lines(text) == text.split("\n\n")


def test_what_closes_a_letter_is_a_line_of_its_own() -> None:
    text = (
        "3. Bộ Xây dựng chỉ đạo các nhà thầu tăng cường nhân lực, máy móc, thi\n"
        "công bảo đảm chất lượng, hiệu quả, an toàn cho mọi công trình.\n"
        "Văn phòng Chính phủ xin thông báo để Bộ Xây dựng và\ncác cơ quan liên quan biết, thực hiện./."
    )
    assert [line[:12] for line in lines(text, "text/markdown")] == ["3. Bộ Xây dự", "Văn phòng Ch"]


def test_a_reference_cut_before_its_article_opens_no_article() -> None:
    text = "3. Bãi bỏ cụm từ “liên minh hợp tác xã của thành phố” quy định tại khoản 3\nĐiều 1.\n\n4. Thay thế cụm từ “huyện”."
    assert [line[-6:] for line in lines(text, "text/markdown")] == ["iều 1.", "uyện”."]


def test_the_name_of_a_body_and_a_number_are_joined_over_the_break() -> None:
    text = (
        "Thực hiện Kế hoạch số 15-KH/TU ngày 12/10/2016 của Ban Thường vụ\n"
        "Tỉnh ủy về chăm lo nhà ở của công nhân tại các khu chế xuất, xét theo Quyết định số 68/QÐ-\n"
        "BYT ngày 18 tháng 11 của năm trước, cùng Quyết định số 70/QĐ-BYT của Bộ\n"
        "Y tế, đơn vị báo cáo như sau.\nỦy ban nhân dân xã Hòa Bắc"
    )
    assert [line[-9:] for line in lines(text)] == [" như sau.", "ã Hòa Bắc"]


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("Thời gian<br>hoàn thành", ["Thời gian hoàn thành"]),
        ("An Bình, ngày<br>26 tháng 11 năm 2025", ["An Bình, ngày 26 tháng 11 năm 2025"]),
        ("Sở Y tế<br>Sở Tài chính", ["Sở Y tế", "Sở Tài chính"]),
        ("Thường<br>xuyên", ["Thường xuyên"]),
        ("Sở Y tế;<br>các địa phương", ["Sở Y tế;", "các địa phương"]),
    ],
)
def test_a_break_made_for_the_width_of_a_cell_joins(cell: str, wanted: list[str]) -> None:
    lines = split(clip(f"<table><tr><td>1</td><td>{cell}</td></tr><tr><td>2</td><td>Hai</td></tr></table>"))
    assert [line.text.text for line in lines if line.cell and (line.cell.row, line.cell.column) == (0, 1)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Hai.\n1\n. \nMục đích.", ["Hai.", "1. Mục đích."]),
        ("II\n.\nKINH PHÍ", ["II. KINH PHÍ"]),
        ("Đơn vị chủ trì: \nSở Xây dựng.", ["Đơn vị chủ trì: Sở Xây dựng."]),
        ("--\tTập huấn;\n--\tBáo cáo.", ["-- Tập huấn;", "-- Báo cáo."]),
        ("- 1. Rà soát\n- a) Trồng cây\n- - Báo cáo\n- Tập huấn", ["1. Rà soát", "a) Trồng cây", "- Báo cáo", "- Tập huấn"]),
        (
            "1. Giao Sở Y tế chủ trì,\vphối hợp với Sở A.\nHai.\nBa.",
            ["1. Giao Sở Y tế chủ trì, phối hợp với Sở A.", "Hai.", "Ba."],
        ),
        ("KẾ HOẠCH\vTrồng cây năm 2024\n1. Một.\n2. Hai.", ["KẾ HOẠCH", "Trồng cây năm 2024", "1. Một.", "2. Hai."]),
    ],
)
def test_markers_and_labels_are_put_back(text: str, wanted: list[str]) -> None:
    assert lines(text) == wanted


def test_the_column_of_markers_of_a_layout_table_is_put_back() -> None:
    page = "<p>1. Việc</p><table><tr><td>a)</td><td>Rà soát.</td></tr><tr><td>b)</td><td>Tích nước.</td></tr></table>"
    assert lines(page, "text/html") == ["1. Việc", "a) Rà soát.", "b) Tích nước."]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Điều 4. Giám đốc Sở Nội vụ, Giám đốc Sở Y tế, Văn phòng", "Sở Du lịch chịu trách nhiệm thi hành Quyết định này./."),
        ("Điều 4. Chánh Văn phòng, Hội đồng nhân dân và UBND thành phố", "Hà Nội, các ông có tên trên thi hành."),
    ],
)
def test_a_list_of_those_who_execute_goes_on_over_the_break(first: str, second: str) -> None:
    wide = "Điều 3. Quyết định này thay thế quyết định trước đây, có hiệu lực từ ngày được ký và áp dụng trên toàn địa bàn,"
    assert lines(f"{wide}\nbao gồm cả hải đảo.\n{first}\n{second}\n")[-1] == f"{first} {second}"


PROSE = """Ủy ban nhân dân huyện yêu cầu các xã rà soát toàn bộ hồ đập
trên địa bàn trước mùa mưa, gia cố những nơi xung yếu, chuẩn bị
vật tư tại chỗ và phân công người trực ở từng công trình, báo
cáo về phòng chuyên môn để tổng hợp.
Các xã chịu trách nhiệm về kết quả rà soát của mình, không để
công trình nào không có người trông coi trong suốt mùa mưa lũ.
"""

BREAKS = [
    ("Rà soát quy hoạch các ngành và tình hình phát triển kinh tế\n- xã hội của huyện.", 1),
    ("12. Ông Lê Văn Bình, Chi cục trưởng Chi cục An toàn thực -\nThành viên;", 1),
    ("Các xã nộp hồ sơ cho người được giao tiếp nhận hồ sơ của\nHạt Kiểm lâm huyện trước khi thi công.", 1),
    ("Cấp huyện gồm đại diện lãnh đạo của Phòng Nông nghiệp,\nHạt Kiểm lâm và Trạm Khuyến nông.", 1),
    ("Các xã nộp hồ sơ cho người được giao tiếp nhận hồ sơ trước\n\nkhi thi công.", 1),
    ("Phân công như sau\nHạt Kiểm lâm trực ban.", 2),
    ("- Rà soát quy hoạch;\n- xây kè.", 2),
    ("Các xã nộp hồ sơ cho người được giao tiếp nhận hồ sơ.\n\nHạt Kiểm lâm trực.", 2),
]


@pytest.mark.parametrize(("text", "count"), BREAKS)
def test_a_full_line_of_prose_goes_on(text: str, count: int) -> None:
    before = len(lines(PROSE))
    assert len(lines(f"{PROSE}\n{text}\n")) - before == count


def test_an_item_behind_the_head_of_a_page_goes_on_nothing() -> None:
    head = "\n\nCÔNG BÁO/Số 417/Ngày 11-07-2026\n36\n\n"
    found = lines(f"V. PHÂN CÔNG\n1. Bộ Tư pháp{head}a) Soạn sách bỏ túi.\nb) Hướng dẫn các tỉnh.\n")
    assert [line for line in found if line.startswith(("1.", "a)"))] == ["1. Bộ Tư pháp", "a) Soạn sách bỏ túi."]
    going_on = lines(f"1. Bộ Tư pháp chủ trì, phối hợp với các bộ{head}soạn sách bỏ túi.\n")
    assert "1. Bộ Tư pháp chủ trì, phối hợp với các bộ soạn sách bỏ túi." in going_on


@pytest.mark.parametrize("stamp", ["11/05/2021 | 08:15 | Lượt xem: 210", "08:15 11/05/2021", "11/5/2021 - 8h15"])
def test_the_stamp_below_a_headline_is_none_of_it(stamp: str) -> None:
    headline = "Kế hoạch mở đợt cao điểm bảo đảm trật tự tại các bến đò ngang trong mùa lễ hội năm 2021"
    assert lines(f"{headline}\n{stamp}\n\n{WRAPPED}")[:2] == [headline, stamp]


def test_a_stock_closing_below_a_full_line_opens_a_line() -> None:
    last = "3. Các trạm bơm báo cáo hằng tuần, bàn giao xong sổ sách trong tháng."
    closing = "Trên đây là Kế hoạch chống hạn của huyện, yêu cầu các xã thực hiện."
    assert lines(f"{WRAPPED}{last}\n{closing}")[-2:] == [last, closing]


MARGIN = """Điều 1. Ban hành kèm theo Quyết định này Quy chế trực gác cầu phao trong mùa nước lũ trên
ị các sông chính của tỉnh.

Í - Điều 2. Quyết định này có hiệu lực kể từ ngày ký; Chánh Văn phòng UBND tỉnh; Giám đốc các
ì sở, ngành; Chủ tịch UBND các huyện có cầu phao
ị chịu trách nhiệm thi hành Quyết định này./.

ị Cầu phao nào hỏng thì dừng ngay, nói ì ạch cũng không được.
"""


def test_what_a_scan_leaves_of_a_margin_goes_before_markers_and_running_text() -> None:
    found = " ".join(lines(MARGIN)).split()
    assert not {"ị", "Í", "-"} & set(found)
    assert [line[:6] for line in lines(MARGIN)] == ["Điều 1", "Điều 2", "Cầu ph"]
