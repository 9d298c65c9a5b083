"""Where records come from: one file a kind of source, each with ``plan`` (cut into pieces) and ``read`` (a piece's records)."""

from collections.abc import Iterator
from pathlib import Path

from vnplan.batch.job import Job
from vnplan.batch.places import filesystem, is_remote, suffix, walk
from vnplan.batch.records import Record, unreadable
from vnplan.batch.shards import Piece, Shard
from vnplan.batch.sources import archives, csv_, files, json_, jsonl, sql, table, warc
from vnplan.batch.sources.inside import opened
from vnplan.batch.sources.kinds import KINDS, kind_of, left_out
from vnplan.errors import BatchError

Sized = tuple[Piece, int]

_READERS = {
    "file": files,
    "csv": csv_,
    "json": json_,
    "jsonl": jsonl,
    "parquet": table,
    "warc": warc,
    "zip": archives,
    "tar": archives,
    "sql": sql,
}


def plan_sources(job: Job) -> Iterator[Sized]:
    """The pieces of all sources and their sizes in bytes, in order.

    Raises:
        BatchError: a source that was named is missing, is of no known kind, cannot be opened, lacks a column. What is
            broken inside a folder is a piece that will be put aside.
    """
    if not job.sources:
        raise BatchError("there is no source: name files, folders, archives or tables")
    for source in job.sources:
        if _is_folder(source):
            yield from _plan_folder(source, job)
        else:
            yield from _plan_file(source, job)


def read_records(shard: Shard) -> Iterator[Record]:
    """The records of a shard, in order; what cannot be read is a record with a failure, whatever a library raised."""
    for piece in shard.pieces:
        place = {"path": piece.path}
        if piece.broken is not None:
            yield unreadable(piece.path, place, piece.broken)
            continue
        number = piece.start
        try:
            for record in _READERS[piece.kind].read(piece, shard.job):
                number += 1
                yield from opened(record, shard.job)
        except Exception as error:  # noqa: BLE001 - the rest of a piece is lost, the run goes on
            yield unreadable(f"{piece.path}#{number}-{piece.stop - 1}", {**place, "from": number, "to": piece.stop - 1}, error)


def _is_folder(source: str) -> bool:
    if is_remote(source):
        system, inner = filesystem(source)
        try:
            # An address with a known suffix is a file; asking a web server for a listing would fetch it.
            found: bool = kind_of(source) is None and system.isdir(inner)
            there = found or system.exists(inner)
        except Exception as error:  # each file system raises its own kinds
            raise BatchError(f"{source}: cannot be reached: {error}") from error
    else:
        found, there = Path(source).is_dir(), Path(source).exists()
    if not there:
        raise BatchError(f"{source}: there is no such file or folder")
    return found


def _plan_file(source: str, job: Job) -> Iterator[Sized]:
    kind = kind_of(source) or (None if suffix(source) else "file")
    if kind is None:
        raise BatchError(f"{source}: of no known kind; known are {', '.join(sorted(KINDS))}, .gz and .zst of some")
    try:
        yield from _READERS[kind].plan(source, job)
    except BatchError:
        raise
    except Exception as error:
        raise BatchError(f"{source}: cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _plan_folder(source: str, job: Job) -> Iterator[Sized]:
    found = False
    try:
        for path, size in walk(source.rstrip("/"), job.include, job.exclude):
            reason = left_out(path, job)
            if reason is not None:
                yield Piece("file", path, broken=reason), 0
                continue
            found = True
            kind = kind_of(path) or "file"
            if kind == "file":
                yield Piece("file", path), size
            else:
                yield from _inside(kind, path, job)
    except OSError as error:
        raise BatchError(f"{source}: cannot be read: {error}") from error
    if not found:
        raise BatchError(f"{source}: the folder holds nothing to convert, such as {', '.join(sorted(KINDS))}")


def _inside(kind: str, path: str, job: Job) -> Iterator[Sized]:
    """A container found in a folder: where it is broken it is put aside, and the rest of the folder goes on."""
    try:
        yield from _READERS[kind].plan(path, job)
    except Exception as error:  # noqa: BLE001 - whatever a library raises for a file that is damaged
        yield Piece(kind, path, broken=str(error)), 0
