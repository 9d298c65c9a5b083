"""Records that hold others: a mail with what is attached to it, a ZIP file in an archive or a mail."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from vnplan.batch.job import Job
from vnplan.batch.records import Record, too_large, unreadable
from vnplan.batch.sources.archives import bounded
from vnplan.batch.sources.kinds import is_listed, left_out_member
from vnplan.read.binary import is_document
from vnplan.read.mhtml import read_mail

_DEEPEST, _MOST = 3, 2000
# All that one record unpacks to, in parts of what a page may have.
_ALL = 4
_ZIP = b"PK\x03\x04"


class _Room:
    """What may still be taken out of one record."""

    def __init__(self, size: int) -> None:
        self.size, self.count = size, _MOST

    def take(self, size: int) -> bool:
        self.size, self.count = self.size - size, self.count - 1
        return self.size >= 0 and self.count >= 0


def opened(record: Record, job: Job) -> Iterator[Record]:
    """The record, and what is in it: each attachment of a mail, each member of a ZIP file that is no document itself."""
    yield from _opened(record, job, _Room(_ALL * job.limits.record_bytes), 0)


def _opened(record: Record, job: Job, room: _Room, depth: int) -> Iterator[Record]:
    data = record.content
    if record.failure is not None or not isinstance(data, bytes):
        yield record
    elif data.startswith(_ZIP) and not is_document(data):
        yield from _each(record, _members(data, job.limits.record_bytes), job, room, depth)
    elif (mail := read_mail(data)) is not None and mail.attached:
        if mail.page is not None:
            yield record
        yield from _each(record, iter(mail.attached), job, room, depth)
    else:
        yield record


Inner = tuple[str, bytes | int | Exception]


def _each(record: Record, found: Iterator[Inner], job: Job, room: _Room, depth: int) -> Iterator[Record]:
    names = Counter[str]()
    for name, packed in found:
        if not is_listed(name, job):
            continue
        names[name] += 1
        source = f"{record.source}/{name}" + (f"#{names[name]}" if names[name] > 1 else "")
        place = {**record.place, "inside": source.removeprefix(f"{record.source}/")}
        reason = left_out_member(name, job)
        if depth >= _DEEPEST:
            reason = "packed deeper than anyone packs documents; unpack it first"
        if reason is not None:
            yield unreadable(source, place, reason)
            continue
        content = _unpacked(name, packed, job.limits.record_bytes)
        if isinstance(content, Exception):
            yield unreadable(source, place, content)
        elif isinstance(content, int):
            yield too_large(source, place, job.limits.record_bytes)
        elif not room.take(len(content)):
            yield unreadable(source, place, "the file that it is in unpacks to more than documents do; unpack it first")
            return
        else:
            yield from _opened(replace(record, source=source, content=content, place=place, notes=()), job, room, depth + 1)


def _unpacked(name: str, content: bytes | int | Exception, limit: int) -> bytes | int | Exception:
    """What is in a file, decompressed by its name, as for the members of an archive that is read itself."""
    if not isinstance(content, bytes):
        return content
    try:
        return bounded(io.BytesIO(content), name, limit)
    except Exception as error:  # noqa: BLE001 - zlib and zstandard raise many kinds for what is damaged
        return error


def _members(data: bytes, limit: int) -> Iterator[Inner]:
    """The members of a ZIP file; one that is damaged is one failure."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            for info in file.infolist():
                if not info.is_dir():
                    yield info.filename, _member(file, info, limit)
    except Exception as error:  # noqa: BLE001 - zipfile raises many kinds for what is damaged
        yield "damaged.zip", error


def _member(file: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes | int | Exception:
    try:
        with file.open(info) as member:
            content = member.read(limit + 1)
    except Exception as error:  # noqa: BLE001 - of encryption, of methods, of checks
        return error
    return content if len(content) <= limit else len(content)
