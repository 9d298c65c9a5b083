"""Parsers for tests: they do to a worker what a bad page may do."""

import os
import time
from pathlib import Path
from typing import Any

from vnplan.model.document import Document
from vnplan.model.options import Options
from vnplan.pipeline import parse as real

# The tables are loaded before the clock of the first page runs: time limits are a second here, and the machine may be busy.
real("KẾ HOẠCH\nTrồng cây\n\nI. MỤC ĐÍCH\n\nXanh.", options=Options(repair="off", annotate=False))


def parse(source: str | bytes, **options: Any) -> Document:  # noqa: ANN401 - whatever is said
    """The real parser, but for pages that say what to do."""
    text = source if isinstance(source, str) else source.decode("utf-8", "replace")
    order = text.partition("ORDER:")[2].split("\n")[0].strip()
    match order.split(" ")[0]:
        case "sleep":
            while True:
                time.sleep(1)
        case "deaf":
            _sleep_without_hearing()
        case "exit":
            os._exit(7)
        case "memory":
            _take_memory()
        case "raise":
            raise RuntimeError("the stage broke")
        case "once":
            mark = Path(order.split(" ")[1])
            if not mark.exists():
                mark.touch()
                os._exit(7)
    return real(source, **options)


def _sleep_without_hearing() -> None:
    import signal

    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
    time.sleep(600)


def _take_memory() -> None:
    held = []
    while True:
        held.append(bytearray(b"x" * (16 << 20)))
        time.sleep(0.01)
