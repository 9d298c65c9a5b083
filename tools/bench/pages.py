"""What the benches measure on, and how they take the time."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from vnplan.errors import UnreadableError

SUFFIXES = (".html", ".htm", ".md", ".txt")
Work = Callable[[str], object]
PAGES = click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True), required=True)
ROUNDS = click.option("--rounds", type=click.IntRange(1, 50), default=3, show_default=True, help="The best round of each counts.")
JSON = click.option("--json", "as_json", is_flag=True, help="The figures as JSON.")


def files_of(paths: Sequence[Path]) -> list[Path]:
    """The pages among files and folders, in order.

    Raises:
        UnreadableError: there are none.
    """
    found = [file for path in paths for file in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    files = [file for file in found if file.suffix.lower() in SUFFIXES and file.is_file()]
    if not files:
        raise UnreadableError(f"{', '.join(map(str, paths))}: no pages ({', '.join(SUFFIXES)}); name files or a folder of them")
    return files


def texts_of(paths: Sequence[Path]) -> list[str]:
    """The texts of pages; those that cannot be read are named on standard error."""
    from vnplan.read import clip

    texts = []
    for path in files_of(paths):
        try:
            texts.append(clip(path).source.text)
        except UnreadableError as error:
            click.echo(f"vnplan: {error}", err=True)
    return texts


def size_of(texts: Sequence[str]) -> int:
    """The bytes of texts in UTF-8."""
    return sum(len(text.encode()) for text in texts)


def least(work: Callable[[], object], rounds: int) -> float:
    """The least CPU time of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def rates(work: Work, texts: Sequence[str], rounds: int) -> dict[str, float]:
    """Megabytes a CPU second in the first round (cold) and in the best (warm)."""
    from vnplan.text.remembered import forget

    def all_of_them() -> None:
        forget()
        for text in texts:
            work(text)

    cold = least(all_of_them, 1)
    warm = min(cold, least(all_of_them, rounds - 1)) if rounds > 1 else cold
    size = size_of(texts) / 1e6
    return {"cold": round(size / max(cold, 1e-9), 4), "warm": round(size / max(warm, 1e-9), 4)}


def told(rows: dict[str, dict[str, float] | str]) -> str:
    """Rates as lines; a reason stands where there is no rate."""
    return "\n".join(
        f"{name:44} " + (row if isinstance(row, str) else f"{row['warm']:8.3f} MB/s  cold {row['cold']:8.3f}")
        for name, row in rows.items()
    )
