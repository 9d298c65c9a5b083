"""A document that comes from JSON holds what the parser promises, or is refused with what is wrong."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import vnplan
from tests.conftest import CORPORA, corpus_pages, parsed, thirds
from vnplan.model.document import Document
from vnplan.model.sound import faults, leaf_faults


@cache
def plan() -> str:
    return vnplan.parse(CORPORA / "plan_ocr.txt").model_dump_json()


def _overlap(said: dict[str, Any]) -> None:
    said["edits"][1]["start"] = said["edits"][0]["start"]


def _beyond(said: dict[str, Any]) -> None:
    said["deadlines"][0]["spans"] = [[0, len(said["source"]["text"]) + 1]]


def _turned(said: dict[str, Any]) -> None:
    said["citations"][0]["parts"]["number"] = [[9, 3]]


def _before(said: dict[str, Any]) -> None:
    said["issues"].append({"code": "x", "message": "y", "spans": [[-1, 2]]})


def _other_source(said: dict[str, Any]) -> None:
    said["source"]["text"] = said["source"]["text"].replace("Nơi", "Nới", 1)


def _twice(said: dict[str, Any]) -> None:
    said["body"].append(said["body"][-1])


def _no_edit(said: dict[str, Any]) -> None:
    said["edits"] = [one for one in said["edits"] if not one["rule"].startswith("repair.")]


def _no_reference(said: dict[str, Any]) -> None:
    said["references"] = []


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (_overlap, "reaches into"), (_beyond, "lies outside of the source"), (_turned, "lies outside of the source"),
        (_before, "lies outside of the source"), (_other_source, "give another text than"), (_twice, "two leaves hold"),
        (_no_edit, "give another text than"), (_no_reference, "does not exist"),
    ],
)  # fmt: skip
def test_json_that_breaks_a_promise_is_refused(harm: Callable[[dict[str, Any]], None], words: str) -> None:
    said = json.loads(plan())
    harm(said)
    with pytest.raises(ValidationError, match=words):
        Document.model_validate_json(json.dumps(said))


@pytest.mark.parametrize("page", thirds(corpus_pages()), ids=lambda page: page.name)
def test_what_the_parser_made_has_no_fault(page: Path) -> None:
    document = parsed(page)
    assert list(faults(document)) == list(leaf_faults(document)) == []
