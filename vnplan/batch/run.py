"""A run: planned, begun or gone on with, finished."""

import json
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from vnplan.batch.convert import convert_shard, in_flight, watched
from vnplan.batch.convert_here import shard_reports
from vnplan.batch.finish import MANIFEST, QUARANTINE, SUMMARY, finish
from vnplan.batch.job import Job, differences
from vnplan.batch.places import is_remote
from vnplan.batch.plan import PLAN, Planned, changes, inputs_digest, read_plan, updated, write_plan
from vnplan.batch.progress import Progress
from vnplan.batch.shards import Shard, ShardReport
from vnplan.batch.sinks import manifest_name
from vnplan.batch.sources import stdin
from vnplan.batch.store import SCRATCH, Store, locked, reason
from vnplan.errors import BatchError

RUN = "run.json"
_ABOUT = "vnplan batch"
_OURS = (RUN, PLAN, MANIFEST, QUARANTINE, SUMMARY, "duplicates.jsonl", "vnplan.duckdb", "shards", "times", "tables", "documents",
         "input", SCRATCH)  # fmt: skip
_log = logging.getLogger("vnplan.batch")

Engine = Callable[[Iterable[Shard]], Iterator[ShardReport]]
"""Converts shards and reports each as it is done, in any order."""


def run(  # noqa: PLR0913 - one for each way to go on
    job: Job, engine: Engine, *, fresh: bool = False, update: bool = False, only_failed: bool = False, quiet: bool = True
) -> dict[str, Any]:
    """Do a run, or go on with it where it stopped; the summary.

    Args:
        job: What to do.
        engine: Who converts the shards: ``pool(2)``, or ``dask(...)`` of ``vnplan.batch.cluster``.
        fresh: Throw away what an earlier run left in the folder.
        update: Where sources changed since the run began, do what is new or changed, and drop what is gone.
        only_failed: Do the shards again that have records in quarantine.
        quiet: Show no progress.

    Raises:
        BatchError: the run cannot start or go on; the message says why and what to do.
    """
    store = Store(job.out)
    try:
        with _ready(job, store, fresh=fresh):
            total = _begin(job, store, update=update)
            if only_failed:
                _forget_failed(store)
            _convert(job, store, engine, total, quiet=quiet)
            # A summary is there only when nothing was left to do.
            said: dict[str, Any] | None = store.read_json(SUMMARY)
            return said or finish(job, store, total.shards)
    except OSError as error:
        raise BatchError(f"{error.filename or job.out}: {reason(error)}") from error


def pool(workers: int) -> Engine:
    """An engine: so many worker processes on this machine."""

    def engine(shards: Iterable[Shard]) -> Iterator[ShardReport]:
        yield from in_flight((partial(convert_shard, shard) for shard in shards), workers, workers + 1, ordered=False)

    return engine


def status(out: str) -> dict[str, Any]:
    """How far a run is, from its folder alone.

    Raises:
        BatchError: there is no run in it.
    """
    store = Store(out)
    said = store.read_json(RUN)
    if not said or said.get("about") != _ABOUT:
        raise BatchError(f"{out}: holds no run of vnplan batch")
    reports = _done(store)
    complete = bool(said.get("shards")) and len(reports) == said["shards"]
    finished = complete and store.read(SUMMARY) is not None
    return {
        "state": "finished" if finished else "at work" if _is_locked(out) else "stopped",
        "sources": said["job"]["sources"],
        "shards": said.get("shards"),
        "shards_done": len(reports),
        "records": said.get("records"),
        "records_done": sum(r.records for r in reports),
        "documents": sum(r.documents for r in reports),
        "quarantined": sum(r.quarantined for r in reports),
    }


@contextmanager
def _ready(job: Job, store: Store, *, fresh: bool) -> Iterator[None]:
    """The output folder, made if need be, for us alone. One that was made for a run that cannot start is removed."""
    new = store.is_empty()
    if not new and not fresh:
        _check(job, store)
    if not is_remote(job.out):
        Path(job.out).mkdir(parents=True, exist_ok=True)
    try:
        with locked(job.out):
            if fresh and not new:
                if store.read_json(RUN) is None and set(store.names()) - {".lock"}:
                    raise BatchError(f"{job.out}: holds files but no run of vnplan batch; choose another --out")
                store.remove(*_OURS)
            store.remove(SCRATCH)
            yield
    finally:
        store.remove(SCRATCH)
        if new and store.read(RUN) is None:
            store.remove(".lock", *_OURS)
            if not is_remote(job.out):
                Path(job.out).rmdir()


