"""Pages without a letterhead, or with one in disguise, and the header that is made of each."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from vnplan.model.block import Division
from vnplan.pipeline import parse

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("openings.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_header_of_a_page(case: dict[str, Any]) -> None:
    document = parse(case["text"].strip("\n"))
    header = document.header
    found: dict[str, Any] = {
        "kind": document.kind or "",
        "number": header.number.value if header.number else "",
        "date": header.date.value if header.date else "",
        "issuer": header.issuer.text if header.issuer else "",
        "title": header.title.text if header.title else "",
        "labels": [node.label for node in document.walk() if isinstance(node, Division)],
        "at": [citation.at for citation in document.citations if citation.number],
    }
    assert {key: found[key] for key in case["wanted"]} == case["wanted"]


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("Theo thông báo, từ 22 giờ ngày 25/4/2016, cấm xe tải qua cầu.\n\nHướng đi thay thế như sau:", "report"),
        ("Thông báo gửi các bến đò và các xã ven sông, trong đó yêu cầu:", "report"),
        ("Nội dung thông báo như sau:", "document"),
    ],
)
def test_how_a_journalist_follows_a_document_tells_a_report_from_a_reprint(told: str, wanted: str) -> None:
    lead = "Sở Xây dựng tỉnh Hà Nam vừa ban hành Thông báo số 67/TB-SXD về việc phân luồng giao thông qua cầu phao Lệnh."
    ways = "1. Xe tải đi cầu Giẽ.\n\n2. Xe khách đi cầu Đọ.\n\n3. Xe máy đi đò ngang."
    page = parse(
        f"Đổi đường qua cầu phao Lệnh\n\n{lead}\n\n{told}\n\n{ways}\n\nSở yêu cầu Thanh tra Sở trực cầu trước ngày 24/4/2016."
    )
    assert page.page.type == wanted


ORDERED = """Sở Xây dựng Hà Nam giữ các bến đò sau bão

Sở Xây dựng Hà Nam vừa ký ban hành Công điện số 12/CĐ-SXD ngày 5/9/2024 về giữ các bến đò sau bão.

Sở Xây dựng yêu cầu:

1. Các bến đò:

a) Dừng chở khách khi gió từ cấp 6.

b) Báo cáo Sở trước ngày 7/9.

2. Ban Quản lý cầu phao

Tháo cầu phao trước 12 giờ ngày 6/9.

3. Thanh tra Sở kiểm tra đột xuất các bến.

{told}
"""


@pytest.mark.parametrize(
    "told",
    [
        'Giám đốc Sở Xây dựng cho biết: "Năm nay nước lên sớm".\n\nTrước đó, ngày 1/9, Sở đã kiểm tra mười bến.',
        "“Bến nào cũng phải giữ”, ông Minh nói.\n\nTính đến trưa 5/9, mười bến đã dừng chở khách.",
    ],
)
def test_what_a_person_said_of_orders_makes_a_report_of_them(told: str) -> None:
    document = parse(ORDERED.format(told=told))
    assert document.page.type == "report"
    assert [one.number for one in document.reported] == ["12/CĐ-SXD"]


def test_a_numbered_line_that_only_names_a_body_heads_the_orders_of_a_report() -> None:
    document = parse(ORDERED.format(told="“Bến nào cũng phải giữ”, ông Minh nói.\n\nTrước đó, Sở đã kiểm tra mười bến."))
    leads = [([one.text for one in task.lead], task.text) for task in document.tasks]
    assert (["Ban Quản lý cầu phao"], "Tháo cầu phao trước 12 giờ ngày 6/9") in leads
    assert any(lead == ["Thanh tra Sở"] for lead, _ in leads)
