"""Converting shards and records in processes that may hang, die or be killed: they are replaced, and the work goes on."""

import atexit
import os
import pickle
import queue
import subprocess
import sys
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeVar

from vnplan.batch.convert_here import out_of_time
from vnplan.batch.job import Job, Limits
from vnplan.batch.records import Failure, Record
from vnplan.batch.shards import Shard, ShardReport
from vnplan.errors import BatchError
from vnplan.model.document import Document
from vnplan.model.options import Options

T = TypeVar("T")
_GRACE = 2.0
_LOOK = 0.25
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_mine = threading.local()
_all: "set[Worker]" = set()
_watchers: list[Callable[[int, int], object]] = []


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a record: a document, or a failure that says why there is none."""

    index: int
    source: str
    document: Document | None = None
    failure: Failure | None = None


class _LostError(Exception):
    """The worker died, or was killed because a record took too much."""

    def __init__(self, at: int, reason: Literal["died", "time", "memory"], message: str) -> None:
        super().__init__(message)
        self.at, self.reason, self.message = at, reason, message


class Worker:
    """A worker process as its caller sees it; started when it is needed."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._listener: threading.Thread | None = None
        self.closed = False
        self.thread = threading.current_thread()

    def call(self, task: tuple[Any, ...], limits: Limits, heard: Callable[[int], object] = int) -> Any:  # noqa: ANN401 - whatever the task gives
        """Give a task and wait for what it gives; ``heard`` is told which record of it is begun.

        Raises:
            BatchError: the task cannot be done, whatever the record.
            _LostError: the worker is gone, and with it what it was at.
        """
        if self.closed:
            raise BatchError("the run was stopped")
        process = self._process or self._start()
        try:
            pickle.dump(task, process.stdin, pickle.HIGHEST_PROTOCOL)  # type: ignore[arg-type]
            process.stdin.flush()  # type: ignore[union-attr]
            kind, found = self._wait(limits, heard)
        except BaseException as error:  # noqa: BLE001 - it is raised again
            # Whoever was interrupted must not take the answer for that of the next task.
            lost = self._lost(-1) if isinstance(error, OSError) else error
            self.close()
            raise lost from None
        if kind == "failed":
            raise BatchError(found)
        return found

    def _wait(self, limits: Limits, heard: Callable[[int], object]) -> tuple[str, Any]:
        """The answer. All the while the worker is watched."""
        at, since, looked = -1, time.monotonic(), time.monotonic()
        seconds = limits.seconds
        while True:
            kind = ""
            with suppress(queue.Empty):
                kind, *rest = self._answers.get(timeout=_LOOK)
            now = time.monotonic()
            if kind == "beat":
                at, since = rest[0], now
                seconds = rest[1]
                heard(at)
            elif kind == "gone":
                raise self._lost(at)
            elif kind:
                return kind, rest[0]
            if now - looked >= _LOOK:
                looked = now
                self._look(at, now - since, seconds, limits)

    def close(self, *, forever: bool = False) -> None:
        """End the process, so that the next call has a new one, or that there is none."""
        self.closed = self.closed or forever
        process, listener, self._process = self._process, self._listener, None
        _all.discard(self)
        if process is not None and listener is not None:
            process.kill()
            process.wait()
            listener.join()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    pipe.close()  # type: ignore[union-attr]

    def _start(self) -> "subprocess.Popen[bytes]":
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        # One thread each: the workers are the parallelism.
        environment |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "ARROW_IO_THREADS"), "1")
        process = subprocess.Popen(
            [sys.executable, "-m", "vnplan.batch.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
        )
        self._process, self._answers = process, queue.SimpleQueue()
        self._listener = threading.Thread(target=_listen, args=(process.stdout, self._answers), daemon=True)
        self._listener.start()
        _all.add(self)
        if self.closed:  # meanwhile
            self.close()
            raise BatchError("the run was stopped")
        return process

    def _look(self, at: int, taken: float, seconds: float, limits: Limits) -> None:
        """End a worker that neither answers nor hears its own alarm, or that holds too much memory."""
        if at >= 0 and taken > seconds * 1.5 + _GRACE:
            self.close()
            raise _LostError(at, "time", out_of_time(seconds).message)
        if self._process is not None and _megabytes(self._process.pid) > limits.megabytes:
            self.close()
            raise _LostError(at, "memory", f"the worker holds more than {limits.megabytes} MB")

    def _lost(self, at: int) -> Exception:
        if self.closed:
            return BatchError("the run was stopped")
        process = self._process
        code = process.wait() if process else None
        self.close()
        how = f"by signal {-code}" if code is not None and code < 0 else f"with exit code {code}"
        return _LostError(at, "died", f"the worker died {how}")


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
            yield work(_worker())
        except _LostError as lost:
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
    if isinstance(found, _LostError):
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


def _worker() -> Worker:
    """The worker of this thread."""
    worker: Worker | None = getattr(_mine, "worker", None)
    if worker is None or worker.closed:
        worker = _mine.worker = Worker()
    return worker


def _listen(pipe: Any, answers: "queue.SimpleQueue[Any]") -> None:  # noqa: ANN401 - the end of a pipe
    try:
        while True:
            answers.put(pickle.load(pipe))  # noqa: S301 - we started the process that speaks here
    except Exception:  # noqa: BLE001 - a dead worker may leave half an answer, which raises anything
        answers.put(("gone",))


def _megabytes(pid: int) -> int:
    """The memory that a process holds now."""
    with suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * _PAGE >> 20
    with suppress(Exception):
        import psutil

        return int(psutil.Process(pid).memory_info().rss) >> 20
    return 0


def close_workers(threads: Iterable[threading.Thread] | None = None) -> None:
    """End the workers of these threads, or all."""
    wanted = None if threads is None else set(threads)
    for worker in list(_all):
        if wanted is None or worker.thread in wanted:
            worker.close(forever=True)


atexit.register(close_workers)
