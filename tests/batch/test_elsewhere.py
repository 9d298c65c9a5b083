"""Sources behind an address, what is said of a run on the command line, and pieces that break off: in this process."""

import json
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.batch.support import do, folder, job, plan_text, records, table
from vnplan.batch import run as running
from vnplan.batch.command import batch
from vnplan.batch.duck import connect
from vnplan.batch.places import compression, is_remote, open_bytes, open_decompressed, suffix, walk
from vnplan.batch.query_command import query
from vnplan.batch.records import Record
from vnplan.batch.shards import Piece, Shard
from vnplan.batch.sources import jsonl, plan_sources, read_records
from vnplan.batch.tables import TABLES
from vnplan.batch.verify import verify
from vnplan.errors import BatchError

fsspec = pytest.importorskip("fsspec")
pytest.importorskip("pyarrow")


@pytest.fixture
def pages() -> Iterator[str]:
    """Some pages behind an address, among what no run takes."""
    system = fsspec.filesystem("memory")
    names = ("a.txt", "b/c.html", "b/.hidden.txt", ".git/d.txt", "b/old/e.txt", "b/readme.md")
    for number, name in enumerate(names):
        system.pipe(f"/pages/{name}", plan_text(number).encode())
    yield "memory://pages"
    system.rm("/pages", recursive=True)


def _names(found: Iterator[tuple[str, int]]) -> list[tuple[str, int]]:
    return [(path.removeprefix("memory://pages/"), size) for path, size in found]


def test_a_folder_behind_an_address_is_walked_as_one_here(pages: str) -> None:
    size = len(plan_text(0).encode())
    everything = [("a.txt", size), ("b/c.html", size), ("b/old/e.txt", size), ("b/readme.md", size)]
    assert _names(walk(pages, (), ())) == everything
    assert _names(walk(pages, ("*.txt",), ())) == [everything[0], everything[2]]
    assert _names(walk(pages, (), ("old", "*.md"))) == everything[:3]
    assert _names(walk(pages, ("b/*",), ("*.md",))) == everything[1:3]


def test_pages_behind_an_address_are_read(pages: str) -> None:
    assert [(record.source, record.content) for record in records(f"{pages}/a.txt")] == [
        (f"{pages}/a.txt", plan_text(0).encode())
    ]
    found = records(pages, exclude=("*.md",))
    assert [record.content for record in found] == [plan_text(n).encode() for n in (0, 1, 4)]
    planned = list(plan_sources(job(f"{pages}/a.txt")))
    assert [(piece.kind, piece.path, size) for piece, size in planned] == [("file", f"{pages}/a.txt", 0)]
    for missing in (f"{pages}/none.txt", f"{pages}/none", "memory://other"):
        with pytest.raises(BatchError, match="there is no such file or folder"):
            records(missing)
    with pytest.raises(BatchError, match=r"cannot be opened: .*install the fsspec package of its protocol"):
        records("nosuch://pages/a.txt")


def test_bytes_are_read_from_where_it_is_said(pages: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"0123456789")
    for path in (f"{pages}/a.txt", str(tmp_path / "a.txt")):
        with open_bytes(path) as file:
            whole = file.read()
        with open_bytes(path, 3) as file:
            assert file.read() == whole[3:] != b""
        with open_decompressed(path) as file:
            assert file.read() == whole
    assert [is_remote(path) for path in (pages, "a://b", "a:/b", "a//b")] == [True, True, False, False]


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("a.tgz", (".tar", "gzip")),
        ("A.TGZ", (".tar", "gzip")),
        ("a.tar.gz", (".tar", "gzip")),
        ("x.y/a.jsonl.ZST", (".jsonl", "zstd")),
        ("x.y/a", ("", None)),
        ("a.gz", ("", "gzip")),
        ("a.gz.txt", (".txt", None)),
        ("s3://x/a.b.html", (".html", None)),
    ],
)
def test_what_a_name_says_of_a_file(path: str, found: tuple[str, str | None]) -> None:
    assert (suffix(path), compression(path)) == found


