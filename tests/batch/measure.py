"""The full measurements of batch; figures for the machine they run on, never a test.

``python -m tests.batch.measure speed|kill|hostile|gold [--count N] [--kills N]``; each prints one line a figure.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import psutil

from tests.batch.support import ROOT, command, quarantine, records, result
from tests.batch.test_bad_pages import hostile
from vnplan.batch.convert import convert
from vnplan.batch.synth import pages
from vnplan.batch.synth_write import write
from vnplan.errors import UnreadableError
from vnplan.export.facts import facts
from vnplan.pipeline import parse

FORMS = ("pages", "pages.jsonl.zst", "pages.parquet", "pages.warc.gz")
# Samples in which a process loads rules and model, and those in which it ends.
_STARTING, _ENDING = 10, 4


@click.group()
def measure() -> None:
    """Measure batch on a synthetic archive."""


@measure.command()
@click.option("--count", default=20_000)
@click.option("--form", "forms", multiple=True, default=FORMS)
@click.option("--rounds", default=1)
def speed(count: int, forms: tuple[str, ...], rounds: int) -> None:
    """Rates with one worker and two beside a bare loop over the same pages, and the memory of each process.

    The three take turns, since a machine is seldom as fast in one minute as in the next.
    """
    root = Path(tempfile.mkdtemp())
    for form in forms:
        write(count, 0, root / form)
        spent: dict[str, list[float]] = {}
        for number in range(rounds):
            for name, words in _runs(root / form, root / f"out-{number}"):
                going = _watched(name, words)
                spent.setdefault(name, []).append(going.seconds)
                click.echo(f"{form}, {name}: {count / going.seconds:.1f} pages/s, {going.cpu:.0f} CPU seconds; {going.memory()}")
        bare, one, two = (sum(seconds) for seconds in spent.values())
        click.echo(f"{form}: batch adds {100 * (one / bare - 1):.1f} %; two workers are {one / two:.2f} times as fast as one")
    shutil.rmtree(root)


def _runs(source: Path, out: Path) -> Iterator[tuple[str, list[str]]]:
    yield "bare loop", [sys.executable, "-m", "tests.batch.measure", "bare", str(source)]
    for workers in ("1", "2"):
        yield f"{workers} workers", _batch(source, "--out", out, "-j", workers)
        shutil.rmtree(out)


def _batch(*words: Path | str) -> list[str]:
    return [sys.executable, "-m", "vnplan", "batch", *map(str, words), "--quiet"]


@measure.command()
@click.argument("source")
def bare(source: str) -> None:
    """Parse every page of a source, and no more."""
    for record in records(source):
        with suppress(UnreadableError):
            parse(record.content, url=record.url, published=record.date, name=record.source)


@dataclass
class Watched:
    """What a run took: seconds, CPU seconds of all its processes, megabytes of each at every half second."""

    seconds: float
    cpu: float
    held: dict[str, list[int]]

    def memory(self) -> str:
        """Peak of each process, and how the last tenth of its life differs from the first, start and end left out."""
        return ", ".join(f"{name} peak {max(found)} MB ({_growth(found)})" for name, found in self.held.items())


def _growth(found: list[int]) -> str:
    seen = found[_STARTING:-_ENDING]
    if len(seen) < _STARTING:
        return "short"
    tenth = max(len(seen) // 10, 1)
    first, last = sum(seen[:tenth]) / tenth, sum(seen[-tenth:]) / tenth
    return f"first tenth {first:.0f}, last {last:.0f}, {100 * (last / first - 1):+.1f} %"


def _watched(name: str, words: list[str]) -> Watched:
    began, before = time.monotonic(), os.times()
    going = subprocess.Popen(words, cwd=ROOT)
    held: dict[str, list[int]] = {}
    while going.poll() is None:
        for process in _family(going.pid):
            about = name if process.pid == going.pid else f"worker {process.pid}"
            held.setdefault(about, []).append(_resident(process))
        time.sleep(0.5)
    after = os.times()
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return Watched(time.monotonic() - began, cpu, held)


def _family(pid: int) -> list[psutil.Process]:
    try:
        parent = psutil.Process(pid)
        return [parent, *parent.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss) >> 20
    except psutil.NoSuchProcess:
        return 0


@measure.command()
@click.option("--count", default=2000)
@click.option("--kills", default=20)
@click.option("--seed", default=0)
def kill(count: int, kills: int, seed: int) -> None:
    """Kill the process group at random moments, go on, and compare with an undisturbed run."""
    root, rng = Path(tempfile.mkdtemp()), random.Random(seed)  # noqa: S311 - moments, not secrets
    write(count, 0, root / "pages.jsonl.zst")
    words = ("batch", root / "pages.jsonl.zst", "-j", "2", "--shard-records", "20", "--quiet", "--out")
    spent = _watched("whole", _batch(*words[1:], root / "whole")).seconds
    done = 0
    while done < kills:
        going = command(*words, root / "killed")
        threading.Event().wait(rng.uniform(0.2, max(2.0, spent / kills * 2)))
        if going.poll() is not None:
            shutil.rmtree(root / "killed")
            continue
        os.killpg(going.pid, signal.SIGKILL)
        going.communicate()
        done += 1
    last = command(*words, root / "killed")
    last.communicate()
    same = result(root / "killed") == result(root / "whole")
    click.echo(f"{count} pages, {kills} kills: the same bytes: {same}, {len(result(root / 'whole'))} files")
    shutil.rmtree(root)
    sys.exit(not same)


@measure.command(name="hostile")
@click.option("--good", default=5000)
@click.option("--bad", default=1000)
def hostile_pages(good: int, bad: int) -> None:
    """Hostile pages among good ones."""
    root, rng = Path(tempfile.mkdtemp()), random.Random(0)  # noqa: S311 - pages, not secrets
    write(good, 0, root / "pages")
    gold = {json.loads(line)["source"] for line in (root / "pages.gold.jsonl").open() if json.loads(line)["document"]}
    for number in range(bad // 10):
        hostile(root / "pages", number, rng)
    words = ("--parser", "tests.batch.stages:parse", "--time-limit", "5", "-j", "2", "--sink", "parquet")
    going = _watched("parent", _batch(root / "pages", "--out", root / "out", *words))
    lines = [json.loads(line) for line in (root / "out" / "duplicates.jsonl").open()]
    converted = {Path(line["source"]).name for line in lines}
    reasons = Counter(entry["reason"] for entry in quarantine(root / "out"))
    click.echo(
        f"{good} good and {bad} hostile pages: {going.seconds:.0f} s, good ones missing: {len(gold - converted)},"
        f" in quarantine {dict(reasons)}; {going.memory()}"
    )
    shutil.rmtree(root)


@measure.command()
@click.option("--count", default=2000)
def gold(count: int) -> None:
    """Precision and recall of the facts over synthetic pages, clean, misread and in old encodings."""
    tallies: dict[str, Counter[str]] = {}
    made = [page for page in pages(count) if page.gold]
    for outcome, page in zip(convert([page.content for page in made], workers=2), made, strict=True):
        found = facts(outcome.document) if outcome.document else {}
        tally = tallies.setdefault(page.about["breakage"], Counter())
        for area, keys in AREAS.items():
            wanted = Counter(_key(row, keys) for row in _rows(page.gold or {}, area))
            there = Counter(_key(row, keys) for row in _rows(found, area))
            tally[f"{area} right"] += sum((wanted & there).values())
            tally[f"{area} wanted"] += sum(wanted.values())
            tally[f"{area} found"] += sum(there.values())
    for kind, tally in sorted(tallies.items()):
        for area in AREAS:
            right, wanted_, found_ = (tally[f"{area} {what}"] for what in ("right", "wanted", "found"))
            click.echo(f"{kind:8} {area:12} P {right / max(found_, 1):.3f} R {right / max(wanted_, 1):.3f} ({wanted_})")


AREAS = {
    "document": ("kind", "number", "date", "issuer", "title"),
    "outline": ("label", "heading", "bullets"),
    "citations": ("kind", "number", "date", "issuer", "at"),
    "deadlines": ("start", "end", "relation", "recurs", "at"),
    "assignments": ("at", "lead", "coordinating"),
}


def _rows(said: dict[str, Any], area: str) -> list[dict[str, Any]]:
    found: Any = said.get(area) or []
    return [found] if isinstance(found, dict) else found


def _key(row: dict[str, Any], keys: tuple[str, ...]) -> str:
    return json.dumps([row[key] for key in keys], ensure_ascii=False).casefold()


if __name__ == "__main__":
    measure()
