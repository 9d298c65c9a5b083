"""Lists of words, as alternatives of a pattern."""

import re
from functools import cache

from vnplan.errors import RuleError
from vnplan.rules.load import Rule, load


class Words(Rule):
    """A list of words and what it is for."""

    name: str
    use: str
    words: tuple[str, ...]


@cache
def lists() -> dict[str, tuple[str, ...]]:
    """The lists of ``words.toml`` by name."""
    return {row.name: row.words for row in load("words", "words", Words)}


@cache
def alternatives(name: str) -> str:
    """The words of a list as a pattern, longer ones first.

    Raises:
        RuleError: there is no such list; the message names those that exist.

    >>> re.match(alternatives("orders"), "Giao Sở Nội vụ").group()
    'Giao'
    """
    if name not in lists():
        raise RuleError(f"rules/tables/words.toml has no list “{name}”; it has: {', '.join(sorted(lists()))}")
    return "(?:" + "|".join(re.escape(word) for word in sorted(lists()[name], key=len, reverse=True)) + ")"
