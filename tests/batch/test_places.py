"""The output folder, documents of old Office held together, and a cluster that is none: each said exactly, without its clock."""

import errno
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

import pytest
from click.testing import CliRunner

from vnplan.batch import cluster, old_office
from vnplan.batch.convert import convert_shard
from vnplan.batch.duck import connect
from vnplan.batch.job import Job, Limits
from vnplan.batch.old_office import converted_together
from vnplan.batch.records import Failure, Record
from vnplan.batch.shards import Packer, Piece, Shard
from vnplan.batch.store import Store, locked, reason
from vnplan.cli import cli
from vnplan.errors import BatchError


def test_a_file_is_there_as_it_was_written_or_not(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "out"))
    assert store.is_empty()
    store.write("a/b.txt", "xin chào")
    store.write_json("c.json", {"tên": 1})
    assert not store.is_empty()
    assert store.names() == ["a/b.txt", "c.json"]
    assert (store.names("a"), store.names("none")) == (["a/b.txt"], [])
    assert (store.read("a/b.txt"), store.read("a/none"), store.read("c.json/x")) == ("xin chào".encode(), None, None)
    assert (store.read_json("c.json"), store.read_json("a/b.txt"), store.read_json("none")) == ({"tên": 1}, None, None)
    assert (tmp_path / "out/c.json").read_text("utf-8") == '{\n "tên": 1\n}\n'
    about = {"bytes": 9, "sha256": sha256("xin chào".encode()).hexdigest()}
    assert (store.has("a/b.txt", about), store.has("a/b.txt", about, whole=True)) == (True, True)
    other = {**about, "sha256": sha256(b"other").hexdigest()}
    assert (store.has("a/b.txt", other), store.has("a/b.txt", other, whole=True)) == (True, False)
    assert not store.has("a/b.txt", {**about, "bytes": 8})
    assert not store.has("a/none", about)
    with store.local("a/b.txt") as path:
        assert path == tmp_path / "out/a/b.txt"
    store.remove("a", "none", "c.json")
    assert store.names() == []
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"tmp"}


def test_a_folder_with_a_file_is_not_empty(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    assert Store(str(tmp_path / "new")).is_empty()
    assert Store(str(tmp_path / "none")).is_empty()
    assert not Store(str(tmp_path)).is_empty()


def test_a_remote_folder_is_the_same(tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    store = Store(f"memory://{tmp_path}/far/")
    assert store.is_empty()
    store.write("a/b.txt", b"xin")
    assert (store.is_empty(), store.names(), store.names("a"), store.read("a/b.txt"), store.read("c")) == (
        False, ["a/b.txt"], ["a/b.txt"], b"xin", None,
    )  # fmt: skip
    about = {"bytes": 3, "sha256": sha256(b"xin").hexdigest()}
    assert (store.has("none", about), store.has("a/b.txt", about, whole=True)) == (True, True)
    assert not store.has("a/b.txt", {**about, "bytes": 4}, whole=True)
    with store.local("a/b.txt") as path:
        assert (path.name, path.read_bytes()) == ("b.txt", b"xin")
    store.remove("a", "none")
    assert store.names() == []


@pytest.mark.parametrize("named", ["folder", "none", "file.txt"])
def test_what_is_no_database_is_refused(named: str, tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    (tmp_path / "folder").mkdir()
    (tmp_path / "file.txt").write_text("x")
    with pytest.raises(BatchError):
        connect(str(tmp_path / named))


def test_a_scratch_folder_is_gone_whatever_happens(tmp_path: Path) -> None:
    store = Store(str(tmp_path))

    def break_off() -> None:
        with store.scratch() as folder:
            (folder / "x").write_text("x")
            assert folder.parent == tmp_path / "tmp"
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        break_off()
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_folder_is_for_one_run(tmp_path: Path) -> None:
    with locked(str(tmp_path)), pytest.raises(BatchError, match="another run is at work here"), locked(str(tmp_path)):
        pass
    with locked(str(tmp_path)):
        pass


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "no space is left on the device; make room and give the same command again"),
        (errno.EDQUOT, "no space is left on the device; make room and give the same command again"),
        (errno.EACCES, "may not be written (why); choose another --out"),
        (errno.EPERM, "may not be written (why); choose another --out"),
        (errno.EROFS, "may not be written (why); choose another --out"),
        (errno.EIO, "why"),
    ],
)
def test_an_error_of_the_system_says_what_to_do(number: int, said: str) -> None:
    assert reason(OSError(number, "why")) == said


def test_an_error_without_a_number_says_itself() -> None:
    assert reason(OSError("no more")) == "no more"


@pytest.mark.parametrize(
    ("sizes", "groups"),
    [
        ([(1, 1)], [1]),
        ([(1, 1), (1, 1), (1, 1), (1, 1)], [3, 1]),
        ([(3, 1), (1, 1)], [1, 1]),
        ([(5, 1), (1, 1)], [1, 1]),
        ([(1, 6), (1, 4), (1, 1)], [2, 1]),
        ([(1, 20), (1, 1)], [1, 1]),
        ([], []),
    ],
)
def test_pieces_are_packed_up_to_both_bounds(sizes: list[tuple[int, int]], groups: list[int]) -> None:
    pieces = [(Piece("files", f"{n}", 0, count), size) for n, (count, size) in enumerate(sizes)]
    assert [len(group) for group in Packer(3, 10).pack(pieces)] == groups


# A document of old Office, for these tests, is what begins with OLD.


