"""Speed and accuracy beside peers, in one run, by CPU time: ``python -m tools.bench``. Figures for a machine, never a test."""

import html
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import click

from tools.formats_bench import formats
from tools.repair_bench import repair
from vnplan.errors import UnreadableError, VnplanError

_SUFFIXES = (".html", ".htm", ".md", ".txt")
_STEEPEST = 11.0
Work = Callable[[str], object]
_PAGES = click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True), required=True)
_ROUNDS = click.option(
    "--rounds", type=click.IntRange(1, 50), default=3, show_default=True, help="The best round of each counts."
)
_JSON = click.option("--json", "as_json", is_flag=True, help="The figures as JSON.")


@click.group()
def bench() -> None:
    """Measure speed and accuracy beside other tools, in one run.

    Tools that are not installed are left out, and said to be. All times are CPU time of one process.
    """


bench.add_command(repair)
bench.add_command(formats)


@bench.command()
@_PAGES
@_ROUNDS
@_JSON
def speed(paths: tuple[Path, ...], rounds: int, *, as_json: bool) -> None:
    """How many megabytes of text a CPU second each stage takes, beside lxml and underthesea.

    PATHS are pages or folders of them; what is counted is their text in UTF-8. Cold is the first round, warm the best.
    """
    texts = _texts(paths)
    size = sum(len(text.encode()) for text in texts)
    rows: dict[str, tuple[float, float] | None] = {name: _rates(work, texts, size, rounds) for name, work in _stages().items()}
    for package, name, make in _peers():
        rows[name] = _rates(make(), texts, size, rounds) if find_spec(package) else None
    if as_json:
        click.echo(json.dumps({"pages": len(texts), "bytes": size, "cold_warm": rows}, ensure_ascii=False, indent=1))
        return
    click.echo(f"{len(texts)} pages, {size / 1e6:.2f} MB of text, best of {rounds} rounds")
    for name, rates in rows.items():
        click.echo(f"{name:44} " + (f"{rates[1]:8.2f} MB/s  cold {rates[0]:8.2f}" if rates else "not installed"))


@bench.command()
@_PAGES
@_ROUNDS
def citations(paths: tuple[Path, ...], rounds: int) -> None:
    """How fast citations are found, beside eyecite and citeurl, and how many each finds."""
    from tools.finders import compare

    for row in compare(_texts(paths), rounds=rounds):
        click.echo(f"{row.name:44} " + ("not installed" if row.rate is None else f"{row.rate:8.2f} MB/s  {row.found} found"))


@bench.command()
@_JSON
def growth(*, as_json: bool) -> None:
    """How the cost of parsing grows from n to 8 n of what pages hold; exit code 1 where it grows more than 11 times."""
    from vnplan.pipeline import parse

    rows = {}
    for name, (unit, count) in _UNITS.items():
        short, long = (_least(partial(parse, unit * size), 2) for size in (count, 8 * count))
        rows[name] = round(long / max(short, 1e-3), 2)
    text = "\n".join(f"{name:24} {row:6.2f}" for name, row in rows.items())
    click.echo(json.dumps(rows, ensure_ascii=False, indent=1) if as_json else text)
    sys.exit(any(row > _STEEPEST for row in rows.values()))


@bench.command()
@click.argument("page", type=click.Path(path_type=Path, exists=True))
@_JSON
def start(page: Path, *, as_json: bool) -> None:
    """What starting costs: CPU seconds and megabytes of import, help, and the first dump of PAGE."""
    runs = {
        "import": ["-c", "import vnplan"],
        "help": ["-m", "vnplan", "--help"],
        "dump": ["-m", "vnplan", "dump", str(page)],
    }
    rows = {name: _child(words) for name, words in runs.items()}
    if as_json:
        click.echo(json.dumps(rows, indent=1))
        return
    for name, row in rows.items():
        click.echo(f"{name:12} {row['cpu_seconds']:6.3f} s  {row['megabytes']:5.0f} MB")


# What grows, and how often it stands in the smaller text.
_UNITS = {
    "numbered items": ("1. Giao Sở Y tế kiểm tra trước ngày 15/6/2024.\n", 400),
    "prose": ("Các đơn vị có liên quan phối hợp thực hiện tốt nhiệm vụ được giao. ", 400),
    "blank lines": ("\n", 20_000),
    "blanks": (" ", 40_000),
    "table rows": ("| 1 | Rà soát | Sở Y tế | Tháng 6/2024 |\n", 300),
    "numbers": ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ; ", 300),
    "html lists": ("<ul><li>Sở Y tế</li></ul>", 300),
    "deep nesting": ("<div>", 2_000),
}


def _child(words: list[str]) -> dict[str, float]:
    import resource

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own words
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"cpu_seconds": round(seconds, 3), "megabytes": after.ru_maxrss / 1024}


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


def _least(work: Callable[[], object], rounds: int) -> float:
    """The least CPU time of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def _rates(work: Work, texts: Sequence[str], size: int, rounds: int) -> tuple[float, float]:
    """Megabytes a CPU second in the first round and in the best."""

    def all_of_them() -> None:
        for text in texts:
            work(text)

    cold = _least(all_of_them, 1)
    warm = min(cold, _least(all_of_them, rounds - 1)) if rounds > 1 else cold
    return size / 1e6 / cold, size / 1e6 / warm


def _stages() -> dict[str, Work]:
    from vnplan.annotate import annotate
    from vnplan.annotate.citations.find import find_citations
    from vnplan.export.json_ import dump
    from vnplan.mend import repair as mend
    from vnplan.model.document import Document
    from vnplan.model.options import Options
    from vnplan.pipeline import parse
    from vnplan.read import clip

    off = Options(repair="off", annotate=False)
    trees: dict[str, Document] = {}

    def tree(text: str) -> Document:
        if text not in trees:
            trees[text] = parse(text, options=off)
        return trees[text]

    return {
        "read: text to blocks": clip,
        "read, split, mark, tree": lambda text: parse(text, options=off),
        "annotate: tree to facts": lambda text: annotate(tree(text)),
        "find_citations": find_citations,
        "repair": mend,
        "parse: all of it": parse,
        "dump: tree to JSON": lambda text: dump(tree(text)),
    }


def _peers() -> list[tuple[str, str, Callable[[], Work]]]:
    return [
        ("lxml", "lxml: text_content of the same text", _lxml),
        ("underthesea", "underthesea: word_tokenize", _underthesea),
        ("trafilatura", "trafilatura: extract of the same text", _trafilatura),
    ]


def _as_page(text: str) -> str:
    return f"<html><body>{''.join(f'<p>{html.escape(line)}</p>' for line in text.splitlines())}</body></html>"


def _lxml() -> Work:
    import lxml.html

    return lambda text: lxml.html.fromstring(_as_page(text)).text_content()


def _underthesea() -> Work:
    from underthesea import word_tokenize

    return lambda text: [word_tokenize(line) for line in text.splitlines() if line.strip()]


def _trafilatura() -> Work:
    from trafilatura import extract

    return lambda text: extract(_as_page(text))


if __name__ == "__main__":
    try:
        bench()
    except VnplanError as error:
        raise SystemExit(f"tools.bench: {error}") from error
