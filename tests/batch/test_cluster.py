"""Dask on loopback, and an engine of one's own."""

import os
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.batch.support import do, folder, job, result
from vnplan.batch.convert import convert_shard
from vnplan.batch.run import run
from vnplan.batch.shards import Shard, ShardReport
from vnplan.errors import BatchError

pytest.importorskip("pyarrow")

pytestmark = pytest.mark.slow


@pytest.mark.filterwarnings("ignore")
def test_a_worker_killed_in_mid_run_changes_nothing(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    from vnplan.batch.cluster import dask

    pages, killed = folder(tmp_path / "pages", 20), list[int]()
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None, silence_logs=50
    ) as cluster:
        engine = dask(cluster.scheduler_address)

        def killing(shards: Iterable[Shard]) -> Iterator[ShardReport]:
            for report in engine(shards):
                if not killed:
                    nanny = next(iter(cluster.workers.values()))
                    killed.append(nanny.pid)
                    os.kill(nanny.pid, signal.SIGKILL)
                yield report

        summary = run(job(pages, out=tmp_path / "out"), killing)
    assert killed
    assert summary["documents"] == 20
    do(job(pages, out=tmp_path / "local"))
    assert result(tmp_path / "out") == result(tmp_path / "local")


@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_is_not_there_is_said() -> None:
    pytest.importorskip("distributed")
    from vnplan.batch.cluster import dask

    with pytest.raises(BatchError, match=r"tcp://127\.0\.0\.1:9: no Dask scheduler answers"):
        dask("tcp://127.0.0.1:9", timeout=1)


@pytest.mark.filterwarnings("ignore")
def test_ray_maps_the_unit_of_work(tmp_path: Path) -> None:
    ray = pytest.importorskip("ray")
    pages = folder(tmp_path / "pages", 12)
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        remote = ray.remote(convert_shard)

        def engine(shards: Iterable[Shard]) -> Iterator[ShardReport]:
            yield from ray.get([remote.remote(shard) for shard in shards])

        run(job(pages, out=tmp_path / "out"), engine)
    finally:
        ray.shutdown()
    do(job(pages, out=tmp_path / "local"))
    assert result(tmp_path / "out") == result(tmp_path / "local")
