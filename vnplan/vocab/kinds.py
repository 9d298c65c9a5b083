"""The names of the kinds of documents, whoever reads one: a heading, a record, an article."""

from collections.abc import Mapping
from functools import cache

from vnplan.rules.load import DocumentType, load
from vnplan.text.letters import strip_marks

# Figures and strokes that a scan makes of letters.
_MISREAD = str.maketrans({"0": "O", "1": "I", "|": "I", "!": "I"})


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


def tight_name(name: str) -> str:
    """The name of a kind as a scan or a typesetter may leave it: without marks and blanks, figures read as letters.

    >>> tight_name("K Ế  H0ẠCII"), tight_name("Quyết định")
    ('KEHOACH', 'QUYETDINH')
    """
    return "".join(strip_marks(name).upper().translate(_MISREAD).split()).replace("II", "H")


@cache
def names_by_tight_name() -> Mapping[str, str]:
    """The names of kinds by what ``tight_name`` makes of them.

    >>> names_by_tight_name()[tight_name("THÔNG BÁ0")]
    'thông báo'
    """
    return {tight_name(name): name for name in reversed(list(kinds_by_name()))}
