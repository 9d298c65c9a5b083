"""A worker: ``python -m vnplan.batch.worker`` takes tasks from standard input and answers on standard output.

A process of its own, and not a fork or a spawn of the caller: it needs no ``__main__`` to import again, works below
daemonic processes, and may be killed at any moment.
"""

import os
import pickle
import queue
import signal
import threading
import traceback
from typing import IO, Any

from vnplan.batch.convert_here import allowed, guarded, parser, run_shard
from vnplan.batch.job import Job
from vnplan.batch.records import Record
from vnplan.batch.store import reason
from vnplan.errors import BatchError


def main() -> None:
    """Work until the caller is gone."""
    if hasattr(signal, "SIGINT"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    tasks, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a page makes a library print must not get among the answers
    waiting: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(tasks, waiting), daemon=True).start()
    while True:
        _answer(waiting.get(), answers)


def _listen(tasks: IO[bytes], waiting: "queue.SimpleQueue[Any]") -> None:
    """Hand tasks on; when the caller is gone, so is the worker, whatever it is doing."""
    while True:
        try:
            waiting.put(pickle.load(tasks))  # noqa: S301 - the caller started this process
        except (EOFError, OSError, pickle.UnpicklingError):
            os._exit(1)


def _answer(task: tuple[Any, ...], answers: IO[bytes]) -> None:
    def say(*answer: object) -> None:
        pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()

    try:
        if task[0] == "shard":
            _, megabytes, shard, skip = task
            _bound_memory(megabytes)
            say("done", run_shard(shard, skip, lambda number, seconds: say("beat", number, seconds)))
        else:
            _, megabytes, job, record = task
            _bound_memory(megabytes)
            seconds = allowed(record, job.limits.seconds)
            say("beat", 0, seconds)
            say("done", _document(job, record, seconds))
    except BatchError as error:
        say("failed", str(error))
    except OSError as error:
        job = task[2].job if task[0] == "shard" else task[2]
        say("failed", f"{error.filename or job.out}: {reason(error)}")
    except Exception:  # noqa: BLE001 - the caller is told, and decides
        say("failed", traceback.format_exc(limit=-8))


def _document(job: Job, record: Record, seconds: float) -> object:
    parse = parser(job)
    return record.failure or guarded(
        seconds,
        lambda: parse(record.content, url=record.url, published=record.date, name=record.source, options=job.options),
    )


def _bound_memory(megabytes: int) -> None:
    """Far above the limit that the caller watches, so that a page that takes all at once cannot take the machine."""
    try:
        import resource
    except ImportError:
        return
    size = (2 * megabytes + 1024) << 20
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    resource.setrlimit(resource.RLIMIT_DATA, (size if hard == resource.RLIM_INFINITY else min(size, hard), hard))


if __name__ == "__main__":
    main()
