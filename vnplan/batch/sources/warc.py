"""WARC: the HTML responses of a crawl. Revisits hold no page and are passed over, as is what is no success."""

from collections.abc import Generator, Iterator
from functools import partial
from typing import IO, Any

from vnplan.batch.job import Job
from vnplan.batch.places import open_bytes
from vnplan.batch.records import Record, too_large, unreadable
from vnplan.batch.shards import Piece
from vnplan.batch.sources.cursor import items
from vnplan.errors import BatchError

_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
_DAMAGE = (OSError, ValueError, RuntimeError, EOFError)


def plan(path: str, job: Job) -> Iterator[tuple[Piece, int]]:
    """Pieces of the pages by number, with the place of the first where it can be sought; one pass over the headers."""
    start = number = begin = last = 0
    seekable = True
    for offset in _offsets(path):
        if number > start and (number - start >= job.shard_records or offset - begin > job.shard_bytes):
            yield Piece("warc", path, start, number, begin if seekable else None), offset - begin
            start = number
        if number == start:
            begin = offset
        # In a file compressed as a whole the records have no places of their own.
        seekable = seekable and (number == 0 or offset > last)
        number, last = number + 1, offset
    if number > start:
        yield Piece("warc", path, start, number, begin if seekable else None), last - begin


def read(piece: Piece, job: Job) -> Iterator[Record]:
    """The records of a piece."""
    limit = job.limits.record_bytes
    number = piece.start
    for found in _pages_of(piece, limit):
        place = {"path": piece.path, "record": number}
        source = f"{piece.path}#{number}"
        if isinstance(found, Exception):
            yield unreadable(source, place, found)
        else:
            url, date, content, notes = found
            whole = len(content) <= limit
            yield (
                Record(source, content, url, date, {**place, "url": url}, notes=notes)
                if whole
                else too_large(source, place, limit)
            )
        number += 1


Page = tuple[str | None, str | None, bytes, tuple[tuple[str, str], ...]]


def _pages_of(piece: Piece, limit: int) -> Iterator[Page | Exception]:
    if piece.offset is None:
        key = ("warc", piece.path)
        yield from items(key, piece.start, piece.stop, partial(_pages, piece.path, 0, limit))
        return
    for found, _ in zip(_pages(piece.path, piece.offset, limit), range(piece.stop - piece.start), strict=False):
        yield found


def _pages(path: str, offset: int, limit: int) -> Generator[Page | Exception, None, None]:
    with open_bytes(path, offset) as file:
        records = _responses(file)
        while True:
            try:
                record = next(records, None)
                if record is None:
                    return
                found = _page(record, limit)
            except _DAMAGE as error:
                yield error
                return
            yield found


def _page(record: Any, limit: int) -> Page:  # noqa: ANN401 - fastwarc has no types
    url = record.headers.get("WARC-Target-URI")
    date = (record.headers.get("WARC-Date") or "")[:10] or None
    headers = record.http_headers
    encoded = any(headers.get(name) for name in ("Content-Encoding", "Transfer-Encoding")) if headers else False
    expected = record.content_length
    content = record.reader.read(limit + 1)
    if expected and (not content or (not encoded and len(content) < min(expected, limit))):
        raise EOFError(f"the file breaks off: {len(content)} of {expected} bytes of {url}")
    cut = record.headers.get("WARC-Truncated")
    notes = (("record.truncated", f"The crawler cut the page off ({cut})."),) if cut else ()
    return url, date, content, notes


def _offsets(path: str) -> Iterator[int]:
    with open_bytes(path) as file:
        head = file.read(4)
        if not head.startswith((b"WARC", b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18")):
            raise BatchError(f"{path}: is no WARC file")
        file.seek(0)
        records = _responses(file)
        last = 0
        while True:
            try:
                record = next(records, None)
            except _DAMAGE:
                yield last + 1
                return
            if record is None:
                return
            last = record.stream_pos
            yield last


def _responses(file: IO[bytes]) -> Iterator[Any]:
    """The successful HTML responses."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True, auto_decode="all"):
        headers = record.http_headers
        code = getattr(headers, "status_code", None)
        kind = (record.http_content_type or "text/html").split(";")[0].strip().lower()
        if (code is None or 200 <= int(code) < 300) and kind in _TYPES:
            yield record
