"""``vnplan batch``."""

import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from vnplan.errors import BatchError, way

QUARANTINED = 3
_EXAMPLES = """\b
Examples:
  vnplan batch pages/ --out converted                     a folder of pages, with all that is below it
  vnplan batch crawl.warc.gz --out converted              the HTML responses of a crawl
  vnplan batch news.jsonl.zst --html-field body --out converted --sink parquet --sink duckdb
  vnplan batch news.sqlite --sql "SELECT html, url FROM pages ORDER BY id" --out converted
  vnplan batch s3://bucket/pages --out s3://bucket/converted --workers 8
  vnplan batch --status converted                         how far a run is
  vnplan batch --verify converted                         whether its files are still what it wrote

The same command, given again, goes on where a run was stopped; where the sources changed, it says which and wants --update.
Exit codes: 0 all converted, 1 the run failed, 2 wrong usage, 3 some pages are in quarantine.
"""


@click.command(epilog=_EXAMPLES)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("-o", "--out", help="The folder (or URL) for the results; made if need be.")
@click.option("-j", "--workers", type=click.IntRange(1), default=os.cpu_count() or 1, show_default="processors")
@click.option(
    "--sink",
    "sinks",
    multiple=True,
    type=click.Choice(["jsonl", "parquet", "duckdb"]),
    help="What to write; may be repeated. Without it: jsonl and parquet.",
)
@click.option("--partition", type=click.Choice(["kind", "year", "issuer"]), help="Divide the Parquet tables in folders.")
@click.option("--text-field", "text", help="The column that holds the text of a page.")
@click.option("--html-field", "html", help="The column that holds the HTML of a page.")
@click.option("--url-field", "url", help="The column that holds its address.")
@click.option("--date-field", "date", help="The column that holds the day it appeared.")
@click.option("--sql", "query", help="The query that gives the pages of a SQLite or DuckDB file; end it with ORDER BY.")
@click.option("--include", multiple=True, metavar="GLOB", help="Only these files of folders and archives.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Not these; also read from .vnplanignore in the folder.")
@click.option("--repair", type=click.Choice(["off", "cautious", "standard", "eager"]), default="standard", show_default=True)
@click.option("--no-facts", is_flag=True, help="Build the tree only; look for no citations, deadlines, tasks.")
@click.option("--shard-records", type=click.IntRange(1), default=100, show_default=True, help="Pages committed together.")
@click.option("--time-limit", type=click.FloatRange(0.1), default=60.0, show_default=True, help="Seconds for a page.")
@click.option("--memory-limit", type=click.IntRange(64), default=1024, show_default=True, help="Megabytes for a worker.")
@click.option("--max-bytes", type=click.IntRange(1), default=32 << 20, show_default=True, help="Bytes of a page.")
@click.option("--parser", default="vnplan.pipeline:parse", hidden=True, help="The function that parses, package.module:name.")
@click.option("--engine", type=click.Choice(["pool", "dask"]), default="pool", show_default=True)
@click.option("--scheduler", metavar="URL", help="The Dask scheduler, tcp://host:port.")
@click.option("--fresh", is_flag=True, help="Throw away what an earlier run left in the folder, and begin anew.")
@click.option("--update", is_flag=True, help="Where sources changed: convert what is new or changed, drop what is gone.")
@click.option("--only-failed", is_flag=True, help="Do only what is in quarantine again, perhaps with other limits.")
@click.option("--status", metavar="DIR", help="Say how far the run in this folder is, and do nothing.")
@click.option("--verify", metavar="DIR", help="Check all hashes, counts and records of the run in this folder.")
@click.option("--log", type=click.Path(dir_okay=False), help="Write a log to this file, one line a shard.")
@click.option("-q", "--quiet", is_flag=True, help="Show no progress and no summary.")
def batch(  # noqa: PLR0913 - one for each option
    sources: tuple[str, ...],
    out: str | None,
    *,
    workers: int,
    engine: str,
    scheduler: str | None,
    fresh: bool,
    update: bool,
    only_failed: bool,
    status: str | None,
    verify: str | None,
    log: str | None,
    quiet: bool,
    **said: Any,  # noqa: ANN401 - what click gives
) -> None:
    """Convert an archive: files, folders, standard input (-), .zip, .tar.gz, .jsonl, .parquet, .warc, databases."""
    if status is not None:
        _show_status(status)
        return
    if verify is not None:
        _verify(verify)
        return
    if not sources:
        raise click.UsageError("there is no source: name files, folders, archives or tables")
    if out is None:
        raise click.UsageError("where to? Say --out DIR")
    for package in ("duckdb", "pyarrow", "zstandard"):
        if find_spec(package) is None:
            raise BatchError(f"vnplan batch needs more packages ({package}): {way('batch')}")
    from vnplan.batch.run import pool, run

    _log_to(log)
    job = _job(sources, out, said)
    how = pool(workers) if engine == "pool" else _cluster(scheduler)
    with _stoppable(out):
        summary = run(job, how, fresh=fresh, update=update, only_failed=only_failed, quiet=quiet)
    if not quiet:
        _show(summary, out)
    sys.exit(QUARANTINED if summary["quarantined"] else 0)


