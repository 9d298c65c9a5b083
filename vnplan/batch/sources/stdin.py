"""Standard input can be read once only, so a run keeps it."""

import sys
from hashlib import sha256

from vnplan.batch.job import Job
from vnplan.batch.shards import STDIN
from vnplan.batch.store import Store
from vnplan.errors import BatchError

NAME = "-"
_KINDS = {b"\x1f\x8b": ".jsonl.gz", b"\x28\xb5\x2f\xfd": ".jsonl.zst", b"{": ".jsonl"}
_CHUNK = 1 << 20


def keep(job: Job, store: Store) -> tuple[Job, str | None]:
    """Keep standard input in the output folder: the job that reads it there, and its hash.

    It is JSON Lines, also compressed, or else one page.
    """
    if NAME not in job.sources:
        return job, None
    if sys.stdin is None:
        raise BatchError("there is no standard input; name the sources")
    with store.scratch() as folder:
        path = folder / "stdin"
        digest = sha256()
        with path.open("wb") as file:
            head = sys.stdin.buffer.read(_CHUNK)
            chunk = head
            while chunk:
                digest.update(chunk)
                file.write(chunk)
                chunk = sys.stdin.buffer.read(_CHUNK)
        if not head:
            raise BatchError("standard input is empty")
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
        name = STDIN + next((ending for magic, ending in _KINDS.items() if start.startswith(magic)), ".txt")
        store.commit(path, name)
    return _reading(job, store, name), digest.hexdigest()


def kept(job: Job, store: Store) -> Job:
    """The job that reads standard input where ``keep`` put it."""
    name = next(iter(store.names(STDIN.partition("/")[0])), None)
    return job if name is None else _reading(job, store, name)


def _reading(job: Job, store: Store, name: str) -> Job:
    sources = tuple(f"{store.root}/{name}" if source == NAME else source for source in job.sources)
    return job.model_copy(update={"sources": sources})


def check(job: Job, said: str | None) -> None:
    """Going on with a run: standard input has to be what it was, or nothing.

    Raises:
        BatchError: it is something else.
    """
    if NAME not in job.sources or sys.stdin is None or sys.stdin.isatty():
        return
    digest = sha256()
    size = 0
    while chunk := sys.stdin.buffer.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
    if size and digest.hexdigest() != said:
        raise BatchError("standard input is not what this run began with; give --fresh or another --out")
