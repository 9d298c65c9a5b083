"""Communes and what became of them in July 2025."""

import datetime as dt
import importlib.util
import subprocess
import sys
from typing import Any

import pytest

import vnplan
from tests.conftest import ROOT
from vnplan import communes

BEFORE, AFTER = dt.date(2024, 5, 6), dt.date(2025, 9, 1)
PLAN = """ỦY BAN NHÂN DÂN
HUYỆN HÒA VANG
-------
Số: 12/KH-UBND

Hòa Vang, ngày 5 tháng 3 năm 2024

KẾ HOẠCH
Phòng, chống hạn năm 2024

I. NHIỆM VỤ

1. Giao UBND xã Hòa Liên nạo vét kênh trước ngày 30/4/2024.

2. Ủy ban nhân dân xã Hòa Sao sửa trạm bơm.

II. KINH PHÍ

Ngân sách huyện."""

needs_data = pytest.mark.skipif(
    importlib.util.find_spec("onflow_location_platform") is None, reason="the units are data of the extra communes"
)


Row = tuple[str, str | None, list[str]]


def row(unit: communes.Commune | None) -> Row | None:
    return (unit.name, unit.district, [after.name for after in unit.successors]) if unit else None


HOA_LIEN = ("Xã Hòa Liên", "Huyện Hòa Vang", ["Phường Hải Vân", "Phường Liên Chiểu"])


@needs_data
@pytest.mark.parametrize(
    ("name", "given", "wanted"),
    [
        ("UBND xã Hòa Liên", {"district": "Hòa Vang", "province": "Đà Nẵng"}, HOA_LIEN),
        ("Đảng ủy xã Hoà Liên", {"district": "huyện Hòa Vang"}, HOA_LIEN),
        ("UBND XÃ HÒA LIÊN, HUYỆN HÒA VANG", {"province": "TP. Đà Nẵng"}, HOA_LIEN),
        ("xã Hòa Liên", {"district": "Hòa Vang", "on": AFTER}, HOA_LIEN),
        ("P. 12, Q. 10, TP. Hồ Chí Minh", {}, ("Phường 12", "Quận 10", ["Phường Hòa Hưng"])),
        ("phường 05", {"district": "quận 3", "province": "Hồ Chí Minh"}, ("Phường 5", "Quận 3", ["Phường Bàn Cờ"])),
        ("đặc khu Phú Quốc, tỉnh An Giang", {}, ("Đặc khu Phú Quốc", None, [])),
        ("xã Bình Minh", {"province": "Ninh Bình", "on": AFTER}, ("Xã Bình Minh", None, [])),
        ("xã Hòa Liên", {"province": "Đà Nẵng", "on": AFTER}, None),
        ("đặc khu Phú Quốc", {"province": "An Giang", "on": BEFORE}, None),
        ("phường 12", {"province": "Hồ Chí Minh"}, None),
        ("xã Hòa Liên", {}, None),
        ("xã Hòa Liên", {"province": "Ninh Bình"}, None),
        ("xã Hòa Liên", {"district": "Vang", "province": "Đà Nẵng"}, None),
        ("UBND các xã, phường", {"province": "Đà Nẵng"}, None),
        ("xã Hòa Liên và xã Hòa Bắc", {"province": "Đà Nẵng"}, None),
        ("Bảo hiểm xã hội tỉnh Ninh Bình", {}, None),
        ("", {"province": "Đà Nẵng"}, None),
    ],
)
def test_a_name_and_its_place_give_one_unit_or_none(name: str, given: dict[str, Any], wanted: Row | None) -> None:
    assert row(communes.find(name, **given)) == wanted


@needs_data
def test_units_of_before_end_where_those_of_today_begin() -> None:
    unit = communes.find("xã Hòa Liên", province="Đà Nẵng")
    assert unit is not None
    assert (unit.code, unit.level, unit.valid_from, unit.valid_to) == ("20296", "commune", None, dt.date(2025, 6, 30))
    assert {(after.valid_from, after.valid_to, after.level) for after in unit.successors} == {(dt.date(2025, 7, 1), None, "ward")}


@needs_data
def test_the_issuer_hands_its_district_to_the_bodies_of_its_document() -> None:
    found = communes.of_document(vnplan.parse(PLAN))
    assert {name: row(unit) for name, unit in found.items()} == {"Ủy ban nhân dân xã Hòa Liên": HOA_LIEN}


@pytest.mark.slow
@needs_data
def test_the_code_of_the_package_is_not_run() -> None:
    code = (
        "import sys; from vnplan import communes; communes.find('xã Hòa Liên', province='Đà Nẵng');"
        "print(sorted({'onflow_location_platform', 'pandas', 'shapely', 'geopy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    communes._units.cache_clear()  # noqa: SLF001 - what another test has read
    monkeypatch.setattr(communes, "find_spec", lambda _: None)
    with pytest.raises(vnplan.MissingExtraError, match=r"\[communes\]"):
        communes.find("xã Hòa Liên", province="Đà Nẵng")
