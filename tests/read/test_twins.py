"""The twins of corpus documents: what a text says, its DOCX and its PDF say, whatever carries it."""

import json
from pathlib import Path
from typing import Any

import pytest

import vnplan
from tests.conftest import parsed
from tests.corpus import CORPORA
from tests.oracle import check
from tools.twins import TWINS
from vnplan.read import clip

FACTS = ("document", "outline", "citations", "deadlines", "assignments")


def facts(path: Path) -> dict[str, Any]:
    found = json.loads(vnplan.dump(parsed(path), "facts"))
    return {key: found[key] for key in FACTS}


def twin(name: str, form: str) -> Path:
    if form == "pdf":
        pytest.importorskip("pypdfium2")
    return CORPORA / "twins" / f"{Path(name).stem}.{form}"


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("name", TWINS)
def test_a_twin_says_what_the_text_says(name: str, form: str) -> None:
    path = twin(name, form)
    assert facts(path) == facts(CORPORA / name)
    check(parsed(path))


@pytest.mark.parametrize("name", TWINS)
def test_numbers_are_automatic_in_the_docx_and_stand_in_widgets_of_the_pdf(name: str) -> None:
    assert any(block.generated for block in clip(twin(name, "docx")).blocks)
    number = facts(CORPORA / name)["document"]["number"].partition("/")[0]
    data = twin(name, "pdf").read_bytes()
    assert b"/Subtype /Widget" in data
    assert f"({number}) Tj".encode() in data
