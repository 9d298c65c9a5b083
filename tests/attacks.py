"""Texts on which a pattern would have to try over and over: made from the pattern itself, for each thing that it repeats."""

import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import islice
from typing import Any

_const: Any = import_module("re._constants")
_parse: Any = import_module("re._parser")

_REPEATS = (_const.MAX_REPEAT, _const.MIN_REPEAT, _const.POSSESSIVE_REPEAT)
_OFTEN = 20
# What a set of characters is filled with: blanks first, since neighbours in a pattern share them most often.
_PREFERRED = " a1A,.-"
_SETS = {
    _const.CATEGORY_SPACE: " ", _const.CATEGORY_NOT_SPACE: "a", _const.CATEGORY_DIGIT: "1", _const.CATEGORY_NOT_DIGIT: "a",
    _const.CATEGORY_WORD: "a", _const.CATEGORY_NOT_WORD: " ",
}  # fmt: skip
# Of one pattern; more of them differ in nothing.
_MOST = 40
# No pattern takes it for anything.
_STOP = "\x00"


def attacks(pattern: str) -> list[tuple[str, str, str]]:
    """What stands before, what is repeated and what stands behind, for each repetition of a pattern."""
    plain = re.sub(r"\n\s*", "", re.sub(r"\(\?P<\w+>", "(?:", re.sub(r"\(\?P=\w+\)", ".", pattern)))
    try:
        tree = _parse.parse(plain)
    except re.error:
        return []
    return list(islice(dict.fromkeys(_found(list(tree), "")), _MOST))


def _found(nodes: Sequence[tuple[Any, Any]], before: str) -> Iterator[tuple[str, str, str]]:
    for op, held in nodes:
        for inner in _inner(op, held):
            yield from _found(list(inner), before)
        if op in _REPEATS and held[1] >= _OFTEN:
            for preferred in (_PREFERRED, "a1 A"):
                unit = _written(list(held[2]), preferred)
                if unit:
                    yield before, unit, _STOP
        before += _written([(op, held)], _PREFERRED)


def _inner(op: Any, held: Any) -> list[Any]:  # noqa: ANN401 - nodes of the standard library, which has no types for them
    if op is _const.BRANCH:
        return list(held[1])
    if op in _REPEATS:
        return [held[2]]
    if op is _const.SUBPATTERN:
        return [held[-1]]
    return [held] if op is _const.ATOMIC_GROUP else []


def _written(nodes: Sequence[tuple[Any, Any]], preferred: str) -> str:
    """A short text that the nodes match, as far as that can be told without trying."""
    out = ""
    for op, held in nodes:
        if op is _const.LITERAL:
            out += chr(held)
        elif op is _const.NOT_LITERAL or op is _const.ANY:
            out += "a"
        elif op is _const.IN:
            out += _member(held, preferred)
        elif op is _const.BRANCH:
            out += _written(list(held[1][0]), preferred)
        elif op in _REPEATS:
            out += _written(list(held[2]), preferred) * max(held[0], 0)
        elif op is _const.SUBPATTERN or op is _const.ATOMIC_GROUP:
            out += _written(list(held[-1] if op is _const.SUBPATTERN else held), preferred)
    return out


def _member(held: Sequence[tuple[Any, Any]], preferred: str) -> str:
    """A character of a set: one that many sets share, where it is in this."""
    negated = held[0][0] is _const.NEGATE
    fits = (char for char in preferred if any(_is_in(char, one) for one in held) != negated)
    first = next((_first(one) for one in held if one[0] is not _const.NEGATE), "a")
    return next(fits, "\u00a0" if negated else first)


def _is_in(char: str, one: tuple[Any, Any]) -> bool:
    op, held = one
    if op is _const.LITERAL:
        return bool(ord(char) == held)
    if op is _const.RANGE:
        return bool(held[0] <= ord(char) <= held[1])
    if op is _const.CATEGORY:
        return bool(re.match({" ": r"\s", "a": r"\w", "1": r"\d"}[_SETS[held]], char)) if held in _SETS else False
    return False


def _first(one: tuple[Any, Any]) -> str:
    op, held = one
    if op is _const.LITERAL:
        return chr(held)
    return chr(held[0]) if op is _const.RANGE else _SETS.get(held, "a")
