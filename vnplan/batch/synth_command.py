"""``vnplan synth``."""

from pathlib import Path

import click


@click.command()
@click.argument("count", type=click.IntRange(1), metavar="N")
@click.option("--seed", type=int, default=0, show_default=True, help="Another seed gives other pages.")
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True,
              help="A folder, or a file: .jsonl(.gz, .zst), .parquet, .warc(.gz), .zip.")  # fmt: skip
def synth(count: int, *, seed: int, out: Path) -> None:
    """Write N synthetic pages, and what a careful reader finds in them beside, in OUT.gold.jsonl.

    Plans by grammar, the words of a site around them, reprints, misread letters, old encodings, broken files: for load
    tests and experiments.
    """
    from vnplan.batch.synth_write import write

    click.echo(f"{count:,} pages: {out}; gold: {write(count, seed, out)}", err=True)
