"""A JSON file: an array of objects, each with a page in one of its columns, or one such object."""

import json
from collections.abc import Generator, Iterator
from functools import partial
from typing import Any

from vnplan.batch.job import Job
from vnplan.batch.places import open_decompressed
from vnplan.batch.records import Record, choose_fields, record_from_row, unreadable
from vnplan.batch.shards import Piece
from vnplan.batch.sources.cursor import items
from vnplan.errors import BatchError


def plan(path: str, job: Job) -> Iterator[tuple[Piece, int]]:
    """Pieces of the array's items by number; the file is read as a whole."""
    there: dict[str, None] = {}
    count = 0
    for count, row in enumerate(_rows(path), 1):  # noqa: B007 - what is left is how many there are
        if isinstance(row, dict):
            there.update(dict.fromkeys(row))
    choose_fields(there, job.fields, path)
    for start in range(0, count, job.shard_records):
        yield Piece("json", path, start, min(start + job.shard_records, count)), 0


def read(piece: Piece, job: Job) -> Iterator[Record]:
    """The records of a piece; an item that is no object is a record with a failure."""
    rows = items(("json", piece.path), piece.start, piece.stop, partial(_rows, piece.path))
    for number, row in enumerate(rows, piece.start):
        source, place = f"{piece.label}#{number}", {"path": piece.path, "item": number}
        if not isinstance(row, dict):
            yield unreadable(source, place, f"no JSON object but {type(row).__name__}")
            continue
        try:
            fields = choose_fields(row, job.fields, source)
        except BatchError as error:
            yield unreadable(source, place, error)
        else:
            yield record_from_row(row, fields, source, place, job.limits.record_bytes)


def _rows(path: str) -> Generator[Any, None, None]:
    with open_decompressed(path) as file:
        try:
            found = json.load(file)
        except (ValueError, RecursionError) as error:
            raise BatchError(f"{path}: no valid JSON: {error}; for an object a line, name the file .jsonl") from error
    yield from found if isinstance(found, list) else [found]
