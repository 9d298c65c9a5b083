"""Examples of the kinds of faults that pages of portals and newspapers show, and what must hold of each.

A case has a ``kind`` (its number in the list of kinds) and a text, set into a frame of its file where it names one. What it
wants is written in the words of the facts: a table names the fields that count, a list has to be as long as what is found, a
wanted "" is unknown.
"""

import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from vnplan import dump, parse
from vnplan.model.document import Document

_TABLES = [tomllib.loads(path.read_text("utf-8")) for path in sorted(Path(__file__).parent.glob("*.toml"))]
CASES: list[dict[str, Any]] = [
    {**case, "text": table.get("frames", {}).get(case.get("frame"), "{}").replace("{}", case["text"].strip("\n"))}
    for table in _TABLES
    for case in table["case"]
]
KINDS = {*range(1, 23), *range(36, 51)}


@pytest.mark.parametrize("case", CASES, ids=[f"{case['kind']}_{case['name']}" for case in CASES])
def test_what_a_page_of_a_kind_says(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if "wrong" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["wrong"]))
    given = case["text"].strip("\n")
    found = _found(parse(given.encode() if case.get("html") else given))
    wrong = {
        key: found.get(key) for key, want in case["wanted"].items() if not key.endswith("lacks") and not _fits(want, found[key])
    }
    assert wrong == {}
    for key in ("text", "chrome"):
        assert [one for one in case["wanted"].get(f"{key}_lacks", ()) if one in found[key]] == []


def test_each_kind_has_two_examples_or_more() -> None:
    counts = Counter(case["kind"] for case in CASES)
    assert set(counts) == KINDS
    assert min(counts.values()) >= 2


def _found(document: Document) -> dict[str, Any]:
    """The facts of a page, its outline by what is said of a node, its article's lines, its lines of chrome."""
    facts: dict[str, Any] = json.loads(dump(document, "facts"))
    outline = facts["outline"]
    return facts | {
        "page": facts["page"]["type"],
        "labels": [node["label"] for node in outline],
        "headings": {node["label"]: node["heading"] for node in outline},
        "bullets": {node["label"]: node["bullets"] for node in outline},
        "chrome": [one.text.text for one in document.chrome],
        "numbers": [one["number"] for one in facts["citations"]],
        "signers": [one.name.value for one in document.closing.signatures if one.name],
    }


def _fits(want: object, got: object) -> bool:
    """True if all that is wanted is found."""
    match want, got:
        case dict(), dict():
            return all(_fits(value, got.get(key)) for key, value in want.items())
        case list(), list():
            return len(want) == len(got) and all(map(_fits, want, got))
        case "", _:
            return not got
        case _:
            return want == got
