import csv
import gzip
import io
import json
import random
import sqlite3
import tarfile
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Literal

import pytest

from tests.batch.support import folder, job, plan_text, records
from vnplan.batch.job import Fields
from vnplan.batch.sources import plan_sources
from vnplan.errors import BatchError

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
zstandard = pytest.importorskip("zstandard")
pytest.importorskip("fastwarc")

COUNT = 23


def _rows() -> list[dict[str, str]]:
    return [{"text": plan_text(n), "url": f"https://a.example/{n}", "date": "2017-04-17"} for n in range(COUNT)]


def _lines() -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in _rows())


def _csv(delimiter: str = ",") -> bytes:
    out = io.StringIO()
    rows = csv.DictWriter(out, ["text", "url", "date"], delimiter=delimiter)
    rows.writeheader()
    rows.writerows(_rows())
    return out.getvalue().encode()


def _tar(root: Path, name: str, mode: Literal["w", "w:gz"]) -> Path:
    with tarfile.open(root / name, mode) as file:
        for n in range(COUNT):
            data = plan_text(n).encode()
            info = tarfile.TarInfo(f"pages/{n:03d}.txt")
            info.size = len(data)
            file.addfile(info, io.BytesIO(data))
    return root / name


def _zip(root: Path) -> Path:
    with zipfile.ZipFile(root / "a.zip", "w", zipfile.ZIP_DEFLATED) as file:
        for n in range(COUNT):
            file.writestr(f"pages/{n:03d}.txt", plan_text(n))
        file.writestr("pages/.hidden.txt", "no")
        file.writestr("pages/picture.png", "no")
    return root / "a.zip"


def _file(root: Path, name: str, data: bytes) -> Path:
    (root / name).write_bytes(data)
    return root / name


def _parquet(root: Path) -> Path:
    pq.write_table(pa.Table.from_pylist(_rows()), root / "a.parquet", row_group_size=9)
    return root / "a.parquet"


