"""``vnplan``, and ``python -m vnplan``: the command line in a process of its own."""

import gc
import os
from typing import NoReturn

# A start makes half a million objects that stay: the collector of circles need not look at them again and again.
_MANY = 50_000


def run() -> NoReturn:
    """The command line, what surrounds it kept short: it starts as often as there are pages."""
    # Nothing here multiplies matrices; numpy would start a thread for that on every processor.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(_MANY)
    try:
        from vnplan.cli import main

        main()
    finally:
        # Nor at the end, when the process is taken apart: that would cost an eighth of a first dump.
        gc.freeze()


if __name__ == "__main__":
    run()
