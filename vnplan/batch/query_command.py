"""``vnplan query``."""

import csv
import io
import json
from itertools import accumulate
from typing import Any

import click

from vnplan.errors import BatchError, way

_WIDEST = 28
_EXAMPLES = """\b
Examples:
  vnplan query converted --name due --by 2017-12-31       who owes what until then
  vnplan query converted --name citing --number 1696/QĐ-TTg
  vnplan query converted --name in_force --on 2025-07-01
  vnplan query converted "SELECT kind, count(*) FROM documents GROUP BY ALL"
  vnplan query converted                                  list the named queries, the views and the tables
"""


@click.command(epilog=_EXAMPLES)
@click.argument("database", metavar="DB|DIR")
@click.argument("sql", required=False)
@click.option("--name", help="A named query instead of SQL.")
@click.option("--by", metavar="DATE", help="For due: no later than this day.")
@click.option("--from", "from_", metavar="DATE", help="For due: no earlier than this day.")
@click.option("--body", help="For due: only this lead body, or a part of its name.")
@click.option("--number", help="For citing: the number of the cited document.")
@click.option("--on", metavar="DATE", help="For in_force: the day.")
@click.option("-f", "--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@click.option("--limit", type=click.IntRange(1), help="No more rows than this.")
def query(database: str, sql: str | None, *, name: str | None, form: str, limit: int | None, **said: str | None) -> None:
    """Ask the tables of a run: DB is a DuckDB file, or the output folder of vnplan batch."""
    try:
        from vnplan.batch.duck import run_query
    except ImportError as error:
        raise BatchError(f"vnplan query needs more packages ({error.name}): {way('batch')}") from error
    if sql is None and name is None:
        _list(database)
        return
    if sql is not None and name is not None:
        raise click.UsageError("either SQL or --name, not both")
    text, parameters = (sql, None) if sql is not None else _named(str(name), said)
    columns, rows = run_query(database, str(text), parameters)
    _show(columns, rows if limit is None else rows[:limit], form)


def _named(name: str, said: dict[str, str | None]) -> tuple[str, dict[str, str]]:
    from vnplan.batch.duck import queries

    found = queries().get(name)
    if found is None:
        raise click.UsageError(f"there is no query “{name}”; there are: {', '.join(queries())}")
    given = {key.rstrip("_"): value for key, value in said.items() if value is not None}
    for key in given:
        if key not in found.parameters:
            raise click.UsageError(f"the query “{name}” takes no --{key}")
    return found.sql, {**found.parameters, **given}


def _list(database: str) -> None:
    from vnplan.batch.duck import queries, run_query, views
    from vnplan.batch.tables import TABLES

    for found in queries().values():
        click.echo(f"--name {found.name:12} {found.about}")
    for view in views():
        click.echo(f"view   {view.name:12} {view.about}")
    for table in TABLES:
        ((count,),) = run_query(database, f"SELECT count(*) FROM {table}")[1]  # noqa: S608 - the name of one of our tables
        click.echo(f"table  {table:12} {count:,} rows")


def _show(columns: list[str], rows: list[tuple[Any, ...]], form: str) -> None:
    if form == "json":
        for row in rows:
            click.echo(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=str))
    elif form == "csv":
        from vnplan.export.csv_ import guarded

        file = io.StringIO()
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([guarded(value) if isinstance(value, str) else value for value in row] for row in rows)
        click.echo(file.getvalue(), nl=False)
    else:
        _show_table(columns, rows)


def _show_table(columns: list[str], rows: list[tuple[Any, ...]]) -> None:
    """The columns that the width has room for, from the first on; those left out are named."""
    from rich.console import Console
    from rich.table import Table

    console = Console()
    if not console.is_terminal:
        console.width = 240
    cells = [["" if value is None else " ".join(str(value).split()) for value in row] for row in rows]
    widths = [
        min(max(map(len, (name, *column))), _WIDEST) for name, column in zip(columns, zip(*cells, strict=True), strict=False)
    ]
    widths = widths or [len(name) for name in columns]
    ends = [end - 1 for end in accumulate(width + 1 for width in widths)]
    fitting = max(sum(end <= console.width for end in ends), 1)
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 1, 0, 0))
    for column in columns[:fitting]:
        table.add_column(column, no_wrap=True, overflow="ellipsis", max_width=_WIDEST)
    for row in cells:
        table.add_row(*row[:fitting])
    console.print(table)
    left = f"; not shown: {', '.join(columns[fitting:])} (--format csv has all)" if fitting < len(columns) else ""
    click.echo(f"{len(rows):,} row{'s' * (len(rows) != 1)}{left}", err=True)
