r"""What a pattern can begin with, two or three characters long: of many forms a text is then asked only the few that may fit.

Any figure is ``0`` here and any white space a blank. What is said may be too much, never too little: a pattern that begins
otherwise does not match.
"""

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from vnplan.text.kept import kept

SIZE = 3
_MOST = 500
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_NO_WIDTH = frozenset({"AT", "ASSERT", "ASSERT_NOT"})
_LONGEST_RANGE = 64
# Names may be given twice for the ``regex`` library, and what it finds with errors may begin with anything.
_NAME, _FUZZY = re.compile(r"\(\?P<\w+>"), re.compile(r"\(\?:[^()]*\)\{e[^}]*\}")
_CATEGORIES = {"CATEGORY_DIGIT": "0", "CATEGORY_SPACE": " "}
# What is done with, so that anything may follow, and what goes on.
_Ways = tuple[set[str], set[str]]


class _TooManyError(Exception):
    """A pattern can begin in very many ways."""


def heads(source: str) -> frozenset[str]:
    r"""All that a pattern can begin with; a shorter one is followed by anything.

    >>> sorted(heads(r"(?:ngày\s+)?\d{1,2}/\d+")), sorted(heads(r"quý\s+i|t\w+")), sorted(heads(r"\w+"))
    (['0/0', '00/', 'ngà'], ['quý', 't'], [''])
    """
    key = f"heads {SIZE} {source}"
    known = kept().get(key)
    if known is None:
        known = sorted(_heads(source))
        kept().put(key, known)
    return frozenset(known)


def _heads(source: str) -> frozenset[str]:
    plain = _FUZZY.sub(r"(?:.*)", _NAME.sub("(?:", source))
    try:
        tree = import_module("re._parser").parse(plain)
        if tree.state.flags & re.IGNORECASE:
            return frozenset([""])
        done, live = _of(tree)
    except (re.error, _TooManyError):
        return frozenset([""])
    return frozenset(done | live)


def may_begin(head: str, known: frozenset[str]) -> bool:
    r"""True if a text that begins with a ``head`` may begin as a pattern does, of which what it begins with is known.

    >>> known = heads(r"\d{1,2}/\d+|tuần")
    >>> may_begin("5/1", known), may_begin("tuầ", known), may_begin("5 b", known), may_begin("5", known)
    (True, True, False, False)
    """
    folded = "".join("0" if c.isdecimal() else " " if c.isspace() else c for c in head)
    return any(folded[:size] in known for size in range(len(folded) + 1))


def _of(items: Iterable[tuple[Any, Any]]) -> _Ways:
    """The ways in which a sequence can begin: those that are long enough, or open, and those that are all of it."""
    done: set[str] = set()
    live = {""}
    for op, value in items:
        ended, going = _one(str(op), value)
        done |= {(one + more)[:SIZE] for one in live for more in ended}
        longer = {one + more for one in live for more in going}
        done |= {one[:SIZE] for one in longer if len(one) >= SIZE}
        live = {one for one in longer if len(one) < SIZE}
        if len(done) + len(live) > _MOST:
            raise _TooManyError
        if not live:
            break
    return done, live


def _one(name: str, value: Any) -> _Ways:  # noqa: ANN401 - the tree of ``re`` has no types
    if name in _NO_WIDTH:
        return set(), {""}
    if name == "LITERAL":
        return set(), {_folded(chr(value))}
    if name == "IN":
        return _set(value)
    if name == "SUBPATTERN" and not value[1] & re.IGNORECASE:
        return _of(value[3])
    if name == "ATOMIC_GROUP":
        return _of(value)
    if name == "BRANCH":
        ways = [_of(way) for way in value[1]]
        return {one for done, _ in ways for one in done}, {one for _, live in ways for one in live}
    if name in _REPEATS:
        return _repeated(*value)
    return {""}, set()


def _set(items: Iterable[tuple[Any, Any]]) -> _Ways:
    out: set[str] = set()
    for op, value in items:
        name = str(op)
        if name == "LITERAL":
            out.add(_folded(chr(value)))
        elif name == "RANGE" and value[1] - value[0] <= _LONGEST_RANGE:
            out |= {_folded(chr(point)) for point in range(value[0], value[1] + 1)}
        elif str(value) in _CATEGORIES:
            out.add(_CATEGORIES[str(value)])
        else:
            return {""}, set()
    return set(), out


def _repeated(least: int, most: int, items: Iterable[tuple[Any, Any]]) -> _Ways:
    """What some times the same can begin with: three times is enough to know."""
    ended, going = _of(items)
    done, live = (set(), {""}) if not least else (set[str](), set[str]())
    last = {""}
    for turn in range(1, min(int(most), SIZE) + 1):
        done |= {(one + more)[:SIZE] for one in last for more in ended}
        longer = {one + more for one in last for more in going}
        done |= {one[:SIZE] for one in longer if len(one) >= SIZE}
        last = {one for one in longer if len(one) < SIZE}
        if turn >= least:
            live |= last
    return done, live | last


def _folded(character: str) -> str:
    return "0" if character.isdecimal() else " " if character.isspace() else character


def beginnings(known: Iterable[str]) -> str:
    r"""A pattern of one character, where something may begin of which what it can begin with is known.

    >>> beginnings(heads(r"\d+/|tuần|tin"))
    '(?:\\d(?=/|\\d/|\\d\\d)|t(?=in|uầ))'
    """
    behind: dict[str, list[str]] = {}
    for head in sorted(known):
        behind.setdefault(head[:1], []).append(_written(head[1:]))
    ways = (_written(first) + ("" if "" in rests else f"(?={'|'.join(rests)})") for first, rests in behind.items())
    return f"(?:{'|'.join(ways)})"


def _written(head: str) -> str:
    return "".join({"0": r"\d", " ": r"\s"}.get(c, re.escape(c)) for c in head)
