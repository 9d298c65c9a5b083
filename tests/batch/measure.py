"""The full measurements of batch; figures for the machine they run on, never a test.

``python -m tests.batch.measure speed|kill|changes|disk|cluster|hostile|gold [--count N] [--kills N]``; each prints
one line a figure.
"""

import json
import os
import random
import shlex
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

from tests.batch.support import AREAS, ROOT, command, documents, fact, facts_of, folder, plan_text, quarantine, records, result
from tests.batch.test_bad_pages import hostile, ordered
from vnplan.batch.convert import convert
from vnplan.batch.synth import pages
from vnplan.batch.synth_write import write
from vnplan.batch.verify import verify
from vnplan.errors import UnreadableError
from vnplan.export.facts import facts
from vnplan.pipeline import parse

FORMS = ("pages", "pages.jsonl.zst", "pages.parquet", "pages.warc.gz")
SHARDS = ("--shard-records", "20", "--quiet")
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
        yield f"{workers} workers", _batch(source, "--out", out, "-j", workers, "--quiet")
        shutil.rmtree(out)


def _batch(*words: Path | str) -> list[str]:
    return [sys.executable, "-m", "vnplan", "batch", *map(str, words)]


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
    root, rng, words = _undisturbed(count), random.Random(seed), ("-j", "2", *SHARDS)  # noqa: S311 - moments, not secrets
    done, steps = 0, []
    while done < kills:
        going = command("batch", root / "pages.jsonl.zst", *words, "--out", root / "killed")
        threading.Event().wait(rng.uniform(0.2, 4.0))
        if going.poll() is None:
            os.killpg(going.pid, signal.SIGKILL)
            done += 1
        going.communicate()
        steps.append(len(list((root / "killed").glob("shards/*.json"))))
        if going.returncode == 0:
            shutil.rmtree(root / "killed")
    command("batch", root / "pages.jsonl.zst", *words, "--out", root / "killed").communicate()
    click.echo(f"{count} pages, {kills} kills, shards done at each: {steps}")
    _compare(root, "killed")


@measure.command()
@click.option("--count", default=120)
@click.option("--kills", default=30)
@click.option("--seed", default=0)
def changes(count: int, kills: int, seed: int) -> None:
    """Kill a run at random moments, change pages at every third, go on with ``--update``; compare with a run of what is there."""
    root, rng = Path(tempfile.mkdtemp()), random.Random(seed)  # noqa: S311 - moments, not secrets
    kept, out = folder(root / "pages", count), root / "killed"
    words = ("batch", kept, "-j", "2", "--shard-records", "5", "--no-facts", "--repair", "off", "--quiet", "--update", "--out")
    done = changed = finished = 0
    while done < kills:
        going = command(*words, out)
        threading.Event().wait(rng.uniform(0.5, 6.0))
        if going.poll() is None:
            os.killpg(going.pid, signal.SIGKILL)
            done += 1
        finished += going.wait() == 0
        going.communicate()
        if done % 3 == 0 or going.returncode == 0:
            changed += 3
            there = sorted(kept.rglob("*.txt"))
            rng.choice(there).unlink()
            rng.choice(sorted(kept.rglob("*.txt"))).write_text(plan_text(10_000 + changed), "utf-8")
            (kept / "0" / f"new{changed}.txt").write_text(plan_text(20_000 + changed), "utf-8")
    codes = [command(*words, where).wait() for where in (out, root / "fresh")]
    same = _texts(out) == _texts(root / "fresh")
    click.echo(f"{count} pages, {done} kills, {changed} changes, {finished} runs ended before they were killed")
    click.echo(f"exit codes {codes}, the same documents: {same}, faults: {verify(str(out))}")


def _texts(out: Path) -> list[tuple[str, str]]:
    return sorted((line["source"], line["document"]["source"]["text"]) for line in documents(out))


