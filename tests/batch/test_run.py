import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.batch.support import ROOT, command, do, documents, folder, job, plan_text, quarantine, result, table
from vnplan.batch.job import Limits
from vnplan.batch.run import status
from vnplan.errors import BatchError
from vnplan.model.options import Options

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")
pytest.importorskip("zstandard")

COUNT = 60
_DECISION = (
    "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\n\nSố: 12/QĐ-UBND\n\nHà Nam, ngày 10 tháng 02 năm 2020\n\nQUYẾT ĐỊNH\nVề việc giao vốn\n\n"
    "Căn cứ Luật Tổ chức chính quyền địa phương;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Giao vốn cho Sở Y tế.\n\n"
    "Điều 2. Sở Y tế chịu trách nhiệm thi hành./.\n"
)


def test_every_page_becomes_one_document(tmp_path: Path) -> None:
    pages = folder(tmp_path / "pages", 22)
    summary = do(job(pages, out=tmp_path / "one"))
    assert (summary["records"], summary["documents"], summary["quarantined"]) == (22, 22, 0)
    found = list(documents(tmp_path / "one"))
    assert [Path(line["source"]).name for line in found] == sorted(
        (f"{n:04d}.txt" for n in range(22)), key=lambda name: (int(name[:4]) % 3, name)
    )
    assert found[0]["document"]["source"]["text"] == plan_text(0)
    assert {row["kind"] for row in table(tmp_path / "one", "documents")} == {"plan"}
    assert [row["label"] for row in table(tmp_path / "one", "nodes") if row["label"]] == ["I", "II"] * 22


@pytest.mark.slow
def test_the_number_of_workers_changes_no_byte(tmp_path: Path) -> None:
    pages = folder(tmp_path / "pages", 22)
    do(job(pages, out=tmp_path / "one"))
    do(job(pages, out=tmp_path / "two"), 2)
    assert result(tmp_path / "one") == result(tmp_path / "two")


@pytest.mark.slow
def test_a_run_that_was_killed_goes_on_to_the_same_bytes(tmp_path: Path) -> None:
    pages, out = folder(tmp_path / "pages", COUNT), tmp_path / "killed"
    words = ("batch", pages, "--shard-records", "2", "--no-facts", "--repair", "off", "-j", "1", "--quiet", "--out", out)
    # The first begins, the second goes on.
    for shards in (3, 9):
        going = command(*words)
        while going.poll() is None and len(list((out / "shards").glob("*.json"))) < shards:
            time.sleep(0.02)
        if going.poll() is None:
            os.killpg(going.pid, signal.SIGKILL)
        going.communicate()
        assert not (out / "summary.json").exists() or going.returncode == 0
    last = command(*words)
    _, errors = last.communicate()
    assert last.returncode == 0, errors
    do(job(pages, out=tmp_path / "whole", shard_records=2))
    assert result(out) == result(tmp_path / "whole")
    assert len(list(documents(out))) == COUNT


def test_what_was_done_is_not_done_again(tmp_path: Path) -> None:
    pages = folder(tmp_path / "pages", 12)
    made = job(pages, out=tmp_path / "out")
    do(made)
    before = result(tmp_path / "out")
    (tmp_path / "out" / "shards" / "000001.json").unlink()
    kept = (tmp_path / "out" / "documents" / "part-000000.jsonl.zst").stat().st_mtime_ns
    do(made)
    assert result(tmp_path / "out") == before
    assert (tmp_path / "out" / "documents" / "part-000000.jsonl.zst").stat().st_mtime_ns == kept


def test_a_file_that_was_lost_or_cut_is_made_again(tmp_path: Path) -> None:
    pages, out = folder(tmp_path / "pages", 12), tmp_path / "out"
    do(job(pages, out=out))
    before = result(out)
    (out / "documents" / "part-000000.jsonl.zst").unlink()
    (out / "shards" / "000002.parquet").write_bytes(b"PAR1")
    assert status(str(out))["state"] == "stopped"
    do(job(pages, out=out))
    assert result(out) == before


def test_another_run_is_refused_and_fresh_begins_anew(tmp_path: Path) -> None:
    pages, out = folder(tmp_path / "pages", 4), tmp_path / "out"
    do(job(pages, out=out))
    before = result(out)
    with pytest.raises(BatchError, match=r"holds another run: options: was .*off.* is .*eager.*--fresh"):
        do(job(pages, out=out, options=Options(repair="eager", annotate=False)))
    with pytest.raises(BatchError, match="sources: was"):
        do(job(folder(tmp_path / "other", 1), out=out))
    said = json.loads((out / "run.json").read_text("utf-8"))
    said["job"]["version"] = "0.0.1"
    (out / "run.json").write_text(json.dumps(said), "utf-8")
    with pytest.raises(BatchError, match=r'version: was "0\.0\.1"'):
        do(job(pages, out=out))
    do(job(pages, out=out), fresh=True)
    assert result(out) == before


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    pages, out = folder(tmp_path / "pages", 2), tmp_path / "out"
    out.mkdir()
    (out / "letter.txt").write_text("mine")
    for fresh in (False, True):
        with pytest.raises(BatchError, match="no run of vnplan batch"):
            do(job(pages, out=out), fresh=fresh)
    assert [path.name for path in out.iterdir() if path.name != ".lock"] == ["letter.txt"]


