"""Addresses of Vietnamese documents by the Akoma Ntoso Naming Convention 1.0.

``/akn/vn/<act|doc>/<kind>[/<issuer>]/<date>/<number>``. A number that holds its year and is not a local one is an identity
by itself: the date is then the year and the issuer is left out, so that every mention of a decree gets the same address.
Other numbers begin anew each year with each issuer: there the date of issue and the issuer are named as far as known.
"""

from vnplan.export._names import kind_name, slug
from vnplan.export.akn.profile import ACTS, NORMATIVE_WITH_YEAR, UNKNOWN_DATE, EIds
from vnplan.model.citation import Citation, Reference
from vnplan.model.day import iso_day
from vnplan.model.part import Part
from vnplan.model.place import Place
from vnplan.text import kept_re as re

_YEAR = re.compile(r"/((?:19|20)\d\d)/")
_LOCAL = re.compile(r"UBND|HĐND|[-/]UB\b")
_CODE = re.compile(r"[-/]([^-/\d]+)\d*$")
# The elements of levels whose names are not theirs.
_ELEMENTS = {"annex": "attachment", "clause": "paragraph", "item": "point", "passage": "p", "dash": "indent"}
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?$")


def doctype(kind: str | None, number: str | None) -> str:
    """``act`` for laws, decrees and whatever else lays down rules, ``doc`` for all else.

    A resolution or a decision lays down rules where its number holds the year (Law on legal documents 2015, Article 10).

    >>> doctype("decree", "30/2020/NĐ-CP"), doctype("decision", "178/QĐ-TTg"), doctype("decision", "7/2024/QĐ-UBND")
    ('act', 'doc', 'act')
    """
    normative = kind in NORMATIVE_WITH_YEAR and number is not None and _YEAR.search(number)
    return "act" if kind in ACTS or normative else "doc"


def work_uri(
    kind: str | None, number: str | None, date: str | None = None, issuer: str | None = None, name: str | None = None
) -> str:
    """The address of a work; ``0001`` stands for a date that is not known, ``nn`` for a number that is not.

    >>> work_uri("decree", "30/2020/NĐ-CP", "2020-03-05", "Chính phủ")
    '/akn/vn/act/nghi-dinh/2020/30-2020-nd-cp'
    >>> work_uri("plan", "58/KH-UBND", "2017-04-17", "UBND tỉnh Thái Nguyên")
    '/akn/vn/doc/ke-hoach/ubnd-tinh-thai-nguyen/2017-04-17/58-kh-ubnd'
    >>> work_uri("law", None, name="Luật Báo chí")
    '/akn/vn/act/luat/0001/luat-bao-chi'
    """
    year = _YEAR.search(number) if number else None
    date = date if date and _DATE.match(date) else None
    actor = ""
    if number and (year is None or _LOCAL.search(number)):
        code = _CODE.search(number)
        actor = slug(issuer) if issuer else slug(code[1]) if code else ""
        actor = f"/{actor}" if actor and not actor[0].isdigit() else ""
    elif year:
        date = year[1]
    last = slug(number or name or "") or "nn"
    return f"/akn/vn/{doctype(kind, number)}/{slug(kind_name(kind))}{actor}/{date or UNKNOWN_DATE[:4]}/{last}"


def part_uri(part: Part) -> str:
    """The address of a parsed document."""
    header = part.header
    return work_uri(
        part.kind,
        header.number.value if header.number else None,
        header.date.value if header.date else None,
        header.issuer.text if header.issuer else None,
        header.title.text if header.title else None,
    )


def place_eid(place: Place) -> str:
    """The id of a provision in its document, as far as the place names it.

    >>> place_eid(Place(article="5", clause="2", point="a"))
    'art_5__para_2__point_a'
    """
    ids, eid = EIds(), ""
    for name, number in place:
        if number is not None and name != "to":
            eid = ids.take(_ELEMENTS.get(name, name), number, eid)
    return eid


def cited_uri(citation: Citation, reference: Reference | None) -> str:
    """The address of a cited document; ``reference`` knows what other mentions of it say."""
    known = reference or citation
    issuer = reference.issuer if reference else citation.issuer.text if citation.issuer else None
    name = citation.name or known.name or known.title or citation.title
    return work_uri(known.kind, known.number, iso_day(known.date or citation.date), issuer, name)
