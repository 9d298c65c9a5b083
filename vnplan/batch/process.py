"""A process that parses pages, may hang or die, and is replaced."""

import atexit
import os
import pickle
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from vnplan.batch.convert_here import out_of_time
from vnplan.batch.job import Limits
from vnplan.errors import BatchError

_GRACE = 2.0
_LOOK = 0.25
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_mine = threading.local()
_all: "set[Worker]" = set()


class LostError(Exception):
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
            LostError: the worker is gone, and with it what it was at.
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
            raise LostError(at, "time", out_of_time(seconds).message)
        if self._process is not None and _megabytes(self._process.pid) > limits.megabytes:
            self.close()
            raise LostError(at, "memory", f"the worker holds more than {limits.megabytes} MB")

    def _lost(self, at: int) -> Exception:
        if self.closed:
            return BatchError("the run was stopped")
        process = self._process
        code = process.wait() if process else None
        self.close()
        how = f"by signal {-code}" if code is not None and code < 0 else f"with exit code {code}"
        return LostError(at, "died", f"the worker died {how}")


def own_worker() -> Worker:
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
