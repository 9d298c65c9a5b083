"""A shard's files: written in a scratch folder, committed together, the manifest last."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from vnplan.batch.fingerprint import SIGNATURE_BYTES, sign
from vnplan.batch.job import Job
from vnplan.batch.places import sha256_of
from vnplan.batch.records import Failure, Record
from vnplan.batch.shards import Shard, ShardReport
from vnplan.batch.store import Store
from vnplan.batch.tables import TABLES, Row, rows, schema
from vnplan.model.document import Document
from vnplan.text import kept_re as re

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

_FLUSH_CHARACTERS = 16 << 20
# Lines are compressed so many bytes at a time: one by one, between pages, takes two and a half times as long.
_TOGETHER = 4 << 20
_NODE = {name: n for n, name in enumerate(TABLES["nodes"])}
_TYPE = _NODE["type"]
_TEXTS = (_NODE["heading"], _NODE["text"])
# Columns whose values come again and again; a dictionary of the others would be as long as they.
_REPEATED = ["source", "type", "role", "level", "kind", "issuer", "rule", "code", "site", "media_type", "encoding"]
_UNSAFE = re.compile(r"[^\w.-]+")


def manifest_name(shard: str) -> str:
    """The file whose presence says that a shard is done."""
    return f"shards/{shard}.json"


def marks_name(shard: str) -> str:
    """The documents table of a shard with the fingerprints of the texts, from which the final table is made."""
    return f"shards/{shard}.parquet"


def fills_tables(job: Job) -> bool:
    """True if a sink of a job takes the rows of documents."""
    return not {"parquet", "duckdb"}.isdisjoint(job.sinks)


class Encoded:
    """What a document adds to the files; made where the limits of a record hold."""

    __slots__ = ("line", "rows", "signature")

    def __init__(self, record: Record, document: Document, *, line: bool, tables: bool) -> None:
        """Make what the sinks of a job write: a ``line`` of JSON, the rows of all ``tables``; the document's own row always."""
        self.rows = rows(record, document, facts=tables)
        # The document's own text, without the letterhead, which papers print or leave out.
        texts = (row[column] for row in self.rows["nodes"] if row[_TYPE] != "header_line" for column in _TEXTS if row[column])
        self.signature = sign(" ".join(texts))
        self.line = b""
        if line:
            about = json.dumps({"source": record.source, "url": record.url, "date": record.date}, ensure_ascii=False)
            self.line = about[:-1].encode("utf-8", "surrogatepass") + b', "document": ' + to_json(document) + b"}\n"


