"""What is found in running law text: how many citations of each kind, and a sample of them for a reader to judge."""

import lzma
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import click

from vnplan import find_citations
from vnplan.model.citation import Citation

_AROUND = 60


@click.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--lines", default=20_000, show_default=True, help="How many lines of the text are read, drawn by chance.")
@click.option("--show", default=200, show_default=True, help="How many mentions are printed for a reader.")
@click.option("--seed", default=1, show_default=True)
def sample(path: Path, lines: int, show: int, seed: int) -> None:
    """Count the citations in lines of PATH, a text of one paragraph a line (or .xz), and print some of them to be judged."""
    chance = Random(seed)  # noqa: S311 - a sample, no secret
    drawn = _drawn(path, lines, chance)
    found = [(line, citation) for line in drawn for citation in find_citations(line)]
    click.echo(f"{len(found)} citations in {len(drawn)} lines, {sum(map(len, drawn))} characters")
    for name, count in Counter(_kind(citation) for _, citation in found).most_common():
        click.echo(f"{count:8} {name}")
    for line, citation in chance.sample(found, min(show, len(found))):
        click.echo("\n".join(_shown(line, citation)))


def _drawn(path: Path, lines: int, chance: Random) -> list[str]:
    """Lines of a text drawn by chance, in one pass."""
    kept: list[str] = []
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as file:
        for index, line in enumerate(file):
            if len(kept) < lines:
                kept.append(line.rstrip("\n"))
            elif (at := chance.randrange(index + 1)) < lines:
                kept[at] = line.rstrip("\n")
    return kept


def _kind(citation: Citation) -> str:
    form = citation.number_form or "name"
    pinpoint = " with a pinpoint" if citation.pinpoint else ""
    return f"{citation.kind or 'no kind'}, {form}{pinpoint}"


def _shown(line: str, citation: Citation) -> Iterator[str]:
    start, end = citation.span
    before, behind = line[max(0, start - _AROUND) : start], line[end : end + _AROUND]
    yield f"\n… {before}[{citation.text}]{behind} …"
    values = {
        "kind": citation.kind,
        "number": citation.number,
        "name": citation.name,
        "date": citation.date,
        "issuer": citation.issuer.text if citation.issuer else None,
        "title": citation.title,
        "places": [place.label + (f"-{place.to}" if place.to else "") for place in citation.places],
    }
    yield "  " + ", ".join(f"{name} {value}" for name, value in values.items() if value)
