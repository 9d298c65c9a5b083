"""Communes, wards, townships and special zones before and after 1 July 2025, by the extra ``communes``.

The units and which of them went into which are data files of the package onflow-location-platform. They are read as they
are; none of its code is run, and nothing is fetched.
"""

import datetime as dt
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from functools import cache
from importlib.util import find_spec
from itertools import zip_longest
from pathlib import Path
from typing import Any, Literal, NamedTuple
from unicodedata import normalize

from vnplan.errors import MissingExtraError, way
from vnplan.model.base import Model
from vnplan.model.document import Document
from vnplan.model.task import Party
from vnplan.text import kept_re as re
from vnplan.vocab.bodies.lexicon import plain, provinces
from vnplan.vocab.bodies.rows import Province

CHANGE = dt.date(2025, 7, 1)
_LAST_DAY = CHANGE - dt.timedelta(days=1)
_PACKAGE = "onflow_location_platform"

Level = Literal["commune", "ward", "township", "special_zone"]
_LEVELS: Mapping[str, Level] = {"xã": "commune", "phường": "ward", "thị trấn": "township", "đặc khu": "special_zone"}
_SHORT = {"p.": "phường", "tt.": "thị trấn", "x.": "xã", "h.": "huyện", "q.": "quận", "tx.": "thị xã", "tp.": "thành phố",
          "tp": "thành phố"}  # fmt: skip
_LEVEL = re.compile(
    r"(?<![\w.])(?<!hợp tác )(thị xã|thị trấn|thành phố|đặc khu|phường|huyện|quận|tỉnh|xã|t[ptx]\.|tt\.|[pxhq]\.|tp(?!\w))\s*"
)
_END = re.compile(r"[,;:()]|\s[-–]\s*$")
_ZEROS = re.compile(r"(?<!\w)0+(?=\d)")


class Commune(Model):
    """A unit of the lowest level: ``province`` is the one that it lay in while it was valid.

    ``code`` is that of the statistics office as the package has it; 123 of today's 3,321 have another one in its later list.
    ``valid_from`` of a unit that ended in 2025 is not known, nor is the end of one that is there today. ``successors`` are the
    units that took it over on 1 July 2025, several where it was divided.

    >>> Commune(code="20194", level="commune", name="Xã Hòa Bắc", province="Đà Nẵng", valid_to="2025-06-30").successors
    ()
    """

    code: str
    level: Level
    name: str
    province: str
    district: str | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    successors: tuple["Commune", ...] = ()


def find(name: str, *, district: str | None = None, province: str | None = None, on: dt.date | None = None) -> Commune | None:
    """The unit that a body's name names: nothing where the name fits none or several, or its place is not known.

    Places that the name itself says count before ``district`` and ``province``; one of them is needed. ``on`` is the day of the
    document and tells a unit of before July 2025 from one of the same name today; a district does so too, for it had only
    old ones.

    Raises:
        MissingExtraError: the extra ``communes`` is not installed.

    >>> if find_spec("onflow_location_platform"):
    ...     unit = find("UBND xã Hòa Liên", district="Hòa Vang", province="Đà Nẵng")
    ...     assert [one.name for one in unit.successors] == ["Phường Hải Vân", "Phường Liên Chiểu"]
    """
    said, near = _said(name), _named_district(district)
    said = said._replace(district=said.district or (None if said.province else near))
    return _find(said, _Places(None, None, province and _unit_province(province)), on)


def of_document(document: Document) -> dict[str, Commune]:
    """The units that the bodies of a document name, by the normal name of the body: its issuer and those of its tasks.

    The issuer's district and province count for bodies that name none.

    Raises:
        MissingExtraError: the extra ``communes`` is not installed.
    """
    header = document.header
    heads = [found.value or found.text for found in (header.issuer, header.parent_body) if found]
    issuers = [_said(head) for head in heads]
    around = _Places(
        None,
        next((said.district for said in issuers if said.district), None),
        next((said.province for said in issuers if said.province), None),
    )
    names = [*heads[: header.issuer is not None], *(body.value or body.text for body in _bodies(document))]
    found = {name: _find(_said(name), around, header.issued) for name in dict.fromkeys(names)}
    return {name: unit for name, unit in found.items() if unit}


def _bodies(document: Document) -> Iterator[Party]:
    for lead, coordinating in ((one.lead, one.coordinating) for kind in (document.tasks, document.assignments) for one in kind):
        yield from (*lead, *coordinating)


class _Places(NamedTuple):
    """The places of a name: the unit and the district in plain words with their levels, the name of the province."""

    unit: str | None
    district: str | None
    province: str | None


