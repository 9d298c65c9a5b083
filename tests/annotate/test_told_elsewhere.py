"""What an article tells that is no duty under its documents: earlier years, what persons without an office ask for."""

import pytest

import vnplan

LEAD = "Cầu phao Lệnh\n\nNgày 7/8/2023, UBND tỉnh Hà Nam có văn bản yêu cầu Sở Xây dựng gác cầu phao.\n\n{}"


def leads(text: str) -> list[str]:
    document = vnplan.parse(LEAD.format(text))
    assert document.page.type == "report"
    return [one.text for task in document.tasks for one in task.lead]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2019, UBND huyện yêu cầu Công an tỉnh kiểm tra bến đò.",
        "Năm ngoái, bến vắng. Cuối năm 2021, Bộ Xây dựng giao Công an tỉnh đếm thuyền.",
        "Ông Lê Văn Sáu (chủ đò) đề nghị Công an tỉnh kiểm tra bến đò.",
        "Tháng 1/2019, UBND huyện yêu cầu Công an tỉnh kiểm tra bến đò.",
        "Ngày 5/1/2019, UBND huyện yêu cầu Công an tỉnh kiểm tra bến đò.",
        "Bến do ông Lê Văn Sáu trông, ông trực tiếp chỉ đạo Công an tỉnh và các xã.",
        "Công an tỉnh từng giữ bến đò.",
        "Công an tỉnh được cho là có trách nhiệm trong việc để đò chìm.",
        "Đò vắng, Công an tỉnh giao việc cho bến.",
        "Theo bà Trần Thị Bảy, đò cũ đã mục. Bà cũng kiến nghị Công an tỉnh kiểm tra bến đò.",
    ],
)
def test_what_belongs_to_no_document_of_the_article(text: str) -> None:
    assert leads(text) == ["Sở Xây dựng"]


@pytest.mark.parametrize(
    "text",
    [
        "Tháng 8/2023, UBND tỉnh yêu cầu Công an tỉnh kiểm tra bến đò.",
        "Căn cứ Mục V Kế hoạch 7/KH-UBND, trách nhiệm được phân công:\n\n- Công an tỉnh: Kiểm tra bến đò.",
        "Năm 2023, UBND tỉnh yêu cầu Công an tỉnh kiểm tra bến đò.",
        "Ông Lê Văn Sáu - Phó Chủ tịch UBND tỉnh - yêu cầu Công an tỉnh kiểm tra bến đò.",
        "Họp với huyện, Giám đốc Sở Xây dựng Lê Văn Sáu lo ngại. Ông Sáu đề nghị Công an tỉnh kiểm tra bến đò.",
    ],
)
def test_what_who_holds_an_office_orders_counts(text: str) -> None:
    assert leads(text) == ["Sở Xây dựng", "Công an tỉnh"]


@pytest.mark.parametrize("verb", ["chỉ đạo kiểm tra", "yêu cầu rà lại", "giao việc giữ"])
def test_who_orders_in_a_headline_is_told_nothing(verb: str) -> None:
    document = vnplan.parse(LEAD.format("").replace("Cầu phao Lệnh", f"Công an tỉnh Hà Nam {verb} cầu phao Lệnh", 1))
    assert document.page.type == "report"
    assert [one.text for task in document.tasks for one in task.lead] == ["Sở Xây dựng"]
