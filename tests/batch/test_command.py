import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.batch.support import command, do, documents, folder, here, job, plan_text, quarantine
from vnplan.batch.command import QUARANTINED, batch
from vnplan.batch.convert import watched
from vnplan.batch.progress import Progress
from vnplan.batch.run import Engine
from vnplan.batch.shards import ShardReport

pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")
pytest.importorskip("zstandard")

QUICK = ("--no-facts", "--repair", "off", "-j", "1")


@pytest.fixture
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """No worker for runs of which only what the command says is looked at."""

    def engine(workers: int) -> Engine:
        assert workers == 1
        return here

    monkeypatch.setattr("vnplan.batch.run.pool", engine)


def _batch(*words: Path | str, **said: bytes) -> Result:
    return CliRunner().invoke(batch, [*map(str, words), *QUICK], input=said.get("stdin"))


@pytest.mark.usefixtures("_in_this_process")
def test_a_run_says_how_it_goes_and_what_came_out(tmp_path: Path) -> None:
    pages = folder(tmp_path / "pages", 3)
    done = _batch(pages, "-o", tmp_path / "out", "--sink", "duckdb", "--log", tmp_path / "log")
    assert done.exit_code == 0, done.output
    assert "3 of 3 pages (100 %)" in done.stderr
    assert "3 pages: 3 converted, 0 in quarantine" in done.stderr
    assert "\x1b[" not in done.stderr
    assert done.stdout == ""
    assert "INFO shard 0: 3 records, 3 documents, 0 in quarantine" in (tmp_path / "log").read_text("utf-8")
    summary = json.loads((tmp_path / "out" / "summary.json").read_text("utf-8"))
    assert summary["by_kind"] == {"plan": 3}
    assert summary["ocr_quality"] == {"clean": 3}
    assert len(summary["slowest"]) == 3
    assert (tmp_path / "out" / "vnplan.duckdb").exists()
    status = CliRunner().invoke(batch, ["--status", str(tmp_path / "out")])
    assert "state          finished" in status.output


@pytest.mark.usefixtures("_in_this_process")
def test_quiet_is_quiet_and_quarantine_has_an_exit_code(tmp_path: Path) -> None:
    pages = folder(tmp_path / "pages", 2)
    (pages / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    done = _batch(pages, "-o", tmp_path / "out", "--quiet")
    assert (done.exit_code, done.output) == (QUARANTINED, "")
    assert [entry["reason"] for entry in quarantine(tmp_path / "out")] == ["unreadable"]


@pytest.mark.slow
def test_a_run_that_fails_says_one_line(tmp_path: Path) -> None:
    going = command("batch", tmp_path / "missing", "--out", tmp_path / "out")
    out, errors = going.communicate()
    assert (going.returncode, out) == (1, "")
    assert errors == f"vnplan: {tmp_path}/missing: there is no such file or folder\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--out", "x"), "there is no source"),
        (("pages",), "where to?"),
        (("pages", "--out", "x", "--engine", "dask"), "needs --scheduler"),
        (("pages", "--out", "x", "--sink", "xml"), "'xml' is not one of"),
    ],
)
def test_wrong_usage_is_refused(words: tuple[str, ...], message: str) -> None:
    done = CliRunner().invoke(batch, list(words))
    assert done.exit_code == 2
    assert message in done.output


@pytest.mark.usefixtures("_in_this_process")
def test_standard_input_is_kept_to_go_on_with(tmp_path: Path) -> None:
    lines = b"".join(json.dumps({"text": plan_text(n)}).encode() + b"\n" for n in range(3))
    assert _batch("-", "-o", tmp_path / "out", stdin=lines).exit_code == 0
    assert [line["source"] for line in documents(tmp_path / "out")] == ["-#1", "-#2", "-#3"]
    assert _batch("-", "-o", tmp_path / "out", stdin=lines).exit_code == 0
    assert _batch("-", "-o", tmp_path / "out", stdin=b"").exit_code == 0
    refused = _batch("-", "-o", tmp_path / "out", stdin=b"other")
    assert "standard input is not what this run began with" in str(refused.exception)
    page = _batch("-", "-o", tmp_path / "page", stdin=plan_text(7).encode())
    assert page.exit_code == 0
    assert [line["document"]["kind"] for line in documents(tmp_path / "page")] == ["plan"]
    empty = _batch("-", "-o", tmp_path / "empty", stdin=b"")
    assert "standard input is empty" in str(empty.exception)
    assert not (tmp_path / "empty").exists()


def test_progress_is_shown_in_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with Progress(10, 0, 0) as progress:
        progress.add(ShardReport(0, 10, 9, 1, {}))
    shown = capsys.readouterr().err
    assert "10/10" in shown
    assert "1 in quarantine" in shown


def test_progress_counts_pages_of_shards_that_are_not_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("vnplan.batch.progress._EVERY", 0.0)
    with Progress(200, 0, 0) as progress:
        progress.beat(0, 0)
        progress.beat(0, 7)
        progress.beat(1, 5)
        progress.beat(0, -1)
        progress.add(ShardReport(0, 100, 98, 2, {}))
        progress.beat(1, 6)
    assert [line.split(" pages")[0] for line in capsys.readouterr().err.splitlines()] == [
        "7 of 200", "12 of 200", "105 of 200", "106 of 200",
    ]  # fmt: skip


@pytest.mark.slow
def test_a_run_is_told_of_each_page(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    with watched(lambda shard, at: seen.append((shard, at))):
        do(job(folder(tmp_path / "pages", 7), out=tmp_path / "out"), 1)
    # A worker tells of a page before it is read, and once more when it knows how long that may take.
    assert list(dict.fromkeys(seen)) == [(0, 0), (0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (0, -1), (1, 0), (1, 1), (1, 2), (1, -1)]


@pytest.mark.usefixtures("_in_this_process")
def test_what_was_put_aside_is_summed_up_by_reason(tmp_path: Path) -> None:
    pages = folder(tmp_path / "pages", 3)
    (pages / "big.txt").write_text("x " * 3000, "utf-8")
    (pages / "scan.html").write_bytes(b"\x7fELF\x02\x01\x01" + bytes(200))
    done = _batch(str(pages), "-o", tmp_path / "out", "--max-bytes", "2000")
    assert done.exit_code == 3
    assert "quarantine" in done.stderr
    assert re.search(r"too_large 1\b", done.stderr)
    assert re.search(r"unreadable 1\b", done.stderr)
