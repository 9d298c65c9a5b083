"""``re`` for patterns that are always the same: each is compiled once on a machine, then kept.

To be imported in its place, ``from vnplan.text import kept_re as re``. A pattern that is made from a page is none of these.
"""

import re
from importlib import import_module
from re import (
    DOTALL,
    IGNORECASE,
    MULTILINE,
    Match,
    Pattern,
    escape,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
)
from typing import Any

from vnplan.text.firsts import with_firsts
from vnplan.text.kept import Code, code_of, kept, numbers_of

__all__ = [
    "DOTALL",
    "IGNORECASE",
    "MULTILINE",
    "Match",
    "Pattern",
    "compile",
    "escape",
    "finditer",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
]


def compile(pattern: str, flags: int = 0) -> re.Pattern[str]:  # noqa: A001 - it stands for that of ``re``
    """The pattern, from what is kept where it was compiled before.

    >>> compile("[Ss]ở").fullmatch("Sở") is not None
    True
    """
    key = f"re listed {int(flags)} {pattern}"
    found = kept().get(key)
    # How ``re`` makes a pattern of code has no public name: where it is another one, the pattern is compiled as usual.
    try:
        if found is None:
            found = _coded(pattern, int(flags))
            kept().put(key, found)
        all_flags, groups, index = found.told
        names: list[str | None] = [None] * (groups + 1)
        for name, number in index.items():
            names[number] = name
        made: re.Pattern[str] = import_module("_sre").compile(
            pattern, all_flags, code_of(found.numbers), groups, index, tuple(names)
        )
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):
        return re.compile(pattern, flags)
    return made


def _coded(pattern: str, flags: int) -> Code:
    tree: Any = import_module("re._parser").parse(pattern, flags)
    all_flags = flags | tree.state.flags
    code = with_firsts(import_module("re._compiler")._code(tree, flags), tree, all_flags)  # noqa: SLF001
    return Code(numbers_of(code), [all_flags, tree.state.groups - 1, dict(tree.state.groupdict)])
