"""Zip and tar archives of pages; a member is a page, or put aside where it is of no known kind."""

import io
import tarfile
import zipfile
from collections import Counter
from collections.abc import Generator, Iterator
from functools import partial
from typing import IO

from vnplan.batch.job import Job
from vnplan.batch.places import compression, open_bytes, open_decompressed, suffix
from vnplan.batch.records import Record, too_large, unreadable
from vnplan.batch.shards import Piece
from vnplan.batch.sources.cursor import items
from vnplan.batch.sources.kinds import is_listed, left_out_member
from vnplan.batch.unpack import unpack
from vnplan.errors import BatchError

Member = tuple[str, bytes | int | str | Exception]
"""Name, and content, or the size of what is too large, or why it is put aside, or what went wrong."""


def plan(path: str, job: Job) -> Iterator[tuple[Piece, int]]:
    """Pieces of the archive's pages by number; a tar that breaks off has one more, which holds the error."""
    kind = "zip" if suffix(path) == ".zip" else "tar"
    sizes = _zip_sizes(path, job) if kind == "zip" else _tar_sizes(path, job)
    start = number = held = 0
    for size in sizes:
        if number > start and (number - start >= job.shard_records or held + size > job.shard_bytes):
            yield Piece(kind, path, start, number), held
            start, held = number, 0
        number, held = number + 1, held + size
    if number > start:
        yield Piece(kind, path, start, number), held


def read(piece: Piece, job: Job) -> Iterator[Record]:
    """The records of a piece."""
    limit = job.limits.record_bytes
    members = _zip_members(piece, job) if piece.kind == "zip" else _tar_members_of(piece, job)
    for name, content in members:
        source, place = f"{piece.path}/{name}", {"path": piece.path, "member": name}
        match content:
            case int():
                yield too_large(source, place, limit)
            case bytes():
                yield Record(source, content, place=place)
            case _:
                yield unreadable(source, place, content)


def _numbered(names: Counter[str], name: str) -> str:
    """The name of a member, told from others of the same name by a number: "a.txt", then "a.txt#2"."""
    names[name] += 1
    return name if names[name] == 1 else f"{name}#{names[name]}"


def _zip_infos(file: zipfile.ZipFile, job: Job) -> list[zipfile.ZipInfo]:
    return [info for info in file.infolist() if not info.is_dir() and is_listed(info.filename, job)]


def _zip_sizes(path: str, job: Job) -> Iterator[int]:
    try:
        with open_bytes(path) as raw, zipfile.ZipFile(raw) as file:
            infos = _zip_infos(file, job)
    except Exception as error:  # zipfile raises many kinds: of versions, of names, of offsets
        raise BatchError(f"{path}: is no readable zip archive: {error}") from error
    # What a zip says of its members' sizes is not to be trusted, least of all by a plan.
    yield from (min(info.file_size, job.limits.record_bytes) for info in infos)


def _zip_members(piece: Piece, job: Job) -> Iterator[Member]:
    limit = job.limits.record_bytes
    names = Counter[str]()
    with open_bytes(piece.path) as raw, zipfile.ZipFile(raw) as file:
        for number, info in enumerate(_zip_infos(file, job)[: piece.stop]):
            name = _numbered(names, info.filename)
            if number < piece.start:
                continue
            reason = left_out_member(info.filename, job)
            if reason is not None:
                yield name, reason
                continue
            try:
                with file.open(info) as member:
                    yield name, bounded(member, info.filename, limit)
            except Exception as error:  # noqa: BLE001 - zlib, zipfile and others raise many kinds for damaged members
                yield name, error


def _tar_members_of(piece: Piece, job: Job) -> Iterator[Member]:
    key = ("tar", piece.path, job.include, job.exclude)
    return items(key, piece.start, piece.stop, partial(_tar_members, piece.path, job))


def _tar_members(path: str, job: Job) -> Generator[Member, None, None]:
    limit = job.limits.record_bytes
    name = ""
    names = Counter[str]()
    try:
        with open_decompressed(path) as raw, tarfile.open(fileobj=raw, mode="r|") as file:
            for info in file:
                if info.isfile() and is_listed(info.name, job):
                    name = _numbered(names, info.name)
                    member = file.extractfile(info)
                    reason = left_out_member(info.name, job)
                    yield name, reason or (b"" if member is None else bounded(member, info.name, limit))
    except Exception as error:  # noqa: BLE001 - a damaged header makes tarfile raise what it likes
        yield f"after {name}" if name else "start", error


def _tar_sizes(path: str, job: Job) -> Iterator[int]:
    """The sizes of the pages. ``TarError`` at the very start says that this is no tar at all."""
    found = False
    try:
        with open_decompressed(path) as raw, tarfile.open(fileobj=raw, mode="r|") as file:
            found = True
            for info in file:
                if info.isfile() and is_listed(info.name, job):
                    yield min(info.size, job.limits.record_bytes)
    except Exception as error:
        if not found:
            raise BatchError(f"{path}: is no readable tar archive: {error}") from error
        yield 1


def bounded(member: IO[bytes], name: str, limit: int) -> bytes | int:
    """The bytes of a member, decompressed by its name; of what is too large only that it is."""
    content = member.read(limit + 1)
    kind = compression(name)
    if len(content) <= limit and kind:
        content = unpack(io.BytesIO(content), kind).read(limit + 1)
    return content if len(content) <= limit else len(content)
