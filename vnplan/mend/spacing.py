"""Spaces inside numbers and addresses, and those that are missing before numbers: rules of the table ``repair_spacing``."""

from functools import cache

from vnplan.model.edit import Edit
from vnplan.rules.load import Rule, load
from vnplan.text import kept_re as re
from vnplan.text import kept_regex as regex
from vnplan.text.patterns import any_pattern, expanded

CONFIDENCE = 0.97
_REACH = 80
# What a cheaper pattern begins with that begins with a figure.
_FIGURES = ("[0-9]", "[0-3]")
_FAMILY = {
    "stray_mark": "punctuation", "glued_number": "glued", "glued_unit": "glued",
    "glued_name": "glued", "address": "number", "domain": "number",
}  # fmt: skip


class Spacing(Rule):
    """A form whose groups ``out`` go, and that gets a space where the group ``space`` matches.

    ``prefilter`` is a cheaper pattern, for a part of what the form matches.
    """

    name: str
    prefilter: str
    pattern: str
    examples: tuple[tuple[str, str], ...]
    rejects: tuple[str, ...]


Spaced = tuple[Spacing, "re.Pattern[str]", "regex.Pattern[str]"]


@cache
def forms() -> tuple[Spaced, ...]:
    """The rows of the table with their patterns compiled."""
    return tuple(
        (row, re.compile(expanded(row.prefilter)), regex.compile(expanded(row.pattern)))
        for row in load("repair_spacing", "form", Spacing)
    )


@cache
def _by_figures() -> tuple["re.Pattern[str]", frozenset[str]]:
    """The cheaper patterns that begin with a figure, as one, and the names of their rows: most pages have none of them."""
    rows = [row for row, *_ in forms() if row.prefilter.startswith(_FIGURES)]
    return any_pattern(expanded(row.prefilter) for row in rows), frozenset(row.name for row in rows)


def _around(hint: "re.Match[str]") -> tuple[int, int]:
    """Where a form may lie whose cheaper pattern matched: no form is longer than this."""
    return max(0, hint.start() - _REACH), hint.end() + _REACH


def spacing_edits(text: str) -> list[Edit]:
    """Edits of spaces, in order and apart.

    >>> [(e.start, e.end, e.new, e.rule) for e in spacing_edits("Số 58/KH - UBND ngày10/6")]
    [(8, 9, '', 'repair.number'), (10, 11, '', 'repair.number'), (20, 20, ' ', 'repair.glued')]
    """
    found: dict[tuple[int, int], Edit] = {}
    any_figure, by_figures = _by_figures()
    out = frozenset() if any_figure.search(text) else by_figures
    for row, prefilter, pattern in (form for form in forms() if form[0].name not in out):
        rule = "repair." + _FAMILY.get(row.name, "number")
        groups = pattern.groupindex
        near = (match for hint in prefilter.finditer(text) for match in pattern.finditer(text, *_around(hint)))
        for match in near:
            for start, end in match.spans("out") if "out" in groups else ():
                if start < end:
                    found[start, end] = Edit(start, end, "", rule, CONFIDENCE)
            for start, end in match.spans("space") if "space" in groups else ():
                found[start, end] = Edit(start, end, " ", rule, CONFIDENCE)
    return [found[key] for key in sorted(found)]
