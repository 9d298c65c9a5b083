"""What a worker does, in this process: a shard from its pages to its files, down to their rows, bytes and hashes."""

import gc
import io
import json
import pickle
import signal
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.batch.support import folder, job, plan_text
from vnplan.batch import convert_here, sinks
from vnplan.batch.convert_here import allowed, done_report, guarded, run_shard, shard_reports
from vnplan.batch.job import Limits
from vnplan.batch.records import Failure, Record
from vnplan.batch.shards import Shard
from vnplan.batch.sinks import Encoded
from vnplan.batch.sources import plan_sources
from vnplan.batch.store import Store
from vnplan.batch.tables import TABLES
from vnplan.batch.worker import _answer
from vnplan.errors import BatchError, UnreadableError
from vnplan.model.document import Document
from vnplan.pipeline import parse

pytest.importorskip("pyarrow")

resource = pytest.importorskip("resource")

STAGE = "tests.batch.stages:parse"
Bounds = list[tuple[int, tuple[int, int]]]


@pytest.fixture(autouse=True)
def bounds(monkeypatch: pytest.MonkeyPatch) -> Bounds:
    """What a worker does to its process, which here is that of the tests, is heard and not done."""
    asked = Bounds()
    monkeypatch.setattr(resource, "setrlimit", lambda what, bound: asked.append((what, bound)))
    monkeypatch.setattr(gc, "freeze", lambda: None)
    return asked


def shard(root: Path, **said: Any) -> Shard:  # noqa: ANN401 - whatever is said
    """Five pages, of which the third breaks its stage."""
    pages = folder(root / "pages", 5)
    (pages / "2" / "0002.txt").write_text(plan_text(2) + "ORDER: raise\n", "utf-8")
    made = job(pages, out=root / said.pop("name", "out"), parser=STAGE, **said)
    return Shard(made, 3, tuple(piece for piece, _ in plan_sources(made)))


def held(out: Path) -> dict[str, dict[str, Any]]:
    """What the manifest has to say of the files of a run: their bytes and hashes, read apart."""
    paths = {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}
    return {name: {"bytes": len(data), "sha256": sha256(data).hexdigest()} for name, data in paths.items()}


def lines(path: Path) -> list[dict[str, Any]]:
    import zstandard

    data = path.read_bytes()
    text = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(data)).read() if path.suffix == ".zst" else data
    return [json.loads(line) for line in text.decode().splitlines()]


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    import pyarrow.parquet as pq

    found = sorted((out / "tables" / table).rglob("*.parquet"))
    return [row for path in found for row in pq.ParquetFile(path).read().to_pylist()]


def test_a_shard_becomes_its_files_and_says_what_they_hold(tmp_path: Path) -> None:
    made, beats = shard(tmp_path), list[tuple[int, float]]()
    died = Failure(reason="died", message="the worker died by signal 9")
    report = run_shard(made, {1: died}, lambda number, seconds: beats.append((number, seconds)))
    assert (report.shard, report.records, report.documents, report.quarantined) == (3, 5, 3, 2)
    assert beats == [*((number, 60.0) for number in (0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5)), (-1, 60.0)]
    out = tmp_path / "out"
    found = held(out)
    tables = [f"tables/{name}/part-000003.parquet" for name in TABLES if name != "documents"]
    assert list(report.files) == sorted(
        ["documents/part-000003.jsonl.zst", "shards/000003.parquet", "shards/000003.quarantine.jsonl", *tables]
    )
    for name, about in report.files.items():
        assert {key: about[key] for key in ("bytes", "sha256")} == found[name], name
    assert set(found) - set(report.files) == {"shards/000003.json", "times/000003.json"}
    assert report.files["documents/part-000003.jsonl.zst"]["rows"] == report.files["shards/000003.parquet"]["rows"] == 3
    assert report.files["shards/000003.quarantine.jsonl"]["rows"] == 2
    for name in TABLES:
        if name != "documents":
            assert report.files[f"tables/{name}/part-000003.parquet"]["rows"] == len(rows(out, name)), name
    assert (report.seconds > 0, report.peak > 0, len(report.slowest)) == (True, True, 5)
    assert [seconds for seconds, _ in report.slowest] == sorted((s for s, _ in report.slowest), reverse=True)
    times = json.loads((out / "times/000003.json").read_text("utf-8"))
    assert times == {"seconds": report.seconds, "slowest": [list(one) for one in report.slowest], "peak": times["peak"]}
    store = Store(str(out))
    assert (again := done_report(store, "000003")) is not None
    assert again.manifest() == report.manifest()
    assert [one.manifest() for one in shard_reports(store)] == [report.manifest()]
    assert done_report(store, "000004") is None


