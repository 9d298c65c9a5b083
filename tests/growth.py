"""How the cost of work grows: CPU time at two sizes in one process, never a time by itself."""

import gc
import time
from collections.abc import Callable

# Below this the clock is too coarse to tell.
_LEAST = 0.01
_TRIES = 3


def cpu_seconds(work: Callable[[], object]) -> float:
    """The CPU time of some work, without the collector of garbage."""
    gc.disable()
    try:
        began = time.process_time()
        work()
        return time.process_time() - began
    finally:
        gc.enable()


def growth(work: Callable[[int], object], few: int, many: int, *, below: float) -> float:
    """How many times as much each unit costs at ``many`` as at ``few``: about 1 where work is in proportion.

    What else the machine does can only make it more, so a figure that is not ``below`` what is allowed is taken again.
    """
    work(few)
    best = small = float("inf")
    for _ in range(_TRIES):
        small = min(small, cpu_seconds(lambda: work(few)))
        best = min(best, cpu_seconds(lambda: work(many)) / max(small, _LEAST) * few / many)
        if best < below:
            break
    return best
