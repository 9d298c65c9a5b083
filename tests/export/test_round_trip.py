"""What a reader sees, parsed again, is the same document."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.conftest import parsed
from tests.export.conftest import GOLD
from vnplan.export import describe, dump, extension, formats
from vnplan.export.facts import facts
from vnplan.model.document import Document

BINARY = {"akn", "ics", "xlsx"}
NEEDS = {"xlsx": "openpyxl", "ics": "icalendar"}


def test_every_format_writes_every_page(real: Document) -> None:
    at_hand = [name for name in formats() if find_spec(NEEDS.get(name, "vnplan"))]
    assert {name: type(dump(real, name)) for name in at_hand} == {name: bytes if name in BINARY else str for name in at_hand}


@pytest.mark.parametrize("name", formats())
def test_every_format_writes_a_document_with_nothing_in_it(empty: Document, name: str) -> None:
    pytest.importorskip(NEEDS.get(name, "vnplan"))
    assert dump(empty, name) is not None
    assert extension(name).startswith(".")
    assert describe(name)


@pytest.mark.slow
@pytest.mark.parametrize("page", GOLD, ids=lambda page: page.stem)
def test_text_parsed_again_has_the_same_outline(page: Path) -> None:
    document = parsed(page)
    if document.kind is None:
        pytest.skip("the page reprints no document")
    again = parsed(str(dump(document, "text")))
    assert [row["label"] for row in facts(again)["outline"]] == [row["label"] for row in facts(document)["outline"]]
