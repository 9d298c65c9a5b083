"""Every phrase that a stage looks for shows what it finds and where it finds nothing."""

import re

import pytest

from tests.rules.test_tables import Row, rows
from vnplan.errors import RuleError
from vnplan.rules.phrases import Phrases, phrased

PHRASES = dict(rows("phrase"))
NOT_GROUPS = {"text", "finds"}


@pytest.mark.parametrize("row", PHRASES.values(), ids=PHRASES)
def test_a_phrase_is_found_in_its_examples_and_not_in_its_rejects(row: Row) -> None:
    pattern = re.compile(phrased(row["pattern"]))
    assert row["examples"]
    for example in row["examples"]:
        found = pattern.search(example["text"])
        assert found, example
        assert found.group() == example.get("finds", example["text"])
        assert {name: found[name] for name in example if name not in NOT_GROUPS} == {
            name: value for name, value in example.items() if name not in NOT_GROUPS
        }
    assert [reject for reject in row.get("rejects", ()) if pattern.search(reject)] == []


def test_a_phrase_that_no_table_has_is_an_error_that_names_those_it_has() -> None:
    with pytest.raises(RuleError, match=r"no phrase “nothing”; it has: .*school_year"):
        Phrases("effects")["nothing"]
