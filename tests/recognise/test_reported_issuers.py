"""Who issued what an article tells of: the body with its province and its ministry, in either spelling."""

import pytest

from tests.recognise.test_reports import LEAD, fields
from vnplan import parse


def test_a_ministry_behind_a_comma_says_whose_the_issuer_is() -> None:
    document = parse(
        "Đường tránh mới xong đã nứt\n\n"
        "Cục Đường sông, bộ Xây dựng vừa cho hai kỹ sư nghỉ việc để làm rõ.\n\n"
        "Ngày 5/4, Cục Đường sông ra Quyết định số 31/QĐ-CĐS tạm dừng việc trực bến của ông Lê Văn An, "
        "để tập trung sửa đường."
    )
    assert [fields(one)[:2] + fields(one)[3:] for one in document.reported] == [
        ("decision", "31/QĐ-CĐS", "Cục Đường sông", "tạm dừng việc trực bến của ông Lê Văn An")
    ]


def test_an_issuer_has_its_province_where_the_page_names_it() -> None:
    lead = "Chủ tịch UBND tỉnh vừa ký Chỉ thị số 05/CT-UBND về giữ rừng.\n\nVăn phòng UBND tỉnh Hà Nam cho biết đã gửi các xã."
    (one, *_) = parse(LEAD.format(lead)).reported
    assert one.issuer is not None
    assert one.issuer.value == "Ủy ban nhân dân tỉnh Hà Nam"


def test_a_vice_minister_signs_for_the_ministry_that_the_page_names() -> None:
    lead = (
        "Ngày 3/8, Thứ trưởng Văn hóa Thể thao và Du lịch Lê Văn An ký văn bản gửi UBND tỉnh về giữ đình.\n\nBộ Văn hóa sẽ xem."
    )
    (one, *_) = parse(LEAD.format(lead)).reported
    assert one.issuer is not None
    assert one.issuer.text == "Bộ Văn hóa"


def test_an_issuer_has_no_province_where_the_page_names_several() -> None:
    lead = "Sở Y tế vừa có Công văn số 15/SYT-NV về tiêm chủng.\n\nSở Y tế Hà Nam và Sở Y tế Hòa Bình cùng làm."
    (one, *_) = parse(LEAD.format(lead)).reported
    assert one.issuer is not None
    assert one.issuer.value == "Sở Y tế"


def test_an_issuer_is_looked_up_in_both_spellings() -> None:
    lead = "UBND tỉnh ban hành Công văn số 15/UBND-TH về cầu phao.\n\nCác xã gửi ảnh về Ủy ban nhân dân tỉnh Hà Nam."
    (one, *_) = parse(LEAD.format(lead)).reported
    assert one.issuer is not None
    assert one.issuer.text == "Ủy ban nhân dân tỉnh Hà Nam"


@pytest.mark.parametrize(
    ("lead", "issuer"),
    [
        (  # who signs is no issuer, the code of the number is that of the court
            "Tòa án nhân dân tối cao mở đợt kiểm tra. Kế hoạch (số 71/KH-TANDTC) được Chánh án ký ban hành ngày 9/4/2018.",
            "Tòa án nhân dân tối cao",
        ),
        (  # the letter was announced before
            "Bộ Y tế vừa có công văn gửi các trường về việc giữ nước.\n\nCông văn 4586 do Thứ trưởng Lê An ký nêu: nước đục.",
            "Bộ Y tế",
        ),
        (
            "Văn bản Sở Xây dựng Hà Nam gửi các bến.\n\nVăn bản số 12/SXD-VT do phó giám đốc sở Lê An ký nêu các việc.",
            "Sở Xây dựng Hà Nam",
        ),
        (  # two may be meant
            "Văn bản số 12/SXD-VT do phó giám đốc sở Lê An ký nêu các việc.\n\nSở Xây dựng Hà Nam và Sở Xây dựng Hòa Bình họp.",
            None,
        ),
    ],
)
def test_who_only_signs_is_no_issuer_but_the_body_of_the_number(lead: str, issuer: str | None) -> None:
    one = parse(LEAD.format(lead)).reported[0]
    assert (one.issuer.text if one.issuer else None) == issuer
