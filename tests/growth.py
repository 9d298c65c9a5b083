"""How the cost of work grows: CPU time at two sizes in one process, never a time by itself."""

import gc
import time
from collections.abc import Callable
from typing import Any

# Below this the clock is too coarse to tell; from this on longer work tells no more.
_LEAST, _ENOUGH = 0.01, 0.03
_TRIES = 3
# The first size that is tried is so many times smaller than the largest.
_FIRST = 16


def cpu_seconds(work: Callable[..., object], *on: object) -> float:
    """The CPU time of some work, without the collector of garbage."""
    gc.disable()
    try:
        began = time.process_time()
        work(*on)
        return time.process_time() - began
    finally:
        gc.enable()


def growth(work: Callable[[Any], object], few: int, many: int, *, below: float, made: Callable[[int], Any] = int) -> float:
    """How many times as much each unit costs at ``many`` as at ``few``: about 1 where work is in proportion.

    Where the clock can tell at less than ``few``, both sizes are made smaller. What ``made`` makes the work on is not measured.
    What else the machine does can only make it more, so a figure that is not ``below`` what is allowed is taken again.
    """
    times = many / few
    size = max(1, few // _FIRST)
    held = made(size)
    work(held)
    while size < few and cpu_seconds(work, held) < _ENOUGH:
        size = min(few, 2 * size)
        held = made(size)
    larger = made(int(size * times))
    best = small = float("inf")
    for _ in range(_TRIES):
        small = min(small, cpu_seconds(work, held))
        best = min(best, cpu_seconds(work, larger) / max(small, _LEAST) / times)
        if best < below:
            break
    return best
