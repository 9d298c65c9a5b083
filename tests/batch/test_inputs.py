"""A run goes on with the sources that it began with, or says what is different."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.batch.support import command, do, documents, folder, job, plan_text, result
from vnplan.batch.command import batch
from vnplan.batch.run import status
from vnplan.batch.verify import verify
from vnplan.errors import BatchError

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")
pytest.importorskip("zstandard")


def _texts(out: Path) -> set[str]:
    return {line["document"]["source"]["text"] for line in documents(out)}


def _change(pages: Path) -> None:
    (pages / "1" / "0001.txt").write_text(plan_text(101), "utf-8")
    (pages / "2" / "0099.txt").write_text(plan_text(99), "utf-8")
    (pages / "0" / "0003.txt").unlink()


def test_changed_added_and_removed_pages_are_refused_by_name(tmp_path: Path) -> None:
    pages, out = folder(tmp_path / "pages", 12), tmp_path / "out"
    do(job(pages, out=out))
    before = result(out)
    _change(pages)
    with pytest.raises(BatchError, match=r"changed: \S*1/0001.txt; added: \S*2/0099.txt; removed: \S*0/0003.txt.*--update"):
        do(job(pages, out=out))
    assert result(out) == before


@pytest.mark.parametrize("stop", ["finished", "stopped"])
def test_an_update_converts_what_differs_and_drops_what_is_gone(stop: str, tmp_path: Path) -> None:
    pages, out = folder(tmp_path / "pages", 22), tmp_path / "out"
    do(job(pages, out=out))
    if stop == "stopped":
        (out / "shards" / "000002.json").unlink()
        (out / "summary.json").unlink()
    untouched = [out / "documents" / "part-000003.jsonl.zst", out / "shards" / "000003.json"]
    made = [path.stat().st_mtime_ns for path in untouched]
    _change(pages)
    summary = do(job(pages, out=out), update=True)
    do(job(pages, out=tmp_path / "fresh"))
    assert _texts(out) == _texts(tmp_path / "fresh")
    assert (summary["records"], summary["documents"], verify(str(out))) == (22, 22, [])
    assert [path.stat().st_mtime_ns for path in untouched] == made
    again = result(out)
    do(job(pages, out=out), update=True)
    assert result(out) == again, "nothing differs any more"


def test_lines_that_were_added_are_seen_and_converted_alone(tmp_path: Path) -> None:
    lines, out = tmp_path / "pages.jsonl", tmp_path / "out"
    rows = [json.dumps({"text": plan_text(n)}) + "\n" for n in range(30)]
    lines.write_text("".join(rows[:20]), "utf-8")
    do(job(lines, out=out))
    first = out / "documents" / "part-000000.jsonl.zst"
    made = first.stat().st_mtime_ns
    lines.write_text("".join(rows), "utf-8")
    with pytest.raises(BatchError, match=r"changed: \S*pages.jsonl"):
        do(job(lines, out=out))
    assert do(job(lines, out=out), update=True)["documents"] == 30
    assert _texts(out) == {plan_text(n) for n in range(30)}
    assert first.stat().st_mtime_ns == made


def test_an_update_that_was_cut_off_after_its_plan_goes_on(tmp_path: Path) -> None:
    pages, out = folder(tmp_path / "pages", 12), tmp_path / "out"
    do(job(pages, out=out))
    said = (out / "run.json").read_bytes()
    _change(pages)
    do(job(pages, out=out), update=True)
    (out / "run.json").write_bytes(said)
    assert do(job(pages, out=out))["documents"] == 12
    assert status(str(out))["state"] == "finished"


def test_a_file_may_be_named_once(tmp_path: Path) -> None:
    pages = folder(tmp_path / "pages", 3)
    with pytest.raises(BatchError, match=r"0000.txt: it is named twice"):
        do(job(pages, pages / "0" / "0000.txt", out=tmp_path / "out"))


def test_a_byte_that_flipped_in_a_finished_shard_is_found_and_mended(tmp_path: Path) -> None:
    pages, out = folder(tmp_path / "pages", 12), tmp_path / "out"
    do(job(pages, out=out))
    before = result(out)
    path = out / "documents" / "part-000001.jsonl.zst"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert verify(str(out)) == ["documents/part-000001.jsonl.zst: is not what was written (lost, cut or changed)"]
    do(job(pages, out=out))
    assert result(out) == before
    assert verify(str(out)) == []


def _resaid(out: Path, change: str) -> None:
    """A manifest that agrees with a table in which a record was lost or doubled."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from vnplan.batch.places import sha256_of

    name = "shards/000001.parquet"
    table = pq.ParquetFile(out / name).read()
    table = table.slice(1) if change == "lost" else pa.concat_tables([table, table.slice(0, 1)])
    pq.write_table(table, out / name)
    manifest = out / "shards" / "000001.json"
    said = json.loads(manifest.read_text("utf-8"))
    with (out / name).open("rb") as file:
        said["files"][name] = {"rows": len(table), "bytes": (out / name).stat().st_size, "sha256": sha256_of(file)}
    manifest.write_text(json.dumps(said), "utf-8")


@pytest.mark.parametrize(
    ("change", "fault"), [("lost", "12 records were read, 11 stand"), ("doubled", "1 records stand more than once, such as ")]
)
def test_a_record_that_was_lost_or_doubled_is_found(change: str, fault: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    do(job(folder(tmp_path / "pages", 12), out=out))
    _resaid(out, change)
    assert any(said.startswith(fault) for said in verify(str(out)))


def test_verify_on_the_command_line(tmp_path: Path) -> None:
    out = tmp_path / "out"
    do(job(folder(tmp_path / "pages", 4), out=out))
    sound = CliRunner().invoke(batch, ["--verify", str(out)])
    assert (sound.output, sound.exit_code) == (f"{out}: all files and records are as they were written\n", 0)
    (out / "duplicates.jsonl").write_text("", "utf-8")
    damaged = command("batch", "--verify", out)
    said, errors = damaged.communicate()
    assert damaged.returncode == 1
    assert said == "duplicates.jsonl: is not what was written (lost, cut or changed)\n"
    assert errors == f"vnplan: {out}: 1 faults; give the command of the run again to mend what it wrote\n"
