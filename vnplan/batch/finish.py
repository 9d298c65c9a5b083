"""What can only be said of the whole archive, once all shards are there."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Self

from vnplan.batch.duck import DATABASE, build
from vnplan.batch.fingerprint import PLACES
from vnplan.batch.groups import Mark, Place, group, signature_file
from vnplan.batch.job import Job
from vnplan.batch.numbers import Key, message, suspects
from vnplan.batch.places import sha256_of
from vnplan.batch.sinks import abandon, arrow_table, marks_name, partition_folder
from vnplan.batch.store import Store
from vnplan.batch.summary import Tally
from vnplan.batch.tables import TABLES, Row, schema
from vnplan.errors import BatchError
from vnplan.text import kept_re as re

MANIFEST = "manifest.json"
QUARANTINE = "quarantine.jsonl"
SUMMARY = "summary.json"
_TABLE = re.compile(r"(?:part|archive)-\d{6}\.parquet")
_KNOWN = ("kind", "number", "date", "issuer", "title")
_COLUMN = {name: n for n, name in enumerate(TABLES["documents"])}


def finish(job: Job, store: Store, shards: int) -> dict[str, Any]:
    """Group copies, check numbers, write the final tables and the manifest; the summary.

    Doing it again gives the same bytes: it reads what the shards wrote and nothing else.
    """
    names = [f"{number:06d}" for number in range(shards)]
    tally = Tally()
    files: dict[str, dict[str, Any]] = {}
    with store.scratch() as folder:
        writer = _Writer(store, folder, files)
        _gather(store, names, tally, writer)
        places = _places(store, names, tally.documents, folder)
        tables = bool({"parquet", "duckdb"} & set(job.sinks))
        suspect = suspects(_counts(store, names, places)) if tables else {}
        following = iter(places)
        with writer.text("duplicates.jsonl") as duplicates:
            for name in names:
                documents = _documents(store, name, following)
                tally.add(documents, store.read_json(f"times/{name}.json") or {})
                for row in documents:
                    duplicates.write(_duplicate(row))
                if tables:
                    issues = _suspect_issues(store, name, documents, suspect)
                    tally.suspects += len(issues)
                    _documents_table(job, name, documents, writer)
                    _issues_table(job, name, documents, issues, writer)
        _tidy(store, files)
        store.write_json(MANIFEST, {"shards": shards, **tally.counts(), "files": dict(sorted(files.items()))})
        if "duckdb" in job.sinks:
            build(store, sorted(files), folder / "database")
            store.commit(folder / "database", DATABASE)
    summary = tally.summary()
    store.write_json(SUMMARY, summary)
    return summary


def _tidy(store: Store, files: Mapping[str, Any]) -> None:
    """Remove the tables of an earlier time that nothing stands behind any more."""
    there = (name for name in store.names("tables") if _TABLE.fullmatch(name.rpartition("/")[2]))
    store.remove(*(name for name in there if name not in files))


class _Writer:
    """Writes files and remembers what they hold."""

    def __init__(self, store: Store, folder: Path, files: dict[str, dict[str, Any]]) -> None:
        self._store, self._folder, self.files = store, folder, files

    def text(self, name: str) -> "_Text":
        return _Text(self, name, self._folder / name)

    def parquet(self, name: str, table: str, rows: list[Row]) -> None:
        import pyarrow.parquet as pq

        path = self._folder / "table"
        file = pq.ParquetWriter(path, schema(table), compression="zstd")
        try:
            if rows:
                file.write_table(arrow_table(schema(table), rows))
            file.close()
        finally:
            abandon(file)
        self.put(path, name, len(rows))

    def put(self, path: Path, name: str, rows: int) -> None:
        with path.open("rb") as file:
            self.files[name] = {"rows": rows, "bytes": path.stat().st_size, "sha256": sha256_of(file)}
        self._store.commit(path, name)


class _Text:
    """A file of lines on its way."""

    def __init__(self, writer: _Writer, name: str, path: Path) -> None:
        self._writer, self._name, self._path, self._rows = writer, name, path, 0

    def __enter__(self) -> Self:
        self._file = self._path.open("w", encoding="utf-8", errors="backslashreplace")
        return self

    def write(self, line: str) -> None:
        self._file.write(line)
        self._rows += line.count("\n")

    def __exit__(self, kind: object, *_: object) -> None:
        self._file.close()
        if kind is None:
            self._writer.put(self._path, self._name, self._rows)


def _gather(store: Store, names: Sequence[str], tally: Tally, writer: _Writer) -> None:
    """The files of all shards, and their quarantines in one."""
    with writer.text(QUARANTINE) as quarantine:
        for name in names:
            said = store.read_json(f"shards/{name}.json")
            tally.shard(said)
            for file, about in said["files"].items():
                if file.endswith(".quarantine.jsonl"):
                    for line in (store.read(file) or b"").decode().splitlines(keepends=True):
                        quarantine.write(line)
                        tally.reasons[json.loads(line)["reason"]] += 1
                elif not file.startswith("shards/"):
                    writer.files[file] = about


def _places(store: Store, names: Sequence[str], documents: int, folder: Path) -> list[Place]:
    signatures = signature_file(folder / "signatures", documents)
    marks: list[Mark] = []
    columns = ["source", "kind", "number", "date", "issuer", "text_characters", "repairs", "title", "signature"]
    for name in names:
        for row in read_table(store, marks_name(name), columns):
            if row["signature"]:
                signatures[len(marks)] = list(memoryview(row["signature"]).cast("I")[:PLACES])
            known = sum(row[key] is not None for key in _KNOWN)
            about = {key: row[key] for key in ("source", "kind", "number", "date", "issuer", "repairs")}
            marks.append(Mark(**about, characters=row["text_characters"], known=known))
    return group(marks, signatures[: len(marks)])


def _counts(store: Store, names: Sequence[str], places: Sequence[Place]) -> Counter[Key]:
    """How many documents cite each number and date, copies of one document counted once."""
    counts: Counter[Key] = Counter()
    following = iter(places)
    for name in names:
        sources = [row["source"] for row in read_table(store, marks_name(name), ["source"])]
        best = {source for source, place in zip(sources, islice(following, len(sources)), strict=True) if place.best}
        cited = {(row["source"], row["number"], row["date"]) for row in _citations(store, name) if row["source"] in best}
        counts.update((number, date) for _, number, date in cited)
    return counts


def _documents(store: Store, name: str, places: Iterator[Place]) -> list[Row]:
    """The documents of a shard, with their places."""
    found = []
    for row in read_table(store, marks_name(name), list(TABLES["documents"])):
        place = next(places)
        found.append((*list(row.values())[:-3], place.group, place.duplicate_of, place.best))
    return found


def _duplicate(row: Row) -> str:
    keys = ("source", "group_id", "duplicate_of", "is_best")
    return json.dumps({key: row[_COLUMN[key]] for key in keys}, ensure_ascii=False) + "\n"


def _documents_table(job: Job, name: str, documents: list[Row], writer: _Writer) -> None:
    """The documents of a shard in the final table."""
    by_folder: dict[str, list[Row]] = {} if job.partition else {"": []}
    for row in documents:
        by_folder.setdefault(partition_folder(job.partition, row), []).append(row)
    for folder, rows in sorted(by_folder.items()):
        writer.parquet(f"tables/documents/{folder}part-{name}.parquet", "documents", rows)


def _suspect_issues(store: Store, name: str, documents: list[Row], suspect: Mapping[Key, tuple[Key, int]]) -> list[Row]:
    """The issues of a shard that only the archive knows."""
    issues: list[Row] = []
    seq = {row[0]: row[_COLUMN["issues"]] for row in documents}
    for row in _citations(store, name) if suspect else ():
        key = (row["number"], row["date"])
        if key in suspect:
            source = row["source"]
            said = message(key, *suspect[key])
            issues.append((source, seq[source], "citation.rare", said, row["span_start"], row["span_end"]))
            seq[source] += 1
    return issues


def _issues_table(job: Job, name: str, documents: list[Row], issues: list[Row], writer: _Writer) -> None:
    folders = {row[0]: partition_folder(job.partition, row) for row in documents}
    by_folder: dict[str, list[Row]] = {}
    for row in issues:
        by_folder.setdefault(folders[row[0]], []).append(row)
    for folder, found in sorted(by_folder.items()):
        writer.parquet(f"tables/issues/{folder}archive-{name}.parquet", "issues", found)


def _citations(store: Store, name: str) -> Iterator[dict[str, Any]]:
    """The citations of a shard that give a number and a date."""
    said = store.read_json(f"shards/{name}.json")
    columns = ["source", "number", "date", "span_start", "span_end"]
    for file in said["files"]:
        if file.startswith("tables/citations/"):
            yield from (row for row in read_table(store, file, columns) if row["number"] and row["date"])


def read_table(store: Store, name: str, columns: list[str]) -> Iterator[dict[str, Any]]:
    """The rows of a Parquet file of a run.

    Raises:
        BatchError: it is damaged.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with store.local(name) as path, pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=1024, columns=columns):
                yield from batch.to_pylist()
    except pa.ArrowException as error:
        raise BatchError(f"{store.root}/{name}: is damaged ({error}); remove it and give the same command again") from error