def test_what_breaks_off_is_one_record_with_its_range(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(piece: Piece, _: object) -> Iterator[Record]:
        yield Record(piece.path, b"<p>x</p>")
        raise OSError("the disk is gone")

    monkeypatch.setattr(jsonl, "read", read)
    pieces = (Piece("jsonl", "a.jsonl", start=4, stop=9), Piece("zip", "b.zip", broken="no end"))
    first, lost, broken = read_records(Shard(job("a"), 0, pieces))
    assert (first.source, first.failure) == ("a.jsonl", None)
    assert (lost.source, lost.place) == ("a.jsonl#5-8", {"path": "a.jsonl", "from": 5, "to": 8})
    assert lost.failure is not None
    assert (lost.failure.reason, "the disk is gone" in lost.failure.message) == ("unreadable", True)
    assert (broken.source, broken.place, broken.failure and broken.failure.message) == ("b.zip", {"path": "b.zip"}, "no end")
    assert Shard(job("a"), 7, pieces).records == 5 + pieces[1].stop - pieces[1].start
    assert Shard(job("a"), 7, pieces).name == "000007"


def _asked(command: Any, *words: Path | str) -> tuple[int, list[str]]:  # noqa: ANN401 - a command of click
    done = CliRunner().invoke(command, [*map(str, words)])
    return done.exit_code, [*done.output.splitlines(), *([str(done.exception)] if isinstance(done.exception, BatchError) else [])]


def test_what_can_be_asked_is_listed_with_the_rows_of_each_table(tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    do(job(folder(tmp_path / "pages", 3), out=tmp_path / "out"))
    code, lines = _asked(query, tmp_path / "out")
    assert code == 0
    said = [line.split()[:3] for line in lines]
    assert [words[1] for words in said if words[0] == "table"] == list(TABLES)
    assert ["table", "documents", "3"] in said
    assert ["table", "citations", "0"] in said
    assert {"due", "citing", "in_force"} <= {words[1] for words in said if words[0] == "--name"}
    assert any(line.startswith("view   ") and len(line.split()) > 2 for line in lines)


def test_a_table_without_rows_has_its_columns(tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    do(job(folder(tmp_path / "pages", 1), out=tmp_path / "out"))
    for name in TABLES:
        for path in (tmp_path / "out" / "tables" / name).rglob("*.parquet"):
            path.unlink()
    connection = connect(str(tmp_path / "out"))
    for name, columns in TABLES.items():
        asked = connection.execute(f"SELECT * FROM {name}")  # noqa: S608 - the names of our tables
        assert [one[0] for one in asked.description] == list(columns), name
        assert asked.fetchall() == []


def test_what_is_verified_is_said_in_lines(tmp_path: Path) -> None:
    out = tmp_path / "out"
    do(job(folder(tmp_path / "pages", 6), out=out))
    assert _asked(batch, "--verify", out) == (0, [f"{out}: all files and records are as they were written"])
    path = out / "documents" / "part-000000.jsonl.zst"
    path.write_bytes(path.read_bytes()[:-1] + b"\0")
    code, lines = _asked(batch, "--verify", out)
    assert code == 1
    assert lines[:-1] == verify(str(out)) != []
    assert lines[-1] == f"{out}: {len(lines) - 1} faults; give the command of the run again to mend what it wrote"


@pytest.mark.parametrize(("ends", "code"), [("interrupt", 130), ("terminate", 143)])
@pytest.mark.parametrize("done", [True, False])
def test_a_run_that_is_stopped_says_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ends: str, code: int, *, done: bool
) -> None:
    pages, out = folder(tmp_path / "pages", 3), tmp_path / "out"
    if done:
        do(job(pages, out=out))

    def stopped(*_: object, **__: object) -> None:
        if ends == "interrupt":
            raise KeyboardInterrupt
        signal.raise_signal(signal.SIGTERM)

    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(running, "run", stopped)
    result = CliRunner().invoke(batch, [str(pages), "--out", str(out)])
    assert (result.exit_code, result.stdout) == (code, "")
    kept = "3 of 3 pages are done and kept; the same command goes on" if done else "nothing was done yet"
    assert result.stderr == f"vnplan: stopped; {kept}\n"
    assert signal.getsignal(signal.SIGTERM) is before


def test_rows_hold_annexes_cells_and_what_utf_8_cannot(tmp_path: Path) -> None:
    text = f"{plan_text(1)}\nPHỤ LỤC I\nDANH SÁCH KÈ\n\n| STT | Nơi |\n|---|---|\n| 1 | Xã Ba \udc80 Sao |\n"
    (tmp_path / "pages.jsonl").write_text(json.dumps({"text": text}) + "\n", "utf-8")
    do(job(tmp_path / "pages.jsonl", out=tmp_path / "out"))
    rows = [row for row in table(tmp_path / "out", "nodes") if row["type"] in ("annex", "cell")]
    assert [(row["type"], row["label"], row["number"], row["text"]) for row in rows] == [
        ("annex", "Phụ lục I", None, None),
        *(("cell", None, column, said) for said, column in (("STT", "0"), ("Nơi", "1"), ("1", "0"), ("Xã Ba \ufffd Sao", "1"))),
    ]
