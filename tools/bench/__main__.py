"""``python -m tools.bench``."""

from pathlib import Path

import click

from tools.bench.archive import batch
from tools.bench.growth import growth
from tools.bench.pages import PAGES, ROUNDS, texts_of
from tools.bench.peers import peers
from tools.bench.sample import sample
from tools.bench.speed import speed
from tools.bench.start import memory, start
from tools.bench.work import work
from tools.formats_bench import formats
from tools.repair_bench import repair
from tools.scan_bench import scans
from vnplan.errors import VnplanError


@click.group()
def bench() -> None:
    """Measure speed, start, memory and accuracy beside other tools, in one run.

    Tools that are not installed are left out, and said to be. All times are CPU time.
    """


@bench.command()
@PAGES
@ROUNDS
def citations(paths: tuple[Path, ...], rounds: int) -> None:
    """How fast citations are found, beside eyecite and citeurl, and how many each finds."""
    from tools.finders import compare

    for row in compare(texts_of(paths), rounds=rounds):
        click.echo(f"{row.name:44} " + ("not installed" if row.rate is None else f"{row.rate:8.2f} MB/s  {row.found} found"))


for _command in (batch, formats, growth, memory, peers, repair, sample, scans, speed, start, work):
    bench.add_command(_command)


if __name__ == "__main__":
    try:
        bench()
    except VnplanError as error:
        raise SystemExit(f"tools.bench: {error}") from error
