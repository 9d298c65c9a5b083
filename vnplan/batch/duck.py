"""One DuckDB file with all tables, and views and named queries for the everyday questions."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from pydantic import Field

from vnplan.batch.store import Store
from vnplan.batch.tables import TABLES, schema
from vnplan.errors import BatchError
from vnplan.model.base import Model

DATABASE = "vnplan.duckdb"
_MEMORY = "256MB"
# A question may come from anywhere: it sees no file but those of the run, and cannot change that.
_QUESTIONS = ("SELECT", "EXPLAIN")
_GUARD = {"enable_external_access": "false", "lock_configuration": "true"}
_SELECT = "SELECT * FROM read_parquet([{}], hive_partitioning=false)"
_TYPES = {"string": "VARCHAR", "int32": "INTEGER", "date32[day]": "DATE", "bool": "BOOLEAN", "float": "FLOAT"}


class Query(Model):
    """A named query: what it answers, its parameters with their defaults, its SQL."""

    name: str
    about: str
    parameters: dict[str, str] = Field(default_factory=dict)
    sql: str


class View(Model):
    """A view of the database."""

    name: str
    about: str
    sql: str


@cache
def queries() -> dict[str, Query]:
    """The named queries."""
    return {row["name"]: Query.model_validate(row) for row in _data()["query"]}


@cache
def views() -> tuple[View, ...]:
    """The views, in the order in which they build on each other."""
    return tuple(View.model_validate(row) for row in _data()["view"])


def _data() -> dict[str, Any]:
    return tomllib.loads((resources.files("vnplan.batch") / "queries.toml").read_text("utf-8"))


def build(store: Store, files: Sequence[str], path: Path) -> None:
    """Write the database from the Parquet files of a run."""
    import duckdb

    try:
        _write(store, files, path)
    except duckdb.Error as error:
        raise BatchError(f"{store.root}/{DATABASE}: cannot be written: {error}") from error


def _write(store: Store, files: Sequence[str], path: Path) -> None:
    import duckdb

    with duckdb.connect(str(path), config={"threads": 1, "memory_limit": _MEMORY}) as connection:
        for table in TABLES:
            connection.execute(f"CREATE TABLE {table} ({_columns(table)})")
            for file in files:
                if file.startswith(f"tables/{table}/"):
                    with store.local(file) as local:
                        connection.execute(f"INSERT INTO {table} {_SELECT.format(_quoted([str(local)]))}")
        _add_views(connection)


def connect(target: str) -> Any:  # noqa: ANN401 - duckdb has loose types
    """A connection to a database file, or to the folder of a run, for reading.

    Raises:
        BatchError: there is no such database.
    """
    import duckdb

    path = Path(target)
    if path.is_dir() and (path / DATABASE).exists():
        path = path / DATABASE
    if path.is_dir() and (path / "tables").is_dir():
        connection = duckdb.connect(config={"memory_limit": _MEMORY})
        for table in TABLES:
            found = sorted(str(file) for file in (path / "tables" / table).rglob("*.parquet"))
            if not found:
                connection.execute(f"CREATE TABLE {table} ({_columns(table)})")
                continue
            connection.execute(f"CREATE VIEW {table} AS {_SELECT.format(_quoted(found))}")
        _add_views(connection)
        connection.execute("SET allowed_directories = ?", [[f"{path / 'tables'}/"]])
        for name, value in _GUARD.items():
            connection.execute(f"SET {name} = {value}")
        return connection
    if not path.is_file():
        raise BatchError(f"{target}: there is no database; run vnplan batch with --sink duckdb or --sink parquet")
    try:
        return duckdb.connect(str(path), read_only=True, config=dict(_GUARD))
    except duckdb.Error as error:
        raise BatchError(f"{target}: is no readable DuckDB file: {error}") from error


def run_query(target: str, sql: str, parameters: Mapping[str, str] | None = None) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The columns and rows of a query.

    Raises:
        BatchError: the SQL is wrong, is no question, or there is no such database.
    """
    import duckdb

    with connect(target) as connection:
        try:
            if any(said.type.name not in _QUESTIONS for said in connection.extract_statements(sql)):
                raise BatchError(
                    f"{target}: a query may only ask ({', '.join(_QUESTIONS)}); to change tables, open the file with DuckDB"
                )
            found = connection.execute(sql, dict(parameters) if parameters else None)
            return [column[0] for column in found.description or ()], found.fetchall()
        except duckdb.Error as error:
            raise BatchError(f"{target}: {error}") from error


def _add_views(connection: Any) -> None:  # noqa: ANN401 - duckdb has loose types
    for view in views():
        connection.execute(f"CREATE VIEW {view.name} AS {view.sql}")
        connection.execute(f"COMMENT ON VIEW {view.name} IS '{view.about.replace(chr(39), chr(39) * 2)}'")


def _quoted(names: Sequence[str]) -> str:
    return ", ".join("'" + name.replace("'", "''") + "'" for name in names)


def _columns(table: str) -> str:
    return ", ".join(f"{field.name} {_TYPES.get(str(field.type), 'VARCHAR[]')}" for field in schema(table))
