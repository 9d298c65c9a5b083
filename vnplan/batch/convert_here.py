"""Converting a shard in this process: what a worker does."""

import gc
import importlib
import signal
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from heapq import nlargest
from typing import Any, TypeVar

from vnplan.batch.job import Job
from vnplan.batch.old_office import converted_together
from vnplan.batch.records import Failure, Record
from vnplan.batch.shards import Shard, ShardReport
from vnplan.batch.sinks import Encoded, ShardWriter, fills_tables, manifest_name
from vnplan.batch.sources import read_records
from vnplan.batch.store import Store
from vnplan.errors import BatchError, UnreadableError
from vnplan.model.document import Document
from vnplan.model.options import Options
from vnplan.read.binary import page_count
from vnplan.text.collector import without_collector

T = TypeVar("T")
_SLOWEST = 20
_TRACEBACK_LINES = 40

Beat = Callable[[int, float], None]
# So many pages of a PDF file may take the time of a page, for each may be a scan; no file may take more than so many times it.
_PAGES, _MOST_TIMES = 4, 20


class OutOfTimeError(BaseException):
    """A record takes too long. No ``Exception``, so that no stage takes it for one of its own."""


def run_shard(shard: Shard, skip: Mapping[int, Failure], beat: Beat) -> ShardReport:
    """Convert a shard and commit it. ``beat`` is told the number of each record before it is read, and how long it may take."""
    began = time.monotonic()
    parse = parser(shard.job)
    _warm_up(shard.job.options)
    store = Store(shard.job.out)
    slow: list[tuple[float, str]] = []
    with store.scratch() as folder:
        writer = ShardWriter(shard, folder)
        try:
            count = 0
            limits = shard.job.limits
            records = converted_together(read_records(shard), limits)
            while True:
                beat(count, limits.seconds)
                record = next(records, None)
                if record is None:
                    break
                seconds = allowed(record, limits.seconds)
                beat(count, seconds)
                started = time.monotonic()
                failure = skip.get(count) or record.failure
                _one(replace(record, failure=failure), parse, shard.job, writer, seconds)
                slow = nlargest(_SLOWEST, [*slow, (round(time.monotonic() - started, 3), record.source)])
                count += 1
            beat(-1, limits.seconds)
            report = writer.commit(store, count)
        finally:
            writer.abandon()
    times = {"seconds": round(time.monotonic() - began, 3), "slowest": slow, "peak": peak_megabytes()}
    store.write_json(f"times/{shard.name}.json", times)
    return ShardReport(**{**_fields(report), "seconds": times["seconds"], "slowest": tuple(slow), "peak": peak_megabytes()})


def done_report(store: Store, name: str) -> ShardReport | None:
    """The report of a shard that was committed before."""
    said = store.read_json(manifest_name(name))
    return ShardReport(**said) if said else None


def shard_reports(store: Store) -> Iterator[ShardReport]:
    """The reports of all shards that were committed, in order of their numbers."""
    for name in store.names("shards"):
        if name.endswith(".json") and (report := done_report(store, name.removeprefix("shards/").removesuffix(".json"))):
            yield report


def parser(job: Job) -> Callable[..., Document]:
    """The function that parses a page."""
    module, _, name = job.parser.partition(":")
    try:
        found: Callable[..., Document] = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError) as error:
        raise BatchError(f"there is no parser “{job.parser}”: {error}") from error
    return found


@cache
def _warm_up(options: Options) -> None:
    """Load rules and model before the first page, so that they do not count as its time."""
    from vnplan.pipeline import parse

    parse(
        "KẾ HOẠCH\nNăm 2017\n\nI. MỤC ĐÍCH\n\n1. Sở Y tế báo cáo trước ngày 01/6 theo Nghị định số 1/2015/NĐ-CP.", options=options
    )
    # What is there now is there to stay: the collector need not look through it again and again.
    gc.collect()
    gc.freeze()


def guarded(seconds: float, work: Callable[[], T]) -> T | Failure:
    """What ``work`` gives, or why it does not: an error, too little memory, too much time."""
    try:
        with _alarm(seconds):
            return work()
    except OutOfTimeError:
        return out_of_time(seconds)
    except MemoryError:
        return Failure(reason="memory", message="there is not enough memory for this page")
    except UnreadableError as error:
        return Failure(reason="unreadable", message=str(error))
    except Exception as error:  # noqa: BLE001 - one bad page never stops a run
        lines = traceback.format_exception(error)[-_TRACEBACK_LINES:]
        return Failure(reason="error", message=f"{type(error).__name__}: {error}"[:2000], traceback="".join(lines)[-8000:])


def allowed(record: Record, seconds: float) -> float:
    """The seconds that a record may take: those of a page, more for a file of many, which may be a scan.

    >>> allowed(Record("a.txt", b"K"), 60.0)
    60.0
    """
    pages = page_count(record.content) if isinstance(record.content, bytes) else 1
    return seconds * min(_MOST_TIMES, max(1, -(-pages // _PAGES)))


def out_of_time(seconds: float) -> Failure:
    """A record takes longer than it may."""
    return Failure(reason="time", message=f"the page takes longer than {seconds:g} s; a long scan needs a longer --time-limit")


def peak_megabytes() -> int:
    """The most memory that this process ever held."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def _one(record: Record, parse: Callable[..., Document], job: Job, writer: ShardWriter, seconds: float) -> None:
    failure, content = record.failure, record.content
    if failure is None and content is not None:

        def work() -> Encoded:
            document = parse(content, url=record.url, published=record.date, name=record.source, options=job.options)
            return Encoded(record, document, line="jsonl" in job.sinks, tables=fills_tables(job))

        # Until the document is written out and gone: what is looked through before would be looked through for nothing.
        with without_collector():
            found = guarded(seconds, work)
        if isinstance(found, Encoded):
            writer.add(found)
            return
        failure = found
    writer.reject(record, failure or Failure(reason="unreadable", message="there is nothing to read"))


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    if not hasattr(signal, "setitimer"):
        yield
        return

    def ring(*_: object) -> None:
        raise OutOfTimeError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _fields(report: ShardReport) -> dict[str, Any]:
    return {name: getattr(report, name) for name in ShardReport.__slots__}
