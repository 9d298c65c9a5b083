"""The ``regex`` library for patterns that are always the same: each is compiled once on a machine, then kept.

To be imported in its place, ``from vnplan.text import kept_regex as regex``.
"""

from importlib import import_module
from typing import Any, cast

import regex
from regex import Match, Pattern

from vnplan.text.kept import Code, kept

_PARTS = 11
__all__ = ["Match", "Pattern", "compile"]


def compile(pattern: str) -> "regex.Pattern[str]":  # noqa: A001 - it stands for that of ``regex``
    """The pattern, from what is kept where it was compiled before.

    >>> compile("(?:tháng){e<=1}").fullmatch("thang") is not None
    True
    """
    key = f"regex {regex.__version__} {pattern}"
    found = kept().get(key)
    if found is None:
        made = regex.compile(pattern)
        code = _coded(made)
        if code:
            kept().put(key, code)
        return made
    flags, groups, offset, chars, more, count = found.told
    names = {number: name for name, number in groups.items()}
    again = import_module("regex._regex").compile(
        pattern, flags, found.numbers, groups, names, {}, [], offset, tuple(chars), more, count
    )
    return cast("regex.Pattern[str]", again)


def _coded(made: "regex.Pattern[str]") -> Code | None:
    """What a pattern is pickled as, which is what it is made of; ``None`` where this version pickles it in another way."""
    data: tuple[Any, ...] = getattr(made, "_pickled_data", ())
    if len(data) != _PARTS or not isinstance(data[2], bytes) or data[5] or data[6]:
        return None
    _, flags, code, groups, _, _, _, *rest = data
    return Code(code, [flags, groups, *rest])
