"""Documents of old Office in a shard: converted in one run of LibreOffice, not in one each."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from vnplan.batch.job import Limits
from vnplan.batch.records import Record
from vnplan.read.binary import may_need_office, needs_office
from vnplan.read.office import convert_together

_HEAD, _MOST = 1024, 64 << 20


def converted_together(records: Iterator[Record], limits: Limits) -> Iterator[Record]:
    """The records as they come; where one is of old Office, those behind it are converted with it.

    All together take no longer and hold no more than one record may.
    """
    for record in records:
        if _needed(record) is None:
            yield record
            continue
        held = [record, *_next(records, limits.record_bytes)]
        convert_together((one for each in held if (one := _needed(each)) is not None), limits.seconds)
        yield from held


def convert_files_together(paths: Iterable[str]) -> None:
    """Convert those files together that are of old Office, as far as they can be read."""
    found: list[tuple[bytes, str]] = []
    size = 0
    for path in paths:
        with suppress(OSError, ValueError), Path(path).open("rb") as file:
            data = file.read(_HEAD)
            if may_need_office(data) and size < _MOST:
                data += file.read(_MOST)
                size += len(data)
                found += [(data, suffix)] if (suffix := needs_office(data)) else []
    convert_together(found)


def _next(records: Iterator[Record], most: int) -> Iterator[Record]:
    size = 0
    while size < most and (record := next(records, None)) is not None:
        size += len(record.content or b"")
        yield record


def _needed(record: Record) -> tuple[bytes, str] | None:
    """The document in a record and its suffix, if LibreOffice is needed for it."""
    data = record.content
    if record.failure is not None or not isinstance(data, bytes):
        return None
    suffix = needs_office(data)
    return None if suffix is None else (data, suffix)
