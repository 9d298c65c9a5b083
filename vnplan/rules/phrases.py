"""Phrases that the stages look for: rows ``[[phrase]]`` of the tables, compiled when they are first asked for."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TypeVar

from vnplan.errors import RuleError
from vnplan.rules.fragments import filled
from vnplan.rules.load import DocumentType, Form, load, words_of
from vnplan.rules.words import alternatives, lists
from vnplan.text import kept_re as re
from vnplan.text.patterns import any_pattern
from vnplan.text.quick import Quick

_NAME = re.compile(r"\{([a-z_.]+)\}")


# The names of kinds of documents as patterns name them, and how these write a name.
_KINDS: dict[str, Callable[[str], tuple[str, ...]]] = {
    "kind": lambda name: (name,),
    "kind_in_capitals": lambda name: (name.upper(),),
    "kind_in_text": lambda name: (name, name.lower()),
}


class Phrase(Form):
    """A phrase and what it is looked for.

    Beside fragments its pattern takes in the word lists of ``words.toml`` (``{position}``), the words of the rows of another
    table (``{citations.programme}``) and the names of kinds of documents (``{kind}``).

    An example is a text, what is found in it where that is not all of it (``finds``), and the groups that this gives; nothing
    is found in a reject.
    """

    use: str


class Phrases(dict[str, Quick]):
    """The phrases of a table by name, each compiled when it is first asked for.

    >>> Phrases("effects")["school_year"].search("áp dụng từ năm học 2025-2026")["scope"]
    'năm học 2025-2026'
    """

    def __init__(self, table: str) -> None:
        """Take the name of the table, which is read when a phrase is asked for."""
        super().__init__()
        self._table = table

    def __missing__(self, name: str) -> Quick:
        """The phrase of a row.

        Raises:
            RuleError: there is none; the message names those that exist.
        """
        rows = {row.name: row.pattern for row in load(self._table, "phrase", Phrase)}
        if name not in rows:
            raise RuleError(f"rules/tables/{self._table}.toml has no phrase “{name}”; it has: {', '.join(sorted(rows))}")
        found = self[name] = Quick(phrased(rows[name]))
        return found


F = TypeVar("F", bound=Form)


@cache
def patterns(table: str, key: str, rule: type[F]) -> tuple[tuple[F, Quick], ...]:
    """The rows ``[[key]]`` of a table, each with its pattern, in order."""
    return tuple((row, Quick(phrased(row.pattern))) for row in load(table, key, rule))


def either(table: str, key: str, rule: type[F], kept: Callable[[F], bool] = lambda _: True) -> str:
    """The patterns of the rows ``[[key]]`` of a table that are ``kept``, as one; one that matches nothing where none is."""
    return "|".join(phrased(row.pattern) for row in load(table, key, rule) if kept(row)) or "(?!)"


@cache
def any_row(table: str, key: str, rule: type[F], kept: Callable[[F], bool] | None = None) -> re.Pattern[str]:
    """The rows of a table that are ``kept`` in one pattern, which tells at once of a text that none of them fits."""
    return any_pattern(pattern.pattern.pattern for row, pattern in patterns(table, key, rule) if kept is None or kept(row))


def phrased(pattern: str) -> str:
    """A pattern with the fragments, the word lists and the names of kinds that it names put in."""
    return _NAME.sub(lambda found: _list(found[1]) or found[0], filled(pattern))


@cache
def _list(name: str) -> str | None:
    if name in _KINDS:
        return _either(_names(name))
    table, _, key = name.partition(".")
    if key:
        return _either(words_of(table, key))
    return alternatives(name) if name in lists() else None


def _names(way: str) -> Sequence[str]:
    """The names of the kinds of documents, written one way, longer ones first."""
    names = {written for row in load("doctypes", "type", DocumentType) for written in _KINDS[way](row.name)}
    return sorted(names, key=lambda name: (-len(name), name))


def _either(words: Iterable[str]) -> str:
    # All at once: to escape a word costs much for how short it is.
    return "(?:" + re.escape("\0".join(words)).replace(r"\ ", r"\s+").replace("\0", "|") + ")"
