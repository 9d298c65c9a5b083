"""``start``: what the first page costs; ``memory``: what a page takes while it is read."""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tools.bench.pages import JSON, size_of, texts_of

# The system's own count of a process starts with what its parent had: the page table's does not.
_PEAK = """
import sys
from vnplan.pipeline import parse
parse("1. Giao Sở Y tế kiểm tra.")
text = open(sys.argv[1], encoding="utf-8").read()
def peak():
    return int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0])
before = peak()
document = parse(text)
print(peak() - before)
"""


@click.command()
@click.argument("page", type=click.Path(path_type=Path, exists=True))
@JSON
def start(page: Path, *, as_json: bool) -> None:
    """What starting costs: CPU seconds and megabytes of import, help, and the first dump of PAGE.

    The first dump is measured on a machine where nothing is kept yet, and on one where a dump was made before; the best of
    three, modules compiled.
    """
    with TemporaryDirectory() as folder:
        dump = ["-m", "vnplan", "dump", str(page)]
        runs = {
            "import": (["-c", "import vnplan"], folder),
            "help": (["-m", "vnplan", "--help"], folder),
            "dump, nothing kept": (dump, ""),
            "dump": (dump, folder),
        }
        child(dump, folder)
        rows = {name: min((child(*run) for _ in range(3)), key=lambda row: row["cpu_seconds"]) for name, run in runs.items()}
    if as_json:
        click.echo(json.dumps(rows, indent=1))
        return
    for name, row in rows.items():
        click.echo(f"{name:20} {row['cpu_seconds']:6.3f} s  {row['megabytes']:5.0f} MB")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True), required=True)
@JSON
def memory(paths: tuple[Path, ...], *, as_json: bool) -> None:
    """How many bytes the process grows by for each byte of text, page by page, each in a process of its own.

    ``all`` is the growth for the whole text: with it come the tables that are loaded when a page first needs them, some
    15 MB. ``further`` is what each byte of the second half adds.
    """
    rows = {}
    for path in paths:
        text = "\n\n".join(texts_of([path]))
        half = text[: len(text) // 2]
        grown, before = _grown(text), _grown(half)
        size, rest = max(1, size_of([text])), max(1, size_of([text]) - size_of([half]))
        rows[path.name] = {"all": round(grown / size, 1), "further": round((grown - before) / rest, 1)}
    text = "\n".join(f"{name:44} all {row['all']:6.1f}  further {row['further']:6.1f} bytes a byte" for name, row in rows.items())
    click.echo(json.dumps(rows, ensure_ascii=False, indent=1) if as_json else text)


def _grown(text: str) -> int:
    """The bytes that a process of its own grows by while it parses a text."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "page.txt"
        file.write_text(text, "utf-8")
        said = subprocess.run([sys.executable, "-c", _PEAK, str(file)], check=True, capture_output=True).stdout  # noqa: S603
    return int(said) * 1024


def child(words: list[str], kept: str) -> dict[str, float]:
    """CPU seconds and the most memory of a process of its own; ``kept`` is the folder of what is kept between starts."""
    with subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, *words], stdout=subprocess.DEVNULL, env=_environment(kept)
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise click.ClickException(f"{' '.join(words)}: ended with {process.returncode}")
    return {"cpu_seconds": round(used.ru_utime + used.ru_stime, 3), "megabytes": used.ru_maxrss / 1024}


def _environment(kept: str) -> dict[str, str]:
    """Modules are compiled once, as on the machine of any user."""
    out = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**out, "VNPLAN_CACHE": kept}
