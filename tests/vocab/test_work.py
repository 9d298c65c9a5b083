"""Names that say what an office or an enterprise does are read whole, whatever verbs stand in them."""

import pytest

from vnplan import find_tasks

NAMES = (
    "Công ty TNHH MTV Đầu tư phát triển thủy lợi Sông Vàng",
    "Công ty cổ phần Tư vấn Đầu tư Xây dựng Hà Minh",
    "Công ty Cổ phần Xây dựng dịch vụ và thương mại 45",
    "Công ty cổ phần Môi trường và Công trình đô thị Đông Sơn",
    "Công ty cổ phần đầu tư và xây dựng đô thị Tây Đô",
    "Công ty TNHH Một thành viên Khai thác công trình thủy lợi Nam Hà",
    "Tổng công ty Đầu tư và Phát triển nhà Hà Minh",
    "Ban Quản lý dự án đầu tư xây dựng công trình hạ tầng kỹ thuật và nông nghiệp thành phố",
    "Trung tâm Phát triển quỹ đất và Quản lý dự án huyện Yên Hòa",
    "Phòng Kiểm tra xây dựng và phòng cháy chữa cháy",
    "Phòng Theo dõi thi hành pháp luật",
    "Chi cục Thủy lợi và Phòng chống thiên tai",
    "Chi cục Phát triển nông thôn và Quản lý chất lượng",
    "Quỹ Hỗ trợ phát triển hợp tác xã",
    "Viện Nghiên cứu phát triển kinh tế - xã hội",
    "Đội Quản lý trật tự xây dựng đô thị",
)
FRAMES = (
    "Giao {} chủ trì nạo vét kênh mương.",
    "Sở Xây dựng phối hợp với {}, UBND các xã kiểm tra bến bãi.",
    "{} tổ chức trực ban 24/24 giờ.",
    "{} rà soát hồ sơ.",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("frame", FRAMES)
def test_a_name_is_read_whole(name: str, frame: str) -> None:
    (task,) = find_tasks(frame.format(name))
    assert name in [party.text for party in (*task.lead, *task.coordinating)]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Phòng Đào tạo xây dựng kế hoạch trực hè.", "Phòng Đào tạo"),
        ("Công ty Hoa Sen đầu tư hai xe bồn.", "Công ty Hoa Sen"),
        ("Giao Sở Tài chính và Công an tỉnh rà soát hồ sơ.", "Sở Tài chính"),
        ("Giao chủ đầu tư các công trình trồng lại cây.", "chủ đầu tư các công trình"),
    ],
)
def test_what_a_body_is_told_to_do_is_no_part_of_its_name(sentence: str, name: str) -> None:
    assert find_tasks(sentence)[0].lead[0].text == name


def test_what_a_board_lets_others_know_is_no_part_of_its_name() -> None:
    text = "Sau khi Ban Quản lý thông báo cho đơn vị về kết quả, Sở Xây dựng tổ chức kiểm tra."
    assert [[party.text for party in task.lead] for task in find_tasks(text)] == [["Sở Xây dựng"]]


def test_who_heads_several_offices_heads_those_behind_the_comma_too() -> None:
    text = "Giao Thủ trưởng các phòng chuyên môn khác, đơn vị sự nghiệp công lập thuộc huyện cử người gác cầu."
    assert [party.text for party in find_tasks(text)[0].lead] == [
        "Thủ trưởng các phòng chuyên môn khác, đơn vị sự nghiệp công lập thuộc huyện"
    ]
