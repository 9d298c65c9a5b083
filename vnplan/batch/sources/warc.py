"""WARC: the HTML responses of a crawl. Revisits hold no page and are passed over, as is what is no success."""

import io
from collections.abc import Generator, Iterator
from functools import partial
from typing import IO, Any

from vnplan.batch.job import Job
from vnplan.batch.places import open_bytes
from vnplan.batch.records import Record, too_large, unreadable
from vnplan.batch.shards import Piece
from vnplan.batch.sources.cursor import items
from vnplan.batch.unpack import MAGIC, unpack
from vnplan.errors import BatchError

_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
_PLAIN = b"WARC/1."
# What a record begins with, in the three forms of the file that can be gone on with after damage.
_BEGINNINGS = (_PLAIN, *MAGIC.values())
_LZ4 = b"\x04\x22\x4d\x18"
_CHUNK = 1 << 20

Page = tuple[str | None, str | None, bytes, tuple[tuple[str, str], ...]]
"""Address, day, content, notes."""
Found = tuple[int, Page | Exception]
"""Where in the file a page begins, and the page or what is wrong with it."""


def plan(path: str, job: Job) -> Iterator[tuple[Piece, int]]:
    """Pieces of the pages by number, with the place of the first where it can be sought; one pass over the file."""
    start = number = begin = last = 0
    seekable = True
    for offset, _ in _pages(path, 0, job.limits.record_bytes):
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
    for number, (_, found) in enumerate(_pages_of(piece, limit), piece.start):
        place = {"path": piece.path, "record": number}
        source = f"{piece.path}#{number}"
        if isinstance(found, Exception):
            yield unreadable(source, place, found)
            continue
        url, date, content, notes = found
        whole = len(content) <= limit
        yield Record(source, content, url, date, {**place, "url": url}, notes=notes) if whole else too_large(source, place, limit)


def _pages_of(piece: Piece, limit: int) -> Iterator[Found]:
    if piece.offset is None:
        key = ("warc", piece.path)
        yield from items(key, piece.start, piece.stop, partial(_pages, piece.path, 0, limit))
        return
    for found, _ in zip(_pages(piece.path, piece.offset, limit), range(piece.stop - piece.start), strict=False):
        yield found


def _pages(path: str, offset: int, limit: int) -> Generator[Found, None, None]:
    """The pages from a place on. Where the file is damaged there is one failure, and the next record that begins goes on."""
    with open_bytes(path) as file:
        head = file.read(len(_PLAIN))
        if not head.startswith((*_BEGINNINGS, _LZ4)):
            raise BatchError(f"{path}: is no WARC file")
        beginning = next((magic for magic in _BEGINNINGS if head.startswith(magic)), None)
        at: int | None = offset
        damaged = False
        while at is not None:
            last = at
            file.seek(at)
            try:
                for record in _responses(file):
                    last = record.stream_pos
                    yield last, _page(record, limit)
                    damaged = False
            except Exception as error:  # noqa: BLE001 - fastwarc and what it reads with raise many kinds
                if not damaged:
                    yield last + 1, error
                damaged = True
                at = _next(file, last + 1, beginning) if beginning else None
            else:
                at = None


def _next(file: IO[bytes], at: int, beginning: bytes) -> int | None:
    """Where something that looks like the beginning of a record next stands."""
    file.seek(at)
    held = b""
    while chunk := file.read(_CHUNK):
        held += chunk
        found = held.find(beginning)
        if found >= 0:
            return at + found
        kept = len(beginning) - 1
        at, held = at + len(held) - kept, held[-kept:]
    return None


def _page(record: Any, limit: int) -> Page:  # noqa: ANN401 - fastwarc has no types
    url = record.headers.get("WARC-Target-URI")
    date = (record.headers.get("WARC-Date") or "")[:10] or None
    headers = record.http_headers
    expected = record.content_length
    content = record.reader.read(limit + 1)
    chunked = headers is not None and headers.get("Transfer-Encoding")
    if expected and (not content or (not chunked and len(content) < min(expected, limit))):
        raise EOFError(f"the file breaks off: {len(content)} of {expected} bytes of {url}")
    content = _decoded(content, (headers.get("Content-Encoding") or "").lower() if headers else "", limit)
    cut = record.headers.get("WARC-Truncated")
    notes = (("record.truncated", f"The crawler cut the page off ({cut})."),) if cut else ()
    return url, date, content, notes


def _decoded(content: bytes, encoding: str, limit: int) -> bytes:
    """The content without its encoding. Crawlers often keep the header and unpack the page: then there is nothing to undo."""
    if "br" in encoding.split(","):
        return _brotli(content)
    kind = next(
        (kind for kind, magic in MAGIC.items() if content.startswith(magic)), "deflate" if "deflate" in encoding else None
    )
    if not encoding or kind is None:
        return content
    try:
        return unpack(io.BytesIO(content), kind).read(limit + 1)
    except OSError:
        if kind == "deflate":
            return content
        raise


def _brotli(content: bytes) -> bytes:
    import brotli

    try:
        return bytes(brotli.decompress(content))
    except brotli.error:
        return content


def _responses(file: IO[bytes]) -> Iterator[Any]:
    """The successful HTML responses."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True, auto_decode="transfer"):
        headers = record.http_headers
        code = getattr(headers, "status_code", None)
        kind = (record.http_content_type or "text/html").split(";")[0].strip().lower()
        if (code is None or 200 <= int(code) < 300) and kind in _TYPES:
            yield record
