"""Kinds: what a name says a document is."""

from functools import cache

from vnplan.rules.load import DocumentType, load


@cache
def types() -> tuple[DocumentType, ...]:
    """The table of kinds."""
    return load("doctypes", "type", DocumentType)


def kind_of_name(name: str) -> str | None:
    """The kind that a name stands for, in any case.

    >>> kind_of_name("KẾ HOẠCH"), kind_of_name("Sở")
    ('plan', None)
    """
    wanted = " ".join(name.split()).lower()
    return next((row.kind for row in types() if row.name.lower() == wanted), None)