def test_a_run_that_cannot_start_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 garbage")
    with pytest.raises(BatchError, match="no readable Parquet"):
        do(job(tmp_path / "a.parquet", out=tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    pages = folder(tmp_path / "pages", 2)
    (tmp_path / "file").write_text("x")
    with pytest.raises(BatchError, match=r"file/out: Not a directory"):
        do(job(pages, out=tmp_path / "file" / "out"))


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_no_permission_is_said(tmp_path: Path) -> None:
    pages = folder(tmp_path / "pages", 2)
    (tmp_path / "closed").mkdir(mode=0o500)
    with pytest.raises(BatchError, match="may not be written"):
        do(job(pages, out=tmp_path / "closed" / "out"))


def test_two_runs_do_not_share_a_folder(tmp_path: Path) -> None:
    from vnplan.batch.store import locked

    pages, out = folder(tmp_path / "pages", 2), tmp_path / "out"
    out.mkdir()
    with locked(str(out)), pytest.raises(BatchError, match="another run is at work"):
        do(job(pages, out=out))


def test_only_what_failed_is_done_again(tmp_path: Path) -> None:
    pages, out = folder(tmp_path / "pages", 11), tmp_path / "out"
    (pages / "0" / "big.txt").write_text(plan_text(0) + "x " * 3000, "utf-8")
    small = Limits(record_bytes=2000)
    assert do(job(pages, out=out, limits=small))["quarantined"] == 1
    assert [(Path(q["source"]).name, q["reason"]) for q in quarantine(out)] == [("big.txt", "too_large")]
    assert status(str(out))["quarantined"] == 1
    assert do(job(pages, out=out, limits=Limits()))["quarantined"] == 1
    summary = do(job(pages, out=out, limits=Limits()), only_failed=True)
    assert (summary["documents"], summary["quarantined"]) == (12, 0)
    assert quarantine(out) == []
    do(job(pages, out=tmp_path / "anew", limits=Limits()))
    assert result(out) == result(tmp_path / "anew")


def test_the_status_is_read_from_the_folder(tmp_path: Path) -> None:
    pages, out = folder(tmp_path / "pages", 12), tmp_path / "out"
    do(job(pages, out=out))
    assert status(str(out)) == {
        "state": "finished", "sources": [str(pages)], "shards": 3, "shards_done": 3, "records": 12, "records_done": 12,
        "documents": 12, "quarantined": 0,
    }  # fmt: skip
    (out / "shards" / "000002.json").unlink()
    assert (status(str(out))["state"], status(str(out))["shards_done"]) == ("stopped", 2)
    with pytest.raises(BatchError, match="holds no run"):
        status(str(tmp_path))


def test_tables_may_be_partitioned(tmp_path: Path) -> None:
    pages = folder(tmp_path / "pages", 4)
    (pages / "letter.txt").write_text(_DECISION, "utf-8")
    do(job(pages, out=tmp_path / "out", partition="kind"))
    kinds = sorted(path.name for path in (tmp_path / "out" / "tables" / "documents").iterdir())
    assert kinds == ["kind=decision", "kind=plan"]
    assert len(table(tmp_path / "out", "documents")) == 5


@pytest.mark.slow
def test_a_full_disk_stops_the_run_and_room_lets_it_go_on(tmp_path: Path) -> None:
    mounted = subprocess.run(["unshare", "-rm", "sh", "-c", f"mount -t tmpfs none {tmp_path}"], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here")
    pages, disk, copy = folder(tmp_path / "pages", 18), tmp_path / "disk", tmp_path / "copy"
    disk.mkdir()
    run = f"{sys.executable} -m vnplan batch {pages} --no-facts --repair off -j 1 --shard-records 3 --quiet --out"
    script = (
        f"mount -t tmpfs -o size=160k none {disk}; {run} {disk}/out; echo code $?; {run} {disk}/out; echo code $?;"
        f"mount -o remount,size=64m {disk}; {run} {disk}/out; echo code $?; cp -r {disk}/out {copy}"
    )
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.stdout.splitlines() == ["code 1", "code 1", "code 0"], done.stderr
    assert done.stderr.count("no space is left on the device; make room") == 2
    assert f"vnplan: {disk}/out" in done.stderr
    assert "Traceback" not in done.stderr
    do(job(pages, out=tmp_path / "whole", shard_records=3))
    assert result(copy) == result(tmp_path / "whole")
