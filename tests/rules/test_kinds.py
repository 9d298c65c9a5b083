"""The kinds of documents are rows of one table: every other place that names one names one of those."""

import tomllib
from pathlib import Path

import pytest

from vnplan.annotate.citations import read
from vnplan.export.akn import profile
from vnplan.rules.load import DocumentType, load

TABLES = Path(read.__file__).parents[2] / "rules" / "tables"
KINDS = {row.kind for row in load("doctypes", "type", DocumentType)}
# Tables whose kinds are those of bodies and of units.
OF_BODIES = ("bodies", "provinces")
OF_DOCUMENTS = [path for path in sorted(TABLES.glob("*.toml")) if path.stem not in OF_BODIES]
IN_CODE = {
    "acts": profile.ACTS,
    "with a year": profile.NORMATIVE_WITH_YEAR,
    "always numbered": read.ALWAYS_NUMBERED,
    "named by count": read.NAMED_BY_COUNT,
}


@pytest.mark.parametrize(
    "table", [path for path in sorted(TABLES.glob("*.toml")) if path.stem not in OF_BODIES], ids=lambda p: p.stem
)
def test_tables_name_kinds_of_the_table(table: Path) -> None:
    sections = (rows for rows in tomllib.loads(table.read_text("utf-8")).values() if isinstance(rows, list))
    named = {row["kind"] for rows in sections for row in rows if isinstance(row, dict) and "kind" in row}
    assert named <= KINDS


@pytest.mark.parametrize("name", IN_CODE)
def test_code_names_kinds_of_the_table(name: str) -> None:
    assert IN_CODE[name] <= KINDS
