"""The plan: which records go into which shard. It is written before work starts, and read by whoever goes on."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from vnplan.batch.inputs import Changes, compare, digested
from vnplan.batch.job import Job
from vnplan.batch.shards import Packer, Piece, Shard
from vnplan.batch.store import Store
from vnplan.errors import BatchError

PLAN = "plan.jsonl"


@dataclass(frozen=True, slots=True)
class Planned:
    """The size of a plan, and the digest of all that it was made from."""

    shards: int
    records: int
    inputs: str


def write_plan(job: Job, store: Store) -> Planned:
    """Plan the run.

    The plan depends on the sources and the job alone. It is written line by line and appears as a whole.

    Raises:
        BatchError: a source is missing or unreadable, lacks a column, is named twice, or holds nothing.
    """
    inputs = sha256()

    def pieces() -> Iterator[tuple[Piece, int]]:
        for piece, size in digested(job):
            inputs.update(_line(piece))
            yield piece, size

    shards, records = _write(store, Packer(job.shard_records, job.shard_bytes).pack(pieces()))
    if not shards:
        raise BatchError(f"{', '.join(job.sources)}: there is no record in it")
    return Planned(shards, records, inputs.hexdigest())


def read_plan(job: Job, store: Store) -> Iterator[Shard]:
    """The shards of a plan, in order."""
    with store.local(PLAN) as path, path.open(encoding="utf-8", errors="surrogateescape") as file:
        for line in file:
            number, pieces = json.loads(line)
            yield Shard(job, number, tuple(Piece(*piece) for piece in pieces))


def inputs_digest(job: Job) -> str:
    """The digest of all that a plan would be made from now, as in ``Planned.inputs``."""
    return _digest(piece for piece, _ in digested(job))


def changes(job: Job, store: Store) -> Changes:
    """What changed in the sources since the plan was written."""
    return compare((piece for shard in read_plan(job, store) for piece in shard.pieces), (piece for piece, _ in digested(job)))


@dataclass(frozen=True, slots=True)
class Update:
    """A plan brought up to date: the pieces of each shard, and the numbers of those that have to be done again."""

    groups: tuple[tuple[Piece, ...], ...]
    again: tuple[int, ...]
    inputs: str

    def commit(self, store: Store) -> Planned:
        """Put it in the place of the plan that it came from."""
        return Planned(*_write(store, self.groups), self.inputs)


def updated(job: Job, store: Store) -> Update:
    """The plan brought up to date: shards lose the pieces that changed or are gone, new shards take what is new.

    A shard whose pieces are all as they were keeps its number and what was made from it.
    """
    now = list(digested(job))
    left = Counter(piece for piece, _ in now)

    def take(piece: Piece) -> bool:
        there = left[piece] > 0
        left[piece] -= there
        return there

    before = [shard.pieces for shard in read_plan(job, store)]
    kept = [tuple(piece for piece in pieces if take(piece)) for pieces in before]
    new = Packer(job.shard_records, job.shard_bytes).pack((piece, size) for piece, size in now if take(piece))
    again = tuple(number for number, pieces in enumerate(before) if kept[number] != pieces)
    return Update((*kept, *new), again, _digest(piece for piece, _ in now))


def _digest(pieces: Iterable[Piece]) -> str:
    digest = sha256()
    for piece in pieces:
        digest.update(_line(piece))
    return digest.hexdigest()


def _write(store: Store, groups: Iterable[tuple[Piece, ...]]) -> tuple[int, int]:
    """Write a plan, a shard a line; how many shards and records there are."""
    shards = records = 0
    with store.scratch() as folder:
        path = folder / "plan"
        with path.open("w", encoding="utf-8", errors="surrogateescape") as file:
            for pieces in groups:
                file.write(json.dumps([shards, [piece.row() for piece in pieces]], ensure_ascii=False) + "\n")
                shards += 1
                records += sum(piece.stop - piece.start for piece in pieces)
        if shards:
            store.commit(path, PLAN)
    return shards, records


def _line(piece: Piece) -> bytes:
    return json.dumps(piece.row(), ensure_ascii=False).encode("utf-8", "surrogateescape") + b"\n"
