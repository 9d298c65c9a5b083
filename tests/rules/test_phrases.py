"""Every phrase that a stage looks for shows what it finds and where it finds nothing."""

import re

import pytest

from tests.rules.test_tables import Row, by_table, rows, said
from vnplan.errors import RuleError
from vnplan.rules.phrases import Phrases, phrased

PHRASES = by_table(rows("phrase"))


def faults(row: Row) -> list[object]:
    """The examples in which a phrase is not found as they say, and the rejects in which it is."""
    pattern = re.compile(phrased(row["pattern"]))
    assert row["examples"]
    wanted = [{"finds": example["text"], **example} for example in row["examples"]]
    found = [(pattern.search(example["text"]), example) for example in row["examples"]]
    gives = [match and {**said(match, example), "finds": match.group()} for match, example in found]
    wrong = [pair for pair in zip(gives, wanted, strict=True) if pair[0] != pair[1]]
    return [*wrong, *(reject for reject in row.get("rejects", ()) if pattern.search(reject))]


@pytest.mark.parametrize("table", PHRASES)
def test_a_phrase_is_found_in_its_examples_and_not_in_its_rejects(table: str) -> None:
    assert {name: wrong for name, row in PHRASES[table].items() if (wrong := faults(row))} == {}


def test_a_phrase_that_no_table_has_is_an_error_that_names_those_it_has() -> None:
    with pytest.raises(RuleError, match=r"no phrase “nothing”; it has: .*school_year"):
        Phrases("effects")["nothing"]
