"""Other programs: run with no shell, for so long and no longer, and ended with all that they started."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress

# More than any document takes; LibreOffice and Tesseract hold some hundreds of megabytes.
_MEGABYTES = 3000


def run_program(
    command: Sequence[str], seconds: float, *, given: bytes | None = None, environment: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[bytes]":
    """What a program says when it is given these bytes.

    Raises:
        subprocess.TimeoutExpired: it takes longer.
        OSError: it cannot be started.
    """
    taken = subprocess.DEVNULL if given is None else subprocess.PIPE
    process = subprocess.Popen(  # noqa: S603 - no shell, fixed words
        command, stdin=taken, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, start_new_session=True
    )
    _bound_memory(process.pid)
    try:
        said, error = process.communicate(given, seconds)
    finally:
        # A script that starts the program proper must not leave it behind, whatever ends the waiting.
        _end(process)
    return subprocess.CompletedProcess(command, process.returncode, said, error)


def _bound_memory(pid: int) -> None:
    with suppress(ImportError, AttributeError, OSError, ValueError):
        import resource

        hard = resource.prlimit(pid, resource.RLIMIT_DATA)[1]
        size = _MEGABYTES << 20
        resource.prlimit(pid, resource.RLIMIT_DATA, (size if hard == resource.RLIM_INFINITY else min(size, hard), hard))


def _end(process: "subprocess.Popen[bytes]") -> None:
    if hasattr(os, "killpg"):
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.returncode is None:
        process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()
