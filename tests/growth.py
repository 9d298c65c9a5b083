"""How the cost of work grows: CPU time at two sizes in one process, never a time by itself."""

import gc
import time
from collections.abc import Callable

# Below this the clock is too coarse to tell.
_LEAST = 0.01
_TRIES = 3
_EVEN = 1.3


def cpu_seconds(work: Callable[[], object]) -> float:
    """The CPU time of some work, without the collector of garbage."""
    gc.collect()
    gc.disable()
    try:
        began = time.process_time()
        work()
        return time.process_time() - began
    finally:
        gc.enable()


def growth(work: Callable[[int], object], few: int, many: int) -> float:
    """How many times as much each unit costs at ``many`` as at ``few``: about 1 where work is in proportion.

    What else the machine does can only make it more, so an odd figure is taken again.
    """
    work(few)
    small = max(min(cpu_seconds(lambda: work(few)) for _ in range(_TRIES)), _LEAST)
    best = float("inf")
    for _ in range(_TRIES):
        best = min(best, cpu_seconds(lambda: work(many)) / small * few / many)
        if best <= _EVEN:
            break
    return best
