"""Kinds and numbers: what a name or a code says a document is."""

import re
from functools import cache

from vnplan.rules.load import DocumentType, load

_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "Ð": "Đ"})
_ASSEMBLY = re.compile(r"QH\d|UBTVQH\d")
_PARTY = re.compile(r"\d*[a-z]?-([^/]+)")


@cache
def types() -> tuple[DocumentType, ...]:
    """The table of kinds."""
    return load("doctypes", "type", DocumentType)


@cache
def kind_words() -> re.Pattern[str]:
    """Any name of a kind, in any case, longer names first."""
    names = sorted({row.name for row in types()}, key=len, reverse=True)
    return re.compile(rf"(?P<kind>{'|'.join(re.escape(n) for n in names)})(?=$|[\s:.,\"“*(])", re.IGNORECASE)


def kind_of_name(name: str) -> str | None:
    """The kind that a name stands for, in any case.

    >>> kind_of_name("KẾ HOẠCH"), kind_of_name("Sở")
    ('plan', None)
    """
    wanted = " ".join(name.split()).lower()
    return next((row.kind for row in types() if row.name.lower() == wanted), None)


def kind_of_number(number: str) -> str | None:
    """The kind that the code in a canonical number stands for; a body's code in its place makes an official letter.

    >>> kind_of_number("58/KH-UBND"), kind_of_number("917/LĐTBXH-BĐG"), kind_of_number("18-CTr/TU"), kind_of_number("12")
    ('plan', 'official_letter', 'action_programme', None)
    """
    parts = number.split("/")
    if len(parts) < 2:
        return None
    party = _PARTY.fullmatch(parts[0])
    if party:
        return next((row.kind for row in types() if party[1] in row.party_codes), None)
    tail = parts[2] if parts[1].isdigit() and len(parts) > 2 else parts[1]
    code = tail.split("-")[0]
    if _ASSEMBLY.match(code):
        return None
    found = next((row.kind for row in types() if code in row.codes), None)
    return found or ("official_letter" if "-" in tail else None)


def canonical(number: str) -> str | None:
    """A number without spaces, with plain dashes and Đ; ``None`` where its digits are blank, as in drafts.

    >>> canonical("58/KH - UBND"), canonical("/KH-UBND")
    ('58/KH-UBND', None)
    """
    if number.strip().startswith(("/", "-", "–")):
        return None
    tight = re.sub(r"\s+", "", number.translate(_DASHES)).strip(".,-/_")
    tight = re.sub(r"-{2,}.*$", "", tight)
    return tight if tight[:1].isdigit() and ("/" in tight or "-" in tight) else None
