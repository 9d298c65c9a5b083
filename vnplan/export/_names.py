"""Names for readers: of kinds of documents, of cited documents; and short plain forms of names for addresses."""

import unicodedata
from functools import cache

from vnplan.model.citation import Citation, Reference
from vnplan.model.part import Part
from vnplan.rules.load import DocumentType, load
from vnplan.text import kept_re as re

_OTHER = re.compile(r"[^a-z0-9]+")
_NO_KIND = "Văn bản"


@cache
def _kinds() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in load("doctypes", "type", DocumentType):
        names.setdefault(row.kind, row.name)
    return {**names, "other": _NO_KIND}


def kind_name(kind: str | None) -> str:
    """The Vietnamese word for a kind of document.

    >>> kind_name("plan"), kind_name("other"), kind_name(None)
    ('Kế hoạch', 'Văn bản', 'Văn bản')
    """
    return _kinds().get(kind or "other", _NO_KIND)


def document_name(part: Part) -> str:
    """What people call a document: its kind, its number, else its title."""
    header = part.header
    if header.number:
        return f"{kind_name(part.kind)} {header.number.value}"
    return f"{kind_name(part.kind)} {header.title.text}" if header.title else kind_name(part.kind)


def cited_name(cited: Citation | Reference) -> str:
    """What people call a cited document: kind and number, else the name, else the words that mention it.

    >>> cited_name(Reference(id="r1", kind="decree", number="30/2020/NĐ-CP"))
    'Nghị định 30/2020/NĐ-CP'
    """
    if cited.number:
        return f"{kind_name(cited.kind)} {cited.number}"
    return cited.name or (cited.text if isinstance(cited, Citation) else kind_name(cited.kind))


def slug(text: str, most: int = 80) -> str:
    """Text as a part of an address: plain small letters and digits, hyphens between, at most ``most`` of them.

    >>> slug("Ủy ban nhân dân tỉnh Đắk Lắk"), slug("58/KH-UBND")
    ('uy-ban-nhan-dan-tinh-dak-lak', '58-kh-ubnd')
    """
    plain = unicodedata.normalize("NFD", text[: most * 4].lower().replace("đ", "d"))
    return _OTHER.sub("-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")[:most].rstrip("-")
