"""``vnplan lm``: language models of one's own."""

from pathlib import Path

import click

from vnplan.errors import UnreadableError


@click.group()
def lm() -> None:
    """Train the syllable model that repair works with."""


@lm.command()
@click.argument("corpora", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "-o", "--output", "output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The model to write."
)
@click.option("--weight", "weights", multiple=True, metavar="FILE=WEIGHT", help="How much a corpus counts (1).")
@click.option("--bigrams", type=click.IntRange(1), default=None, help="How many bigrams may stay.")
@click.option("--trigrams", type=click.IntRange(1), default=None, help="How many trigrams may stay.")
def train(corpora: tuple[Path, ...], output: Path, weights: tuple[str, ...], bigrams: int | None, trigrams: int | None) -> None:
    """Train on CORPORA: text, plain or xz, a paragraph a line.

    Writes the model, which is mapped into memory and not loaded, and beside it a manifest (.json) with the sources, their
    sizes and hashes, and the command.
    """
    from vnplan.lm.train import MOST
    from vnplan.lm.train import train as run

    share = dict(_weight(text) for text in weights)
    unknown = sorted(set(share) - {path.name for path in corpora})
    if unknown:
        raise click.BadParameter(f"no corpus is named {', '.join(unknown)}", param_hint="--weight")
    try:
        manifest = run(
            [(path, share.get(path.name, 1.0)) for path in corpora], output, most=(bigrams or MOST[0], trigrams or MOST[1])
        )
    except OSError as error:
        raise UnreadableError(f"{error.filename}: {error.strerror}") from error
    model = manifest["model"]
    click.echo(f"{output}: {model}", err=True)


def _weight(text: str) -> tuple[str, float]:
    name, _, value = text.rpartition("=")
    try:
        return name, float(value)
    except ValueError:
        raise click.BadParameter(f"“{text}” is not FILE=WEIGHT", param_hint="--weight") from None
