"""Pages that differ in what says nothing say the same: Unicode form, line ends, spaces, dashes, wrapping."""

import textwrap
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

import vnplan
from tests.conftest import corpus_pages, parsed
from tests.gold import Tally, tally
from tests.oracle import check
from vnplan.export.facts import facts

AREAS = ("document", "outline", "citations", "deadlines", "assignments")


def _wrapped(text: str) -> str:
    return "\n".join("\n".join(textwrap.wrap(line, 100, break_on_hyphens=False)) for line in text.split("\n"))


# What is done to a text, and how much of the facts of all pages may differ afterwards.
CHANGES: dict[str, tuple[Callable[[str], str], float]] = {
    "decomposed": (lambda text: unicodedata.normalize("NFD", text), 0.0),
    "line ends of Windows": (lambda text: text.replace("\n", "\r\n"), 0.0),
    "spaces that do not break": (lambda text: text.replace(" ", "\xa0"), 0.0),
    "spaces at the ends": (lambda text: text.replace("\n", "  \n"), 0.0),
    "soft hyphens": (lambda text: text.replace(" của ", " c\xadủa "), 0.0),
    "hyphens that do not break": (lambda text: text.replace("-", "\u2011"), 0.0),
    "long dashes": (lambda text: text.replace(" - ", " – "), 0.0),
    "two empty lines": (lambda text: text.replace("\n\n", "\n\n\n"), 0.0),
    "wrapped": (_wrapped, 0.06),
}


@cache
def texts() -> list[tuple[str, dict[str, Any]]]:
    """The documents of the corpus as clean text, and what each says."""
    found = (parsed(page) for page in corpus_pages())
    clean = [str(vnplan.dump(document, "text")) for document in found if document.kind is not None]
    return [(text, facts(parsed(text))) for text in clean]


def _plain(value: Any) -> Any:  # noqa: ANN401 - facts are JSON
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value).replace("–", "-")
    if isinstance(value, dict):
        return {key: _plain(held) for key, held in value.items()}
    return [_plain(held) for held in value] if isinstance(value, list) else value


@pytest.mark.slow
@pytest.mark.parametrize("name", CHANGES)
def test_what_says_nothing_changes_nothing(name: str) -> None:
    change, tolerance = CHANGES[name]
    tallies: dict[str, Tally] = defaultdict(Tally)
    for text, said in texts():
        document = vnplan.parse(change(text))
        check(document)
        tally(_plain(said), _plain(facts(document)), tallies)
    lost = {area: round(1 - tallies[area].f1, 3) for area in AREAS if 1 - tallies[area].f1 > tolerance}
    assert not lost, lost
