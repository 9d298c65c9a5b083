"""Speed beside peers, in one run: figures for the machine it runs on, never a test."""

import html
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

import click

from vnplan.errors import UnreadableError

_SUFFIXES = (".html", ".htm", ".md", ".txt")
Work = Callable[[str], object]


class _Benches(click.Group):
    """The benches of other modules are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), "repair"])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name == "repair":
            from vnplan.mend.bench import repair

            return repair
        return super().get_command(ctx, cmd_name)


@click.group(cls=_Benches)
def bench() -> None:
    """Measure speed and accuracy beside other tools, in one run.

    Tools that are not installed are left out, and said to be.
    """


@bench.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--rounds", type=click.IntRange(1, 50), default=3, show_default=True, help="The best round of each counts.")
def speed(paths: tuple[Path, ...], rounds: int) -> None:
    """How many megabytes of text a second each stage takes on one core, beside lxml and underthesea.

    PATHS are pages or folders of them; what is counted is their text in UTF-8.
    """
    texts = _texts(paths)
    size = sum(len(text.encode()) for text in texts)
    click.echo(f"{len(texts)} pages, {size / 1e6:.2f} MB of text, best of {rounds} rounds")
    for name, work in _stages().items():
        click.echo(f"{name:44} {_rate(work, texts, size, rounds):8.2f} MB/s")
    for package, name, make in _peers():
        if find_spec(package) is None:
            click.echo(f"{name:44} not installed: pip install {package}")
        else:
            click.echo(f"{name:44} {_rate(make(), texts, size, rounds):8.2f} MB/s")


@bench.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--rounds", type=click.IntRange(1, 50), default=3, show_default=True, help="The best round of each counts.")
def citations(paths: tuple[Path, ...], rounds: int) -> None:
    """How fast citations are found, beside eyecite and citeurl, and how many each finds."""
    from vnplan.annotate.bench import compare

    for row in compare(_texts(paths), rounds=rounds):
        if row.rate is None:
            click.echo(f"{row.name:44} not installed")
        else:
            click.echo(f"{row.name:44} {row.rate:8.2f} MB/s  {row.found} found")


def _texts(paths: Sequence[Path]) -> list[str]:
    from vnplan.read import clip

    found = [file for path in paths for file in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    files = [file for file in found if file.suffix.lower() in _SUFFIXES and file.is_file()]
    texts = []
    for path in files:
        try:
            texts.append(clip(path).source.text)
        except UnreadableError as error:
            click.echo(f"vnplan: {error}", err=True)
    if not texts:
        raise UnreadableError(f"{', '.join(map(str, paths))}: no pages ({', '.join(_SUFFIXES)}); name files or a folder of them")
    return texts


def _rate(work: Work, texts: Sequence[str], size: int, rounds: int) -> float:
    work(texts[0])
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        for text in texts:
            work(text)
        best = min(best, time.perf_counter() - start)
    return size / 1e6 / best


def _stages() -> dict[str, Work]:
    from vnplan.annotate import annotate
    from vnplan.annotate.citations.find import find_citations
    from vnplan.mark import mark
    from vnplan.mend import repair
    from vnplan.model.line import Line
    from vnplan.model.options import Options
    from vnplan.pipeline import parse
    from vnplan.read import clip
    from vnplan.split import split
    from vnplan.tree import build

    clips = {}
    trees = {}

    def structure(text: str) -> object:
        if text not in clips:
            clips[text] = clip(text)
        clipping = clips[text]
        return build(clipping, mark([Line(raw.text, raw.block, raw.cell, raw.bold) for raw in split(clipping)]))

    def facts(text: str) -> object:
        if text not in trees:
            trees[text] = parse(text, options=Options(repair="off", annotate=False))
        return annotate(trees[text])

    return {
        "read: text to blocks": clip,
        "split, mark, build: blocks to tree": structure,
        "annotate: tree to facts": facts,
        "find_citations": find_citations,
        "repair": repair,
        "parse: all of it": parse,
    }


def _peers() -> list[tuple[str, str, Callable[[], Work]]]:
    return [("lxml", "lxml: text_content of the same text", _lxml), ("underthesea", "underthesea: word_tokenize", _underthesea)]


def _lxml() -> Work:
    import lxml.html

    def work(text: str) -> object:
        paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines())
        return lxml.html.fromstring(f"<html><body>{paragraphs}</body></html>").text_content()

    return work


def _underthesea() -> Work:
    from underthesea import word_tokenize

    return lambda text: [word_tokenize(line) for line in text.splitlines() if line.strip()]
