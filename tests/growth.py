"""How the cost of work grows: CPU time at two sizes in one process, never a time by itself."""

import gc
import time
from collections.abc import Callable

# Below this the clock is too coarse to tell.
_LEAST = 0.01
_ROUNDS = 2


def cpu_seconds(work: Callable[[], object]) -> float:
    """The least CPU time of some rounds, without the collector of garbage."""
    best = float("inf")
    gc.collect()
    gc.disable()
    try:
        for _ in range(_ROUNDS):
            began = time.process_time()
            work()
            best = min(best, time.process_time() - began)
    finally:
        gc.enable()
    return best


def growth(work: Callable[[int], object], few: int, many: int) -> float:
    """How many times as much each unit costs at ``many`` as at ``few``: about 1 where work is in proportion."""
    work(few)
    small = max(cpu_seconds(lambda: work(few)), _LEAST)
    return cpu_seconds(lambda: work(many)) / small * few / many
