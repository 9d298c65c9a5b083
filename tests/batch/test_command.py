import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.batch.support import command, documents, folder, plan_text, quarantine
from vnplan.batch.command import QUARANTINED, batch
from vnplan.batch.progress import Progress
from vnplan.batch.shards import ShardReport

pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")
pytest.importorskip("zstandard")

QUICK = ("--no-facts", "--repair", "off", "-j", "1")


def _batch(*words: Path | str, **said: bytes) -> Result:
    return CliRunner().invoke(batch, [*map(str, words), *QUICK], input=said.get("stdin"))


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


def test_quiet_is_quiet_and_quarantine_has_an_exit_code(tmp_path: Path) -> None:
    pages = folder(tmp_path / "pages", 2)
    (pages / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    done = _batch(pages, "-o", tmp_path / "out", "--quiet")
    assert (done.exit_code, done.output) == (QUARANTINED, "")
    assert [entry["reason"] for entry in quarantine(tmp_path / "out")] == ["unreadable"]


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
