"""Letterheads of all sorts of offices, and the fields of the header that are made of each."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from vnplan.pipeline import parse

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("letterheads.toml").read_text("utf-8"))["case"]
BODY = "I. NỘI DUNG\n\n1. Chuẩn bị đủ dụng cụ.\n\n2. Làm xong trong quý này."


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_a_letterhead_says(case: dict[str, Any]) -> None:
    body = case.get("body", BODY)
    if case.get("html"):
        body = "".join(f"<p>{line}</p>" for line in body.split("\n\n"))
    document = parse(f"{case['head'].rstrip()}\n\n{body}")
    header = document.header
    found: dict[str, Any] = {
        "kind": document.kind or "",
        "number": header.number.value if header.number else "",
        "date": header.date.value if header.date else "",
        "issuer": header.issuer.value.lower() if header.issuer else "",
        "parent": header.parent_body.value.lower() if header.parent_body else "",
        "title": header.title.text if header.title else "",
    }
    wanted = {key: value.lower() if key in ("issuer", "parent") else value for key, value in case["wanted"].items()}
    assert {key: found[key] for key in wanted} == wanted
