"""The plan: which records go into which shard. It is written before work starts, and read by whoever goes on."""

import json
from collections.abc import Iterator

from vnplan.batch.job import Job
from vnplan.batch.shards import Packer, Piece, Shard
from vnplan.batch.sources import plan_sources
from vnplan.batch.store import Store
from vnplan.errors import BatchError

PLAN = "plan.jsonl"


def write_plan(job: Job, store: Store) -> tuple[int, int]:
    """Plan the run; the number of shards and of records.

    The plan depends on the sources and the job alone. It is written line by line and appears as a whole.

    Raises:
        BatchError: a source is missing or unreadable, lacks a column, or holds nothing.
    """
    shards = records = 0
    with store.scratch() as folder:
        path = folder / "plan"
        with path.open("w", encoding="utf-8", errors="surrogateescape") as file:
            for pieces in Packer(job.shard_records, job.shard_bytes).pack(plan_sources(job)):
                file.write(json.dumps([shards, [piece.row() for piece in pieces]], ensure_ascii=False) + "\n")
                shards += 1
                records += sum(piece.stop - piece.start for piece in pieces)
        if not shards:
            raise BatchError(f"{', '.join(job.sources)}: there is no record in it")
        store.commit(path, PLAN)
    return shards, records


def read_plan(job: Job, store: Store) -> Iterator[Shard]:
    """The shards of a plan, in order."""
    with store.local(PLAN) as path, path.open(encoding="utf-8", errors="surrogateescape") as file:
        for line in file:
            number, pieces = json.loads(line)
            yield Shard(job, number, tuple(Piece(*piece) for piece in pieces))
