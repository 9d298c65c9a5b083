"""CSV, plain or compressed: a row with the page in one of its columns; the first row names them."""

import csv
import io
from collections.abc import Generator, Iterator
from functools import partial
from itertools import chain, zip_longest
from typing import IO, Self, cast

from vnplan.batch.job import Job
from vnplan.batch.places import open_decompressed
from vnplan.batch.records import Record, choose_fields, record_from_row, unreadable
from vnplan.batch.shards import Piece
from vnplan.batch.sources.cursor import items
from vnplan.errors import BatchError

_DELIMITERS = ",;\t|"
_HEAD = 1 << 16
_BOM = (b"\xff\xfe", b"\xfe\xff")

Row = dict[str, str | bytes | None] | Exception


def plan(path: str, job: Job) -> Iterator[tuple[Piece, int]]:
    """Pieces of the table's rows by number; the file is read as a whole."""
    columns = next(_cells(path, job), None)
    if not columns or isinstance(columns, Exception):
        raise BatchError(f"{path}: no readable CSV: {columns or 'it is empty'}")
    choose_fields(columns, job.fields, path)
    count = sum(1 for _ in _rows(path, job))
    for start in range(0, count, job.shard_records):
        yield Piece("csv", path, start, min(start + job.shard_records, count)), 0


def read(piece: Piece, job: Job) -> Iterator[Record]:
    """The records of a piece; a row that does not fit the first one is a record with a failure."""
    rows = items(("csv", piece.path), piece.start, piece.stop, partial(_rows, piece.path, job))
    for number, row in enumerate(rows, piece.start + 1):
        source, place = f"{piece.label}#{number}", {"path": piece.path, "row": number}
        if isinstance(row, Exception):
            yield unreadable(source, place, row)
        else:
            fields = choose_fields(row, job.fields, piece.path)
            yield record_from_row(row, fields, source, place, job.limits.record_bytes)


def _rows(path: str, job: Job) -> Generator[Row, None, None]:
    cells = _cells(path, job)
    columns = next(cells, None)
    if not isinstance(columns, list):
        return
    for row in cells:
        if isinstance(row, Exception):
            yield row
        elif len(row) > len(columns):
            yield ValueError(f"the row has {len(row)} cells, the first row names {len(columns)}; quote the cells")
        elif row:
            yield dict(zip_longest(columns, map(_whole, row)))


def _cells(path: str, job: Job) -> Iterator[list[str] | Exception]:
    """The rows of the file; those that cannot be read are what was raised."""
    # A page is longer than the module expects of a cell; what is longer than a page may be is refused.
    csv.field_size_limit(2 * job.limits.record_bytes)
    with open_decompressed(path) as file:
        text = _text(file)
        first = text.readline(_HEAD)
        rows = csv.reader(chain((first,) * bool(first), _Lines(text, job.limits.record_bytes)), delimiter=_delimiter(first))
        while True:
            try:
                yield next(rows)
            except StopIteration:
                return
            except (csv.Error, ValueError) as error:
                yield error
            except OSError as error:
                yield error
                return


class _Lines:
    """The lines of a text; one that is longer than a page may be is an error, and the next ones follow it."""

    def __init__(self, text: IO[str], limit: int) -> None:
        self._text, self._limit = text, limit

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        line = self._text.readline(self._limit)
        if not line:
            raise StopIteration
        if len(line) < self._limit or line.endswith("\n"):
            return line
        while line and not line.endswith("\n"):
            line = self._text.readline(self._limit)
        raise ValueError(f"the row is longer than {self._limit:,} bytes; raise --max-bytes to read it")


def _delimiter(first: str) -> str:
    return max(_DELIMITERS, key=first.count)


def _text(file: IO[bytes]) -> IO[str]:
    """The text of a file; bytes that are no UTF-8 stay what they are."""
    buffered = io.BufferedReader(cast("io.RawIOBase", file), _HEAD)
    if buffered.peek(2)[:2] in _BOM:
        return io.TextIOWrapper(buffered, "utf-16", "replace", newline="")
    return io.TextIOWrapper(buffered, "utf-8-sig", "surrogateescape", newline="")


def _whole(cell: str) -> str | bytes:
    """A cell; its bytes where they are in an encoding that the reader of pages has to tell."""
    try:
        cell.encode()
    except UnicodeEncodeError:
        return cell.encode("utf-8", "surrogateescape")
    return cell