def test_records_keep_their_order_and_what_is_put_aside_says_why(tmp_path: Path) -> None:
    run_shard(shard(tmp_path), {1: Failure(reason="died", message="gone")}, lambda *_: None)
    out, pages = tmp_path / "out", (tmp_path / "pages").as_posix()
    whole = lines(out / "documents/part-000003.jsonl.zst")
    assert [one["source"] for one in whole] == [f"{pages}/{name}.txt" for name in ("0/0000", "1/0001", "1/0004")]
    assert [list(one) for one in whole] == [["source", "url", "date", "document"]] * 3
    assert Document.model_validate(whole[0]["document"]).kind == "plan"
    aside = lines(out / "shards/000003.quarantine.jsonl")
    assert [(one["source"].removeprefix(pages), one["shard"], one["reason"], one["message"]) for one in aside] == [
        ("/0/0003.txt", 3, "died", "gone"),
        ("/2/0002.txt", 3, "error", "RuntimeError: the stage broke"),
    ]
    assert all(one["size"] > 0 and one["first_bytes"] and one["place"] for one in aside)


@pytest.mark.parametrize(
    ("named", "folders"),
    [
        (("jsonl",), {"documents", "shards", "times"}),
        (("parquet",), {"tables", "shards", "times"}),
        (("duckdb",), {"tables", "shards", "times"}),
        (("jsonl", "duckdb"), {"documents", "tables", "shards", "times"}),
    ],
)
def test_what_is_not_wanted_is_not_written(named: tuple[str, ...], folders: set[str], tmp_path: Path) -> None:
    run_shard(shard(tmp_path, sinks=named), {}, lambda *_: None)
    assert {path.name for path in (tmp_path / "out").iterdir()} - {"tmp"} == folders


def test_rows_written_in_many_pieces_are_the_same_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyarrow.parquet as pq

    whole = run_shard(shard(tmp_path), {}, lambda *_: None)
    monkeypatch.setattr(sinks, "_FLUSH_CHARACTERS", 1)
    pieces = run_shard(shard(tmp_path, name="small"), {}, lambda *_: None)
    for name in TABLES:
        if name != "documents":
            assert rows(tmp_path / "out", name) == rows(tmp_path / "small", name)
    assert [about["rows"] for about in whole.files.values()] == [about["rows"] for about in pieces.files.values()]
    nodes = "tables/nodes/part-000003.parquet"
    groups = [pq.ParquetFile(tmp_path / name / nodes).num_row_groups for name in ("out", "small")]
    assert groups == [1, 4]


def test_a_partition_has_a_folder_for_each_value(tmp_path: Path) -> None:
    report = run_shard(shard(tmp_path, partition="kind"), {}, lambda *_: None)
    assert "tables/nodes/kind=plan/part-000003.parquet" in report.files
    assert all("/kind=plan/" in name for name in report.files if name.startswith("tables/"))
    report = run_shard(shard(tmp_path, name="issuers", partition="issuer"), {}, lambda *_: None)
    assert "tables/nodes/issuer=__HIVE_DEFAULT_PARTITION__/part-000003.parquet" in report.files


def test_the_fingerprint_is_of_the_text_and_not_of_the_letterhead() -> None:
    body = "\n\nKẾ HOẠCH\nGiữ bến\n\nI. MỤC ĐÍCH\n\nGiữ bến sạch.\n\nII. KINH PHÍ\n\n"
    body += "Theo dự toán của xã, mỗi năm một lần, do các hộ trông bến cùng góp.\n"
    one, other = (
        Encoded(Record("a.txt", b""), parse(head + body), line=line, tables=True)
        for head, line in (("UBND XÃ NÀ LẦU", True), ("UBND XÃ BẢN TÙY\n\nSố: 5/KH-UBND", False))
    )
    assert one.signature == other.signature
    longer = Encoded(Record("a.txt", b""), parse("UBND XÃ NÀ LẦU" + body + "Xã tự lo."), line=False, tables=False)
    assert one.signature != longer.signature
    assert set(longer.rows) == {"documents", "nodes"} < set(one.rows)
    assert (other.line, one.line[:15], one.line[-2:]) == (b"", b'{"source": "a.t', b"}\n")


def _raise(error: BaseException) -> Callable[[], object]:
    def work() -> object:
        raise error

    return work