def _response(url: str, body: bytes, kind: str = "text/html", head: str = "", warc: str = "response", more: str = "") -> bytes:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{head}\r\n".encode() + body
    about = (
        f"WARC/1.0\r\nWARC-Type: {warc}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2017-04-17T00:00:00Z\r\n{more}"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return about.encode() + answer + b"\r\n\r\n"


def _warc(root: Path, name: str) -> Path:
    parts = [_response(f"https://a.example/{n}", plan_text(n).encode()) for n in range(COUNT)]
    match name.split(".", 1)[1]:
        case "warc":
            data = b"".join(parts)
        case "warc.gz":
            data = b"".join(map(gzip.compress, parts))
        case _:
            data = gzip.compress(b"".join(parts))
    return _file(root, name.replace("whole.", ""), data)


FORMS: dict[str, Callable[[Path], Path]] = {
    "jsonl": lambda root: _file(root, "a.jsonl", _lines()),
    "jsonl with an empty line at its head": lambda root: _file(root, "a.jsonl", b"\n" + _lines()),
    "jsonl without a last line break": lambda root: _file(root, "a.jsonl", _lines().rstrip(b"\n")),
    "jsonl.gz": lambda root: _file(root, "a.jsonl.gz", gzip.compress(_lines())),
    "jsonl.zst": lambda root: _file(root, "a.jsonl.zst", zstandard.compress(_lines())),
    "jsonl.zst of two frames": lambda root: _file(
        root, "a.jsonl.zst", zstandard.compress(_lines()[:999]) + zstandard.compress(_lines()[999:])
    ),
    "json": lambda root: _file(root, "a.json", json.dumps(_rows()).encode()),
    "csv": lambda root: _file(root, "a.csv", _csv()),
    "csv.gz": lambda root: _file(root, "a.csv.gz", gzip.compress(_csv())),
    "csv of a spreadsheet": lambda root: _file(root, "a.csv", b"\xef\xbb\xbf" + _csv(";")),
    "csv in UTF-16": lambda root: _file(root, "a.csv", _csv("\t").decode().encode("utf-16")),
    "csv in UTF-16, high bytes first": lambda root: _file(root, "a.csv", b"\xfe\xff" + _csv(";").decode().encode("utf-16-be")),
    "tsv": lambda root: _file(root, "a.tsv", _csv("\t")),
    "parquet": _parquet,
    "zip": _zip,
    "tar": lambda root: _tar(root, "a.tar", "w"),
    "tar.gz": lambda root: _tar(root, "a.tar.gz", "w:gz"),
    "warc": lambda root: _warc(root, "a.warc"),
    "warc.gz": lambda root: _warc(root, "a.warc.gz"),
    "warc.gz compressed as a whole": lambda root: _warc(root, "a.whole.warc.gz"),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_pages(form: str, tmp_path: Path) -> None:
    found = [record for record in records(FORMS[form](tmp_path)) if not record.source.endswith("picture.png")]
    contents = [r.content.decode() if isinstance(r.content, bytes) else r.content for r in found]
    assert contents == [plan_text(n) for n in range(COUNT)]
    assert len({r.source for r in found}) == COUNT
    assert all(r.failure is None for r in found)
    if form.startswith(("json", "csv", "tsv", "warc", "parquet")):
        assert [(r.url, r.date) for r in found] == [(f"https://a.example/{n}", "2017-04-17") for n in range(COUNT)]


@pytest.mark.parametrize("form", ["jsonl", "jsonl.zst", "json", "csv", "parquet", "zip", "tar.gz", "warc", "warc.gz"])
def test_pieces_are_small_and_may_be_read_in_any_order(form: str, tmp_path: Path) -> None:
    from vnplan.batch.shards import Shard
    from vnplan.batch.sources import read_records

    made = job(FORMS[form](tmp_path))
    pieces = [piece for piece, _ in plan_sources(made)]
    assert all(piece.stop - piece.start <= 5 for piece in pieces)
    backwards = [[r.source for r in read_records(Shard(made, 0, (piece,)))] for piece in reversed(pieces)]
    forwards = [[r.source for r in read_records(Shard(made, 0, (piece,)))] for piece in pieces]
    assert backwards[::-1] == forwards


def test_a_folder_is_read_in_order_without_what_is_ignored(tmp_path: Path) -> None:
    root = folder(tmp_path / "pages", 6)
    (root / ".git").mkdir()
    (root / ".git" / "a.txt").write_text("no")
    (root / "photo.jpg").write_text("no")
    (root / "old").mkdir()
    (root / "old" / "b.txt").write_text("no")
    (root / ".vnplanignore").write_text("# old pages\nold/\n")
    found = records(root)
    names = [Path(r.source).relative_to(root).as_posix() for r in found]
    assert names == ["0/0000.txt", "0/0003.txt", "1/0001.txt", "1/0004.txt", "2/0002.txt", "2/0005.txt", "photo.jpg"]
    assert [r.failure is not None for r in found] == [False] * 6 + [True]
    assert len(records(root, exclude=("0/*", "*.jpg"))) == 4
    assert [Path(r.source).name for r in records(root, include=("*2.txt",))] == ["0002.txt"]


def test_a_folder_may_hold_archives_and_broken_ones_are_put_aside(tmp_path: Path) -> None:
    root = folder(tmp_path / "pages", 2)
    _zip(root)
    _file(root, "broken.parquet", b"PAR1 and nothing else")
    _file(root, "broken.zip", b"PK and nothing else")
    found = records(root)
    assert len(found) == 2 + COUNT + 3
    assert [Path(r.source).name for r in found if r.failure] == ["picture.png", "broken.parquet", "broken.zip"]


def test_rows_that_do_not_fit_are_put_aside(tmp_path: Path) -> None:
    page = "Kế hoạch".encode()
    rows = [b"id,body", b"1," + page, b"2,a,b", b'3,"' + page + b'\n2"', b"4", b"", b"5,K\xb5 ho\xb9ch", b"6," + b"x" * 5000]
    path = _file(tmp_path, "a.csv", b"\n".join(rows))
    found = records(path, limits={"record_bytes": 1000})
    reasons = [r.failure.reason if r.failure else None for r in found]
    assert reasons[:5] == [None, "unreadable", None, "unreadable", None]
    assert found[2].content == "Kế hoạch\n2"
    assert found[4].content == b"K\xb5 ho\xb9ch"
    assert reasons[5:] == ["unreadable"]
    assert "3 cells" in found[1].failure.message


def test_items_that_hold_no_page_are_put_aside(tmp_path: Path) -> None:
    path = _file(tmp_path, "a.json", json.dumps([{"text": "a"}, {"title": "b"}, 5, {"text": None}, {"text": "c"}]).encode())
    assert [r.failure is None for r in records(path)] == [True, False, False, False, True]


def test_bad_lines_are_put_aside_with_their_bytes(tmp_path: Path) -> None:
    good = json.dumps({"html": "<p>a</p>"}).encode()
    lines = [good, b'{"html": ', b"\xff\xfe\0", b"[1, 2]", b'{"url": "b"}', b"", good, b'{"html": "' + b"x" * 5000 + b'"}', good]
    path = _file(tmp_path, "a.jsonl", b"\n".join(lines))
    found = records(path, limits={"record_bytes": 1000})
    reasons = [r.failure.reason if r.failure else None for r in found]
    assert reasons == [None, "unreadable", "unreadable", "unreadable", "unreadable", None, "too_large", None]
    assert found[1].excerpt()["size"] == len(lines[1]) + 1


@pytest.mark.parametrize("form", ["jsonl.gz", "jsonl.zst", "tar.gz", "warc.gz", "warc"])
def test_what_breaks_off_gives_what_there_is_and_a_failure(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(1)  # noqa: S311 - text that does not compress, not secrets
    texts = [plan_text(n) + rng.randbytes(30_000).hex() for n in range(COUNT)]
    monkeypatch.setattr("tests.batch.test_sources.plan_text", texts.__getitem__)
    path = FORMS[form](tmp_path)
    path.write_bytes(path.read_bytes()[: -path.stat().st_size // 3])
    found = records(path)
    assert found[-1].failure is not None
    assert [r.failure for r in found[:-1]] == [None] * (len(found) - 1)
    assert COUNT // 2 < len(found) < COUNT


def test_bombs_are_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.html", b"<div>" * 4_000_000)
        file.writestr("b.html", b"<p>b</p>")
    _file(tmp_path, "c.html.gz", gzip.compress(b"<div>" * 4_000_000))
    found = records(tmp_path, limits={"record_bytes": 1_000_000})
    assert [r.failure.reason if r.failure else None for r in found] == ["too_large", None, "too_large"]
    assert found[0].content is None


def test_a_crawl_gives_html_only(tmp_path: Path) -> None:
    page = b"<p>trang</p>"
    parts = [
        _response("https://a.example/1", page),
        _response("https://a.example/2", b"\x89PNG", "image/png"),
        _response("https://a.example/3", page, warc="revisit"),
        _response("https://a.example/4", b"moved").replace(b"200 OK", b"404 No"),
        _response("https://a.example/5", gzip.compress(page), head="Content-Encoding: gzip\r\n"),
        _response("https://a.example/6", page, more="WARC-Truncated: length\r\n"),
        b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
    ]
    found = records(_file(tmp_path, "a.warc", b"".join(parts)))
    assert [(r.url, r.content) for r in found] == [(f"https://a.example/{n}", page) for n in (1, 5, 6)]
    assert [code for r in found for code, _ in r.notes] == ["record.truncated"]


@pytest.mark.parametrize("kind", ["sqlite", "duckdb"])
def test_a_query_gives_its_rows(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{kind}"
    if kind == "sqlite":
        with closing(sqlite3.connect(path)) as base, base:
            base.execute("CREATE TABLE pages (id INTEGER, html TEXT, link TEXT)")
            base.executemany("INSERT INTO pages VALUES (?, ?, ?)", [(n, f"<p>{n}</p>", f"l{n}") for n in range(COUNT)])
    else:
        duckdb = pytest.importorskip("duckdb")
        with duckdb.connect(str(path)) as base:
            base.execute(
                "CREATE TABLE pages AS SELECT n AS id, '<p>' || n || '</p>' AS html, 'l' || n AS link FROM range(23) t(n)"
            )
    found = records(path, query="SELECT html, link FROM pages WHERE id >= 3 ORDER BY id DESC")
    assert [(r.content, r.url) for r in found] == [(f"<p>{n}</p>", f"l{n}") for n in range(COUNT - 1, 2, -1)]
    with pytest.raises(BatchError, match="needs --sql"):
        records(path)
    with pytest.raises(BatchError, match="nowhere"):
        records(path, query="SELECT * FROM nowhere")


BAD = {
    "missing.html": (None, "no such file"),
    "a.xyz": (b"x", "of no known kind"),
    "a.parquet": (b"PAR1....garbage", "no readable Parquet file"),
    "a.zip": (b"PK garbage", "no readable zip"),
    "a.tar.gz": (b"garbage", "no readable tar"),
    "a.warc.gz": (b"garbage", "no WARC file"),
    "a.jsonl": (b"garbage\nmore\n", "none of the first"),
    "a.csv": (b"title,id\nx,3\n", "which column holds the page.*title, id"),
    "b.csv": (b"", "it is empty"),
    "b.jsonl": (b'{"title": "x", "id": 3}\n', "which column holds the page.*title, id"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_source_that_was_named_has_to_be_readable(name: str, tmp_path: Path) -> None:
    data, message = BAD[name]
    if data is not None:
        _file(tmp_path, name, data)
    with pytest.raises(BatchError, match=message):
        records(tmp_path / name)


def test_no_source_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BatchError, match="no source"):
        records()
    with pytest.raises(BatchError, match="nothing to convert"):
        records(tmp_path)


@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "parquet"])
def test_columns_are_chosen_or_refused_by_name(form: str, tmp_path: Path) -> None:
    path = FORMS[form](tmp_path)
    assert records(path, fields=Fields(text="url"))[2].content == "https://a.example/2"
    with pytest.raises(BatchError, match=r"no column “bodi” .*text, url, date"):
        records(path, fields=Fields(html="bodi"))
