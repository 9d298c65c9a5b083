"""Every rule with a pattern shows what it matches and what it must not: one test runs them all."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import regex

import vnplan.rules
from vnplan.rules.fragments import filled
from vnplan.rules.load import read_table

TABLES = Path(vnplan.rules.__file__).parent / "tables"
WIDEST = 130
NOT_GROUPS = ("text", "finds")
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


def shows(pattern: regex.Pattern[str], example: dict[str, str]) -> regex.Match[str] | None:
    """The match of an example: of all of it, or of what it says to be found in it, where a pattern looks at what is before."""
    if "finds" not in example:
        return whole(pattern, example["text"])
    match = pattern.search(example["text"])
    return match if match and match[0] == example["finds"] else None


def respaced(pattern: regex.Pattern[str], text: str) -> str:
    """The text without what the groups ``out`` take, with a space where ``space`` matches."""
    groups = pattern.groupindex
    matches = list(pattern.finditer(text))
    out = [span for match in matches for span in (match.spans("out") if "out" in groups else ()) if span[0] < span[1]]
    space = [(at, at) for match in matches for at, _ in (match.spans("space") if "space" in groups else ()) if at >= 0]
    for start, end in sorted([*out, *space], reverse=True):
        text = text[:start] + (" " if start == end else "") + text[end:]
    return text


def said(match: re.Match[str] | regex.Match[str], example: dict[str, str]) -> dict[str, str | Any]:
    """An example with what the groups of a match give in place of what it says of them."""
    return {**example, **{name: match[name] for name in example if name not in NOT_GROUPS}}


def by_table(named: Iterable[tuple[str, Row]]) -> dict[str, dict[str, Row]]:
    """The rows of each table by their names."""
    found: dict[str, dict[str, Row]] = {}
    for name, row in named:
        found.setdefault(name.partition(".")[0], {})[name] = row
    return found


def faults(row: Row) -> list[object]:
    """The examples that the pattern of a row does not match as they say, with what it gives, and the rejects that it takes."""
    pattern = regex.compile(filled(row["pattern"]))
    matches = [(shows(pattern, one), one) for one in row["examples"] if isinstance(one, dict)]
    found = [(match and said(match, one), one) for match, one in matches]
    pairs = [(respaced(pattern, one[0]), one[1]) for one in row["examples"] if isinstance(one, list)]
    rejects = row.get("rejects", ())
    taken = [one for one in rejects if (respaced(pattern, one) != one if pairs else whole(pattern, one))]
    return [(gives, wanted) for gives, wanted in (*found, *pairs) if gives != wanted] + taken


# Phrases have a test of their own.
PATTERNS = by_table((name, row) for name, row in rows() if shown(row) and ".phrase." not in name)


@pytest.mark.parametrize("table", PATTERNS)
def test_a_pattern_matches_its_examples_and_none_of_its_rejects(table: str) -> None:
    assert {name: wrong for name, row in PATTERNS[table].items() if (wrong := faults(row))} == {}


@pytest.mark.parametrize(
    ("pattern", "examples", "rejects", "wrong"),
    [
        ("(?P<n>\\d)b", [{"text": "1b", "n": "1"}], ["b"], []),
        ("(?P<n>\\d)b", [{"text": "1b", "n": "2"}], [], [({"text": "1b", "n": "1"}, {"text": "1b", "n": "2"})]),
        ("(?P<n>\\d)b", [{"text": "b"}], ["3b"], [(None, {"text": "b"}), "3b"]),
        ("(?<=a )(?P<n>\\d)b", [{"text": "a 1b", "finds": "1b", "n": "1"}], ["1b"], []),
        ("(?<=a )(?P<n>\\d)b", [{"text": "a 1b", "finds": "a 1b"}], [], [(None, {"text": "a 1b", "finds": "a 1b"})]),
        ("a(?P<out> )b", [["a b", "ab"]], ["b a"], []),
        ("a(?P<out> )b", [["a b", "a  b"]], ["a b"], [("ab", "a  b"), "a b"]),
    ],
)
def test_what_a_pattern_does_not_match_is_said(pattern: str, examples: list[Any], rejects: list[str], wrong: list[Any]) -> None:
    assert faults({"pattern": pattern, "examples": examples, "rejects": rejects}) == wrong


def test_every_form_has_examples_and_is_run() -> None:
    forms = dict(rows("form"))
    assert len(forms) > 15
    assert [name for name, row in forms.items() if not row["examples"] or not shown(row)] == []


def test_no_row_is_without_an_example() -> None:
    assert [name for name, row in rows() if row.get("pattern") and row.get("examples") == []] == []


def test_names_are_unique_in_their_table() -> None:
    names = [name for name, row in rows() if "name" in row and "pattern" in row]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("path", sorted(TABLES.glob("*.toml")), ids=lambda path: path.stem)
def test_no_line_of_a_table_is_too_long_to_read(path: Path) -> None:
    assert [line for line in path.read_text(encoding="utf-8").splitlines() if len(line) > WIDEST] == []
