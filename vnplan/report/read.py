"""Whatever holds an archive, as tables: the output of a run, JSON Lines of documents, a folder of pages."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vnplan.batch.duck import DATABASE, connect, views
from vnplan.batch.records import Record
from vnplan.batch.sinks import arrow_table
from vnplan.batch.tables import TABLES, Row, rows, schema
from vnplan.errors import BatchError, UnreadableError
from vnplan.model.document import Document

_LINES = (".jsonl", ".ndjson", ".jsonl.zst", ".ndjson.zst")
_PAGES = (".html", ".htm", ".xhtml", ".md", ".markdown", ".txt", ".text")
# Where nobody compared texts, pages that give one kind, number and date are copies of one document, the longest the best.
_COPIES = """
UPDATE documents SET group_id = g.first, is_best = documents.source = g.best,
       duplicate_of = CASE WHEN documents.source = g.best THEN NULL ELSE g.best END
FROM (SELECT source, min(source) OVER same AS first, first_value(source) OVER (same ORDER BY text_characters DESC, source) AS best
      FROM (SELECT *, CASE WHEN number IS NULL OR date IS NULL THEN source ELSE concat_ws('|', kind, number, date) END AS identity
            FROM documents)
      WINDOW same AS (PARTITION BY identity)) g
WHERE g.source = documents.source"""


def tables(target: str) -> Any:  # noqa: ANN401 - duckdb has loose types
    """A DuckDB connection to the tables and views that ``vnplan batch`` writes.

    ``target`` is the output folder of a run, a DuckDB file, JSON Lines of documents or a folder of them (as ``vnplan dump``
    or ``vnplan batch`` write them), or a folder of pages, which are parsed.

    Raises:
        BatchError: there is nothing of all this; the message says what was looked for.
    """
    path = Path(target)
    if path.is_dir() and ((path / DATABASE).exists() or (path / "tables").is_dir()):
        return connect(target)
    if path.is_file() and not path.name.endswith(_LINES):
        return connect(target)
    if not path.exists():
        raise BatchError(f"{target}: there is no such file or folder")
    files = [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())
    lines = [file for file in files if file.name.endswith(_LINES)]
    pages = [file for file in files if file.suffix.lower() in _PAGES]
    if not lines and not pages:
        raise BatchError(f"{target}: holds no results of vnplan batch, no JSON Lines ({', '.join(_LINES)}) and no pages")
    return _fill(_from_lines(lines) if lines else _from_pages(pages))


def _fill(documents: Iterator[tuple[Record, Document]]) -> Any:  # noqa: ANN401 - duckdb has loose types
    """Tables in memory."""
    import duckdb

    connection = duckdb.connect()
    waiting: dict[str, list[Row]] = {table: [] for table in TABLES}
    _flush(connection, waiting, "CREATE TABLE {0} AS SELECT * FROM few")
    for count, (record, document) in enumerate(documents, 1):
        for table, found in rows(record, document).items():
            waiting[table] += found
        if count % 200 == 0:
            _flush(connection, waiting, "INSERT INTO {0} SELECT * FROM few")
    _flush(connection, waiting, "INSERT INTO {0} SELECT * FROM few")
    connection.execute(_COPIES)
    for view in views():
        connection.execute(f"CREATE VIEW {view.name} AS {view.sql}")
    return connection


def _flush(connection: Any, waiting: dict[str, list[Row]], statement: str) -> None:  # noqa: ANN401 - duckdb has loose types
    for table, found in waiting.items():
        connection.register("few", arrow_table(schema(table), found) if found else schema(table).empty_table())
        connection.execute(statement.format(table))
        connection.unregister("few")
        found.clear()


def _from_lines(files: list[Path]) -> Iterator[tuple[Record, Document]]:
    """The documents in JSON Lines: bare, or with their source and address around them. Lines of anything else are passed over."""
    for file in files:
        for number, line in enumerate(_lines(file), 1):
            try:
                row = json.loads(line)
            except ValueError as error:
                raise BatchError(f"{file}:{number}: is no JSON: {error}") from error
            inner = row.get("document", row) if isinstance(row, dict) else None
            if isinstance(inner, dict) and inner.get("schema_name") == "vnplan.Document":
                try:
                    document = Document.model_validate(inner)
                except ValueError as error:
                    raise BatchError(f"{file}:{number}: is no document as vnplan writes it: {error}") from error
                source = row.get("source") if "document" in row else document.source.name
                about = row if "document" in row else {}
                yield Record(source or f"{file.name}:{number}", "", about.get("url"), about.get("date")), document


def _lines(file: Path) -> Iterator[str]:
    if file.suffix != ".zst":
        with file.open(encoding="utf-8", errors="surrogatepass") as lines:
            yield from lines
        return
    import zstandard

    with file.open("rb") as packed, zstandard.ZstdDecompressor().stream_reader(packed) as raw:
        yield from io.TextIOWrapper(raw, encoding="utf-8", errors="surrogatepass")


def _from_pages(files: list[Path]) -> Iterator[tuple[Record, Document]]:
    from vnplan.pipeline import parse

    for file in files:
        try:
            yield Record(str(file), ""), parse(file)
        except UnreadableError:
            continue
