"""Spaces inside numbers and addresses, and those that are missing before numbers: rules of the table ``repair_spacing``."""

from collections.abc import Iterator
from functools import cache

from vnplan.mend.page import Page
from vnplan.model.edit import Edit
from vnplan.rules.load import Rule, load
from vnplan.text import kept_re as re
from vnplan.text import kept_regex as regex
from vnplan.text.patterns import expanded

CONFIDENCE = 0.97
_REACH = 80
# What a cheaper pattern begins with that begins with one of many characters.
_SET = "["
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


def spacing_edits(page: Page) -> list[Edit]:
    """Edits of spaces, in order and apart.

    >>> from vnplan.lm.model import packed
    >>> from vnplan.mend.page import page_of
    >>> page = page_of("Số 58/KH - UBND ngày10/6", packed())
    >>> [(e.start, e.end, e.new, e.rule) for e in spacing_edits(page)]
    [(8, 9, '', 'repair.number'), (10, 11, '', 'repair.number'), (20, 20, ' ', 'repair.glued')]
    """
    found: dict[tuple[int, int], Edit] = {}
    for row, prefilter, pattern in forms():
        rule = "repair." + _FAMILY.get(row.name, "number")
        groups = pattern.groupindex
        for hint in _hints(page, row, prefilter):
            # No form is longer than this.
            for match in pattern.finditer(page.text, max(0, hint.start() - _REACH), hint.end() + _REACH):
                for start, end in match.spans("out") if "out" in groups else ():
                    if start < end:
                        found[start, end] = Edit(start, end, "", rule, CONFIDENCE)
                for start, end in match.spans("space") if "space" in groups else ():
                    found[start, end] = Edit(start, end, " ", rule, CONFIDENCE)
    return [found[key] for key in sorted(found)]


def _hints(page: Page, row: Spacing, prefilter: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where the cheaper pattern of a form matches: one character is found fast, those of a set are known already."""
    text = page.text
    if row.prefilter.startswith(_SET):
        for at in page.places.spaces:
            if hint := prefilter.match(text, at):
                yield hint
    else:
        for start, end in page.spans:
            yield from prefilter.finditer(text, start, end)
