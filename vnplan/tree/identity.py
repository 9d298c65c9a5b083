"""Kinds: what a name says a document is."""

from functools import cache

from vnplan.rules.load import DocumentType, load
from vnplan.text import kept_re as re
from vnplan.text.patterns import longest_first


@cache
def types() -> tuple[DocumentType, ...]:
    """The table of kinds."""
    return load("doctypes", "type", DocumentType)


@cache
def kind_words() -> re.Pattern[str]:
    """Any name of a kind, in any case, longer names first."""
    names = longest_first(row.name for row in types())
    return re.compile(rf"(?P<kind>{'|'.join(re.escape(n) for n in names)})(?=$|[\s:.,\"“*(])", re.IGNORECASE)


def kind_of_name(name: str) -> str | None:
    """The kind that a name stands for, in any case.

    >>> kind_of_name("KẾ HOẠCH"), kind_of_name("Sở")
    ('plan', None)
    """
    wanted = " ".join(name.split()).lower()
    return next((row.kind for row in types() if row.name.lower() == wanted), None)
