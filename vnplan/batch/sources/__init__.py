"""Where records come from: one file a kind of source, each with ``plan`` (cut into pieces) and ``read`` (a piece's records)."""

from collections.abc import Iterator
from pathlib import Path

from vnplan.batch.job import Job
from vnplan.batch.places import filesystem, is_remote, suffix, walk
from vnplan.batch.records import Record, unreadable
from vnplan.batch.shards import Piece, Shard
from vnplan.batch.sources import archives, files, json_, jsonl, sql, table, warc
from vnplan.errors import BatchError

Sized = tuple[Piece, int]

_KINDS = {
    "file": files,
    "json": json_,
    "jsonl": jsonl,
    "parquet": table,
    "warc": warc,
    "zip": archives,
    "tar": archives,
    "sql": sql,
}
_SUFFIXES = {
    **dict.fromkeys(files.SUFFIXES, "file"),
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    **dict.fromkeys((".parquet", ".pq"), "parquet"),
    **dict.fromkeys((".sqlite", ".sqlite3", ".db", ".duckdb"), "sql"),
    ".json": "json",
    ".warc": "warc",
    ".zip": "zip",
    ".tar": "tar",
}
# Why a file of a folder is put aside unread, by its kind.
_LEFT_OUT = {
    None: "of no known kind; --include its name to read it as a page, --exclude it to leave it out",
    "sql": "a database; say with --query what is to be read of it",
    "json": "JSON beside pages mostly says something of them; --include it to read it",
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
            for record in _KINDS[piece.kind].read(piece, shard.job):
                number += 1
                yield record
        except Exception as error:  # noqa: BLE001 - the rest of a piece is lost, the run goes on
            yield unreadable(f"{piece.path}#{number}-{piece.stop - 1}", {**place, "from": number, "to": piece.stop - 1}, error)


def _is_folder(source: str) -> bool:
    if is_remote(source):
        system, inner = filesystem(source)
        try:
            # An address with a known suffix is a file; asking a web server for a listing would fetch it.
            found: bool = suffix(source) not in _SUFFIXES and system.isdir(inner)
            there = found or system.exists(inner)
        except Exception as error:  # each file system raises its own kinds
            raise BatchError(f"{source}: cannot be reached: {error}") from error
    else:
        found, there = Path(source).is_dir(), Path(source).exists()
    if not there:
        raise BatchError(f"{source}: there is no such file or folder")
    return found


def _plan_file(source: str, job: Job) -> Iterator[Sized]:
    kind = _SUFFIXES.get(suffix(source), "file" if not suffix(source) else None)
    if kind is None:
        raise BatchError(f"{source}: of no known kind; known are {', '.join(sorted(_SUFFIXES))}, .gz and .zst of some")
    try:
        yield from _KINDS[kind].plan(source, job)
    except BatchError:
        raise
    except Exception as error:
        raise BatchError(f"{source}: cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _plan_folder(source: str, job: Job) -> Iterator[Sized]:
    found = False
    try:
        for path, size in walk(source.rstrip("/"), job.include, job.exclude):
            kind = _SUFFIXES.get(suffix(path)) or ("file" if job.include else None)
            # A database needs a query; JSON beside pages mostly says something of them, so it is read where it is asked for.
            if kind is None or (kind == "sql" and not job.query) or (kind == "json" and not job.include):
                yield Piece("file", path, broken=_LEFT_OUT[kind]), 0
                continue
            found = True
            if kind == "file":
                yield Piece("file", path), size
            else:
                yield from _inside(kind, path, job)
    except OSError as error:
        raise BatchError(f"{source}: cannot be read: {error}") from error
    if not found:
        raise BatchError(f"{source}: the folder holds nothing to convert, such as {', '.join(sorted(_SUFFIXES))}")


def _inside(kind: str, path: str, job: Job) -> Iterator[Sized]:
    """A container found in a folder: where it is broken it is put aside, and the rest of the folder goes on."""
    try:
        yield from _KINDS[kind].plan(path, job)
    except Exception as error:  # noqa: BLE001 - whatever a library raises for a file that is damaged
        yield Piece(kind, path, broken=str(error)), 0