@measure.command()
@click.option("--count", default=2000)
def disk(count: int) -> None:
    """Let a small disk run full again and again, each time giving it somewhat more room (needs user namespaces)."""
    root = _undisturbed(count)
    (root / "disk").mkdir()
    run = shlex.join([*_batch(root / "pages.jsonl.zst", "-j", "2", *SHARDS), "--out", str(root / "disk" / "out")])
    sizes = " ".join(f"{size}k" for size in (64, 256, 700, 1500, 3000, 5000, 8000, 200_000))
    script = (
        f"mount -t tmpfs -o size=32k none {root}/disk; for size in {sizes}; do mount -o remount,size=$size {root}/disk;"
        f" {run}; echo $size: exit $?; done; cp -r {root}/disk/out {root}/full"
    )
    subprocess.run(["unshare", "-rm", "sh", "-c", script], cwd=ROOT, check=True)
    _compare(root, "full")


@measure.command()
@click.option("--count", default=2000)
@click.option("--kills", default=5)
def cluster(count: int, kills: int) -> None:
    """Kill Dask workers while they are at work, and compare with an undisturbed run."""
    import distributed

    root, rng = _undisturbed(count), random.Random(0)  # noqa: S311 - moments, not secrets
    local: Any = distributed.LocalCluster
    with local(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as there:
        words = ("--engine", "dask", "--scheduler", there.scheduler_address, *SHARDS)
        going = command("batch", root / "pages.jsonl.zst", *words, "--out", root / "dask")
        killed = 0
        while going.poll() is None:
            threading.Event().wait(rng.uniform(2.0, 4.0))
            if killed < kills and going.poll() is None:
                os.kill(rng.choice(list(there.workers.values())).pid, signal.SIGKILL)
                killed += 1
        click.echo(f"{count} pages, {killed} Dask workers killed, exit code {going.returncode}: {going.communicate()[1][-500:]}")
    _compare(root, "dask")


def _undisturbed(count: int) -> Path:
    """A folder with an archive and what an undisturbed run makes of it."""
    root = Path(tempfile.mkdtemp())
    write(count, 0, root / "pages.jsonl.zst")
    subprocess.run([*_batch(root / "pages.jsonl.zst", "-j", "2", *SHARDS), "--out", root / "whole"], cwd=ROOT, check=True)
    return root


def _compare(root: Path, name: str) -> None:
    whole, other = result(root / "whole"), result(root / name)
    lines = [json.loads(line)["source"] for line in (root / name / "duplicates.jsonl").open()]
    click.echo(f"the same bytes: {whole == other} ({len(whole)} files); {len(lines)} records, {len(set(lines))} different")
    shutil.rmtree(root)
    sys.exit(whole != other)


@measure.command(name="hostile")
@click.option("--good", default=5000)
@click.option("--bad", default=1000)
def hostile_pages(good: int, bad: int) -> None:
    """Hostile pages among good ones."""
    root = Path(tempfile.mkdtemp())
    write(good, 0, root / "pages")
    gold = {json.loads(line)["source"] for line in (root / "pages.gold.jsonl").open() if json.loads(line)["document"]}
    hostile(root / "pages", bad // 10)
    ordered(root / "pages", "sleep", "exit")
    (root / "pages" / "fifty.html").write_bytes(b"<div>" * 10_000_000)
    words = ("--parser", "tests.batch.stages:parse", "--time-limit", "5", "-j", "2", "--sink", "parquet", "--quiet")
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
            wanted = Counter(fact(row, keys) for row in facts_of(page.gold or {}, area))
            there = Counter(fact(row, keys) for row in facts_of(found, area))
            tally[f"{area} right"] += sum((wanted & there).values())
            tally[f"{area} wanted"] += sum(wanted.values())
            tally[f"{area} found"] += sum(there.values())
    for kind, tally in sorted(tallies.items()):
        for area in AREAS:
            right, wanted_, found_ = (tally[f"{area} {what}"] for what in ("right", "wanted", "found"))
            click.echo(f"{kind:8} {area:12} P {right / max(found_, 1):.3f} R {right / max(wanted_, 1):.3f} ({wanted_})")


if __name__ == "__main__":
    measure()
