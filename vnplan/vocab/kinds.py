"""The names of the kinds of documents, whoever reads one: a heading, a record, an article."""

from collections.abc import Mapping
from functools import cache

from vnplan.rules.load import DocumentType, load


@cache
def kinds_by_name() -> Mapping[str, str]:
    """The kinds by their names in small letters.

    >>> kinds_by_name()["kế hoạch"]
    'plan'
    """
    return {row.name.lower(): row.kind for row in load("doctypes", "type", DocumentType)}


def kind_of_name(name: str) -> str | None:
    """The kind that a name stands for, in any case.

    >>> kind_of_name("KẾ  HOẠCH"), kind_of_name("Sở")
    ('plan', None)
    """
    return kinds_by_name().get(" ".join(name.split()).lower())
