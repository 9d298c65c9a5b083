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
