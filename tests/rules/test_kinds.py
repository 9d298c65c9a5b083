"""The kinds of documents are rows of one table: every other place that names one names one of those."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from vnplan.rules.load import DocumentType, load

CODE = ROOT / "vnplan"
# An annex that stands on a page alone has no kind of its own.
KINDS = {row.kind for row in load("doctypes", "type", DocumentType)} | {"annex"}
# Tables whose kinds are those of bodies and of units.
OF_BODIES = ("bodies", "provinces")
OF_DOCUMENTS = [path for path in sorted((CODE / "rules" / "tables").glob("*.toml")) if path.stem not in OF_BODIES]


@pytest.mark.parametrize("table", OF_DOCUMENTS, ids=lambda table: table.stem)
def test_tables_name_kinds_of_the_table(table: Path) -> None:
    sections = (rows for rows in tomllib.loads(table.read_text("utf-8")).values() if isinstance(rows, list))
    named = {row["kind"] for rows in sections for row in rows if isinstance(row, dict) and "kind" in row}
    assert named <= KINDS - {"annex"}


def collections(path: Path) -> Iterator[set[str]]:
    """The sets and rows of words in a module."""
    text = path.read_text("utf-8")
    # Most modules name no two kinds, and need not be taken apart.
    nodes = ast.walk(ast.parse(text)) if sum(f'"{kind}"' in text for kind in KINDS) > 1 else ()
    for node in nodes:
        if isinstance(node, ast.Set | ast.Tuple | ast.List):
            yield {one.value for one in node.elts if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def test_code_names_kinds_of_the_table() -> None:
    """Two kinds beside each other, and what stands with them is a kind too."""
    found = [words for path in sorted(CODE.rglob("*.py")) for words in collections(path) if len(words & KINDS) > 1]
    assert len(found) > 9
    assert [words - KINDS for words in found if words - KINDS] == []
