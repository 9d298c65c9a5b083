"""Files that can only be read from the front: a worker that takes one shard after the other reads them once."""

import atexit
from collections.abc import Callable, Generator, Hashable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
_open: dict[Hashable, tuple[int, Generator[object, None, None]]] = {}


def items(key: Hashable, start: int, stop: int, begin: Callable[[], Generator[T, None, None]]) -> Iterator[T]:
    """Items ``[start, stop)`` of a sequence, going on where the last call for ``key`` ended if that is not too far.

    Only one sequence is kept open.
    """
    at, sequence = _open.pop(key, (start + 1, None))
    close()
    if sequence is None or at > start:
        at, sequence = 0, begin()
    for _ in islice(sequence, start - at):
        pass
    yield from islice(sequence, stop - start)
    _open[key] = (stop, sequence)


def close() -> None:
    """Close the sequence that is open."""
    for _, sequence in _open.values():
        sequence.close()
    _open.clear()


atexit.register(close)
