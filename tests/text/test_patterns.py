"""Ranges of marked letters are written out, since capitals and small letters do not lie apart in Unicode."""

import ast
import re
from pathlib import Path

import pytest

import vnplan
from vnplan.text.patterns import compiled

PACKAGE = Path(vnplan.__file__).parent
RANGE = re.compile(r"[À-ỹ]-[À-ỹ]")


def raw_ranges(source: str) -> list[str]:
    """The calls of ``re.compile`` and ``regex.compile`` in a module that take such a range as it stands."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    plain = (call for call in calls if ast.unparse(call.func) in ("re.compile", "regex.compile"))
    return [text for call in plain if RANGE.search(text := ast.get_source_segment(source, call) or "")]


def test_no_pattern_takes_a_range_of_marked_letters_as_it_stands() -> None:
    sources = {path: path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.py"))}
    assert len(sources) > 100
    # A call that takes such a range has one in it: other modules need not be read as Python.
    found = {str(path.relative_to(PACKAGE)): raw_ranges(text) for path, text in sources.items() if RANGE.search(text)}
    assert {name: ranges for name, ranges in found.items() if ranges} == {}


def test_a_range_as_it_stands_is_seen() -> None:
    assert raw_ranges('A = re.compile(r"[a-zà-ỹ]")\nB = compiled(r"[a-zà-ỹ]")') == ['re.compile(r"[a-zà-ỹ]")']


@pytest.mark.parametrize(("letter", "small"), [("ủ", True), ("Ủ", False), ("đ", True), ("ỹ", True), ("Ỹ", False), ("ấ", True)])
def test_the_ranges_tell_small_letters_from_capitals(letter: str, *, small: bool) -> None:
    assert bool(compiled("[à-ỹ]").fullmatch(letter)) is small
