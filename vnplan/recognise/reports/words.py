"""The words of ``reports.toml``, compiled on first use."""

from functools import cache

from vnplan.rules.fragments import filled
from vnplan.rules.load import Form, Rule, load
from vnplan.text import kept_re as re
from vnplan.text.patterns import compiled, longest_first
from vnplan.vocab.bodies.lexicon import phrase_sources
from vnplan.vocab.kinds import kinds_by_name

# Papers that are no documents of an administration when they stand without a number.
_ALWAYS_NUMBERED = frozenset({"law", "constitution", "order", "ordinance", "project", "report", "consolidated"})


class Verb(Rule):
    """Words for what is done to a document, and the kinds that may stand behind them without a number."""

    words: tuple[str, ...]
    unnumbered: tuple[str, ...]


class Word(Rule):
    """Words for a document that are the name of no kind."""

    words: tuple[str, ...]
    kind: str


@cache
def kinds() -> dict[str, str]:
    """The words for documents, in small letters, with their kind; longer ones first."""
    names = {**kinds_by_name(), **{word: row.kind for row in load("reports", "word", Word) for word in row.words}}
    return dict(sorted(names.items(), key=lambda item: -len(item[0])))


@cache
def bare_kinds() -> dict[str, frozenset[str]]:
    """For each verb the kinds that may stand behind it without a number."""
    return {word: frozenset(row.unnumbered) - _ALWAYS_NUMBERED for row in load("reports", "verb", Verb) for word in row.words}


@cache
def form(name: str) -> re.Pattern[str]:
    """A small pattern by name, over text in small letters."""
    return compiled(filled(next(row.pattern for row in load("reports", "form", Form) if row.name == name)))


@cache
def kind_pattern() -> str:
    """A word for a document."""
    return "(?P<kind>" + "|".join(phrase_sources(kinds())) + r")(?!\w)"


@cache
def kind_word() -> re.Pattern[str]:
    """A word for a document."""
    return re.compile(rf"(?<!\w){kind_pattern()}")


@cache
def issuing() -> re.Pattern[str]:
    """A verb of issuing and the word for a document behind it."""
    verbs = "|".join(phrase_sources(longest_first(bare_kinds())))
    between = next(row.pattern for row in load("reports", "form", Form) if row.name == "between")
    return re.compile(rf"(?<!\w)(?P<verb>{verbs})(?:{between}){kind_pattern()}")
