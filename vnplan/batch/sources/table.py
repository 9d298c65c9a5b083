"""Parquet: a row group, or a part of one, is a piece."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from vnplan.batch.job import Job
from vnplan.batch.places import open_bytes
from vnplan.batch.records import Record, choose_fields, record_from_row, unreadable
from vnplan.batch.shards import Piece
from vnplan.errors import BatchError

_BATCH = 64


def plan(path: str, job: Job) -> Iterator[tuple[Piece, int]]:
    """Pieces inside row groups; only the footer is read."""
    with _parquet(path) as file:
        choose_fields(file.schema_arrow.names, job.fields, path)
        done = 0
        for group in range(file.metadata.num_row_groups):
            about = file.metadata.row_group(group)
            rows = about.num_rows
            step = max(1, min(job.shard_records, rows * job.shard_bytes // max(about.total_byte_size, 1)))
            for start in range(0, rows, step):
                stop = min(start + step, rows)
                # The row group travels in the place of the byte where the piece begins.
                yield Piece("parquet", path, done + start, done + stop, group), about.total_byte_size * (stop - start) // rows
            done += rows


def read(piece: Piece, job: Job) -> Iterator[Record]:
    """The records of a piece."""
    done = piece.start
    try:
        for row in _rows(piece, job):
            source, place = f"{piece.path}#{done}", {"path": piece.path, "row": done}
            if isinstance(row, Exception):
                yield unreadable(source, place, row)
            else:
                fields = choose_fields(row, job.fields, piece.path)
                yield record_from_row(row, fields, source, place, job.limits.record_bytes)
            done += 1
    except Exception as error:  # noqa: BLE001 - Arrow raises many kinds for damaged pages of a column
        for number in range(done, piece.stop):
            yield unreadable(f"{piece.path}#{number}", {"path": piece.path, "row": number}, error)


def _rows(piece: Piece, job: Job) -> Iterator[dict[str, Any] | Exception]:
    with _parquet(piece.path) as file:
        fields = choose_fields(file.schema_arrow.names, job.fields, piece.path)
        columns = [name for name in (fields.html, fields.text, fields.url, fields.date) if name]
        groups = [piece.offset or 0]
        first = sum(file.metadata.row_group(n).num_rows for n in range(groups[0]))
        at = first
        for batch in file.iter_batches(batch_size=_BATCH, row_groups=groups, columns=columns):
            low, high = max(piece.start - at, 0), min(piece.stop - at, batch.num_rows)
            if low < high:
                yield from _values(batch.slice(low, high - low))
            at += batch.num_rows
            if at >= piece.stop:
                return


def _values(batch: Any) -> Iterator[dict[str, Any] | Exception]:  # noqa: ANN401 - a batch of Arrow
    """The rows of a batch; one that holds what Python has no value for (a day in the year 21135) is the error it raises."""
    try:
        yield from batch.to_pylist()
    except Exception as error:  # noqa: BLE001 - text that is no UTF-8, days out of range ...
        if batch.num_rows == 1:
            yield error
            return
        for row in range(batch.num_rows):
            yield from _values(batch.slice(row, 1))


@contextmanager
def _parquet(path: str) -> Iterator[Any]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    with open_bytes(path) as raw:
        try:
            file = pq.ParquetFile(raw, pre_buffer=False)
        except (pa.ArrowInvalid, OSError) as error:
            raise BatchError(f"{path}: is no readable Parquet file: {error}") from error
        with file:
            yield file