@pytest.fixture
def together(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[bytes], tuple[float, ...]]]:
    """What is converted together, and in how many seconds."""
    calls: list[tuple[list[bytes], tuple[float, ...]]] = []
    monkeypatch.setattr(old_office, "needs_office", lambda data: ".doc" if data.startswith(b"OLD") else None)
    monkeypatch.setattr(old_office, "may_need_office", lambda data: data.startswith(b"OLD"))
    monkeypatch.setattr(old_office, "convert_together", lambda found, *limit: calls.append(([d for d, _ in found], limit)))
    return calls


def test_old_documents_are_converted_with_those_behind_them(together: list[tuple[list[bytes], tuple[float, ...]]]) -> None:
    failed = Failure(reason="unreadable", message="gone")
    contents: list[str | bytes | None] = ["text", b"new", b"OLD 1", b"12345", b"OLD 2", None, b"OLD 3", b"OLD 4"]
    records = [Record(f"{n}", content) for n, content in enumerate(contents)]
    records.insert(5, Record("bad", b"OLD bad", failure=failed))
    given: list[str] = []

    def source() -> Iterator[Record]:
        for record in records:
            given.append(record.source)
            yield record

    found = converted_together(source(), Limits(seconds=7.0, record_bytes=12))
    assert [next(found).source for _ in range(2)] == ["0", "1"]
    assert together == []
    assert next(found).source == "2"
    assert given[-1] == "bad"
    assert [record.source for record in found] == ["3", "4", "bad", "5", "6", "7"]
    assert together == [([b"OLD 1", b"OLD 2"], (7.0,)), ([b"OLD 3", b"OLD 4"], (7.0,))]


def test_files_of_old_office_are_read_and_others_only_at_their_head(
    tmp_path: Path, together: list[tuple[list[bytes], tuple[float, ...]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, data in (("a", b"OLD" + b"a" * 2000), ("b", b"new"), ("c", b"OLD" + b"c" * 50), ("d", b"OLD d")):
        (tmp_path / name).write_bytes(data)
    monkeypatch.setattr(old_office, "_MOST", 2040)
    old_office.convert_files_together([str(tmp_path / name) for name in ("none", "a", "b", "c", "d")])
    assert together == [([b"OLD" + b"a" * 2000, b"OLD" + b"c" * 50], ())]


def test_several_pages_that_a_command_names_are_converted_together(
    tmp_path: Path, together: list[tuple[list[bytes], tuple[float, ...]]]
) -> None:
    names = [tmp_path / name for name in ("a.txt", "b.txt")]
    for name in names:
        name.write_bytes(b"OLD page")
    done = CliRunner().invoke(cli, ["dump", "--format", "json", *map(str, names)])
    assert (done.exit_code, together) == (0, [([b"OLD page"] * 2, ())])


class Client:
    """A scheduler that does at once what it is given."""

    def __init__(self, *_: object, **said: object) -> None:
        assert said == {"timeout": 15.0, "set_as_default": False}
        self.loop, self.asked, self.closed = None, list[tuple[int, dict[str, Any]]](), False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.closed = True

    def nthreads(self) -> dict[str, int]:
        return {"one": 1, "two": 1}

    def submit(self, work: object, shard: Shard, **said: Any) -> "Done":  # noqa: ANN401 - as distributed has it
        assert work is convert_shard
        self.asked.append((shard.id, said))
        return Done(shard.id)


class Done:
    """A future that is there."""

    def __init__(self, number: int) -> None:
        self.number, self.released = number, False

    def exception(self) -> Exception | None:
        return {6: BatchError("no space"), 7: ValueError("odd")}.get(self.number)

    def result(self) -> int:
        return self.number

    def release(self) -> None:
        self.released = True


class Going:
    """Those that are at work, in order."""

    def __init__(self, first: list[Done], *, loop: object) -> None:
        assert loop is None
        self.waiting = list(first)

    def add(self, one: Done) -> None:
        self.waiting.append(one)

    def __iter__(self) -> Iterator[Done]:
        while self.waiting:
            yield self.waiting.pop(0)


@pytest.mark.parametrize(
    ("count", "found", "error"),
    [(3, [0, 1, 2], None), (6, [0, 1, 2, 3, 4, 5], None), (7, [0, 1, 2, 3, 4, 5], "^no space$"), (0, [], None)],
)
def test_a_cluster_has_two_shards_for_each_thread(
    count: int, found: list[int], error: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed")
    clients: list[Client] = []

    def made(*said: object, **more: object) -> Client:
        clients.append(Client(*said, **more))
        return clients[-1]

    monkeypatch.setattr(distributed, "Client", made)
    monkeypatch.setattr(distributed, "as_completed", Going)
    shards = iter([Shard(Job(sources=(), out="out"), number, ()) for number in range(count)])
    reports: list[Any] = []
    engine = cluster.dask("tcp://127.0.0.1:1")(shards)
    if count > 5:
        reports.append(next(engine))
        assert [number for number, _ in clients[0].asked] == [0, 1, 2, 3]
    if error:
        with pytest.raises(BatchError, match=error):
            reports.extend(engine)
    else:
        reports.extend(engine)
    assert reports == found
    assert all(said == {"pure": False, "retries": 3} for _, said in clients[0].asked)
    assert clients[0].closed


def test_whatever_fails_on_a_cluster_is_an_error_of_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(distributed, "Client", Client)
    monkeypatch.setattr(distributed, "as_completed", Going)
    engine = cluster.dask("tcp://127.0.0.1:1")([Shard(Job(sources=(), out="out"), 7, ())])
    with pytest.raises(BatchError, match=r"a shard failed on the cluster: ValueError\('odd'\)"):
        list(engine)
