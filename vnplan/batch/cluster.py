"""A cluster: the same shards, the same commits, mapped by Dask."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from vnplan.batch.convert import convert_shard
from vnplan.batch.run import Engine
from vnplan.batch.shards import Shard, ShardReport
from vnplan.errors import BatchError, way

_RETRIES = 3


def dask(scheduler: str, *, timeout: float = 15.0) -> Engine:
    """An engine: the workers of a Dask scheduler. Sources and output have to be reachable from all of them.

    Raises:
        BatchError: the package is not installed, or the scheduler does not answer within ``timeout`` seconds.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise BatchError(f"the engine dask needs more packages: {way('dask')}") from error
    try:
        client: Any = Client(scheduler, timeout=timeout, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise BatchError(f"{scheduler}: no Dask scheduler answers there: {type(error).__name__} {error}") from error

    def engine(shards: Iterable[Shard]) -> Iterator[ShardReport]:
        with client:
            yield from _map(client, shards)

    return engine


def _map(client: Any, shards: Iterable[Shard]) -> Iterator[ShardReport]:  # noqa: ANN401 - distributed has no types
    from distributed import as_completed

    following = iter(shards)
    most = 2 * max(sum(client.nthreads().values()), 1)
    first = [_submit(client, shard) for shard in islice(following, most)]
    going = as_completed(first, loop=client.loop)
    for future in going:
        error = future.exception()
        if error is not None:
            raise error if isinstance(error, BatchError) else BatchError(f"a shard failed on the cluster: {error!r}")
        yield future.result()
        future.release()
        for shard in islice(following, 1):
            going.add(_submit(client, shard))


def _submit(client: Any, shard: Shard) -> Any:  # noqa: ANN401 - distributed has no types
    return client.submit(convert_shard, shard, pure=False, retries=_RETRIES)
