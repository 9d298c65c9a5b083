"""``vnplan report``."""

from pathlib import Path

import click

from vnplan.errors import MissingExtraError, way

_EXAMPLES = """\b
Examples:
  vnplan report converted -o report.html                     of the output folder of vnplan batch
  vnplan report vnplan.duckdb -o report.html --graphml citations.graphml
  vnplan report documents.jsonl -o report.html               of what vnplan dump wrote
  vnplan report pages/ -o report.html                        of pages, which are parsed first
"""


@click.command(epilog=_EXAMPLES)
@click.argument("target", metavar="DIR|DB")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The HTML file to write.")
@click.option("--graphml", type=click.Path(path_type=Path), help="Write the whole citation graph to this file too.")
def report(target: str, output: Path, graphml: Path | None) -> None:
    """Show an archive on one page: deadlines by month and body, most cited documents, who cites what, quality, reprints."""
    try:
        from vnplan.report import html
        from vnplan.report.graph import network, write_graphml
        from vnplan.report.read import tables

        db = tables(target)
    except ImportError as error:
        raise MissingExtraError(f"vnplan report needs more packages ({error.name}): {way('batch', 'view')}") from error
    with db:
        found = network(db)
        page = html(Path(target).name or target, db, found)
    try:
        output.write_bytes(page.encode("utf-8", "replace"))
        if graphml is not None:
            write_graphml(found, graphml)
    except OSError as error:
        raise click.ClickException(f"{error.filename or output}: cannot be written: {error.strerror}; choose another") from error