class _TerminatedError(KeyboardInterrupt):
    """The process was told to end."""


@contextmanager
def _stoppable(out: str) -> Iterator[None]:
    """Ctrl-C and SIGTERM end a run in order: what is done is kept, and said in a line."""

    def end(*_: object) -> None:
        raise _TerminatedError

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    except KeyboardInterrupt as stopped:
        from vnplan.batch.run import status

        try:
            said = status(out)
            kept = f"{said['records_done']:,} of {said['records']:,} pages are done and kept; the same command goes on"
        except BatchError:
            kept = "nothing was done yet"
        click.echo(f"vnplan: stopped; {kept}", err=True)
        sys.exit(143 if isinstance(stopped, _TerminatedError) else 130)
    finally:
        signal.signal(signal.SIGTERM, before)


def _job(sources: tuple[str, ...], out: str, said: dict[str, Any]) -> Any:  # noqa: ANN401 - imported late
    from vnplan.batch.job import Fields, Job, Limits
    from vnplan.model.options import Options

    return Job(
        sources=sources,
        out=out,
        fields=Fields(**{key: said[key] for key in ("text", "html", "url", "date")}),
        options=Options(repair=said["repair"], annotate=not said["no_facts"]),
        limits=Limits(seconds=said["time_limit"], megabytes=said["memory_limit"], record_bytes=said["max_bytes"]),
        **({"sinks": tuple(dict.fromkeys(said["sinks"]))} if said["sinks"] else {}),
        **{key: said[key] for key in ("include", "exclude", "query", "partition", "shard_records", "parser")},
    )


def _cluster(scheduler: str | None) -> Any:  # noqa: ANN401 - imported late
    from vnplan.batch.cluster import dask

    if scheduler is None:
        raise click.UsageError("--engine dask needs --scheduler tcp://host:port")
    return dask(scheduler)


def _log_to(path: str | None) -> None:
    if path is None:
        return
    handler = logging.FileHandler(Path(path), encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger = logging.getLogger("vnplan.batch")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)


def _show_status(folder: str) -> None:
    from vnplan.batch.run import status

    for key, value in status(folder).items():
        click.echo(f"{key.replace('_', ' '):14} {', '.join(value) if isinstance(value, list) else value}")


def _verify(folder: str) -> None:
    from vnplan.batch.verify import verify

    faults = verify(folder)
    for fault in faults:
        click.echo(fault)
    if faults:
        raise BatchError(f"{folder}: {len(faults)} faults; give the command of the run again to mend what it wrote")
    click.echo(f"{folder}: all files and records are as they were written")


def _show(summary: dict[str, Any], out: str) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(stderr=True)
    console.print(
        f"{summary['records']:,} pages: {summary['documents']:,} converted, {summary['quarantined']:,} in quarantine,"
        f" {summary['copies']:,} copies, {summary['suspect_numbers']:,} suspect numbers"
    )
    table = Table("", "", box=None, show_header=False)
    for title, key in (("kinds", "by_kind"), ("years", "by_year"), ("issuers", "by_issuer"), ("text", "ocr_quality")):
        most = list(summary[key].items())[:6]
        table.add_row(title, ", ".join(f"{name} {count:,}" for name, count in most))
    if summary["reasons"]:
        table.add_row("quarantine", ", ".join(f"{reason} {count:,}" for reason, count in summary["reasons"].items()))
    table.add_row("slowest", ", ".join(f"{row['source']} {row['seconds']:.2f} s" for row in summary["slowest"][:3]))
    console.print(table)
    console.print(f"All of it: {out}/summary.json", highlight=False)
