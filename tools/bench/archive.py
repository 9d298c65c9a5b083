"""``batch``: what an archive costs."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from tools.bench.pages import JSON, least, size_of, texts_of
from vnplan.batch.convert_here import run_shard
from vnplan.batch.job import Job
from vnplan.batch.run import run
from vnplan.batch.shards import Shard, ShardReport
from vnplan.model.document import Document
from vnplan.pipeline import parse
from vnplan.text.remembered import forget

_ARCHIVE = 10_000_000


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--workers", default="1,2", show_default=True, help="Numbers of workers, with commas between.")
@JSON
def batch(folder: Path, workers: str, *, as_json: bool) -> None:
    """What converting FOLDER with ``vnplan batch`` costs: pages a CPU second, the share of parsing, memory, core hours.

    The share is what the pages take when they are parsed one after the other in one process, of what the whole run takes,
    its start included. The machinery is what a worker that has started spends on anything but parsing.
    """
    texts = texts_of([folder])
    bare = least(lambda: [parse(text) for text in texts], 2)
    rows = {f"{number} workers": _run(folder, int(number), len(texts), bare) for number in workers.split(",")}
    share = round(_machinery(folder), 3)
    said = {"pages": len(texts), "bytes": size_of(texts), "parse_cpu_seconds": round(bare, 3), "machinery_of_a_worker": share}
    if as_json:
        click.echo(json.dumps({**said, "runs": rows}, indent=1))
        return
    click.echo(
        f"{len(texts)} pages, {size_of(texts) / 1e6:.2f} MB; parsed in {bare:.2f} CPU seconds; machinery of a worker {share:.1%}"
    )
    for name, row in rows.items():
        click.echo(f"{name:12} " + "  ".join(f"{key} {value:,.2f}" for key, value in row.items()))


def counted(*words: Any, **named: Any) -> Document:  # noqa: ANN401 - as parse says
    """A page parsed, and the seconds that took added up: the parser of the job that is measured."""
    began = time.process_time()
    try:
        return parse(*words, **named)
    finally:
        _parsing.append(time.process_time() - began)


_parsing: list[float] = []


def _machinery(folder: Path) -> float:
    """Of the CPU seconds that shards take in this process, where all is loaded, the share that is not parsing."""
    shards: list[float] = []

    def here(planned: Iterable[Shard]) -> Iterator[ShardReport]:
        for shard in planned:
            began = time.process_time()
            report = run_shard(shard, {}, lambda *_: None)
            shards.append(time.process_time() - began)
            yield report

    for _ in range(2):
        forget()
        _parsing.clear()
        shards.clear()
        with TemporaryDirectory() as out:
            run(Job(sources=(str(folder),), out=f"{out}/run", parser=f"{__name__}:counted", sinks=("jsonl",)), here)
    return 1 - sum(_parsing) / sum(shards)


def _run(folder: Path, workers: int, pages: int, bare: float) -> dict[str, float]:
    with TemporaryDirectory() as out:
        words = ["batch", str(folder), "--out", f"{out}/run", "--workers", str(workers), "--sink", "jsonl", "--quiet"]
        began = time.monotonic()
        with subprocess.Popen([sys.executable, "-m", "vnplan", *words], stdout=subprocess.DEVNULL) as process:  # noqa: S603 - our own words
            _, _, used = os.wait4(process.pid, 0)
            process.returncode = 0
        seconds = time.monotonic() - began
    spent = used.ru_utime + used.ru_stime
    return {
        "cpu_seconds": round(spent, 2),
        "seconds": round(seconds, 2),
        "pages_a_cpu_second": round(pages / spent, 2),
        "share_of_parsing": round(bare / spent, 3),
        "megabytes": used.ru_maxrss / 1024,
        "core_hours_for_10_million": round(spent / pages * _ARCHIVE / 3600, 1),
    }
