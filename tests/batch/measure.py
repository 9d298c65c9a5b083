"""The full measurements of batch; figures for the machine they run on, never a test.

``python -m tests.batch.measure speed|memory|kill|hostile|gold [--count N] [--kills N]``; each prints one line a figure.
"""

import json
import os
import random
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import click
import psutil

from tests.batch.support import command, quarantine, result
from tests.batch.test_bad_pages import hostile
from vnplan.batch.convert import convert
from vnplan.batch.synth import pages
from vnplan.batch.synth_write import write
from vnplan.export.facts import facts
from vnplan.pipeline import parse

FORMS = ("pages", "pages.jsonl.zst", "pages.parquet", "pages.warc.gz")


@click.group()
def measure() -> None:
    """Measure batch on a synthetic archive."""


@measure.command()
@click.option("--count", default=20_000)
@click.option("--form", "forms", multiple=True, default=FORMS)
def speed(count: int, forms: tuple[str, ...]) -> None:
    """Rates with one worker and two, peak memory of each process, and what batch adds to bare ``parse``."""
    root = Path(tempfile.mkdtemp())
    made = list(pages(min(count, 1000)))
    began = time.process_time()
    for page in made:
        _parse_quietly(page.content, page.name)
    bare = len(made) / (time.process_time() - began)
    click.echo(f"bare parse: {bare:.1f} pages a CPU second ({len(made)} pages)")
    for form in forms:
        write(count, 0, root / form)
        rates = {}
        for workers in (1, 2):
            out = root / f"out-{form}-{workers}"
            spent, cpu, peaks = _watched("batch", root / form, "--out", out, "-j", str(workers), "--quiet")
            rates[workers] = count / spent
            click.echo(
                f"{form}, {workers} workers: {count / spent:.1f} pages/s, {count / cpu:.1f} pages a CPU second,"
                f" batch adds {100 * (cpu * bare / count - 1):.1f} % CPU, peak MB of each process {peaks}"
            )
            shutil.rmtree(out)
        click.echo(f"{form}: two workers are {rates[2] / rates[1]:.2f} times as fast as one")
    shutil.rmtree(root)


def _parse_quietly(content: bytes, name: str) -> Any:  # noqa: ANN401 - a document or nothing
    try:
        return parse(content, name=name)
    except Exception:  # noqa: BLE001 - broken pages are part of the archive
        return None


def _watched(*words: Path | str) -> tuple[float, float, list[int]]:
    """Seconds, CPU seconds of all processes, and the peak of each in megabytes."""
    began, before = time.monotonic(), os.times()
    going = command(*words)
    peaks: dict[int, int] = {}
    while going.poll() is None:
        for process in _family(going.pid):
            with_memory = _resident(process)
            peaks[process.pid] = max(peaks.get(process.pid, 0), with_memory)
        time.sleep(0.2)
    going.communicate()
    after = os.times()
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return time.monotonic() - began, cpu, sorted(peaks.values())


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
@click.option("--count", default=20_000)
def memory(count: int) -> None:
    """The memory of the busiest worker over a run: the mean of its first and of its last tenth."""
    root = Path(tempfile.mkdtemp())
    write(count, 0, root / "pages.jsonl.zst")
    going = command("batch", root / "pages.jsonl.zst", "--out", root / "out", "-j", "2", "--quiet")
    samples: dict[int, list[int]] = {}
    while going.poll() is None:
        for process in _family(going.pid):
            samples.setdefault(process.pid, []).append(_resident(process))
        time.sleep(0.5)
    going.communicate()
    for pid, found in samples.items():
        # The first seconds load rules and the model, the last are the parent's final step.
        seen = found[20:]
        tenth = max(len(seen) // 10, 1)
        first, last = sum(seen[:tenth]) / tenth, sum(seen[-tenth:]) / tenth
        name = "parent" if pid == going.pid else "worker"
        change = 100 * (last / first - 1)
        click.echo(f"{name}: first tenth {first:.0f} MB, last tenth {last:.0f} MB ({change:+.1f} %), peak {max(found)} MB")
    shutil.rmtree(root)


@measure.command()
@click.option("--count", default=2000)
@click.option("--kills", default=20)
@click.option("--seed", default=0)
def kill(count: int, kills: int, seed: int) -> None:
    """Kill the process group at random moments, go on, and compare with an undisturbed run."""
    root, rng = Path(tempfile.mkdtemp()), random.Random(seed)  # noqa: S311 - moments, not secrets
    write(count, 0, root / "pages.jsonl.zst")
    words = ("batch", root / "pages.jsonl.zst", "-j", "2", "--shard-records", "20", "--quiet", "--out")
    spent, *_ = _watched(*words, root / "whole")
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
    words = ("--parser", "tests.batch.stages:parse", "--time-limit", "5", "-j", "2", "--sink", "parquet", "--quiet")
    spent, _, peaks = _watched("batch", root / "pages", "--out", root / "out", *words)
    lines = [json.loads(line) for line in (root / "out" / "duplicates.jsonl").open()]
    converted = {Path(line["source"]).name for line in lines}
    reasons = Counter(entry["reason"] for entry in quarantine(root / "out"))
    click.echo(
        f"{good} good and {bad} hostile pages: {spent:.0f} s, good ones missing: {len(gold - converted)},"
        f" in quarantine {dict(reasons)}, peak MB {peaks}"
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
