"""Every reader is total: whatever is wrong with a container becomes a record put aside, and what is sound is read."""

import gzip
import io
import json
import random
import zipfile
from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.batch.support import job, plan_text, records
from vnplan.batch.shards import Shard
from vnplan.batch.sources import plan_sources, read_records

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
pytest.importorskip("zstandard")
pytest.importorskip("fastwarc")

COUNT = 6
MUTANTS = 60


def _response(number: int, body: bytes, headers: bytes = b"") -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + headers + b"\r\n" + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/{number}\r\nWARC-Date: 2024-01-15T00:00:00Z\r\n"
    head += f"WARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: application/http; msgtype=response\r\n"
    return head.encode() + b"Content-Length: %d\r\n\r\n" % len(http) + http + b"\r\n\r\n"


def _page(number: int) -> bytes:
    return f"<p>{plan_text(number)}</p>".encode()


def _warc() -> bytes:
    return b"".join(gzip.compress(_response(n, _page(n))) for n in range(COUNT))


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for n in range(COUNT):
            file.writestr(f"{n}.txt", plan_text(n))
    return out.getvalue()


def _tar() -> bytes:
    import tarfile

    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as file:
        for n in range(COUNT):
            info = tarfile.TarInfo(f"{n}.txt")
            info.size = len(plan_text(n).encode())
            file.addfile(info, io.BytesIO(plan_text(n).encode()))
    return out.getvalue()


def _parquet() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table({"text": [plan_text(n) for n in range(COUNT)], "date": ["2024-01-15"] * COUNT}), out)
    return out.getvalue()


def _lines() -> bytes:
    return "".join(json.dumps({"text": plan_text(n)}) + "\n" for n in range(COUNT)).encode()


def _csv() -> bytes:
    return ("text\n" + "".join(f'"{plan_text(n)}"\n' for n in range(COUNT))).encode()


def _mail() -> bytes:
    message = EmailMessage()
    message.set_content("Gửi kế hoạch.")
    for n in range(COUNT):
        message.add_attachment(plan_text(n), filename=f"{n}.txt")
    return message.as_bytes()


def _array() -> bytes:
    return json.dumps([{"text": plan_text(n)} for n in range(COUNT)]).encode()


FORMS: dict[str, Callable[[], bytes]] = {
    "a.warc.gz": _warc, "a.zip": _zip, "a.tar.gz": _tar, "a.parquet": _parquet, "a.jsonl": _lines,
    "a.jsonl.gz": lambda: gzip.compress(_lines()), "a.json": _array, "a.csv": _csv, "a.eml": _mail,
}  # fmt: skip


def _mutant(data: bytes, draw: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(draw.randint(1, 4)):
        at = draw.randrange(len(out))
        match draw.randrange(4):
            case 0:
                out[at] = draw.randrange(256)
            case 1:
                del out[at : at + draw.randint(1, 40)]
            case 2:
                out[at:at] = draw.randbytes(draw.randint(1, 20))
            case _:
                out[at : at + 8] = b"\0" * 8
        out = out or bytearray(b"\0")
    return bytes(out)


@pytest.mark.parametrize("name", FORMS)
def test_a_damaged_container_never_stops_a_folder(name: str, tmp_path: Path) -> None:
    draw = random.Random(name)  # noqa: S311 - a seed makes the damage the same at every run
    (tmp_path / "sound.txt").write_text(plan_text(0), "utf-8")
    whole = FORMS[name]()
    for _ in range(MUTANTS):
        (tmp_path / name).write_bytes(_mutant(whole, draw))
        made = job(tmp_path, include=("*.txt", "a.*"), shard_records=2)
        found = [record for piece, _ in plan_sources(made) for record in read_records(Shard(made, 0, (piece,)))]
        sound = [record for record in found if record.source.endswith("sound.txt")]
        assert [record.failure for record in sound] == [None]
        assert all(record.failure is not None or record.content is not None for record in found)


@pytest.mark.parametrize("damage", [0, 2, COUNT - 1])
def test_after_a_damaged_member_of_a_crawl_the_next_are_read(damage: int, tmp_path: Path) -> None:
    members = [bytearray(gzip.compress(_response(n, _page(n)))) for n in range(COUNT)]
    middle = len(members[damage]) // 2
    members[damage][middle : middle + 8] = b"\0" * 8
    (tmp_path / "a.warc.gz").write_bytes(b"".join(members))
    found = records(tmp_path / "a.warc.gz", shard_records=2)
    assert [record.failure is None for record in found] == [n != damage for n in range(COUNT)]
    assert [record.content for record in found if record.failure is None] == [_page(n) for n in range(COUNT) if n != damage]


@pytest.mark.parametrize(
    ("headers", "encode"),
    [
        (b"Content-Encoding: gzip\r\n", gzip.compress),
        (b"Content-Encoding: gzip\r\n", bytes),
        (b"Content-Encoding: deflate\r\n", bytes),
        (b"Content-Encoding: br\r\n", bytes),
        (b"", bytes),
    ],
)
def test_a_page_is_read_whatever_its_header_says_of_its_encoding(
    headers: bytes, encode: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    (tmp_path / "a.warc").write_bytes(_response(0, encode(_page(0)), headers))
    assert [record.content for record in records(tmp_path / "a.warc")] == [_page(0)]


def test_members_of_one_name_are_told_apart(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr("x.txt", plan_text(0))
        for n in (1, 2):
            with pytest.warns(UserWarning, match="Duplicate name"):
                file.writestr("x.txt", plan_text(n))
    found = records(tmp_path / "a.zip", shard_records=2)
    assert [record.source.rsplit("/", 1)[1] for record in found] == ["x.txt", "x.txt#2", "x.txt#3"]


def test_a_row_that_has_no_value_is_put_aside_alone(tmp_path: Path) -> None:
    far = pa.array([0, 604_800_000_000_000_000, 0], pa.timestamp("us"))
    pq.write_table(pa.table({"text": [plan_text(n) for n in range(3)], "date": far}), tmp_path / "a.parquet")
    found = records(tmp_path / "a.parquet")
    assert [record.failure is None for record in found] == [True, False, True]
    assert found[0].date == str(datetime(1970, 1, 1))[:10]  # noqa: DTZ001 - a day without a place


def test_an_array_of_objects_is_read_item_by_item(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([{"text": plan_text(0)}, 5, {"text": plan_text(1)}]), "utf-8")
    found = records(tmp_path / "a.json", shard_records=2)
    assert [record.content for record in found] == [plan_text(0), None, plan_text(1)]