class ShardWriter:
    """Collects what a shard gives. Memory is bounded: rows are written out when they hold much text."""

    def __init__(self, shard: Shard, folder: Path) -> None:
        self._shard, self._folder = shard, folder
        self._parquet = fills_tables(shard.job)
        self._files: dict[str, _File] = {}
        self._waiting: dict[str, list[Row]] = defaultdict(list)
        self._held = 0
        self._lines: Any = None
        self._said = bytearray()
        self.documents = 0
        self.quarantine: list[dict[str, Any]] = []
        if "jsonl" in shard.job.sinks:
            import zstandard

            file = self._file(f"documents/part-{shard.name}.jsonl.zst")
            self._lines = zstandard.ZstdCompressor(level=3).stream_writer(file.path.open("wb"))
        self._marks(None)

    def add(self, found: Encoded) -> None:
        """A converted record."""
        self.documents += 1
        if self._lines is not None:
            self._said += found.line
            if len(self._said) > _TOGETHER:
                self._compress()
            self._file(f"documents/part-{self._shard.name}.jsonl.zst").rows += 1
        document = found.rows["documents"][0]
        self._waiting["marks"].append((*document, found.signature))
        if self._parquet:
            where = self._partition(document)
            for table, table_rows in found.rows.items():
                if table != "documents":
                    self._waiting[f"tables/{table}/{where}part-{self._shard.name}.parquet"] += table_rows
        self._held += len(found.line) or document[17]
        if self._held > _FLUSH_CHARACTERS:
            self._flush()

    def reject(self, record: Record, failure: Failure) -> None:
        """A record that is put aside."""
        entry = {"source": record.source, "shard": self._shard.id, "url": record.url, **failure.model_dump(mode="json")}
        self.quarantine.append({**entry, "place": dict(record.place), **record.excerpt()})

    def abandon(self) -> None:
        """Let go of files that cannot be finished."""
        for file in self._files.values():
            file.abandon()

    def commit(self, store: Store, records: int) -> ShardReport:
        """Put all files in their places, the manifest last."""
        self._flush()
        if self._lines is not None:
            self._compress()
            self._lines.close()
        for file in self._files.values():
            file.close()
        if self.quarantine:
            lines = (json.dumps(entry, ensure_ascii=False) + "\n" for entry in self.quarantine)
            file = self._file(f"shards/{self._shard.name}.quarantine.jsonl")
            file.path.write_text("".join(lines), "utf-8", errors="backslashreplace")
            file.rows = len(self.quarantine)
        written = {name: file.about() for name, file in sorted(self._files.items())}
        report = ShardReport(self._shard.id, records, self.documents, len(self.quarantine), written)
        for name, file in sorted(self._files.items()):
            store.commit(file.path, name)
        store.write_json(manifest_name(self._shard.name), report.manifest())
        return report

    def _compress(self) -> None:
        self._lines.write(self._said)
        self._said.clear()

    def _partition(self, document: Row) -> str:
        return partition_folder(self._shard.job.partition, document)

    def _file(self, name: str) -> "_File":
        if name not in self._files:
            self._files[name] = _File(self._folder / str(len(self._files)))
        return self._files[name]

    def _marks(self, found: Iterable[Row] | None) -> None:
        self._file(marks_name(self._shard.name)).write(marks_schema(), list(found or ()))

    def _flush(self) -> None:
        for name, waiting in self._waiting.items():
            if name == "marks":
                self._marks(waiting)
            else:
                self._file(name).write(schema(name.split("/")[1]), waiting)
            waiting.clear()
        if self._parquet and not self._shard.job.partition:
            for table in TABLES:
                if table != "documents":
                    self._file(f"tables/{table}/part-{self._shard.name}.parquet").write(schema(table), [])
        self._held = 0


class _File:
    """A file on its way: how many rows it has, its Parquet writer if it has one."""

    def __init__(self, path: Path) -> None:
        self.path, self.rows = path, 0
        self._writer: pq.ParquetWriter | None = None

    def write(self, wanted: "pa.Schema", table_rows: list[Row]) -> None:
        if self._writer is None:
            import pyarrow.parquet as pq

            self._writer = pq.ParquetWriter(self.path, wanted, compression="zstd", use_dictionary=_REPEATED)
        if table_rows:
            self._writer.write_table(arrow_table(wanted, table_rows))
            self.rows += len(table_rows)

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()

    def abandon(self) -> None:
        if self._writer is not None:
            abandon(self._writer)

    def about(self) -> dict[str, Any]:
        """Rows, bytes and hash."""
        with self.path.open("rb") as file:
            return {"rows": self.rows, "bytes": self.path.stat().st_size, "sha256": sha256_of(file)}


def abandon(writer: "pq.ParquetWriter") -> None:
    """Keep a writer that failed from trying again, and complaining, when it is collected."""
    with suppress(Exception):
        writer.close()
    writer.is_open = False


def arrow_table(wanted: "pa.Schema", table_rows: list[Row]) -> "pa.Table":
    """Rows as an Arrow table."""
    import pyarrow as pa

    columns = zip(*table_rows, strict=True)
    arrays = [_array(column, field.type) for field, column in zip(wanted, columns, strict=True)]
    return pa.Table.from_arrays(arrays, schema=wanted)


def _array(column: Sequence[Any], kind: "pa.DataType") -> "pa.Array":
    """Lone surrogates, which JSON can carry and UTF-8 cannot, are shown as escapes."""
    import pyarrow as pa

    try:
        return pa.array(column, kind)
    except UnicodeEncodeError:
        return pa.array([None if value is None else value.encode("utf-8", "backslashreplace").decode() for value in column], kind)


def marks_schema() -> "pa.Schema":
    """The schema of a shard's own documents table."""
    import pyarrow as pa

    return schema("documents").append(pa.field("signature", pa.binary(SIGNATURE_BYTES)))


def partition_folder(partition: str | None, document: Row) -> str:
    """The folder of a document's rows, in the manner of Hive: ``year=2017/``."""
    if partition is None:
        return ""
    value = document[list(TABLES["documents"]).index(partition)]
    return f"{partition}={_UNSAFE.sub('_', str(value)) if value is not None else '__HIVE_DEFAULT_PARTITION__'}/"
