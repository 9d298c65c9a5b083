"""A page a file."""

from collections.abc import Iterator
from pathlib import Path

from vnplan.batch.job import Job
from vnplan.batch.places import is_remote, open_decompressed
from vnplan.batch.records import Record, too_large, unreadable
from vnplan.batch.shards import Piece
from vnplan.read.files import SUFFIXES

__all__ = ["SUFFIXES", "plan", "read"]


def plan(path: str, job: Job) -> Iterator[tuple[Piece, int]]:
    """The one piece that a file is."""
    del job
    if is_remote(path):
        yield Piece("file", path), 0
        return
    with Path(path).open("rb"):
        yield Piece("file", path), Path(path).stat().st_size


def read(piece: Piece, job: Job) -> Iterator[Record]:
    """The one record in a file."""
    limit, place = job.limits.record_bytes, {"path": piece.path}
    try:
        with open_decompressed(piece.path) as file:
            content = file.read(limit + 1)
    except Exception as error:  # noqa: BLE001 - each compression and file system raises its own kinds
        yield unreadable(piece.label, place, error)
        return
    if len(content) > limit:
        yield too_large(piece.label, place, limit)
    else:
        yield Record(piece.label, content, place=place)
