"""A document is read alike in whatever clothes it comes: every page of the corpus in every clothing of the dresser."""

import json
from collections import defaultdict
from functools import cache
from typing import Any

import pytest

import vnplan
from tests.clothes.dresser import CLOTHES
from tests.clothes.pieces import Piece, pieces
from tests.conftest import CORPORA, once, parsed
from tests.gold import Tally, tally
from tests.oracle import check
from vnplan.export.facts import facts

AREAS = ("document", "outline", "citations", "deadlines", "assignments")
TOLERANCE = 0.02
# What these lose is in part the clothing's own: one line has no ends of headings.
LOOSE = {"one_line": 0.246, "body_on_a_line": 0.086}


@cache
def documents() -> list[tuple[dict[str, Any], list[Piece]]]:
    golds = [json.loads(path.read_text("utf-8")) for path in sorted(CORPORA.glob("*.gold.json"))]
    found = [(gold, parsed(CORPORA / gold["source"])) for gold in golds]
    return [(gold, pieces(document)) for gold, document in found if document.kind is not None]


@cache
def figures(clothing: str) -> dict[str, float]:
    return once(f"figures {clothing}", lambda: _figures(clothing))


def _figures(clothing: str) -> dict[str, float]:
    suffix, dressed = CLOTHES[clothing]
    tallies: dict[str, Tally] = defaultdict(Tally)
    for gold, parts in documents():
        document = vnplan.parse(dressed(parts), name=f"page.{suffix}")
        check(document)
        tally(gold, facts(document), tallies)
    return {area: tallies[area].f1 for area in AREAS}


@pytest.mark.slow
@pytest.mark.parametrize("clothing", CLOTHES)
def test_no_clothing_hides_what_a_document_says(clothing: str) -> None:
    best = {area: max(figures(other)[area] for other in ("page", "lines", "pipes")) for area in AREAS}
    lost = {area: round(best[area] - figures(clothing)[area], 3) for area in AREAS}
    assert max(lost.values()) <= LOOSE.get(clothing, TOLERANCE), lost
