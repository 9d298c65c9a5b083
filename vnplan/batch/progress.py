"""Showing how a run goes: a bar in a terminal, lines elsewhere, nothing when asked."""

import sys
import time
from typing import Any, Self

import click

from vnplan.batch.shards import ShardReport

_EVERY = 10.0


class Progress:
    """Counts records, those of shards that are not done too; used as a context manager."""

    def __init__(self, records: int, done: int, quarantined: int, *, quiet: bool = False) -> None:
        self._records, self._done, self._first = records, done, done
        self._quarantined = quarantined
        self._quiet = quiet
        self._going: dict[int, int] = {}
        self._bar: Any = None
        self._task: Any = None
        self._began = self._said = time.monotonic()

    def __enter__(self) -> Self:
        if not self._quiet and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (
                TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
                TimeRemainingColumn(), TextColumn("{task.fields[aside]}"),
            )  # fmt: skip
            self._bar = Progress(*columns, console=Console(stderr=True))
            self._task = self._bar.add_task("pages", total=self._records, completed=self._done, rate="", aside="")
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def beat(self, shard: int, at: int) -> None:
        """A worker begins the record ``at`` of a shard: as many before it are converted, and not yet committed."""
        if at > self._going.get(shard, 0):
            self._going[shard] = at
            self._say()

    def add(self, report: ShardReport) -> None:
        """A shard is done."""
        self._going.pop(report.shard, None)
        self._done += report.records
        self._quarantined += report.quarantined
        self._say()

    def _say(self) -> None:
        now = time.monotonic()
        done = self._done + sum(tuple(self._going.values()))
        rate = (done - self._first) / max(now - self._began, 1e-9)
        aside = f"{self._quarantined:,} in quarantine"
        if self._bar is not None:
            self._bar.update(self._task, completed=done, rate=f"{rate:,.0f}/s", aside=aside)
        elif not self._quiet and (now - self._said >= _EVERY or self._done >= self._records):
            self._said = now
            left = max(self._records - done, 0) / max(rate, 1e-9)
            percent = 100 * done / max(self._records, 1)
            click.echo(
                f"{done:,} of {self._records:,} pages ({percent:.0f} %), {rate:,.0f}/s, {left:,.0f} s left, {aside}", err=True
            )
