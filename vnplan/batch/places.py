"""Paths, local or remote: what is there, and its bytes."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from vnplan.batch.unpack import unpack
from vnplan.errors import BatchError

_COMPRESSED = {".gz": "gzip", ".zst": "zstd"}
_REMOTE = "://"
_CHUNK = 1 << 20


def is_remote(path: str) -> bool:
    """True if fsspec has to open it.

    >>> is_remote("s3://bucket/pages"), is_remote("pages")
    (True, False)
    """
    return _REMOTE in path


def filesystem(url: str) -> tuple[Any, str]:
    """The fsspec file system of a URL and the path in it.

    Raises:
        BatchError: fsspec, or what it needs for this protocol, is not installed.
    """
    try:
        import fsspec

        found: tuple[Any, str] = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise BatchError(f"{url}: cannot be opened: {error}; install the fsspec package of its protocol") from error
    return found


def suffix(path: str) -> str:
    """The suffix that says what a file holds, without the one of its compression, in lower case.

    >>> suffix("a/crawl.WARC.gz"), suffix("pages.tar.gz"), suffix("x.html")
    ('.warc', '.tar', '.html')
    """
    name = path.rsplit("/", 1)[-1].lower()
    if name.endswith(".tgz"):
        return ".tar"
    stem, dot, last = name.rpartition(".")
    if f".{last}" in _COMPRESSED:
        stem, dot, last = stem.rpartition(".")
    return f".{last}" if dot else ""


def compression(path: str) -> str | None:
    """``gzip``, ``zstd`` or ``None``, by the name."""
    return "gzip" if path.lower().endswith(".tgz") else _COMPRESSED.get(os.path.splitext(path.lower())[1])  # noqa: PTH122 - may be a URL


@contextmanager
def open_bytes(path: str, offset: int = 0) -> Iterator[IO[bytes]]:
    """The bytes of a file as they are stored, from ``offset``."""
    with _opened(path) as file:
        if offset:
            file.seek(offset)
        yield file


def _opened(path: str) -> IO[bytes]:
    if not is_remote(path):
        return Path(path).open("rb")
    system, inner = filesystem(path)
    file: IO[bytes] = system.open(inner, "rb")
    return file


@contextmanager
def open_decompressed(path: str) -> Iterator[IO[bytes]]:
    """The bytes of a file, decompressed by its name; what is cut off raises ``OSError`` where it ends."""
    kind = compression(path)
    with open_bytes(path) as file:
        if kind is None:
            yield io.BufferedReader(file, _CHUNK) if isinstance(file, io.RawIOBase) else file
            return
        with unpack(file, kind) as unpacked:
            yield unpacked


def sha256_of(file: IO[bytes], size: int | None = None) -> str:
    """The SHA-256 of a file from where it stands, or of so many bytes of it.

    >>> sha256_of(io.BytesIO(b"abcd"), 2) == sha256(b"ab").hexdigest()
    True
    """
    digest = sha256()
    while size is None or size > 0:
        chunk = file.read(_CHUNK if size is None else min(size, _CHUNK))
        if not chunk:
            break
        digest.update(chunk)
        size = None if size is None else size - len(chunk)
    return digest.hexdigest()


def walk(root: str, include: tuple[str, ...], exclude: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """The files below a folder and their sizes, in order of path; hidden ones and those ignored are left out.

    A folder's ``.vnplanignore`` holds globs, one a line, as ``exclude`` does. A glob is matched with the path below the
    root and with the bare name.
    """
    if is_remote(root):
        yield from _walk_remote(root, include, exclude)
        return
    exclude = (*exclude, *_ignored(Path(root)))
    yield from _walk_local(Path(root), "", include, exclude)


def _walk_local(root: Path, below: str, include: tuple[str, ...], exclude: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    with os.scandir(root / below) as listing:
        entries = sorted(listing, key=lambda e: e.name)
    for entry in entries:
        relative = f"{below}{entry.name}"
        if entry.name.startswith(".") or matches(relative, exclude):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk_local(root, f"{relative}/", include, exclude)
        elif entry.is_file() and (not include or matches(relative, include)):
            yield f"{root.as_posix()}/{relative}", entry.stat().st_size


def _walk_remote(root: str, include: tuple[str, ...], exclude: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    system, inner = filesystem(root)
    scheme = root.split(_REMOTE, 1)[0]
    for path, info in sorted(system.find(inner, detail=True).items()):
        relative = path[len(inner) :].lstrip("/")
        hidden = any(part.startswith(".") for part in relative.split("/"))
        if not hidden and not matches(relative, exclude) and (not include or matches(relative, include)):
            yield f"{scheme}{_REMOTE}{path.lstrip('/')}" if scheme != "file" else path, int(info.get("size") or 0)


def matches(relative: str, globs: tuple[str, ...]) -> bool:
    """True if a path, its name or a folder above it fits one of the globs."""
    name = relative.rsplit("/", 1)[-1]
    return any(fnmatchcase(relative, glob) or fnmatchcase(name, glob.rstrip("/")) for glob in globs)


def _ignored(root: Path) -> tuple[str, ...]:
    path = root / ".vnplanignore"
    if not path.is_file():
        return ()
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
