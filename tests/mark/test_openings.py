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
