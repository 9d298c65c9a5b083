"""The output folder, local or remote: a file is there as a whole or not at all."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from vnplan.batch.places import filesystem, is_remote, sha256_of
from vnplan.errors import BatchError

SCRATCH = "tmp"


class Store:
    """Files below a folder or a URL. Names are relative, with slashes."""

    def __init__(self, root: str) -> None:
        self.root = root.rstrip("/") if is_remote(root) else root

    @cached_property
    def _remote(self) -> tuple[Any, str] | None:
        return filesystem(self.root) if is_remote(self.root) else None

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A local folder to write files in before they are committed; it is gone afterwards."""
        if self._remote:
            parent = None
        else:
            parent = Path(self.root) / SCRATCH
            parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=parent))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def commit(self, local: Path, name: str) -> None:
        """Move a finished local file to its place: an atomic rename, or a put."""
        if self._remote:
            system, inner = self._remote
            system.put_file(str(local), f"{inner}/{name}")
            local.unlink()
            return
        target = Path(self.root) / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with local.open("rb") as file:
            os.fsync(file.fileno())
        local.replace(target)

    def write(self, name: str, data: bytes | str) -> None:
        """Write a small file."""
        with self.scratch() as folder:
            local = folder / "file"
            local.write_bytes(data.encode() if isinstance(data, str) else data)
            self.commit(local, name)

    def write_json(self, name: str, value: object) -> None:
        """Write a value, readable for people."""
        self.write(name, json.dumps(value, ensure_ascii=False, indent=1) + "\n")

    def read(self, name: str) -> bytes | None:
        """A small file, ``None`` where it does not exist."""
        try:
            if self._remote:
                system, inner = self._remote
                system.invalidate_cache()
                data: bytes = system.cat_file(f"{inner}/{name}")
                return data
            return (Path(self.root) / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def read_json(self, name: str) -> Any:  # noqa: ANN401 - whatever was written
        """A value that was written, ``None`` where there is none or it is no JSON."""
        data = self.read(name)
        with suppress(ValueError):
            return None if data is None else json.loads(data)
        return None

    @contextmanager
    def local(self, name: str) -> Iterator[Path]:
        """A local path with the content of a file."""
        if not self._remote:
            yield Path(self.root) / name
            return
        system, inner = self._remote
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name.rsplit("/", 1)[-1]
            system.get_file(f"{inner}/{name}", str(path))
            yield path

    def names(self, below: str = "") -> list[str]:
        """The files below a folder, sorted."""
        if self._remote:
            system, inner = self._remote
            system.invalidate_cache()
            found = system.find(f"{inner}/{below}".rstrip("/"))
            return sorted(path[len(inner) :].lstrip("/") for path in found)
        top = Path(self.root)
        return sorted(path.relative_to(top).as_posix() for path in (top / below).rglob("*") if path.is_file())

    def has(self, name: str, about: Mapping[str, Any], *, whole: bool = False) -> bool:
        """True if a file is there as it was written: of the same size, and with ``whole`` of the same hash.

        A remote one is believed to be there unless ``whole`` is asked for.
        """
        if self._remote and not whole:
            return True
        try:
            with self.local(name) as path:
                same = path.stat().st_size == int(about["bytes"])
                if not (same and whole):
                    return same
                with path.open("rb") as file:
                    return sha256_of(file) == str(about["sha256"])
        except OSError:
            return False

    def is_empty(self) -> bool:
        """True if there is nothing yet."""
        if self._remote:
            return not self.names()
        top = Path(self.root)
        return not top.exists() or not any(top.iterdir())

    def remove(self, *names: str) -> None:
        """Remove files and folders of these names, where they exist."""
        for name in names:
            if self._remote:
                system, inner = self._remote
                with suppress(FileNotFoundError):
                    system.rm(f"{inner}/{name}", recursive=True)
                continue
            path = Path(self.root) / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


@contextmanager
def locked(root: str) -> Iterator[None]:
    """Keep a local output folder for this run alone.

    Raises:
        BatchError: another run is at work in it.
    """
    if is_remote(root):
        yield
        return
    try:
        import fcntl
    except ImportError:  # where the system has no such locks, two runs are the user's affair
        yield
        return
    with (Path(root) / ".lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BatchError(f"{root}: another run is at work here; wait for it, or choose another --out") from error
        yield


def reason(error: OSError) -> str:
    """What an operating system's error means for the user.

    >>> import errno
    >>> reason(OSError(errno.ENOSPC, "No space left on device"))
    'no space is left on the device; make room and give the same command again'
    """
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "no space is left on the device; make room and give the same command again"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"may not be written ({error.strerror}); choose another --out"
    return error.strerror or str(error)
