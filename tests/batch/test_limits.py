"""Pages at both sides of the size that is allowed, in each form; pieces at both sides of what a shard may hold."""

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.batch.support import job, records
from tests.search import searched
from vnplan.batch.job import Fields
from vnplan.batch.records import record_from_row
from vnplan.batch.sources import plan_sources
from vnplan.batch.sources.warc import _decoded

zstandard = pytest.importorskip("zstandard")

LIMIT = 4000
SIZES = (LIMIT - 1, LIMIT, LIMIT + 1, LIMIT + 2)


def page(size: int) -> bytes:
    return ("Điều 1. " + "Cấm xe. " * size).encode()[: size - 1].decode(errors="ignore").encode().ljust(size, b".")


def _zip(path: Path, pages: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path / "a.zip", "w") as file:
        for name, content in pages.items():
            file.writestr(name, content)


def _tar(path: Path, pages: dict[str, bytes]) -> None:
    with tarfile.open(path / "a.tar", "w") as file:
        for name, content in pages.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            file.addfile(info, io.BytesIO(content))


def _folder(path: Path, pages: dict[str, bytes]) -> None:
    for name, content in pages.items():
        (path / name).write_bytes(content)


PACKED: dict[str, Callable[[bytes], bytes]] = {"": bytes, ".gz": gzip.compress, ".zst": zstandard.compress}


@pytest.mark.parametrize("form", [_folder, _zip, _tar])
@pytest.mark.parametrize("packed", PACKED)
def test_a_page_may_be_as_large_as_is_allowed_and_no_larger(
    form: Callable[[Path, dict[str, bytes]], None], packed: str, tmp_path: Path
) -> None:
    form(tmp_path, {f"{n}.txt{packed}": PACKED[packed](page(size)) for n, size in enumerate(SIZES)})
    found = records(tmp_path, limits={"record_bytes": LIMIT})
    assert [one.failure.reason if one.failure else None for one in found] == [None, None, "too_large", "too_large"]
    assert [one.content for one in found] == [page(LIMIT - 1), page(LIMIT), None, None]


@pytest.mark.parametrize("form", [_zip, _tar])
@given(sizes=st.lists(st.integers(1, 300), min_size=1, max_size=25), most=st.integers(1, 6), room=st.integers(1, 700))
@settings(searched(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pieces_hold_what_fits_and_not_one_page_less(
    form: Callable[[Path, dict[str, bytes]], None], sizes: list[int], most: int, room: int, tmp_path: Path
) -> None:
    form(tmp_path, {f"{n:02}.txt": page(size) for n, size in enumerate(sizes)})
    made = job(tmp_path / ("a.zip" if form is _zip else "a.tar"), shard_records=most, shard_bytes=room)
    planned = [(piece.start, piece.stop, held) for piece, held in plan_sources(made)]
    wanted: list[tuple[int, int, int]] = []
    for n, size in enumerate(sizes):
        if wanted and n - wanted[-1][0] < most and wanted[-1][2] + size <= room:
            wanted[-1] = wanted[-1][0], n + 1, wanted[-1][2] + size
        else:
            wanted.append((n, n + 1, size))
    assert planned == wanted


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_one_name_are_told_apart_by_numbers(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        for text in ("Một.", "Hai.", "Ba."):
            file.writestr("a.txt", text)
        file.writestr("b.txt", "Bốn.")
    found = records(tmp_path / "a.zip")
    assert [one.source.rpartition("/")[2] for one in found] == ["a.txt", "a.txt#2", "a.txt#3", "b.txt"]


def test_a_line_of_json_may_be_as_large_as_is_allowed(tmp_path: Path) -> None:
    texts = [page(size).decode() for size in (LIMIT - 100, LIMIT * 3)]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts), "utf-8")
    found = records(tmp_path / "a.jsonl", limits={"record_bytes": LIMIT})
    assert [one.failure.reason if one.failure else None for one in found] == [None, "too_large"]


@pytest.mark.parametrize("page", ["Một trang.", b"Trang."])
def test_a_row_may_hold_as_much_as_is_allowed(page: str | bytes) -> None:
    found = [record_from_row({"body": page}, Fields(text="body"), "a", {"row": 1}, len(page) + more) for more in (-1, 0, 1)]
    assert [one.content for one in found] == [None, page, page]
    assert [one.failure and one.failure.reason for one in found] == ["too_large", None, None]
    assert {one.place["row"] for one in found} == {1}


def test_a_row_without_a_page_says_which_column_is_empty() -> None:
    fields = Fields(html="html", text="body", url="link", date="day")
    row = {"html": "", "body": "Một.", "link": " a.vn ", "day": "2024-03-05T10:00"}
    assert record_from_row(row, fields, "a", {}, 99).content == "Một."
    assert record_from_row(row, fields, "a", {}, 99).date == "2024-03-05"
    failure = record_from_row({"html": None, "body": 5}, Fields(html="html"), "a", {}, 99).failure
    assert failure is not None
    assert (failure.reason, "“html”" in failure.message) == ("unreadable", True)


@pytest.mark.parametrize(("size", "held"), [(98, 98), (99, 99), (100, 100), (101, 100)])
def test_of_a_packed_page_one_byte_more_than_is_allowed_is_read(size: int, held: int) -> None:
    content = b"x" * size
    assert len(_decoded(gzip.compress(content), "gzip", 99)) == held
    # What says to be packed and is not stays as it is.
    assert _decoded(content, "gzip", 99) == content
    assert _decoded(gzip.compress(content), "", 99) == gzip.compress(content)
