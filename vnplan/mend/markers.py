"""Letters that mark items ("c)"), misread on pages known to be scans. Elsewhere the tree resolves markers in their sequence."""

from functools import cache

from vnplan.model.edit import Edit
from vnplan.rules.load import Rule, load
from vnplan.text import kept_re as re

_LETTERS = "abcdđeghiklmnopqrstuvxy"
_MARKER = re.compile(r"(?m)^[ \t]*([^\W_]|[&€])([).])[ \t]")
_CONFIDENCE = 0.9


class MarkerLetter(Rule):
    """A letter, what it is read as, and pairs of letters between which it stands."""

    letter: str
    reads: tuple[str, ...]
    examples: tuple[tuple[str, str], ...]


@cache
def _reads() -> dict[str, frozenset[str]]:
    return {row.letter: frozenset(row.reads) for row in load("repair_markers", "marker", MarkerLetter)}


def marker_edits(text: str) -> list[Edit]:
    r"""Edits of markers at the beginning of lines that their neighbours contradict, in order.

    >>> [(e.start, e.new) for e in marker_edits("4) Một;\nb) Hai;\ne) Ba;\nđ) Bốn;\nđ) Năm;\n")]
    [(0, 'a'), (16, 'c'), (23, 'd')]
    >>> [(e.start, e.new) for e in marker_edits("c) Ba;\nđ) Bốn;\ne) Năm;\n")]
    [(7, 'd')]
    """
    marks = [(m.start(1), m[1], m[2]) for m in _MARKER.finditer(text)]
    out: list[Edit] = []
    last: dict[str, str] = {}
    for n, (at, read, stop) in enumerate(marks):
        behind = next((other for _, other, end in marks[n + 1 : n + 4] if end == stop), "")
        before = last.get(stop, "")
        letter = _expected(read, before, behind)
        if letter != read:
            out.append(Edit(at, at + 1, letter, "repair.marker", _CONFIDENCE))
        last[stop] = letter
    return out


def _expected(read: str, before: str, behind: str) -> str:
    """What a marker must be, given the one before it (as repaired) and the one behind it (as read)."""
    reads = _reads()
    following = _after(before)
    if read in reads.get(following, ()):
        return following
    if behind == "b" and read in reads["a"] and not before.isdigit():
        return "a"
    return read


def _after(letter: str) -> str:
    """The next letter of a list; nothing behind what is no letter of one."""
    return _LETTERS.partition(letter)[2][:1] if letter else ""
