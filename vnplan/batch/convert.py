"""Converting shards and records in processes that may hang, die or be killed: they are replaced, and the work goes on."""

import os
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from vnplan.batch.job import Job, Limits
from vnplan.batch.process import LostError, close_workers, own_worker
from vnplan.batch.records import Failure, Record
from vnplan.batch.shards import Shard, ShardReport
from vnplan.errors import BatchError
from vnplan.model.document import Document
from vnplan.model.options import Options

T = TypeVar("T")
_watchers: list[Callable[[int, int], object]] = []


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a record: a document, or a failure that says why there is none.

    >>> Outcome(0, "a.html", failure=Failure(reason="died", message="the worker died by signal 9")).document is None
    True
    """

    index: int
    source: str
    document: Document | None = None
    failure: Failure | None = None


def convert_shard(shard: Shard) -> ShardReport:
    """Convert a shard and commit it: the unit of work that any engine can map.

    Runs in any process or thread: the pages are parsed in a child that is replaced when it dies. Doing a shard again
    gives the same bytes.

    Raises:
        BatchError: the shard cannot be done: no space, no permission, its file is gone.
    """
    skip: dict[int, Failure] = {}
    limits = shard.job.limits
    heard = partial(_tell, shard.id)
    for lost in _until_done(lambda worker: worker.call(("shard", limits.megabytes, shard, skip), limits, heard), limits):
        if isinstance(lost, ShardReport):
            return lost
        if lost.at < 0 or lost.at in skip:
            raise BatchError(f"shard {shard.id}: {lost.message}, and not because of one record")
        skip[lost.at] = Failure(reason=lost.reason, message=lost.message)
    raise AssertionError


@contextmanager
def watched(watcher: Callable[[int, int], object]) -> Iterator[None]:
    """Tell ``watcher``, from whatever thread, the shard and the record in it that a worker of this process begins."""
    _watchers.append(watcher)
    try:
        yield
    finally:
        _watchers.remove(watcher)


def _tell(shard: int, at: int) -> None:
    for watcher in tuple(_watchers):
        watcher(shard, at)


def _until_done(work: Any, limits: Limits) -> Iterator[Any]:  # noqa: ANN401 - a call on a worker
    """What ``work`` gives, after each record at which too many workers were lost."""
    deaths: Counter[int] = Counter()
    while True:
        try:
            yield work(own_worker())
        except LostError as lost:
            deaths[lost.at] += 1
            # Time is no accident; a death may have come from outside.
            if lost.reason == "time" or deaths[lost.at] >= limits.attempts:
                yield lost


def convert(  # noqa: PLR0913 - what a caller may say of a run
    records: Iterable[str | bytes | Path | Record], *, workers: int | None = None, ordered: bool = True,
    options: Options | None = None, limits: Limits | None = None, parser: str = "vnplan.pipeline:parse",
) -> Iterator[Outcome]:  # fmt: skip
    r"""Convert pages in several processes and give what becomes of each, as it comes.

    Args:
        records: Texts, bytes, paths, or ``Record`` with an address and a date; read no faster than they are converted.
        workers: How many processes; as many as there are processors if not said.
        ordered: Give the outcomes in the order of the records; otherwise as soon as they are there.
        options: How to parse.
        limits: What a record may cost; a page that hangs or kills its worker is a failure like any other.
        parser: The dotted name of the function that parses.

    >>> [outcome.document.kind for outcome in convert(["KẾ HOẠCH\nGiảm nghèo\n\nI. MỤC ĐÍCH\n\nII. KINH PHÍ"], workers=1)]
    ['plan']
    """
    count = workers or os.cpu_count() or 1
    job = Job(sources=(), out="", options=options or Options(), limits=limits or Limits(), parser=parser)
    calls = (partial(_convert_record, job, index, record) for index, record in enumerate(records))
    yield from in_flight(calls, count, count * 4, ordered=ordered)


def in_flight(calls: Iterable[Callable[[], T]], workers: int, most: int, *, ordered: bool) -> Iterator[T]:
    """The results of calls, made in so many threads with a worker each, with no more than ``most`` waiting."""
    going: deque[Future[T]] = deque()
    threads: set[threading.Thread] = set()
    with ThreadPoolExecutor(workers, "vnplan", initializer=lambda: threads.add(threading.current_thread())) as pool:
        try:
            for call in calls:
                going.append(pool.submit(call))
                while len(going) >= most:
                    yield _next(going, ordered=ordered)
            while going:
                yield _next(going, ordered=ordered)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            close_workers(threads)


def _next(going: "deque[Future[T]]", *, ordered: bool) -> T:
    if ordered:
        return going.popleft().result()
    done = next(iter(wait(going, return_when=FIRST_COMPLETED).done))
    going.remove(done)
    return done.result()


def _convert_record(job: Job, index: int, said: str | bytes | Path | Record) -> Outcome:
    record = _record(index, said)
    task = ("record", job.limits.megabytes, job, record)
    found = next(_until_done(lambda worker: worker.call(task, job.limits), job.limits))
    if isinstance(found, LostError):
        found = Failure(reason=found.reason, message=found.message)
    if isinstance(found, Failure):
        return Outcome(index, record.source, failure=found)
    return Outcome(index, record.source, document=found)


def _record(index: int, said: str | bytes | Path | Record) -> Record:
    if isinstance(said, Record):
        return said
    if isinstance(said, Path):
        try:
            return Record(str(said), said.read_bytes())
        except OSError as error:
            return Record(str(said), None, failure=Failure(reason="unreadable", message=str(error)))
    return Record(str(index), said)
