"""Paths through fsspec, on a local S3 server."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.batch.support import do, folder, job, result
from vnplan.batch.run import status
from vnplan.errors import BatchError

_NEEDED = ("s3fs", "pyarrow", "duckdb", "moto", "flask")

# What a server of S3 is made of takes a second to load: that it is there is seen without.
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not all(map(find_spec, _NEEDED)), reason=f"needs {', '.join(_NEEDED)}")]


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    import s3fs
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    for key, value in {
        "AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
    }.items():  # fmt: skip
        monkeypatch.setenv(key, value)
    s3fs.S3FileSystem.clear_instance_cache()
    s3fs.S3FileSystem().mkdir("archive")
    yield "s3://archive"
    s3fs.S3FileSystem.clear_instance_cache()
    server.stop()


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_an_archive_on_s3_is_converted_to_s3(bucket: str, tmp_path: Path) -> None:
    import s3fs

    pages = folder(tmp_path / "pages", 7)
    system = s3fs.S3FileSystem()
    system.put(str(pages), "archive/pages", recursive=True)
    made = job(f"{bucket}/pages", out=f"{bucket}/out", sinks=("jsonl", "parquet", "duckdb"))
    assert do(made, 1)["documents"] == 7
    system.invalidate_cache()
    assert status(f"{bucket}/out")["state"] == "finished"
    before = {name: system.cat_file(name) for name in system.find("archive/out") if "times" not in name}
    system.rm("archive/out/shards/000001.json")
    do(made)
    after = {name: system.cat_file(name) for name in system.find("archive/out") if "times" not in name}
    assert {n: d for n, d in after.items() if "duckdb" not in n and "summary" not in n} == {
        n: d for n, d in before.items() if "duckdb" not in n and "summary" not in n
    }
    local = tmp_path / "local"
    system.get("archive/out", str(local), recursive=True)
    assert "tables/documents/part-000000.parquet" in result(local)
    with pytest.raises(BatchError, match="no such file"):
        do(job(f"{bucket}/nowhere", out=tmp_path / "no"))
