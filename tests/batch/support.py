"""What the tests of batch share: small archives, quick jobs, and what a run left."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from vnplan.batch.convert_here import run_shard
from vnplan.batch.job import Job
from vnplan.batch.run import pool, run
from vnplan.batch.shards import Shard, ShardReport
from vnplan.batch.sources import plan_sources, read_records
from vnplan.model.options import Options

QUICK = Options(repair="off", annotate=False)
PLAN = "KẾ HOẠCH\nPhòng, chống đuối nước số {n}\n\n"
PLAN += "I. MỤC ĐÍCH\n\nGiữ an toàn cho trẻ em ở điểm {n}.\n\nII. KINH PHÍ\n\nTheo dự toán.\n"
# What depends on the clock, or on random bytes that DuckDB gives every file.
CLOCK = ("summary.json", "times/", ".lock", "vnplan.duckdb")
ROOT = Path(__file__).parent.parent.parent


def plan_text(number: int) -> str:
    return PLAN.format(n=number)


def folder(root: Path, count: int) -> Path:
    """A folder of so many pages."""
    for number in range(count):
        path = root / f"{number % 3}" / f"{number:04d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(plan_text(number), "utf-8")
    return root


def job(*sources: Path | str, out: Path | str = "out", **said: Any) -> Job:  # noqa: ANN401 - whatever is said
    return Job(**{"sources": tuple(map(str, sources)), "out": str(out), "options": QUICK, "shard_records": 5, **said})


def here(shards: Iterable[Shard]) -> Iterator[ShardReport]:
    """An engine: this process, for runs of which no page is bad; a worker takes longer to start than to convert ten pages."""
    for shard in shards:
        yield run_shard(shard, {}, lambda *_: None)


def do(made: Job, workers: int = 0, **said: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever is said
    """Do a run in this process, or in so many workers."""
    return run(made, pool(workers) if workers else here, **said)


def records(*sources: Path | str, **said: Any) -> list[Any]:  # noqa: ANN401 - whatever is said
    """All records of sources, piece by piece."""
    made = job(*sources, **said)
    return [record for piece, _ in plan_sources(made) for record in read_records(Shard(made, 0, (piece,)))]


def result(out: Path) -> dict[str, bytes]:
    """The files of a run but for those that depend on the clock."""
    found = (path for path in sorted(out.rglob("*")) if path.is_file())
    names = ((path.relative_to(out).as_posix(), path) for path in found)
    return {name: path.read_bytes() for name, path in names if not name.startswith(CLOCK)}


def quarantine(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "quarantine.jsonl").read_text("utf-8").splitlines()]


def documents(out: Path) -> Iterator[dict[str, Any]]:
    import io

    import zstandard

    for path in sorted((out / "documents").iterdir()):
        with zstandard.open(path, "rb") as file:
            for line in io.TextIOWrapper(file, "utf-8"):
                yield json.loads(line)


def table(out: Path, name: str) -> list[dict[str, Any]]:
    import pyarrow.parquet as pq

    paths = sorted((out / "tables" / name).rglob("*.parquet"))
    return [row for path in paths for row in pq.ParquetFile(path).read().to_pylist()]


def command(*words: Path | str, **said: Any) -> "subprocess.Popen[str]":  # noqa: ANN401 - whatever is said
    """``vnplan`` in a process group of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-m", "vnplan", *map(str, words)], env=environment, start_new_session=True, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, **said,
    )  # fmt: skip


# What of a fact has to be right for it to count.
AREAS = {
    "document": ("kind", "number", "date", "issuer", "title"),
    "outline": ("label", "heading", "bullets"),
    "citations": ("kind", "number", "date", "issuer", "at"),
    "deadlines": ("start", "end", "relation", "recurs", "at"),
    "assignments": ("at", "lead", "coordinating"),
}


def facts_of(said: dict[str, Any], area: str) -> list[dict[str, Any]]:
    """The facts of an area; the document is one."""
    found: Any = said.get(area) or []
    return [found] if isinstance(found, dict) else found


def fact(row: dict[str, Any], keys: tuple[str, ...]) -> str:
    return json.dumps([row[key] for key in keys], ensure_ascii=False).casefold()
