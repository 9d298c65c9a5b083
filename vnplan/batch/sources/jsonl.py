"""JSON Lines, plain or compressed: an object a line, with the page in one of its columns."""

import json
from collections.abc import Callable, Generator, Iterator
from functools import partial
from typing import IO, Any

from vnplan.batch.job import Fields, Job
from vnplan.batch.places import compression, is_remote, open_bytes, open_decompressed
from vnplan.batch.records import Record, choose_fields, record_from_row, too_large, unreadable
from vnplan.batch.shards import Piece
from vnplan.batch.sources.cursor import items
from vnplan.errors import BatchError

_CHUNK = 1 << 20
_LOOKED_AT = 100

Line = bytes | int | OSError
"""A line, the size of one that is too long, or the error that ends the file."""


def plan(path: str, job: Job) -> Iterator[tuple[Piece, int]]:
    """Pieces of whole lines; one pass that looks for line breaks only."""
    _choose(path, job)
    seekable = compression(path) is None and not is_remote(path)
    start = line = begin = size = 0
    for length in _lengths(path):
        if line > start and (line - start >= job.shard_records or size + length > job.shard_bytes):
            yield Piece("jsonl", path, start, line, begin if seekable else None), size
            start, begin, size = line, begin + size, 0
        line, size = line + 1, size + length
    if line > start:
        yield Piece("jsonl", path, start, line, begin if seekable else None), size


def read(piece: Piece, job: Job) -> Iterator[Record]:
    """The records of a piece; a line that is no object is a record with a failure."""
    limit = job.limits.record_bytes
    fields = _choose(piece.path, job)
    for number, line in enumerate(_lines_of(piece, 2 * limit), piece.start + 1):
        source, place = f"{piece.label}#{number}", {"path": piece.path, "line": number}
        match line:
            case int():
                yield too_large(source, place, limit)
            case OSError():
                yield unreadable(source, place, line)
            case bytes() if line.strip(b" \t\r\n\0\xef\xbb\xbf"):
                yield _record(line, fields, source, place, limit)


def _record(line: bytes, fields: Fields, source: str, place: dict[str, Any], limit: int) -> Record:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return unreadable(source, place, f"no valid JSON: {error}", line)
    if not isinstance(row, dict):
        return unreadable(source, place, f"no JSON object but {type(row).__name__}", line)
    return record_from_row(row, fields, source, place, limit)


def _lines_of(piece: Piece, limit: int) -> Iterator[Line]:
    count = piece.stop - piece.start
    if piece.offset is not None:
        with open_bytes(piece.path, piece.offset) as file:
            for line, _ in zip(_lines(file, limit), range(count), strict=False):
                yield line
        return
    yield from items(("jsonl", piece.path), piece.start, piece.stop, partial(_from_front, piece.path, limit))


def _from_front(path: str, limit: int) -> Generator[Line, None, None]:
    with open_decompressed(path) as file:
        yield from _lines(file, limit)


def _lines(file: IO[bytes], limit: int) -> Generator[Line, None, None]:
    """The lines; of one longer than ``limit`` only its size, so that it is never held."""
    try:
        while line := file.readline(limit + 1):
            if len(line) <= limit or line.endswith(b"\n"):
                yield line
                continue
            size = len(line)
            while more := file.readline(_CHUNK):
                size += len(more)
                if more.endswith(b"\n"):
                    break
            yield size
    except OSError as error:
        yield error


def _lengths(path: str) -> Iterator[int]:
    """The length of each line; a file that breaks off has one more, which holds the error."""
    held = 0
    try:
        with open_decompressed(path) as file:
            # What is read at once is lost when the file breaks off in it; what a buffer holds is not.
            read: Callable[[int], bytes] = getattr(file, "read1", file.read)
            while chunk := read(_CHUNK):
                start = 0
                while (end := chunk.find(b"\n", start)) >= 0:
                    yield held + end + 1 - start
                    held, start = 0, end + 1
                held += len(chunk) - start
    except OSError:
        if compression(path) is None:
            raise
        yield held + 1
        return
    if held:
        yield held


def _choose(path: str, job: Job) -> Fields:
    """The columns, by the first lines that are objects."""
    there: dict[str, None] = {}
    with open_decompressed(path) as file:
        for number, line in enumerate(_lines(file, job.limits.record_bytes)):
            if number >= _LOOKED_AT or (there and number >= 10):
                break
            try:
                row = json.loads(line) if isinstance(line, bytes) else None
            except (ValueError, RecursionError):
                continue
            if isinstance(row, dict):
                there.update(dict.fromkeys(map(str, row)))
    if not there:
        raise BatchError(f"{path}: none of the first {_LOOKED_AT} lines is a JSON object")
    return choose_fields(there, job.fields, path)