def _find(said: _Places, around: _Places, on: dt.date | None) -> Commune | None:
    units = _units()
    province = said.province or around.province
    district = said.district or (None if said.province else around.district)
    if said.unit is None or not (district or province):
        return None
    named = [unit for unit in units.get(said.unit, ()) if province in (None, unit.province)]
    if district and (said.district or on is None or on < CHANGE):
        named = [unit for unit in named if unit.district and _fits(unit.district, district)]
    elif on:
        named = [unit for unit in named if (unit.valid_to is None) == (on >= CHANGE)]
    return named[0] if len(named) == 1 and (province or named[0].district) else None


def _fits(district: str, named: str) -> bool:
    """Whether a district is the one named, with its level or without."""
    key = _key(district)
    return named in (key, _LEVEL.sub("", key, count=1))


def _said(name: str) -> _Places:
    """The places that a body's name says; no unit where it names several."""
    text = _key(name)
    levels = list(_LEVEL.finditer(text))
    units, districts, found = [], [], None
    for level, after in zip_longest(levels, levels[1:]):
        words = _END.split(text[level.end() : after.start() if after else len(text)], maxsplit=1)[0].strip(" .-–")
        kind = _SHORT.get(level[1], level[1])
        row = provinces().get(words) if kind in ("tỉnh", "thành phố") else None
        if not words:
            continue
        if kind in _LEVELS:
            units.append(f"{kind} {words}")
        elif row and (kind == "tỉnh" or row.kind == "city"):
            found = row.name
        elif kind != "tỉnh":
            districts.append(f"{kind} {words}")
    return _Places(units[0] if len(units) == 1 else None, districts[0] if len(districts) == 1 else None, found)


def _named_district(text: str | None) -> str | None:
    """A district as it is given: with its level, or its name alone."""
    return (_said(text).district or _key(text)) if text else None


def _unit_province(text: str) -> str:
    """The name of a province in the tables, or what is given where they have none of it."""
    row = _province(text)
    return row.name if row else text


def _province(text: str) -> Province | None:
    key = _key(text)
    return provinces().get(key) or provinces().get(_LEVEL.sub("", key, count=1))


def _key(text: str) -> str:
    """What names are looked up by: plain, one apostrophe, no zeros before a number."""
    low = plain(normalize("NFC", " ".join(text.split()))).replace("’", "'")
    return _ZEROS.sub("", low)


@cache
def _units() -> dict[str, tuple[Commune, ...]]:
    """All units of before and of today, by level and name in plain words."""
    folder = _data()
    with closing(sqlite3.connect(f"{(folder / 'dataset.db').as_uri()}?mode=ro&immutable=1", uri=True)) as data:
        new = data.execute("select provinceKey, wardKey, wardCode, ward, provinceShort from admin_units").fetchall()
        old = data.execute(
            "select provinceKey || '_' || districtKey || '_' || wardKey, wardCode, ward, provinceShort, district "
            "from admin_units_legacy where ward is not null"
        ).fetchall()
    today = {(place, key): _unit(*row, valid_from=CHANGE) for place, key, *row in new}
    into = _successors(json.loads((folder / "converter_2025.json").read_text("utf-8")))
    before = [
        _unit(*row, valid_to=_LAST_DAY, district=district, successors=tuple(today[key] for key in sorted(into[key])))
        for key, *row, district in old
    ]
    return _by_name((*before, *today.values()))


def _unit(code: str, name: str, province: str, **more: object) -> Commune:
    level = next(level for word, level in _LEVELS.items() if _key(name).startswith(word))
    return Commune.model_validate({"code": code, "level": level, "name": name, "province": _unit_province(province), **more})


def _by_name(units: Iterable[Commune]) -> dict[str, tuple[Commune, ...]]:
    found: dict[str, list[Commune]] = defaultdict(list)
    for unit in units:
        found[_key(unit.name)].append(unit)
    return {name: tuple(group) for name, group in found.items()}


def _successors(data: Any) -> dict[str, set[tuple[str, str]]]:  # noqa: ANN401 - as JSON gives it
    """The keys of the units that each old unit went into."""
    into: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for province, wholes in data["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for new, olds in wholes.items():
            for old in olds:
                into[old].add((province, new))
    for province, divided in data["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            into[old] |= {(province, part["newWardKey"]) for part in parts}
    return into


def _data() -> Path:
    """The folder of the data files; looking for the package does not import it."""
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise MissingExtraError(f"communes need onflow-location-platform: {way('communes')}")
    return Path(next(iter(spec.submodule_search_locations))) / "data"
