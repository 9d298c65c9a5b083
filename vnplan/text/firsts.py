r"""What characters a pattern can begin with, told to ``re``: it then looks for one of them before it tries the pattern.

``re`` finds that out by itself for a pattern that begins with a set or with plain letters. It does not where a pattern begins
with what stands before it (``(?<!\w)``), with groups or with ways of more than one sort, and tries such a pattern at each
character.
"""

import sys
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from typing import Any

_INFO, _WITH_SET = 4, 4
_MASK, _LEAST = 2, 3
# Nothing above this has capitals.
_LAST_CASED = 0x20000
_LONGEST_RANGE = 3000
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_NO_WIDTH = frozenset({"AT", "ASSERT", "ASSERT_NOT"})
# Sets of which nearly every character is one: to look for them first gives nothing.
_WIDE = frozenset({"CATEGORY_WORD", "CATEGORY_NOT_SPACE", "CATEGORY_NOT_DIGIT"})
# To ask whether a character is a digit takes longer than to look it up in a set.
_DIGIT = "CATEGORY_DIGIT"
_BEYOND = 0x10000
_IGNORECASE, _ASCII = 2, 256
_Item = tuple[Any, Any]


class _AnythingError(Exception):
    """A pattern may begin with nearly anything."""


def with_firsts(code: list[int], tree: Any, flags: int) -> list[int]:  # noqa: ANN401 - the tree of ``re`` has no types
    """The code of a pattern, with the set of the characters it can begin with where ``re`` gave none and there are few.

    Where ``re`` gave one that asks of each character whether it is a digit, the set has the digits one by one.
    """
    mask = code[_MASK]
    if mask not in (0, _WITH_SET) or not code[_LEAST]:
        return code
    try:
        found, empty = _of(tree.data, flags)
    except _AnythingError:
        return code
    if empty or not found or (mask and not any(str(value) == _DIGIT for _, value in found)):
        return code
    block = _set_of(tuple(found), flags)
    return [code[0], _INFO + len(block), _WITH_SET, *code[_LEAST : 1 + _INFO], *block, *code[1 + code[1] :]]


@cache
def _set_of(found: tuple[_Item, ...], flags: int) -> list[int]:
    """The code of a set. What is beyond the first 65,536 characters is looked at by the pattern itself."""
    listed = [item for item in found if str(item[1]) != _DIGIT]
    if len(listed) < len(found):
        range_of = import_module("re._constants").RANGE
        listed += ((range_of, ends) for ends in (*_digits(), (_BEYOND, sys.maxunicode)))
    compiler: Any = import_module("re._compiler")
    block: list[int] = []
    compiler._compile_charset(compiler._optimize_charset(listed)[0], flags, block)  # noqa: SLF001 - it has no public name
    return block


@cache
def _digits() -> list[tuple[int, int]]:
    """The digits of all scripts, ten by ten."""
    points = [point for point in range(_BEYOND) if chr(point).isdecimal()]
    return list(zip(points[::10], points[9::10], strict=True))


def _of(items: Iterable[_Item], flags: int) -> tuple[list[_Item], bool]:
    """What a sequence can begin with, as the items of a set, and whether it can be empty.

    Raises:
        _AnythingError: it can begin with nearly anything.
    """
    found: list[_Item] = []
    for op, value in items:
        name = str(op)
        if name in _NO_WIDTH:
            continue
        more, empty = _one(op, value, flags)
        found += more
        if not empty:
            return found, False
    return found, True


def _one(op: Any, value: Any, flags: int) -> tuple[list[_Item], bool]:  # noqa: ANN401
    name = str(op)
    if name == "LITERAL":
        return _cased([(op, value)], flags), False
    if name == "IN":
        return _cased(value, flags), False
    if name == "SUBPATTERN":
        return _of(value[3], (flags | value[1]) & ~value[2])
    if name == "ATOMIC_GROUP":
        return _of(value, flags)
    if name in _REPEATS:
        found, empty = _of(value[2], flags)
        return found, empty or not value[0]
    if name == "BRANCH":
        ways = [_of(way, flags) for way in value[1]]
        return [item for found, _ in ways for item in found], any(empty for _, empty in ways)
    raise _AnythingError


def _cased(items: Sequence[_Item], flags: int) -> list[_Item]:
    """The items of a set; where case is ignored, each character that counts as one of it."""
    if flags & _ASCII or any(str(op) == "NEGATE" or str(value) in _WIDE for op, value in items):
        raise _AnythingError
    if not flags & _IGNORECASE:
        return list(items)
    out: list[_Item] = []
    literal = import_module("re._constants").LITERAL
    for op, value in items:
        if str(value) in ("CATEGORY_DIGIT", "CATEGORY_SPACE"):
            out.append((op, value))
        elif str(op) == "LITERAL" or (str(op) == "RANGE" and value[1] - value[0] < _LONGEST_RANGE):
            points = (value,) if str(op) == "LITERAL" else range(value[0], value[1] + 1)
            out += ((literal, one) for point in points for one in _alike(point))
        else:
            raise _AnythingError
    return out


def _alike(point: int) -> Iterable[int]:
    """The characters that are a character where case is ignored."""
    lower: Any = import_module("_sre").unicode_tolower
    low = lower(point)
    others = import_module("re._casefix")._EXTRA_CASES.get(low, ())  # noqa: SLF001
    return {one for small in (low, *others) for one in (small, *_capitals().get(small, ()))}


@cache
def _capitals() -> dict[int, list[int]]:
    """The characters whose small form is another, by that."""
    lower: Any = import_module("_sre").unicode_tolower
    out: dict[int, list[int]] = {}
    for point in range(min(_LAST_CASED, sys.maxunicode)):
        low = lower(point)
        if low != point:
            out.setdefault(low, []).append(point)
    return out
