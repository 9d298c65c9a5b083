"""A query on a SQLite or DuckDB file; a row is a record."""

import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from vnplan.batch.job import Job
from vnplan.batch.places import is_remote
from vnplan.batch.records import Record, choose_fields, record_from_row
from vnplan.batch.shards import Piece
from vnplan.batch.sources.cursor import items
from vnplan.errors import BatchError

_AT_ONCE = 64


def plan(path: str, job: Job) -> Iterator[tuple[Piece, int]]:
    """Pieces of the query's rows by number; the query is run once to count them."""
    if not job.query:
        raise BatchError(f"{path}: a database needs --sql, a query whose columns hold the pages; end it with ORDER BY")
    if is_remote(path):
        raise BatchError(f"{path}: a database has to be a local file")
    count = 0
    for count, row in enumerate(_rows(path, job.query), 1):
        if count == 1:
            choose_fields(row, job.fields, path)
    for start in range(0, count, job.shard_records):
        yield Piece("sql", path, start, min(start + job.shard_records, count)), 0


def read(piece: Piece, job: Job) -> Iterator[Record]:
    """The records of a piece."""
    query = job.query or ""
    rows = items(("sql", piece.path, query), piece.start, piece.stop, partial(_rows, piece.path, query))
    for number, row in enumerate(rows, piece.start):
        place = {"path": piece.path, "row": number}
        fields = choose_fields(row, job.fields, piece.path)
        yield record_from_row(row, fields, f"{piece.path}#{number}", place, job.limits.record_bytes)


def _rows(path: str, query: str) -> Generator[dict[str, Any], None, None]:
    with Path(path).open("rb") as file:
        is_sqlite = file.read(16) == b"SQLite format 3\0"
    try:
        yield from _sqlite(path, query) if is_sqlite else _duckdb(path, query)
    except sqlite3.Error as error:
        raise BatchError(f"{path}: {error}") from error


def _sqlite(path: str, query: str) -> Iterator[dict[str, Any]]:
    with closing(sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)) as connection:
        found = connection.execute(query)
        names = [column[0] for column in found.description or ()]
        for row in found:
            yield dict(zip(names, row, strict=True))


def _duckdb(path: str, query: str) -> Iterator[dict[str, Any]]:
    import duckdb

    try:
        with duckdb.connect(path, read_only=True) as connection:
            found = connection.execute(query)
            names = [column[0] for column in found.description or ()]
            while rows := found.fetchmany(_AT_ONCE):
                for row in rows:
                    yield dict(zip(names, row, strict=True))
    except duckdb.Error as error:
        raise BatchError(f"{path}: {error}") from error
