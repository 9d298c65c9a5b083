"""Checks that what a run left is what it wrote: every hash, every count, every record once."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from vnplan.batch.convert_here import shard_reports
from vnplan.batch.finish import MANIFEST, QUARANTINE, read_table
from vnplan.batch.run import status
from vnplan.batch.shards import ShardReport
from vnplan.batch.sinks import marks_name
from vnplan.batch.store import Store
from vnplan.errors import BatchError

_NAMED = 3


def verify(out: str) -> list[str]:
    """What is wrong with the results in a folder, a sentence a fault; nothing for a sound one.

    Raises:
        BatchError: there is no run in it, or the run is not finished.
    """
    said = status(out)
    store = Store(out)
    manifest: dict[str, Any] | None = store.read_json(MANIFEST)
    if manifest is None:
        raise BatchError(f"{out}: the run is not finished; give its command again, then verify it")
    reports = list(shard_reports(store))
    written = {name: about for report in reports for name, about in report.files.items()} | manifest["files"]
    faults = [
        f"{name}: is not what was written (lost, cut or changed)"
        for name, about in sorted(written.items())
        if not store.has(name, about, whole=True)
    ]
    return [*faults, *_count_faults(said, manifest, reports), *([] if faults else _key_faults(store, manifest, reports))]


def _count_faults(said: dict[str, Any], manifest: dict[str, Any], reports: list[ShardReport]) -> Iterator[str]:
    if len(reports) != said["shards"]:
        yield f"{said['shards']} shards were planned, {len(reports)} are there"
    for key in ("records", "documents", "quarantined"):
        there = sum(getattr(report, key) for report in reports)
        if there != manifest[key]:
            yield f"{MANIFEST}: says {manifest[key]:,} {key}, the shards hold {there:,}"
    for report in reports:
        if report.records != report.documents + report.quarantined:
            yield f"shard {report.shard}: {report.records} records, but {report.documents} + {report.quarantined} results"


def _key_faults(store: Store, manifest: dict[str, Any], reports: list[ShardReport]) -> Iterator[str]:
    """Records that stand more than once, or nowhere."""
    keys: Counter[str] = Counter()
    for report in reports:
        keys.update(row["source"] for row in read_table(store, marks_name(f"{report.shard:06d}"), ["source"]))
    keys.update(json.loads(line)["source"] for line in (store.read(QUARANTINE) or b"").splitlines())
    if doubled := [key for key, count in keys.items() if count > 1]:
        yield f"{len(doubled)} records stand more than once, such as {', '.join(doubled[:_NAMED])}"
    if keys.total() != manifest["records"]:
        yield f"{manifest['records']:,} records were read, {keys.total():,} stand in the results"