def _check(job: Job, store: Store) -> None:
    """Refuse to go on with what another run began."""
    said = store.read_json(RUN)
    if not said or said.get("about") != _ABOUT:
        if set(store.names()) <= {".lock"}:
            return
        raise BatchError(f"{job.out}: holds files but no run of vnplan batch; choose another --out")
    changed = differences(said["job"], json.loads(json.dumps(job.identity())))
    if changed:
        way = "give the same command, --fresh to begin anew, or another --out"
        raise BatchError(f"{job.out}: holds another run: {'; '.join(changed)}. To go on, {way}")


def _begin(job: Job, store: Store, *, update: bool) -> Planned:
    """The plan's size; ``run.json`` is written after the plan and says that it is whole."""
    said = store.read_json(RUN)
    if said:
        stdin.check(job, said.get("stdin"))
        planned = _go_on(stdin.kept(job, store), store, Planned(said["shards"], said["records"], said["inputs"]), update=update)
        _say_planned(job, store, said["stdin"], planned)
        return planned
    kept, digest = stdin.keep(job, store)
    planned = write_plan(kept, store)
    _say_planned(job, store, digest, planned)
    return planned


def _say_planned(job: Job, store: Store, digest: str | None, planned: Planned) -> None:
    store.write_json(RUN, {"about": _ABOUT, "job": job.identity(), "stdin": digest, **asdict(planned)})


def _go_on(job: Job, store: Store, planned: Planned, *, update: bool) -> Planned:
    """The plan of a run that goes on: its own, or, where sources changed, one brought up to date if that is wanted."""
    if inputs_digest(job) == planned.inputs:
        return planned
    if not update:
        differ = changes(job, store)
        if not differ:  # an update was cut off after its plan was written
            return updated(job, store).commit(store)
        way = "give --update to convert what differs and drop what is gone, --fresh to begin anew, or another --out"
        raise BatchError(f"{job.out}: the sources are not what this run began with ({differ}); {way}")
    new = updated(job, store)
    store.remove(SUMMARY, MANIFEST, *(manifest_name(f"{number:06d}") for number in new.again))
    return new.commit(store)


def _forget_failed(store: Store) -> None:
    for report in _done(store):
        if report.quarantined:
            name = f"{report.shard:06d}"
            store.remove(manifest_name(name), f"shards/{name}.quarantine.jsonl")
    store.remove(SUMMARY, MANIFEST)


def _convert(job: Job, store: Store, engine: Engine, total: Planned, *, quiet: bool) -> None:
    reports = _done(store, whole=not is_remote(job.out))
    done = {report.shard for report in reports}
    records, aside = sum(r.records for r in reports), sum(r.quarantined for r in reports)
    if len(done) == total.shards:
        return
    store.remove(SUMMARY)
    shards = (shard for shard in read_plan(job, store) if shard.id not in done)
    with Progress(total.records, records, aside, quiet=quiet) as progress, watched(progress.beat):
        for report in engine(shards):
            progress.add(report)
            _log.info(
                "shard %d: %d records, %d documents, %d in quarantine, %.1f s, peak %d MB",
                report.shard, report.records, report.documents, report.quarantined, report.seconds, report.peak,
            )  # fmt: skip


def _done(store: Store, *, whole: bool = False) -> list[ShardReport]:
    """The shards that are done and whose files are all there as they were written, by size or, with ``whole``, by hash."""
    return [
        report
        for report in shard_reports(store)
        if all(store.has(file, about, whole=whole) for file, about in report.files.items())
    ]


def _is_locked(out: str) -> bool:
    if is_remote(out) or not (Path(out) / ".lock").exists():
        return False
    try:
        with locked(out):
            return False
    except BatchError:
        return True
