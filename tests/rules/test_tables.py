"""Every rule with a pattern shows what it matches and what it must not: one test runs them all."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import regex

import vnplan.rules
from vnplan.rules.fragments import filled
from vnplan.rules.load import read_table

TABLES = Path(vnplan.rules.__file__).parent / "tables"
WIDEST = 130
PLACEHOLDER = regex.compile(r"\{[a-z_]+\}")
Row = dict[str, Any]


def rows(*keys: str) -> Iterator[tuple[str, Row]]:
    for path in sorted(TABLES.glob("*.toml")):
        for key, found in read_table(path.read_text("utf-8")).items():
            if key in keys or not keys:
                for number, row in enumerate(found, 1):
                    yield f"{path.stem}.{key}.{row.get('name', number)}", row


def shown(row: Row) -> bool:
    """True if a row is a pattern as it stands: tables that put patterns together have tests of their own."""
    pattern, examples = row.get("pattern"), row.get("examples")
    return (
        pattern is not None
        and examples is not None
        and not PLACEHOLDER.search(filled(pattern))
        and not any(isinstance(example, str) for example in examples)
    )


def whole(pattern: regex.Pattern[str], text: str) -> regex.Match[str] | None:
    """The match of all of a text, or of all of it before a space: some patterns look at what follows."""
    match = pattern.match(f"{text} ")
    return pattern.fullmatch(text) or (match if match and match.end() == len(text) else None)


def respaced(pattern: regex.Pattern[str], text: str) -> str:
    """The text without what the groups ``out`` take, with a space where ``space`` matches."""
    groups = pattern.groupindex
    matches = list(pattern.finditer(text))
    out = [span for match in matches for span in (match.spans("out") if "out" in groups else ()) if span[0] < span[1]]
    space = [(at, at) for match in matches for at, _ in (match.spans("space") if "space" in groups else ()) if at >= 0]
    for start, end in sorted([*out, *space], reverse=True):
        text = text[:start] + (" " if start == end else "") + text[end:]
    return text


# Phrases have a test of their own.
PATTERNS = [(name, row) for name, row in rows() if shown(row) and ".phrase." not in name]


@pytest.mark.parametrize("row", [row for _, row in PATTERNS], ids=[name for name, _ in PATTERNS])
def test_a_pattern_matches_its_examples_and_none_of_its_rejects(row: Row) -> None:
    pattern = regex.compile(filled(row["pattern"]))
    pairs = [example for example in row["examples"] if isinstance(example, list)]
    for example in (example for example in row["examples"] if isinstance(example, dict)):
        match = whole(pattern, example["text"])
        assert match, example
        assert {name: match[name] for name in example if name != "text"} == {k: v for k, v in example.items() if k != "text"}
    assert [respaced(pattern, before) for before, _ in pairs] == [after for _, after in pairs]
    changed = [
        reject for reject in row.get("rejects", ()) if (respaced(pattern, reject) != reject if pairs else whole(pattern, reject))
    ]
    assert changed == []


def test_every_form_has_examples_and_is_run() -> None:
    forms = dict(rows("form"))
    assert len(forms) > 15
    assert [name for name, row in forms.items() if not row["examples"] or not shown(row)] == []


def test_names_are_unique_in_their_table() -> None:
    names = [name for name, row in rows() if "name" in row and "pattern" in row]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("path", sorted(TABLES.glob("*.toml")), ids=lambda path: path.stem)
def test_no_line_of_a_table_is_too_long_to_read(path: Path) -> None:
    assert [line for line in path.read_text(encoding="utf-8").splitlines() if len(line) > WIDEST] == []
