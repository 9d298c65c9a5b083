"""Headings without any word for a body, among those of bodies; provisions that a document quotes."""

import pytest

import vnplan

PLAN = """KẾ HOẠCH
Hội thao của Trường THCS Núi Bạc năm 2024

I. MỤC ĐÍCH

Rèn luyện sức khỏe.

II. TỔ CHỨC THỰC HIỆN

1. Công đoàn

- Chuẩn bị giải thưởng trước ngày 5/3/2024.

2. {heading}

- {item}

3. Tổ Văn phòng

- Lập dự toán kinh phí.
"""


def leads(heading: str, item: str = "Trang trí sân trường.") -> list[list[str]]:
    return [[one.text for one in task.lead] for task in vnplan.parse(PLAN.format(heading=heading, item=item)).tasks]


@pytest.mark.parametrize("heading", ["Liên đội", "Y tế học đường", "Tổ Giáo dục thể chất", "Kế toán"])
def test_a_heading_among_bodies_is_whoever_has_the_work_below(heading: str) -> None:
    assert leads(heading) == [["Công đoàn"], [heading], ["Tổ Văn phòng"]]


@pytest.mark.parametrize(
    ("heading", "item"),
    [
        ("Công tác hậu cần", "Trang trí sân trường."),
        ("Chế độ báo cáo", "Gửi báo cáo trước ngày 6/3."),
        ("Khen thưởng", "Trao giải ngay sau trận cuối."),
        ("Liên đội", "Sân trường, nhà đa năng."),
    ],
)
def test_a_heading_of_something_else_names_nobody(heading: str, item: str) -> None:
    assert [heading] not in leads(heading, item)


def test_what_a_letter_quotes_hands_out_nothing() -> None:
    quoted = "“Trong thời hạn 07 ngày làm việc, chủ bến đò có trách nhiệm báo cáo Ủy ban nhân dân huyện để xem xét cho phép.”"
    letter = f"""SỞ XÂY DỰNG
Số: 12/SXD-QL
V/v cho phép mở bến đò

Kính gửi: Ủy ban nhân dân huyện Núi Bạc

Căn cứ Điều 4 Quyết định số 19/QĐ-UBND ngày 3/1/2024 của UBND tỉnh, theo đó quy định: {quoted}

Sở Xây dựng đề nghị UBND huyện Núi Bạc cắm biển ở bến trước ngày 5/3/2024.
"""
    assert [[one.text for one in task.lead] for task in vnplan.parse(letter).tasks] == [["UBND huyện Núi Bạc"]]