@pytest.mark.parametrize(
    ("work", "reason", "message"),
    [
        (_raise(MemoryError()), "memory", "there is not enough memory for this page"),
        (_raise(UnreadableError("it is a picture")), "unreadable", "it is a picture"),
        (_raise(KeyError("x" * 3000)), "error", ("KeyError: '" + "x" * 3000)[:2000]),
        (lambda: time.sleep(9), "time", "the page takes longer than 0.05 s; a long scan needs a longer --time-limit"),
    ],
    ids=["memory", "unreadable", "error", "time"],
)
def test_whatever_breaks_is_a_failure_with_its_reason(work: Callable[[], object], reason: str, message: str) -> None:
    before = signal.getsignal(signal.SIGALRM)
    found = guarded(0.05 if reason == "time" else 30.0, work)
    assert isinstance(found, Failure)
    assert (found.reason, found.message) == (reason, message)
    assert (found.traceback is not None and found.traceback.startswith("Traceback")) == (reason == "error")
    assert signal.getsignal(signal.SIGALRM) == before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_a_long_error_keeps_the_end_of_its_traceback() -> None:
    def deep(left: int) -> object:
        return deep(left - 1) + deep(0) if left else 1 // 0  # type: ignore[operator]

    found = guarded(30.0, lambda: deep(60))
    assert isinstance(found, Failure)
    assert found.traceback is not None
    assert len(found.traceback) <= 8000
    assert found.traceback.endswith("ZeroDivisionError: integer division or modulo by zero\n")
    assert guarded(30.0, lambda: 5) == 5


@pytest.mark.parametrize(("pages", "times"), [(0, 1), (1, 1), (4, 1), (5, 2), (8, 2), (9, 3), (80, 20), (81, 20), (900, 20)])
def test_a_file_of_many_pages_may_take_longer(pages: int, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert_here, "page_count", lambda _: pages)
    assert allowed(Record("a.pdf", b"%PDF"), 7.0) == 7.0 * times
    assert allowed(Record("a.txt", "text"), 7.0) == 7.0


def answers(task: tuple[Any, ...]) -> list[Any]:
    """What a worker says to a task."""
    pipe = io.BytesIO()
    _answer(task, pipe)
    pipe.seek(0)
    said = []
    while pipe.tell() < len(pipe.getvalue()):
        said.append(pickle.load(pipe))  # noqa: S301 - written above
    return said


def test_a_worker_says_what_it_begins_and_what_it_has_done(tmp_path: Path, bounds: Bounds) -> None:
    made = shard(tmp_path)
    *beats, (done, report) = answers(("shard", 512, made, {}))
    assert [beat[:2] for beat in beats] == [("beat", n) for n in (0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, -1)]
    assert (done, report.documents, report.quarantined) == ("done", 4, 1)
    page = Record("a.txt", plan_text(1), url="https://a.example", date="2017-04-17")
    beat, (done, document) = answers(("record", 256, made.job, page))
    assert (beat, done) == (("beat", 0, 60.0), "done")
    assert (document.kind, document.source.name, document.page.url, str(document.page.date)) == (
        "plan", "a.txt", "https://a.example", "2017-04-17",
    )  # fmt: skip
    failed = Failure(reason="unreadable", message="no bytes")
    assert answers(("record", 256, made.job, Record("b.txt", None, failure=failed)))[1:] == [("done", failed)]
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    wanted = [(2 * megabytes + 1024) << 20 for megabytes in (512, 256, 256)]
    assert bounds == [(resource.RLIMIT_DATA, (size if hard < 0 else min(size, hard), hard)) for size in wanted]


def test_a_worker_says_why_it_cannot(tmp_path: Path) -> None:
    made = shard(tmp_path)
    nobody = made.job.model_copy(update={"parser": "vnplan.pipeline:nobody"})
    assert answers(("record", 256, nobody, Record("a.txt", "x")))[1][:1] == ("failed",)
    assert answers(("record", 256, nobody, Record("a.txt", "x")))[1][1].startswith("there is no parser “vnplan.pipeline:nobody”")
    with pytest.raises(BatchError, match="there is no parser"):
        convert_here.parser(nobody)
    (tmp_path / "file").write_text("x")
    blocked = Shard(made.job.model_copy(update={"out": str(tmp_path / "file")}), 1, made.pieces)
    (kind, said), *rest = answers(("shard", 256, blocked, {}))
    assert (kind, rest) == ("failed", [])
    assert said.startswith(str(tmp_path / "file"))
    ((kind, said),) = answers(("shard", 256, None, {}))
    assert kind == "failed"
    assert said.endswith("AttributeError: 'NoneType' object has no attribute 'job'\n")


def test_the_limits_of_a_record_are_those_of_its_job() -> None:
    made = job(limits=Limits(seconds=3.0))
    assert answers(("record", 100_000, made, Record("a.txt", plan_text(2))))[0] == ("beat", 0, 3.0)
